"""Where results are kept between runs."""

from __future__ import annotations

import os
import re
from pathlib import Path

from postlint.files import digests, user_folders
from postlint.run.folder_paths import folder_at
from postlint.run.workplace import Workplace

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 40


def cache_folder(path: str, workplace: Workplace) -> str | None:
    """The folder for the results of posts under a path; None for none. Raises ConfigError.

    It is among the caches of the user: what lies in a repository may be anybody's. It has the
    name of the site's root.
    """
    caches = user_folders.cache_folder("postlint")
    if caches is None or workplace.isolated:
        return None
    folder = folder_at(path)
    root = workplace.config(folder).root or workplace.site(folder).root or Path.cwd()
    name = digests.of(os.fsencode(root))
    return os.path.join(caches, f"{_UNFIT.sub('-', root.name)[:_LONGEST_NAME]}-{name}")
