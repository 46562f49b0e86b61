"""YAML that is read without PyYAML is read as with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from linting import HUGO_PROFILE, needs_shared, real_posts, shared_posts

from postlint.document.front_matter import plain_yaml, yaml
from postlint.document.front_matter.nodes import Mapping, data
from postlint.document.front_matter.split import split
from postlint.source import Source, UnreadableError

PIECES = st.sampled_from(
    [
        "title: ", "date:", "a-b.c_d: ", "tags:\n", "- ", "  - ", "    - ", "-", "\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t",
        "Kettles", "a: b", "a:b", "x:", "# no", " # no", "a#b", "'it''s'", "'", "''", '"said"', '"', '"a, b"', "\\n", "[a, b]", "[]",
        "[", "]", "{a: b}", "{", "}", ",", ", ", "|", ">", "&a", "*a", "!t ", "? ", "%", "@x", "`", "...", "---", "<<: ", "~", "null",
        "yes", "012", "1:30", "2024-05-06", "-5", "- a\n", "  - 'b'\n", "  - [c, \"d\"]\n", "ü", "🎉", "\u00a0", "\u2028", "\u200b", "\x07",
        "\U000f0001", "key:", "key: ", "key : ", "1: ", "don't", "http://e.org/#a", "'a','b'", "[''',''', 'b']",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join)
LINES = st.lists(
    st.tuples(
        st.sampled_from(["title: ", "tags:", "k: ", "k-2: ", "- ", "  - ", "", " "]),
        st.lists(PIECES, max_size=3).map("".join),
        st.sampled_from(["\n", "\r\n", " \n", "\n\n"]),
    ).map("".join),
    max_size=8,
).map("".join)
VALUES = st.sampled_from(
    ["a", "x y", "'q'", '"d"', "[a, 'b']", "[]", "1", "", "# c", "a # c", "'q' # c", "a: b", "- z", "|", "~", "..."]
)  # fmt: skip
Block = str | list[str]
"""A value that stands in one line, or lines."""


def mapping_of(entries: list[tuple[str, Block, int]]) -> Block:
    lines = []
    for key, value, indent in entries:
        lines += [f"{key}: {value}"] if isinstance(value, str) else [f"{key}:"]
        lines += [] if isinstance(value, str) else [" " * indent + line for line in value]
    return lines


def list_of(items: list[Block]) -> Block:
    held = [[item] if isinstance(item, str) else item for item in items]
    return [("  " if at else "- ") + line for lines in held for at, line in enumerate(lines)]


KEYS = st.sampled_from(["title", "a.b", "k-2", "tags", "# c\nk"])
INDENTS = st.sampled_from([0, 1, 2, 2, 4])
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    VALUES,
    lambda held: (
        st.lists(st.tuples(KEYS, held, INDENTS), min_size=1, max_size=3).map(mapping_of)
        | st.lists(held, min_size=1, max_size=3).map(list_of)
    ),
    max_leaves=10,
)
NESTED = BLOCKS.map(lambda block: block if isinstance(block, str) else "\n".join(block) + "\n")


def as_libyaml_reads(text: str, start: int, end: int) -> Mapping:
    return yaml.read(text, start, end, HUGO_PROFILE.resolver, as_goccy=True)


def is_read_alike(text: str, start: int, end: int) -> bool:
    """Whether a text is plain; fails where it is, and libyaml reads it otherwise."""
    plain = plain_yaml.read(text, start, end, HUGO_PROFILE.resolver)
    assert plain is None or plain == as_libyaml_reads(text, start, end)
    return plain is not None


@settings(max_examples=1500, deadline=None)
@given(TEXTS | LINES | NESTED, st.sampled_from(["", "---\n", "\ufeff---\r\n"]))
@example("tags:\n- a\n-  'b'\n\nx:\n", "")
@example("tags: [a, 'b', \"c d\" ]\n", "")
@example("tags: a\n- b\n", "")
@example("k:\n\n  - a\n - b\n", "")
def test_plain_yaml_is_read_as_libyaml_does(text: str, before: str) -> None:
    is_read_alike(f"{before}{text}---\n", len(before), len(before) + len(text))


def test_what_is_plain() -> None:
    text = """title: It's 5:30 # said
empty:
quoted: 'it''s'
tags:
  - a
  - [b, 'c']
# what is asked
faq:
- question: Why?
  answer: "So."

- question: How?
author:
  name: []
"""

    read = plain_yaml.read(text, 0, len(text), HUGO_PROFILE.resolver)

    assert read is not None
    assert data(read) == {
        "title": "It's 5:30",
        "empty": None,
        "quoted": "it's",
        "tags": ["a", ["b", "c"]],
        "faq": [{"question": "Why?", "answer": "So."}, {"question": "How?"}],
        "author": {"name": []},
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "title: one\n  two\n",
        "title: a: b\n",
        "a: {b: c}\n",
        "a: |\n  text\n",
        "a: &b c\n",
        "a: 'b' # c\n",
        "a:\n  b: c\n d: e\n",
        "  a: b\n",
        "- a\n",
        "a:\n  - b\n  c\n",
        "".join(f"{' ' * level}a:\n" for level in range(30)),
        'a: "b\\n"\n',
        "a: b\n...\n",
        "a: b\rc: d\n",
        "just text\n",
    ],
)
def test_what_is_left_to_libyaml(text: str) -> None:
    assert plain_yaml.read(text, 0, len(text), HUGO_PROFILE.resolver) is None


def plain_among(posts: list[Path]) -> tuple[int, int]:
    """How many front matters in YAML are plain, of how many; each is read as libyaml does."""
    plain = count = 0
    for path in posts:
        try:
            text = Source.decode(path.name, path.read_bytes()).text
        except UnreadableError:
            continue
        parts = split(text, HUGO_PROFILE.generator)
        if parts is not None and parts.format == "yaml":
            count += 1
            plain += is_read_alike(text, *parts.content)
    return plain, count


@needs_shared
def test_real_posts_are_read_as_libyaml_does() -> None:
    plain, _ = plain_among(shared_posts())
    assert plain > 1000


@needs_shared
def test_most_posts_of_a_blog_are_plain() -> None:
    """Of one whose posts are all there: samples of others take the odd ones first."""
    plain, count = plain_among([path for path in real_posts() if "simplystats" in path.parts])
    assert plain > 0.9 * count > 900
