"""Blocks of MDX at any depth, and the places of what stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint import generators
from postlint.document.post import Post
from postlint.profile.profile import Certainty, Profile
from postlint.source import Source

PROFILE = Profile(generators.load("astro"), certainty=Certainty.KNOWN)


def post(text: str) -> Post:
    return Post(Source("src/content/post.mdx", text), PROFILE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "<Tabs>\n  <Tab>\n        ```sh\n        # boil\n        ```\n  </Tab>\n</Tabs>\n",
            "# boil",
        ),
        ("<Steps>\n1. Fill:\n\n        ```sh\n        # boil\n        ```\n</Steps>\n", "# boil"),
        ("- a\n  <Tab>\n      ```sh\n      # boil\n        x\n    ```\n  </Tab>\n", "# boil x"),
        ("<Option>\n      Use `<h1>` here.\n</Option>\n", "<h1>"),
        (
            "1. a\n\n     <details>\n     <summary>b</summary>\n\n     `<h1>`\n     </details>\n",
            "<h1>",
        ),
    ],
)
def test_code_may_be_indented_to_any_depth(text: str, code: str) -> None:
    read = post(text)
    assert [found.text for found in read.elements("code")] == [code]
    assert not read.headings
    assert not list(read.elements("pre > p"))


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("<Box>\n\n        ## Steel\n\n        Text.\n</Box>\n", ["Steel"]),
        ("import A from 'a';\nexport const b = `\n# no`;\n\n# Steel\n", ["Steel"]),
        ("export const b = `\n\n# no\n\n# no\n`;\n\n# Steel\n", ["Steel"]),
        ("export const b = {\n\n  c: [\n\n# no\n  ] };\n\n# Steel\n", ["Steel"]),
        ("Text.\nimport that\n\n## Steel\n", ["Steel"]),
        ("```js\nimport a\n# no\n```\n\n## Steel\n", ["Steel"]),
    ],
)
def test_headings(text: str, headings: list[str]) -> None:
    assert [heading.text for heading in post(text).headings] == headings


def test_lists_nest_by_what_holds_them() -> None:
    read = post(
        "<Steps>\n      1. Fill\n         - steel\n         - glass\n      2. Boil\n</Steps>\n"
    )
    assert [len(list(found.elements("li"))) for found in read.elements("ol", "ul")] == [4, 2]


def test_a_tag_of_several_lines_keeps_its_places() -> None:
    read = post('Text.\n\n    <img\n      src="pot.png"\n      alt="A pot"\n    />\n\nText.\n')
    (image,) = read.elements("img")
    assert read.source.slice(image.value_span("src")) == "pot.png"
    assert read.source.slice(image.value_span("alt")) == "A pot"
    assert read.source.slice(image.span).startswith("<img\n")
    assert read.source.slice(image.span).endswith("/>")


LINES = st.sampled_from(
    [
        "<Tab>",
        "</Tab>",
        "- a",
        "1. b",
        "```",
        "## c",
        "d",
        "<img",
        'src="e"',
        "/>",
        "> f",
        "import g",
    ]
)


@given(st.lists(st.tuples(st.integers(0, 9), LINES), max_size=12))
def test_what_is_copied_stands_where_it_is_said_to(rows: list[tuple[int, str]]) -> None:
    text = "\n".join(" " * indent + line for indent, line in rows) + "\n"
    read = post(text)
    for stop, (at, start, _, verbatim) in read.tree.segments.within(0, len(read.tree.html)):
        if verbatim:
            assert text.startswith(read.tree.html[at:stop], start)
