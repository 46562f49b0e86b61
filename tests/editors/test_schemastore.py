"""What is ready for SchemaStore fits the schema, or does not, as it should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from linting import ROOT

from postlint.cli import main
from postlint.config.error import ConfigError
from postlint.config.files import load
from postlint.config.finding import FILES
from postlint.config.model import Config

FOLDER = ROOT / "editors" / "schemastore"


def fits(file: Path) -> bool:
    schema = json.loads(CliRunner().invoke(main, ("schema", "show", "postlint")).stdout)
    return bool(Draft202012Validator(schema).is_valid(tomli.loads(file.read_text("utf-8"))))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("test/*/*.toml")), ids=lambda file: file.stem)
def test_right_files_fit(file: Path) -> None:
    assert fits(file)
    load(file, Config())


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("negative_test/*/*.toml")), ids=lambda file: file.stem
)
def test_wrong_files_do_not(file: Path) -> None:
    assert not fits(file)
    with pytest.raises(ConfigError):
        load(file, Config())


def test_the_entry_names_the_files_that_postlint_reads() -> None:
    entry = json.loads((FOLDER / "catalog.json").read_text("utf-8"))
    assert set(entry) == {"name", "description", "fileMatch", "url"}
    assert set(entry["fileMatch"]) == {name for name in FILES if name != "pyproject.toml"}
