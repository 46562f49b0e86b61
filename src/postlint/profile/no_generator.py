"""What is read where nobody knows who builds the site."""

from __future__ import annotations

from postlint.dialect.attribute_list import ANY
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.template import BRACES, Templates
from postlint.generators.hugo import DELIMITERS, SHORTCODES

NO_GENERATOR = Generator(
    "",
    "the generator",
    Templates((*DELIMITERS, *BRACES), SHORTCODES, apart=frozenset({"{{<"})),
    resolvers=(((), yaml_1_2),),
    schemas=(("", None),),
    markdown=Markdown(ANY),
)
"""As most do; no rule that is for one of them speaks."""
