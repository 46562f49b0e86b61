"""Pelican, with Python-Markdown."""

from __future__ import annotations

from postlint.dialect.fences import Fences
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import EXTRA, PYTHON
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import as_text

GENERATOR = Generator(
    "pelican",
    "Pelican",
    date_format="pelican-date",
    fences=Fences(closes_with_dots=True, reads_lone_cr=True, meta="always"),
    folds_key_case=True,
    uses_first_of_duplicates=True,
    names_give_date=True,
    needs_front_matter=("",),
    schemas=(("pages", None), ("", "pelican")),
    resolvers=(((), as_text),),
    markdown=PYTHON._replace(**EXTRA),
    heading_ids="pelican",
    layout_folders=("theme", "themes", "templates"),
    packages=Packages(python=("pelican",)),
)
