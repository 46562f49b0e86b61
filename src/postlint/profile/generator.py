"""What each site generator makes of a post."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from postlint.profile import attribute_list
from postlint.profile.attribute_list import NO_LISTS, AttributeLists
from postlint.profile.scalars import yaml_1_1, yaml_1_2, yaml_goccy
from postlint.profile.template import (
    ANY,
    GO,
    HEXO_TAGS,
    LIQUID,
    NO_TEMPLATES,
    NUNJUCKS,
    PANDOC,
    TERA,
    Templates,
)

Version = tuple[int, ...]
Resolve = Callable[[str], object]


class Generator(NamedTuple):
    """A site generator: how it reads front matter and which templates it runs in posts.

    `resolvers` give, newest first, the version from which a reading of plain YAML scalars holds.
    `folds_key_case`: keys are compared without case. `closes_with_dots`: `...` closes YAML front
    matter too.
    `fence_is_prefix`: the first characters of a line decide, whatever follows them. `schemas` are
    the schemas of folders whose posts are of another kind. `attribute_lists` are those that it
    reads in Markdown. `reads_mdx`: its Markdown may hold code of JavaScript.
    """

    name: str
    title: str
    templates: Templates
    resolvers: tuple[tuple[Version, Resolve], ...]
    folds_key_case: bool = False
    closes_with_dots: bool = False
    fence_is_prefix: bool = False
    refuses_duplicate_keys_since: Version | None = None
    schemas: tuple[tuple[str, str | None], ...] = ()
    attribute_lists: AttributeLists = NO_LISTS
    reads_mdx: bool = False

    def schema(self, path: str) -> str | None:
        """The name of the schema for the post at a path; None where there is none."""
        for folder, name in self.schemas:
            if not folder or f"/{folder}/" in f"/{path}":
                return name
        return self.name

    def resolver(self, version: Version | None) -> Resolve:
        """How plain scalars are read by a version; None is the newest."""
        for since, resolve in self.resolvers:
            if version is None or version >= since:
                return resolve
        return self.resolvers[-1][1]


NO_GENERATOR = Generator(
    "",
    "the generator",
    ANY,
    (((0,), yaml_1_2),),
    closes_with_dots=True,
    schemas=(("", None),),
    attribute_lists=attribute_list.GOLDMARK,
)
"""What is read where nobody knows who builds the site: as most do, and no rule of any speaks."""

GENERATORS: dict[str, Generator] = {
    generator.name: generator
    for generator in (
        Generator(
            "hugo",
            "Hugo",
            GO,
            (((0, 152), yaml_goccy), ((0,), yaml_1_1)),
            folds_key_case=True,
            fence_is_prefix=True,
            refuses_duplicate_keys_since=(0, 152),
            attribute_lists=attribute_list.GOLDMARK,
        ),
        Generator(
            "jekyll",
            "Jekyll",
            LIQUID,
            (((0,), yaml_1_1),),
            closes_with_dots=True,
            attribute_lists=attribute_list.KRAMDOWN,
        ),
        Generator("eleventy", "Eleventy", NUNJUCKS, (((0,), yaml_1_2),)),
        Generator("astro", "Astro", NO_TEMPLATES, (((0,), yaml_1_2),)),
        Generator(
            "docusaurus",
            "Docusaurus",
            NO_TEMPLATES,
            (((0,), yaml_1_2),),
            schemas=(("blog", "docusaurus-blog"), ("", "docusaurus-docs")),
            attribute_lists=attribute_list.IDS,
            reads_mdx=True,
        ),
        Generator("zola", "Zola", TERA, (((0,), yaml_1_2),), attribute_lists=attribute_list.PANDOC),
        Generator("hexo", "Hexo", HEXO_TAGS, (((0,), yaml_1_2),)),
        Generator(
            "mkdocs-material",
            "Material for MkDocs",
            NO_TEMPLATES,
            (((0,), yaml_1_1),),
            closes_with_dots=True,
            schemas=(("blog/posts", "mkdocs-material-blog"), ("", None)),
            attribute_lists=attribute_list.PYTHON_MARKDOWN,
        ),
        Generator(
            "quarto",
            "Quarto",
            PANDOC,
            (((0,), yaml_1_2),),
            closes_with_dots=True,
            attribute_lists=attribute_list.PANDOC,
        ),
        Generator(
            "pelican",
            "Pelican",
            NO_TEMPLATES,
            (((0,), yaml_1_1),),
            attribute_lists=attribute_list.PYTHON_MARKDOWN,
        ),
    )
}
