"""The JSON Schema of the settings is made from their types, and says the same as the reader."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import tomli
from linting import ROOT

from postlint.config.error import ConfigError
from postlint.config.files import load
from postlint.config.json_schema import json_schema, text
from postlint.schema import names

GOOD = """
preset = "strict"
ignore = "images"
fail-on = "warning"
generator-version = "0.168"
[severity]
images = "error"
[rules.missing-image-alt]
allow-empty-markdown = true
[[per-file]]
files = ["a/**"]
rules.body-h1.severity = "info"
[[custom-rules]]
id = "no-b"
selector = "b"
message = "m"
"""


def test_it_is_up_to_date() -> None:
    """`python -m postlint.config.json_schema > schemas/postlint.json` writes it."""
    assert (ROOT / "schemas" / "postlint.json").read_text("utf-8") == text()


def test_it_is_no_schema_of_front_matter() -> None:
    assert "postlint" not in names()


def test_good_settings_fit(tmp_path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    validator = jsonschema.Draft202012Validator(json_schema())
    assert list(validator.iter_errors(tomli.loads(GOOD))) == []
    (tmp_path / "postlint.toml").write_text(GOOD)
    assert load(tmp_path / "postlint.toml").rules()


@pytest.mark.parametrize(
    "wrong",
    [
        "selct = []",
        "preset = 'none'",
        "ignore = [1]",
        "fail-on = 'warn'",
        "generator-version = 'new'",
        "[severity]\nimages = 'bad'",
        "[rules.missing-image-alt]\nallow-empty-markdown = 'yes'",
        "[rules.missing-image-alt]\nalow = true",
        "[[per-file]]\nignore = []",
        "[[custom-rules]]\nid = 'a'",
    ],
)
def test_what_the_reader_refuses_does_not_fit(tmp_path: Path, wrong: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert list(validator.iter_errors(tomli.loads(wrong)))
    (tmp_path / "postlint.toml").write_text(wrong)
    with pytest.raises(ConfigError):
        load(tmp_path / "postlint.toml")
