"""MkDocs with the theme Material and its blog."""

from __future__ import annotations

from postlint.dialect.attribute_list import PYTHON_MARKDOWN
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.scalars import yaml_1_1

GENERATOR = Generator(
    "mkdocs-material",
    "Material for MkDocs",
    date_format="native-date",
    resolvers=(((0,), yaml_1_1),),
    closes_with_dots=True,
    schemas=(("blog/posts", "mkdocs-material-blog"), ("", None)),
    shows_title_as_h1=False,
    attribute_lists=PYTHON_MARKDOWN,
    folders=Folders(
        ("{docs_dir|docs}",),
        beside=("folder", "stem"),
        unknown_with=("plugins", "hooks"),
        from_root=False,
        posts="beside",
    ),
)
