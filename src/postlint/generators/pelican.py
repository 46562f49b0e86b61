"""Pelican, with Python-Markdown."""

from __future__ import annotations

from unicodedata import combining, normalize

from postlint.dialect.fences import Fences
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import EXTRA, PYTHON
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import as_text
from postlint.dialect.terms import Terms
from postlint.pattern import lazy

_SIGN = lazy(r"[^\w\s-]")
_GAP = lazy(r"[-\s]+")


def _slug(term: str) -> str:
    """What Pelican makes of a term by default, but for scripts that it spells in Latin letters."""
    plain = "".join(one for one in normalize("NFKD", term) if not combining(one))
    return _GAP.sub("-", _SIGN.sub("", plain).strip()).lower()


GENERATOR = Generator(
    "pelican",
    "Pelican",
    date_format="pelican-date",
    fences=Fences(closes_with_dots=True, reads_lone_cr=True, meta="always"),
    folds_key_case=True,
    uses_first_of_duplicates=True,
    names_give_date=True,
    needs_front_matter=("",),
    skips_without_front_matter=True,
    terms=Terms(
        {"tags": "tags", "category": "categories"},
        _slug,
        lists=("tags",),
        signs=";,",
        pages={"tags": "TAG_SAVE_AS", "categories": "CATEGORY_SAVE_AS"},
    ),
    schemas=(("pages", None), ("", "pelican")),
    resolvers=(((), as_text),),
    markdown=PYTHON._replace(**EXTRA),
    heading_ids="pelican",
    layout_folders=("theme", "themes", "templates"),
    packages=Packages(python=("pelican",)),
)
