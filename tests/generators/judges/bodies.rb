# Renders Markdown as Jekyll does.
require "jekyll"
require "json"
require "tmpdir"

Dir.mktmpdir do |folder|
  site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "quiet" => true))
  markdown = site.find_converter_instance(Jekyll::Converters::Markdown)
  puts JSON.generate(JSON.parse($stdin.read)["posts"].map { |text| markdown.convert(text) })
end
