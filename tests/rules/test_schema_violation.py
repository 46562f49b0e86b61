"""Fixes of values that a site's own schema does not take."""

from __future__ import annotations

import json

import pytest
from site_folder import put, said, site_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("site_folder")


@pytest.mark.parametrize(
    ("schema", "written", "title"),
    [
        ({"type": "integer"}, '"3"', "Write 3"),
        ({"type": "integer"}, '"1.5"', None),
        ({"type": "integer"}, "three", None),
        ({"type": "number"}, '"3"', "Write 3"),
        ({"type": "number"}, '"1.5"', "Write 1.5"),
        ({"type": ["integer", "number"]}, '"1.5"', "Write 1.5"),
        ({"enum": ["Tin", "Iron"]}, "tin", "Write Tin"),
        ({"enum": ["Tin", "TIN"]}, "tin", None),
        ({"enum": [3]}, '"3"', None),
    ],
)
def test_what_is_written_instead(schema: object, written: str, title: str | None) -> None:
    put("postlint.toml", "[[schemas]]\nschema = 'post.json'\n")
    put("post.json", json.dumps({"properties": {"litres": schema}}))
    put("content/a.md", f"---\ntitle: Kettles\nlitres: {written}\n---\n")
    (found,) = said("--no-cache", "--select", "schema-violation")
    assert (found["fix"] and found["fix"]["title"]) == title
