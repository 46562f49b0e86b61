"""Baselines that settings name, and what they forgive."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from postlint.config.error import ConfigError
from postlint.diagnostic import Diagnostic
from postlint.files.boundary import leads_out
from postlint.files.output import put
from postlint.report import PostReport
from postlint.results.baseline import Baseline, BaselineError, read, written
from postlint.results.fingerprint import identity
from postlint.run.discovery import display
from postlint.run.workplace import Workplace
from postlint.source import Source


def load(file: Path, within: Path | None = None) -> Baseline:
    """The baseline in a file. `within` is the folder of a config that names it.

    Raises ConfigError for one that cannot be used.
    """
    try:
        return read(file, within)
    except BaselineError as error:
        raise ConfigError(f"{error}. `--update-baseline` writes one.") from None


def refuse_elsewhere(file: Path, path: str, workplace: Workplace) -> None:
    """Raises ConfigError for a file that a post's config names, outside of its repository."""
    root = workplace.config_of(path).root
    if root is not None and leads_out(str(file), str(root)):
        shown = display(str(file))
        raise ConfigError(f"{shown}: a config names a baseline in its own repository only")


def refuse_to_write(file: Path) -> None:
    """Raises ConfigError for a file that a config names, and that can be no baseline."""
    if file.suffix != ".json":
        raise ConfigError(f"{display(str(file))}: a config names a baseline `….json` only")
    if any(part.lower().startswith(".git") for part in file.resolve().parts[:-1]):
        raise ConfigError(f"{display(str(file))}: no baseline is kept in a folder of git's")


def record(found: Diagnostic, source: Source, workplace: Workplace) -> None:
    """Adds a diagnostic of a post to the baseline that its config names.

    Raises ConfigError, and NotWrittenError.
    """
    named = workplace.config_of(source.path).baseline
    if named is None:
        return
    file = named.absolute()
    refuse_elsewhere(file, source.path, workplace)
    refuse_to_write(file)
    baseline = load(file, file.parent) if file.exists() else Baseline(file)
    here = identity(found, source)
    if not here.is_of_site:
        here = here._replace(path=baseline.seen(source.path))
    put(str(file), written(baseline.recorded + Counter([here])))


def forgiven(report: PostReport, workplace: Workplace) -> PostReport:
    """A report without what the baseline of its post's config forgives. Raises ConfigError."""
    path = report.source.path
    named = workplace.config_of(path).baseline
    if named is None or not report.diagnostics:
        return report
    file = named.absolute()
    refuse_elsewhere(file, path, workplace)
    left = load(file, file.parent).unforgiven(report.diagnostics, report.source)
    counting = frozenset(left)
    gone = tuple(found for found in report.diagnostics if found not in counting)
    return report._replace(diagnostics=left, forgiven=gone)
