"""Jekyll itself says where it writes the posts of random sites."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from judges import needs_gem, ruby
from made_sites import address, outputs, write
from random_sites.jekyll import random_site

SITES = 40
_JEKYLL = """require 'json'; require 'jekyll'
Jekyll.logger.log_level = :error
puts JSON.generate(JSON.parse(STDIN.read).map { |dir|
  ENV['TZ'] = 'UTC'
  site = Jekyll::Site.new(Jekyll.configuration('source' => dir, 'destination' => dir + '/_site',
                                               'quiet' => true))
  site.time = Time.utc(2026, 1, 1)
  site.reset; site.read
  (site.pages + site.docs_to_write).map { |page|
    [page.path.sub(dir + '/', ''), page.destination(site.dest).sub(site.dest + '/', '')] }.to_h })"""


@needs_gem("jekyll")
def test_pages_are_where_jekyll_writes_them(tmp_path: Path) -> None:
    sites = [random_site(Random(seed)) for seed in range(SITES)]
    folders = [write(tmp_path / str(seed), files) for seed, files in enumerate(sites)]
    conflicts = 0
    for folder, files, written in zip(
        folders, sites, ruby(_JEKYLL, [str(folder) for folder in folders]), strict=True
    ):
        found = outputs(folder, {path: text for path, text in files.items() if "---" in text})
        expected = {path: address(written[path]) if path in written else None for path in found}
        unknown = {
            path for path, made in found.items() if made.address is None and written.get(path)
        }
        assert all(
            path.startswith("_notes/") for path in unknown
        )  # their date is that of the build
        assert {path: made.address for path, made in found.items() if path not in unknown} == {
            path: at for path, at in expected.items() if path not in unknown
        }
        conflicts += sum(count > 1 for count in Counter(written.values()).values())
    assert conflicts > 3
