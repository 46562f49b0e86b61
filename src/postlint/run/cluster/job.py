"""A run on a cluster, from the posts that were found to their reports."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from distributed import Client

from postlint.config.error import ConfigError
from postlint.config.files import all_extended
from postlint.files.address import Listing
from postlint.files.reading import TooLargeError, read
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.run.cluster.errands import Setup, Sink
from postlint.run.cluster.hiring import crew
from postlint.run.cluster.spread import Spread
from postlint.run.discovery import display
from postlint.run.runner import Found, Watch, looks_at_sites, other_posts, unwatched
from postlint.run.together import Together
from postlint.run.workplace import Workplace
from postlint.source import UnreadableError

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs

_LARGEST = 10_000_000
"""Bytes of a file of settings."""


class Job(NamedTuple):
    """Posts to lint on a cluster, as `run` lints them here.

    `listing` are the files of an address, laid out in the working directory. `size` is how many
    posts are linted as one task, where that is not left to be chosen.
    """

    client: Client
    files: Sequence[str]
    workplace: Workplace
    found: Found | None = None
    listing: Listing | None = None
    costs: Costs | None = None
    watch: Watch = unwatched
    size: int | None = None

    def reports(self) -> Iterator[PostReport]:
        """The reports of the files, in order. Raises ConfigError, and ClusterError."""
        with self._spread() as spread:
            yield from Together(self.files, self.workplace, spread).reports()

    def written(self, sink: Sink) -> Iterator[Any]:
        """What a sink makes, on the cluster, of the reports of each part of the files; in order.

        Raises ConfigError, ClusterError, and what the sink raises.
        """
        with self._spread() as spread:
            telling = Together(self.files, self.workplace, spread).telling()
            yield from spread.written(telling, sink)

    @contextmanager
    def _spread(self) -> Iterator[Spread]:
        others: list[str] = []
        if self.found is not None and looks_at_sites(self.files, self.workplace):
            others = list(other_posts(self.files, self.found, self.workplace))
        with crew(self.client, self._setup()) as name:
            yield Spread(
                self.client,
                name,
                self.workplace,
                self.files,
                others,
                self.costs,
                self.watch,
                self.size,
            )

    def _setup(self) -> Setup:
        sample = None
        if self.files and self.listing is None:
            sample = self.files[0], _size(self.files[0])
        workplace = self.workplace
        return Setup(
            workplace,
            os.getcwd(),
            _settings_named(workplace),
            self.listing,
            sample,
            timed=self.costs is not None,
        )


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return -1


def _settings_named(workplace: Workplace) -> Mapping[str, bytes]:
    """What the files hold that the command line names for settings, and those that they extend.

    Raises ConfigError.
    """
    named = [workplace.schema_path]
    if workplace.config_path is not None:
        named += all_extended(workplace.config_path)
    held = {}
    for path in filter(None, named):
        try:
            held[os.path.abspath(path)] = read(str(path), _LARGEST).data
        except (UnreadableError, TooLargeError) as error:
            raise ConfigError(f"{display(str(path))}: it {error}") from None
    return held
