"""A rule's page, made from its docstring and its fields."""

from __future__ import annotations

import inspect
import re

from postlint.files.reading import shipped
from postlint.rules.rule import Rule

_EXAMPLE = re.compile(r"^(`{3,})(\w+) (earlier|bad|good|fixed)\b([^\n]*)$", re.MULTILINE)
_TITLES = {"earlier": "Before an edit", "bad": "Reported", "good": "Fine", "fixed": "Fixed"}
_OPTION = re.compile(r"^ +#: (.+(?:\n +#: .+)*)\n +(\w+): (.+?) = (.+)$", re.MULTILINE)


def page(rule: type[Rule]) -> str:
    """The page of a rule, in Markdown."""
    text = _EXAMPLE.sub(lambda found: _titled(found, rule), inspect.getdoc(rule) or "")
    parts = (f"# {rule.id}", _in_a_line(rule), text, _needs(rule), _settings(rule), _silenced(rule))
    return "\n\n".join(filter(None, parts)) + "\n"


def _in_a_line(rule: type[Rule]) -> str:
    told = (
        rule.group(),
        rule.severity.value,
        "on by default" if rule.default else "off by default",
        f"in {' and '.join(rule.presets)}" if rule.presets else "",
        fixes(rule),
        f"one cause is told once a {rule.folds}" if rule.folds else "",
    )
    return " · ".join(filter(None, told))


def _needs(rule: type[Rule]) -> str:
    needed = " and ".join(f"`{need.name}`" for need in rule.needs)
    hint = f"`postlint explain {rule.id} --for POST` tells them."
    return f"Needs of the site: {needed}; {hint}" if needed else ""


def _settings(rule: type[Rule]) -> str:
    lines = _options(rule)
    table = f"[rules.{rule.id}]\n" + "\n".join(lines)
    return f"Options, with their defaults:\n\n```toml\n{table}\n```" if lines else ""


def fixes(rule: type[Rule]) -> str:
    """Which fixes a rule has, in words; empty where it has none."""
    return f"{' and '.join(rule.fixes)} fixes" if rule.fixes else ""


def _silenced(rule: type[Rule]) -> str:
    """How to silence a rule, in words; empty for what tells of postlint's own work."""
    if rule.group() == "postlint":
        return ""
    comment = f"<!-- postlint-disable-next-line {rule.id} -- reason -->"
    return (
        f"To silence it at a place, write `{comment}` on the line before, in a front matter "
        f'`# postlint-disable-next-line …`; everywhere, `ignore = ["{rule.id}"]` in the config.'
    )


def summary(rule: type[Rule]) -> str:
    """What a rule is about, in a sentence: the first line of its docstring."""
    return (inspect.getdoc(rule) or "").partition("\n")[0]


def options(rule: type[Rule]) -> dict[str, str]:
    """What each option that is a rule's own is for, by its name."""
    code = shipped(inspect.getfile(rule)).decode("utf-8").replace("\r\n", "\n")
    return {
        found[2]: re.sub(r"\n +#: ", "\n", found[1])
        for found in _OPTION.finditer(code)
        if found[2] in rule.options
    }


def _titled(found: re.Match[str], rule: type[Rule]) -> str:
    settings = dict(word.split("=", 1) for word in found[4].split())
    place = f" in `{settings['path']}`" if "path" in settings else ""
    if "generator-version" in settings:
        place += f", for version {settings['generator-version']} of its generator"
    given = [
        f"`{name} = {value}`"
        for name, value in settings.items()
        if name.replace("-", "_") in rule.options
    ]
    options = f" with {' and '.join(given)}" if given else ""
    return f"{_TITLES[found[3]]}{place}{options}:\n\n{found[1]}{found[2]}"


def _options(rule: type[Rule]) -> list[str]:
    """The lines of a rule's options in a config file, each below what it does."""
    lines = []
    for name, about in options(rule).items():
        lines += ["# " + about.replace("\n", "\n# ")]
        lines += [f"{name.replace('_', '-')} = {_toml(rule.options[name])}"]
    return lines


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
