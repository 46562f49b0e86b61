"""Jekyll's own warnings of conflicts, and its doctor's of case, for random sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from judges import needs_gem, ruby
from made_sites import address, write
from random_sites.jekyll import random_site
from random_sites.verdict import MANY, Verdict, hold, told

_JEKYLL = """require 'json'; require 'jekyll'
Jekyll.logger.log_level = :error
puts JSON.generate(JSON.parse(STDIN.read).map { |dir|
  ENV['TZ'] = 'UTC'
  site = Jekyll::Site.new(Jekyll.configuration('source' => dir, 'destination' => dir + '/_site',
                                               'quiet' => true))
  site.reset; site.read
  cut = lambda { |path| path.to_s.sub(dir + '/', '').sub('_site/', '') }
  one_place = Jekyll::Commands::Doctor.send(:destination_map, site)
  things = site.pages + site.docs_to_write
  in_another_case = things.group_by { |thing| thing.destination(site.dest).downcase }
  [one_place.map { |at, paths| [cut[at], paths.map(&cut)] },
   in_another_case.values.select { |same| same.map { |one| one.destination(site.dest) }.uniq[1] }
                  .map { |same| same.map { |thing| cut[thing.path] } }] })"""


def _verdict(root: Path, files: Mapping[str, str], judged: Sequence[Any]) -> Verdict:
    by_place, by_case = judged
    real = {frozenset(paths): address(at) for at, paths in by_place if len(paths) > 1} | {
        frozenset(paths): "in case alone" for paths in by_case
    }
    said = told(root, "duplicate-url")
    named = [one.posts for one in said]
    found: list[str] = []
    missed: list[str] = []
    for paths, at in real.items():
        posts = {path for path in paths if files.get(path, "").startswith("---")}
        is_told = any(posts <= each for each in named)
        (found if is_told else missed).append(f"{at}: {sorted(paths)}")
    invented = [f"{one}" for one in said if not any(one.posts <= posts for posts in real)]
    return Verdict(found, missed, invented)


def _verdicts(root: Path, sites: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Verdict]]:
    """What is said of sites, by their names; Jekyll reads all of them at once."""
    folders = [write(root / name, files) for name, files in sites.items()]
    answers = ruby(_JEKYLL, [str(folder) for folder in folders])
    return [
        (name, _verdict(root / name, files, answer))
        for (name, files), answer in zip(sites.items(), answers, strict=True)
    ]


@needs_gem("jekyll")
def test_conflicts_that_jekyll_warns_of(tmp_path: Path) -> None:
    seeds = range(1000, 1000 + int(MANY or 60))
    sites = {f"{seed}": random_site(Random(seed)) for seed in seeds}
    hold(_verdicts(tmp_path, sites), least=len(seeds) // 12)
