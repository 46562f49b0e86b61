"""Questions and answers, in whatever form they are written."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE, SHARED, needs_shared

from postlint.document.faq import faq
from postlint.document.faq_words import bare_question, is_faq_title, is_question
from postlint.document.post import Post
from postlint.source import Source

PAIRS = [("Can I boil milk?", "No, it burns."), ("How often do I descale?", "Once a month.")]


def faq_of(text: str, path: str = "post.md") -> list[tuple[str, str, str]]:
    post = Post(Source(path, text), HUGO_PROFILE)
    return [(pair.question, pair.answer, pair.form) for pair in faq(post)]


def in_form(form: str) -> list[tuple[str, str, str]]:
    return [(question, answer, form) for question, answer in PAIRS]


FORMS = {
    "heading": [
        "## FAQ\n\n### Can I boil milk?\n\nNo, it burns.\n\n### How often do I descale?\n\nOnce a month.\n",
        "<h2>Frequently Asked Questions</h2><h3>Can I boil milk?</h3><p>No, it burns.</p>"
        "<h3>How often do I descale?</h3><p>Once a month.</p>",
        "## FAQs about kettles\n\n#### 1. Can I boil milk?\nNo, it burns.\n\n#### 2. How often do I descale?\nOnce a month.\n",
        "## Kettles: FAQ\n\n## Can I boil milk?\n\nNo, it burns.\n\n## How often do I descale?\n\nOnce a month.\n\n## Conclusion\n\nBye.\n",
        "## FAQ\n\n### Milk\n\n#### Can I boil milk?\n\nNo, it burns.\n\n### Care\n\n#### How often do I descale?\n\nOnce a month.\n",
        "## FAQ\n\n### Q1: Can I boil milk?\n\n**No**, it burns.\n\n### Q2: How often do I descale?\n\n- Once a month.\n\n## After\n\nText.\n",
    ],
    "bold": [
        "## FAQ\n\n**Can I boil milk?**\n\nNo, it burns.\n\n**How often do I descale?**\n\nOnce a month.\n",
        "## FAQ\n\n**Can I boil milk?** No, it burns.\n\n**How often do I descale?** Once a month.\n",
        "## FAQ\n\n**Can I boil milk?**  \nNo, it burns.\n\n**How often do I descale?**  \nOnce a month.\n",
        "## FAQ\n\n**Can I boil milk**? No, it burns.\n\n**How often do I descale**? Once a month.\n",
        "**Frequently Asked Questions**\n\n**1. Can I boil milk?**\n\nNo, it burns.\n\n**2. How often do I descale?**\n\nOnce a month.\n",
    ],
    "prefix": [
        "## FAQ\n\nQ: Can I boil milk?\n\nA: No, it burns.\n\nQ: How often do I descale?\n\nA: Once a month.\n",
        "## FAQ\n\nQ: Can I boil milk?  \nA: No, it burns.\n\nQ: How often do I descale?  \nA: Once a month.\n",
        "<h2>FAQ</h2><b>Q: Can I boil milk?</b><p>A: No, it burns.</p>"
        "<b>Q: How often do I descale?</b><p>A: Once a month.</p>",
        "**Q: Can I boil milk?**\n\nA: No, it burns.\n\n**Q: How often do I descale?**\n\nA: Once a month.\n",
    ],
    "shortcode": [
        "## FAQ\n\n{{< faq q=\"Can I boil milk?\" >}}\nNo, it *burns*.\n{{< /faq >}}\n\n"
        "{{< faq question=\"How often do I descale?\" answer=\"Once a month.\" >}}\n",
        "Text\n\n{{< faq >}}\n[{\"question\": \"Can I boil milk?\", \"answer\": \"No, it burns.\"},\n"
        "{\"q\": \"How often do I descale?\", \"a\": \"Once a \\u006donth.\"}]\n{{< /faq >}}\n",
        "Text\n\n{{< faq title=\"FAQ\" >}}\n{{< faq-item \"Can I boil milk?\" >}}No, it burns.{{< /faq-item >}}\n"
        "{{% faq-item q=\"How often do I descale?\" %}}\nOnce a month.\n{{% /faq-item %}}\n{{< /faq >}}\n",
        "Text\n\n{{< faq >}}\n{\"mainEntity\": [{\"name\": \"Can I boil milk?\", \"acceptedAnswer\": "
        "{\"text\": \"No, it burns.\"}}, {\"name\": \"How often do I descale?\", "
        "\"acceptedAnswer\": {\"text\": \"Once a month.\"}}]}\n{{< /faq >}}\n",
    ],
    "microdata": [
        "<h2>FAQ</h2><div itemscope itemtype=https://schema.org/FAQPage>"
        "<div itemscope itemprop=mainEntity itemtype=https://schema.org/Question>"
        "<h3 itemprop=name>Can I boil milk?</h3><div itemscope itemprop=acceptedAnswer>"
        "<p itemprop=text>No, it burns.</p></div></div>"
        "<div itemscope itemprop=mainEntity itemtype=https://schema.org/Question>"
        "<b itemprop=name>How often do I descale?</b><div itemscope itemprop=acceptedAnswer>"
        "<div itemprop=text><p>Once a</p> <p>month.</p></div><p>Was this helpful?</p></div></div>",
    ],
    "rdfa": [
        "<div vocab=https://schema.org/ typeof=FAQPage><div property=mainEntity typeof=Question>"
        "<h3 property=name>Can I boil milk?</h3><div property=acceptedAnswer typeof=Answer>"
        "<p property=text>No, it burns.</p></div></div>"
        "<div property=mainEntity typeof=Question><b property=name>How often do I descale?</b>"
        "<div property=acceptedAnswer typeof=Answer><p property=text>Once a month.</p></div></div>",
    ],
    "list": [
        "## FAQ\n\n- Can I boil milk? No, it burns.\n- How often do I descale? Once a month.\n",
        "## FAQ\n\n1. **Can I boil milk?** No, it burns.\n2. **How often do I descale?** Once a month.\n",
        "## FAQ\n\n1. Can I boil milk?\n\n   No, it burns.\n\n2. How often do I descale?\n\n   Once a month.\n",
        "<h2>FAQ</h2><ul><li>Can I boil milk?<br>No, it burns.</li>"
        "<li>How often do I descale?<br>Once a month.</li></ul>",
    ],
    "details": [
        "## FAQ\n\n<details><summary>Can I boil milk?</summary><p>No, it burns.</p></details>\n"
        "<details><summary>How often do I descale?</summary>Once a month.</details>\n",
        "<details><summary>Can I boil milk?</summary>No, it burns.</details><p>Between.</p>"
        "<details><summary>How often do I descale?</summary>Once a month.</details><p>After.</p>",
    ],
    "dl": [
        "## FAQ\n\nCan I boil milk?\n: No, it burns.\n\nHow often do I descale?\n: Once a month.\n",
        "<h2>FAQ</h2><dl><dt>Can I boil milk?</dt><dd>No, it burns.</dd>"
        "<dt>How often do I descale?</dt><dd>Once a month.</dd></dl><p>After.</p>",
    ],
    "front-matter": [
        "---\nfaq:\n- question: Can I boil milk?\n  answer: No, it burns.\n"
        "- question: How often do I descale?\n  answer: Once a month.\n---\n",
        "---\nfaqs:\n  title: FAQ\n  items:\n  - q: Can I boil milk?\n    a: No, it burns.\n"
        "  - q: How often do I descale?\n    a: Once a month.\n---\n",
        '+++\n[[faq]]\nquestion = "Can I boil milk?"\nanswer = "No, it burns."\n'
        '[[faq]]\nquestion = "How often do I descale?"\nanswer = "Once a month."\n+++\n',
        '{"questions": [{"Question": "Can I boil milk?", "Answer": "No, it burns."},'
        ' {"Question": "How often do I descale?", "Answer": "Once a month."}]}\n',
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text"), [(form, text) for form, texts in FORMS.items() for text in texts]
)
def test_every_form_is_read(form: str, text: str) -> None:
    path = "post.html" if text.startswith("<") else "post.md"
    assert faq_of(text, path) == in_form(form)


def test_a_question_in_two_places_is_listed_once_as_the_visible_one() -> None:
    matter = "---\nfaq:\n- question: Can I boil milk?\n  answer: It burns.\n---\n"
    assert faq_of(matter + FORMS["heading"][0]) == in_form("heading")


@pytest.mark.parametrize(
    "text",
    [
        "## How do I boil milk?\n\nSlowly.\n\n## How do I boil water?\n\nFast.\n",
        "<details><summary>Spoiler</summary>It boils.</details>",
        "**Why?** Because.\n\n**How?** So.\n",
        "What is an FAQ?\n",
    ],
)
def test_questions_alone_make_no_faq(text: str) -> None:
    assert faq_of(text) == []


def test_media_is_an_answer() -> None:
    text = "## FAQ\n\n### Can I boil milk?\n\n![a pot](pot.png)\n\n### How?\n\nSlowly.\n"
    post = Post(Source("post.md", text), HUGO_PROFILE)
    assert [(pair.answer, len(pair.answer_elements)) for pair in faq(post)] == [
        ("", 1),
        ("Slowly.", 1),
    ]


def test_spans_stand_at_question_and_answer() -> None:
    text = FORMS["heading"][1]
    post = Post(Source("post.html", text), HUGO_PROFILE)
    first = faq(post)[0]
    assert text[slice(*first.span)] == "<h3>Can I boil milk?</h3>"
    assert text[slice(*first.answer_span)] == "<p>No, it burns.</p>"


def test_an_answer_without_an_element_of_its_own_stands_behind_its_question() -> None:
    text = "<p>a</p><h2>FAQ</h2><h3>Why?</h3>Because.<h3>How?</h3>So.<h3>Who?</h3>Me."
    starts = [
        text[: pair.answer_span.start] for pair in faq(Post(Source("a.html", text), HUGO_PROFILE))
    ]
    assert [start[-8:] for start in starts] == ["hy?</h3>", "ow?</h3>", "ho?</h3>"]


def test_an_answer_that_a_stray_end_tag_tears_stands_where_it_starts() -> None:
    text = "## FAQ\n\n### Why?\n\nBecause it [is </p> </p> so](#id)\n"
    (pair,) = faq(Post(Source("post.md", text), HUGO_PROFILE))
    assert text[slice(*pair.answer_span)] == "Because it [is </p> </p> so](#id)"


@pytest.mark.parametrize(
    "title",
    ["FAQ", "FAQs:", "❓ FAQ", "Frequently Asked Questions", "7. FAQ", "Kettle FAQ", "Häufige Fragen",
     "FAQ about kettles", "Kettles – Frequently Asked Questions", "Preguntas frecuentes", "よくある質問"],
)  # fmt: skip
def test_titles_of_faqs(title: str) -> None:
    assert is_faq_title(title)


@pytest.mark.parametrize(
    "title",
    ["Faqir", "What is an FAQ?", "Questions", "How to write an FAQ page that sells", "Kettles"],
)
def test_other_titles(title: str) -> None:
    assert not is_faq_title(title)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Q: Why?", "Why?"),
        ("Q1. Why?", "Why?"),
        ("Question 3: Why?", "Why?"),
        ("3) Why?", "Why?"),
        ("Quite so?", "Quite so?"),
        ("24 hours?", "24 hours?"),
    ],
)
def test_questions_lose_their_prefix(written: str, bare: str) -> None:
    assert bare_question(written) == bare


def test_question_marks_of_other_scripts() -> None:
    assert is_question("なぜ？")
    assert is_question("لماذا؟")
    assert is_question("“Why?”")
    assert not is_question("Why")


@needs_shared
def test_seed_has_twelve_questions() -> None:
    (path,) = (SHARED / "corpora/posts/seed").iterdir()
    assert len(faq_of(path.read_text("utf-8"))) == 12


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "Hard[^1] water.\n\n[^1]: Lime.\n\n## FAQ\n\n### Can I boil milk?\n\nNo.[^1]\n",
            "post.md",
        ),
        (
            "<h2>FAQ</h2><h3>Can I boil milk?</h3><p>No.<sup>1</sup></p>"
            "<section role=doc-endnotes><ol role=doc-endnotes><li><p>Lime.</p></li></ol></section>",
            "post.html",
        ),
    ],
)
def test_footnotes_are_part_of_no_answer(text: str, path: str) -> None:
    (pair,) = faq(Post(Source(path, text), HUGO_PROFILE))
    assert "Lime" not in pair.answer
    assert pair.answer.startswith("No.")
    assert text[slice(*pair.answer_span)].startswith(("No.", "<p>No."))


@pytest.mark.parametrize(
    ("item", "pair"),
    [
        ("question: Why?\n    answer:\n      text: So.", ("Why?", "So.", "front-matter")),
        ("question: Why?\n    answer:\n      x: So.", ("Why?", "", "front-matter")),
        ("question: Why?", ("Why?", "", "front-matter")),
        ("q:  Why\n      not?\n    a:  Just\n      so.", ("Why not?", "Just so.", "front-matter")),
    ],
)
def test_items_of_the_front_matter(item: str, pair: tuple[str, str, str]) -> None:
    assert faq_of(f"---\nfaq:\n  - {item}\n---\n") == [pair]


def test_bold_text_that_is_empty_is_no_question() -> None:
    assert faq_of("## FAQ\n\n<b></b>Why not\n\nSo.\n") == []
    assert faq_of("## FAQ\n\nQ: <strong> </strong>Why?\n\nA: So.\n") == [("Why?", "So.", "prefix")]


@pytest.mark.parametrize(
    ("asked", "answer", "pair"),
    [
        ("Why?", "No.</div> It is <p>so</p>", ("Why?", "No. It is so")),
        ("Why?", "</div>No.", ("Why?", "No.")),
        ("Why <template>?", "No.", ("Why", "")),
    ],
)
def test_tags_that_tear_a_shortcode(asked: str, answer: str, pair: tuple[str, str]) -> None:
    text = f'# Kettles\n\n{{{{< faq q="{asked}" >}}}}{answer}{{{{< /faq >}}}}\n'

    assert faq_of(text) == [(*pair, "shortcode")]


def test_an_faq_below_a_bold_line_ends_at_a_heading_that_asks_nothing() -> None:
    text = (
        "Kettles.\n\n**FAQ**\n\n## Can I boil milk?\n\nNo, it burns.\n\n"
        "## How often do I descale?\n\nOnce a month.\n\n## Steam\n\n### Why is it hot?\n\nIt boiled.\n"
    )
    assert faq_of(text) == in_form("heading")
