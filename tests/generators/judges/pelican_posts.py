"""Reads each post as Pelican does, and prints why one is left out."""

import json
import logging
import sys
import tempfile
from pathlib import Path

from pelican.generators import ArticlesGenerator
from pelican.settings import read_settings


class Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


log = Log()
logging.getLogger().handlers = [log]
logging.getLogger("pelican").handlers = []


def verdict(text: str, folder: str) -> str | None:
    (Path(folder) / "post.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    log.said = []
    told = {"PATH": folder, "OUTPUT_PATH": f"{folder}/out", "TIMEZONE": "UTC"}
    settings = read_settings(override=told | {"CACHE_CONTENT": False})
    context = settings | {"generated_content": {}, "static_links": set(), "static_content": {}}
    generator = ArticlesGenerator(
        context=context | {"localsiteurl": ""},
        settings=settings,
        path=folder,
        theme=settings["THEME"],
        output_path=f"{folder}/out",
    )
    try:
        generator.generate_context()
    except Exception as error:  # noqa: BLE001
        return str(error)
    found = generator.articles + generator.drafts + generator.hidden_articles
    return None if found else "; ".join(log.said) or "it is left out"


with tempfile.TemporaryDirectory() as home:
    print(json.dumps([verdict(text, home) for text in json.load(sys.stdin)]))
