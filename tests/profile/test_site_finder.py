"""The site of a folder is the same, whatever folders were asked about before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from postlint.profile.site import Site
from postlint.profile.site_finder import SiteFinder

FOLDERS = ["a", "a/docs", "a/docs/b", "a/docs/b/c", "a/content", "a/content/b", "a/_posts", "d"]
FOLDERS += ["d/e/f/g/h/i/j/k", "website", "docs", "docs/m", "docs/m/n", "d/content", "d/content/x"]
TOLD = {
    "hugo.toml": "",
    "_config.yml": "",
    "mkdocs.yml": "",
    "nanoc.yaml": "",
    "docusaurus.config.js": "export default { presets: [['x', { docs: { path: '../docs' } }]] }",
    "index.html": '<meta name="generator" content="Hugo 1">',
    ".git": "",
    "2024-01-02-a.md": "---\n---\n",
}
posts = st.tuples(st.sampled_from(FOLDERS), st.just("posts"))
files = st.tuples(st.sampled_from(["", *FOLDERS]), st.sampled_from(sorted(TOLD)))


def _told(site: Site) -> tuple[object, ...]:
    pages = site.pages and site.pages.folders
    return site.root, site.generator.name, site.other, site.because, pages


walked = sorted(["", *FOLDERS])


@given(st.lists(files | posts, max_size=5), st.just(walked) | st.permutations(walked))
def test_sites_do_not_depend_on_the_order(made: list[tuple[str, str]], order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as top:
        for folder in FOLDERS:
            Path(top, folder).mkdir(parents=True, exist_ok=True)
        for folder, name in made:
            for file, text in _files(name):
                Path(top, folder, file).write_text(text)
        walking = SiteFinder()
        for folder in order:
            at = os.path.join(top, folder).rstrip("/")
            alone = SiteFinder()
            assert _told(walking.site(at)) == _told(alone.site(at))
            assert walking.is_beside_site(at) == alone.is_beside_site(at)
            assert walking.made_by(at) == alone.made_by(at)


def _files(name: str) -> Iterator[tuple[str, str]]:
    if name != "posts":
        yield name, TOLD[name]
        return
    for number in range(4):
        yield f"{number}.md", "{{< ref >}}\n"
