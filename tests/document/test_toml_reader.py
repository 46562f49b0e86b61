"""TOML front matter: the values that `tomllib` gives, the spans, and the faults' places."""

from __future__ import annotations

import json
import time as clock
import tomllib
from datetime import date, time
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postlint.document.front_matter.nodes import (
    DuplicateKeyError,
    Entry,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    data,
)
from postlint.document.front_matter.toml import read
from postlint.source import Span


def whole(text: str) -> Mapping:
    return read(text, 0, len(text))


def fault(text: str) -> FrontMatterError:
    with pytest.raises(FrontMatterError) as caught:
        whole(text)
    return caught.value


def as_written(value: Any, found: object) -> Any:
    """What `tomllib` read, with dates as `found` has them if that is how they may be written."""
    if isinstance(value, date | time):
        same = isinstance(found, str) and tomllib.loads(f"x = {found}")["x"] == value
        return found if same else value
    if isinstance(value, dict) and isinstance(found, dict):
        return {key: as_written(value[key], found.get(key)) for key in value}
    if isinstance(value, list) and isinstance(found, list) and len(value) == len(found):
        return [as_written(*pair) for pair in zip(value, found, strict=True)]
    return value


def check_agrees(text: str, mapping: Mapping) -> None:
    # `repr` tells 1 from True and 1.0, and takes nan for nan.
    found = data(mapping)
    assert repr(found) == repr(as_written(tomllib.loads(text), found))


# Valid TOML, made from its smallest parts up.

SPACE = st.sampled_from(["", "", " ", "\t", "  "])
COMMENT = st.sampled_from(["", "", "# [x]", '# a = "b', "#'''", "# é ☃"])
GAP = st.lists(st.sampled_from([" ", "\t", "\n", "# , ] } \"\n", "#\n"]), max_size=2).map("".join)
BARE = st.text("abcXYZ019_-", min_size=1, max_size=3)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just('"') | st.just("'"), max_size=5)
ESCAPES = st.sampled_from(['\\"', "\\\\", "\\n", "\\t", "\\u00e9", "\\U0001F600", "\\b", "\\f"])
BASIC = st.lists(TEXTS.map(lambda each: each.replace("\\", "").replace('"', "")) | ESCAPES, max_size=4)
LITERAL = TEXTS.map(lambda each: each.replace("'", ""))
SHORT_STRINGS = BASIC.map(lambda each: f'"{"".join(each)}"') | LITERAL.map(lambda each: f"'{each}'")


def long_strings(quote: str, parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Multi-line strings: quotes inside stand alone or in twos, at the end as well."""
    quotes = st.sampled_from(["", "", quote, quote * 2])
    inner = st.lists(st.tuples(quotes, parts).map("".join), max_size=4).map("".join)
    return st.tuples(st.just(quote * 3), inner, quotes, st.just(quote * 3)).map("".join)


LINES = st.sampled_from(["\n", "a\n", "# no comment", "[t]\nk = 1", " = ", "\\\n   x" , "{"])
LONG_STRINGS = long_strings('"', LINES | ESCAPES) | long_strings(
    "'", LINES.map(lambda each: each.replace("'", "")) | st.just("\\")
)
NUMBERS = st.integers(-(2**63), 2**63 - 1).map(str) | st.sampled_from(
    "+0 -0 1_000 0xDEAD_beef 0o755 0b11_01 +99 1.0 -0.01 5e+22 1e06 6.626e-34 9_2.1_1 inf +inf -inf nan -nan".split()
)
DATES = st.sampled_from(
    """1979-05-27T07:32:00Z|1979-05-27T00:32:00-07:00|1979-05-27t00:32:00.999999z|1979-05-27 07:32:00
    |1979-05-27T07:32:00.5|1979-05-27|0001-01-01|07:32:00|00:32:00.123|2024-02-29 10:00:00+05:30"""
    .replace("\n    ", "").split("|")
)
SCALARS = NUMBERS | DATES | SHORT_STRINGS | LONG_STRINGS | st.sampled_from(["true", "false"])
KEYS = BARE | SHORT_STRINGS


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    items = [draw(GAP) + item + draw(GAP) for item in draw(st.lists(values, max_size=4))]
    last = "," + draw(GAP) if items and draw(st.booleans()) else ""
    return f"[{draw(GAP)}{','.join(items)}{last}]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    pairs = draw(st.lists(pair_sources(values), max_size=4))
    return f"{{{draw(SPACE)}{','.join(draw(SPACE) + pair + draw(SPACE) for pair in pairs)}}}"


@st.composite
def keys(draw: st.DrawFn, most: int = 3) -> str:
    parts = draw(st.lists(KEYS, min_size=1, max_size=most))
    return f"{draw(SPACE)}.{draw(SPACE)}".join(parts)


@st.composite
def pair_sources(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    return f"{draw(keys())}{draw(SPACE)}={draw(SPACE)}{draw(values)}"


VALUES = st.recursive(SCALARS, lambda each: arrays(each) | inline_tables(each), max_leaves=6)


@st.composite
def lines(draw: st.DrawFn) -> str:
    key = f"{draw(SPACE)}{draw(keys())}{draw(SPACE)}"
    line = draw(
        st.one_of(
            pair_sources(VALUES),
            st.just(f"[{key}]"),
            st.just(f"[[{key}]]"),
            st.just(""),
        )
    )
    return draw(SPACE) + line + draw(SPACE) + draw(COMMENT)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML: of drawn lines those that `tomllib` accepts after the lines before them.

    Keys are short and few, so that lines often meet in one table.
    """
    text = ""
    for line in draw(st.lists(lines(), max_size=10)):
        try:
            tomllib.loads(text + line)
        except tomllib.TOMLDecodeError:
            continue
        text += line + "\n"
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text[:-1] if draw(st.booleans()) and not text.endswith("\r\n") else text


def reopens_implied_table(error: FrontMatterError) -> bool:
    """`tomllib` lets a dotted key add to a table that `[a.b]` implied; Hugo and TOML do not."""
    return isinstance(error, DuplicateKeyError)


def slice_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def check_spans(text: str, node: Node) -> None:
    source = slice_of(text, node.span)
    if isinstance(node, Scalar):
        value = tomllib.loads(f"x = {source}")["x"]
        if isinstance(value, date | time):
            assert node.value == source
        else:
            assert repr(node.value) == repr(value)
        quote = {"single-quoted": "'", "double-quoted": '"', "plain": None}[node.style]
        assert quote is None or (source[0] == source[-1] == quote and len(source) > 1)
    elif isinstance(node, Sequence):
        assert (source[0], source[-1]) == ("[", "]") or source.startswith("[[")
        for item in node.items:
            assert node.span.encloses(item.span)
            check_spans(text, item)
    else:
        for entry in node.entries:
            check_entry(text, entry)
            assert entry.value.span.end <= node.span.end


def check_entry(text: str, entry: Entry) -> None:
    key = slice_of(text, entry.key_span)
    assert list(tomllib.loads(f"{key} = 0")) == [entry.key]
    if isinstance(entry.value, Mapping):
        source = slice_of(text, entry.value.span)
        assert source.startswith(("[", "{", key))
    check_spans(text, entry.value)


@given(documents(), st.text(max_size=4), st.text(max_size=4))
def test_agrees_with_tomllib_wherever_the_document_stands(
    source: str, before: str, after: str
) -> None:
    text = before + source + after
    start, end = len(before), len(before) + len(source)
    try:
        mapping = read(text, start, end)
    except DuplicateKeyError as error:
        assume(False)
        raise AssertionError from error
    check_agrees(source, mapping)
    assert mapping.span == Span(start, end)
    check_spans(text, mapping)
