"""A look at whole sites: a run of its own, in a process of its own, as the command line's.

`main` reads an `Inquiry` from standard input and writes a `Look`, both pickled. So no look is ever
stale, a site of any size keeps nobody from writing, and one that is no longer wanted is ended.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress

from postlint.config.error import ConfigError
from postlint.files import unsaved
from postlint.files.standard_streams import answers
from postlint.lsp.desk import Told, workplace
from postlint.lsp.placing import Placed, placed
from postlint.record import NamedTuple
from postlint.results.cache import Cache
from postlint.run.baselines import forgiven
from postlint.run.caches import cache_folder
from postlint.run.discovery import UnreadablePathError, display
from postlint.run.runner import Found, find_posts, run
from postlint.run.tally import Tally
from postlint.run.workplace import Workplace

MOST_SHOWN = 1_000
"""Posts that are not open and have diagnostics: editors keep a buffer for each."""


class Inquiry(NamedTuple):
    """What is to be looked at: `paths`, seen from the working directory.

    `open` are the absolute paths of the files that an editor holds, of which `Look.told` speaks,
    and `unsaved` their texts where these differ from what lies on the disk.
    """

    paths: tuple[str, ...]
    open: frozenset[str]
    unsaved: Mapping[str, bytes]
    encoding: str
    plugins: bool
    jobs: int


class Look(NamedTuple):
    """What was seen, by absolute paths.

    `closed` are the diagnostics of posts that no editor holds, `more` how many further posts have
    some; `told` is what rules about sites tell in those that one holds. `tally` are the habits of
    the sites. `error` says why all of this is missing.
    """

    closed: Mapping[str, tuple[Placed, ...]]
    told: Mapping[str, Told]
    tally: Tally | None = None
    more: int = 0
    error: str | None = None


def look(inquiry: Inquiry) -> Look:
    """Looks at sites as `postlint check` does."""
    for path, data in inquiry.unsaved.items():
        unsaved.hold(path, data)
    here = workplace(plugins=inquiry.plugins)
    try:
        return _look(inquiry, here)
    except (ConfigError, UnreadablePathError) as error:
        return Look({}, {}, error=str(error))


def _look(inquiry: Inquiry, here: Workplace) -> Look:
    paths = inquiry.paths
    files = sorted(find_posts(paths, here, lambda _: None))
    folder = cache_folder(paths[0], here)
    cache = Cache(folder) if folder is not None else None
    found = Found(files, [path for path in paths if os.path.isdir(path)])
    closed: dict[str, tuple[Placed, ...]] = {}
    texts: dict[str, str] = {}
    more = 0
    for report in run(files, here, inquiry.jobs, cache, found=found):
        path = os.path.abspath(report.source.path)
        if path in inquiry.open:
            texts[path] = report.source.text
        elif report.diagnostics and (report := forgiven(report, here)).diagnostics:
            if len(closed) < MOST_SHOWN:
                closed[path] = placed(report, here, inquiry.encoding)
            else:
                more += 1
    told = {
        path: Told(text, here.told_alone(display(path))).naming(os.path.abspath)
        for path, text in texts.items()
    }
    return Look(closed, told, here.tally, more)


def main() -> None:
    """Answers one inquiry. What rules print goes to standard error."""
    with suppress(BrokenPipeError), answers() as stream:  # the editor may be gone
        pickle.dump(look(pickle.load(sys.stdin.buffer)), stream)
