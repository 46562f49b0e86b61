"""JSON front matter: the values that `json.loads` gives, the spans, and the faults' places."""

from __future__ import annotations

import json
import math
import re
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from time_limit import time_limit

from postlint.document.front_matter.json import read
from postlint.document.front_matter.nodes import (
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    data,
)
from postlint.source import Span

SPACES = st.text(" \t\r\n", max_size=3)


def fault(text: str) -> FrontMatterError:
    with pytest.raises(FrontMatterError) as caught:
        read(text, text.index("{"))
    return caught.value


@st.composite
def string_sources(draw: st.DrawFn) -> str:
    """A JSON string, with any of its characters escaped in any way."""
    source = '"'
    for sign in draw(st.text(max_size=6)):
        ways = [json.dumps(sign)[1:-1]]
        if sign >= " " and sign not in '"\\':
            ways.append(sign)
        if sign <= "\uffff":
            ways.append(f"\\u{ord(sign):04X}")
        source += draw(st.sampled_from(ways))
    return source + '"'


def finite(source: str) -> float:
    """A number as Go reads it, which has no infinity."""
    if math.isinf(float(source)):
        raise json.JSONDecodeError("too large", source, 0)
    return float(source)


NUMBER_SOURCES = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["-0", "0.0", "-0.5e-3", "1E5", "1e+05", "12345678901234567890", "1e-999"]),
)


def lists_of(items: st.SearchStrategy[str], signs: str) -> st.SearchStrategy[str]:
    return st.lists(items, max_size=4).map(lambda each: signs[0] + ",".join(each) + signs[1])


def containers(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    spaced = st.tuples(SPACES, values, SPACES).map("".join)
    pairs = st.tuples(SPACES, string_sources(), SPACES, st.just(":"), spaced).map("".join)
    return lists_of(spaced, "[]") | lists_of(pairs, "{}")


VALUES = st.recursive(
    st.sampled_from(["true", "false", "null"]) | NUMBER_SOURCES | string_sources(),
    containers,
    max_leaves=12,
)
OBJECTS = containers(VALUES).filter(lambda source: source.startswith("{"))


def check_spans(text: str, node: Node) -> None:
    """Every node's slice is, read by itself, the node's value."""
    source = text[node.span.start : node.span.end]
    assert json.loads(source) == data(node)
    if isinstance(node, Sequence):
        for item in node.items:
            assert node.span.encloses(item.span)
            check_spans(text, item)
    if isinstance(node, Mapping):
        assert (source[0], source[-1]) == ("{", "}")
        offset = node.span.start
        for entry in node.entries:
            key = text[entry.key_span.start : entry.key_span.end]
            assert (key[0], key[-1]) == ('"', '"')
            assert json.loads(key) == entry.key
            assert offset < entry.key_span.start < entry.key_span.end < entry.value.span.start
            offset = entry.value.span.end
            check_spans(text, entry.value)
        assert offset < node.span.end


@given(OBJECTS, st.text(max_size=5), st.text(max_size=5))
def test_agrees_with_json_loads_wherever_the_object_stands(
    source: str, before: str, after: str
) -> None:
    mapping, end = read(before + source + after, len(before))
    assert data(mapping) == json.loads(source)
    assert end == mapping.span.end == len(before) + len(source)
    assert mapping.span.start == len(before)
    check_spans(before + source + after, mapping)


@given(OBJECTS, st.data())
def test_reads_what_json_loads_reads_and_refuses_what_it_refuses(
    source: str, choices: st.DataObject
) -> None:
    start = choices.draw(st.integers(1, len(source)))
    end = choices.draw(st.integers(start, len(source)))
    inserted = choices.draw(st.text("{}[],:\"'\\/#tn01.e- \n\t", max_size=3))
    broken = source[:start] + inserted + source[end:]
    try:
        expected = json.JSONDecoder(parse_float=finite).raw_decode(broken)
    except json.JSONDecodeError:
        error = fault(broken)
        assert 0 <= error.span.start <= error.span.end <= len(broken)
        assert error.message
        assert error.help
    else:
        assume(not re.search("[\ud800-\udfff]", json.dumps(expected[0], ensure_ascii=False)))
        mapping, stop = read(broken, 0)
        assert (data(mapping), stop) == expected


def test_values_have_their_types_and_styles() -> None:
    mapping, _ = read('{"a": "x", "b": 1, "c": 1.0, "d": true, "e": null}', 0)
    values = [entry.value for entry in mapping.entries]
    assert all(isinstance(value, Scalar) for value in values)
    found = [(v.value, type(v.value), v.style) for v in values if isinstance(v, Scalar)]
    assert found == [
        ("x", str, "double-quoted"),
        (1, int, "plain"),
        (1.0, float, "plain"),
        (True, bool, "plain"),
        (None, type(None), "plain"),
    ]


def test_keeps_equal_keys_in_order_and_counts_the_last() -> None:
    text = '{"a": 1, "\\u0061": {"b": 2, "b": 3}}'
    mapping, _ = read(text, 0)
    assert [entry.key for entry in mapping.entries] == ["a", "a"]
    assert [text[slice(*entry.key_span)] for entry in mapping.entries] == ['"a"', '"\\u0061"']
    inner = mapping.entries[1].value
    assert isinstance(inner, Mapping)
    assert [data(entry.value) for entry in inner.entries] == [2, 3]
    assert data(mapping) == {"a": {"b": 3}}


def test_half_a_surrogate_pair_is_the_replacement_character_as_in_go() -> None:
    mapping, _ = read('{"\\ud800": "\\udc00x", "pair": "\\ud83d\\ude00"}', 0)
    assert data(mapping) == {"\ufffd": "\ufffdx", "pair": "\U0001f600"}


def test_leaves_the_body_alone() -> None:
    text = '{"a": 1}\n}{ "not": json,'
    assert read(text, 0)[1] == 8


# «» marks the fault's place; the text is what stands without the marks.
FAULTS = {
    "trailing comma": ('{"a": 1«,»}', "a comma before the closing brace"),
    "trailing comma, next line": ('{"a": 1«,»\n}\n', "a comma before the closing brace"),
    "trailing comma in a list": ('{"a": [1«,» ]}', "a comma before the closing bracket"),
    "two commas": ('{"a": 1,«,» "b": 2}', "a comma with no value before it"),
    "comma first": ('{«,» "a": 1}', "a comma with no value before it"),
    "single-quoted key": ("{«'a b'»: 1}", "single quotes"),
    "single-quoted value": ('{"a": «\'x y\'», "b": 1}', "single quotes"),
    "line comment": ('{"a": 1, «// why, so»\n"b": 2}', "no comments"),
    "comment after the last": ('{"a": 1 «// why»\n}', "no comments"),
    "block comment": ('{«/* a\n b */»"a": 1}', "no comments"),
    "hash comment": ('{"a": «# why»\n1}', "no comments"),
    "missing comma between lines": ('{\n"a": "x"«»\n"b": 2}', "no comma before the next key"),
    "missing comma after a list": ('{"a": ["x"]«»\n\n  "b": 2}', "no comma before the next key"),
    "missing comma, one line": ('{"a": 1«» "b": 2}', "no comma before the next key"),
    "missing comma in a list": ('{"a": ["x"«»\n"y"]}', "no comma before the next value"),
    "missing colon": ('{"a"«» "x"}', "no colon after the key `a`"),
    "missing colon, key alone": ('{"a"«»\n}', "no colon after the key `a`"),
    "equals sign": ('{"a" «=» "x"}', "an equals sign after the key `a`"),
    "unquoted key": ('{«title»: "x"}', "the key `title` has no quotes"),
    "second key unquoted": ('{"a": 1,\n «b-c»: 2}', "the key `b-c` has no quotes"),
    "True": ('{"a": «True»}', "no `True`"),
    "FALSE": ('{"a": [«FALSE»]}', "no `FALSE`"),
    "None": ('{"a": «None», "b": 1}', "no `None`"),
    "NaN": ('{"a": «NaN»}', "no `NaN`"),
    "-Infinity": ('{"a": «-Infinity»}', "no `-Infinity`"),
    "yes": ('{"a": «yes»}', "no `yes`"),
    "unquoted text": ('{"a": «Cats and dogs», "b": 1}', "the text `Cats and dogs` has no quotes"),
    "unquoted date": ('{"a": «2022-07-26»}', "the text `2022-07-26` has no quotes"),
    "leading zero": ('{"a": «007»}', "no number"),
    "bare fraction": ('{"a": «.5»}', "no number"),
    "hexadecimal": ('{"a": «0x1F»}', "no number"),
    "too large a number": ('{"a": «1e999»}', "too large"),
    "too many digits": ('{"a": «' + "9" * 5000 + "»}", "too large"),
    "unclosed string": ('{"a": «"x},»\n"b": 1}', "no closing quote"),
    "unclosed string, last": ('{"a": «"x}»', "no closing quote"),
    "unclosed key": ('{«"a: 1»\n}', "no closing quote"),
    "string ends in a backslash": ('{"a": «"x\\»\n"}', "no closing quote"),
    "unclosed brace": ('«{»"a": 1', "this brace is never closed"),
    "unclosed brace before the body": ('«{»"a": 1\n\nThe body "x".', "this brace is never closed"),
    "body that starts with a quote": ('«{»"a": 1\n\n"Oh," he said.', "this brace is never closed"),
    "unclosed inner brace": ('{"a": «{»"b": 1', "this brace is never closed"),
    "unclosed bracket": ('{"a": «[»"x", "y"}', "this bracket is never closed"),
    "unclosed bracket before a key": ('{"a": «[»"x",\n"b": 1}', "this bracket is never closed"),
    "only an opener": ("«{»\n", "this brace is never closed"),
    "stray closer": ('{"a": 1«]»}', "closes nothing"),
    "missing value": ('{«"a"»: , "b": 1}', "`a` has no value"),
    "missing last value": ('{«"a"»: }', "`a` has no value"),
    "missing value, next line": ('{«"a"»:\n"b": 1}', "`a` has no value"),
    "bad escape": ('{"a": "C:\\temp«\\d»x"}', "`\\d` is no escape"),
    "bad escape in a key": ('{"a«\\x»41": 1}', "`\\x` is no escape"),
    "short unicode escape": ('{"a": "«\\u12»"}', "`\\u12` is no escape"),
    "tab in a string": ('{"a": "x«\t»y"}', "a tab inside of a text"),
    "control character": ('{"a": "x«\x01»y"}', "U+0001"),
    "inner quotes": ('{"a": "He said «"»hi"", "b": 1}', "the text ends at this quote, before `hi`"),
    "curly quotes": ('{"a": «“x”»}', "curly quotes"),
    "no-break space": ('{"a":«\xa0»1}', "no-break space (U+00A0)"),
    "merge conflict": ('{"a": 1,\n«<<<<<<< HEAD»\n"b": 2}', "merge conflict"),
    "semicolon": ('{"a": 1«;» "b": 2}', "unexpected `;`"),
}


@pytest.mark.parametrize(("marked", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_at_its_place(marked: str, message: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    span = Span(marked.index("«"), marked.index("»") - 1)
    error = fault(text)
    assert (error.span, text[slice(*error.span)]) == (span, text[slice(*span)])
    assert message in error.message
    assert error.help
    shifted = fault("\n é" + text)
    assert shifted.span == Span(span.start + 3, span.end + 3)


def nested(levels: int) -> str:
    """Braces and brackets in turn."""
    opened = ['{"a":', "["] * (levels // 2)
    return "".join(opened) + "1" + "".join("}" if sign[0] == "{" else "]" for sign in opened[::-1])


def test_nesting_has_a_limit() -> None:
    mapping, _ = read(nested(100), 0)
    assert data(mapping) == json.loads(nested(100))
    deeper = '{"x": ' + nested(100) + "}"
    error = fault(deeper)
    assert "100 levels" in error.message
    assert error.span == Span(deeper.rindex("["), deeper.rindex("[") + 1)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 200_000,
        "{" * 1_000_000,
        '{"a":' + "[" * 1_000_000,
        '{"a":"' + "x" * 1_000_000,
        '{"a":"' + "\\n" * 500_000 + "\\d",
        '{"a":"' + "\\u0061" * 160_000 + '"',
        '{"a":' + "9" * 1_000_000 + "}",
        '{"a":1 /*' + "*" * 1_000_000,
        "{" + "'\\" * 500_000,
        "{" + " \n" * 500_000,
        "{" + "a" * 1_000_000,
        '{"a":[' + '""' * 500_000,
    ],
    ids=lambda text: f"{text[:12]}…{text[-4:]}",
)
def test_a_broken_megabyte_is_refused_soon(text: str) -> None:
    with time_limit(5):
        error = fault(text)
    assert len(error.message) + len(error.help or "") < 400


def test_a_megabyte_is_read_in_time_that_grows_as_it_does() -> None:
    text = '{"a":[' + '{"k":"v"},' * 99_999 + '{"k":"v"}]}'
    with time_limit(20):
        mapping, end = read(text, 0)
    assert end == len(text)
    assert data(mapping) == json.loads(text)


def test_long_whole_numbers_are_read_under_any_digit_limit() -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        mapping, _ = read('{"a": ' + "9" * 300 + "}", 0)
    finally:
        sys.set_int_max_str_digits(before)
    assert data(mapping) == {"a": 10**300 - 1}
