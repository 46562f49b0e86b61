"""One file: reads it, lints it with the settings of its folder, and makes what is kept of it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from time import time_ns
from typing import TYPE_CHECKING

from postlint.config.error import ConfigError
from postlint.document.post import Post
from postlint.files.reading import TooLargeError, read
from postlint.pipeline.linter import died, lint, too_large, unreadable
from postlint.profile.shared import Shared
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.results.clock import Clock
from postlint.results.kept import LARGEST, written_facts
from postlint.run.cycles import collect_from_here
from postlint.run.discovery import display
from postlint.run.keeper import entry_of, is_kept, questions
from postlint.run.result import Result
from postlint.run.tally import Tally
from postlint.run.workplace import Workplace
from postlint.schema import SchemaError
from postlint.source import Source, UnreadableError

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs

_ANY_POST = b"---\ntitle: [A post]\ndate: tomorrow\n---\n\n## Why?\n\nSo *that*.\n"


class FileLinter(NamedTuple):
    """Lints files, and makes what is to be kept of them where it `keeps`.

    Where it is `timed`, it tells what rules take. `tally` knows the habits of sites; None where no
    rule asks for what other posts do. One that `learns` guesses: it knows the posts that it has
    linted itself.
    """

    workplace: Workplace
    keeps: bool = False
    timed: bool = False
    tally: Tally | None = None
    learns: bool = False

    def result(self, path: str) -> Result:
        if not self.timed:
            return self._told(path)
        from postlint.pipeline.costs import Costs

        costs = Costs()
        return self._told(path, costs)._replace(costs=costs.seconds)

    def _told(self, path: str, costs: Costs | None = None) -> Result:
        """The result of a file, with what its rules asked about other posts."""
        if self.tally is None:
            return self._result(path, costs)
        site = self.workplace.site_root(path)
        shared = Shared(partial(self.tally.is_usual, site))
        result = self._result(path, costs, shared)
        report = result.report
        if self.learns and report.facts is not None:
            self.tally.add(site, report.facts.section, report.facts.traits)
        entry = result.entry
        facts = entry.facts if entry is not None else written_facts(report.facts)
        asked = entry.shared if entry is not None else questions(shared.asked)
        report = report._replace(facts=None)
        if not report.diagnostics:  # its text would be sent from process to process for nothing
            report = report._replace(source=Source(report.source.path, ""))
        return result._replace(report=report, facts=facts, asked=asked)

    def _result(
        self, path: str, costs: Costs | None = None, shared: Shared | None = None
    ) -> Result:
        if not self.keeps:
            return Result(lint_file(path, self.workplace, costs, shared))
        now = time_ns()
        try:
            reading = read(path, LARGEST)
        except (UnreadableError, TooLargeError):
            return Result(lint_file(path, self.workplace, costs, shared))
        inputs = self.workplace.inputs(path)
        clock = Clock.showing(self.workplace.now) if self.workplace.now is not None else None
        files = self.workplace.files(path)
        if files is not None:
            files.asked.clear()
        report = lint_read(path, reading.data, self.workplace, clock, costs, shared)
        if inputs is None or not is_kept(report):
            return Result(report)
        if self.workplace.names_schema(path, reading.data):  # which may change
            return Result(report)
        facts = written_facts(report.facts)
        return Result(report, entry_of(inputs, reading, now, report, facts, clock, files, shared))

    def get_ready(self, path: str) -> None:
        """Loads what linting posts needs, so that processes that are forked now share it."""
        with suppress(ConfigError):
            lint_data(path, _ANY_POST, self.workplace)
            if self.keeps:
                self.workplace.inputs(path)
        collect_from_here()  # what the processes share is not looked at, and so not copied


def lost(path: str, reason: str) -> Result:
    """The result of a file over which the process that linted it died."""
    return Result(died(path, reason))


def lint_file(
    path: str,
    workplace: Workplace,
    costs: Costs | None = None,
    shared: Shared | None = None,
) -> PostReport:
    """Lints one file; one that cannot be read is reported. Raises ConfigError."""
    try:
        data = read(path, workplace.most_bytes(path)).data
    except UnreadableError as error:
        return unreadable(display(path), error)
    except TooLargeError as error:
        return too_large(display(path), error.size, workplace.most_bytes(path))
    return lint_data(path, data, workplace, costs=costs, shared=shared)


def lint_read(
    path: str,
    data: bytes,
    workplace: Workplace,
    clock: Clock | None = None,
    costs: Costs | None = None,
    shared: Shared | None = None,
) -> PostReport:
    """Lints what a file held. Raises ConfigError."""
    most = workplace.most_bytes(path)
    if len(data) > most:
        return too_large(display(path), len(data), most)
    return lint_data(path, data, workplace, clock, costs, shared)


def lint_data(
    path: str,
    data: bytes,
    workplace: Workplace,
    clock: Clock | None = None,
    costs: Costs | None = None,
    shared: Shared | None = None,
) -> PostReport:
    """Lints the bytes of a post that stands, or would stand, at a path.

    `clock` is the present moment where it matters which moments it is compared with. `costs` is
    charged with what rules take. `shared` is what the site's posts share. Raises ConfigError.
    """
    try:
        source = Source.decode(display(path), data)
    except UnreadableError as error:
        return unreadable(path, error)
    try:
        return _linted(source, path, workplace, clock, costs, shared)
    except SchemaError as error:
        fault = error
    try:  # without the schema that the post names: where that was to blame, the others go on
        return _linted(source, path, workplace, clock, costs, shared, fault)
    except SchemaError as error:
        raise ConfigError(str(error)) from None


def lint_again(source: Source, workplace: Workplace) -> PostReport:
    """Lints another text of a post, its site left aside. Raises ConfigError."""
    path = source.path
    return lint_data(path, source.encode(), workplace, shared=workplace.shared(path))


def read_again(source: Source, workplace: Workplace) -> Post:
    """Another text of a post, read. Raises ConfigError."""
    path = source.path
    profile, _ = workplace.profile_of(source, path)
    return Post(source, profile, workplace.now, None, workplace.place(path))


def _linted(
    source: Source,
    path: str,
    workplace: Workplace,
    clock: Clock | None,
    costs: Costs | None,
    shared: Shared | None,
    fault: SchemaError | None = None,
) -> PostReport:
    """Lints a post, without the schema that it names if `fault` is its. Raises SchemaError."""
    profile, refused = workplace.profile_of(source, path, fault)
    rules, earlier = workplace.rules(path), workplace.earlier(path)
    now = workplace.now if clock is None else clock
    catalogue, place = workplace.config_of(path).catalogue, workplace.place(path)
    report = lint(source, profile, rules, now, earlier, catalogue, place, costs, shared)
    return report._replace(diagnostics=(*refused, *report.diagnostics)) if refused else report
