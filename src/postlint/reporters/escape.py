"""Text from posts made harmless for what reads it.

A terminal obeys control characters; the log readers of GitHub and Azure obey workflow commands,
`##[…]` and `##vso[…]` anywhere in a line and `::…` at its start, whoever printed them.
"""

from __future__ import annotations

import json
import re
from typing import Any

from postlint.pattern import lazy
from postlint.reporters.frame import printable

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_COMMAND = lazy(r"##(?=\[|vso\[|teamcity\[)|^\s*::")
_UNSEEN_CHARACTERS = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
_UNSEEN = lazy(_UNSEEN_CHARACTERS)
_QUOTED_IN_NAMES = lazy(r'[\x00-\x1f\x7f"\\]')
_PLAIN_NAME = lazy(r'[^\x00-\x1f\x7f"\\]*')
_C_ESCAPES = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r"}
_C_ESCAPES |= {'"': '"', "\\": "\\"}
_ILLEGAL_IN_XML = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL_IN_XML = lazy(f"[&<>\"'\t\n\r]|##|{_UNSEEN_CHARACTERS}")


def log_line(line: str) -> str:
    """A line of text without workflow commands."""
    if "##" not in line and "::" not in line:
        return line
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}<U+{ord(found[0][-1]):04X}>", line)


def name_text(path: str) -> str:
    """A path in one line that no reader takes for another, in quotes where git would quote it."""
    if _PLAIN_NAME.fullmatch(path):
        return path
    return f'"{_QUOTED_IN_NAMES.sub(_as_in_c, path)}"'


def _as_in_c(found: re.Match[str]) -> str:
    character = found[0]
    return "\\" + _C_ESCAPES.get(character, f"{ord(character):03o}")


def log_text(text: str) -> str:
    """A text for a place within a line of a log."""
    return log_line(printable(text))


def log_lines(text: str) -> str:
    """Lines for a log that were made before, and kept where others may write; harmless stay."""
    if text.replace("\n", "").isprintable() and "##" not in text and "::" not in text:
        return text
    return "\n".join(map(log_text, text.split("\n")))


def json_text(value: Any) -> str:
    """A value as JSON in one line, characters that are not seen or commanding as escapes."""
    return json_shown(_JSON.encode(value))


def json_shown(made: str) -> str:
    """JSON with characters that are not seen or commanding as escapes."""
    if not made.isascii() or "\x7f" in made:
        made = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", made)
    return made.replace("##", "#\\u0023")


def xml_text(text: str) -> str:
    """A text for XML content and quoted attributes; what XML cannot hold becomes U+FFFD."""
    legal = _ILLEGAL_IN_XML.sub("\ufffd", text)
    return _SPECIAL_IN_XML.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", legal)
