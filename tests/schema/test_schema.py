"""Schemas: found, layered, and run with the author's spelling."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from linting import HUGO_PROFILE, ROOT, lint_text, needs_shared, real_posts

from postlint import generators
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.profile.theme import THEMES
from postlint.schema import Failure, failures, load, names
from postlint.schema.folding import folded
from postlint.schema.in_words import fault, spelled
from postlint.schema.validation import _instance
from postlint.source import Source, UnreadableError

PAPERMOD = Profile(generators.load("hugo"), theme=THEMES["papermod"])


def failures_of(lines: str, profile: Profile = HUGO_PROFILE) -> tuple[Failure, ...]:
    return failures(Post(Source("post.md", f"---\ntitle: a\n{lines}\n---\n"), profile))


def test_schemas_are_those_at_the_top() -> None:
    files = (ROOT / "schemas").glob("*.schema.json")
    assert set(names()) == {path.name.removesuffix(".schema.json") for path in files}
    assert {"hugo", "papermod"} <= set(names())


@pytest.mark.parametrize("name", names())
def test_schema_is_valid_and_can_be_layered(name: str) -> None:
    schema = load(name).document
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:postlint:schemas:{name}"
    if name != "zola-section":  # which Zola closes itself
        assert '"additionalProperties": false' not in json.dumps(schema)
    assert "unevaluatedProperties" not in json.dumps(schema)


@pytest.mark.parametrize("name", names())
def test_every_property_is_described(name: str) -> None:
    for key, held in load(name).document["properties"].items():
        assert len(held.get("description", "")) > 10, key


@pytest.mark.parametrize("name", names())
def test_folding_merges_no_keys(name: str) -> None:
    keys = [key.lower() for key in load(name).document["properties"]]
    assert len(keys) == len(set(keys))


def test_keys_are_compared_without_case_and_spelled_as_written() -> None:
    (failure,) = failures_of("WEIGHT: heavy")
    assert spelled(failure.path) == "WEIGHT"
    assert failure.key_span is not None


def test_the_theme_speaks_where_generator_and_theme_both_fail() -> None:
    (failure,) = failures_of("tags: a, b", PAPERMOD)
    assert (failure.rule, failure.schema) == ("not-a-list", "papermod")
    (failure,) = failures_of("tags: a, b")
    assert (failure.rule, failure.schema) == ("not-a-list", "hugo")


def test_nothing_is_said_of_front_matter_that_does_not_parse() -> None:
    assert failures_of("a: b: c") == ()


@pytest.mark.parametrize(
    ("lines", "rule", "words"),
    [
        ("weight: heavy", "schema-violation", 'is "heavy"'),
        ("draft: yes", "not-a-boolean", 'is "yes", and should be true or false'),
        ("date: 2022-7-26", "invalid-date", "2022-7-26"),
        ("date: 2022", "misread-date", "is 2022"),
        ("url: https://e.org/a", "schema-violation", "should be a path"),
        ("build: never", "schema-violation", "a mapping"),
        ("sitemap: {priority: high}", "schema-violation", "high"),
        ("params: x", "schema-violation", "a mapping"),
    ],
)
def test_the_most_telling_rule_speaks(lines: str, rule: str, words: str) -> None:
    (failure,) = failures_of(lines)
    assert failure.rule == rule
    assert words in fault(failure)


@pytest.mark.parametrize(
    "lines",
    [
        "draft: true", "draft: false", "draft:", "date: 2022-07-26", "date: 2022-07-26T10:00:00+02:00",
        "date: 2022-07-26 9:05:00", "date: Tue, 26 Jul 2022 10:00:00 GMT", "date:", "date: ''",
        "tags: [a, b]", "tags:", "tags: a", "weight: 10", "aliases: [/old/]", "cascade: {params: {a: b}}",
        "cascade: [{target: {kind: page}, params: {a: 1}}]", "menu: main", "menus: {main: {weight: 1}}",
        "build: {list: never}", "anything: [goes, {here: 1}]", "resources: [{src: a.png}]",
    ],
)  # fmt: skip
def test_what_hugo_reads_is_fine(lines: str) -> None:
    assert failures_of(lines) == ()


def test_missing_key_is_not_asked_of_sections() -> None:
    text = "---\nweight: 1\n---\n"
    assert [d.rule for d in lint_text(text, rules=["missing-key"]).diagnostics] == ["missing-key"]
    assert lint_text(text, path="content/_index.md", rules=["missing-key"]).diagnostics == ()


def _is_read(name: str, value: object) -> bool:
    from postlint.dialect.dates import reader

    return reader(name)(value, True).fate == "read"


@needs_shared
@pytest.mark.parametrize("part", range(2))
def test_failures_agree_with_plain_jsonschema(part: int) -> None:
    """Our failures on real posts are at the paths where plain jsonschema has errors."""
    import random
    from functools import partial

    from jsonschema import FormatChecker

    from postlint.dialect.dates import FORMATS

    checker = FormatChecker(formats=())
    for name in FORMATS:
        checker.checks(name)(partial(_is_read, name))
    plain = [
        Draft202012Validator(folded(load(name).document), format_checker=checker)
        for name in PAPERMOD.schemas("post.md")
    ]
    paths = random.Random(part).sample(real_posts(), 400)
    for path in paths:
        try:
            source = Source.decode(path.name, path.read_bytes())
        except UnreadableError:
            continue
        post = Post(source, PAPERMOD)
        matter = post.front_matter
        if matter is None or matter.error is not None:
            continue
        instance = _instance(matter.root, fold=True)
        expected = {
            tuple(error.absolute_path) for schema in plain for error in schema.iter_errors(instance)
        }
        ours = {
            tuple(step if isinstance(step, int) else step.lower() for step in failure.path)
            for failure in failures(post)
        }
        assert {path[: len(path)] for path in expected} >= ours
        assert all(any(p[: len(e)] == e for p in ours) for e in expected)


@pytest.mark.parametrize("keyword", ["dependencies", "dependentSchemas"])
def test_a_schema_that_hangs_on_a_key_is_folded_too(keyword: str) -> None:
    schema = {keyword: {"Cover": {"required": ["Alt"], "properties": {"Alt": {"type": "string"}}}}}
    inner = {"required": ["alt"], "properties": {"alt": {"type": "string"}}}
    assert folded(schema) == {keyword: {"cover": inner}}


@pytest.mark.parametrize("keyword", ["dependencies", "dependentRequired"])
def test_names_that_hang_on_a_key_are_folded_too(keyword: str) -> None:
    assert folded({keyword: {"Cover": ["Alt", "Image"]}}) == {keyword: {"cover": ["alt", "image"]}}
