"""Forgiving what baselines record, and recording it, as reports go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._terminal import show
from postlint.files.output import put
from postlint.files.writer import NotWrittenError
from postlint.report import PostReport
from postlint.reporters.summary import Summary, counted
from postlint.run.discovery import display
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.results.baseline import Baseline
    from postlint.results.fingerprint import Identity

DEFAULT = ".postlint-baseline.json"
_NARROWING = ("select", "extend_select", "ignore")


baseline_option = click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Forgive the problems that this file records.",
)


def baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--update-baseline",
            is_flag=True,
            help="Record what is found now, and forget what is gone.  "
            f"[default file: that of the config, or {DEFAULT}]",
        ),
        baseline_option,
    ):
        command = option(command)
    return command


class Baselines:
    """The baselines of a run: the one of the command line, or those of the posts' configs.

    `summary` counts what is forgiven. A run that `is_whole` is about all posts of its sites, and
    so finds whatever is told once a site.
    """

    def __init__(
        self,
        workplace: Workplace,
        options: dict[str, Any],
        summary: Summary,
        *,
        is_whole: bool = False,
    ) -> None:
        self.workplace = workplace
        self.is_whole = is_whole
        self.options = options
        self.summary = summary
        self._read: dict[Path, Baseline] = {}
        self._rules: dict[tuple[Path, str], frozenset[str]] = {}
        self._of_all: dict[Path, frozenset[str]] = {}

    def files(self) -> list[str]:
        """The files that may be read or written, as far as that is known before the run."""
        named = self._path_for("post.md") or Path(DEFAULT)
        return [str(named)]

    def after(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The reports without what is forgiven; when recording, all that is found is.

        Raises ConfigError for a baseline that cannot be used.
        """
        if self._path_for("post.md") or Path(DEFAULT).exists():
            self._baseline("post.md")  # whatever posts there are
        for report in reports:
            baseline = self._baseline(report.source.path)
            yield report if baseline is None else self._forgiven(report, baseline)
        for baseline in self._read.values():
            for entry, count in self._gone(baseline).items():
                self.summary.gone[entry.rule] += count

    def finish(self) -> Iterator[str]:
        """Writes what is to be recorded; yields what cannot be."""
        for baseline in self._read.values():
            gone = self._gone(baseline).total()
            if self.options["update_baseline"]:
                try:
                    self._record(baseline, gone)
                except NotWrittenError as error:
                    yield f"{display(str(baseline.path))}: {error}"
            elif gone:
                verb = "is" if gone == 1 else "are"
                self._tell(
                    f"note: {counted(gone, 'problem')} of {display(str(baseline.path))} {verb} no "
                    "longer there: `--update-baseline` forgets what is gone"
                )

    def _record(self, baseline: Baseline, gone: int) -> None:
        from postlint.results.baseline import written

        recorded = baseline.updated(partial(self._was_asked, baseline))
        put(str(baseline.path), written(recorded))
        new = (baseline.met - baseline.recorded).total()
        number = counted(recorded.total(), "problem")
        self._tell(f"{display(str(baseline.path))} records {number}: {new:,} new, {gone:,} gone")

    def _tell(self, text: str) -> None:
        if not self.options["quiet"]:
            show(text, err=True)

    def _forgiven(self, report: PostReport, baseline: Baseline) -> PostReport:
        source = report.source
        rules = frozenset(rule.id for rule in self.workplace.rules(source.path))
        self._rules[baseline.path, baseline.seen(source.path)] = rules
        self._of_all[baseline.path] = self._of_all.get(baseline.path, frozenset()) | rules
        left = baseline.unforgiven(report.diagnostics, source)
        if self.options["update_baseline"]:
            left = tuple(found for found in left if found.is_failure)
        counting = frozenset(left)
        forgiven = tuple(found for found in report.diagnostics if found not in counting)
        self.summary.forgiven += len(forgiven)
        return report._replace(diagnostics=left, forgiven=forgiven)

    def _gone(self, baseline: Baseline) -> Counter[Identity]:
        return baseline.gone(partial(self._was_asked, baseline))

    def _was_asked(self, baseline: Baseline, entry: Identity) -> bool:
        """Whether the run would have found a recorded problem if it were still there."""
        ran = self._rules.get((baseline.path, entry.path))
        if entry.is_of_site:
            ran = self._of_all.get(baseline.path) if self.is_whole else None
        if ran is None:
            return not baseline.exists(entry.path)
        return entry.rule in ran or not any(self.options[name] for name in _NARROWING)

    def _path_for(self, path: str) -> Path | None:
        """The baseline that is named for a post."""
        named: Path | None = self.options["baseline"]
        return named or self.workplace.config_of(path).baseline

    def _baseline(self, path: str) -> Baseline | None:
        named = self._path_for(path)
        if named is None and self.options["update_baseline"]:
            named = Path(DEFAULT)
        if named is None:
            return None
        from postlint.results.baseline import Baseline
        from postlint.run.baselines import load

        file = named.absolute()
        if file not in self._read:
            self._refuse_elsewhere(file, path)
            is_new = self.options["update_baseline"] and not file.exists()
            unnamed = None if self.options["baseline"] else file.parent
            self._read[file] = Baseline(file) if is_new else load(file, unnamed)
        return self._read[file]

    def _refuse_elsewhere(self, file: Path, path: str) -> None:
        """Raises ConfigError for a file that a config names, and that is not of its repository."""
        if self.options["baseline"]:
            return
        from postlint.run.baselines import refuse_elsewhere, refuse_to_write

        refuse_elsewhere(file, path, self.workplace)
        if self.options["update_baseline"]:
            refuse_to_write(file)
