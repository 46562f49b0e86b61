"""What MkDocs and Pelican read in front matter: dates as milliseconds, null where they refuse."""

import json
import logging
import math
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return {"milliseconds": round(moment.timestamp() * 1000)}
    if isinstance(value, date):
        return plain(datetime(value.year, value.month, value.day, tzinfo=UTC))
    if isinstance(value, dict):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def of_mkdocs(_: Path) -> Callable[[str], Any]:
    from mkdocs.utils import meta

    return lambda text: meta.get_data(text.removeprefix("\ufeff").replace("\r\n", "\n"))[1]


def of_pelican(home: Path) -> Callable[[str], Any]:
    from pelican.readers import MarkdownReader
    from pelican.settings import read_settings

    settings = read_settings(override={"TIMEZONE": "UTC"})
    post = home / "post.md"

    def read(text: str) -> Any:
        post.write_bytes(text.encode("utf-8", "surrogatepass"))
        return MarkdownReader(settings).read(str(post))[1]

    return read


def answer(read: Callable[[str], Any], text: str) -> Any:
    try:
        return plain(read(text))
    except Exception:  # noqa: BLE001
        return None


logging.disable(logging.CRITICAL)
asked = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as folder:
    reads = {"mkdocs": of_mkdocs, "pelican": of_pelican}[asked["generator"]](Path(folder))
    print(json.dumps([answer(reads, text) for text in asked["posts"]]))
