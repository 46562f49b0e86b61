"""Gives each linter the posts in the form that it reads, and settings with which it can fail."""

from __future__ import annotations

import json
from pathlib import Path

import pyromark

_MOST_FILES_NAMED = 20_000
"""More do not fit on a command line."""
_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["title", "date"],
    "properties": {
        "title": {"type": "string", "maxLength": 120},
        "description": {"type": "string", "maxLength": 200},
        "draft": {"type": "boolean"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
_REMARK = """import frontmatter from "{modules}/remark-frontmatter/index.js"
import schema from "{modules}/remark-lint-frontmatter-schema/dist/index.js"
export default {{
  plugins: [frontmatter, [schema, {{schemas: {{"./{name}": ["**/*.md"]}}}}]],
}}
"""
SCHEMA = "front-matter.schema.json"


def write_html(posts: Path, folder: Path) -> None:
    """The posts' bodies as pages, for linters of HTML: those in HTML as they are."""
    for path in _posts(posts):
        _, body = _parts(path)
        html = body if path.suffix == ".html" else pyromark.html(body)
        _write(folder / path.relative_to(posts).with_suffix(".html"), html)
    _write(
        folder / ".htmlvalidate.json", '{"root": true, "extends": ["html-validate:recommended"]}'
    )


def write_yaml(posts: Path, folder: Path) -> None:
    """The posts' front matter alone, as far as it is YAML, for linters of YAML."""
    for path in _posts(posts):
        matter, _ = _parts(path)
        if matter:
            _write(folder / path.relative_to(posts).with_suffix(".yaml"), f"---\n{matter}\n")


def write_remark_settings(posts: Path, modules: Path) -> None:
    """What makes remark hold the front matter to a schema; `modules` is where its plugins are."""
    _write(posts / SCHEMA, json.dumps(_SCHEMA))
    _write(posts / ".remarkrc.mjs", _REMARK.format(modules=modules.resolve(), name=SCHEMA))


def write_schema(folder: Path) -> Path:
    """The schema that peers hold front matter to."""
    _write(folder / SCHEMA, json.dumps(_SCHEMA))
    return folder / SCHEMA


def names(folder: Path, suffix: str) -> list[str]:
    """The files in a folder, as far as a command line holds them."""
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob(f"*{suffix}"))
    return found[:_MOST_FILES_NAMED]


def _posts(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".html")]


def _parts(path: Path) -> tuple[str, str]:
    """The YAML front matter of a post (empty for none), and its body."""
    text = path.read_text("utf-8", "replace")
    if not text.startswith("---\n"):
        return "", text
    matter, fence, body = text[4:].partition("\n---")
    return (matter, body) if fence else ("", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
