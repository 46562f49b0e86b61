"""What has to be known of a post's site before a rule may speak."""

from __future__ import annotations

from typing import Final

from postlint.profile.profile import Profile
from postlint.record import NamedTuple


class Need(NamedTuple):
    """A thing that a rule may need: its name in settings, and what to do where it is missing."""

    name: str
    missing: str


GENERATOR: Final = Need("generator", "nothing tells who builds the site: `generator` sets it")
CONFIG: Final = Need(
    "config", "no config of the site, or package, tells who builds it: `generator` sets it"
)
FILES: Final = Need("files", "the site's files are not known: no config that can be read was found")
NEEDS = (GENERATOR, CONFIG, FILES)


def known(profile: Profile, *, has_files: bool) -> frozenset[Need]:
    """What is known of a site."""
    held = {GENERATOR: profile.has_generator, CONFIG: profile.is_known, FILES: has_files}
    return frozenset(need for need, is_known in held.items() if is_known)
