"""Cheap questions about tags, held to the full ways that they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from postlint.document import pasted_code, tags
from postlint.document.broken_tags import broken_tags
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.source import Source

_PIECES = (
    *("<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<br>", "<hr />", "<table>", "</table>"),
    *("<tr>", "<td>x</td>", "<li>", "</ul>", "<svg>", "<path/>", "</svg>", "<!-- a -->", "<!--"),
    *(
        "-->",
        "<",
        ">",
        " x ",
        '<a href="</b>">',
        "</a>",
        "<p <b>",
        "<DIV>",
        "<script>",
        "</script>",
    ),
    *("<template>", "</template>", "\n\n", "`<b>`", "<html>", "<!doctype html>", "<x-y>", "</x-y>"),
)
_CODE = (
    *("<a href=\"' + x + '\">", "</a>", "cat <<END >", "echo '<b>'", "x = {", '<b id="+ x +">'),
    *("<i class={a}>", '<i title=\\"a\\">', "<?php", "?>", "${a}", "'", '"', " + ", "=", "\n"),
    *("<i value='\" & a & \"'>", '("<b>");', ".", "<<", "<p title='${a}'>", "</p>", "print"),
)


_is_as_written = tags._is_as_written.__wrapped__  # type: ignore[attr-defined]


def _post(text: str, name: str) -> Post:
    return Post(Source(name, text), Profile())


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.sampled_from(["a.md", "a.html"]),
)
def test_where_tags_are_as_written_looking_at_each_finds_nothing(text: str, name: str) -> None:
    quick, full = _post(text, name), _post(text, name)
    full._derived[_is_as_written] = False
    assert tags.nesting(quick) == tags.nesting(full)
    assert broken_tags(quick) == broken_tags(full)


def test_most_posts_are_as_written() -> None:
    post = _post("# Kettles\n\nA <em>red</em> one.<br>\n\n* one\n\n<!-- more -->\n", "a.md")
    assert tags._is_as_written(post)
    assert not tags.has_lost_tags(post)


@given(
    st.lists(st.sampled_from(_CODE), max_size=10).map(" ".join), st.sampled_from(["a.md", "a.html"])
)
def test_code_in_tags_is_found_where_the_post_is_asked_first(text: str, name: str) -> None:
    post = _post(text, name)
    written = tags.written(post, post.tree.tags)
    assert pasted_code._tags(post) == tuple(t for t in written if pasted_code._is_code(post, t))
