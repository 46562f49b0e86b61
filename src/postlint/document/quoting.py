"""How messages quote what an author wrote."""

_MOST = 60


def shortened(text: str, most: int = _MOST) -> str:
    """A text of at most so many characters; of a longer one the beginning, with a sign for more."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
