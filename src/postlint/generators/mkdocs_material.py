"""MkDocs with the theme Material and its blog."""

from __future__ import annotations

from postlint.dialect.generator import Generator
from postlint.dialect.markdown import EXTRA, PYTHON
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_1
from postlint.dialect.yaml import PYYAML
from postlint.generators.mkdocs import FENCES, FOLDERS, MARKS, set_markdown

GENERATOR = Generator(
    "mkdocs-material",
    "Material for MkDocs",
    needs_front_matter=("blog/posts",),
    second_files=("material",),
    date_format="native-date",
    fences=FENCES,
    yaml=PYYAML,
    resolvers=(((), yaml_1_1),),
    schemas=(("blog/posts", "mkdocs-material-blog"), ("", "mkdocs")),
    plugin_schemas={"tags": "mkdocs-tags", "material/tags": "mkdocs-tags"},
    markdown=PYTHON._replace(
        **EXTRA, fences="closed", has_material_blocks=True, marks=MARKS, strikethrough=True
    ),
    set_markdown=set_markdown,
    folders=FOLDERS,
    drafts_setting="draft_docs",
    source_links="beside",
    heading_ids="python_markdown",
    layout_folders=("overrides", "docs/overrides", "theme"),
    packages=Packages(python=("mkdocs-material",), images=("mkdocs-material",)),
)
