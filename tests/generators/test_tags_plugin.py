"""The tags plugin of Material for MkDocs judges what its schema takes for tags."""

from __future__ import annotations

import pytest
import yaml
from mkdocs.config.base import ValidationError
from site_folder import put, said, site_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("site_folder")
options = pytest.importorskip("material.plugins.tags.structure.tag.options")

_VALUES = (
    *("oak", "''", "[]", "[oak, 5, 1.5, true]", "[oak, null]", "[[oak]]", "[{oak: 1}]", "5"),
    *("true", "null", "oak, ash"),
)


def _is_taken(value: str) -> bool:
    tags = yaml.safe_load(value)
    try:
        options.TagSet().validate(tags or [])  # it looks at none that count as false
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("plugins", ["[search, tags]", "{material/tags: {}}"])
@pytest.mark.parametrize("value", _VALUES)
def test_the_plugin_judges_tags(value: str, plugins: str) -> None:
    assert bool(_errors(value, plugins)) is not _is_taken(value)


@pytest.mark.parametrize("plugins", ["[search]", "{tags: {enabled: false}}", "[]"])
def test_without_the_plugin_tags_may_be_anything(plugins: str) -> None:
    assert not _errors("oak", plugins)


def _errors(value: str, plugins: str) -> list[str]:
    put("mkdocs.yml", f"site_name: Wood\ntheme: {{name: material}}\nplugins: {plugins}\n")
    put("docs/a.md", f"---\ntags: {value}\n---\n\n# Wood\n")
    return [each["rule"] for each in said("--no-cache") if each["severity"] == "error"]
