"""What each stage, and each rule, costs a post in one process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.runner import find_posts
from postlint.schema import failures
from postlint.source import Source
from postlint.workplace import Workplace

T = TypeVar("T")


def stages(folder: Path, rounds: int = 3) -> Iterator[tuple[str, float]]:
    """The stages of linting the posts in a folder, with microseconds a post, the dearest first."""
    workplace = Workplace(isolated=True)
    files = list(find_posts((str(folder),), workplace, print))
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent = _round(files, workplace)
        for name, seconds in spent.items():
            best[name] = min(best.get(name, seconds), seconds)
    for name, seconds in sorted(best.items(), key=lambda item: -item[1]):
        yield name, seconds / len(files) * 1e6


def _round(files: list[str], workplace: Workplace) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., T], *arguments: object) -> T:
        start = time.thread_time()
        made = work(*arguments)
        spent[name] += time.thread_time() - start
        return made

    for path in files:
        source = timed("read", _read, path)
        post = timed("front matter", Post, source, workplace.profile(path), workplace.now)
        timed("schema", post.derived, failures)
        for part in ("tree", "blocks", "headings", "faq"):
            timed(part, getattr, post, part)
        for rule in workplace.rules(path):
            timed(f"rule {rule.id}", _checked, rule, post)
    return spent


def _read(path: str) -> Source:
    return Source.decode(path, Path(path).read_bytes())


def _checked(rule: Rule, post: Post) -> list[Diagnostic]:
    return list(rule.check(post))
