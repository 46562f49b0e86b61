"""What rules tell of the addresses of a site, beside what its generator does with them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from site_folder import said

MANY = os.environ.get("POSTLINT_SITES")
"""How many sites to judge; each generator has a number of its own where none is told."""

_ADDRESS = re.compile(r"\baddress (/\S*)|\balias (/\S*)")


class Told(NamedTuple):
    """A conflict that a rule tells: of which posts, by their paths, and of what address.

    There is no address where a generator takes two files for one page.
    """

    posts: frozenset[str]
    address: str


class Verdict(NamedTuple):
    """What is said of a site: conflicts in words."""

    found: Sequence[str]
    missed: Sequence[str]
    invented: Sequence[str]


def told(root: Path, rule: str) -> list[Told]:
    """What a rule tells of the site in a folder."""
    with chdir(root):
        diagnostics = said("--no-cache", "--select", rule, ".")
    return [Told(_posts(each), _address(each["message"])) for each in diagnostics]


def _posts(diagnostic: dict[str, object]) -> frozenset[str]:
    related = diagnostic["related"]
    assert isinstance(related, list)
    return frozenset({str(diagnostic["path"]), *(one["path"] for one in related)})


def _address(message: str) -> str:
    found = _ADDRESS.search(message)
    return (found[1] or found[2]).removesuffix(":") if found else ""


def hold(verdicts: Iterable[tuple[str, Verdict]], *, least: int) -> None:
    """Holds the bar: 99 of 100 conflicts are found, and none is invented, of `least` or more."""
    by_site = list(verdicts)
    found = sum(len(verdict.found) for _, verdict in by_site)
    missed = [f"{name}: {one}" for name, verdict in by_site for one in verdict.missed]
    invented = [f"{name}: {one}" for name, verdict in by_site for one in verdict.invented]
    print(f"{len(by_site)} sites: {found} found, {len(missed)} missed, {len(invented)} invented")
    assert not invented, "\n".join(invented)
    assert found >= least
    assert found >= 0.99 * (found + len(missed)), "\n".join(missed)
