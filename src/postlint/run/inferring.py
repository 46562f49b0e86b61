"""The schema that the posts of a site share, made so that the site is clean under it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from postlint.files.globs import matches
from postlint.record import NamedTuple
from postlint.run.folder_paths import folder_at
from postlint.run.runner import find_posts
from postlint.run.sections import largest_section
from postlint.run.survey import front_matters
from postlint.run.workplace import Workplace
from postlint.schema.inference import Outlier, infer


class Inferred(NamedTuple):
    """A schema as text, the globs of the posts it is for, and how many these and others are."""

    text: str
    globs: tuple[str, ...]
    posts: int
    left_out: int
    outliers: Sequence[Outlier]


def inferred(
    paths: tuple[str, ...],
    workplace: Workplace,
    on_error: Callable[[str], None],
    output: Path | None = None,
    root: Path | None = None,
) -> Inferred:
    """The schema of the largest section under paths. Raises ConfigError, UnreadablePathError.

    `root` is what its globs are seen from, the site's where it is left out.

    Where settings hold posts to the schema at `output`, it is one that all of these fit too.
    """
    found = list(front_matters(find_posts(paths, workplace, on_error), workplace, on_error))
    here = folder_at(paths[0])
    site = root or workplace.site(here).root or workplace.config(here).root or Path.cwd()
    section = largest_section((path for path, _ in found), site)
    posts = set(section.posts)
    meant = [(p, data) for p, data in found if p in posts or _is_held(p, workplace, output)]
    made, outliers = infer(meant)
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    return Inferred(text, section.globs, len(meant), len(found) - len(meant), outliers)


def _is_held(path: str, workplace: Workplace, output: Path | None) -> bool:
    """Whether settings hold a post to the schema at a path already."""
    config = workplace.config_of(path)
    root = config.root or Path.cwd()
    return output is not None and any(
        setting.path.absolute() == output.absolute() and matches(setting.files, path, root)
        for setting in config.schemas
    )
