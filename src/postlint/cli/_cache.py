"""Where results are kept between runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from postlint.profile.site_files import OWN_FOLDER
from postlint.results.cache import Cache
from postlint.run.workplace import Workplace, folder_at


def cache_folder(path: str, options: dict[str, Any], workplace: Workplace) -> str:
    """The folder for the results of posts under a path. Raises ConfigError.

    It is the one that `--cache-dir` names; else it lies beside the config file, at the site's
    root, or in the working directory, whichever there is.
    """
    if options["cache_dir"] is not None:
        return str(options["cache_dir"])
    folder = folder_at(path)
    root = workplace.config(folder).root or workplace.site(folder).root or Path.cwd()
    return str(root / OWN_FOLDER)


def cache_of(path: str, options: dict[str, Any], workplace: Workplace) -> Cache | None:
    """The results kept of posts under a path; None where this run should have none.

    What is written into posts is never made from results that a file keeps.
    """
    writes = any(options.get(name) for name in ("fix", "diff", "add_suppressions"))
    if options["no_cache"] or writes:
        return None
    return Cache(cache_folder(path, options, workplace))
