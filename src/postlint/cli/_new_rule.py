"""Laying out a rule: its file, its cases, and what has to know of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from postlint.cli._options import workplace_of
from postlint.cli._terminal import show, tell
from postlint.config.finding import find
from postlint.files.output import put
from postlint.files.reading import shipped
from postlint.files.writer import NotWrittenError, create
from postlint.run.discovery import display
from postlint.suggestion import suggest
from postlint.testing.draft import cases_text, rule_text

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CHECKOUT = Path(__file__).resolve().parents[3]
_RULES = Path(__file__).resolve().parents[1] / "rules"
_SITE_GROUP, _SITE_FOLDER = "custom", "lint"


def lay_out(name: str) -> None:
    """Writes the files of a rule, `GROUP/ID`, over none that is there. Exits with 2 if it cannot.

    Raises UsageError for a name that no rule can have, and ConfigError.
    """
    group, _, rule_id = name.partition("/")
    if not _ID.fullmatch(rule_id):
        raise click.UsageError(
            f"`{name}` is no GROUP/ID, such as `custom/no-lead-table`: ids are in kebab-case."
        )
    try:
        if group == _SITE_GROUP:
            _lay_out_for_site(rule_id)
        else:
            _lay_out_for_postlint(group, rule_id)
    except NotWrittenError as error:
        tell([str(error)])
        sys.exit(2)


def _lay_out_for_postlint(group: str, rule_id: str) -> None:
    """Asks nothing that the rules are kept for: the schema is to have the new one."""
    if not (_CHECKOUT / "tests" / "cases").is_dir() or not Path.cwd().is_relative_to(_CHECKOUT):
        raise click.UsageError(
            f"rules in the group `{group}` are postlint's own, and laid out in a checkout of it. "
            f"A rule of your own is `{_SITE_GROUP}/{rule_id}`."
        )
    folders = [path.name for path in _RULES.iterdir() if (path / "__init__.py").is_file()]
    groups = [folder.replace("_", "-") for folder in folders if not folder.startswith("_")]
    if group not in groups:
        hint = suggest(group, groups) or f"There are {', '.join(sorted(groups))}."
        raise click.UsageError(f"there is no group `{group}`. {hint}")
    file = f"{rule_id.replace('-', '_')}.py"
    for there in _RULES.glob(f"*/{file}"):
        raise click.UsageError(f"there is a rule `{rule_id}` already: {display(str(there))}")
    path = _RULES / group.replace("-", "_") / file
    cases = _CHECKOUT / "tests" / "cases" / group / f"{rule_id}.md"
    _write(path, rule_text(rule_id, is_own=True), _CHECKOUT)
    _write(cases, cases_text(rule_id), _CHECKOUT)
    from postlint.config.json_schema import text

    schema = _CHECKOUT / "schemas" / "postlint.json"
    put(str(schema), text().encode())
    show(f"Wrote {display(str(schema))}.")
    off = _CHECKOUT / "tests" / "rules" / "off_by_default.txt"
    named = {*shipped(off).decode().splitlines(), rule_id}
    put(str(off), "".join(f"{name}\n" for name in sorted(named)).encode())
    show(f"Wrote {display(str(off))}.")
    show(f"Next: `python -m pytest -q -n 0 tests/rules -k {rule_id}` runs its examples and cases.")


def _lay_out_for_site(rule_id: str) -> None:
    options = {"config": (), "isolated": False}
    config = workplace_of(options).config(Path.cwd())
    if rule_id in config.catalogue.names:
        raise click.UsageError(f"there is a rule, group or preset `{rule_id}` already.")
    root = config.root or Path.cwd()
    named = config.plugins[0] if config.plugins else root / _SITE_FOLDER
    folder = named.parent if named.suffix == ".py" else named
    path = folder / f"{rule_id.replace('-', '_')}.py"
    _write(path, rule_text(rule_id, is_own=False), root)
    _write(folder / "cases" / f"{rule_id}.md", cases_text(rule_id), root)
    if folder not in config.plugins:
        shown = path.relative_to(root).as_posix() if config.plugins else _SITE_FOLDER
        file = find(Path.cwd()) or Path("postlint.toml")
        show(f"Next: `{shown}` is to stand in `plugins` of {display(str(file))}, so that it runs.")


def _write(path: Path, text: str, root: Path) -> None:
    """Raises NotWrittenError, with the path."""
    try:
        create(str(path), text.encode(), str(root))
    except NotWrittenError as error:
        raise NotWrittenError(f"{display(str(path))}: {error}") from None
    show(f"Wrote {display(str(path))}.")
