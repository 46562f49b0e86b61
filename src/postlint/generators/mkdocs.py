"""MkDocs, with Python-Markdown and any theme."""

from __future__ import annotations

from postlint.dialect.fences import Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import PYTHON
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
    posts="beside",
)

GENERATOR = Generator(
    "mkdocs",
    "MkDocs",
    date_format="mkdocs-date",
    fences=FENCES,
    yaml=PYYAML,
    resolvers=(((0,), yaml_1_1),),
    markdown=PYTHON,
    folders=FOLDERS,
)
