"""Where results are kept between runs."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from postlint.files import digests, user_folders
from postlint.results.cache import Cache
from postlint.run.workplace import Workplace, folder_at

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 40


def cache_folder(path: str, options: dict[str, Any], workplace: Workplace) -> str | None:
    """The folder for the results of posts under a path; None for none. Raises ConfigError.

    It is the one that `--cache-dir` names; else it is among the caches of the user: what lies in
    a repository may be anybody's. It has the name of the site's root.
    """
    if options["cache_dir"] is not None:
        return str(options["cache_dir"])
    caches = user_folders.cache_folder("postlint")
    if caches is None or options["isolated"]:
        return None
    folder = folder_at(path)
    root = workplace.config(folder).root or workplace.site(folder).root or Path.cwd()
    name = digests.of(os.fsencode(root))
    return os.path.join(caches, f"{_UNFIT.sub('-', root.name)[:_LONGEST_NAME]}-{name}")


def cache_of(path: str, options: dict[str, Any], workplace: Workplace) -> Cache | None:
    """The results kept of posts under a path; None where this run should have none.

    What is written into posts is never made from results that a file keeps.
    """
    writes = any(options.get(name) for name in ("fix", "diff", "add_suppressions"))
    if options["no_cache"] or writes:
        return None
    folder = cache_folder(path, options, workplace)
    return None if folder is None else Cache(folder)
