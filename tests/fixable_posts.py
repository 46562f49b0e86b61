"""Generated posts that hold what rules fix, for tests."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(["Kettle'S lid", "Tea &amp; more", "café", "Don'T", "“so”", "10 l", "a/b"])
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)

SOUND = st.sampled_from(
    [
        ["date: 2024-05-01"], ["date: 2024-05-01T10:00:00Z"], ["draft: false"], ["draft: true"],
        ["tags: tea"], ["tags: tea, coffee"], ["tags: [tea]"], ["tags:"], ["# a comment"], [""],
        ["tags:", "  - tea", "  - coffee"], ["categories: C# and F#"], ["keywords: [a, b]"],
        ["description: Kettles boil."], ['description: ""'], ["drfat: true"],
        ["weight: 10"], ["image: a.png # the lid"], ["math: on"], ["author: Ann #1"],
        ["cover:", "  image: a.png", "  alt: A lid"], ["faq:", "  - question: Why?", "    answer: Because."],
    ]
)  # fmt: skip
FAULTY = st.sampled_from(
    [
        ["draft: yes"], ["lastmod: 2024-5-2"], ["weight: 010"], ["publishDate: 20240501"],
        ["cover:", "  image: a.png", "  image: a.png"], ["_build:", "  list: never"],
        ["title: Kettles: a history"], ["draft: true"], ["tags: [tea"],
    ]
)  # fmt: skip


def _key(lines: list[str]) -> str:
    return lines[0].partition(":")[0]


@st.composite
def front_matters(draw: st.DrawFn) -> list[str]:
    title = draw(st.sampled_from(["Kettles", "007", "x"]))
    entries = [[f"title: {title}"], *draw(st.lists(SOUND, max_size=6, unique_by=_key))]
    fence = "---"
    if draw(st.integers(0, 2)) == 2:
        entries += draw(st.lists(FAULTY, max_size=3))
        fence = draw(st.sampled_from(["---"] * 5 + ["----", "--"]))
    return ["---", *(line for lines in draw(st.permutations(entries)) for line in lines), fence, ""]


BLOCKS = st.one_of(
    st.builds(lambda marks, text: [f"{marks} {text}"], st.sampled_from(["#", "##", "###", "#####"]), TEXT),
    st.builds(lambda level, text: [f'<h{level} id="x">{text}</h{level}>'], st.integers(1, 6), TEXT),
    st.builds(lambda marks, text: [f"{marks}{text}:"], st.sampled_from(["## ", "### "]), TEXT),
    TEXT.map(lambda text: [text, "====="]),
    TEXT.map(lambda text: [f"{text}:", "-----"]),
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
            ['<iframe src="https://www.youtube.com/watch?v=dQw4w9Xkt0c" title="Tea" frameborder="0"></iframe>'],
            ['<iframe src="https://youtu.be/dQw4w9Xkt0c" title="A lid" width=560></iframe>'],
            ['<iframe src="https://www.youtube.com/embed/dQw4w9Xkt0c" title="Tea" style="border: 0" frameborder=0></iframe>'],
        ]
    ),
    st.sampled_from(
        [
            ["", "##", ""], ["<h2></h2>"], ["<h3> &nbsp; </h3>"], ["```", "# Kettle'S", "```"],
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
