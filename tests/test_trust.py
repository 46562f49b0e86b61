"""What a stranger's repository may not make postlint do, by rows of a list that an attack left."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from linting import ROOT, lint_text

from postlint import lint
from postlint.cli import main
from postlint.diagnostic import Applicability, Edit, Fix
from postlint.run import pool

posix = pytest.mark.skipif(os.name == "nt", reason="there is no such thing on Windows")
BAD = "---\ntitle: Kettles\ntitle: Pots\n---\nText.\n"
COMMANDS = ("::set-output name=a::b", "##vso[task.setvariable variable=a]b", "##[error]a", "##teamcity[a]")  # fmt: skip
PLUGIN = """
from pathlib import Path
from postlint import Rule
Path(__file__).with_name("ran").write_text("")

class Own(Rule):
    '''Own.'''
    id = "own-rule"
    def check(self, post):
        return iter(())
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("a.md").write_text(BAD)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def in_a_process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "postlint", *arguments]
    return subprocess.run(command, timeout=60, check=False, **options)


@pytest.mark.parametrize("name", ["click", "json", "yaml", "postlint_plugin"])
def test_modules_of_the_working_directory_are_not_run(name: str) -> None:
    """T6."""
    Path(f"{name}.py").write_text("open('ran', 'w').close()\n")
    done = in_a_process("check", "--no-cache", capture_output=True)
    assert done.returncode == 1, done.stderr
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    ("command", "runs"),
    [
        (("check",), True),
        (("report",), True),
        (("config",), True),
        (("rules",), True),
        (("explain", "own-rule"), True),
        (("explain", "body-h1"), False),
        (("inspect", "a.md"), False),
        (("clean",), False),
        (("schema", "infer"), False),
        (("schema", "list"), False),
        (("check", "--isolated"), False),
        (("rules", "--isolated"), False),
    ],
    ids=lambda held: " ".join(held) if isinstance(held, tuple) else str(held),
)
def test_plugins_run_where_rules_are_needed(command: tuple[str, ...], runs: bool) -> None:
    """T7."""
    Path("own.py").write_text(PLUGIN)
    Path("postlint.toml").write_text(
        'plugins = ["own.py"]\nextend-select = ["own-rule"]\n[rules.own-rule]\nseverity = "error"\n'
    )
    result = run(*command)
    assert result.exit_code in (0, 1), result.output
    assert Path("ran").exists() is runs


@posix
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (1, 2), (0, 1, 2)])
@pytest.mark.parametrize(
    "command", [("check", "a.md"), ("check", "-"), ("inspect", "a.md"), ("rules",)]
)
def test_streams_that_are_closed(closed: tuple[int, ...], command: tuple[str, ...]) -> None:
    """T12."""

    def close() -> None:
        for number in closed:
            os.close(number)

    with Path("said").open("wb") as said:
        done = in_a_process(
            *command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, preexec_fn=close
        )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in Path("said").read_bytes()
    assert Path("a.md").read_text() == BAD


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ci", ["GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI"])
def test_a_log_obeys_nothing_that_is_shown(
    command: str, ci: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T15."""
    monkeypatch.setenv(ci, "true")
    text = f"---\ntitle: '{command}'\n---\n\n{command}\n\n## A Kettle'S Lid\n{command}\n\n[a](<{command}>)\n"
    Path("a.md").write_text(text)
    Path(f"{command.replace('/', '')}.md").write_text(BAD)
    shown = [
        run("check", "--diff", "a.md"),
        run("inspect", "a.md"),
        run("inspect", "a.md", "--output-format", "json"),
        run("check", command),
        run("check", "--schema", command),
        run("check", f"--{command}"),
        run("explain", command),
        run("schema", "show", command),
        run("schema", "infer", "."),
        run("check", "--since", command),
        run("check", "--output-file", f"json={command}/a"),
        run("config", command),
        run("init", "--yes"),
    ]
    for result in shown:
        for line in result.output.splitlines():
            assert not line.lstrip(" +-").startswith("::set-output"), line
            assert not any(sign in line for sign in ("##vso[", "##[", "##teamcity[")), line


@posix
def test_a_diff_that_goes_to_a_file_is_a_patch() -> None:
    text = "---\ntitle: a\n---\n\n::set-output name=a::b\n## A Kettle'S Lid\n"
    Path("a.md").write_text(text)
    with Path("fix.patch").open("wb") as patch:
        in_a_process("check", "--diff", "a.md", stdout=patch, env={**os.environ, "CI": "true"})
    assert "\n ::set-output name=a::b\n" in Path("fix.patch").read_text()


SHOWING = {"_terminal.py", "_fixing.py", "_watching.py", "config.py", "explain.py", "init.py", "inspect.py", "rules.py", "schema.py"}  # fmt: skip


def test_text_is_shown_by_one_function() -> None:
    """T15: `click.echo` is left to it, and to what writes a format or a page of ours."""
    found = {
        path.name
        for path in (ROOT / "src/postlint/cli").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("echo", "secho", "print")
    }
    assert found <= SHOWING


@pytest.mark.parametrize("unit", ["<!-- postlint-enable -->\n\n", "<!-- postlint-disable no-such -->\n\n", "<!-- postlint-disable body-h1 -->\n\n"])  # fmt: skip
def test_faults_of_suppressions_are_as_many_as_others(unit: str) -> None:
    """T16."""
    found = lint_text("a\n\n" + unit * 3_000, path="post.html").diagnostics
    rules = [each.rule for each in found]
    for rule in ("unused-suppression", "unknown-rule", "unreasoned-suppression"):
        assert rules.count(rule) <= 1_000
    assert "post-too-large" in rules


@pytest.mark.parametrize(("text", "said"), [
    ("---\ntags: [" + "a, " * 120_000 + "]\n---\n", "holds more than"),
    ("---\na: &a [" + "b, " * 1_000 + "]\nc: [" + "*a, " * 1_000 + "]\n---\n", "aliases in this value expand"),
])  # fmt: skip
def test_what_is_much_is_told_as_what_it_is(text: str, said: str) -> None:
    """T17."""
    (found,) = lint_text(text, rules=["front-matter-syntax"]).diagnostics
    assert said in found.message


@pytest.mark.parametrize("text", ["\ud800", "---\ntitle: \udfff\n---\n", "a\n\n# \udc80 b\n"])
@pytest.mark.parametrize("path", ["post.md", "post.html"])
def test_half_a_character_is_one_unreadable_post(text: str, path: str) -> None:
    """T18."""
    assert [found.rule for found in lint(text, path).diagnostics] == ["unreadable-post"]


@pytest.mark.parametrize(
    "text",
    [
        "<a href='http://a\n.example'>b</a>", "<a href='ht\ntp://[a'>b</a>", "[a](<http://[b>\n 'c\nd')", "<img src='a\nb' alt='c\r\nd'>",
        "<iframe src='http://a\n.b'></iframe>", "# a\u2028b\n\n# a\u2028b", "<a href='\n'>b</a>", "![a\nb](http://c.example/d\\\ne)",
    ],
)  # fmt: skip
def test_messages_are_lines(text: str) -> None:
    """T19."""
    for found in lint_text(text, path="post.html").diagnostics + lint_text(text).diagnostics:
        assert len(found.message.splitlines()) == 1


def test_a_fix_changes_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """T20."""
    from postlint.rules.headings.body_h1 import BodyH1

    def check(self: Any, post: Any) -> Any:
        span = post.source.line_span(1)
        fix = Fix("Write it so", Applicability.SAFE, (Edit(span, post.source.slice(span)),))
        yield self.diagnostic(span, "said", fix=fix)

    monkeypatch.setattr(BodyH1, "check", check)
    (found,) = lint_text("---\ntitle: a\n---\n", rules=["body-h1"]).diagnostics
    assert found.fix is None


@posix
@pytest.mark.parametrize("options", [("--no-cache",), ("--cache-dir", "kept")])
def test_more_processes_than_there_may_be_files(options: tuple[str, ...]) -> None:
    """T21."""
    for number in range(100):
        Path(f"{number}.md").write_text(BAD)
    script = 'ulimit -n 32; exec "$0" -m postlint check --jobs 64 --output-format json "$@"'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, *options], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["summary"]["posts"] == 101


def test_work_is_done_where_no_process_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """T21."""

    def refuse(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(pool._Worker, "__init__", refuse)
    assert list(pool.in_processes(str, range(9), 4, lambda *_: "")) == list(map(str, range(9)))


@posix
def test_a_file_of_two_names_is_not_split() -> None:
    """T22."""
    text = "---\ntitle: a\n---\n\n## A Kettle'S Lid\n"
    Path("a.md").write_text(text)
    os.link("a.md", "b")
    result = run("check", "--fix", "a.md")
    assert result.exit_code == 2
    assert "has another name, a hard link" in result.stderr
    assert Path("b").read_text() == Path("a.md").read_text() == text


# What a second attack found


@pytest.mark.parametrize(
    "config",
    [
        'extend = "a\\u0000"', 'plugins = ["a\\u0000"]', 'baseline = "a\\u0000"', 'exclude = ["a\\u0000"]', 'extend = "c0.toml"',
        'baseline = "../elsewhere.json"', 'baseline = "/elsewhere.json"', "a = " + "[" * 9_000, ".".join(["a"] * 9_000) + " = 1", "a = " + "9" * 9_000,
    ],
    ids=lambda text: text[:30],
)  # fmt: skip
@pytest.mark.parametrize("options", [(), ("--update-baseline",)])
def test_a_config_that_cannot_be_meant_is_told_in_a_line(
    config: str, options: tuple[str, ...]
) -> None:
    for number in range(600):
        Path(f"c{number}.toml").write_text(f'extend = "c{number + 1}.toml"\n')
    Path("postlint.toml").write_text(config + "\n")
    before = sorted(Path("..").iterdir())
    result = run("check", *options)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.output
    assert result.stderr.startswith("error: ")
    assert sorted(Path("..").iterdir()) == before


@pytest.mark.parametrize(
    "text",
    [
        "<h1 aria-level={}>a</h1>", "<p role=heading aria-level={}>a", "<ol start={}><li value={}>a", "<td rowspan={} colspan={}>", "<img width={} height={} src=a.png>",
        "<a tabindex={}>b", '<img srcset="a {}w, b {}x">', "{{{{< highlight go {} >}}}}", "{}. a", "# {}. a", "[a](b.md#{})", "## FAQ\n\n### Is it {} m?\n\nIt is {} km, 1/{} of it.\n",
        "<time datetime={}>a</time>", "https://youtu.be/a?t={}", '<script type="application/ld+json">{{"@type": "FAQPage", "a": {}}}</script>',
        "[a](http://b.example:{}/)", "## H{}\n", "| a |\n|---|\n| {} |", "---\nweight: {}\n---\n", "---\nweight: 0{}\n---\n", "+++\nweight = {}\n+++\n", '{{"weight": {}}}\n',
        "---\ndate: {}-01-01\n---\n", "---\ntitle: a\nbuild: 1:{}\n---\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["content/posts/a.md", "content/posts/a.html"])
def test_numbers_of_any_length_are_read(text: str, path: str) -> None:
    found = lint_text(text.format(*["9" * 5_000] * 3), path=path, rules=["all"]).diagnostics
    assert [each.message for each in found if each.rule == "internal-error"] == []


@pytest.mark.parametrize("command", [*COMMANDS, "\r::error::a", "\x1b[2Ja", "a\x9b2J"])
def test_the_page_of_somebody_elses_rule_commands_nothing(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    text = json.dumps(f"one\n{command}\n")
    Path("postlint.toml").write_text(
        f'[[custom-rules]]\nid = "own"\nselector = "p"\nmessage = {text}\nhelp = {text}\n'
    )
    for color in ("never", "always"):
        done = run("explain", "own", "--color", color)
        assert done.exit_code == 0, done.output
        assert "one" in done.output
        assert not any(line.lstrip().startswith("::") for line in done.output.splitlines())
        assert not any(sign in done.output for sign in ("##vso[", "##[", "##teamcity[", "\r", "\x1b[2J", "\x9b"))  # fmt: skip


@posix
@pytest.mark.parametrize("name", ["a\n--- a/b.md\n+++ b/evil.md\n@@ -0,0 +1 @@\n+evil\n.md", 'a".md', "a\\.md", "a\tb.md", "a\rb.md"])  # fmt: skip
def test_a_name_stands_in_one_line_in_quotes_as_git_quotes_it(name: str) -> None:
    path = Path(f"content/{name}")
    path.parent.mkdir(parents=True)
    Path(f"{path}").parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\ntitle: a\n---\n\n## A Kettle'S Lid\n")
    Path("a.md").unlink()
    quoted = run("check", "--show-files").output.splitlines()
    assert len(quoted) == 1
    assert ast.literal_eval(quoted[0]) == f"content/{name}"
    assert run("inspect", str(path)).output.splitlines()[0] == quoted[0]
    patch = run("check", "--diff", "--no-cache").stdout
    assert "--- " + quoted[0].replace('"', '"a/', 1) in patch.splitlines()
    assert not any(line.startswith(("+++ b/evil", "+evil")) for line in patch.splitlines())
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert "Kettle's" in path.read_text()


@pytest.mark.parametrize("name", [".git/hooks/pre-commit", ".git/new.json", ".github/workflows/x.yml", ".github/x.json", "conftest.py", "sub/.git/x.json"])  # fmt: skip
def test_a_config_writes_no_baseline_where_another_program_reads(name: str) -> None:
    Path("postlint.toml").write_text(f'baseline = "{name}"\n')
    done = run("check", "--update-baseline", "--no-cache")
    assert done.exit_code == 2
    assert "baseline" in done.stderr
    assert not Path(name).exists()


def test_a_config_extends_none_that_lies_outside_of_its_repository(tmp_path: Path) -> None:
    (tmp_path / "site/.git").mkdir(parents=True)
    Path("other.toml").write_text("secret = 1\n")
    Path("site/.git/base.toml").write_text("secret = 1\n")
    Path("site/a.md").write_text(BAD)
    for named in ("../other.toml", ".git/base.toml"):
        Path("site/postlint.toml").write_text(f'extend = "{named}"\n')
        done = run("check", "site", "--no-cache")
        assert done.exit_code == 2
        assert "`extend` leads out of the repository" in done.stderr
        assert "secret" not in done.output


@posix
@pytest.mark.parametrize("isolated", [(), ("--isolated",)])
def test_what_git_keeps_is_no_post_no_schema_and_no_config(isolated: tuple[str, ...]) -> None:
    Path(".git/config").write_text('{"token": "secret"}\n')
    Path("content").mkdir()
    Path("content/a.md").symlink_to("../.git/config")
    Path("content/b.md").write_text("---\ntitle: a\n$schema: ../.git/config\n---\n")
    assert "secret" not in run("check", "--no-cache", *isolated).output
    for arguments in (("content/a.md",), (".git/config",), ("--schema", ".git/config"), ("--config", ".git/config"), ("--baseline", ".git/config")):  # fmt: skip
        done = run("check", "--no-cache", *arguments, *isolated)
        assert "secret" not in done.output
        assert "token" not in done.output
        assert done.exit_code in (1, 2), arguments
    assert "secret" not in run("inspect", "content/a.md").output
