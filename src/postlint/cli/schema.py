"""`postlint schema`: JSON Schemas of front matter."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli._options import profile_options, workplace_of
from postlint.cli._output import told
from postlint.cli._terminal import show, tell
from postlint.files.output import put
from postlint.reporters.escape import json_shown
from postlint.reporters.summary import counted
from postlint.suggestion import suggest


@click.group()
def schema() -> None:
    """List, show, check and infer JSON Schemas of front matter."""


@schema.command("list")
def schema_list() -> None:
    """List the schemas that come with postlint, that of its own settings last."""
    from postlint.schema import load, names
    from postlint.schema.library import SETTINGS

    width = max(map(len, names()))
    for name in names():
        show(f"{name:<{width}}  {load(name).document['title']}")
    show(f"{SETTINGS:<{width}}  Settings of postlint")


def _complete_name(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[str]:
    """The names of schemas that begin so, for a shell."""
    from postlint.schema import names
    from postlint.schema.library import SETTINGS

    return [name for name in (*names(), SETTINGS) if name.startswith(incomplete)]


@schema.command("show")
@click.argument("name", shell_complete=_complete_name)
def schema_show(name: str) -> None:
    """Print a schema that comes with postlint: of front matter, or `postlint` of its settings."""
    from postlint.schema import names
    from postlint.schema.library import SETTINGS, settings_text, text

    if name == SETTINGS:
        click.echo(settings_text(), nl=False)
        return
    if name not in names():
        hint = suggest(name, names()) or "`postlint schema list` lists them."
        show(f"error: there is no schema `{name}`. {hint}", err=True)
        sys.exit(2)
    click.echo(text(name), nl=False)


@schema.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def schema_check(files: tuple[Path, ...]) -> None:
    """Check schemas of your own: keywords, their values, and references."""
    from postlint.schema.file_faults import check_file

    missing = [file for file in files if not file.is_file()]
    if missing:
        tell(f"{file}: no such file" for file in missing)
        sys.exit(2)
    faulty = [line for file in files for line in check_file(file)]
    for line in faulty:
        show(line)
    if not faulty:
        show(f"No problems in {counted(len(files), 'schema')}.")
    sys.exit(1 if faulty else 0)


@schema.command("infer")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, once the schema is made.  [default: standard output]",
)
@profile_options
def schema_infer(paths: tuple[str, ...], target: Path | None, **options: Any) -> None:
    """Write the schema that the posts of the largest section under PATHS share.

    These posts fit it. Those that keep it from asking for more are listed on standard error. The
    site's own schemas are not read.
    """
    from postlint.run.inferring import inferred
    from postlint.run.runner import find_posts

    errors: list[str] = []
    workplace = workplace_of(options, plugins=False)
    made = inferred(paths or (".",), workplace, errors.append, target)
    if not made.posts:
        errors.append("no post with front matter was found")
    if target is None:
        click.echo(json_shown(made.text), nl=False)
    elif made.posts:
        with told(target):
            posts = find_posts(paths or (".",), workplace, errors.append)
            put(str(target), made.text.encode(), posts)
    for outlier in made.outliers:
        show(f"{outlier.path}: {outlier.message}", err=True)
    if made.left_out:
        left = counted(made.left_out, "page")
        show(f"note: {left} outside of {', '.join(made.globs)} had no part in it", err=True)
    tell(errors)
    sys.exit(2 if errors else 0)
