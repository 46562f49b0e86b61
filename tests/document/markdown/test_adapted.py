"""Markdown as each engine reads it, and the places of what is read."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest

from postlint import generators
from postlint.document.post import Post
from postlint.document.tags import Nesting, nesting
from postlint.generators.mkdocs import set_markdown
from postlint.profile.profile import Certainty, Profile
from postlint.source import Source


def _post(text: str, generator: str) -> Post:
    profile = Profile(generators.load(generator), certainty=Certainty.KNOWN)
    return Post(Source("docs/post.md", f"---\ntitle: a\n---\n\n{text}"), profile)


@pytest.mark.parametrize(
    ("generator", "text", "headings"),
    [
        ("jekyll", " ## Steel\n", []),
        ("jekyll", "##\n", []),
        ("jekyll", "<div>\n\n## Steel\n\n</div>\n\n## Glass\n", ["Glass"]),
        ("jekyll", '<div markdown="1">\n## Steel\n</div>\n', ["Steel"]),
        ("jekyll", "<div>a</div>\n## Steel\n", ["Steel"]),
        ("jekyll", '```html title="a"\n## Steel\n```\n', ["Steel"]),
        ("jekyll", "{::comment}\n## Steel\n{:/comment}\n\n## Glass\n", ["Glass"]),
        ("jekyll", '<p markdown="1">\nText\n\nmore</p>\n\n## Steel\n', ["Steel"]),
        ("mkdocs", "<div>\n\n```\n## Steel\n</div>\n```\n\n</div>\n\n## Glass\n", ["Glass"]),
        ("pelican", "##Steel\n", ["Steel"]),
        ("pelican", "## Steel##\n", ["Steel"]),
        ("pelican", "Steel\nand glass\n---\n", []),
        ("pelican", "```\n## Steel\n", ["Steel"]),
        (
            "mkdocs-material",
            '=== "One"\n\n    ## Steel\n\n=== "Two"\n\n    ## Glass\n',
            ["Steel", "Glass"],
        ),
        (
            "mkdocs-material",
            "!!! note\n\n    ??? tip\n\n        ## Steel\n\n## Glass\n",
            ["Steel", "Glass"],
        ),
        (
            "mkdocs-material",
            '- Lids:\n\n    === "One"\n\n        ```sh\n        # no\n        ```\n\n'
            '    === "Two"\n\n        ## Glass\n\n- Pots\n',
            ["Glass"],
        ),
        ("mkdocs-material", "```\n!!! note\n\n    ## Steel\n```\n", []),
        ("eleventy", "Text.\n\n    ## Steel\n\n## Glass\n", ["Glass"]),
        ("eleventy", "Text.\n\n    ```\n\n## Steel\n", ["Steel"]),
        ("docusaurus", "<center>\n## Steel\n</center>\n", ["Steel"]),
        ("quarto", "Text\n## Steel\n", []),
        ("jekyll", "1. Lids\n\n   ## Steel\n", ["Steel"]),
        ("jekyll", "Lids\n\n   ## Steel\n", []),
        ("jekyll", "- Lids\n- Steel\n---\n\nText.\n", ["Steel"]),
        ("jekyll", "- Lids\n\n---\n\nText.\n", []),
        ("hugo", "- Lids\n- Steel\n---\n\nText.\n", []),
        ("quarto", "- Lids\n- Steel\n---\n\nText.\n", ["Steel"]),
        ("jekyll", "## Steel {:#st}\n\n## Glass {#gl}\n", ["Steel {:#st}", "Glass"]),
        ("quarto", "## Steel {2}\n\n## Glass {#gl .x}\n", ["Steel {2}", "Glass"]),
        ("mkdocs-material", "```\n## Steel\n", ["Steel"]),
        ("mkdocs-material", "- Lids\n\n    ```\n    ## Steel\n    ```\n", []),
        ("hugo", "Text\n## Steel\n", ["Steel"]),
        ("jekyll", "Steel\nand glass\n---\n\nText.\n", []),
        ("jekyll", "# Lids\nSteel\n---\n", ["Lids"]),
        ("jekyll", "Steel\n---\nText.\n", ["Steel"]),
        ("jekyll", "```\n## Steel\n", ["Steel"]),
        ("jekyll", "- <h2>Steel</h2>\n", ["Steel"]),
        ("jekyll", "- <div>\n\n  ## Steel\n\n  </div>\n\n## Glass\n", ["Glass"]),
        ("mkdocs", "## Steel {#st}\n", ["Steel {#st}"]),
        ("mkdocs", "Lids\n:   ## Steel\n", []),
        ("mkdocs", "- #Steel\n\nText\n- ## Lids\n", ["Steel"]),
        ("mkdocs", "1. Lids\n\n   ## Steel\n", []),
        ("mkdocs", "<div>\n\n## Steel\n", []),
        ("mkdocs", "##\n", [""]),
        ("mkdocs", "## ~~Old~~ Steel\n", ["~~Old~~ Steel"]),
        ("mkdocs-material", "## Steel (c) 1/2 ~~old~~ H~2~O\n", ["Steel © ½ old H2O"]),
        ("mkdocs-material", "<!--\n(c)\n-->\n\n## Steel\n", ["Steel"]),
        ("eleventy", "Text\n    ## Steel\n", []),
        ("eleventy", "Lids\n\n: ## Steel\n", []),
        ("hexo", "<h2>Glass</h2>\n```\n\n# Steel\n```\n", ["Glass"]),
        ("astro", "## ~Old~ steel\n", ["Old steel"]),
        ("docusaurus", "<pre>\n## Steel\n</pre>\n", ["Steel"]),
        ("quarto", "> Text\n> ## Steel\n", []),
        ("quarto", "<div>a</div>\n## Steel\n", ["Steel"]),
        ("quarto", "Text\n<b>a</b>\n## Steel\n", []),
        ("quarto", "### Steel###\n", ["Steel"]),
        (
            "quarto",
            "```{=html}\n<h2>Steel</h2>\n\n    <p>a</p>\n```\n\n## Glass\n",
            ["Steel", "Glass"],
        ),
        ("quarto", "```{=latex}\n# Steel\n```\n\n## Glass\n", ["Glass"]),
    ],
)
def test_headings(generator: str, text: str, headings: list[str]) -> None:
    post = _post(text, generator)
    found = [heading for heading in post.headings if heading.element is not None]
    assert [heading.text for heading in found] == headings


@pytest.mark.parametrize("sign", "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
def test_fractions_are_signs_of_their_value(sign: str) -> None:
    value = Fraction(unicodedata.numeric(sign)).limit_denominator(8)
    post = _post(f"## Steel {value} and 1{value}2\n", "mkdocs-material")
    assert [heading.text for heading in post.headings] == [f"Steel {sign} and 1{value}2"]


@pytest.mark.parametrize("generator", ["jekyll", "mkdocs", "pelican", "quarto"])
@pytest.mark.parametrize("text", [" ## Steel\n", "---\ntitle: a\n---\n ## Steel\n", "\n ## Steel"])
def test_the_first_line_is_read_as_any_other(generator: str, text: str) -> None:
    """These read no heading with a blank before it."""
    profile = Profile(generators.load(generator), certainty=Certainty.KNOWN)
    assert Post(Source("docs/post.md", text), profile).headings == ()


@pytest.mark.parametrize("generator", ["jekyll", "eleventy", "mkdocs", "pelican", "zola"])
def test_bare_addresses_are_text(generator: str) -> None:
    assert not list(_post("See https://e.org now.\n", generator).elements("a"))


@pytest.mark.parametrize("generator", ["hugo", "hexo", "astro"])
def test_bare_addresses_are_links(generator: str) -> None:
    assert len(list(_post("See https://e.org now.\n", generator).elements("a"))) == 1


@pytest.mark.parametrize(
    ("generator", "text", "marked"),
    [
        ("mkdocs-material", '!!! note "Mind"\n\n    Text ![A pot](pot.png).\n', "pot.png"),
        ("mkdocs-material", '=== "One"\n\n    === "Two"\n\n        ![A](pot.md)\n', "pot.md"),
        ("pelican", "##Steel\n\n![A pot](pot.png)\n", "pot.png"),
        ("jekyll", '<div markdown="1">\n![A pot](pot.png)\n</div>\n', "pot.png"),
        ("docusaurus", "<Note>\n![A pot](pot.png)\n</Note>\n", "pot.png"),
    ],
)
def test_places_are_the_authors(generator: str, text: str, marked: str) -> None:
    post = _post(text, generator)
    (element,) = [*post.elements("img"), *post.elements("a")]
    span = element.value_span("src" if element.tag == "img" else "href")
    assert post.source.slice(span) == marked


@pytest.mark.parametrize("generator", ["mkdocs", "mkdocs-material", "pelican"])
def test_fences_in_blocks_of_html_are_code(generator: str) -> None:
    text = (
        "<div>\n\n```console\n$ pot <font>red</font>\n\n$ pan\n```\n\n"
        "*raw* <kbd>A</kbd>\n\n</div>\n\nText.\n"
    )
    post = _post(text, generator)
    assert not list(post.elements("font"))
    (code,) = post.elements("code")
    assert code.text == "$ pot <font>red</font> $ pan"
    assert not list(post.elements("em"))
    (key,) = post.elements("kbd")
    assert post.source.slice(key.span) == "<kbd>"


def test_fences_in_blocks_of_html_stay_text_to_kramdown() -> None:
    post = _post("<div>\n\n```\n<font>red</font>\n```\n\n</div>\n", "jekyll")
    assert list(post.elements("font"))


@pytest.mark.parametrize("closer", ["</p>", "\n</p>"])
def test_paragraphs_may_ask_for_markdown(closer: str) -> None:
    text = f'<p markdown="1" id="pot">A *steel* pot\n\nand ![a pan](pan.png){closer}\n\nText.\n'
    post = _post(text, "jekyll")
    assert [found.text for found in post.elements("em")] == ["steel"]
    assert len(list(post.elements("img"))) == 1
    assert nesting(post) == Nesting()


def test_a_paragraph_that_asks_for_markdown_holds_text_alone() -> None:
    text = '<aside markdown="1">\n<i>Oil\n<p markdown="1">\n</i>\n- the pot\n</p>\n</aside>\n'
    post = _post(text, "jekyll")
    assert not list(post.elements("li"))
    assert {tag.name for tag, _ in (*nesting(post).unclosed, *nesting(post).stray)} <= {"i"}


def test_what_is_quoted_in_an_attribute_list_of_pandoc_is_no_html() -> None:
    text = (
        '![](pot.png){.wide fig-alt="A pot in \\\\pot{steel}, a <kbd> tag and a {lid}"}\n\nText.\n'
    )
    post = _post(text, "quarto")
    assert not list(post.elements("kbd"))
    assert "lid" not in "".join(block.text for block in post.elements("p"))


def test_tabs_in_lists_bring_no_tags_of_the_authors() -> None:
    read = _post('- Lids:\n\n    === "One"\n\n        Text.\n\n- Pots\n', "mkdocs-material")
    assert [len(list(found.elements("li"))) for found in read.elements("ul")] == [2]
    assert nesting(read) == Nesting()


def test_admonitions_hold_markdown_where_no_extension_reads_it_in_html() -> None:
    text = '!!! tip "Where"\n\n    See <https://e.org> and `a.<name>.b`.\n\n'
    generator = generators.load("mkdocs")
    settings = {"markdown_extensions": ["admonition"]}
    profile = Profile(
        generator._replace(markdown=set_markdown(generator.markdown, settings)),
        certainty=Certainty.KNOWN,
    )
    read = Post(Source("docs/post.md", f"---\ntitle: a\n---\n\n{text}"), profile)
    assert [link.text for link in read.elements("a")] == ["https://e.org"]
    assert [code.text for code in read.elements("code")] == ["a.<name>.b"]
    assert nesting(read) == Nesting()


@pytest.mark.parametrize(
    ("generator", "text", "links"),
    [
        ("jekyll", "- [Lids | Pots](a.html)\n", []),
        ("jekyll", "Text\n[Lids | Pots](a.html)\n", ["a.html"]),
        ("jekyll", "[All [lids](a.html) here](b.html)\n", ["b.html"]),
        ("pelican", "[All [lids](a.html) here](b.html)\n", ["b.html"]),
        ("pelican", "[`lid`]\n\n[`lid`]: a.html\n", []),
        ("pelican", "Text [lid][k]\n[k]: a.html\n", ["a.html"]),
        ("quarto", "| [a|b](c.html) | d |\n|---|---|\n| e | f |\n", []),
        (
            "quarto",
            "<blockquote>\n  <p>\n    <a href='a.html'>b</a>\n  </p>\n</blockquote>\n",
            ["a.html"],
        ),
        ("hugo", "- [Lids | Pots](a.html)\n", ["a.html"]),
    ],
)
def test_links(generator: str, text: str, links: list[str]) -> None:
    found = [link.attribute("href") for link in _post(text, generator).elements("a")]
    assert found == links


@pytest.mark.parametrize(
    ("generator", "alt"),
    [
        ("hugo", "a c b x & d"),
        ("jekyll", "a `c` **b** <i>x</i> & d"),
        ("hexo", "a `c` **b** <i>x</i> & d"),
        ("eleventy", "a  b <i>x</i> & d"),
        ("mkdocs", "a c **b** <i>x</i> & d"),
        ("quarto", "a c b x & d"),
    ],
)
def test_alternative_texts(generator: str, alt: str) -> None:
    (image,) = _post("![a `c` **b** <i>x</i> &amp; d](e.png)\n", generator).elements("img")
    assert image.attribute("alt") == alt


@pytest.mark.parametrize(("generator", "alt"), [("hexo", None), ("quarto", None), ("hugo", "")])
def test_empty_alternative_texts(generator: str, alt: str | None) -> None:
    (image,) = _post("![](e.png)\n", generator).elements("img")
    assert image.attribute("alt") == alt


@pytest.mark.parametrize(
    "text", ["(c) [lid](a.html)", "H~2~O and [lid](a.html)", "a\\-->[lid](a.html)"]
)
def test_marks_leave_places_as_they_are(text: str) -> None:
    post = _post(text, "mkdocs-material")
    (link,) = post.elements("a")
    assert post.source.slice(link.value_span("href")) == "[lid](a.html)"
