"""`postlint check`: lints posts."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._baseline import Baselines, baseline_options
from postlint.cli._options import (
    fix_options,
    fixes_asked_for,
    names_to_silence,
    profile_options,
    rule_options,
    running_options,
    silencing_options,
    workplace_of,
)
from postlint.cli._output import output_options, write
from postlint.cli._posts import Run, of_files, of_standard_input, posts_under
from postlint.cli._sections import Sectioned, section
from postlint.cli._terminal import refusing, show, tell
from postlint.cli._values import FailOn
from postlint.config.error import ConfigError
from postlint.report import PostReport
from postlint.reporters.escape import name_text
from postlint.reporters.summary import Summary
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.cli._fixing import Fixing
    from postlint.cli._silencing import Silencing
    from postlint.diagnostic import Applicability
    from postlint.files.history import History
    from postlint.pipeline.costs import Costs


@click.command(cls=Sectioned)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@section(
    "Rules",
    rule_options,
    click.option(
        "--fail-on",
        type=FailOn(),
        multiple=True,
        help="The severity from which on the exit status is 1, or RULE=SEVERITY for a rule or "
        "group; may repeat.  [default: error]",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
)
@section(
    "Posts",
    click.option(
        "--since",
        metavar="REVISION",
        help="Lint only posts that changed since this git revision, and files named. Answers of an "
        "FAQ that fell behind are found as well.",
    ),
    click.option(
        "--no-exclude",
        is_flag=True,
        help="Lint files named even where settings exclude them, or they are known to be no posts.",
    ),
    click.option("--stdin-filename", help="Lint standard input as if it stood at this path."),
    click.option(
        "--show-files", is_flag=True, help="Print the posts that would be linted, and stop."
    ),
)
@section("Output", output_options)
@section("Fixes", fix_options, silencing_options)
@section("Problems that are known", baseline_options)
@section(
    "Settings",
    profile_options,
    click.option(
        "--show-settings",
        is_flag=True,
        help="Print the settings that hold for each path, and stop.",
    ),
)
@section(
    "Running",
    click.option("--watch", is_flag=True, help="Lint again whenever a post or the config changes."),
    running_options,
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Lint on the workers of this Dask scheduler, or on some of this machine (`local`).",
    ),
)
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Lint posts: files, or all posts under folders (here by default).

    Exits with 0 where nothing is as bad as --fail-on, with 1 where something is, and with 2 where
    postlint could not do its work.
    """
    if options["show_settings"]:
        _show_settings(paths or (".",), options)
        return
    if options["show_files"]:
        sys.exit(_show_files(paths or (".",), options))
    if not options["watch"] or options["cluster"]:
        sys.exit(_check(paths, options))
    if paths == ("-",) or options["stdin_filename"] or options["fix"]:
        raise click.UsageError("--watch goes with neither --fix nor standard input.")
    from postlint.cli._watching import going_on, rounds

    for _ in rounds(paths or (".",), [path for _, path in options["output_files"]]):
        with going_on(), refusing():
            _check(paths, options)


def _show_settings(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    """Prints the settings that hold for paths, as `postlint config` does."""
    from postlint.run.settings import lines, settings

    workplace = workplace_of(options)
    for path in paths:
        for line in lines(settings(path, workplace)):
            show(line)


def _show_files(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Prints the paths of the posts that would be linted; returns the exit status."""
    errors: list[str] = []
    with _history(options["since"]) as history:
        files, _ = posts_under(paths, options, workplace_of(options, history), errors)
        for path in files:
            show(name_text(path))
    tell(errors)
    return 2 if errors else 0


def _check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Lints once, on a cluster if one is named; returns the exit status."""
    if options["cluster"]:
        from postlint.cli._cluster import on_cluster

        with on_cluster(paths, options) as (here, changed):
            return _linted(here, changed)
    if any(isinstance(place, str) for _, place in options["output_files"]):
        raise click.UsageError("Outputs at addresses, and by part (`*`), are for --cluster.")
    return _linted(paths, options)


def _linted(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    asked = fixes_asked_for(options), names_to_silence(options)
    errors: list[str] = []
    summary = Summary()
    summary.costs = _costs(options)
    with _history(options["since"]) as history:
        workplace = workplace_of(options, history)
        workplace.config(Path.cwd())
        run_ = _run(paths, options, workplace, errors, summary.costs)
        changing = _changing(asked, options, workplace, run_, summary, errors)
        if changing is not None:
            run_ = run_._replace(reports=changing.after(run_.reports))
            if run_.looks_at_sites and not options["diff"]:
                deque(run_.reports, maxlen=0)  # all is written before the sites are looked at again
                workplace = workplace_of(options, history)
                run_ = _run_again(paths, options, workplace)
        baselines = Baselines(workplace, options, summary, is_whole=run_.is_whole)
        verdict = _Verdict(workplace)
        if options.get("is_by_part"):
            run_ = run_._replace(reports=_by_part(run_, options, summary, verdict))
        inputs = [*run_.posts, *baselines.files(), *workplace.settings_read()]
        reports = verdict.after(baselines.after(run_.reports))
        write(reports, summary, options, inputs, to_standard_error=_is_taken(options, run_.data))
        errors += baselines.finish()
    tell(errors)
    if summary.has_failed:
        show("error: a rule failed; see internal-error above", err=True)
    if errors or summary.has_failed:
        return 2
    return int(verdict.fails and not options["exit_zero"])


def _changing(
    asked: tuple[Applicability | None, tuple[str, ...]],
    options: dict[str, Any],
    workplace: Workplace,
    run_: Run,
    summary: Summary,
    errors: list[str],
) -> Fixing | Silencing | None:
    """What changes posts as their reports go by: by which fixes, or by silencing which rules."""
    applicability, silenced = asked
    if applicability is None and not silenced:
        return None
    from postlint.cli._fixing import Fixing, destination

    into = destination(options, run_.paths, run_.files, run_.data)
    if applicability is not None:
        summary.fixes = "shown" if options["diff"] else "made"
        return Fixing(workplace, applicability, into, summary, errors.append)
    from postlint.cli._silencing import Silencing

    return Silencing(workplace, silenced, options["reason"], into, errors.append)


class _Verdict:
    """Whether a post is as bad as its `fail-on`, which is known when their reports went by."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self.fails = False

    def after(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The same reports."""
        for report in reports:
            self.fails |= self._workplace.fails(report)
            yield report


def _by_part(
    run_: Run, options: dict[str, Any], summary: Summary, verdict: _Verdict
) -> Iterator[PostReport]:
    """No report: the workers of a cluster write theirs."""
    from postlint.cli._cluster import written

    assert run_.job is not None
    for made, fails in written(run_.job, options["cluster"], quiet=options["quiet"]):
        summary.absorb(made)
        verdict.fails |= fails
    yield from ()


def _run_again(paths: tuple[str, ...], options: dict[str, Any], workplace: Workplace) -> Run:
    """The run over what is there of paths now, which tells only what it finds."""
    there = tuple(path for path in paths or (".",) if path == "-" or os.path.lexists(path))
    return _run(there, {**options, "quiet": True}, workplace, []) if there else Run(())


def _run(
    paths: tuple[str, ...],
    options: dict[str, Any],
    workplace: Workplace,
    errors: list[str],
    costs: Costs | None = None,
) -> Run:
    if options["stdin_filename"] or paths == ("-",):
        return of_standard_input(options, workplace, costs)
    return of_files(paths or (".",), options, workplace, errors, costs)


@contextmanager
def _history(revision: str | None) -> Iterator[History | None]:
    """What posts were at a revision. Raises ConfigError within for one that cannot be had."""
    if revision is None:
        yield None
        return
    from postlint.files.git import HistoryError
    from postlint.files.history import History

    try:
        with History(revision) as history:
            yield history
    except HistoryError as error:
        raise ConfigError(str(error)) from None


def _costs(options: dict[str, Any]) -> Costs | None:
    """What is charged with the costs of rules, where they are asked for."""
    if not options["costs"]:
        return None
    if not options["statistics"]:
        raise click.UsageError("--costs goes with --statistics.")
    from postlint.pipeline.costs import Costs

    return Costs()


def _is_taken(options: dict[str, Any], data: bytes | None) -> bool:
    """Whether a diff, or the fixed text of standard input, stands on standard output."""
    if options["diff"]:
        return options["output_format"] in (None, "text")
    return bool(options["fix"] or options["add_suppressions"]) and data is not None
