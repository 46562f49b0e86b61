"""What commands lint: files under paths, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.cli._cache import cache_of
from postlint.cli._terminal import progress, show
from postlint.files.reading import head
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.run.discovery import LeftOut
from postlint.run.runner import Found, changed_posts, find_posts, looks_at_sites, run
from postlint.run.workplace import Workplace
from postlint.source import UnreadableError

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs
    from postlint.run.cluster.job import Job


_PAGE = b'<meta name="generator" content="postlint">'
_HEAD = 200


class Run(NamedTuple):
    """The reports to come, and what they are of: `files` under `paths`, or `data` from input.

    One that `is_whole` is about all posts of its sites. `looks_at_sites`: what is said of a post
    may depend on others. `posts`
    are all that there are, those among them that did not change.
    """

    reports: Iterable[PostReport]
    paths: tuple[str, ...] = ()
    files: Sequence[str] = ()
    data: bytes | None = None
    posts: Sequence[str] = ()
    is_whole: bool = False
    looks_at_sites: bool = False
    job: Job | None = None
    """Where the reports come from a cluster."""


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
    files, all_found = posts_under(paths, options, workplace, errors)
    quiet = options["quiet"]
    found = Found(all_found, [path for path in paths if os.path.isdir(path)])
    watch = partial(progress, quiet=quiet)
    job = None
    if cluster := options.get("cluster"):
        from postlint.run.cluster.job import Job

        job = Job(cluster.client, files, workplace, found, cluster.listing, costs, watch)
        reports = job.reports()
    else:
        cache = cache_of(paths[0], options, workplace)
        jobs = options["jobs"] or processors()
        reports = run(files, workplace, jobs, cache, costs, found, watch)
    is_whole = len(files) == len(found.posts) and found.has_all_of(files, workplace)
    return Run(
        reports,
        paths,
        files,
        posts=all_found,
        is_whole=is_whole,
        looks_at_sites=looks_at_sites(files, workplace),
        job=job,
    )


def posts_under(
    paths: tuple[str, ...], options: dict[str, Any], workplace: Workplace, errors: list[str]
) -> tuple[list[str], list[str]]:
    """The posts to lint under paths, and all that were found there, sorted.

    What was passed over is told, where that surprises.
    """
    left_out = LeftOut()
    takes_all = options.get("no_exclude", False)
    found = find_posts(paths, workplace, errors.append, left_out, takes_all_named=takes_all)
    pages = [path for name, path in options.get("output_files", ()) if name == "html"]
    own = {os.path.abspath(path) for path in pages if _is_own_page(path)}
    files = sorted(path for path in found if not own or os.path.abspath(path) not in own)
    if not files:
        workplace.rules("post.md")  # so that a name that is none is told all the same
    tells = not options["quiet"] and not errors
    if tells and (not files or left_out.has_to_be_told):
        from postlint.cli._left_out import tell_left_out

        tell_left_out(paths, len(files), left_out, workplace)
    if workplace.history is None:
        return files, files
    named = (path for path in paths if not os.path.isdir(path))
    changed = changed_posts(files, named, workplace.history, errors.append)
    if tells and files and not changed:
        show(f"note: no post differs from {workplace.history.revision}", err=True)
    return changed, files


def _is_own_page(path: Path) -> bool:
    """Whether a page of an earlier run stands there, and no post."""
    try:
        return _PAGE in head(str(path), _HEAD).data
    except UnreadableError:
        return False


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
