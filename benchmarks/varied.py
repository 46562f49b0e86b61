"""Takes real posts, and makes more of them: no two have the same text."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from benchmarks.shapes import Place

_PLAIN_LINE = re.compile(r"(?m)^[^\W\d_][^\n|{}<>`]*$")
"""A line of running text: no key, list, table, code, template call or raw HTML."""
_WORD = re.compile(r"(?<![\w/.#:@%&(\[-])[a-z]{4,}(?![\w/.:@%=)\]-])|[\u4e00-\u9fff]")
"""A word in lower case with nothing around it that means something; a letter of Chinese."""
_CHANGED = 0.15
"""The share of words that another one stands for."""
_SUFFIXES = {".markdown": ".md", ".md": ".md", ".html": ".html", ".htm": ".html"}


def write_varied(folder: Path, real: Path, count: int, place: Place, seed: int = 1) -> None:
    """Writes `count` posts made of those in the folder `real`; the same ones for the same seed.

    Each real post is written once as it is, and then again and again with other words in its
    running text. All Markdown is called `.md`, which every linter knows.
    """
    random = Random(seed)
    posts = [path for path in sorted(real.rglob("*")) if path.suffix in _SUFFIXES]
    texts = [_text(path) for path in posts]
    words = sorted({word for text in texts for word in _WORD.findall(text)})
    for number in range(count):
        original, text = posts[number % len(posts)], texts[number % len(posts)]
        name = f"{original.stem}-{number}{_SUFFIXES[original.suffix]}"
        path = folder / place(number, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        varied = text if number < len(posts) else _varied(text, words, random)
        path.write_text(varied, "utf-8", newline="")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _varied(text: str, words: list[str], random: Random) -> str:
    """A post with other words in its body."""
    body = _body_start(text)
    changed = _PLAIN_LINE.sub(lambda line: _other(line[0], words, random), text[body:])
    last = " ".join(random.choices(words, k=8)).capitalize()
    return f"{text[:body]}{changed.rstrip()}\n\n{last}.\n"


def _other(line: str, words: list[str], random: Random) -> str:
    return _WORD.sub(
        lambda word: random.choice(words) if random.random() < _CHANGED else word[0], line
    )


def _body_start(text: str) -> int:
    """Where the body begins: what stands in front matter stays."""
    fence = text[:3]
    if fence not in ("---", "+++"):
        return 0
    end = text.find(f"\n{fence}", 3)
    return max(end, 0)
