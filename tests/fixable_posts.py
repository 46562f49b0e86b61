"""Generated posts that hold what rules fix, for tests."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(["Kettle'S lid", "Tea &amp; more", "café", "Don'T", "“so”", "10 l", "a/b"])
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)

YAML_LINES = st.one_of(
    st.sampled_from(
        [
            "date: 2024-05-01", "date: 2024-05-01T10:00:00Z", "draft: false", "draft: yes",
            "tags: tea", "tags: tea, coffee", 'tags: "tea, coffee"', "tags: [tea]", "tags:",
            "description: Kettles boil.", 'description: ""', "drfat: true", "# a comment", "",
            "lastmod: 2024-5-2", "weight: 010", "categories: C# and F#", "slug: kettles",
            "image: a.png # the lid", "publishDate: 20240501", "keywords: [a, b]", "math: on",
            "author: Ann #1",
        ]
    ).map(lambda line: [line]),
    st.sampled_from(
        [
            ["cover:", "  image: a.png", "  image: a.png"],
            ["cover:", "  image: a.png", "  alt: A lid"],
            ["tags:", "  - tea", "  - coffee"],
            ["faq:", "  - question: Why?", "    answer: Because."],
            ["_build:", "  list: never"],
        ]
    ),
)  # fmt: skip


@st.composite
def front_matters(draw: st.DrawFn) -> list[str]:
    lines = [f"title: {draw(st.sampled_from(['Kettles', 'Kettles: a history', '007', 'x']))}"]
    for more in draw(st.lists(YAML_LINES, max_size=6)):
        lines += more
    if draw(st.integers(0, 4)) == 4:
        lines.append(lines[0])
    fence = draw(st.sampled_from(["---"] * 9 + ["----", "--"]))
    return ["---", *draw(st.permutations(lines[:1])), *lines[1:], fence, ""]


BLOCKS = st.one_of(
    st.builds(lambda marks, text: [f"{marks} {text}"], st.sampled_from(["#", "##", "###", "#####"]), TEXT),
    st.builds(lambda level, text: [f'<h{level} id="x">{text}</h{level}>'], st.integers(1, 6), TEXT),
    TEXT.map(lambda text: [text, "====="]),
    TEXT.map(lambda text: [f"{text}?", "-----", "", text]),
    TEXT.map(lambda text: [text]),
    TEXT.map(lambda text: [f"> {text}", "> ", f"> ### {text}"]),
    TEXT.map(lambda text: [f"- {text}", f"- [{text}](http://e.org/a?b=1&amp;c)"]),
    TEXT.map(lambda text: [f"![{text}](http://e.org/a.png)"]),
    TEXT.map(lambda text: [f"**{text}**"]),
    TEXT.map(lambda text: [f"<center>{text}</center>"]),
    TEXT.map(lambda text: [f'<img src="a.png" alt="Image of {text}">']),
    st.sampled_from(
        [
            ["##"], ["<h2></h2>"], ["<h3> &nbsp; </h3>"], ["```", "# Kettle'S", "```"],
            ['<iframe src="https://www.youtube.com/watch?v=abcdefghijk" title="Tea" frameborder="0"></iframe>'],
            ['<iframe src="https://youtu.be/abcdefghijk" title="A lid" width=560></iframe>'],
            ['<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Tea" style="border: 0" frameborder=0></iframe>'],
            ["## FAQ", "", "### Is it hot?", "", "It'S hot."],
            ["<details><summary>Is it Don'T?</summary>No.</details>"],
            ["{{< figure src=\"a.png\" alt=\"Kettle'S\" >}}"], ["<!-- Kettle'S -->"], ["***"],
        ]
    ),
)  # fmt: skip


@st.composite
def fixable_posts(draw: st.DrawFn) -> str:
    """A Markdown post with faults that have fixes."""
    lines = draw(front_matters())
    for block in draw(st.lists(BLOCKS, min_size=1, max_size=8)):
        lines += block if draw(st.integers(0, 5)) == 5 else [*block, ""]
    if draw(st.integers(0, 9)) == 9:
        lines = ["```markdown", *lines, "```"]
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
