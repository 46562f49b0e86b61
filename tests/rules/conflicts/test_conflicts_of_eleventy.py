"""Eleventy stops where two templates have one place, and names them; postlint tells them as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random

from judges import needs_package, node
from made_sites import write
from random_sites.eleventy import random_site
from random_sites.verdict import MANY, Verdict, hold, told

_ELEVENTY = """import { Eleventy } from "@11ty/eleventy"; import fs from "fs";
const folders = JSON.parse(fs.readFileSync(0, "utf8")), print = console.log, found = [];
console.log = console.error = console.warn = () => {};
for (const folder of folders) {
  process.chdir(folder);
  const made = new Eleventy(undefined, undefined, { configPath: "eleventy.config.js" });
  try { await made.toJSON(); found.push("") }
  catch (error) { found.push(String(error.message)) } }
print(JSON.stringify(found));"""
_INPUT = re.compile(r"\./(src/.+?\.\w+)(?=[`\"',\s]|$)", re.MULTILINE)


def _verdict(root: Path, answer: str) -> Verdict:
    """It names the files of the first conflict that it meets, so that others are not judged."""
    said = told(root, "duplicate-url")
    if not answer:
        return Verdict([], [], [f"{one}" for one in said])
    named = frozenset(_INPUT.findall(answer))
    assert len(named) > 1, answer
    is_told = any(named <= one.posts for one in said)
    return Verdict([answer] if is_told else [], [] if is_told else [answer], [])


def _verdicts(root: Path, sites: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Verdict]]:
    folders = [write(root / name, files) for name, files in sites.items()]
    answers = node(_ELEVENTY, [str(folder) for folder in folders])
    return [
        (folder.name, _verdict(folder, answer))
        for folder, answer in zip(folders, answers, strict=True)
    ]


@needs_package("@11ty/eleventy")
def test_templates_that_eleventy_stops_at(tmp_path: Path) -> None:
    seeds = range(1000, 1000 + int(MANY or 40))
    sites = {f"{seed}": random_site(Random(seed)) for seed in seeds}
    hold(_verdicts(tmp_path, sites), least=len(seeds) // 8)
