"""Where the config file of a folder is."""

from __future__ import annotations

from pathlib import Path

from postlint.files.nearest import nearest

FILES = ("postlint.toml", ".postlint.toml", "pyproject.toml")


def find(start: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The nearest config file in a folder or above it.

    `known` are those of the folders looked at before; it grows.
    """
    return nearest(start, _config_at, {} if known is None else known, None)


def _config_at(folder: Path) -> Path | None:
    for name in FILES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
            return path
    return None


def _has_table(pyproject: Path) -> bool:
    import tomli  # few sites have such a file

    try:
        text = pyproject.read_text("utf-8")
        values = tomli.loads(text)
    except OSError:
        return False
    except (ValueError, RecursionError):
        return "[tool.postlint" in text  # loading it says what is wrong
    tool = values.get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("postlint"), dict)
