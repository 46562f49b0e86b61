"""JSON-LD: what is read, and where it stands."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.document.structured_data import difference, json_ld, stated_pairs, things
from postlint.source import Source


def post(json: str, before: str = "", path: str = "content/posts/post.html") -> Post:
    text = f'{before}<script type="application/ld+json">{json}</script>\n'
    return Post(Source(path, text), HUGO_PROFILE)


def types(read: Post) -> list[list[str]]:
    return [sorted(thing.types) for thing in things(read)]


def test_objects_are_found_in_lists_graphs_and_each_other() -> None:
    read = post(
        '[{"@type": "Article", "author": {"@type": "Person"}},'
        ' {"@graph": [{"@type": ["WebPage", "https://schema.org/FAQPage"]}]}]'
    )
    assert types(read) == [["Article"], ["Person"], ["FAQPage", "WebPage"]]
    assert [thing.is_root for thing in things(read)] == [True, False, True]


@pytest.mark.parametrize(
    "before", ["", "Käse 🫖\r\n\r\n", "---\r\ntitle: a\r\n---\r\n<p>a</p>\r\n"]
)
@pytest.mark.parametrize("path", ["content/posts/post.html", "content/posts/post.md"])
def test_spans_are_the_authors_characters(before: str, path: str) -> None:
    read = post('\r\n[{\r\n"@type":\r\n"Article"}]\r\n', before, path)
    (thing,) = things(read)
    assert read.source.slice(thing.span) == '"Article"'


@pytest.mark.parametrize(
    ("json", "found"),
    [("{,}", ","), ('[{"a": 1} x]', "x"), ('{"a": &quot;}', "&"), ('[{"a": tru}]', "tru")],
)
def test_errors_stand_where_they_are(json: str, found: str) -> None:
    read = post(json, "a\r\n\r\n")
    (script,) = json_ld(read)
    assert script.error is not None
    assert read.source.slice(script.span(script.error.span)).startswith(found)


@pytest.mark.parametrize(
    "json", ["", " ", '{"a": "{{ .Title }}"}', '{"a": {% b %}}', "<!-- {} -->"]
)
def test_what_a_template_makes_is_left_out(json: str) -> None:
    assert json_ld(post(json)) == ()


def test_questions_are_read_as_readers_see_them() -> None:
    read = post(
        '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Q: Is it <b>hot</b>?",'
        ' "acceptedAnswer": [{"text": "A: Yes &amp; no."}]}}'
    )
    (pair,) = stated_pairs(read)
    assert (pair.question, pair.answer, pair.form) == ("Is it hot ?", "Yes & no.", "json-ld")
    assert read.source.slice(pair.answer_span) == '"A: Yes &amp; no."'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tea — “hot”", "tea - 'hot'."),
        ("10–12 cups", "10 - 12 cups"),
        ("1,000 cups", "1000 cups"),
        ("salt & pepper", "<p>salt&nbsp;and pepper</p>"),
        ("see [the list](/list/ 'List')", "see the list"),
    ],
)
def test_texts_that_say_the_same(one: str, other: str) -> None:
    assert difference(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("It takes 8 hours a day.", "It takes 10 hours a day.", "… takes 8 hours a day."),
        ("1.5 cups", "15 cups", "1.5 cups"),
        ("It is safe.", "It is safe and dry.", "… is safe. (end)"),
        ("€5", "$5", "€5"),
    ],
)
def test_difference_shows_the_first_words_that_differ(one: str, other: str, shown: str) -> None:
    found = difference(one, other)
    assert found is not None
    assert found.one == shown


def test_microdata_and_rdfa_have_the_shape_of_json_ld() -> None:
    text = (
        "<div itemscope itemtype='https://schema.org/Article' itemid='#a'>"
        "<a itemprop='url headline' href='/x'>Tea</a><p itemprop=text>one<p itemprop=text>two"
        "<div itemprop=author itemscope itemtype='https://schema.org/Person'>"
        "<b itemprop=name>Jane</b></div></div>"
    )
    article, person = things(Post(Source("post.html", text), HUGO_PROFILE))
    assert data(article.mapping) == {
        "@type": "Article",
        "@id": "#a",
        "url": "/x",
        "headline": "/x",
        "text": ["one", "two"],
        "author": {"@type": "Person", "name": "Jane"},
    }
    assert (article.is_root, person.is_root) == (True, False)
    rdfa = text.replace("itemscope ", "").replace("itemtype=", "vocab=https://schema.org/ typeof=")
    rdfa = rdfa.replace("itemprop", "property").replace("itemid", "resource")
    (read, _) = things(Post(Source("post.html", rdfa), HUGO_PROFILE))
    assert data(read.mapping) == data(article.mapping)
