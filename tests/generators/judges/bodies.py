"""Renders Markdown as MkDocs, Material for MkDocs and Pelican do."""

import json
import sys

import markdown

MKDOCS = ["toc", "tables", "fenced_code"]
MATERIAL = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "toc",
    "tables",
]
MATERIAL += [f"pymdownx.{name}" for name in ("betterem", "caret", "details", "highlight", "mark")]
MATERIAL += [f"pymdownx.{name}" for name in ("smartsymbols", "superfences", "tabbed", "tilde")]
EXTENSIONS = {
    "mkdocs": MKDOCS,
    "mkdocs-material": MATERIAL,
    "pelican": ["codehilite", "extra", "meta"],
}

asked = json.load(sys.stdin)
engine = markdown.Markdown(extensions=EXTENSIONS[asked["generator"]])
print(json.dumps([engine.reset().convert(text) for text in asked["posts"]]))
