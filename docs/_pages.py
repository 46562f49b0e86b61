"""What the docs hold that is said elsewhere: pages made when they are built, by MkDocs's hooks.

Rules' pages are made from their docstrings, settings and commands from the code that reads them;
the README, CONTRIBUTING.md and CHANGELOG.md are pages as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from postlint.cli import main
from postlint.config.keys import SETTINGS
from postlint.config.kinds import Choice, Kind, Many, Table
from postlint.files.project import addresses
from postlint.reporters.summary import counted
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.explanation import page, summary

_ROOT = Path(__file__).parent.parent
_COPIED = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
}
_LINK = re.compile(r"\]\((?:docs/|\.\./)?([\w./-]+)(#[\w-]+)?\)")
_SETTINGS_MARK = "<!-- the settings -->"


def on_config(config: MkDocsConfig) -> None:
    """Names the project's addresses, and puts into the navigation the pages that it lacks.

    Those of rules have a place of their own, others stand at its end.
    """
    config.site_url = addresses().get("Documentation")
    config.repo_url = addresses().get("Repository")
    named = str(config.nav)
    for section in config.nav or []:
        if "About it" in section:
            pages = sorted(path.name for path in Path(config.docs_dir).glob("*.md"))
            section["About it"] += [name for name in pages if f"'{name}'" not in named]
        if "Rules" in section:
            section["Rules"] = ["rules/index.md"] + [
                {group: [_place(rule) for rule in rules]}
                for group, rules in BUILT_IN.groups.items()
            ]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Adds the pages that are made."""
    made = {name: _copied(source) for name, source in _COPIED.items()}
    made["commands.md"] = "\n".join(_commands())
    made["rules/index.md"] = "\n".join(_rules())
    for rule in BUILT_IN.ids:
        made[_place(rule)] = page(BUILT_IN.load(rule))
    for place, text in made.items():
        files.append(File.generated(config, place, content=text))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Puts the settings where a page has their mark, and leads links of a checkout to pages."""
    return _led(markdown).replace(_SETTINGS_MARK, "\n".join(_settings(SETTINGS, "")))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Names the dialog of the search, which the theme does not."""
    return output.replace('class="md-search"', 'class="md-search" aria-label="Search"', 1)


def _place(rule: str) -> str:
    return f"rules/{BUILT_IN.ids[rule]}/{rule}.md"


def _copied(source: str) -> str:
    """A file of the project's root, with links as they lead from the docs."""
    return _led((_ROOT / source).read_text("utf-8"))


def _led(text: str) -> str:
    """A text whose links lead to files of a checkout, led to the pages that these are."""
    pages = {name: place for place, name in _COPIED.items()}
    return _LINK.sub(lambda found: f"]({pages.get(found[1], found[1])}{found[2] or ''})", text)


def _rules() -> Iterator[str]:
    number = counted(len(BUILT_IN.ids), "rule")
    yield f"# Rules\n\n{number}; those in bold run without being asked for."
    for group, rules in BUILT_IN.groups.items():
        yield f"\n## {group}\n\n| rule | severity | about |\n|---|---|---|"
        for rule_id in rules:
            rule = BUILT_IN.load(rule_id)
            bold = "**" if rule.default else ""
            link = f"{bold}[{rule_id}]({group}/{rule_id}.md){bold}"
            yield f"| {link} | {rule.severity.value} | {_cell(summary(rule))} |"


def _settings(table: Table, prefix: str) -> Iterator[str]:
    yield "| setting | is | what it does |\n|---|---|---|"
    tables = []
    for name, key in table.keys.items():
        needed = " Needed." if key.is_required else ""
        yield f"| `{name}` | {_cell(_described(key.kind))} | {_cell(key.about)}{needed} |"
        if isinstance(key.kind, Many) and isinstance(key.kind.item, Table):
            tables.append((name, key.kind.item))
    for name, inner in tables:
        yield f"\n### `[[{prefix}{name}]]`\n"
        yield from _settings(inner, f"{prefix}{name}.")


def _described(kind: Kind) -> str:
    """What values are, in words."""
    if isinstance(kind, Choice):
        return "one of " + ", ".join(f"`{text}`" for text in kind.among)
    if isinstance(kind, Many):
        one = " or one" if kind.or_one else ""
        return (
            "tables" if isinstance(kind.item, Table) else f"a list of: {_described(kind.item)}{one}"
        )
    return kind.wanted


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield from _command(main, "postlint", None)


def _command(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name.rpartition(" ")[2],
        parent=parent,
        max_content_width=100,
        terminal_width=100,
    )
    yield f"\n## {name}\n\n```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found: Any = command.get_command(context, inner)
            yield from _command(found, f"{name} {inner}", context)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
