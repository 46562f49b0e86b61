"""Templates as trees, and the pages that they make, as far as a post's own data decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from postlint.record import NamedTuple

UNSEEN = "\ue001"
"""Stands in a page for what a template brings that is not there to be read."""

UNKNOWN = object()
"""The value of what neither a post nor its site tells."""

_DEEPEST = 40
_MOST_CHARACTERS = 2_000_000
_MOST_NODES = 20_000


class Kind(Enum):
    """What a tag of a template does."""

    TEXT = "text"
    PRINT = "print"
    CHOICE = "choice"
    LOOP = "loop"
    BLOCK = "block"
    """A part of the page by name, which another template may define anew."""
    DEFINITION = "definition"
    """A part that shows only where it is called."""
    DROPPED = "dropped"
    ELSE = "else"
    END = "end"


class Tag(NamedTuple):
    """A tag: `argument` is a condition, a name or what is printed."""

    kind: Kind
    argument: str = ""


class Node(NamedTuple):
    """A piece of a template. `branches` are its inner pieces, each with the condition it is for.

    The condition of an `else` is empty, and so is that of anything but a choice.
    """

    kind: Kind
    text: str
    branches: tuple[tuple[str, tuple[Node, ...]], ...] = ()

    @property
    def inner(self) -> tuple[Node, ...]:
        return self.branches[0][1] if self.branches else ()


Tokens = Callable[[str], Iterator[str | Tag]]
"""Cuts a template's text into text and tags."""
_OPENING = frozenset({Kind.CHOICE, Kind.LOOP, Kind.BLOCK, Kind.DEFINITION, Kind.DROPPED})


class _Open(NamedTuple):
    kind: Kind
    text: str
    branches: list[tuple[str, list[Node]]]


def parse(text: str, tokens: Tokens) -> tuple[Node, ...]:
    """A template's tree. What is not closed ends with the text; stray ends are left out."""
    root = _Open(Kind.TEXT, "", [("", [])])
    stack = [root]
    for count, token in enumerate(tokens(text)):
        here = stack[-1].branches[-1][1]
        if isinstance(token, str):
            here.append(Node(Kind.TEXT, token))
        elif token.kind in _OPENING and count < _MOST_NODES and len(stack) < _DEEPEST:
            stack.append(_Open(token.kind, token.argument, [(token.argument, [])]))
        elif token.kind is Kind.ELSE and len(stack) > 1:
            stack[-1].branches.append((token.argument, []))
        elif token.kind is Kind.END and len(stack) > 1:
            _close(stack)
        elif token.kind is Kind.PRINT:
            here.append(Node(Kind.PRINT, token.argument))
    while len(stack) > 1:
        _close(stack)
    return tuple(root.branches[0][1])


def _close(stack: list[_Open]) -> None:
    done = stack.pop()
    branches = tuple((condition, tuple(nodes)) for condition, nodes in done.branches)
    stack[-1].branches[-1][1].append(Node(done.kind, done.text, branches))


Nodes = Sequence[Node]
NOT_THERE: Nodes = (Node(Kind.TEXT, UNSEEN),)
"""What a template is that is not there to be read."""


class Template(NamedTuple):
    """A tree, with the parts that templates above it define anew."""

    nodes: Nodes
    definitions: Mapping[str, Nodes]


class Page(NamedTuple):
    """What lays out a post.

    `template` is where the page starts. `decides` tells whether a condition holds for the post, or
    None; `brings` gives the tree that a printing tag brings in, None where it prints a value.
    `restates` is a printed value as the condition around it names it.
    """

    template: Template
    decides: Callable[[str], bool | None]
    brings: Callable[[str], Nodes | None]
    restates: Callable[[str, str], str]

    def text(self, *, undecided: bool) -> str:
        """The page as one text, with the values that it prints still written as tags.

        Of what depends on more than the post, the first branch is taken where `undecided`, and else
        the last. What a loop repeats is left out: it shows other pages.
        """
        made: list[str] = []
        _write(self, self.template.nodes, undecided, made, 0, "")
        return "".join(made)


def _write(
    page: Page, nodes: Nodes, undecided: bool, made: list[str], depth: int, subject: str
) -> None:
    if depth > _DEEPEST or sum(map(len, made[-1:])) > _MOST_CHARACTERS or len(made) > _MOST_NODES:
        made.append(UNSEEN)
        return
    for node in nodes:
        if node.kind is Kind.TEXT:
            made.append(node.text)
        elif node.kind is Kind.PRINT:
            brought = page.brings(node.text)
            if brought is None:
                made.append(f"{{{{{page.restates(node.text, subject)}}}}}")
            else:
                _write(page, brought, undecided, made, depth + 1, "")
        elif node.kind is Kind.CHOICE:
            condition, chosen = _chosen(page, node, undecided)
            _write(page, chosen, undecided, made, depth + 1, condition or subject)
        elif node.kind is Kind.BLOCK:
            defined = page.template.definitions.get(node.text, node.inner)
            _write(page, defined, undecided, made, depth + 1, subject)


def _chosen(page: Page, node: Node, undecided: bool) -> tuple[str, Nodes]:
    """The branch of a choice that the post gets, with its condition."""
    for condition, inner in node.branches:
        holds = page.decides(condition) if condition else True
        if holds or (holds is None and undecided):
            return condition, inner
    return "", ()


def definitions(nodes: Nodes) -> dict[str, Nodes]:
    """The parts that a tree defines, blocks and macros alike, by name."""
    found: dict[str, Nodes] = {}
    for node in nodes:
        if node.kind in (Kind.BLOCK, Kind.DEFINITION):
            found.setdefault(node.text, node.inner)
        for _, inner in node.branches:
            for name, held in definitions(inner).items():
                found.setdefault(name, held)
    return found
