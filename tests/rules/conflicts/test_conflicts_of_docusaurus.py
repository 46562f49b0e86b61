"""The routes that Docusaurus loads, or that it stops where docs share an id, for random sites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from judges import GENERATORS, answer, needs_package
from made_sites import write
from random_sites.docusaurus import random_site
from random_sites.verdict import MANY, Verdict, hold, told

_DOCUSAURUS = """import fs from "fs"; import { createRequire } from "module";
const require = createRequire(process.cwd() + "/judge.js"), print = console.log, found = [];
console.log = console.error = console.warn = () => {};
const folders = JSON.parse(fs.readFileSync(0, "utf8"));
process.env.NODE_ENV = "production";
const { loadContext } = require("@docusaurus/core/lib/server/site");
const { loadPlugins } = require("@docusaurus/core/lib/server/plugins/plugins");
const leaves = routes => routes.flatMap(one => one.routes ? leaves(one.routes) : [one]);
for (const folder of folders) {
  try {
    const { routes } = await loadPlugins(await loadContext({ siteDir: folder }));
    found.push(leaves(routes).map(one => [one.path, one.metadata?.sourceFilePath ?? ""])) }
  catch (error) { found.push(String(error.message)) } }
print(JSON.stringify(found));"""
_DOCS_OF_AN_ID = re.compile(r"^- .* found in .* docs:\n((?: +- .*\n?)+)", re.MULTILINE)


def _verdict(root: Path, routes: Any) -> Verdict:
    said = told(root, "duplicate-url")
    if isinstance(routes, str):
        listed = [set(re.findall(r"- (\S.*)", one)) for one in _DOCS_OF_AN_ID.findall(routes)]
        assert listed, routes
        real = [{f"docs/{path.removeprefix('docs/')}" for path in each} for each in listed]
        said = [one for one in said if any(one.posts <= each for each in real)]
    else:
        by_path: defaultdict[str, list[str]] = defaultdict(list)
        for path, source in routes:
            by_path[path].append(source)
        real = [set(sources) - {""} for sources in by_path.values() if len(sources) > 1]
    found = [f"{posts}" for posts in real if any(posts <= one.posts for one in said)]
    missed = [f"{posts}" for posts in real if not any(posts <= one.posts for one in said)]
    invented = [f"{one}" for one in said if not any(one.posts <= posts for posts in real)]
    return Verdict(found, missed, invented)


def _verdicts(root: Path, sites: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Verdict]]:
    (root / "node_modules").symlink_to(GENERATORS / "node_modules")
    folders = [write(root / name, files) for name, files in sites.items()]
    command = ["node", "--input-type=module", "-e", _DOCUSAURUS]
    answers = answer(command, [str(folder) for folder in folders], GENERATORS)
    return [
        (folder.name, _verdict(folder, routes))
        for folder, routes in zip(folders, answers, strict=True)
    ]


@needs_package("@docusaurus/core", GENERATORS)
def test_routes_that_docusaurus_has_twice(tmp_path: Path) -> None:
    seeds = range(1000, 1000 + int(MANY or 20))
    sites = {f"{seed}": random_site(Random(seed)) for seed in seeds}
    hold(_verdicts(tmp_path, sites), least=len(seeds) // 4)
