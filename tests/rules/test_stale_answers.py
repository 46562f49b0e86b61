"""Answers that fell behind an edit: `faq-stale-answer` on pairs of versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from linting import HUGO_PROFILE

from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.pipeline.linter import lint
from postlint.report import PostReport
from postlint.source import Source

EDITS = tomli.loads(Path(__file__).with_name("stale_answers.toml").read_text("utf-8"))["edit"]
POST = """\
---
title: Notes
---

This is what we learned in a year of doing it, and what we would tell a friend.

{text}

There is more to say of it than fits on a page. The rest is for the winter, when there is time.

## Frequently asked questions

### {question}

{answer}

### Is there more of this?

Yes, there is a second part with all that we left out, and it has pictures.
"""
RULES = Config(select=("faq-stale-answer",)).rules()


def stale(old: str, new: str, *, path: str = "content/posts/a.md") -> PostReport:
    return lint(Source(path, new), HUGO_PROFILE, RULES, None, Source(path, old))


def found(old: str, new: str, *, path: str = "content/posts/a.md") -> tuple[Diagnostic, ...]:
    return stale(old, new, path=path).diagnostics


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["about"])
def test_edit(edit: dict[str, Any]) -> None:
    was = edit.get("answer_was", edit["answer"])
    old = POST.format(text=edit["old"], question=edit["question"], answer=was)
    new = POST.format(text=edit["new"], question=edit["question"], answer=edit["answer"])
    assert len(found(old, new)) == edit["stale"]


OLD = "The ferry needs 40 minutes to the island, and it carries bicycles."
NEW = "The ferry needs 55 minutes to the island, and it carries bicycles."
FORMS = {
    "heading": "## FAQ\n\n### How long does the ferry need?\n\nThe ferry needs 40 minutes.\n",
    "bold": "## FAQ\n\n**How long does the ferry need?** The ferry needs 40 minutes.\n",
    "prefix": "**Q: How long does the ferry need?**\n\nA: The ferry needs 40 minutes.\n\n"
    "**Q: And back?**\n\nA: See above.\n",
    "list": "## FAQ\n\n- How long does the ferry need?\n\n  The ferry needs 40 minutes.\n",
    "dl": "## FAQ\n\nHow long does the ferry need?\n: The ferry needs 40 minutes.\n",
    "details": "<details><summary>How long does the ferry need?</summary>The ferry needs 40 minutes."
    "</details><details><summary>And back?</summary>See above.</details>\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form(form: str) -> None:
    (diagnostic,) = found(f"{OLD}\n\n{FORMS[form]}", f"{NEW}\n\n{FORMS[form]}")
    text = f"{NEW}\n\n{FORMS[form]}"
    assert text[slice(*diagnostic.span)].endswith("The ferry needs 40 minutes.")


def test_front_matter() -> None:
    matter = (
        "---\nfaq:\n- question: How long does the ferry need?\n"
        "  answer: The ferry needs 40 minutes.\n---\n"
    )
    (diagnostic,) = found(matter + OLD, matter + NEW)
    assert diagnostic.span.start == matter.index("The ferry")


def test_html() -> None:
    faq = (
        "<h2>FAQ</h2><h3>How long does the ferry need?</h3><p>The ferry needs 40&nbsp;minutes.</p>"
    )
    path = "content/posts/ferry.html"
    assert len(found(f"<p>{OLD}</p>{faq}", f"<p>{NEW}</p>{faq}", path=path)) == 1


def test_a_file_that_became_another() -> None:
    faq = FORMS["heading"]
    old = Source("content/posts/ferry.html", f"<p>{OLD}</p>\n{FORMS['details']}")
    new = Source("content/posts/ferry.md", f"{NEW}\n\n{faq}")
    assert len(lint(new, HUGO_PROFILE, RULES, None, old).diagnostics) == 1


def test_the_message_shows_all_three() -> None:
    faq = FORMS["heading"]
    (diagnostic,) = found(f"{OLD}\n\n{faq}", f"{NEW}\n\n{faq}")
    assert diagnostic.message == (
        "the text at line 1 was changed from “40 minutes” to “55 minutes”, "
        "and the answer still says “40 minutes”"
    )
    (related,) = diagnostic.related
    assert related.message == f"was “{OLD}”"
    assert NEW.startswith(f"{NEW}\n\n{faq}"[slice(*related.span)])


def test_the_message_where_the_answer_was_edited() -> None:
    faq = FORMS["heading"]
    (diagnostic,) = found(f"{OLD}\n\n{faq}", f"{OLD}\n\n{faq.replace('40', '55')}")
    assert diagnostic.message == (
        "the answer was changed from “40 minutes” to “55 minutes”, "
        "and the text at line 1 still says “40 minutes”"
    )


@pytest.mark.parametrize(
    ("old", "new", "answer", "message"),
    [
        (
            "Dogs are allowed on the upper trail in summer.",
            "Dogs are not allowed on the upper trail in summer.",
            "Dogs are allowed on the upper trail.",
            "the text at line 5 was changed from “allowed” to “not allowed”, "
            "and the answer still says “Dogs are allowed on the upper trail.”",
        ),
        (
            "Bring a helmet, gloves, and a whistle to the lesson.",
            "Bring a helmet and gloves to the lesson.",
            "Bring a helmet, gloves, and a whistle.",
            "the text at line 5 no longer names “whistle”, and the answer still does",
        ),
        (
            "The kit holds needles, thread, and beeswax.",
            "The kit holds needles, thread, scissors, and beeswax.",
            "The kit holds needles, thread, and beeswax.",
            "the text at line 5 now names “scissors” as well, and the answer does not",
        ),
    ],
)
def test_messages(old: str, new: str, answer: str, message: str) -> None:
    posts = (POST.format(text=text, question="What then?", answer=answer) for text in (old, new))
    (diagnostic,) = found(*posts)
    assert diagnostic.message == message.replace("line 5", "line 7")


def test_other_languages_are_left_alone() -> None:
    old = "Die Fähre braucht 40 Minuten zur Insel.\n\n## FAQ\n\n### Wie lange?\n\nSie braucht 40 Minuten zur Insel.\n"
    assert not found(old, old.replace("40", "55", 1))
    english = f"{OLD}\n\n{FORMS['heading']}"
    marked = "---\nlang: sv\n---\n" + english
    assert not found(marked, marked.replace("40", "55", 1))


def test_without_an_earlier_version_it_is_silent() -> None:
    new = Source("a.md", f"{NEW}\n\n{FORMS['heading']}")
    assert not lint(new, HUGO_PROFILE, RULES).diagnostics


def test_a_post_rewritten_as_a_whole_takes_no_time() -> None:
    faq = FORMS["heading"]
    old = "\n\n".join(f"Stone {i} of the wall has {i} kilograms." for i in range(3000))
    new = "\n\n".join(f"Brick {i} of the yard takes {i} hours." for i in range(3000))
    assert len(found(f"{old}\n\n{faq}", f"{new}\n\n{faq}")) == 0


def test_a_post_with_every_number_changed_takes_no_time() -> None:
    text = "\n\n".join(f"Stone {i} of the wall has {i + 7} kilograms." for i in range(1500))
    faq = "## FAQ\n\n" + "\n\n".join(
        f"### How heavy is stone {i}?\n\nStone {i} has {i + 7} kilograms." for i in range(100)
    )
    post = f"{text}\n\n{faq}\n"
    assert len(found(post, post.replace("7 kilograms.\n\nStone", "8 kilograms.\n\nStone"))) <= 100


def test_a_number_that_an_edit_left_behind_is_told_once() -> None:
    before, after = (
        POST.format(
            text=f"The loaf needs {minutes} minutes in a hot oven.",
            question="How long does the loaf bake?",
            answer="In a hot oven, the loaf should be done after 25 minutes.",
        )
        for minutes in (25, 45)
    )
    rules_of_it = {"faq-number-conflict", "faq-stale-answer"}
    rules = Config(select=tuple(rules_of_it)).rules()

    alone = lint(Source("content/a.md", after), HUGO_PROFILE, rules)
    edited = lint(
        Source("content/a.md", after),
        HUGO_PROFILE,
        rules,
        earlier=Source("content/a.md", before),
    )

    told = [
        {found.rule for found in report.diagnostics} & rules_of_it for report in (alone, edited)
    ]
    assert told == [{"faq-number-conflict"}, {"faq-stale-answer"}]
