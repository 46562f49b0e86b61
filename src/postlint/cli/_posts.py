"""What commands lint: files under paths, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.cli._cache import cache_of
from postlint.cli._terminal import progress, show
from postlint.report import PostReport
from postlint.run.runner import changed_posts, find_posts, run
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.costs import Costs


class Run(NamedTuple):
    """The reports to come, and what they are of: `files` under `paths`, or `data` from input.

    `posts` are all that there are, those among them that did not change.
    """

    reports: Iterable[PostReport]
    paths: tuple[str, ...] = ()
    files: Sequence[str] = ()
    data: bytes | None = None
    posts: Sequence[str] = ()


def of_standard_input(
    options: dict[str, Any], workplace: Workplace, costs: Costs | None = None
) -> Run:
    from postlint.run.file_linter import lint_read

    path = options["stdin_filename"] or "stdin.md"
    data = sys.stdin.buffer.read(workplace.most_bytes(path) + 1)
    if workplace.history is not None:
        workplace.history.earlier(path)  # so that what git cannot tell is told
    return Run([lint_read(path, data, workplace, costs=costs)], data=data)


def of_files(
    paths: tuple[str, ...],
    options: dict[str, Any],
    workplace: Workplace,
    errors: list[str],
    costs: Costs | None = None,
) -> Run:
    """`costs` is charged with what rules take."""
    posts = files = sorted(find_posts(paths, workplace, errors.append))
    if not files:
        workplace.rules("post.md")  # so that a name that is none is told all the same
    quiet = options["quiet"]
    if not files and not quiet and not errors:
        show(f"warning: no posts found under {', '.join(paths)}", err=True)
    if workplace.history is not None:
        named = (path for path in paths if not os.path.isdir(path))
        files = changed_posts(files, named, workplace.history, errors.append)
    cache = cache_of(paths[0], options, workplace)
    reports = run(files, workplace, options["jobs"] or _processors(), cache, costs)
    return Run(progress(reports, len(files), quiet=quiet), paths, files, posts=posts)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
