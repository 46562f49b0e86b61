# What Jekyll reads in the front matter of posts: dates as milliseconds, null where it refuses.
require "jekyll"
require "json"
require "tempfile"

def plain(value)
  case value
  when Time, DateTime then { :milliseconds => (value.to_time.to_f * 1000).round }
  when Date then { :milliseconds => Time.utc(value.year, value.month, value.day).to_i * 1000 }
  when Hash then value.to_h { |key, held| [key.to_s, plain(held)] }
  when Array then value.map { |held| plain(held) }
  when Float then value.finite? ? value : value.to_s
  when String then value.scrub
  else value
  end
end

def read(text)
  file = Tempfile.new("post")
  File.binwrite(file.path, text)
  found = Jekyll::Document::YAML_FRONT_MATTER_REGEXP.match(File.read(file.path, :encoding => "bom|utf-8"))
  found ? plain(Jekyll::Utils.safe_load_yaml(found[1]) || {}) : {}
rescue StandardError
  nil
end

ENV["TZ"] = "UTC"
puts JSON.generate(JSON.parse($stdin.read)["posts"].map { |text| read(text) })
