"""Where results are kept between runs, as options say."""

from __future__ import annotations

from typing import Any

from postlint.results.cache import Cache
from postlint.run import caches
from postlint.run.workplace import Workplace


def cache_folder(path: str, options: dict[str, Any], workplace: Workplace) -> str | None:
    """The folder for the results of posts under a path; None for none. Raises ConfigError.

    It is the one that `--cache-dir` names, or else the usual one.
    """
    if options["cache_dir"] is not None:
        return str(options["cache_dir"])
    return caches.cache_folder(path, workplace)


def cache_of(path: str, options: dict[str, Any], workplace: Workplace) -> Cache | None:
    """The results kept of posts under a path; None where this run should have none.

    What is written into posts is never made from results that a file keeps.
    """
    writes = any(options.get(name) for name in ("fix", "diff", "add_suppressions"))
    if options["no_cache"] or writes:
        return None
    folder = cache_folder(path, options, workplace)
    return None if folder is None else Cache(folder)
