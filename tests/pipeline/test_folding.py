"""What has one cause is one diagnostic: in all formats, under comments, in baselines, for fixes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from site_folder import put, site_folder  # noqa: F401

from postlint.cli import main

pytestmark = pytest.mark.usefixtures("site_folder")

POST = Path("content/a.md")
BASELINE = ("--baseline", ".postlint-baseline.json")
LINES = ("<tt>Lid</tt> one.", "<tt>Spout</tt> two.", "<tt>Knob</tt> three.")
EMPTY = "---\ntitle: {}\ndate: 2024-05-06\ndescription: ''\n---\n\nIt boils.\n"


def write(*lines: str) -> None:
    put(str(POST), "---\ntitle: Kettles\ndate: 2024-05-06\n---\n\n" + "\n\n".join(lines) + "\n")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", ".", "--no-cache", "--generator", "hugo", *arguments])


def found(rule: str, *arguments: str) -> list[dict[str, Any]]:
    report = json.loads(check("--output-format", "json", *arguments).stdout)
    return [told for told in report["diagnostics"] if told["rule"] == rule]


def test_many_places_are_told_once_and_counted() -> None:
    write(*LINES)
    (told,) = found("obsolete-element")
    assert (told["count"], told["start"]["line"]) == (3, 6)
    assert [place["start"]["line"] for place in told["related"]] == [8, 10]
    assert "(3 places)" in check("--output-format", "concise").stdout


def test_a_comment_takes_its_place_out_and_the_rest_moves_on() -> None:
    write(f"<!-- postlint-disable-next-line obsolete-element -->\n{LINES[0]}", *LINES[1:])
    (told,) = found("obsolete-element")
    assert (told["count"], told["start"]["line"]) == (2, 9)


@pytest.mark.parametrize(
    "later", [LINES[1:], (*LINES, "<tt>Base</tt> four."), LINES[2:], ("Text.", *LINES)]
)
def test_a_baseline_forgives_a_cause_while_places_come_and_go(later: tuple[str, ...]) -> None:
    write(*LINES)
    check("--update-baseline")
    assert found("obsolete-element", *BASELINE) == []
    write(*later)
    assert found("obsolete-element", *BASELINE) == []


def test_a_baseline_forgives_no_other_cause() -> None:
    write(*LINES)
    check("--update-baseline")
    write(*LINES, "<big>Base</big> four.")
    told = found("obsolete-element", *BASELINE)
    assert [one["message"] for one in told] == ["<big> is obsolete in HTML"]


def test_one_fix_mends_all_places() -> None:
    write(*LINES)
    check("--fix", "--unsafe-fixes")
    assert POST.read_text("utf-8").count("<code>") == 3


def test_what_a_site_does_is_told_once_where_it_first_stands() -> None:
    for name in "abc":
        put(f"content/{name}.md", EMPTY.format(name))
    (told,) = found("empty-value")
    assert (told["path"], told["count"]) == ("content/a.md", 3)
    put("content/a.md", EMPTY.format("a").replace("'' ", "").replace("''", "Hot."))
    (told,) = found("empty-value")
    assert (told["path"], told["count"]) == ("content/b.md", 2)


def test_a_baseline_forgives_what_a_site_does_in_posts_to_come() -> None:
    for name in "ab":
        put(f"content/{name}.md", EMPTY.format(name))
    check("--update-baseline")
    put("content/c.md", EMPTY.format("c"))
    Path("content/a.md").unlink()
    assert found("empty-value", *BASELINE) == []


def test_one_fix_mends_what_a_site_does() -> None:
    for name in "abc":
        put(f"content/{name}.md", EMPTY.format(name))
    check("--fix", "--unsafe-fixes")
    assert not any("description" in path.read_text("utf-8") for path in Path("content").iterdir())


def test_the_exit_status_and_the_summary_count_causes() -> None:
    write(*LINES)
    report = json.loads(check("--output-format", "json", "--fail-on", "info").stdout)
    assert report["summary"]["info"] == len(report["diagnostics"]) == 1


def _posts(bodies: list[str], head: str = "") -> None:
    for number, body in enumerate(bodies):
        put(f"content/a/{number}.md", f"---\ntitle: Kettle {number}\n{head}---\n\n{body}\n")


def test_posts_with_several_h1s_are_told_once() -> None:
    several = "# Lids\n\nOf tin.\n\n# Spouts\n\nOf steel."
    _posts([several] * 5 + ["## Lids\n\nOf tin."] * 2)
    (told,) = found("multiple-h1")
    assert told["count"] == 5
    _posts([several] * 2 + ["## Lids\n\nOf tin."] * 5)
    assert [told["count"] for told in found("multiple-h1")] == [2]


def test_first_headings_of_one_level_are_told_once() -> None:
    _posts(["## Lids"] * 4 + ["### Lids", "### Spouts", "#### Knobs"])
    assert sorted(told["count"] for told in found("first-heading-level")) == [1, 2]


def test_a_deprecated_key_is_told_once_and_a_refused_one_in_each_post() -> None:
    _posts(["## Lids"] * 3, "_build: {list: never}\n")
    put("postlint.toml", 'generator-version = "0.150"\n')
    assert [told["count"] for told in found("deprecated-key")] == [3]
    put("postlint.toml", 'generator-version = "0.164"\n')
    told = found("deprecated-key")
    assert [one["severity"] for one in told] == ["error"] * 3


def test_titles_as_alt_texts_are_told_once_and_other_repetitions_each() -> None:
    for number in range(4):
        title = f"Kettle {number} and what the neighbours made of its lid"
        put(f"content/a/{number}.md", f"---\ntitle: {title}\n---\n\n![{title}](a.png)\n")
    for name in ("lids", "tins"):
        put(f"content/a/{name}.md", f"---\ntitle: A\n---\n\n[![{name}](a.png) {name}](b.html)\n")
    assert sorted(told["count"] for told in found("redundant-alt")) == [1, 1, 4]


def test_dates_that_differ_from_names_are_told_once() -> None:
    put("_config.yml", "title: Kettles\n")
    for day in (1, 2, 3):
        put(f"_posts/2024-05-0{day}-lid.md", "---\ntitle: T\ndate: 2023-05-06\n---\n\nTin.\n")
    report = json.loads(
        CliRunner().invoke(main, ["check", ".", "--no-cache", "--output-format", "json"]).stdout
    )
    told = [one["count"] for one in report["diagnostics"] if one["rule"] == "filename-date"]
    assert told == [3]
