"""Each format, judged by its schema or by a program that reads it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from linting import ROOT, SHARED, lint_text, needs_shared
from lxml import etree

from postlint.diagnostic import Cause, Diagnostic, Related, Severity
from postlint.report import PostReport
from postlint.reporters import FORMATS, load
from postlint.reporters.escape import name_text
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.source import Source, Span

SCHEMAS = Path(__file__).parent / "schemas"
MULTITOOL = ROOT / "tests/node/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"

COMMANDS = "##vso[task.setvariable variable=PATH]x ##[add-mask]e ::set-output name=a::b"
HOSTILE = (
    f"---\ntitle: {COMMANDS}\ntitle: '\"<script>alert(1)</script>&]]>'\n---\n"
    f"# ##vso[task.complete]\n\n# ::error::\x1b[31mred\x9b1m\x00\x08\ufffe\n\n"
    f'<img src="##vso[a]::b%0A.png">\n\n[##[group]a](<##[error]x y>)\n\n'
    '<iframe src="http://e.example/\u202eevil?a=1&b=2"></iframe>\n'
)
PATH = "content/a,b:c;d]%0A ##[x]<é>\u202e.md"
FIXABLE = "---\ntitle: Kettles\n---\n\n## é😀 A Kettle'S Lid\n"


def written(name: str, *reports: PostReport) -> str:
    summary = Summary()
    reporter = load(name)(Style())
    made = [*reporter.begin()]
    for report in summary.counting(reports):
        made += reporter.post(report)
    return "".join([*made, *reporter.end(summary)])


def of_two_posts() -> PostReport:
    """A diagnostic over two lines that speaks of a place in another post."""
    found = Diagnostic(
        "duplicate-title", "site", Severity.WARNING, "two posts share a title", Span(0, 9),
        related=(Related(Span(4, 5), "set here as well", "b\x1b[31m.md"), Related(Span(0, 1), "first here")),
    )  # fmt: skip
    return PostReport(Source("a.md", "one\ntwo\nthree\n"), (found,))


def test_places_in_other_posts_are_told_by_their_path() -> None:
    text = written("text", of_two_posts())
    assert "  = see: b<U+001B>[31m.md: set here as well\n" in text
    run = json.loads(written("sarif", of_two_posts()))["runs"][0]
    other, own = run["results"][0]["relatedLocations"]
    assert "region" not in other["physicalLocation"]
    assert own["physicalLocation"]["region"]["startLine"] == 1
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["duplicate-title"]
    github = written("github", of_two_posts())
    assert "line=1,endLine=3," in github
    assert "col=" not in github
    assert "set here as well" in written("html", of_two_posts())


def hostile() -> PostReport:
    report = lint_text(HOSTILE, path=PATH, rules=("all",))
    assert len(report.diagnostics) > 5
    return report


def validate_json(name: str, text: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))


def validate_xml(name: str, text: str) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    schema.assertValid(etree.fromstring(text.encode()))


def validate_sarif(path: Path) -> None:
    if not MULTITOOL.exists():
        pytest.skip("SARIF's multitool is not installed: npm ci --prefix tests/node")
    done = subprocess.run(
        [MULTITOOL, "validate", path], capture_output=True, text=True, check=False
    )
    assert "Analysis completed successfully." in done.stdout, done.stdout[-3000:]
    assert not re.search(r": error ", done.stdout), done.stdout[-3000:]


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_of_a_post_commands_a_terminal_or_a_log(name: str) -> None:
    text = written(name, hostile())
    commands = {"github": "::", "azure": "##vso[task.logissue "}
    for line in text.splitlines():
        start = commands.get(name)
        rest = line[len(start) :] if start and line.startswith(start) else line
        assert "##[" not in rest
        assert "##vso[" not in rest
        assert not rest.lstrip().startswith("::")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_written_as_the_posts_come(name: str) -> None:
    """What is said of a post does not wait for the posts after it."""
    reporter = load(name)(Style())
    list(reporter.begin())
    assert "".join(reporter.post(lint_text("![](a.png)\n"))) != ""


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
@pytest.mark.parametrize("posts", [0, 1, 2])
def test_json_formats_are_json_for_any_number_of_posts(name: str, posts: int) -> None:
    text = written(name, *[lint_text("![](a.png)\n![](b.png)\n")] * posts)
    json.loads(text)
    assert text.count("missing-image-alt") >= 2 * posts


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_json_formats_fit_their_schemas(name: str) -> None:
    validate_json(name, written(name, hostile(), lint_text(FIXABLE)))


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_formats_fit_their_schemas(name: str) -> None:
    validate_xml(name, written(name, hostile(), lint_text("Fine.\n"), lint_text(FIXABLE)))


def test_sarif_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    path.write_text(written("sarif", hostile(), lint_text(FIXABLE)), "utf-8")
    validate_sarif(path)


def sarif_result(text: str, rule: str) -> tuple[dict[str, Any], dict[str, Any]]:
    (run,) = json.loads(written("sarif", lint_text(text)))["runs"]
    result = next(result for result in run["results"] if result["ruleId"] == rule)
    return result, run


def test_sarif_counts_code_points_and_holds_fixes_and_rules() -> None:
    result, run = sarif_result(FIXABLE, "apostrophe-case")
    assert run["columnKind"] == "unicodeCodePoints"
    (fix,) = result["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region = {"startLine": 5, "startColumn": 16, "endLine": 5, "endColumn": 17}
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "s"}}
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == "apostrophe-case"
    assert rule["help"]["markdown"].startswith("# apostrophe-case\n")
    assert rule["defaultConfiguration"]["level"] == result["level"]


def test_sarif_numbers_related_places_from_one() -> None:
    """The ids by which messages may link to them: 0 is what a reader takes for none."""
    result, _ = sarif_result("---\ntitle: a\ntitle: b\n---\n", "duplicate-key")
    assert [place["id"] for place in result["relatedLocations"]] == [1]


def test_sarif_fingerprints_stay_when_lines_shift_and_differ_within_a_post() -> None:
    def fingerprints(text: str) -> list[str]:
        (run,) = json.loads(written("sarif", lint_text(text)))["runs"]
        return [
            result["partialFingerprints"]["postlint/v1"]
            for result in run["results"]
            if result["ruleId"] == "missing-image-alt"
        ]

    before = fingerprints("![](a.png)\n\n![](a.png)\n")
    assert len(set(before)) == 2
    assert fingerprints("A line.\n\n![](a.png)\n\n![](a.png)\n") == before


def test_fingerprints_of_what_two_sites_have_in_common_differ() -> None:
    found = Diagnostic(
        "empty-value", "front-matter", Severity.INFO, "`tags` is empty", Span(0, 3),
        cause=Cause("`tags` is empty", of_site=True),
    )  # fmt: skip
    reports = [PostReport(Source(f"{site}/a.md", "one\n"), (found,)) for site in "ab"]
    issues = json.loads(written("gitlab", *reports))
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_sarif_shows_related_places() -> None:
    result, _ = sarif_result("---\ntitle: a\ntitle: b\n---\n", "duplicate-key")
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "first set here"}
    assert related["physicalLocation"]["region"]["startLine"] == 2


def test_reviewdogs_columns_count_bytes() -> None:
    made = json.loads(written("rdjson", lint_text(FIXABLE)))
    (suggestion,) = next(d["suggestions"] for d in made["diagnostics"] if "suggestions" in d)
    assert suggestion == {
        "range": {"start": {"line": 5, "column": 20}, "end": {"line": 5, "column": 21}},
        "text": "s",
    }


def test_a_suggestion_joins_the_edits_of_a_fix() -> None:
    post = "```markdown\n---\ntitle: Kettles\n---\n\nWater boils.\n```\n"
    made = json.loads(written("rdjson", lint_text(post)))
    (found,) = (d for d in made["diagnostics"] if d["code"]["value"] == "post-wrapped-in-fence")
    (suggestion,) = found["suggestions"]
    assert "```" not in suggestion["text"]
    assert suggestion["text"].strip() == "---\ntitle: Kettles\n---\n\nWater boils."
    long = post.replace("Water", "Water\n" * 30)
    made = json.loads(written("rdjson", lint_text(long)))
    (found,) = (d for d in made["diagnostics"] if d["code"]["value"] == "post-wrapped-in-fence")
    assert "suggestions" not in found


def test_concise_is_a_line_each() -> None:
    text = written("concise", lint_text("![](a.png)\n", rules=("missing-image-alt",)))
    assert text.splitlines() == [
        "content/posts/post.md:1:1: warning missing-image-alt image `a.png` has no alt text "
        "between its brackets",
        "Found 1 warning in 1 post.",
    ]


def test_github_escapes_properties_and_messages() -> None:
    text = written("github", lint_text("![](a.png)\n", path=PATH, rules=("missing-image-alt",)))
    annotation = text.splitlines()[0]
    assert annotation.startswith("::warning file=content/a%2Cb%3Ac;d]%250A ")
    assert "<U+202E>.md,line=1,endLine=1,title=missing-image-alt,col=1,endColumn=11::" in annotation
    assert "brackets%0ADescribe what the image tells." in annotation


def test_azure_escapes_properties_and_messages() -> None:
    text = written("azure", lint_text("![](a.png)\n", path=PATH, rules=("missing-image-alt",)))
    place = "linenumber=1;columnnumber=1;code=missing-image-alt]"
    assert text.startswith("##vso[task.logissue type=warning;sourcepath=content/a,b:c%3Bd%5D%AZP25")
    assert f"{place}image `a.png` has no alt text" in text


def test_jsonl_has_the_diagnostics_of_json() -> None:
    reports = [hostile(), lint_text(FIXABLE)]
    lines = written("jsonl", *reports).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written("json", *reports))[
        "diagnostics"
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no non-blocking pipes")
def test_output_is_whole_through_a_pipe_that_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("![](a.png)\n" * 900, "utf-8")
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    command = [
        sys.executable,
        "-m",
        "postlint",
        "check",
        "--isolated",
        "--output-format=json",
        "a.md",
    ]
    with subprocess.Popen(command, cwd=tmp_path, stdout=writer) as process:
        os.close(writer)
        with open(reader, "rb") as pipe:
            time.sleep(1)  # the pipe is full by now
            made = json.load(pipe)
    assert process.returncode == 0
    assert made["summary"]["warning"] == len(made["diagnostics"]) == 900


@needs_shared
def test_all_formats_of_all_real_posts(tmp_path: Path) -> None:
    """One pass over the posts; standard output is a pipe that is read slowly."""
    outputs = {name: tmp_path / name for name in FORMATS}
    files = [f"--output-file={name}={path}" for name, path in outputs.items()]
    command = [sys.executable, "-m", "postlint", "check", str(SHARED / "corpora"), *files]
    with subprocess.Popen([*command, "--output-format=sarif"], stdout=subprocess.PIPE) as process:
        assert process.stdout
        piped = b"".join(iter(lambda: process.stdout.read(1000), b""))  # type: ignore[union-attr]
    assert process.returncode == 1
    assert piped == outputs["sarif"].read_bytes()
    texts = {name: path.read_text("utf-8") for name, path in outputs.items()}
    count = len(texts["jsonl"].splitlines())
    assert count == len(json.loads(texts["json"])["diagnostics"]) > 1000
    assert texts["checkstyle"].count("<error ") == texts["junit"].count("<failure ") == count
    for name in ("gitlab", "rdjson"):
        validate_json(name, texts[name])
    for name in ("junit", "checkstyle"):
        validate_xml(name, texts[name])
    fingerprints = [issue["fingerprint"] for issue in json.loads(texts["gitlab"])]
    assert len(set(fingerprints)) == count
    validate_sarif(outputs["sarif"])


def test_the_docs_list_the_formats() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \|", (ROOT / "docs/outputs.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(rows) == list(FORMATS)


@pytest.mark.parametrize(("number", "is_told"), [(60, False), (61, True)])
def test_a_long_text_says_how_to_see_less(number: int, *, is_told: bool) -> None:
    report = lint_text("![](a.png)\n\n" * number, rules=["missing-image-alt"])
    assert len(report.diagnostics) == number
    assert ("`--statistics`" in written("text", report)) is is_told


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("content/a b.md", "content/a b.md"),
        ('a"b.md', '"a\\"b.md"'),
        ("a\\b.md", '"a\\\\b.md"'),
        ("a\tb\n.md", '"a\\tb\\n.md"'),
        ("a\x01\x7f.md", '"a\\001\\177.md"'),
    ],
)
def test_names_are_quoted_as_git_quotes_them(path: str, shown: str) -> None:
    assert name_text(path) == shown
