"""Eleventy says where it writes the templates of random sites, or that two have one place."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

from judges import needs_package, node
from made_sites import address, outputs, post, write

SITES = 60
_NAMES = ("tea", "Tea", "boat house", "v1.2", "2024-01-07-regatta", "2023-01-07-regatta", "index")
_PERMALINKS = (
    *("/posts/{{ page.fileSlug }}/", "/b/{{page.filePathStem}}.html", "{{ page.filePathStem }}/"),
    *(
        "/x/{{ title | slugify }}/",
        "/{{ title }}/index.html",
        "/tea/",
        "/tea.html",
        "tea/index.html",
    ),
)
_ELEVENTY = """import { Eleventy } from "@11ty/eleventy"; import fs from "fs";
const folders = JSON.parse(fs.readFileSync(0, "utf8")), print = console.log, found = [];
console.log = console.error = console.warn = () => {};
for (const folder of folders) {
  process.chdir(folder);
  const made = new Eleventy(undefined, undefined, { configPath: "eleventy.config.js" });
  try { found.push((await made.toJSON()).map(page => [page.inputPath, page.outputPath])) }
  catch (error) { found.push(String(error.message)) } }
print(JSON.stringify(found));"""


def _site(random: Random) -> dict[str, str]:
    files = {
        "eleventy.config.js": 'export default () => ({ dir: { input: "src", output: "_site" } });',
        "package.json": '{"type": "module", "dependencies": {"@11ty/eleventy": "3"}}',
        "src/_includes/page.njk": random.choice(("", "---\npermalink: /all/\n---\n")),
    }
    for name in ("posts/posts.json", "posts/sub/sub.11tydata.json", "src.json"):
        if random.random() < 0.2:
            files[f"src/{name}"] = json.dumps({"permalink": random.choice(_PERMALINKS)})
    if random.random() < 0.2:
        files["src/notes/notes.11tydata.js"] = (
            'export default { permalink: "/notes/{{ page.fileSlug }}/" };'
        )
    for _ in range(random.randint(3, 8)):
        folder = random.choice(
            ("", "posts/", "posts/", "posts/sub/", "notes/", "notes/2024-02-02-day/")
        )
        suffix = random.choice((".md", ".md", ".njk", ".liquid", ".html"))
        told: dict[str, object] = {"title": random.choice(("Tea", "Boat House", "tea"))}
        if random.random() < 0.25:
            told["permalink"] = random.choice((*_PERMALINKS, False))
        if random.random() < 0.15:
            told["layout"] = "page.njk"
        files[f"src/{folder}{random.choice(_NAMES)}{suffix}"] = post(told)
    return files


@needs_package("@11ty/eleventy")
def test_templates_are_where_eleventy_writes_them(tmp_path: Path) -> None:
    sites = [_site(Random(seed)) for seed in range(SITES)]
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
