# Reads each post as Jekyll does, with all that its address and Liquid ask of it.
require "fileutils"
require "jekyll"
require "json"
require "tmpdir"

class Log
  attr_accessor :level, :errors

  def initialize
    @errors = []
  end

  %i[debug info warn error].each do |level|
    define_method(level) { |said = nil, &made| @errors << (said || made.call).to_s if level == :error }
  end
end

def verdict(site, path, log)
  log.errors.clear
  post = Jekyll::Document.new(path, :site => site, :collection => site.posts)
  post.read
  post.to_liquid
  post.url
  log.errors.first
rescue StandardError => e
  e.message
end

Dir.mktmpdir do |folder|
  FileUtils.mkdir_p("#{folder}/_posts")
  site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "timezone" => "UTC"))
  Jekyll.logger = log = Log.new
  path = "#{folder}/_posts/2024-05-05-post.md"
  answers = JSON.parse(STDIN.read).map do |text|
    File.binwrite(path, text)
    verdict(site, path, log)&.scrub
  end
  puts JSON.generate(answers)
end
