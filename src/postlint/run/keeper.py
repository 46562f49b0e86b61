"""Takes reports from the cache where they still hold, and makes what is kept of new ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from time import time_ns

from postlint.files import digests
from postlint.files.reading import Reading, TooLargeError, read, stamp
from postlint.profile.shared import Question, Shared
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple
from postlint.report import PostReport, Shown, Texts
from postlint.results.cache import Cache, Entry
from postlint.results.clock import Clock
from postlint.results.kept import (
    LARGEST,
    NO_ITEMS,
    NOTHING,
    KeptSource,
    WrittenFacts,
    as_json,
    diagnostics,
    places,
    texts,
    written,
    written_places,
    written_texts,
)
from postlint.run.workplace import Workplace
from postlint.source import Source, UnreadableError


class Keeper(NamedTuple):
    """The results that a cache has for the posts of a workplace."""

    cache: Cache
    workplace: Workplace

    def entry(self, path: str, *, of_facts: bool = False) -> Entry | None:
        """What is kept of a file that is as it was, and still holds; None where nothing is.

        `of_facts` asks for its facts alone.

        A file with the stamp of then is not read: that takes a fifth of reading it.
        """
        workplace = self.workplace
        inputs = workplace.inputs_of_facts(path) if of_facts else workplace.inputs(path)
        entries = self.cache.entries(path, inputs) if inputs is not None else []
        if not entries:
            return None
        try:
            found = self._by_stamp(path, entries) or self._by_content(path, entries)
            return found if found is not None and self._holds(path, found) else None
        except (UnreadableError, TooLargeError, OSError):
            return None
        except (ValueError, TypeError, AttributeError):
            return None  # not what postlint writes

    def _by_stamp(self, path: str, entries: list[Entry]) -> Entry | None:
        now = stamp(path)
        for entry in entries:
            if entry.stamp == now:
                return entry
        return None

    def _by_content(self, path: str, entries: list[Entry]) -> Entry | None:
        now = time_ns()
        reading = read(path, LARGEST)
        content = digests.of(reading.data)
        found = next((entry for entry in entries if entry.content == content), None)
        if found is not None and (proof := reading.proof(now)):
            self.cache.put(path, found._replace(stamp=proof))
        return found

    def _holds(self, path: str, entry: Entry) -> bool:
        files = self.workplace.files(path) if entry.asked != NO_ITEMS else None
        if files is not None:
            self.cache.teach(files)
        return entry.holds(self.workplace.now, files)

    def report(self, path: str, entry: Entry) -> PostReport | None:
        """The report that was kept; None where it is not what postlint writes."""
        try:
            source = KeptSource(path, places(entry.places), lambda: _again(path, entry.content))
            found = diagnostics(entry.found)
            known = self.workplace.config_of(path).catalogue.ids
            if not all(known.get(each.rule) == each.group for each in found):
                return None
            return self.with_texts(path, PostReport(source, found), entry)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def with_texts(self, path: str, report: PostReport, entry: Entry) -> PostReport:
        """A report with what is kept of how it is shown, or what will be."""
        if not report.diagnostics:
            return report
        keep = partial(self._keep_texts, path, entry.inputs, entry.content)
        made = Texts(report.diagnostics, partial(texts, entry.texts), keep)
        return report._replace(texts=made)

    def _keep_texts(self, path: str, inputs: str, content: str, shown: Shown) -> None:
        self.cache.put_texts(path, inputs, content, written_texts(shown))


def _again(path: str, content: str) -> Source | None:
    """The post at a path, if it still has this content."""
    try:
        data = read(path, LARGEST).data
        return Source.decode(path, data) if digests.of(data) == content else None
    except (UnreadableError, TooLargeError):
        return None


def reread(path: str) -> Source | None:
    """The post at a path as it is now; None where it cannot be read."""
    try:
        return Source.decode(path, read(path, LARGEST).data)
    except (UnreadableError, TooLargeError):
        return None


def is_kept(report: PostReport) -> bool:
    """Whether a report may be kept, as far as it says itself."""
    return not any(found.leaves_unread for found in report.diagnostics)


def entry_of(
    inputs: str,
    reading: Reading,
    now: int,
    report: PostReport,
    facts: WrittenFacts | None,
    clock: Clock | None,
    files: SiteFiles | None,
    shared: Shared | None,
    *,
    is_whole: bool = True,
) -> Entry:
    """What is kept of a report. What was asked of `files` and `shared` was asked for it.

    `now` is a time before the post was read, in nanoseconds. A report that is not whole has facts
    alone.
    """
    asked = sorted(files.asked) if files is not None else []
    return Entry(
        inputs,
        digests.of(reading.data),
        reading.proof(now),
        _iso(clock.since) if clock else "",
        _iso(clock.until) if clock else "",
        files.digest(asked) if files is not None and asked else "",
        as_json(asked) if asked else NO_ITEMS,
        questions(shared.asked) if shared else NO_ITEMS,
        written(report.diagnostics) if is_whole else NOTHING,
        written_places(report.diagnostics, report.source),
        *(facts or (NOTHING,) * len(WrittenFacts._fields)),
    )


def questions(asked: Mapping[Question, bool]) -> str:
    """What was asked about a site's posts, with the answers, as JSON."""
    return as_json([[*question, told] for question, told in asked.items()]) if asked else NO_ITEMS


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
