"""`check --cluster`: where posts are linted on a Dask cluster, and what goes with that."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._output import Place, write_parts
from postlint.cli._terminal import missing, show, tell
from postlint.config.error import ConfigError
from postlint.files import mounted
from postlint.files.address import AddressError, Listing, laid_out
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.run.cluster.error import ClusterError
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.run.cluster.job import Job

_WITHOUT = {
    "watch": "--watch",
    "since": "--since",
    "stdin_filename": "--stdin-filename",
    "cache_dir": "--cache-dir",
}
"""What does not go with `--cluster`: one machine's files, git and cache."""
_ONLY_READ = {
    "fix": "--fix",
    "diff": "--diff",
    "add_suppressions": "--add-suppressions",
    "baseline": "--baseline",
    "update_baseline": "--update-baseline",
}
"""What does not go with an address: what lies there is only read."""
_GATHERED = {"fix": "--fix", "diff": "--diff", "add_suppressions": "--add-suppressions"} | {
    "output_format": "--output-format",
    "baseline": "--baseline",
    "update_baseline": "--update-baseline",
}
"""What does not go with outputs by part: it needs all reports in one place."""


class Cluster(NamedTuple):
    """A cluster that posts are linted on. `listing` are the files of an address, if one is named.

    `parts` are the formats and places that workers write their part of the results to.
    """

    client: Any
    listing: Listing | None
    parts: tuple[tuple[str, Place], ...]


@contextmanager
def on_cluster(
    paths: tuple[str, ...], options: dict[str, Any]
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The paths and options of a run on the cluster that these options name.

    Within, `options["cluster"]` is a Cluster, and the working directory the place of an address.
    Raises ConfigError for what cannot be reached.
    """
    is_afar = any(map(mounted.is_address, paths))
    outputs = [(name, _absolute(place)) for name, place in options["output_files"]]
    parts = tuple(pair for pair in outputs if "*" in str(pair[1]))
    _refuse(paths, options, is_afar=is_afar, has_parts=bool(parts))
    with ExitStack() as stack, _told():
        client = stack.enter_context(_client(options))
        listing = None
        if is_afar:
            options = options | _absolute_options(options)
            listing = stack.enter_context(_laid_out(paths[0]))
            paths = (".",)
        rest = [pair for pair in outputs if pair not in parts]
        cluster = Cluster(client, listing, parts)
        changed = {"cluster": cluster, "output_files": rest, "is_by_part": bool(parts)}
        yield paths, {**options, **changed, "no_cache": True}


def written(job: Job, cluster: Cluster, *, quiet: bool) -> Iterator[tuple[Summary, bool]]:
    """Has workers write their parts: the summary of each, and whether a post in it fails.

    Raises ConfigError.
    """
    refuse_baselines(job.files, job.workplace)
    yield from job.written(_Sink(cluster.parts, quiet=quiet))


class _Sink:
    """Writes a part's reports on a worker; gives their summary, and whether one fails."""

    def __init__(self, parts: tuple[tuple[str, Place], ...], *, quiet: bool) -> None:
        self.parts = parts
        self.quiet = quiet

    def __call__(
        self, number: int, reports: Iterable[PostReport], workplace: Workplace
    ) -> tuple[Summary, bool]:
        failing = []
        summary = Summary()

        def judged() -> Iterator[PostReport]:
            for report in reports:
                if workplace.fails(report):
                    failing.append(True)
                yield report

        files = [(name, _numbered(place, number)) for name, place in self.parts]
        write_parts(judged(), summary, files, Style(quiet=self.quiet))
        return summary, bool(failing)


def _numbered(place: Place, number: int) -> Place:
    named = str(place).replace("*", f"{number:05}")
    return named if mounted.is_address(named) else Path(named)


def _client(options: dict[str, Any]) -> Any:
    try:
        from postlint.run.cluster.connection import LOCAL, connected
    except ImportError as error:
        if error.name is not None and error.name.startswith("postlint"):
            raise
        raise ConfigError(missing("dask", "--cluster")) from None
    from postlint.cli._posts import processors

    address = options["cluster"]
    if options["jobs"] and address != LOCAL:
        raise click.UsageError("--jobs goes with --cluster local: a cluster has its workers.")
    return _shown(connected(address, options["jobs"] or processors()), options["quiet"])


@contextmanager
def _shown(client: Any, quiet: bool) -> Iterator[Any]:
    """The same client; whoever looks on is told where Dask shows what happens."""
    with client as connected:
        if not quiet and sys.stderr.isatty() and find_spec("bokeh"):
            show(f"note: the dashboard is at {connected.dashboard_link}", err=True)
        yield connected


@contextmanager
def _told() -> Iterator[None]:
    """Turns what a cluster or an address cannot do into a ConfigError."""
    try:
        yield
    except (ClusterError, AddressError) as error:
        raise ConfigError(str(error)) from None


@contextmanager
def _laid_out(url: str) -> Iterator[Listing]:
    """The files at an address; the working directory seems to hold them."""
    here = os.getcwd()
    with laid_out(url) as (folder, found, unfit):
        tell(f"{path}: is left out: no file here has such a name" for path in unfit)
        os.chdir(folder)
        try:
            yield found
        finally:
            os.chdir(here)


def _refuse(
    paths: tuple[str, ...], options: dict[str, Any], *, is_afar: bool, has_parts: bool
) -> None:
    """Raises UsageError for what does not go together."""
    if paths == ("-",):
        raise click.UsageError("--cluster goes without standard input.")
    _refuse_options(options, _WITHOUT, "--cluster")
    if is_afar:
        _refuse_options(options, _ONLY_READ, "an address, which is only read")
    if is_afar and len(paths) > 1:
        raise click.UsageError("An address is linted alone: name the one that holds all sites.")
    if has_parts:
        _refuse_options(options, _GATHERED, "outputs by part (`*`)")


def _refuse_options(options: dict[str, Any], names: dict[str, str], what: str) -> None:
    for name, shown in names.items():
        if options[name]:
            raise click.UsageError(f"{shown} goes without {what}.")


def refuse_baselines(files: Iterable[str], workplace: Workplace) -> None:
    """Raises ConfigError where settings name a baseline: parts would not count it together."""
    for path in {path.rpartition("/")[0]: path for path in files}.values():
        if workplace.config_of(path).baseline is not None:
            raise ConfigError(f"{path}: its settings name a baseline; outputs by part heed none")


def _absolute(place: Place) -> Place:
    if isinstance(place, Path):
        return place.absolute()
    return place if mounted.is_address(place) else os.path.abspath(place)


def _absolute_options(options: dict[str, Any]) -> dict[str, Any]:
    """Options that name files, by their absolute paths."""
    config = tuple(one.absolute() if isinstance(one, Path) else one for one in options["config"])
    schema = options["schema"]
    return {"config": config, "schema": schema.absolute() if schema else None}
