"""The command line: options → settings → runner → reporter → exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from errno import EPIPE
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from postlint import __version__
from postlint.config import Config, ConfigError, expand
from postlint.diagnostic import Severity
from postlint.discovery import UnreadablePathError, display
from postlint.linter import PostReport
from postlint.profile.generator import GENERATORS
from postlint.profile.theme import THEMES
from postlint.reporters import FORMATS, reporter
from postlint.reporters.frame import printable
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary, counted
from postlint.rules import catalogue
from postlint.runner import Workplace, find_posts, lint_data, run
from postlint.suggestion import suggest

SETTINGS = {
    "help_option_names": ["-h", "--help"],
    "auto_envvar_prefix": "POSTLINT",
    "max_content_width": 100,
}
_PROGRESS_EVERY = 100
_CLEAR_LINE = "\r\x1b[K"


class _Names(click.ParamType):  # type: ignore[type-arg]
    """Names of rules, groups and presets, separated by commas."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        try:
            expand(names)
        except ConfigError as error:
            self.fail(str(error), param, ctx)
        return names


class _Commands(click.Group):
    """A group that suggests the command that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = suggest(args[0], self.commands)
            if hint is None:
                raise
            raise click.UsageError(f"{error.message} {hint}", ctx) from None


def _profile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--theme",
            type=click.Choice(list(THEMES)),
            help="The theme that the posts are written for, where it is not detected.",
        ),
        click.option(
            "--generator",
            type=click.Choice(list(GENERATORS)),
            help="The generator that builds the posts, where it is not detected.",
        ),
        click.option(
            "--isolated",
            is_flag=True,
            help="Ignore all config files, postlint's and the site's own.",
        ),
        click.option(
            "--config",
            "config_path",
            type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
            help="Use this config file for all posts.",
        ),
    ):
        command = option(command)
    return command


@click.group(cls=_Commands, context_settings=SETTINGS)
@click.version_option(__version__, "-V", "--version", message="postlint %(version)s")
def main() -> None:
    """Lint the posts of static sites: front matter, headings, images, embeds and FAQs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console that cannot show a letter shows its code
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--select", type=_Names(), multiple=True, help="Run only these rules or groups.")
@click.option("--extend-select", type=_Names(), multiple=True, help="Run these rules as well.")
@click.option("--ignore", type=_Names(), multiple=True, help="Do not run these rules.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in reversed(Severity)]),
    help="The severity from which on the exit status is 1.  [default: error]",
)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write the diagnostics.",
)
@click.option("--statistics", is_flag=True, help="Count diagnostics by rule, and list no others.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but diagnostics.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Use colours."
)
@click.option("--stdin-filename", help="Lint standard input as if it stood at this path.")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
    help="A JSON Schema that all posts must fit as well.",
)
@click.option(
    "--now",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="The day that rules about dates compare with.  [default: today]",
)
@_profile_options
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Lint posts: files, or all posts under folders (the working directory by default).

    Exits with 0 where nothing is as bad as --fail-on, with 1 where something is, and with 2 where
    postlint could not do its work.
    """
    workplace = _workplace(options)
    quiet = options["quiet"]
    errors: list[str] = []
    with _refusing():
        workplace.config(Path.cwd())
        if options["stdin_filename"] or paths == ("-",):
            reports: Iterable[PostReport] = [_standard_input(options["stdin_filename"], workplace)]
        else:
            files = list(find_posts(paths or (".",), workplace, errors.append))
            if not files and not quiet and not errors:
                click.echo(f"warning: no posts found under {', '.join(paths or '.')}", err=True)
            reports = _progress(run(iter(files), workplace), len(files), quiet=quiet)
        failing: list[bool] = []
        summary = _report(_judged(reports, workplace, failing), options)
    _tell(errors)
    if summary.rules["internal-error"]:
        click.echo("error: a rule of postlint failed; see internal-error above", err=True)
    sys.exit(2 if errors or summary.rules["internal-error"] else int(bool(failing)))


def _tell(errors: Iterable[str]) -> None:
    """Writes what could not be done to standard error, a line each."""
    for error in errors:
        click.echo(f"error: {printable(error)}", err=True)


def _judged(
    reports: Iterable[PostReport], workplace: Workplace, failing: list[bool]
) -> Iterator[PostReport]:
    """The same reports; `failing` grows with each that is as bad as its post's `fail-on`."""
    for report in reports:
        if workplace.fails(report):
            failing.append(True)
        yield report


def _workplace(options: dict[str, Any]) -> Workplace:
    def override(config: Config) -> Config:
        changes: dict[str, Any] = {
            name: options[name] for name in ("generator", "theme") if options[name]
        }
        for name in ("select", "extend_select", "ignore"):
            if chosen := tuple(rule for names in options.get(name) or () for rule in names):
                before = () if name == "select" else getattr(config, name)
                changes[name] = (*before, *chosen)
        if options.get("fail_on"):
            changes["fail_on"] = Severity(options["fail_on"])
        return replace(config, **changes)

    now = options.get("now") or datetime.now(UTC)
    return Workplace(
        override,
        options["config_path"],
        options["isolated"],
        options.get("schema"),
        now.replace(tzinfo=UTC),
    )


def _standard_input(name: str | None, workplace: Workplace) -> PostReport:
    return lint_data(name or "stdin.md", sys.stdin.buffer.read(), workplace)


def _report(reports: Iterable[PostReport], options: dict[str, Any]) -> Summary:
    """Writes what the options ask for; returns what it counted."""
    summary = Summary()
    color = {"always": True, "never": False}.get(options["color"])
    stream = sys.stdout
    if color is None:
        color = stream.isatty() and not _no_color()
    if options["statistics"] and options["output_format"] == "text":
        from postlint.reporters.statistics import statistics

        for _ in summary.counting(reports):
            pass
        for line in statistics(summary):
            click.echo(line)
        if not options["quiet"]:
            click.echo(summary.sentence())
        return summary
    reporter(options["output_format"])(reports, stream, summary, Style(color, options["quiet"]))
    return summary


def _no_color() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def _progress(reports: Iterator[PostReport], total: int, *, quiet: bool) -> Iterator[PostReport]:
    """The same reports; on a terminal, standard error says how far the run is."""
    shown = sys.stderr.isatty() and not quiet
    drawn = False
    for done, report in enumerate(reports, 1):
        if shown and done % _PROGRESS_EVERY == 0:
            click.echo(f"\r{done:,} of {total:,} posts", nl=False, err=True)
            drawn = True
        if drawn and report.diagnostics:
            click.echo(_CLEAR_LINE, nl=False, err=True)  # they are written where it stands
            drawn = False
        yield report
    if drawn:
        click.echo(_CLEAR_LINE, nl=False, err=True)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turns what postlint cannot do into one line on standard error and exit status 2."""
    try:
        yield
    except (ConfigError, UnreadablePathError) as error:
        click.echo(f"error: {printable(str(error))}", err=True)
        sys.exit(2)
    except OSError as error:
        if error.errno == EPIPE:
            raise
        click.echo(f"error: {printable(str(error))}", err=True)
        sys.exit(2)


@main.command()
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def rules(output_format: str) -> None:
    """List the rules."""
    listed = [catalogue.load(rule) for rules in catalogue.groups().values() for rule in rules]
    if output_format == "json":
        import json

        rows = [
            {
                "id": rule.id,
                "group": rule.group(),
                "severity": rule.severity.value,
                "default": rule.default,
                "summary": _summary(rule.__doc__),
            }
            for rule in listed
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    width = max(len(rule.id) for rule in listed)
    group = ""
    for rule in listed:
        if rule.group() != group:
            group = rule.group()
            click.echo(f"\n{group}" if rule is not listed[0] else group)
        state = " " if rule.default else "·"
        click.echo(
            f"{state} {rule.id:<{width}}  {rule.severity.value:<7}  {_summary(rule.__doc__)}"
        )


def _summary(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0]


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is about, with examples and options."""
    from postlint.explanation import page

    if rule not in catalogue.ids():
        hint = suggest(rule, catalogue.ids()) or "`postlint rules` lists them."
        click.echo(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    click.echo(page(catalogue.load(rule)), nl=False)


@main.command()
@click.argument("posts", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@_profile_options
def inspect(posts: tuple[str, ...], output_format: str, **options: Any) -> None:
    """Show what postlint sees of posts: front matter, headings, images, embeds, links, FAQ."""
    from postlint.document.post import Post
    from postlint.outline import outline, readable
    from postlint.source import Source, UnreadableError

    workplace = _workplace(options)
    errors: list[str] = []
    outlines = []
    with _refusing():
        for path in find_posts(posts, workplace, errors.append):
            try:
                source = Source.decode(display(path), Path(path).read_bytes())
            except UnreadableError as error:
                errors.append(f"{path}: the file {error.reason}")
                continue
            except OSError as error:
                errors.append(f"{path}: {(error.strerror or str(error)).lower()}")
                continue
            outlines.append(outline(Post(source, workplace.profile(path))))
    if output_format == "json":
        import json

        click.echo(json.dumps(outlines, ensure_ascii=False))
    else:
        for made in outlines:
            for line in readable(made):
                click.echo("\n".join(printable(part) for part in line.split("\n")))
    _tell(errors)
    sys.exit(2 if errors else 0)


@main.command("config")
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@_profile_options
def config_command(path: str, output_format: str, **options: Any) -> None:
    """Show the settings that hold for a post or folder, and where they come from."""
    from postlint.settings import lines, settings

    if not Path(path).exists():
        _tell([f"{path}: no such file or folder"])
        sys.exit(2)
    with _refusing():
        shown = settings(path, _workplace(options))
    if output_format == "json":
        import json

        click.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    else:
        for line in lines(shown):
            click.echo(printable(line))


@main.group()
def schema() -> None:
    """List, show, check and infer JSON Schemas of front matter."""


@schema.command("list")
def schema_list() -> None:
    """List the schemas that come with postlint."""
    from postlint.schema import load, names

    width = max(map(len, names()))
    for name in names():
        click.echo(f"{name:<{width}}  {load(name).document['title']}")


@schema.command("show")
@click.argument("name")
def schema_show(name: str) -> None:
    """Print a schema that comes with postlint."""
    from postlint.schema import names
    from postlint.schema.library import text

    if name not in names():
        hint = suggest(name, names()) or "`postlint schema list` lists them."
        click.echo(f"error: there is no schema `{name}`. {hint}", err=True)
        sys.exit(2)
    click.echo(text(name), nl=False)


@schema.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def schema_check(files: tuple[Path, ...]) -> None:
    """Check schemas of your own: keywords, their values, and references."""
    from postlint.schema.report import check_file

    missing = [file for file in files if not file.is_file()]
    if missing:
        _tell(f"{file}: no such file" for file in missing)
        sys.exit(2)
    faulty = [line for file in files for line in check_file(file)]
    for line in faulty:
        click.echo(printable(line))
    if not faulty:
        click.echo(f"No problems in {counted(len(files), 'schema')}.")
    sys.exit(1 if faulty else 0)


@schema.command("infer")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@_profile_options
def schema_infer(paths: tuple[str, ...], **options: Any) -> None:
    """Write the schema that posts share to standard output.

    The posts that differ from it are listed on standard error.
    """
    import json

    from postlint.runner import front_matters
    from postlint.schema.inference import infer

    errors: list[str] = []
    with _refusing():
        found = list(front_matters(paths or (".",), _workplace(options), errors.append))
        made, outliers = infer(found)
    if not found:
        errors.append("no post with front matter was found")
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))
    for outlier in outliers:
        click.echo(printable(f"{outlier.path}: {outlier.message}"), err=True)
    _tell(errors)
    sys.exit(2 if errors else 0)
