"""Schemas of a site's own: layered, checked, inferred, and never fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from site_folder import put, site_folder  # noqa: F401

from postlint.cli import main
from postlint.dialect.dates import FORMATS, reader
from postlint.dialect.dates.hugo_date import parse
from postlint.dialect.dates.written import is_iso_date, is_loose_date
from postlint.schema.checking import faults
from postlint.schema.inference import infer
from postlint.schema.library import Schema
from postlint.suggestion import misspelt

POST = "---\ntitle: a\nrating: {rating}\n---\n"
RATING = {"properties": {"rating": {"type": "integer", "maximum": 5}}}


pytestmark = pytest.mark.usefixtures("site_folder")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def messages(*arguments: str) -> list[str]:
    result = run("check", "--output-format", "json", *arguments)
    assert result.exit_code in (0, 1), result.output
    return [diagnostic["message"] for diagnostic in json.loads(result.stdout)["diagnostics"]]


def test_schemas_hold_for_the_files_they_name() -> None:
    put(
        "postlint.toml", '[[schemas]]\nfiles = ["content/posts/**"]\nschema = "schemas/post.json"\n'
    )
    put("schemas/post.json", RATING)
    put("content/posts/a.md", POST.replace("{rating}", "7"))
    put("content/pages/b.md", POST.replace("{rating}", "7"))
    assert messages() == ["`rating` is 7, and should be at most 5"]


def test_schema_option_holds_for_all_posts() -> None:
    put("post.json", RATING)
    put("a.md", POST.replace("{rating}", "high"))
    assert messages("--schema", "post.json") == ['`rating` is "high", and should be a whole number']


@pytest.mark.parametrize(
    "draft",
    ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"],
)
def test_drafts_07_and_2020_12_work(draft: str) -> None:
    put("post.json", {"$schema": draft, "required": ["Summary"], **RATING})
    put("a.md", "---\ntitle: a\nRATING: 9\n---\n")
    assert messages("--schema", "post.json", "--generator", "hugo") == [
        "`Summary` is missing",
        "`RATING` is 9, and should be at most 5",
    ]


def test_draft_07_keywords_mean_what_draft_07_says() -> None:
    tuple_ = {"properties": {"pair": {"items": [{"type": "string"}, {"type": "integer"}]}}}
    put("post.json", {"$schema": "http://json-schema.org/draft-07/schema#", **tuple_})
    put("a.md", "---\ntitle: a\npair: [1, 2]\n---\n")
    assert messages("--schema", "post.json") == ["`pair[1]` is 1, and should be text"]


def test_a_site_schema_may_close_the_front_matter() -> None:
    closed = {"properties": {"title": {}, "rating": {}}, "additionalProperties": False}
    put("post.json", closed)
    put("a.md", "---\ntitle: a\nratng: 1\nother: 2\n---\n")
    assert messages("--schema", "post.json", "--select", "schema-violation,unknown-key") == [
        "`ratng` is no key that post.json allows",
        "`other` is no key that post.json allows",
    ]


def test_unevaluated_keys_are_reported_and_not_their_neighbours() -> None:
    schema = {
        "allOf": [{"properties": {"title": {}, "rating": {"type": "integer"}}}],
        "unevaluatedProperties": False,
    }
    put("post.json", schema)
    put("a.md", "---\ntitle: a\nrating: high\nother: 'it''s'\n---\n")
    assert messages("--schema", "post.json") == [
        '`rating` is "high", and should be a whole number',
        "`other` is no key that post.json allows",
    ]


def test_the_meant_branch_is_named() -> None:
    branches = [
        {"type": "boolean"},
        {"type": "object", "properties": {"depth": {"type": "integer"}}},
    ]
    put("post.json", {"properties": {"contents": {"oneOf": branches}}})
    put("a.md", "---\ntitle: a\ncontents: {depth: deep}\n---\n")
    assert messages("--schema", "post.json") == [
        '`contents.depth` is "deep", and should be a whole number'
    ]
    put("a.md", "---\ntitle: a\ncontents: deep\n---\n")
    assert messages("--schema", "post.json") == [
        '`contents` is "deep", which is none of the shapes that it may have'
    ]


def test_files_beside_the_schema_may_be_referred_to() -> None:
    put(
        "schemas/post.json", {"properties": {"author": {"$ref": "parts/author.json#/$defs/author"}}}
    )
    put("schemas/parts/author.json", {"$defs": {"author": {"enum": ["Ada", "Grace"]}}})
    put("a.md", "---\ntitle: a\nauthor: Bob\n---\n")
    assert messages("--schema", "schemas/post.json") == [
        '`author` is "Bob", and should be "Ada" or "Grace"'
    ]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("https://example.org/author.json", "postlint fetches nothing"),
        ("file:///etc/passwd", "postlint fetches nothing"),
        ("//example.org/a.json", "postlint fetches nothing"),
        ("../../secret.json", "lies outside"),
        ("gone.json", "no such file"),
        ("#/$defs/gone", "leads nowhere in this schema"),
    ],
)
def test_references_elsewhere_are_refused(reference: str, said: str) -> None:
    put("schemas/post.json", {"properties": {"author": {"$ref": reference}}})
    put("a.md", "---\ntitle: a\nauthor: Bob\n---\n")
    result = run("check", "--schema", "schemas/post.json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_post_may_name_its_schema() -> None:
    put("hugo.toml", "")
    put("schemas/post.json", RATING)
    put("content/a.md", "---\n$schema: ../schemas/post.json\ntitle: a\nrating: 9\n---\n")
    put("content/b.md", "---\n$schema: ../../outside.json\ntitle: a\n---\n")
    put("content/c.md", "---\n$schema: https://example.org/s.json\ntitle: a\n---\n")
    found = messages("--ignore", "site")
    assert found[0] == "`rating` is 9, and should be at most 5"
    assert "lies outside" in found[1]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("schema", "place", "said"),
    [
        ({"propertes": {}}, "propertes", "Did you mean `properties`?"),
        ({"properties": {"a": {"typ": "string"}}}, "properties.a.typ", "Did you mean `type`?"),
        ({"type": "strin"}, "type", "'strin' is not allowed here"),
        (
            {"properties": {"a": {"minimum": "1"}}},
            "properties.a.minimum",
            "'1' is not allowed here",
        ),
        ({"allOf": [{"requird": []}]}, "allOf.0.requird", "Did you mean `required`?"),
        ({"$ref": "#/$defs/x"}, "$ref", "leads nowhere"),
    ],
)
def test_faults_of_schemas(schema: dict[str, Any], place: str, said: str) -> None:
    (fault,) = faults(schema)
    assert fault.place == place
    assert said in fault.message


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"propertes": {"type": "string"}}},
        {"x-mine": 1, "markdownDescription": "a"},
        {"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a"},
        {"enum": [{"typ": "x"}], "default": {"requird": 1}},
        {"$anchor": "a", "properties": {"b": {"$ref": "#a"}}},
    ],
)
def test_schemas_without_fault(schema: dict[str, Any]) -> None:
    assert list(faults(schema)) == []


def test_schema_check_names_lines() -> None:
    put("post.json", '{\n  "type": "object",\n  "propertes": {}\n}\n')
    result = run("schema", "check", "post.json")
    assert result.exit_code == 1
    assert result.stdout.startswith("post.json:3:3: propertes: there is no keyword `propertes`")
    put("post.json", "{\n")
    assert run("schema", "check", "post.json").stdout.startswith("post.json:1:1: ")
    put("post.json", RATING)
    assert run("schema", "check", "post.json").stdout == "No problems in 1 schema.\n"
    gone = run("schema", "check", "gone.json")
    assert (gone.exit_code, gone.stderr) == (2, "error: gone.json: no such file\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "type: object\npropertes: {}\n", "a.yaml:2:1: propertes: there is no keyword"),
        ("a.yml", "- type\n", "a.yml:1:1: the file is a list, and not keys with values"),
        ("a.yml", "type: [object\n", "a.yml:1:7: "),
        ("a.toml", '[properties.x]\ntype = "txt"\n', "a.toml:2:1: properties.x.type: 'txt'"),
        ("a.toml", "type = \n", "a.toml:1:1: `type` has no value"),
        ("a.toml", 'type = "object"\n', "No problems in 1 schema."),
    ],
)
def test_schema_check_reads_yaml_and_toml(name: str, text: str, said: str) -> None:
    put(name, text)
    assert run("schema", "check", name).stdout.startswith(said)


@pytest.mark.parametrize("schema", [{"$schema": ["x"]}, {"pattern": "^\\\\p{Lu}"}, {"$ref": "#"}])
def test_odd_schemas_are_reported_in_a_line(schema: dict[str, Any]) -> None:
    put("post.json", {"properties": {"title": schema}})
    put("a.md", "---\ntitle: a\n---\n")
    checked = run("schema", "check", "post.json")
    linted = run("check", "--schema", "post.json")
    assert "Traceback" not in checked.output + linted.output
    assert "internal-error" not in linted.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]\n", "x.json:1:1: a schema is an object, and this file holds none"),
        ('{"allOf": [{}], "$ref": "#/allOf/1"}', "x.json:1:17: $ref: `#/allOf/1` leads nowhere"),
        ('{"allOf": [{}], "$ref": "#/allOf/0"}', ""),
        ('{"allOf": [\n{"type": "txt"}]}', "x.json:2:2: "),
        ('{"properties": {"a": {"zzzzzz": 1}}}', ""),
        (
            '{"zzzzzz": 1}',
            "x.json:1:2: zzzzzz: there is no keyword `zzzzzz`, so it checks nothing.",
        ),
    ],
)
def test_schema_check_of_one_schema(text: str, said: str) -> None:
    put("x.json", text)
    result = run("schema", "check", "x.json")
    assert result.stdout.startswith(said)
    assert (result.exit_code == 0) == (not said)


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        ({"type": ["number", "integer"]}, "text", ['`x` is "text", and should be a number']),
        ({"not": {"const": 1}}, "1", ["`x` is 1, which is not allowed here"]),
        ({"contains": {"const": 1}}, "[2]", ["`x` has no item of the kind that it needs"]),
        ({"if": {"type": "integer"}, "then": {"multipleOf": 5}}, "7", ["`x` is 7, and should be a multiple of 5"]),
        ({"propertyNames": {"maxLength": 1}}, "{abc: 1}", ["`x.abc` has 3 characters, and should have 1 or fewer"]),
        ({"pattern": "^a"}, "7", []),
        ({"patternProperties": {"^a": {"type": "integer"}}}, "7", []),
        ({"patternProperties": {"^a": {"type": "integer"}}}, "{ab: c}", ['`x.ab` is "c", and should be a whole number']),
    ],
)  # fmt: skip
def test_what_a_site_schema_refuses_is_told_in_words(
    schema: dict[str, Any], value: str, said: list[str]
) -> None:
    put("post.json", {"properties": {"x": schema}})
    put("a.md", f"---\ntitle: a\nx: {value}\n---\n")
    assert messages("--schema", "post.json", "--select", "schema-violation") == said


def test_few_posts_and_several_types_are_all_allowed() -> None:
    found: list[tuple[str, dict[str, Any]]] = [
        ("a.md", {"tags": [], "weight": 1, "cover": None}),
        ("b.md", {"tags": [], "weight": "heavy", "cover": {"image": "a.png"}}),
    ]
    schema, outliers = infer(found)
    assert outliers == []
    assert schema["properties"]["tags"] == {"type": "array"}
    assert schema["properties"]["weight"] == {"type": ["integer", "string"]}
    assert schema["properties"]["cover"]["type"] == ["null", "object"]


def test_schemas_are_listed_and_shown() -> None:
    listed = run("schema", "list").stdout
    assert "hugo " in listed
    assert "papermod " in listed
    shown = run("schema", "show", "papermod").stdout
    assert json.loads(shown)["$id"] == "urn:postlint:schemas:papermod"
    assert "Did you mean `papermod`?" in run("schema", "show", "papermd").stderr


_NAMES = st.sampled_from(["title", "Title", "date", "kind", "cover"])


def posts(count: int, **odd: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    usual = [
        (f"{i}.md", {"title": f"Post {i}", "date": "2024-05-01", "kind": "note" if i % 3 else "essay",
                     "tags": ["a", "b"], "cover": {"image": f"{i}.png", "wide": bool(i % 2)}})
        for i in range(count)
    ]  # fmt: skip
    return usual + [(f"{name}.md", data) for name, data in odd.items()]


def test_inferred_schema_is_what_posts_share() -> None:
    schema, outliers = infer(posts(30))
    assert outliers == []
    assert schema["required"] == ["title", "date", "kind", "tags", "cover"]
    properties = schema["properties"]
    assert properties["title"] == {"type": "string"}
    assert properties["date"] == {"type": "string", "format": "yaml-date"}
    assert properties["kind"] == {"type": "string", "enum": ["essay", "note"]}
    assert properties["tags"] == {"type": "array", "items": {"type": "string"}}
    assert properties["cover"]["properties"]["wide"] == {"type": "boolean"}
    assert list(faults(schema)) == []


def test_outliers_are_named() -> None:
    odd = {
        "title": 5,
        "date": "soon",
        "kind": "nte",
        "tags": ["a"],
        "cover": {"image": "x", "wide": True},
    }
    _, outliers = infer(posts(60, odd=odd, bare={"title": "a"}))
    assert {outlier.path for outlier in outliers} == {"odd.md", "bare.md"}
    said = {outlier.message for outlier in outliers if outlier.path == "odd.md"}
    assert said == {
        "`title` is a whole number, and text elsewhere",
        "`date` is no date: 'soon'",
        "`kind` is 'nte', which hardly any other post has",
    }
    assert "`date` is missing" in {outlier.message for outlier in outliers}


def test_the_posts_fit_what_is_inferred_from_them() -> None:
    for i in range(20):
        put(f"content/{i}.md", f"---\ntitle: Post {i}\nlevel: wide\ndate: 2024-05-01\n---\n")
    put("content/odd.md", "---\ntitle: Odd\nlevel: [wide]\ndate: 2024-05-01\n---\n")
    result = run("schema", "infer", "content")
    assert result.exit_code == 0
    assert result.stderr == "content/odd.md: `level` is a list, and text elsewhere\n"
    put("post.json", result.stdout)
    assert run("schema", "check", "post.json").exit_code == 0
    made = json.loads(run("check", "--schema", "post.json", "--output-format", "json").stdout)
    assert made["diagnostics"] == []


def test_the_schema_is_of_posts_that_have_front_matter() -> None:
    put("content/notes/a.md", "---\ntitle: A\n---\n")
    for i in range(3):
        put(f"content/cards/{i}.md", "Tea.\n")
    result = run("schema", "infer", "--output", "schemas/post.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "title" in json.loads(Path("schemas/post.json").read_text("utf-8"))["properties"]


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_an_own_schema_that_is_broken_does_not_stop_inferring(text: str) -> None:
    put("postlint.toml", '[[schemas]]\nschema = "post.json"\n')
    put("post.json", text)
    put("posts/_index.md", "---\nlinkTitle: All\n---\n")
    put("posts/a.md", "---\ntitle: A\n---\n")
    assert run("schema", "infer", "--output", "post.json", "posts").exit_code == 0
    assert run("check", "posts", "--select", "missing-key").exit_code == 0


def test_nothing_is_written_where_no_schema_was_made() -> None:
    put("post.json", RATING)
    put("a.md", "Tea.\n")
    result = run("schema", "infer", "--output", "post.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert json.loads(Path("post.json").read_text("utf-8")) == RATING


def test_names_of_people_and_places_stay_open() -> None:
    found = [
        (f"{i}.md", {"author": "Ada", "city": "Riga", "series": "Tea", "layout": "wide"})
        for i in range(20)
    ]
    properties = infer(found)[0]["properties"]
    assert [key for key, held in properties.items() if "enum" in held] == ["layout"]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a", "2024-05-01", "soon", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(_NAMES, _VALUES, max_size=4), min_size=1, max_size=25))
def test_all_front_matter_fits_what_is_inferred_from_it(found: list[dict[str, Any]]) -> None:
    made, _ = infer((f"{i}.md", data) for i, data in enumerate(found))
    for fold in (False, True):
        schema = Schema("made", made)
        for data in found:
            assert not schema.errors(_folded(data) if fold else data, fold=fold)


def _folded(value: Any) -> Any:
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {key.lower(): _folded(item) for key, item in value.items()}
    return value


def test_config_shows_what_holds_and_why() -> None:
    put("hugo.toml", 'theme = "PaperMod"\ntimeZone = "Europe/Lisbon"\n')
    put("netlify.toml", '[build.environment]\nHUGO_VERSION = "0.147.9"\n')
    put("postlint.toml", 'select = ["faq-empty-answer"]\n[[schemas]]\nschema = "post.json"\n')
    put("post.json", RATING)
    put("content/a.md", "")
    shown = json.loads(run("config", "content/a.md", "--output-format", "json").stdout)
    assert shown["config"] == "postlint.toml"
    assert shown["generator"] == "hugo"
    assert shown["generator-version"] == "0.147.9"
    assert shown["theme"] == "papermod"
    assert shown["time-zone"] == "Europe/Lisbon"
    assert shown["schemas"] == ["hugo", "papermod", "post.json"]
    assert shown["rules"] == ["faq-empty-answer"]
    assert "papermod" in run("config").stdout


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("drfat", "draft"), ("draf", "draft"), ("drafts", None), ("tilte", "title"), ("expirydat", "expiryDate"),
        ("expiriDte", "expiryDate"), ("xcategories", "categories"), ("frcategories", None), ("date", None),
        ("data", None), ("titles", None), ("url2", None), ("wieght", "weight"),
    ],
)  # fmt: skip
def test_slips_of_the_keyboard(name: str, meant: str | None) -> None:
    known = ("title", "date", "draft", "url", "expiryDate", "categories", "weight")
    assert misspelt(name, known) == meant


def test_dates_are_compared_in_utc() -> None:
    early, late = parse("2024-05-01T10:00:00+02:00"), parse("2024-05-01T09:00:00Z")
    assert early is not None
    assert late is not None
    assert early < late
    assert parse("2024-02-30") is None
    assert parse("2024-05-01T10:00:00+25:00") is None


@pytest.mark.parametrize(
    "text", ["2010-02-17 10:20:30 +0100", "2010-2-7", "Feb 17, 2010", "17 February 2010"]
)
def test_loose_dates(text: str) -> None:
    assert is_loose_date(text)


@pytest.mark.parametrize(
    ("text", "readers"),
    [
        ("1/2/2024", {"jekyll-date", "javascript-date"}),
        ("1.2.2024 10:30", {"jekyll-date", "javascript-date"}),
        ("31-12-2024", {"jekyll-date"}),
        ("12/31/2024", {"javascript-date"}),
        ("13/13/2024", set()),
    ],
)
def test_dates_whose_year_is_last_are_read_by_some(text: str, readers: set[str]) -> None:
    found = {name for name in FORMATS if reader(name)(text, True).moment is not None}
    assert found & {"jekyll-date", "javascript-date"} == readers


@pytest.mark.parametrize("text", ["tomorrow", "2010-13-01", "2010-02-30", "Feb 30, 2010", "17"])
def test_no_loose_dates(text: str) -> None:
    assert not is_loose_date(text)


def test_iso_dates() -> None:
    assert is_iso_date("2024-05-01 10:00:00")
    assert not is_iso_date("May 1, 2024")
