"""Settings: what they mean, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from linting import HUGO_PROFILE, ROOT

from postlint import generators
from postlint.config.error import ConfigError
from postlint.config.files import load
from postlint.config.finding import find
from postlint.config.model import Config, Layer
from postlint.diagnostic import Severity
from postlint.dialect.shortcode import Shortcode
from postlint.profile.profile import Certainty
from postlint.rules.catalogue import BUILT_IN, UnknownNameError


def written(folder: Path, text: str, name: str = "postlint.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_settings_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'preset = "all"\nselect = ["images", "body-h1"]\nignore = "blank-image-alt"\n'
        'fail-on = "warning"\ngenerator = "hugo"\ngenerator-version = "0.151"\ntheme = "papermod"\n'
        'exclude = ["drafts/**"]\n[rules.missing-image-alt]\nseverity = "info"\n'
        "allow-empty-markdown = true\n",
    )
    config = load(path)
    assert config.fail_on == {"all": Severity.WARNING}
    assert config.exclude == ("drafts/**",)
    assert config.profile(HUGO_PROFILE).version == (0, 151)
    assert config.profile(HUGO_PROFILE).schemas("post.md") == ("hugo", "papermod")
    rules = {rule.id: rule for rule in config.rules()}
    assert rules.keys() == {"body-h1", *BUILT_IN.groups["images"]} - {"blank-image-alt"}
    assert rules["missing-image-alt"].severity is Severity.INFO
    assert rules["missing-image-alt"].allow_empty_markdown is True  # type: ignore[attr-defined]


def test_shortcodes_of_a_site_reach_its_posts(tmp_path: Path) -> None:
    config = load(written(tmp_path, '[shortcodes.gallery]\nimage = 0\nalt = "text|caption"\n'))
    profile = config.profile(HUGO_PROFILE)
    assert profile.shortcode("gallery") == Shortcode(image="0", alt="text|caption")
    assert profile.shortcode("figure") == HUGO_PROFILE.shortcode("figure")


def test_a_set_severity_wins_over_the_cases_own(tmp_path: Path) -> None:
    config = load(written(tmp_path, '[rules.empty-value]\nseverity = "info"\n'))
    (rule,) = (rule for rule in config.rules() if rule.id == "empty-value")
    from postlint.source import Span

    assert rule.diagnostic(Span(0, 0), "m", severity=Severity.ERROR).severity is Severity.INFO


def test_another_generator_drops_the_detected_theme() -> None:
    from postlint.dialect.version import Versions
    from postlint.profile.profile import Profile
    from postlint.profile.theme import THEMES

    detected = Profile(generators.load("hugo"), Versions.of((0, 160)), THEMES["papermod"])
    assert Config(generator="jekyll").profile(detected) == Profile(
        generators.load("jekyll"), certainty=Certainty.KNOWN
    )
    assert Config(generator="hugo").profile(detected) == detected._replace(
        certainty=Certainty.KNOWN
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []\n", "postlint.toml:1: `selct` is no setting. Did you mean `select`?"),
        ("\nselect = ['imges']\n", "postlint.toml:2: `select` is wrong: there is no rule"),
        ("select = [1]\n", "postlint.toml:1: `select` should be a list of texts"),
        (
            "fail-on = 'warn'\n",
            "postlint.toml:1: `fail-on` cannot be 'warn'. Did you mean `warning`?",
        ),
        ("generator = 'hogo'\n", "Did you mean `hugo`?"),
        ("generator-version = 'new'\n", "is no version"),
        ("[rules.body-h]\n", "postlint.toml:1: `rules.body-h` is no rule. Did you mean `body-h1`?"),
        ("[rules.body-h1]\nx = 1\n", "postlint.toml:2: `rules.body-h1.x` is no option of body-h1"),
        ("[rules.body-h1]\nseverity = 'bad'\n", "`rules.body-h1.severity` cannot be 'bad'"),
        (
            "[rules.missing-image-alt]\nallow-empty-markdown = 'yes'\n",
            "`rules.missing-image-alt.allow-empty-markdown` should be true or false, and is text",
        ),
        ("rules = 1\n", "`rules` should be a table"),
        ("[rules]\nbody-h1 = 1\n", "`rules.body-h1` should be a table of the rule's options"),
        ("severity = 'bad'\n", "`severity` should be a table of severities by the names of rules"),
        ("select = 1\n", "postlint.toml:1: `select` should be "),
        ("per-file = [1]\n", "postlint.toml:1: `per-file"),
        ("a = \n", "postlint.toml:1: "),
        ("a = 1\na = 2\n", "postlint.toml:2: "),
        (
            "[severity]\n\nimges = 'info'\n",
            "postlint.toml:3: `severity.imges` is wrong: there is no",
        ),
        ("[severity]\nimages = 'bad'\n", "postlint.toml:2: `severity.images` cannot be 'bad'"),
        ("[[per-file]]\nignore = []\n", "postlint.toml:1: `per-file` needs `files`"),
        (
            "[[per-file]]\nfiles = []\n[[per-file]]\nfiles = []\nx = 1\n",
            "postlint.toml:5: `per-file.x` is no setting. There are `files`",
        ),
        ("[[schemas]]\nfiles = []\n", "`schemas` needs `schema`: A JSON Schema file."),
        (
            "[shortcodes.a]\nimge = 'src'\n",
            "postlint.toml:2: `shortcodes.a.imge` is no setting. Did",
        ),
        ("[shortcodes.a]\nimage = []\n", "`shortcodes.a.image` should be text, and is a list"),
        ("[shortcodes.a]\nlink = '{x'\n", '`shortcodes.a.link` is "{x", whose braces do not match'),
        ("[shortcodes.a]\ninner = 'text'\n", "`shortcodes.a.inner` cannot be 'text'"),
        ("shortcodes = 1\n", "`shortcodes` should be a table of tables, by name"),
        ("extend = 'postlint.toml'\n", "extends itself"),
        ("extend = 'nowhere.toml'\n", "nowhere.toml: cannot be read: no such file"),
    ],
)
def test_wrong_settings_name_line_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text)).rules()
    assert said in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["preset =\n", "nowhere = 1\n"])
def test_a_file_is_named_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"\Apostlint\.toml:1: "):
        load(written(tmp_path, text))


def test_extend_is_explicit_and_overridden(tmp_path: Path) -> None:
    written(tmp_path, 'ignore = ["images"]\nfail-on = "info"\n', "base.toml")
    config = load(written(tmp_path, 'extend = "base.toml"\nfail-on = "error"\n'))
    assert (config.ignore, config.fail_on) == (("images",), {"all": Severity.ERROR})


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, "")
    assert find(inner) == tmp_path / "postlint.toml"
    written(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert find(inner) == tmp_path / "postlint.toml"
    near = written(tmp_path / "a", "[tool.postlint]\nignore = ['faq']\n", "pyproject.toml")
    assert find(inner) == near
    assert load(near).ignore == ("faq",)


def test_errors_in_pyproject_name_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool.postlint]\n\nselct = 1\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:3: `selct`"):
        load(path)


def test_names_stand_for_rules_groups_and_presets() -> None:
    assert BUILT_IN.expand(["faq"]) == set(BUILT_IN.groups["faq"])
    assert BUILT_IN.expand(["body-h1"]) == {"body-h1"}
    assert BUILT_IN.expand(["all"]) == set(BUILT_IN.ids)
    assert BUILT_IN.expand(["recommended"]) == BUILT_IN.preset("recommended")
    with pytest.raises(UnknownNameError, match="Did you mean `images`"):
        BUILT_IN.expand(["image"])


def test_per_file_settings_are_laid_over_in_order(tmp_path: Path) -> None:
    config = load(
        written(
            tmp_path,
            """
select = ["images", "body-h1"]
ignore = ["body-h1"]

[severity]
images = "info"
missing-image-alt = "error"

[[per-file]]
files = ["archive/**"]
ignore = ["missing-image-alt"]
extend-select = ["body-h1"]
rules.filename-alt.severity = "error"

[[per-file]]
files = "archive/new/*.md"
select = ["missing-image-alt", "faq"]
severity.missing-image-alt = "warning"
""",
        )
    )

    def severities(path: str) -> dict[str, Severity]:
        rules = config.rules(config.scope(str(tmp_path / path)))
        return {rule.id: rule.severity for rule in rules}

    images = set(BUILT_IN.groups["images"])
    plain = severities("a.md")
    assert plain.keys() == images
    assert {plain["missing-image-alt"], plain["filename-alt"]} == {Severity.ERROR, Severity.INFO}
    archived = severities("archive/a.md")
    assert archived.keys() == images - {"missing-image-alt"} | {"body-h1"}
    assert archived["filename-alt"] is Severity.ERROR
    assert severities("archive/new/a.md").keys() == set(BUILT_IN.groups["faq"])


def test_the_command_line_comes_last() -> None:
    options = {"missing-image-alt": {"severity": Severity.INFO}}
    config = Config(select=("images",), ignore=("filename-alt",), options=options)
    said = Layer(
        select=("missing-image-alt", "filename-alt"),
        severities={"missing-image-alt": Severity.ERROR},
    )
    (rule,) = config._replace(command_line=said).rules()
    assert (rule.id, rule.severity) == ("missing-image-alt", Severity.ERROR)
    said = Layer(extend_select=("filename-alt",), ignore=("missing-image-alt",))
    chosen = {rule.id for rule in config._replace(command_line=said).rules()}
    assert chosen == set(BUILT_IN.groups["images"]) - {"missing-image-alt"}


def test_the_guides_settings_are_settings(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    config = load(written(tmp_path, guide.partition("```toml\n")[2].partition("```")[0]))
    (rule,) = (
        rule
        for rule in config.rules(config.scope(str(tmp_path / "content/archive/a.md")))
        if rule.id == "missing-image-alt"
    )
    assert rule.severity is Severity.INFO
    assert rule.allow_empty_markdown is False  # type: ignore[attr-defined]


def test_presets_hold_what_they_say() -> None:
    recommended = BUILT_IN.preset("recommended")
    assert recommended < BUILT_IN.preset("strict") < BUILT_IN.preset("all")
    for name in ("accessibility", "seo", "style"):
        assert BUILT_IN.preset(name)
    for rule in BUILT_IN.ids:
        loaded = BUILT_IN.load(rule)
        assert set(loaded.presets) <= {"accessibility", "seo", "style", "strict"}
        assert loaded.default == (rule in recommended)
