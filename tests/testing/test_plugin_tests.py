"""A plugin's author tests its rules: their examples, and cases in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from linting import ROOT

from postlint import Rule
from postlint.testing import Case, Example, cases, examples
from postlint.testing.draft import cases_text, rule_text

RULE = '''
from collections import defaultdict

from postlint import Applicability, Edit, Fix, Rule, Span, Spot


class LoudTitle(Rule):
    """A heading shouts.

    ```markdown bad
    ## Tea!
    ```

    ```markdown fixed
    ## Tea
    ```

    ```markdown good most=1
    ## Tea!
    ```
    """

    id = "loud-title"
    fixes = ("safe",)
    help = "Say it in a calm voice."

    #: How many marks are fine.
    most: int = 0

    def check(self, post):
        for heading in post.elements("h2"):
            if heading.text.count("!") > self.most:
                end = heading.full_span.end
                span = Span(end - 1, end)
                fix = Fix("Drop it", Applicability.SAFE, (Edit(span, ""),))
                yield self.diagnostic(heading.span, f"“{heading.text}” shouts", fix=fix)


class SharedLead(Rule):
    """Two posts open with the same sentence.

    ```markdown bad path=content/a.md
    Tea is hot.
    ```

    ```markdown bad path=content/b.md
    Tea is hot.
    ```

    ```markdown good path=content/a.md
    Tea is hot.
    ```

    ```markdown good path=content/b.md
    Ice is not.
    ```
    """

    id = "shared-lead"

    def facts(self, post):
        lead = next(post.elements("p"), None)
        return None if lead is None else (lead.text, *lead.span)

    def check_site(self, facts, site):
        leads = defaultdict(list)
        for path, (text, start, end) in facts:
            leads[text].append(Spot(path, Span(start, end), "the same lead"))
        for text, spots in leads.items():
            yield self.across(spots, f"another post opens with “{text}”")
'''
CASES = {
    "loud-title.md": """\
## A heading that shouts twice

```markdown post
Tea.

## Tea!!
```

```diagnostics
3:1-3:9 warning: “Tea!!” shouts
```

```fixed
Tea.

## Tea
```

## An option

```markdown post most=2
## Tea!!
```

```diagnostics
```

## Carriage returns

```markdown post
Tea.␍
␍
##␉Tea!␍
```

```diagnostics
3:1-3:8 warning: “Tea!” shouts
```
""",
    "shared-lead.md": """\
## Two of three

```markdown post path=content/a.md
Tea is hot.
```

```markdown post path=content/b.md
Ice is not.
```

```markdown post path=content/c.md
Tea is hot.
```

```diagnostics
content/a.md:1:1-1:12 warning: another post opens with “Tea is hot.”
```
""",
}


def _rules(code: str) -> list[type[Rule]]:
    held: dict[str, object] = {"__name__": "our_rules"}
    exec(code, held)
    values = held.values()
    return [v for v in values if isinstance(v, type) and issubclass(v, Rule) and v is not Rule]


RULES = _rules(RULE)


def _cases(folder: Path, files: dict[str, str]) -> list[Case]:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return cases(folder, RULES)


def _check(held: Iterable[Case | Example]) -> None:
    for one in held:
        one.check()


def _examples() -> list[Example]:
    return [example for rule in RULES for example in examples(rule)]


def test_examples_and_cases_hold(tmp_path: Path) -> None:
    held: list[Case | Example] = [*_examples(), *_cases(tmp_path, CASES)]

    assert list(map(str, held)) == [
        *("loud-title-0-bad", "loud-title-1-fixed", "loud-title-2-good"),
        *("shared-lead-0-bad", "shared-lead-2-good"),
        *("loud-title: A heading that shouts twice", "loud-title: An option"),
        *("loud-title: Carriage returns", "shared-lead: Two of three"),
    ]
    _check(held)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bad\n    ## Tea!", "bad\n    ## Tea"),
        ("fixed\n    ## Tea", "fixed\n    ## Coffee"),
        ("fixed\n    ## Tea", "fixed\n    ## Tea!"),
        ("good most=1", "good most=0"),
        ('fixes = ("safe",)', 'fixes = ("unsafe",)'),
        ("Ice is not.", "Tea is hot."),
    ],
)
def test_an_example_that_does_not_hold_is_told(old: str, new: str) -> None:
    assert old in RULE
    held = [example for rule in _rules(RULE.replace(old, new, 1)) for example in examples(rule)]

    with pytest.raises(AssertionError, match=r"^(loud-title|shared-lead)-\d-"):
        _check(held)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3:1-3:9 warning", "3:1-3:8 warning"),
        ("3:9 warning", "3:9 error"),
        ("Tea!!” shouts", "Tea!!” cries"),
        ("```fixed\nTea.\n\n## Tea", "```fixed\nTea.\n\n## Tea!"),
        ("most=2", "most=1"),
    ],
)
def test_a_case_that_does_not_hold_is_told(tmp_path: Path, old: str, new: str) -> None:
    text = CASES["loud-title.md"]
    assert old in text
    held = _cases(tmp_path, {"loud-title.md": text.replace(old, new, 1)})

    with pytest.raises(AssertionError, match=r"^loud-title: "):
        _check(held)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("no-such-rule.md", CASES["loud-title.md"], "there is no rule no-such-rule"),
        ("loud-title.md", "# loud-title\n", "no case"),
        ("loud-title.md", "```diagnostics\n```\n", "diagnostics without a post"),
        ("loud-title.md", "```fixed\n```\n", "a fixed post before any case"),
        ("loud-title.md", "```post\n```\n```fixed\n```\n", "before its diagnostics"),
        ("loud-title.md", CASES["loud-title.md"] + "```post\n```\n", "the last post has no"),
        (
            "loud-title.md",
            "```post\n```\n```post\n```\n```diagnostics\n```\n",
            "have paths of their own",
        ),
    ],
)
def test_a_file_that_is_wrong_is_told(tmp_path: Path, name: str, text: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        _cases(tmp_path, {name: text})


def test_a_site_has_to_be_said() -> None:
    code = RULE.replace("good most=1", "good site=tea")
    with pytest.raises(AssertionError, match="where the site 'tea' lies was not said"):
        examples(_rules(code)[0])[-1].check()


def test_what_is_laid_out_holds(tmp_path: Path) -> None:
    (rule,) = _rules(rule_text("no-lead-table", is_own=False))
    (tmp_path / "no-lead-table.md").write_text(cases_text("no-lead-table"), "utf-8")

    _check(examples(rule))
    _check(cases(tmp_path, [rule]))
    assert rule.__name__ == "NoLeadTable"


def test_what_the_docs_say_holds(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "custom-rules.md").read_text("utf-8")
    (code,) = re.findall(
        r'^```python\n("""lint/our_rules.py""".*?)^```$', page, re.MULTILINE | re.DOTALL
    )
    example, case = re.findall(r"^````markdown\n(.*?)^````$", page, re.MULTILINE | re.DOTALL)
    summary = example.partition("\n")[0]
    (rule,) = _rules(code.replace(f'"""{summary}"""', f'"""{example}"""'))
    (tmp_path / "forbidden-word.md").write_text(case, "utf-8")

    held: list[Case | Example] = [*examples(rule), *cases(tmp_path, [rule])]
    assert len(held) == 3
    _check(held)
