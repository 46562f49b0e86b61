"""TOML front matter: the values that `tomli` gives, the spans, and the faults' places."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
import tomli
from hypothesis import assume, given
from hypothesis import strategies as st
from time_limit import time_limit

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
    """What `tomli` read, with dates as `found` has them if that is how they may be written."""
    if isinstance(value, date | time):
        same = isinstance(found, str) and tomli.loads(f"x = {found}")["x"] == value
        return found if same else value
    if isinstance(value, dict) and isinstance(found, dict):
        return {key: as_written(value[key], found.get(key)) for key in value}
    if isinstance(value, list) and isinstance(found, list) and len(value) == len(found):
        return [as_written(*pair) for pair in zip(value, found, strict=True)]
    return value


def check_agrees(text: str, mapping: Mapping) -> None:
    # `repr` tells 1 from True and 1.0, and takes nan for nan.
    found = data(mapping)
    assert repr(found) == repr(as_written(tomli.loads(text), found))


# Valid TOML, made from its smallest parts up.

SPACE = st.sampled_from(["", "", " ", "\t", "  "])
COMMENT = st.sampled_from(["", "", "# [x]", '# a = "b', "#'''", "# é ☃"])
GAP = st.lists(st.sampled_from([" ", "\t", "\n", '# , ] } "\n', "#\n"]), max_size=2).map("".join)
BARE = st.text("abcXYZ019_-", min_size=1, max_size=3)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.just('"') | st.just("'"), max_size=5
)
ESCAPES = st.sampled_from(['\\"', "\\\\", "\\n", "\\t", "\\u00e9", "\\U0001F600", "\\b", "\\f"])
BASIC = st.lists(
    TEXTS.map(lambda each: each.replace("\\", "").replace('"', "")) | ESCAPES, max_size=4
)
LITERAL = TEXTS.map(lambda each: each.replace("'", ""))
SHORT_STRINGS = BASIC.map(lambda each: f'"{"".join(each)}"') | LITERAL.map(lambda each: f"'{each}'")


def long_strings(quote: str, parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Multi-line strings: quotes inside stand alone or in twos, at the end as well."""
    quotes = st.sampled_from(["", "", quote, quote * 2])
    inner = st.lists(st.tuples(quotes, parts).map("".join), max_size=4).map("".join)
    return st.tuples(st.just(quote * 3), inner, quotes, st.just(quote * 3)).map("".join)


LINES = st.sampled_from(["\n", "a\n", "# no comment", "[t]\nk = 1", " = ", "\\\n   x", "{"])
LONG_STRINGS = long_strings('"', LINES | ESCAPES) | long_strings(
    "'", LINES.map(lambda each: each.replace("'", "")) | st.just("\\")
)
NUMBERS = st.integers(-(2**63), 2**63 - 1).map(str) | st.sampled_from(
    ["+0", "-0", "1_000", "0xDEAD_beef", "0o755", "0b11_01", "1.0", "-0.01", "5e+22", "9_2.1_1"]
)
INFINITE = st.sampled_from(["inf", "+inf", "-inf", "nan", "+nan", "-nan"])
DATES = st.sampled_from(
    [
        "1979-05-27T07:32:00Z",
        "1979-05-27T00:32:00-07:00",
        "1979-05-27t00:32:00.999999z",
        "2024-02-29 10:00:00+05:30",
        "1979-05-27 07:32:00",
        "1979-05-27T07:32:00.5",
        "0001-01-01",
        "07:32:00",
        "00:32:00.123",
    ]
)
SCALARS = (
    NUMBERS | INFINITE | DATES | SHORT_STRINGS | LONG_STRINGS | st.sampled_from(["true", "false"])
)
KEYS = st.sampled_from(["a", "b", '"a"', "'b'", '"\\u0061"']) | BARE | SHORT_STRINGS


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    items = [draw(GAP) + item + draw(GAP) for item in draw(st.lists(values, max_size=4))]
    last = draw(st.sampled_from(["", "," + draw(GAP)])) if items else ""
    return f"[{draw(GAP)}{','.join(items)}{last}]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    pairs = draw(st.lists(pair_sources(values), max_size=4))
    return f"{{{draw(SPACE)}{','.join(draw(SPACE) + pair + draw(SPACE) for pair in pairs)}}}"


@st.composite
def keys(draw: st.DrawFn, most: int) -> str:
    parts = draw(st.lists(KEYS, min_size=1, max_size=most))
    return f"{draw(SPACE)}.{draw(SPACE)}".join(parts)


@st.composite
def pair_sources(draw: st.DrawFn, values: st.SearchStrategy[str], most: int = 3) -> str:
    return f"{draw(keys(most))}{draw(SPACE)}={draw(SPACE)}{draw(values)}"


VALUES = st.recursive(SCALARS, lambda each: arrays(each) | inline_tables(each), max_leaves=6)


@st.composite
def lines(draw: st.DrawFn, most_in_header: int, most_in_pair: int) -> str:
    header = f"{draw(SPACE)}{draw(keys(most_in_header))}{draw(SPACE)}"
    pair = pair_sources(VALUES, most_in_pair)
    line = draw(st.one_of(pair, pair, st.sampled_from([f"[{header}]", f"[[{header}]]", ""])))
    return draw(SPACE) + line + draw(SPACE) + draw(COMMENT)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML: of drawn lines those that `tomli` accepts after the lines before them.

    Some keys are common, so that lines meet in one table. Headers and pairs have no dotted keys in
    one document: there `tomli` lets a pair add to a table that a header implied.
    """
    text = ""
    for line in draw(st.lists(lines(*draw(st.sampled_from([(3, 1), (1, 3)]))), max_size=10)):
        try:
            tomli.loads(text + line)
        except tomli.TOMLDecodeError:
            continue
        text += line + "\n"
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text.removesuffix("\n").removesuffix("\r") if draw(st.booleans()) else text


def slice_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def check_spans(text: str, node: Node) -> None:
    source = slice_of(text, node.span)
    if isinstance(node, Scalar):
        assert source == source.strip()
        value = tomli.loads(f"x = {source}")["x"]
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
    assert list(tomli.loads(f"{key} = 0")) == [entry.key]
    if isinstance(entry.value, Mapping):
        source = slice_of(text, entry.value.span)
        assert source.startswith(("[", "{", key))
    check_spans(text, entry.value)


@given(documents(), st.text(max_size=4), st.text(max_size=4))
def test_agrees_with_tomli_wherever_the_document_stands(
    source: str, before: str, after: str
) -> None:
    text = before + source + after
    start, end = len(before), len(before) + len(source)
    mapping = read(text, start, end)
    check_agrees(source, mapping)
    assert mapping.span == Span(start, end)
    check_spans(text, mapping)


def is_too_large(value: Any) -> bool:
    """Whether a number in the value is one that Go cannot hold."""
    if isinstance(value, dict | list):
        return any(map(is_too_large, value.values() if isinstance(value, dict) else value))
    return value in (math.inf, -math.inf) or (
        isinstance(value, int) and not -(2**63) <= value < 2**63
    )


@given(documents(), st.data())
def test_reads_what_tomli_reads_and_refuses_what_it_refuses(
    source: str, choices: st.DataObject
) -> None:
    start = choices.draw(st.integers(0, len(source)))
    end = choices.draw(st.integers(start, min(len(source), start + 3)))
    inserted = choices.draw(st.text("{}[],=:\"'\\#tn01e- \t\r\n\x01", max_size=3))
    broken = source[:start] + inserted + source[end:]
    try:
        expected = tomli.loads(broken)
    except tomli.TOMLDecodeError:
        error = fault(broken)
        assert 0 <= error.span.start <= error.span.end <= len(broken)
        assert error.message
        assert error.help
    else:
        assume(not is_too_large(expected))
        check_agrees(broken, whole(broken))


def spans(text: str, node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """The paths of a document's values, with what their spans hold."""
    if path:
        yield path, slice_of(text, node.span)
    if isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            yield from spans(text, item, f"{path}[{i}]")
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from spans(text, entry.value, f"{path}.{entry.key}")


def test_tables_span_their_header_to_their_last_entry() -> None:
    text = "[t]\na = 1 # one\n\n[u]\n\n[[v]]\nb = [ 2 ]\n[[v]] # none\n[v.w]\nc = { d = 3 }\n\n"
    assert dict(spans(text, whole(text))) == {
        ".t": "[t]\na = 1",
        ".t.a": "1",
        ".u": "[u]",
        ".v": "[[v]]\nb = [ 2 ]\n[[v]] # none\n[v.w]\nc = { d = 3 }",
        ".v[0]": "[[v]]\nb = [ 2 ]",
        ".v[0].b": "[ 2 ]",
        ".v[0].b[0]": "2",
        ".v[1]": "[[v]] # none\n[v.w]\nc = { d = 3 }",
        ".v[1].w": "[v.w]\nc = { d = 3 }",
        ".v[1].w.c": "{ d = 3 }",
        ".v[1].w.c.d": "3",
    }


def test_dotted_keys_imply_mappings_from_their_part_to_the_last_value() -> None:
    text = 'a . "b.c" . d = 1\na.e = """\n2"""\n[x.y]\nz = 3'
    assert dict(spans(text, whole(text))) == {
        ".a": 'a . "b.c" . d = 1\na.e = """\n2"""',
        ".a.b.c": '"b.c" . d = 1',
        ".a.b.c.d": "1",
        ".a.e": '"""\n2"""',
        ".x": "x.y]\nz = 3",
        ".x.y": "[x.y]\nz = 3",
        ".x.y.z": "3",
    }


def test_a_table_declared_after_its_inner_table_spans_both_headers() -> None:
    text = "[a.b]\nx = 1\n[a]\n\n"
    assert dict(spans(text, whole(text)))[".a"] == "a.b]\nx = 1\n[a]"


def test_dates_stay_as_written() -> None:
    text = "a = 2022-07-26\nb = 2022-07-26 10:00:00\nc = [1979-05-27t00:32:00.9z, 07:32:00]"
    assert data(whole(text)) == {
        "a": "2022-07-26",
        "b": "2022-07-26 10:00:00",
        "c": ["1979-05-27t00:32:00.9z", "07:32:00"],
    }


def test_reads_no_further_than_its_end() -> None:
    text = "+++\na = 1\n+++\nb = 2"
    assert data(read(text, 4, 10)) == {"a": 1}


@pytest.mark.parametrize(
    "text",
    [
        "a.b = 1\na.c.d = 2\na.c.e = 3",
        "[a.b]\nx = 1\n[a]\ny = 2",
        "[a]\nb.c = 1\n[a.d]\n[a.b.e]\nf = 2",
        "[[a]]\nb.c = 1\n[[a]]\nb.c = 2\n[a.d]\n[[a.e]]\n[[a.e]]",
        "[[a.b]]\n[a.b.c]\n[[a.b]]\n[a.b.c]",
        "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2",
        "a = {b.c = 1, b.d = 2, e = {f = 3}}",
        "1.2 = 3\ntrue = false\n\"\" = ''",
        'a = """""" # empty\nb = """"quoted"""""\nc = \'\'\'\'\'\'\nd = """\\""""',
        "",
        "# only a comment",
    ],
)
def test_tables_meet_as_in_tomli(text: str) -> None:
    check_agrees(text, whole(text))
    check_spans(text, whole(text))


# «» marks the fault's place; the text is what stands without the marks.
FAULTS = {
    "True": ("draft = «True»", "`True` is not lower-case"),
    "FALSE": ("draft = «FALSE» # no\n", "`FALSE` is not lower-case"),
    "yes": ("draft = «yes»", "no boolean"),
    "null": ("draft = «null»", "no `null`"),
    "unquoted string": ("title = «Kettles»\ndraft = true", "the text `Kettles` has no quotes"),
    "unquoted words": ("title = «5 good kettles» # x", "the text `5 good kettles` has no quotes"),
    "invisible end": ("title = Kettles«\u200b»", "unexpected zero width space (U+200B)"),
    "invisible start": ("title = «\u200b»Kettles", "unexpected zero width space (U+200B)"),
    "unquoted items": ("tags = [«a», b]", "the text `a` has no quotes"),
    "no opening quote": ('title = «Kettles"»', "no opening quote"),
    "curly quotes": ("title = «“Kettles”»", "curly quotes"),
    "leading zeros": ("n = «007»", "the number `007` starts with a zero"),
    "leading zero in a list": ("n = [1, «02»]", "the number `02` starts with a zero"),
    "bare fraction": ("n = «.5»", "no number"),
    "too large a number": ("n = «9223372036854775808»", "too large"),
    "too large a fraction": ("n = «1e999»", "too large"),
    "too many digits": ("n = «" + "9" * 5000 + "»", "too large"),
    "YAML": ('a = 1\ntitle«:» "x"', "YAML"),
    "YAML list": ("a = 1\n«- x»\n", "no `key = value`"),
    "missing quote": ('title = «"Kettles»\ndraft = true', "no closing quote"),
    "missing single quote": ("title = «'Kettles»\r\nx = 1", "no closing quote"),
    "missing triple quote": ('title = «"""»Kettles\ndraft = true\n', "no closing quote"),
    "Windows path": (r'dir = "«\U»sers\me"', "a backslash in double quotes"),
    "unknown escape": (r'dir = "\t\\«\d»"', "a backslash in double quotes: `\\d`"),
    "backslash at the end": ('dir = "C:\\temp«\\"»\nx = 1', "a backslash in double quotes"),
    "half a surrogate pair": (r'x = "«\ud800»"', "a backslash in double quotes"),
    "unknown escape in a key": (r'"a«\d»" = 1', "a backslash in double quotes"),
    "unknown escape over lines": ('x = """\r\na\n«\\q»"""', "a backslash in double quotes"),
    "apostrophe": ("title = 'The dog«'»s leg'", "the apostrophe ends the text"),
    "apostrophe in a list": ("tags = ['the dog«'»s', 'b']", "the apostrophe ends the text"),
    "inner double quotes": ('title = "He said «"»hi""', "the text ends at this quote"),
    "inner quotes in a list": ('tags = ["a «"»b" c"]', "the text ends at this quote"),
    "impossible date": ("date = «2022-02-30»", "there is no day 2022-02-30"),
    "impossible month": ("date = «2022-13-01T10:00:00Z»", "there is no day 2022-13-01"),
    "short month": ("date = «2022-7-26»", "no date"),
    "slashes": ("date = «2022/07/26»", "no date"),
    "hour 25": ("date = «2022-07-26T25:00:00»", "time"),
    "time of day": ("at = «7:30:00»", "no time"),
    "missing value": ("«title» =\ndraft = true", "`title` has no value"),
    "missing value before a comment": ("«a.b» = # x", "`a.b` has no value"),
    "missing value in braces": ("a = {«b» = , c = 1}", "`b` has no value"),
    "missing bracket": ('tags = «[»"a", "b"\ndraft = true', "bracket is never closed"),
    "missing bracket after a comma": ('tags = «[»"a",\n\ndraft = true', "bracket is never closed"),
    "missing bracket before a table": ('t = «[»"a"\n[params]\n', "bracket is never closed"),
    "missing bracket, comma, table": ('t = «[»"a",\n[[menu]]\n', "bracket is never closed"),
    "missing bracket at the end": ("tags = «[»1, # ]\n", "bracket is never closed"),
    "missing inner bracket": ("tags = [«[»1, 2}]", "bracket is never closed"),
    "missing brace": ("a = «{»b = 1\nc = 2", "brace is never closed"),
    "missing header bracket": ("«[»params\nx = 1", "header is never closed"),
    "missing second header bracket": ("«[[»menu]\nx = 1", "header is never closed"),
    "header without a name": ("«[]»\n", "without a name"),
    "header with a space": ("[«my table»]", "the key `my table` has no quotes"),
    "text after a header": ("[a] «b = 1»\n", "unexpected `b = 1`"),
    "missing comma": ('tags = ["a"«» "b"]', "no comma"),
    "missing comma between lines": ('tags = [\n"a", "b"«»\n"c"]', "no comma"),
    "missing comma in braces": ("a = {b = 1, c = 'x'«» d = 2}", "no comma"),
    "comma after a string": ('a = "x"«,»\nb = 1', "a comma after the value"),
    "comma after a value": ("a = true«,»\nb = 1", "a comma after the value"),
    "two commas": ("a = [1,«,» 2]", "a comma with no value before it"),
    "key with a space": ("«my key» = 1", "the key `my key` has no quotes"),
    "key with an accent": ("«título» = 1", "the key `título` has no quotes"),
    "no-break space": ("a«\xa0»= 1", "no-break space (U+00A0)"),
    "zero-width space": ("a = true«\u200b»", "zero width space (U+200B)"),
    "control character": ('a = "x«\x01»"', "U+0001"),
    "control character in a comment": ("a = 1 # «\x01»", "U+0001"),
    "lone carriage return": ('a = "x"«\r»b = 1', "carriage return"),
    "template": ("title = «{{ .Title }}»\nx = 1", "unrendered template"),
    "merge conflict": ("a = 1\n«<<<<<<< HEAD»\nb = 2", "merge conflict"),
}


@pytest.mark.parametrize(("marked", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_at_its_place(marked: str, message: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    span = Span(marked.index("«"), marked.index("»") - 1)
    error = fault(text)
    assert (error.span, slice_of(text, error.span)) == (span, slice_of(text, span))
    assert message in error.message
    assert error.help
    assert not isinstance(error, DuplicateKeyError)
    before = "+++\r\né = [\n"
    with pytest.raises(FrontMatterError) as caught:
        read(f"{before}{text}\n+++\n]]}}\"'", len(before), len(before) + len(text) + 1)
    assert caught.value.message == error.message
    assert caught.value.span == Span(span.start + len(before), span.end + len(before))


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("draft = True", "lower-case `true`"),
        ("date = 2022-7-26", "`2022-07-26`"),
        ("title = Kettles", '`"Kettles"`'),
        (r'dir = "C:\dir"', "single quotes"),
        ("title = 'The dog's leg'", "double quotes"),
    ],
)
def test_help_shows_what_to_write(text: str, help: str) -> None:
    assert help in (fault(text).help or "")


@pytest.mark.parametrize("text", ["a = {b = 1,\n c = 2}", "a = {b = 1,}", r'a = "\e"', "a = 10:00"])
def test_toml_1_1_is_read_as_hugo_does(text: str) -> None:
    check_agrees(text, whole(text))


# ⟨⟩ marks where the key stands first, «» where it stands again.
DUPLICATES = {
    "plain key": "⟨title⟩ = 1\nx = 2\n«title» = 3",
    "other quotes": '⟨title⟩ = 1\n«"t\\u0069tle"» = 3',
    "in a table": "title = 0\n[t]\n⟨title⟩ = 1\n«title» = 3",
    "dotted key": "a.⟨b⟩ = 1\na . «b» = 2",
    "plain key after a dotted one": "⟨a⟩.b = 1\n«a» = 2",
    "dotted key after a plain one": "⟨a⟩ = 1\n«a».b = 2",
    "dotted key into an inline table": "⟨a⟩ = {b = 1}\n«a».c = 2",
    "dotted key into a table": "[t.⟨a⟩]\n[t]\n«a».c = 2",
    "dotted key into an implied table": "[t.⟨a⟩.b]\n[t]\n«a».c = 2",
    "inline table": "a = {⟨b⟩ = 1, «b» = 2}",
    "inline table, dotted": "a = {⟨b⟩ = {c = 1}, «b».d = 2}",
    "inline table in a list": "a = [{b = 1}, {⟨b⟩ = 1, «b» = 2}]",
    "table": "[⟨t⟩]\nx = 1\n[«t»]\ny = 2",
    "inner table": "[t.⟨u⟩]\n[t]\n[t.«u»]",
    "table after a key": "⟨t⟩ = 1\n[«t»]",
    "inner table after a key": "[t]\n⟨u⟩ = 1\n[t.«u».v]",
    "table after a dotted key": "⟨t⟩.u = 1\n[«t»]",
    "table after an inline table": "⟨t⟩ = {}\n[«t».u]",
    "table after an array of tables": "[[⟨t⟩]]\n[«t»]",
    "array of tables after a table": "[⟨t⟩]\n[[«t»]]",
    "array of tables after a list": "⟨t⟩ = []\n[[«t»]]",
    "array of tables after an implied table": "[⟨t⟩.u]\n[[«t»]]",
    "table in a list of inline tables": "⟨t⟩ = [{}]\n[«t».u]",
    "in the same item": "[[t]]\na = 1\n[[t]]\n⟨a⟩ = 1\n«a» = 2",
}


@pytest.mark.parametrize("marked", DUPLICATES.values(), ids=DUPLICATES)
def test_duplicate_is_told_with_both_places(marked: str) -> None:
    text, places = "", {}
    for sign in marked:
        if sign in "⟨⟩«»":
            places[sign] = len(text)
        else:
            text += sign
    error = fault(text)
    assert isinstance(error, DuplicateKeyError)
    assert error.span == (places["«"], places["»"])
    assert error.first == (places["⟨"], places["⟩"])
    assert error.related == ((error.first, "first set here"),)
    assert error.key == slice_of(text, error.first)
    assert error.message == f"`{error.key}` is set twice"


def test_the_first_fault_is_told() -> None:
    assert fault("a = True\na = 1\na = 2").span == (4, 8)
    assert fault("a = 1\na = 2\nb = True").span == (6, 7)


def test_nesting_has_a_limit() -> None:
    for text in (
        "a = " + "[" * 99 + "]" * 99,
        "a = " + "{a = " * 49 + "{}" + "}" * 49,
        ".".join("a" * 100) + " = 1",
        "[" + ".".join("a" * 99) + "]\na = 1",
        "\n".join("[[" + ".".join("a" * levels) + "]]" for levels in range(1, 101)),
        "a = [" + "[[1]], {b.c = {d = 1}, e.f = 1}," * 200 + "]",
        "[t]\n" + "".join(f"a{i}.b.c = [1]\n" for i in range(200)),
    ):
        check_agrees(text, whole(text))
    for text in (
        "a = " + "[" * 99 + "«[»]" + "]" * 99,
        "a = " + "{a = " * 49 + "{«a» = {}}" + "}" * 49,
        "a." * 100 + "«a» = 1",
        "[" + "a." * 99 + "a]\n«a» = 1",
        "[" + "a." * 100 + "«a»]",
    ):
        error = fault(text.replace("«", "").replace("»", ""))
        assert "100 levels" in error.message
        assert error.span == (text.index("«"), text.index("»") - 1)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "a = " + "[" * 1_000_000,
        "a = [" + "[],\n[" * 200_000,
        "a = " + "{a=" * 300_000,
        "a." * 500_000,
        '"' * 1_000_000,
        "'" * 999_999,
        'a = """' + '""x' * 300_000,
        'a = "' + "\\\\" * 500_000,
        'a = "' + "\\\\" * 499_999 + '\\d"',
        "a" + " " * 1_000_000,
        "a " * 500_000,
        "a = " + "x" * 1_000_000,
        "a = " + "9" * 1_000_000,
        "a = 0x" + "f" * 1_000_000,
        "a = 1" + " 1" * 500_000,
        "a = [" + "1, # \n" * 100_000 + "x",
        "x = 1\n" + "<" * 1_000_000,
    ],
    ids=lambda text: f"{text[:8]!r}…{text[-4:]!r}",
)
def test_a_broken_megabyte_is_refused_soon(text: str) -> None:
    with time_limit(5):
        error = fault(text)
    assert len(error.message) + len(error.help or "") < 400


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "\\t" * 500_000 + '"',
        "".join(f"a.b{i}.c = 1\n" for i in range(50_000)),
        "".join("a." * 98 + f"b{i} = 1\n" for i in range(5_000)),
        "[[a]]\nb = 1\n" * 50_000,
        "a = [" + "[1, 2],\n" * 50_000 + "]",
    ],
    ids=lambda text: f"{text[:8]!r}…{text[-4:]!r}",
)
def test_much_is_read_in_time_that_grows_as_it_does(text: str) -> None:
    with time_limit(20):
        mapping = whole(text)
    assert data(mapping) == tomli.loads(text)
