"""How FAQs are headed and questions marked, in many languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from linting import HUGO_PROFILE, found

from postlint.config.files import load
from postlint.config.model import Config
from postlint.document import faq_words
from postlint.document.faq import faq
from postlint.document.faq_words import (
    LANGUAGES,
    bare_answer,
    bare_question,
    is_faq_title,
    is_question,
)
from postlint.document.post import Post
from postlint.profile.language import CODES
from postlint.source import Source

_DATA = Path(faq_words.__file__).with_suffix(".json")
_WORDS = json.loads(_DATA.read_text("utf-8"))
_TITLES = [(code, title) for code, words in _WORDS.items() for title in words["titles"]]


def test_languages_are_languages() -> None:
    assert len(LANGUAGES) >= 25
    assert LANGUAGES <= CODES


@pytest.mark.parametrize(("code", "title"), _TITLES)
def test_titles(code: str, title: str) -> None:
    assert is_faq_title(title), code
    assert is_faq_title(title.upper())
    assert is_faq_title(f"3. {title} (FAQ)")
    assert is_faq_title(f"{title} – Teekessel")
    assert is_faq_title(f"Teekessel: {title} 🌿")
    assert not is_faq_title(f"x{title}x") or not title[0].isascii()


@pytest.mark.parametrize(
    "title",
    [
        "FAQ's",
        "Kettles (FAQ)",
        "FAQ—Teekessel",
        "ケトルに関するよくあるご質問",
        "电水壶常见问题解答（FAQ）",
        "Die häufigsten Fragen zu Teekesseln",
        "Preguntas frecuentes sobre teteras",
        "SIKÇA SORULAN SORULAR",
        "ΣΥΧΝΕΣ ΕΡΩΤΗΣΕΙΣ",
        "الأسئلة الأكثر شيوعًا",
        "Ha\u0308ufige Fragen",
    ],
)
def test_titles_as_they_are_written(title: str) -> None:
    assert is_faq_title(title)


@pytest.mark.parametrize(
    "title",
    ["", "!", "7", "Faqir", "Afaq", "Häufige Fehler", "Preguntas", "Is this an FAQ?", "質問する"],
)
def test_other_headings(title: str) -> None:
    assert not is_faq_title(title)


@pytest.mark.parametrize("number", ["", "7", " 12", "#3", " # 123 ", " "])
def test_marking_words(number: str) -> None:
    for words in _WORDS.values():
        for word in words["question"]:
            assert bare_question(f"{word}{number}: x") == "x", word
        for word in words["answer"]:
            assert bare_answer(f"{word}{number}：x") == "x", word


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Q:  Why?", "Why?"),
        ("Q2) Why?", "Why?"),
        ("Question #2: Why?", "Why?"),
        ("F: Warum?", "Warum?"),
        ("Frage 1: Warum?", "Warum?"),
        ("Q : Pourquoi ?", "Pourquoi ?"),
        ("P: ¿Por qué?", "¿Por qué?"),
        ("Domanda: Perché?", "Perché?"),
        ("Вопрос: Почему?", "Почему?"),
        ("Pytanie 2: Dlaczego?", "Dlaczego?"),
        ("问：为什么？", "为什么？"),
        ("Q：なぜ？", "なぜ？"),
        ("질문: 왜?", "왜?"),
        ("س: لماذا؟", "لماذا؟"),
        ("Hỏi: Tại sao?", "Tại sao?"),
        ("f: is this a drive?", "f: is this a drive?"),
        ("P. acnes: what is it?", "P. acnes: what is it?"),
        ("Quite: why?", "Quite: why?"),
    ],
)
def test_marks_of_questions(written: str, bare: str) -> None:
    assert bare_question(written) == bare


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("A: So.", "So."),
        ("Answer: So.", "So."),
        ("Antwort: Darum.", "Darum."),
        ("R : Parce que.", "Parce que."),
        ("Risposta: Così.", "Così."),
        ("Ответ: Так.", "Так."),
        ("答：因为。", "因为。"),
        ("ج: لأن.", "لأن."),
        ("R. Kelly sang it.", "R. Kelly sang it."),
        ("A kettle.", "A kettle."),
    ],
)
def test_marks_of_answers(written: str, bare: str) -> None:
    assert bare_answer(written) == bare


@pytest.mark.parametrize(
    "text", ["Πώς το καθαρίζω;", "Πώς;", "どう洗いますか", "どう洗いますか。", "Proč?"]
)
def test_ends_of_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["Copper; steel;", "洗います", "So."])
def test_other_ends(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("title", "question", "answer"),
    [
        ("Häufige Fragen", "Frage: Rostet er?", "Antwort: Nein."),
        ("Preguntas frecuentes", "P: ¿Se oxida?", "R: No."),
        ("Domande frequenti", "D: Arrugginisce?", "R: No."),
        ("よくある質問", "問：さびますか？", "答：いいえ。"),
        ("Veelgestelde vragen", "Vraag: Roest hij?", "Antwoord: Nee."),
    ],
)
def test_marked_faqs_of_other_languages(title: str, question: str, answer: str) -> None:
    post = Post(
        Source("post.md", f"## {title}\n\n{question}\n\n{answer}\n\n{question}\n\n{answer}\n"),
        HUGO_PROFILE,
    )
    assert [pair.form for pair in faq(post)] == ["prefix", "prefix"]
    assert faq(post)[0].question == bare_question(question)
    assert faq(post)[0].answer == bare_answer(answer)


def test_a_site_has_titles_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "postlint.toml"
    path.write_text('faq-titles = ["Readers ask", "Gut zu wissen"]', "utf-8")
    profile = load(path).profile(HUGO_PROFILE)
    text = "## Readers ask: kettles\n\n### Do they rust?\n\nNo.\n\n### Is it loud?\n\nYes.\n"
    assert len(faq(Post(Source("post.md", text), profile))) == 2
    assert not faq(Post(Source("post.md", text), Config().profile(HUGO_PROFILE)))


def test_questions_without_a_colon_are_left_whole() -> None:
    assert "faq-empty-answer" not in found("## FAQ\n\n### R. Kelly\n\nA singer.\n")
