"""Pelican, with Python-Markdown."""

from __future__ import annotations

from postlint.dialect.attribute_list import PYTHON_MARKDOWN
from postlint.dialect.generator import Generator
from postlint.dialect.scalars import yaml_1_1

GENERATOR = Generator(
    "pelican",
    "Pelican",
    resolvers=(((0,), yaml_1_1),),
    attribute_lists=PYTHON_MARKDOWN,
)
