"""The keys that most posts of a section have, with the same kind of value: the site's own."""

from collections.abc import Iterator
from functools import lru_cache

from postlint.document.front_matter import Entry
from postlint.document.front_matter.nodes import Mapping, Node, Scalar, Sequence
from postlint.document.habit import Habit
from postlint.document.post import Post
from postlint.schema import Failure, failures

Kind = str | type


def _shapes(post: Post) -> tuple[str, ...]:
    matter = post.front_matter
    if matter is None or matter.error is not None:
        return ()
    entries = matter.root.entries
    return _traits(
        tuple([entry.key for entry in entries]), tuple([_kind(entry.value) for entry in entries])
    )


@lru_cache(maxsize=256)
def _traits(keys: tuple[str, ...], kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """What keys with these kinds of values are told by: the same for most posts of a site."""
    told = zip(keys, kinds, strict=True)
    return tuple(f"{key.casefold()}: {_name(kind)}" for key, kind in told if key.isprintable())


def _kind(node: Node) -> Kind:
    if type(node) is Scalar:
        return type(node.value)
    if isinstance(node, Mapping):
        return "mapping"
    kinds = {_kind(item) for item in node.items} if isinstance(node, Sequence) else set()
    return f"list of {_name(kinds.pop())}" if len(kinds) == 1 else "list"


def _name(kind: Kind) -> str:
    return kind if isinstance(kind, str) else kind.__name__


SHAPES = Habit("shapes-of-keys", _shapes)


def is_own_key(post: Post, entry: Entry) -> bool:
    """Whether most posts of the section have a key with such a value: then it is no slip."""
    traits = _traits((entry.key,), (_kind(entry.value),))
    return any(SHAPES.is_usual(post, trait) for trait in traits)


def others_than_own(post: Post, rule: str) -> Iterator[Failure]:
    """The failures that a rule is to speak of, without what is the site's own way.

    That is what most posts of a section do, though the theme's schema asks for something else.
    What the generator refuses, or a schema of the site's own, is wrong however many posts do it.
    """
    for failure in failures(post):
        if failure.rule == rule and not _is_own_shape(post, failure):
            yield failure


def _is_own_shape(post: Post, failure: Failure) -> bool:
    theme, matter = post.profile.theme, post.front_matter
    if theme is None or failure.schema != theme.name or failure.keyword != "type" or not matter:
        return False
    key, *inside = failure.path
    if any(isinstance(step, str) for step in inside) or not _is_of_another_form(failure):
        return False
    entry = matter.entry(str(key))
    return entry is not None and is_own_key(post, entry)


def _is_of_another_form(failure: Failure) -> bool:
    """Whether a value is a mapping or list and should be none, or the other way round.

    A text for a number or a switch is read by no layout as its author means it.
    """
    wanted = {failure.expected} if isinstance(failure.expected, str) else set(failure.expected)
    return isinstance(failure.found, dict | list) or wanted <= {"object", "array", "null"}
