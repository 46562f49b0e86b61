"""The facts of posts that are not linted, for those of their site that are."""

from __future__ import annotations

from time import time_ns

from postlint.document.post import Post
from postlint.files.reading import TooLargeError, read
from postlint.pipeline.gathering import facts
from postlint.record import NamedTuple
from postlint.report import Facts, PostReport
from postlint.results.clock import Clock
from postlint.results.kept import LARGEST, written_facts
from postlint.run.discovery import display
from postlint.run.keeper import entry_of
from postlint.run.result import Result
from postlint.run.workplace import Workplace
from postlint.source import Source, UnreadableError


class FactMaker(NamedTuple):
    """Makes the facts of files alone, and what is to be kept of them where it `keeps`."""

    workplace: Workplace
    keeps: bool = False

    def result(self, path: str) -> Result:
        """Facts without diagnostics. Raises ConfigError."""
        now = time_ns()
        bare = Source(display(path), "")
        try:
            reading = read(path, LARGEST)
            source = Source.decode(bare.path, reading.data)
        except (UnreadableError, TooLargeError):
            return Result(PostReport(bare, ()))
        clock = Clock.showing(self.workplace.now) if self.workplace.now is not None else None
        files = self.workplace.files(path)
        if files is not None:
            files.asked.clear()
        most = self.workplace.most_bytes(path)
        is_read = most is None or len(reading.data) <= most
        made = self._facts(path, source, clock) if is_read else None
        inputs = self.workplace.inputs_of_facts(path) if self.keeps and made is not None else None
        report, written = PostReport(bare, ()), written_facts(made)
        if inputs is None or self.workplace.names_schema(path, reading.data):
            return Result(report, facts=written)
        entry = entry_of(inputs, reading, now, report, written, clock, files, None, is_whole=False)
        return Result(report, entry, facts=written)

    def _facts(self, path: str, source: Source, clock: Clock | None) -> Facts | None:
        workplace = self.workplace
        profile, _ = workplace.profile_of(source, path)
        try:
            post = Post(source, profile, clock or workplace.now, None, workplace.place(path))
            return facts(post, workplace.rules(path))
        except Exception:  # noqa: BLE001 - linting the post reports it
            return None
