"""How messages quote what an author wrote."""

_MOST = 60


def shortened(text: str, most: int = _MOST) -> str:
    """A text of at most so many characters; of a longer one the beginning, with a sign for more."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def character(sign: str) -> str:
    """A character in a sentence: by its name where nobody would see it."""
    if sign == "\t":
        return "a tab"
    if sign.isprintable() and not sign.isspace():
        return f"`{sign}`"
    return character_name(sign)


def character_name(sign: str) -> str:
    """A character by its name and its code point."""
    import unicodedata  # few messages need it

    return f"{unicodedata.name(sign, 'control character').lower()} (U+{ord(sign):04X})"
