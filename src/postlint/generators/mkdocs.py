"""MkDocs, with Python-Markdown and any theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from postlint.dialect.attribute_list import PYTHON_MARKDOWN
from postlint.dialect.fences import Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import BRACKETS, DOLLARS, EXTRA, PYTHON, Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_1
from postlint.dialect.yaml import PYYAML

FENCES = Fences(
    closes_with_dots=True, needs_line_end=True, reads_lone_cr=True, meta="without fences"
)
FOLDERS = Folders(
    ("{docs_dir|docs}",),
    beside=("folder", "stem"),
    unknown_with=("plugins", "hooks"),
    from_root=False,
)

_EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {"lists": PYTHON_MARKDOWN},
    "footnotes": {"footnotes": True, "shows_all_footnotes": True},
    "def_list": {"definition_lists": True},
    "abbr": {"abbreviations": True},
    "md_in_html": {"reads_in_html": True},
    "extra": EXTRA,
    "pymdownx.extra": {**EXTRA, "fences": "closed"},
    "pymdownx.superfences": {"fences": "closed"},
    "admonition": {"has_material_blocks": True},
    "pymdownx.details": {"has_material_blocks": True},
    "pymdownx.tabbed": {"has_material_blocks": True},
    "pymdownx.arithmatex": {"mathematics": (*DOLLARS, *BRACKETS)},
    "pymdownx.tilde": {"strikethrough": True},
    "pymdownx.magiclink": {"bare_addresses": "gfm"},
}
"""What extensions of Python-Markdown change."""
_MARKS = {
    "superscript": "pymdownx.caret",
    "subscript": "pymdownx.tilde",
    "mark": "pymdownx.mark",
    "symbols": "pymdownx.smartsymbols",
}
"""The extensions that bring marks within a line."""
MARKS = tuple(_MARKS)


def set_markdown(markdown: Markdown, settings: Mapping[str, object]) -> Markdown:
    """Only what the site's `markdown_extensions` name is read, where its settings are known."""
    if not settings:
        return markdown
    listed = settings.get("markdown_extensions") or ()
    if not isinstance(listed, list | tuple):
        return markdown
    names = [next(iter(one), "") if isinstance(one, Mapping) else one for one in listed]
    plain = [str(name).removeprefix("markdown.extensions.") for name in names]
    changes: dict[str, Any] = {}
    for name in plain:
        changes |= _EXTENSIONS.get(name, {})
    marks = tuple(mark for mark, extension in _MARKS.items() if extension in plain)
    return PYTHON._replace(**changes, marks=marks)


GENERATOR = Generator(
    "mkdocs",
    "MkDocs",
    date_format="mkdocs-date",
    fences=FENCES,
    yaml=PYYAML._replace(refuses_tabs=False),  # it has libyaml's reader
    resolvers=(((), yaml_1_1),),
    markdown=PYTHON,
    set_markdown=set_markdown,
    folders=FOLDERS,
    drafts_setting="draft_docs",
    source_links="beside",
    heading_ids="python_markdown",
    layout_folders=("overrides", "docs/overrides", "theme"),
    packages=Packages(python=("mkdocs",), images=("mkdocs",)),
)
