"""Where the config file of a folder is."""

from __future__ import annotations

from pathlib import Path

from postlint.config.error import ConfigError
from postlint.files import mounted
from postlint.files.boundary import leads_out
from postlint.files.listing import Listing
from postlint.files.nearest import nearest
from postlint.files.reading import TooLargeError, read
from postlint.source import UnreadableError

FILES = ("postlint.toml", ".postlint.toml", "pyproject.toml")
_NAMES = frozenset(FILES)
_LARGEST = 10_000_000
"""Bytes: a `pyproject.toml` may hold much that is not ours."""


class ConfigFinder:
    """Finds the config files of folders, each looked at once."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._known: dict[str, Path | None] = {}

    def find(self, start: str) -> Path | None:
        """The nearest config file in an absolute folder or above it. Raises ConfigError."""
        return nearest(start, self._config_at, self._known, None)

    def _config_at(self, folder: str) -> Path | None:
        return _config_at(Path(folder)) if self._listing.may_hold(folder, _NAMES) else None


def find(start: Path) -> Path | None:
    """The nearest config file in an absolute folder or above it. Raises ConfigError."""
    return ConfigFinder(Listing()).find(str(start))


def _config_at(folder: Path) -> Path | None:
    if mounted.is_above(str(folder)):
        return None
    for name in FILES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
            if leads_out(str(path), str(folder)):
                raise ConfigError(f"{path}: is a link that leads out of the repository")
            return path
    return None


def _has_table(pyproject: Path) -> bool:
    import tomli  # few sites have such a file

    try:
        text = config_text(pyproject)
    except ConfigError:
        return False
    try:
        values = tomli.loads(text)
    except (ValueError, RecursionError):
        return "[tool.postlint" in text  # loading it says what is wrong
    tool = values.get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("postlint"), dict)


def config_text(path: Path) -> str:
    """The text of a config file, with `\n` as its only line end. Raises ConfigError."""
    try:
        text = read(str(path), _LARGEST).data.decode("utf-8-sig")
    except TooLargeError:
        reason = f"it has more than {_LARGEST:,} bytes"
    except UnreadableError as error:
        reason = error.reason.removeprefix("cannot be opened: ")
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    else:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    from postlint.config.place import shown_file

    raise ConfigError(f"{shown_file(path)}: cannot be read: {reason}")
