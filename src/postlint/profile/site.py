"""The site that a post belongs to, as its own files tell."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from postlint.dialect.generator import Generator
from postlint.profile.config_files import (
    Settings,
)
from postlint.profile.language import (
    UNKNOWN_LANGUAGES,
    SiteLanguages,
)
from postlint.profile.pages import Pages
from postlint.profile.profile import UNKNOWN_PROFILE, Profile
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One decision: who builds what stands below a root, and all that a rule may know of its files.

    `root` is None where no site was found. `settings` are what its config says, keys in lower case
    for Hugo; of code only plain values in Python, else empty. `files` is None where no config was
    found or one cannot be read: then nothing is known to be missing. `pages` are the files that the
    generator makes pages of; None where that is not known. `other` is the name of a generator that
    postlint has no rules for. `because` is what told it.
    `texts` are the files below the root, whatever is known of them, for rules about whole sites.
    `below` is how all paths below the root begin.
    """

    root: Path | None = None
    profile: Profile = UNKNOWN_PROFILE
    languages: SiteLanguages = UNKNOWN_LANGUAGES
    settings: Settings = field(default_factory=dict)
    files: SiteFiles | None = None
    pages: Pages | None = None
    other: str | None = None
    because: str | None = None
    texts: SiteFiles | None = None
    below: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.root is not None:
            object.__setattr__(self, "below", os.path.join(self.root, ""))

    def language(self, path: str) -> str | None:
        """The language that the place of a post at an absolute path tells, or the site's own."""
        if self.root is None:
            return self.languages.of(path)
        return self.languages.of(self.seen(path))

    def place(self, path: str) -> Place | None:
        """Where the post at a path stands; None where the site's files are not known."""
        if self.files is None:
            return None
        return Place(self, self.files, self.page(path))

    @property
    def generator(self) -> Generator:
        return self.profile.generator

    @property
    def is_told(self) -> bool:
        """Whether anything told who builds it."""
        return self.profile.has_generator or self.other is not None

    def takes_from(self, folder: str) -> bool:
        """Whether pages of the site lie in an absolute folder, or below it."""
        if self.root is None:
            return False
        at = self.seen(folder)
        inner = self.pages.folders if self.pages is not None else ()
        return any(not one or at == one or at.startswith(f"{one}/") for one in inner)

    def page(self, path: str) -> str:
        """The path of a file, absolute or as seen from here, from the site's root."""
        return self.seen(os.path.abspath(path))

    def seen(self, path: str) -> str:
        """An absolute path without `..` as seen from the site's root; "." for the root itself."""
        below = self.below
        if below and path.startswith(below):  # as nearly all do: a tenth of the time
            return path[len(below) :].replace(os.sep, "/")
        return os.path.relpath(path, self.root).replace(os.sep, "/")


UNKNOWN_SITE = Site()


class Place(NamedTuple):
    """Where a post stands: a site whose files are known, and the post's path from its root."""

    site: Site
    files: SiteFiles
    path: str
