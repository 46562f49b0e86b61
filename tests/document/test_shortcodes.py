"""Shortcodes, tags and includes: what they make, and where it stands."""

from __future__ import annotations

import pytest

from postlint import generators
from postlint.dialect.shortcode import Shortcode
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.shortcodes.pairs import _DEEPEST
from postlint.profile.profile import Certainty, Profile
from postlint.source import Source


def post_of(text: str, generator: str = "hugo", path: str = "post.md", **own: Shortcode) -> Post:
    profile = Profile(generators.load(generator), certainty=Certainty.KNOWN, shortcodes=own)
    return Post(Source(path, f"---\ntitle: é\n---\n{text}"), profile)


def only(post: Post, tag: str) -> Element:
    (element,) = post.elements(tag)
    return element


def value(post: Post, element: Element, name: str) -> str:
    """What the author wrote for an attribute, by its span."""
    return post.source.slice(element.value_span(name))


def test_a_figure_is_an_image_with_its_parameters_places() -> None:
    call = '{{< figure src="a b.png" alt="Müsli & milk" link=/l >}}'
    post = post_of(f"é {call} after\n")
    image = only(post, "img")
    assert post.source.slice(image.span) == call
    assert dict(image.attributes) == {"src": "a b.png", "alt": "Müsli & milk"}
    assert value(post, image, "src") == "a b.png"
    assert value(post, image, "alt") == "Müsli & milk"
    assert value(post, only(post, "a"), "href") == "/l"
    assert image.is_markdown


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ("", None),
        ('alt=""', None),
        ('title="T"', None),
        ('alt=`a "b"`', 'a "b"'),
        (r'alt="a \"b\""', 'a "b"'),
        ('caption="A *b* [c](/d)"', "A b c"),
        ('caption="c" alt="a"', "a"),
        ('"a.png"', None),
    ],
)
def test_the_alt_text_of_a_figure(written: str, alt: str | None) -> None:
    assert only(post_of(f"{{{{< figure src=a.png {written} >}}}}"), "img").attribute("alt") == alt


def test_players_have_the_addresses_that_hugo_gives_them() -> None:
    post = post_of("{{< youtube aBcDeFgHiJk >}}\n\n{{< vimeo id=1234 title='T' >}}\n")
    youtube, vimeo = post.elements("iframe")
    assert youtube.attribute("src") == (
        "https://www.youtube.com/embed/aBcDeFgHiJk"
        "?autoplay=0&controls=1&end=0&loop=0&mute=0&start=0"
    )
    assert youtube.attribute("title") == "YouTube video"
    assert vimeo.attribute("src") == "https://player.vimeo.com/video/1234?dnt=0"
    assert vimeo.attribute("title") == "T"
    played = only(post_of("{{< youtube id=aBcDeFgHiJk autoplay=true start=9 >}}"), "iframe")
    assert "autoplay=1" in (played.attribute("src") or "")
    assert "mute=1&start=9" in (played.attribute("src") or "")


@pytest.mark.parametrize(
    "text",
    [
        '[a]({{< ref "b.md" >}})',
        '<a href="{{< figure src=a.png >}}">x</a>',
        "<!-- {{< figure src=a.png >}} -->",
        "{{</* figure src=a.png */>}}",
        "<script>{{< figure src=a.png >}}</script>",
        "{{< gallery src=a.png >}}",
        "{{< highlight html >}}<img src=a.png>{{< /highlight >}}",
        "{{< figure src=a.png",
    ],
)
@pytest.mark.parametrize("path", ["post.md", "post.html"])
def test_where_no_element_is_made(text: str, path: str) -> None:
    images = [image.attribute("src") for image in post_of(text, path=path).elements("img")]
    assert images == []


def test_a_call_that_closes_itself_holds_no_code() -> None:
    text = "{{< highlight go />}}\n\n![](a.png)\n\n{{< highlight go >}}![](b.png){{< /highlight >}}"
    assert [image.attribute("src") for image in post_of(text).elements("img")] == ["a.png"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_a_pair_holds_is_read_apart(line_end: str) -> None:
    lines = [
        "{{< details summary='**S** x' >}}",
        "| a | b |",
        "|---|---|",
        "| 1 | ![](i.png) |",
        "{{< /details >}}",
        "after",
        "",
        "- x",
    ]
    post = post_of(line_end.join(lines))
    details = only(post, "details")
    assert only(post, "summary").text == "S x"
    assert only(post, "img") in list(details.elements("img"))
    assert value(post, only(post, "img"), "src") == "i.png"
    assert [item.text for item in post.elements("li")] == ["x"]
    assert "after" not in details.text


def test_code_within_a_pair_is_code() -> None:
    post = post_of("`a`\n\n{{< note >}}\n`b`\n{{< /note >}}\n\n`c`\n")
    assert sorted(post.source.slice(span) for span in post.code) == ["`a`", "`b`", "`c`"]


def test_what_is_not_known_stays_dynamic_around_its_content() -> None:
    post = post_of("{{< tabs >}}\n{{< tab x >}}\n- a\n{{< /tab >}}\n{{< /tabs >}}\n")
    assert is_dynamic(post.tree.root.text)
    assert only(post, "li").text == "a"


def test_pairs_that_overlap_or_are_not_closed_hold_nothing() -> None:
    post = post_of("{{< details >}}\n\n## a\n\n{{< note >}}\n\n## b\n\n{{< /details >}}\n\n## c\n")
    assert [heading.text for heading in post.headings] == ["a", "b", "c"]
    assert [h.text for h in only(post, "details").elements("h2")] == ["a", "b"]


def nested(levels: int) -> str:
    return "{{< details >}}\n" * levels + "a\n" + "{{< /details >}}\n" * levels


def test_pairs_are_read_to_a_depth_and_not_beyond() -> None:
    assert len(list(post_of(nested(_DEEPEST)).elements("details"))) == _DEEPEST
    assert len(list(post_of(nested(_DEEPEST + 1)).elements("details"))) == _DEEPEST
    beside = nested(_DEEPEST + 1) + nested(2)
    assert len(list(post_of(beside).elements("details"))) == _DEEPEST + 2


def test_liquid_runs_in_the_markdown_around_it() -> None:
    post = post_of(
        "{% if x %}\n\n## a\n\n{% endif %}\n\n{% include figure.html src='a.png' %}\n", "jekyll"
    )
    assert [heading.text for heading in post.headings] == ["a"]
    assert only(post, "img").attribute("alt") == ""


@pytest.mark.parametrize(
    ("call", "src", "alt"),
    [
        ("{% include figure image_path='/a.png' alt=\"A\" %}", "/a.png", "A"),
        ("{% include components/image.liquid path='a.png' %}", "a.png", "\ue000"),
        ("{% include image.html url=page.image alt=page.alt %}", "\ue000", "\ue000"),
        ("{% include figure.html src='{{ site.url }}/a.png' caption='C' %}", "\ue000", "C"),
    ],
)
def test_includes_are_known_by_their_files(call: str, src: str, alt: str) -> None:
    image = only(post_of(call, "jekyll"), "img")
    assert (image.attribute("src"), image.attribute("alt")) == (src, alt)


def test_zola_closes_by_end_alone() -> None:
    post = post_of("{% details(summary='S') %}\n- a\n{% end %}\n\n{{ youtube(id='x') }}\n", "zola")
    assert only(post, "li") in list(only(post, "details").elements("li"))
    assert only(post, "iframe").attribute("src") == "https://www.youtube.com/embed/x?autoplay=0"


def test_a_site_says_what_its_own_make() -> None:
    post = post_of(
        '{{< gallery src="a.png" caption="Tea" >}}\n\n{{< map "x&y" >}}\n\n'
        '{{< button to="/x" >}}Go *now*{{< /button >}}\n\n{{< chart >}}<img src=i>{{< /chart >}}\n',
        gallery=Shortcode(image="src", alt="caption"),
        map=Shortcode(iframe="https://maps.example/{0}?z={zoom|=3}", title="title|?"),
        button=Shortcode(link="to"),
        chart=Shortcode(inner="html"),
    )
    assert [dict(image.attributes) for image in post.elements("img")] == [
        {"src": "a.png", "alt": "Tea"},
        {"src": "i"},
    ]
    assert only(post, "iframe").attribute("src") == "https://maps.example/x&y?z=3"
    assert is_dynamic(only(post, "iframe").attribute("title") or "")
    assert only(post, "a").text == "Go now"


def test_a_link_without_text_and_one_whose_text_is_given() -> None:
    post = post_of(
        '{{< button to="/x" >}} {{< named to="/y" label="*Go*" >}} {{< button >}} b\n',
        button=Shortcode(link="to"),
        named=Shortcode(link="to", text="label"),
    )
    first, second = post.elements("a")
    assert (first.attribute("href"), is_dynamic(first.text)) == ("/x", True)
    assert (second.attribute("href"), second.text) == ("/y", "*Go*")
    assert only(post, "p").text.endswith(" b")
    assert not is_dynamic(only(post, "p").text[-2:])
