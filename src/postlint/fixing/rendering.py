"""When two bodies look the same to a reader: the same tree, comments and idle white space aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from postlint.diagnostic import Edit
from postlint.document.blocks import BLOCK_TAGS
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.fixing.edits import Edits
from postlint.pattern import lazy

_KEEPS_SPACE = frozenset({"pre", "textarea", "script", "style", "listing", "plaintext", "xmp"})
_BLOCK, _INLINE = "\0", "\1"
"""Stand around tags; the parser leaves neither in a text."""
_SPACE = lazy(r"[ \t\n\f\r]+")
_IDLE_SPACE = lazy(rf"(?<={_BLOCK}) | (?={_BLOCK})")


def edited(post: Post, edits: Iterable[Edit]) -> Post:
    """A post after edits, read again."""
    text = Edits(edits).applied(post.source.text)
    return Post(post.source.with_text(text), post.profile, post.now)


def renders_alike(post: Post, other: Post) -> bool:
    """Whether the bodies of two posts look the same."""
    return _shown(post) == _shown(other)


def _shown(post: Post) -> str:
    """A body's tags, attributes and texts, without the white space that no reader sees."""
    parts = [
        "".join(text for text, _ in run) if keeps else _folded(run)
        for keeps, run in groupby(_pieces(post.tree.root), itemgetter(1))
    ]
    return _IDLE_SPACE.sub("", "".join(parts)).strip()


def _folded(run: Iterable[tuple[str, bool]]) -> str:
    return _SPACE.sub(" ", "".join(text for text, _ in run))


def _pieces(root: Element) -> Iterator[tuple[str, bool]]:
    """Tags and texts in order; and whether each is to be taken to the letter."""
    stack: list[tuple[Element | str, bool]] = [(child, False) for child in root.children][::-1]
    while stack:
        item, keeps = stack.pop()
        if isinstance(item, str):
            yield item, keeps
            continue
        sign = _BLOCK if item.tag in BLOCK_TAGS else _INLINE
        yield f"{sign}<{item.tag} {dict(item.attributes)}>{sign}", True
        keeps = keeps or item.tag in _KEEPS_SPACE
        stack.append((f"{sign}</{item.tag}>{sign}", True))
        stack += [(child, keeps) for child in item.children][::-1]
