"""Schemas and posts that would keep a validator busy, or lead it out of the site."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from site_folder import put, site_folder  # noqa: F401
from time_limit import time_limit

from postlint.cli import main
from postlint.schema import Schema, bounded
from postlint.schema.checking import faults
from postlint.suggestion import _slips, misspelt

DRAFT = "https://json-schema.org/draft/2020-12/schema"


pytestmark = pytest.mark.usefixtures("site_folder")


def check(*arguments: str) -> Result:
    with time_limit():
        return CliRunner().invoke(main, ["check", "--output-format", "json", *arguments])


def messages(*arguments: str) -> list[str]:
    result = check(*arguments)
    assert result.exit_code in (0, 1), result.output
    return [diagnostic["message"] for diagnostic in json.loads(result.stdout)["diagnostics"]]


def foreign(document: dict[str, Any]) -> Schema:
    return Schema("post.json", document, is_foreign=True)


def multiplied(levels: int) -> dict[str, Any]:
    """A schema in which each definition refers to the one before four times."""
    definitions: dict[str, Any] = {"0": {"type": "object"}}
    for level in range(1, levels):
        definitions[str(level)] = {"allOf": [{"$ref": f"#/$defs/{level - 1}"}] * 4}
    return {"$defs": definitions, "$ref": f"#/$defs/{levels - 1}"}


def unevaluated(levels: int) -> dict[str, Any]:
    """A schema in which each level looks at all levels below it twice."""
    schema: dict[str, Any] = {"type": "object"}
    for level in range(levels):
        schema = {
            "allOf": [schema],
            "properties": {f"key{level}": True},
            "unevaluatedProperties": {},
        }
    return schema


MULTIPLIED = [
    (multiplied(30), {"a": 1}),
    (unevaluated(24), {"a": 1}),
    (
        {"properties": {"a": {"allOf": [{"$ref": "#"}] * 4}}},
        json.loads('{"a":' * 40 + "1" + "}" * 40),
    ),
    (
        {"additionalProperties": {"enum": list(range(50_000))}},
        {f"key{i}": -1 for i in range(5_000)},
    ),
]


@pytest.mark.parametrize(("schema", "instance"), MULTIPLIED)
def test_work_that_multiplies_is_given_up(schema: dict[str, Any], instance: Any) -> None:
    with time_limit(), pytest.raises(bounded.TooMuchWorkError):
        foreign(schema).errors(instance, fold=False)


CIRCLES: list[dict[str, Any]] = [
    {"$ref": "#"},
    {"allOf": [{"$ref": "#"}]},
    {"properties": {"title": {"$ref": "#/properties/title"}}},
    {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"},
    {"$schema": DRAFT, "$dynamicAnchor": "a", "$dynamicRef": "#a"},
]


@pytest.mark.parametrize("schema", CIRCLES, ids=repr)
def test_references_that_run_in_a_circle_are_told_in_a_line(schema: dict[str, Any]) -> None:
    put("post.json", schema)
    put("a.md", "---\ntitle: a\n---\n")
    result = check("--schema", "post.json")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: post.json: its references run in a circle\n",
    )


def test_files_that_refer_to_each_other_are_told_in_a_line() -> None:
    put("post.json", {"$ref": "other.json"})
    put("other.json", {"$ref": "post.json"})
    put("a.md", "---\ntitle: a\n---\n")
    assert check("--schema", "post.json").stderr.startswith("error: post.json: its references run")


def test_a_schema_that_holds_itself_goes_as_deep_as_the_post() -> None:
    put("post.json", {"properties": {"a": {"$ref": "#"}, "b": {"type": "string"}}})
    put("a.md", "---\ntitle: a\na: {a: {a: {b: 1}}}\n---\n")
    assert messages("--schema", "post.json") == ["`a.a.a.b` is 1, and should be text"]


@pytest.mark.parametrize("document", [*CIRCLES, multiplied(30)], ids=lambda held: repr(held)[:40])
def test_a_schema_that_a_post_names_stops_no_other_post(document: dict[str, Any]) -> None:
    put("hugo.toml", "")
    put("content/post.json", document)
    put("content/a.md", "---\n$schema: post.json\ntitle: a\ntitle: b\n---\n")
    put("content/b.md", "---\ntitle: c\ntitle: d\n---\n")
    said = messages()
    assert "its references run" in said[0] or "takes more than 2,000,000 steps" in said[0]
    assert [message[:20] for message in said[1:]] == ["`title` is set twice"] * 2


def test_a_schema_that_cannot_be_used_stops_no_other_post() -> None:
    put("hugo.toml", "")
    for i, named in enumerate(["http://[bad", "a\\0b", "deep.json", "\\u0000", "//x/y"]):
        put(f"content/{i}.md", f'---\n$schema: "{named}"\ntitle: a\ntitle: b\n---\n')
    put("content/deep.json", '{"not": ' * 2000 + "{}" + "}" * 2000)
    result = check()
    assert result.exit_code == 1, result.output
    rules = [d["rule"] for d in json.loads(result.stdout)["diagnostics"]]
    assert rules.count("duplicate-key") == 5


SLOW = "^(a|aa)+$"
SLOW_TEXT = "a" * 60 + "!"


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        (
            {"properties": {"code": {"pattern": SLOW}}},
            SLOW_TEXT,
            f'`code` is "{"a" * 39}…", which the schema\'s pattern `{SLOW}` takes too long to look at',
        ),
        (
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"a": {}},
             "properties": {"code": {"properties": {SLOW_TEXT: {"$ref": "#/$defs/a"}}, "patternProperties": {SLOW: {}}}}},
            {SLOW_TEXT: 1},
            f"`code` is a mapping, which the schema's pattern `{SLOW}` takes too long to look at",
        ),
        (
            {"properties": {"code": {"pattern": "^\\p{Lu}"}}},
            "lower",
            '`code` is "lower", and should be of the form `^\\p{Lu}`',
        ),
        (
            {"properties": {"code": {"patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": False}}},
            {"x-a": 1, "x-b": "two", "other": 3},
            '`code.x-b` is "two", and should be a whole number',
        ),
    ],
    ids=["pattern", "patternProperties", "ECMAScript", "additionalProperties"],
)  # fmt: skip
def test_patterns_of_a_site_are_run_for_a_bounded_time(
    schema: dict[str, Any], value: object, message: str
) -> None:
    put("post.json", schema)
    put("a.md", f"---\ntitle: a\ncode: {json.dumps(value)}\n---\n")
    assert message in messages("--schema", "post.json")


def test_a_dialect_within_a_schema_brings_no_unbounded_pattern() -> None:
    inner = {"$schema": DRAFT, "pattern": SLOW}
    with time_limit():
        (error,) = foreign({"properties": {"code": inner}}).errors({"code": SLOW_TEXT}, fold=False)
    assert error.validator == bounded.TOO_SLOW


def test_many_slow_patterns_are_given_up_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.02)
    monkeypatch.setattr(bounded, "ALL_SECONDS", 60)
    schema = foreign({"items": {"pattern": SLOW}})
    assert len(schema.errors([SLOW_TEXT] * 3, fold=False)) == 3
    monkeypatch.setattr(bounded, "ALL_SECONDS", 0.1)
    with pytest.raises(bounded.TooMuchWorkError):
        schema.errors([SLOW_TEXT] * 50, fold=False)
    assert schema.errors(["aaa"], fold=False) == []  # each post has its own time


VALUES = st.recursive(
    st.none() | st.booleans() | st.sampled_from([0, 1, 1.0, 0.0, 2.5, "", "a", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=5))
def test_items_are_the_same_where_jsonschema_says_so(items: list[Any]) -> None:
    fits = Draft202012Validator({"uniqueItems": True}).is_valid(items)
    assert (foreign({"uniqueItems": True}).errors(items, fold=False) == []) == fits


def test_many_items_are_compared_in_bounded_time() -> None:
    items = [{"a": number} for number in range(100_000)]
    with time_limit():
        assert foreign({"uniqueItems": True}).errors(items, fold=False) == []
        assert list(faults({"required": items[:40_000]})) != []


def test_many_keys_are_missing_or_unknown_in_bounded_time() -> None:
    keys = [f"kettle{number}" for number in range(5_000)]
    put("missing.json", {"required": keys})
    put("closed.json", {"allOf": [{}] * 5_000, "unevaluatedProperties": False})
    put("known.json", {"properties": {key: {} for key in keys}, "additionalProperties": False})
    put("a.md", "---\n" + "".join(f"kettlf{number}: 1\n" for number in range(2_000)) + "---\n")
    for name in ("missing.json", "closed.json", "known.json"):
        assert len(messages("--schema", name, "--isolated")) > 1_000


@given(st.text("abc", max_size=9), st.text("abcd", max_size=9))
def test_a_slip_changes_two_letters_at_most(one: str, other: str) -> None:
    assert len(set(one) ^ set(other)) <= 2 * _slips(one, other)


def test_a_slip_is_found_among_few_and_many_names() -> None:
    known = tuple(f"word{number:04}" for number in range(10_000))
    assert misspelt("wodr0007", known) == "word0007"
    assert misspelt("wodr9999", known) is None


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"not": ' * 5_000 + "{}" + "}" * 5_000,
        '"text"',
        "\0",
        '{"pattern": "("}',
        '{"enum": "' + "x" * 1_000_001 + '"}',
    ],
    ids=lambda content: content[:12],
)
def test_a_file_that_is_no_schema_is_told_in_a_line(content: str) -> None:
    put("post.json", content)
    put("a.md", "---\ntitle: a\n---\n")
    result = check("--schema", "post.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: post.json")
    assert result.stderr.count("\n") == 1


def test_a_schema_of_many_files_is_refused() -> None:
    for number in range(102):
        put(f"{number}.json", {"$ref": f"{number + 1}.json"})
    put("102.json", {})
    put("a.md", "---\ntitle: a\n---\n")
    assert "refers to more than 100 files" in check("--schema", "0.json").stderr


def test_a_schema_of_very_many_parts_is_refused() -> None:
    with time_limit():
        (fault,) = faults({"allOf": [{}] * 150_000})
    assert (fault.place, fault.message) == (
        "the schema",
        "it holds more than postlint looks through",
    )


TAGS = [f"tag{number}" for number in range(99_000)]
LONG = "a" * 200_000
DEEP: dict[str, Any] = {}
for _ in range(150):
    DEEP = {"x": DEEP}
OVER_A_LIMIT: list[tuple[dict[str, Any], Any]] = [
    ({"items": {"enum": [f"a{number}" for number in range(50)]}}, TAGS),
    (
        {"items": {"dependentRequired": {"a": [f"n{i}" for i in range(50_000)]}}},
        [{"a": 1}] * 1_000,
    ),
    ({"items": {"const": list(range(100_000))}}, [list(range(100_000))] * 30),
    ({"items": {"$ref": f"#/$defs/{LONG}"}, "$defs": {LONG: {}}}, TAGS),
    ({"items": {"$ref": "#/$defs" + "/x" * 150}, "$defs": DEEP}, TAGS),
    ({"anyOf": [{"type": "integer"}] * 3_000}, TAGS),
    ({"allOf": [{"uniqueItems": True}] * 1_000}, [list(range(9_000))]),
    ({"items": {"type": "integer", "minimum": 9, "const": 1}}, TAGS),
    ({"items": {"items": {"items": {"enum": list(range(99))}}}}, [[list(range(100))] * 10] * 100),
    ({"properties": {f"p{i}": {} for i in range(3_000)}, "items": {"$ref": "#"}}, [{}] * 9_000),
    ({"additionalProperties": {"$ref": "#"}}, json.loads('{"a":' * 400 + "1" + "}" * 400)),
]


@pytest.mark.parametrize(("schema", "value"), OVER_A_LIMIT, ids=lambda held: repr(held)[:50])
def test_a_limit_that_one_post_passes_is_that_posts(schema: dict[str, Any], value: Any) -> None:
    """T9: the run goes on, and says what the others hold."""
    put("hugo.toml", "")
    put("schemas/post.json", {"properties": {"tags": schema}, "$defs": schema.get("$defs", {})})
    config = '[[schemas]]\nfiles = ["content/**"]\nschema = "schemas/post.json"\n'
    put("postlint.toml", config)
    put("content/a.md", json.dumps({"title": "a", "tags": value}))
    put("content/b.md", "---\ntitle: a\ntitle: b\n---\n")
    result = check("--select", "front-matter,post-too-large")
    assert result.exit_code == 1, result.output
    found = json.loads(result.stdout)["diagnostics"]
    over = [each for each in found if each["rule"] == "post-too-large"]
    assert [each["path"] for each in over] in ([], ["content/a.md"])
    assert ("content/b.md", "duplicate-key") in {(each["path"], each["rule"]) for each in found}


@pytest.mark.parametrize(("schema", "value"), OVER_A_LIMIT[:10], ids=lambda held: repr(held)[:50])
def test_steps_of_a_schema_are_counted_wherever_they_are_taken(
    schema: dict[str, Any], value: Any
) -> None:
    """Held by calls, and not by a clock: none is made once the steps are spent."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    made = foreign(schema)
    made.validator(fold=False)
    sys.setprofile(count)
    try:
        made.errors(value, fold=False)
    except bounded.TooMuchWorkError:
        pass
    finally:
        sys.setprofile(None)
    assert calls < 12_000_000


@pytest.mark.parametrize("value", [".inf", "-.inf", ".nan", "1e308"])
@pytest.mark.parametrize(
    "schema", [{"multipleOf": 0.5}, {"multipleOf": 1e-308}, {"multipleOf": 3}, {"format": "regex"}]
)
def test_what_a_keyword_cannot_judge_is_no_fault_of_ours(
    schema: dict[str, Any], value: str
) -> None:
    """T13."""
    put("post.json", {"properties": {"a": schema}})
    put("a.md", f"---\ntitle: a\na: {value}\n---\n")
    result = check("--schema", "post.json")
    assert result.exit_code in (0, 1), result.output
    assert "internal-error" not in result.stdout


@pytest.mark.parametrize("value", ["a{99999999999999999999}", "(" * 5_000, "[z-a]"])
def test_a_pattern_of_a_post_that_cannot_be_read_fails_the_schema(value: str) -> None:
    """T13."""
    put("post.json", {"properties": {"a": {"format": "regex"}}})
    put("a.md", f"---\ntitle: a\na: '{value}'\n---\n")
    result = check("--schema", "post.json")
    assert result.exit_code == 1, result.output
    assert "schema-violation" in result.stdout


LARGE = [
    "(a{10000}){10000}",
    "a{100000000}",
    "[a-z]{99999999}b",
    "(((a{300}){300}))",
    "a{99999999999999999999}",
]
LARGE += [
    "(?#[)(a{9999}){9999}]",
    "(?x)#[\n(a{9999}){9999}]",
    "(?:a|[)]{300}){300}",
    "\\p{L}{30000,}",
    "[]{3](?:a{900}){900}",
]


@pytest.mark.parametrize("pattern", LARGE)
def test_a_pattern_whose_repeats_are_many_is_not_compiled(pattern: str) -> None:
    with time_limit():
        found = list(faults({"properties": {"title": {"pattern": pattern}}}))
    assert [fault.place for fault in found] == ["properties.title.pattern"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\d{4}-\d{2}$",
        "^.{1,100000}$",
        "(?:[a-z]{1,99}-){0,9999}",
        "[{9}{99}{99999}]",
        r"\{99999\}",
        "x" * 9000,
    ],
)
def test_a_pattern_with_repeats_that_cost_nothing_is_run(pattern: str) -> None:
    assert list(faults({"pattern": pattern})) == []


@pytest.mark.parametrize("where", ["title.json", "parts.json"])
def test_a_large_pattern_that_a_post_names_is_that_posts(where: str) -> None:
    put("title.json", json.dumps({"properties": {"title": {"$ref": "parts.json"}}}))
    put("parts.json", "{}")
    pattern = {"pattern": "(a{10000}){10000}"}
    put(where, json.dumps({"properties": {"title": pattern}} if where == "title.json" else pattern))
    put("content/a.md", "---\ntitle: a\n$schema: ../title.json\n---\n")
    put("content/b.md", "---\ntitle: b\n---\n\n[](b.html)\n")
    found = messages("--isolated", ".")
    assert any("pattern" in message and "title.json" in message for message in found), found
    assert len(found) > 1
