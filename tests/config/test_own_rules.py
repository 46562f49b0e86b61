"""Rules that sites add: by a selector, in Python files, in packages. The docs' example runs here."""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from linting import ROOT

from postlint import lint
from postlint.config.defaults import defaults
from postlint.config.error import ConfigError
from postlint.config.files import load
from postlint.config.model import Config
from postlint.config.own_rules import with_installed
from postlint.config.plugins import installed
from postlint.report import PostReport
from postlint.run.workplace import Workplace

GUIDE = (ROOT / "docs" / "custom-rules.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
RULE = '[[custom-rules]]\nid = "no-b"\nselector = "b"\nmessage = "no bold"\n'


def block(language: str, number: int = 0) -> str:
    return [str(text) for name, text in BLOCKS if name == language][number]


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def config_of(folder: Path, text: str) -> Path:
    return put(folder / "postlint.toml", text)


def shown(report: PostReport) -> list[str]:
    lines = []
    for diagnostic in report.diagnostics:
        at = report.source.position(diagnostic.span.start)
        lines.append(
            f"{at.line}:{at.column} {diagnostic.severity.value} {diagnostic.rule}: "
            f"{report.source.slice(diagnostic.span)!r}"
        )
    return lines


def linted(folder: Path, settings: str, text: str, path: str = "content/posts/a.md") -> list[str]:
    config = load(config_of(folder, settings))
    return shown(lint(text, str(folder / path), config))


# By a selector


def test_the_guides_selector_reports_the_guides_post(tmp_path: Path) -> None:
    found = linted(tmp_path, block("toml"), block("markdown"))
    said = block("text").splitlines()
    assert found == [
        f"3:1 error no-lead-table: {block('markdown').split(chr(10), 2)[2].rstrip()!r}"
    ]
    assert said[0] == "error[no-lead-table]: a post does not open with a table"
    assert said[1].endswith("a.md:3:1") or said[1].endswith("teapots.md:3:1")
    assert linted(tmp_path, block("toml"), block("markdown"), "content/a.md") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a **b** <b>c</b>\n", ["1:9 warning no-b: '<b>'"]),
        (
            "---\ntitle: <b>\n---\n\n> x\n> <b\n>  id=a>c</b>\n",
            ["6:3 warning no-b: '<b\\n>  id=a>'"],
        ),
        ("`<b>` <!-- <b> -->\n", []),
        ("<!-- postlint-disable-next-line no-b -->\n<b>c</b>\n", []),
        ("<!-- postlint-disable-file custom -->\n\n<b>c</b>\n", []),
    ],
)
def test_elements_are_reported_where_they_stand(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    assert linted(tmp_path, RULE, text) == found


def test_what_the_parser_implies_stands_at_its_ancestor(tmp_path: Path) -> None:
    settings = RULE.replace('"b"', '"tbody"')
    assert linted(tmp_path, settings, "<table><tr><td>a</table>\n") == [
        "1:1 warning no-b: '<table>'"
    ]


def test_template_calls_are_one_sign_to_selectors(tmp_path: Path) -> None:
    text = 'x {{< a >}} <b class="{{< b >}}">{{< c >}}</b> <b></b>\n'
    for selector, count in (
        ("b:empty", 1),
        ("b:-soup-contains('\\ue000')", 0),
        ("b[class*='\\ue000']", 0),
        ("b[class='\ufffc']", 1),
    ):
        settings = RULE.replace('"b"', f"'''{selector}'''")
        assert len(linted(tmp_path, settings, text)) == count, selector


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ("preset = 'seo'", {"no-b"}),
        ("select = ['no-b']", {"no-b"}),
        ("select = ['images']", set()),
        ("select = ['images', 'custom']", {"no-b"}),
        ("select = ['all']", {"no-b"}),
        ("ignore = ['no-b']", set()),
        ("ignore = ['custom']", set()),
    ],
)
def test_they_are_selected_like_all_others(tmp_path: Path, settings: str, names: set[str]) -> None:
    config = load(config_of(tmp_path, f"{settings}\n{RULE}"))
    assert {rule.id for rule in config.rules()} & {"no-b"} == names


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (RULE.replace('"b"', '"b !"'), "postlint.toml:3: the rule `no-b` cannot be run: the selector cannot be read from `!` on, its character 3"),
        (RULE.replace('"b"', '"b:frist"'), "from `:frist` on, its character 2"),
        (RULE.replace('"b"', "'''i,\nb['''"), "from `[` on, its character 5"),
        (RULE.replace('"b"', '""'), "postlint.toml:3: the rule `no-b` cannot be run: the selector is empty"),
        (RULE.replace('"b"', '"b:has("'), "the selector ends too early"),
        (RULE.replace('"b"', '"b::before"'), "only elements can be selected"),
        (RULE.replace('"b"', "1"), "postlint.toml:3: `custom-rules.selector` should be text, and is a whole number"),
        (RULE.replace("no-b", "noB"), "postlint.toml:2: `custom-rules.id` is wrong: the table declares a rule `noB`: ids are in kebab-case"),
        (RULE.replace("no-b", "images"), "and postlint itself has that name already"),
        (RULE.replace("no-b", "body-h1"), "and postlint itself has that name already"),
        (f"{RULE}\n{RULE}", "postlint.toml:7: `custom-rules.id` is wrong: the table declares a rule `no-b`, and "),
        (RULE.replace("message", "mesage"), "postlint.toml:4: `custom-rules.mesage` is no setting. Did you mean `message`?"),
        (RULE.replace('message = "no bold"', ""), "postlint.toml:1: `custom-rules` needs `message`: What is wrong."),
        (f"{RULE}severity = 'bad'\n", "postlint.toml:5: `custom-rules.severity` cannot be 'bad'"),
    ],
)  # fmt: skip
def test_wrong_rules_are_told_with_file_and_line(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(config_of(tmp_path, settings)).rules()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bs4_is_imported_only_where_such_a_rule_runs(tmp_path: Path) -> None:
    import subprocess

    config_of(tmp_path, f"ignore = ['custom']\n{RULE}")
    put(tmp_path / "a.md", "<b>x</b>\n")
    code = (
        "import sys; from postlint.cli import main\n"
        "try: main(['check', *sys.argv[1:]])\n"
        "except SystemExit: print(sorted({'bs4', 'soupsieve'} & sys.modules.keys()))"
    )
    for arguments, imported in (([], "[]"), (["--extend-select", "no-b"], "['bs4', 'soupsieve']")):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == imported, done.stderr


# In Python


def test_the_guides_plugin_runs_with_its_options(tmp_path: Path) -> None:
    put(tmp_path / "lint" / "our_rules.py", block("python"))
    text = "## How to utilize a kettle\n\n### We leverage tea\n"
    plugin, options = block("toml", 1), block("toml", 2)
    assert linted(tmp_path, plugin, text) == [
        "1:1 error forbidden-word: '## How to utilize a kettle'",
        "3:1 error forbidden-word: '### We leverage tea'",
    ]
    assert linted(tmp_path, plugin + options, text) == [
        "1:1 warning forbidden-word: '## How to utilize a kettle'"
    ]


PLUGIN = """
from postlint import Diagnostic, Rule, Span

class Bad(Rule):
    '''Breaks.'''
    id = "bad-rule"

    def check(self, post):
        BODY
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("1 / 0", "the rule bad-rule of our.py failed: ZeroDivisionError: division by zero"),
        ("raise SystemExit(0)", "of our.py failed: SystemExit: 0"),
        ("pass", "of our.py failed: TypeError: "),
        ("yield 'x'", "of our.py failed: TypeError: it should yield diagnostics"),
        ("yield self.diagnostic(Span(5, 500), 'm')", "ValueError: the span 5..500 is not one of"),
        ("yield self.diagnostic(Span(0, 1), None)", "TypeError: the message and the help"),
        ("return self.missing", "AttributeError"),
    ],
)
def test_a_plugin_that_fails_is_named_and_the_others_run(
    tmp_path: Path, body: str, said: str
) -> None:
    put(tmp_path / "our.py", PLUGIN.replace("BODY", body))
    config = load(config_of(tmp_path, f"plugins = ['our.py']\n{RULE}"))
    report = lint("<!-- postlint-disable-file internal-error -->\n\n<b>x</b>\n", "a.md", config)
    failed, bold = report.diagnostics
    assert (failed.rule, bold.rule) == ("internal-error", "no-b")
    assert said in failed.message
    assert failed.help == (
        "This is no fault of the post's: tell whoever maintains the rule. "
        "`--ignore bad-rule` leaves it out."
    )


def test_private_signs_of_templates_are_not_shown(tmp_path: Path) -> None:
    body = "yield self.diagnostic(Span(0, 1), next(post.elements('p')).text)"
    put(tmp_path / "our.py", PLUGIN.replace("BODY", body))
    config = load(config_of(tmp_path, "plugins = 'our.py'\n"))
    (found,) = lint("a {{< b >}} c\n", "a.md", config).diagnostics
    assert found.message == "a … c"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nowhere_at_all\n", "cannot be imported: line 1: ModuleNotFoundError: No module named"),
        ("\nx = (\n", "cannot be imported: line 2: '(' was never closed"),
        ("import sys\nsys.exit(3)\n", "cannot be imported: line 2: SystemExit: 3"),
        ("x = 1\n", "declares no rule: a subclass of `postlint.Rule` with an `id`"),
        ("from postlint import Rule\n", "declares no rule"),
        (PLUGIN.replace("bad-rule", "Bad_Rule"), "ids are in kebab-case"),
        (PLUGIN.replace("bad-rule", "body-h1"), "and postlint itself has that name already"),
        (PLUGIN.replace("def check", "def chek"), "declares the rule `bad-rule`, which has no method `check`"),
        (PLUGIN.replace("    id =", "    words: dict = {}\n    id ="), "the option `words` of `bad-rule` has the type"),
        (PLUGIN.replace("    id =", "    words: Nowhere = 1\n    id ="), "cannot be"),
        (PLUGIN.replace("    id =", "    severity = 'error'\n    id ="), "whose severity is no `postlint.Severity`"),
        (PLUGIN.replace("    id =", "    words: int\n    id ="), "the option `words` of Bad needs a default"),
    ],
)  # fmt: skip
def test_a_plugin_that_cannot_be_used_is_a_config_error(
    tmp_path: Path, code: str, said: str
) -> None:
    put(tmp_path / "our.py", code)
    with pytest.raises(ConfigError) as caught:
        load(config_of(tmp_path, "\nplugins = ['our.py']\n"))
    assert str(caught.value).startswith(f"{tmp_path}/postlint.toml:2: `plugins` is wrong: our.py ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_plugins_stay_inside_of_the_site(tmp_path: Path) -> None:
    put(tmp_path / "our.py", "raise SystemError")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "link.py").symlink_to(tmp_path / "our.py")
    for named in ("../our.py", "link.py", f"{tmp_path}/our.py"):
        with pytest.raises(ConfigError, match="is outside of the folder of the config file"):
            load(config_of(tmp_path / "site", f"plugins = ['{named}']\n"))
    with pytest.raises(ConfigError, match=r"nowhere\.py does not exist"):
        load(config_of(tmp_path / "site", "plugins = ['nowhere.py']\n"))


def test_a_plugin_is_run_once_for_all_that_name_it(tmp_path: Path) -> None:
    put(tmp_path / "our.py", PLUGIN.replace("BODY", "return []"))
    put(tmp_path / "base.toml", "plugins = ['our.py']\n")
    config = load(config_of(tmp_path, "extend = 'base.toml'\nplugins = ['our.py']\n"))
    assert config.catalogue.added["bad-rule"] is load(tmp_path / "base.toml").catalogue.load(
        "bad-rule"
    )


# In packages


def offer(folder: Path, entry_points: str) -> None:
    put(folder / "acme_lint-1.0.dist-info" / "entry_points.txt", entry_points)
    put(
        folder / "acme_lint-1.0.dist-info" / "METADATA",
        "Metadata-Version: 2.1\nName: acme-lint\nVersion: 1.0\n",
    )


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    defaults.cache_clear()
    yield folder
    defaults.cache_clear()


def test_installed_packages_offer_rules(packages: Path, tmp_path: Path) -> None:
    assert installed() == ()
    put(packages / "acme_rules.py", PLUGIN.replace("BODY", "1 / 0"))
    offer(packages, "[console_scripts]\nx = y:z\n[postlint.rules]\nacme = acme_rules\n")
    (rule,) = installed()
    assert (rule.id, rule.origin) == ("bad-rule", "the package acme-lint")
    post = tmp_path / "a.md"
    workplace = Workplace()
    assert "bad-rule" in {found.id for found in workplace.rules(str(post))}
    isolated = Workplace(isolated=True)
    assert "bad-rule" not in {found.id for found in isolated.rules(str(post))}


def test_a_package_that_cannot_be_imported_is_named(packages: Path) -> None:
    offer(packages, "[postlint.rules]\nacme = acme_nowhere\n")
    with pytest.raises(ConfigError) as caught:
        with_installed()
    assert str(caught.value) == (
        "the package acme-lint cannot be imported: ModuleNotFoundError: No module named "
        "'acme_nowhere'. `--isolated` leaves plugins out."
    )


def test_workplaces_go_to_other_processes(tmp_path: Path) -> None:
    config_of(tmp_path, RULE)
    workplace = Workplace(override=unchanged)
    assert "no-b" in {rule.id for rule in workplace.rules(str(tmp_path / "a.md"))}
    sent = pickle.loads(pickle.dumps(workplace))
    assert "no-b" in {rule.id for rule in sent.rules(str(tmp_path / "a.md"))}


def unchanged(config: Config) -> Config:
    return config
