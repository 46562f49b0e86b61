"""What is read in lines of posts: whether they title an FAQ, ask, or break off. A line a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from goldens import check, told

from postlint.document.endings import breaks_off, is_ended
from postlint.document.faq_words import (
    asks,
    bare_answer,
    bare_question,
    is_faq_title,
    is_question,
    may_title_else,
    means_question,
)

Readers = dict[str, Callable[[str], object]]
LANGUAGES = ("en", "de", "fr", "ja")
GOLDEN = Path(__file__).parent / "golden"
QUESTIONS = (
    *("FAQ", "FAQs", "Frequently asked questions", "Häufige Fragen", "Questions", "Q&A", "Preguntas frecuentes"),
    *("Foire aux questions", "よくある質問", "常见问题", "Часто задаваемые вопросы", "Usein kysyttyä", "Lids"),
    *("What is a lid?", "What is a lid", "Is it hot", "is it hot?", "1. What is a lid?", "Q: What is a lid?", "Q1. Why?"),
    *("**What?**", "A: Because.", "Answer: Because.", "Why not", "How to clean it", "How to clean it?", "Wat is thee"),
    *("Warum ist das so", "¿Qué es", "Что это", "什么是茶", "What", "?", "", "Really?!", "Can you", "Do’s and don’ts"),
    *("FAQ: lids", "More questions?", "Any questions?", "Still have questions? Ask us.", "Common questions about lids"),
)  # fmt: skip
ENDS = (
    *("It boils.", "It boils", "It boils and", "It boils,", "It boils:", "It boils …", "It boils...", "It boils!)", "and the"),
    *("It is for", "Es ist für", "C'est pour", "(it boils", "“It boils.”", "It boils;", "Lid", "the lid of", "E.g."),
    *("Boil it for 5", "See https://example.org/", "It boils -", "It boils —", "", "It’s", "1.", "茶です。", "茶です"),
)  # fmt: skip


def test_golden_questions() -> None:
    readers: Readers = {
        "title": is_faq_title,
        "else": may_title_else,
        "means": means_question,
        "question": is_question,
        "asks": asks,
        "bare": bare_question,
        "answer": bare_answer,
    }
    check(GOLDEN / "questions.txt", "".join(told(text, readers) for text in QUESTIONS))


def test_golden_endings() -> None:
    readers: Readers = {
        "ended": is_ended,
        "seldom": partial(breaks_off, language="en", seldom=True),
    }
    readers |= {f"breaks off {code}": partial(breaks_off, language=code) for code in LANGUAGES}
    check(GOLDEN / "endings.txt", "".join(told(text, readers) for text in ENDS))
