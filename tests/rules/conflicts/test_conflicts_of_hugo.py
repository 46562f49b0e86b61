"""The real Hugo loses posts, pages and old addresses of random sites, and postlint tells which.

Hugo warns of few of them. So a post is lost where no page of the output says that it was made of it,
and each post with old addresses is built alone, to see which files it writes for them.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import basename, dirname
from random import Random
from shutil import rmtree

from hugo_site import HUGO, needs_hugo
from made_sites import address, write
from random_sites.hugo import random_site
from random_sites.verdict import MANY, Told, Verdict, hold, told

_WARNED = re.compile(r"([^,\s][^,\n]*?) \(\d+\)")
_REDIRECT = 'http-equiv="refresh"'
_LISTS = ("section", "taxonomy", "term", "home")


def _built(root: Path, *flags: str, **settings: object) -> tuple[dict[str, str], set[str]]:
    """The files of a site's output with what is in them, and those that are said to be written
    more than once, by addresses.
    """
    config = json.loads((root / "hugo.json").read_text("utf-8")) | settings
    (root / "judged.json").write_text(json.dumps(config), "utf-8")
    public = root / "public"
    command = [str(HUGO), "-s", str(root), "-d", str(public), "--config", "judged.json", *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    files = {
        address(path.relative_to(public).as_posix()): path.read_text("utf-8")
        for path in public.rglob("*.*")
        if path.is_file()
    }
    rmtree(public)
    (root / "judged.json").unlink()
    _, _, warned = (done.stdout + done.stderr).partition("Duplicate target paths: ")
    return files, {address(path.strip().lstrip("/")) for path in _WARNED.findall(warned)}


def _verdict(root: Path, files: Mapping[str, str]) -> Verdict:
    """What is missed once the files are gone that are said to be one page with another: which of
    them Hugo takes differs from build to build, and with it what other pages that one meets.
    """
    first = _first_verdict(root, files)
    pairs = [one.posts for one in told(root, "duplicate-url") if not one.address]
    if not first.missed or not pairs:
        return first
    gone = {path for posts in pairs for path in sorted(posts)[1:]}
    rmtree(root)
    mended = {path: text for path, text in files.items() if path not in gone}
    return first._replace(missed=_first_verdict(root, mended).missed)


def _first_verdict(root: Path, files: Mapping[str, str]) -> Verdict:
    write(root, files)
    pages, warned = _built(root, "--printPathWarnings", disableAliases=True)
    sources = {text[7:-1]: at for at, text in pages.items() if text.startswith("SOURCE[")}
    expected = set(_expected(files))
    lost = {path for path in expected if path.removeprefix("content/") not in sources}
    if _REDIRECT in pages.get(
        "/en/", ""
    ):  # so it is wherever addresses are ugly, whatever is there
        lost.discard("content/_index.en.md")
    of_posts = _of_posts(lost, warned, told(root, "duplicate-url"))
    aliases = _alias_files(root, files, expected)
    of_aliases = _of_aliases(aliases, pages, sources, lost, told(root, "alias-conflict"))
    return Verdict(*(one + other for one, other in zip(of_posts, of_aliases, strict=True)))


def _expected(files: Mapping[str, str]) -> Iterator[str]:
    """The posts that are pages, if they are not lost: files in the bundle of another are none."""
    posts = {path: text for path, text in files.items() if path.startswith("content/")}
    bundles = {dirname(path) for path in posts if basename(path).startswith("index.")}
    with_drafts = json.loads(files["hugo.json"])["buildDrafts"]
    for path, text in posts.items():
        folder = dirname(dirname(path) if basename(path).startswith("index.") else path)
        is_in = any(folder == each or folder.startswith(f"{each}/") for each in bundles)
        if not is_in and (with_drafts or not json.loads(text.removesuffix("x\n")).get("draft")):
            yield path


def _of_posts(lost: set[str], warned: set[str], said: list[Told]) -> tuple[list[str], ...]:
    """Of posts that are lost, and of files that are said to be written more than once."""
    named = {path for one in said for path in one.posts}
    addresses = {one.address for one in said}
    real = {*lost, *warned}
    found = sorted(one for one in real if one in named or one in addresses)
    invented = [
        f"{one}"
        for one in said
        if one.address not in warned and len(one.posts & lost) < max(len(one.posts) - 1, 1)
    ]
    return found, sorted(real.difference(found)), invented


def _alias_files(root: Path, files: Mapping[str, str], expected: set[str]) -> dict[str, set[str]]:
    """By post, the files that Hugo writes for its old addresses where no other page is there."""
    found = {}
    for path in sorted(expected):
        if '"aliases"' in files[path]:
            alone = root.with_name(f"{root.name}-alone")
            indexes = {name for name in files if basename(name).startswith("_index.")}
            kept = {name: text for name, text in files.items() if "content" not in name}
            write(alone, kept | {name: files[name] for name in {path, *indexes}})
            kinds = json.loads(files["hugo.json"])["disableKinds"]
            pages, _ = _built(alone, disableKinds=[*kinds, *_LISTS])
            found[path] = {at for at, text in pages.items() if _REDIRECT in text}
            if json.loads(files["hugo.json"]).get("defaultContentLanguageInSubdir"):
                found[path].discard("/")
            rmtree(alone)
    return found


def _of_aliases(
    aliases: Mapping[str, set[str]],
    pages: Mapping[str, str],
    sources: Mapping[str, str],
    lost: set[str],
    said: list[Told],
) -> tuple[list[str], ...]:
    """Of files that are written for an old address and for something else."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for path, written in aliases.items():
        for at in written:
            if at != sources.get(path.removeprefix("content/")):
                claims[at].add(path)
    real = {at for at, posts in claims.items() if len(posts - lost) > 1}
    real |= {at for at, posts in claims.items() if at in pages and posts - lost}
    addresses = {one.address for one in said}
    invented = [f"{one}" for one in said if one.address not in real and not one.posts & lost]
    return sorted(real & addresses), sorted(real - addresses), invented


@needs_hugo
def test_posts_and_old_addresses_that_hugo_loses(tmp_path: Path) -> None:
    seeds = range(1000, 1000 + int(MANY or 12))
    hold(
        ((f"{seed}", _verdict(tmp_path / f"{seed}", random_site(Random(seed)))) for seed in seeds),
        least=len(seeds) // 5,
    )
