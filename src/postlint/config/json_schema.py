"""The JSON Schema of config files, for editors: `python -m postlint.config.json_schema`."""

from __future__ import annotations

import json
from typing import Any

from postlint.config.keys import SETTINGS
from postlint.config.rule_settings import definitions


def json_schema() -> dict[str, Any]:
    """The schema of `postlint.toml`, and of `[tool.postlint]` in `pyproject.toml`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:postlint:settings",
        "title": "Settings of postlint",
        **SETTINGS.schema(),
        "$defs": definitions(),
    }


def text() -> str:
    """The schema as `schemas/postlint.json` holds it."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(text(), end="")
