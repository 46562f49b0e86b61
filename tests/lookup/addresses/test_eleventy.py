"""Eleventy says where it writes the templates of random sites, or that two have one place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from judges import needs_package, node
from made_sites import address, outputs, post, write
from random_sites.eleventy import random_site

SITES = 60
_ELEVENTY = """import { Eleventy } from "@11ty/eleventy"; import fs from "fs";
const folders = JSON.parse(fs.readFileSync(0, "utf8")), print = console.log, found = [];
console.log = console.error = console.warn = () => {};
for (const folder of folders) {
  process.chdir(folder);
  const made = new Eleventy(undefined, undefined, { configPath: "eleventy.config.js" });
  try { found.push((await made.toJSON()).map(page => [page.inputPath, page.outputPath])) }
  catch (error) { found.push(String(error.message)) } }
print(JSON.stringify(found));"""


@needs_package("@11ty/eleventy")
def test_templates_are_where_eleventy_writes_them(tmp_path: Path) -> None:
    sites = [random_site(Random(seed)) for seed in range(SITES)]
    folders = [write(tmp_path / str(seed), files) for seed, files in enumerate(sites)]
    conflicts = unknown = 0
    answers = node(_ELEVENTY, [str(folder) for folder in folders])
    for folder, files, answer in zip(folders, sites, answers, strict=True):
        templates = {path: text for path, text in files.items() if text.startswith("---\ntitle")}
        made = outputs(folder, templates)
        claims = Counter(one.address or one.identity for one in made.values())
        claims.pop(None, None)
        is_told = any(count > 1 for count in claims.values())
        if isinstance(answer, str):
            assert "conflict" in answer.lower()
            conflicts += is_told
            continue
        assert not is_told
        written = {path.removeprefix("./"): at and address(at[8:]) for path, at in answer}
        for path, one in made.items():
            if one.address is None and written.get(path):
                unknown += 1
            else:
                assert one.address == (written.get(path) or None)
    assert conflicts > 5
    assert unknown < SITES


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"src/_includes/a.njk": "---\npermalink: /all/\n---\n"}, "/all/"),
        (
            {"src/_includes/a.njk": "---\nlayout: b\n---\n", "src/_includes/b.njk": "permalink"},
            None,
        ),
        (
            {
                "src/_includes/a.njk": "---\nlayout: b\n---\n",
                "src/_includes/b.njk": "---\npermalink: /b/{{ page.fileSlug }}/\n---\n",
            },
            "/b/lid/",
        ),
        ({"src/_includes/a.njk": ""}, "/pots/lid/"),
        (
            {
                "src/_includes/a.njk": "---\npermalink: /all/\n---\n",
                "src/pots/pots.json": '{"permalink": "/pot/{{ page.fileSlug }}/"}',
            },
            "/pot/lid/",
        ),
    ],
)
def test_what_a_layout_says_of_an_address(
    tmp_path: Path, files: dict[str, str], expected: str | None
) -> None:
    config = {"eleventy.config.js": 'export default () => ({ dir: { input: "src" } });'}
    told = {"src/pots/lid.md": post({"title": "Lid", "layout": "a"})}
    by_folder = {"src/pots/rim.md": post({"title": "Rim"}), "src/pots/pots.json": '{"layout": "a"}'}
    made = outputs(write(tmp_path / "own", {**config, **told, **files}), told)
    assert made["src/pots/lid.md"].address == expected
    if "src/pots/pots.json" not in files:
        other = outputs(write(tmp_path / "folder", {**config, **by_folder, **files}), by_folder)
        address = expected and expected.replace("lid", "rim")
        assert other["src/pots/rim.md"].address == address
