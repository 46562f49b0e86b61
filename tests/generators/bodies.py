"""Random bodies: what engines of Markdown read in many ways, each in a block of its own."""

from __future__ import annotations

import re
from random import Random

_INLINES = (
    *("copper", "**bold**", "*thin*", "`<b>`", "![A pot](a.png)", '![A **big** pot](b.png "T")'),
    *("![`c` lid](c.png)", "[lid](l.html)", '[a *lid*](m.html "t")', "[![i](i.png)](k.html)"),
    *(
        "https://e.org/x",
        "看：https://e.org/y。好",
        "(http://e.org/a_(b)).",
        "me@e.org",
    ),
    *(
        "&amp;",
        "&copy;",
        "x < y",
        "<b>B</b>",
        "a<br>b",
        '<img src="h.png" alt="H">',
        "a--b ...",
        "(c)",
    ),
    *('<a href="g.html">G</a>', "~~no~~", '"q" it\'s', "snake_case_w", "x^2^", "$5", "1/2", "中文"),
)
_PLAIN = (
    "copper",
    "**bold**",
    "[lid](l.html)",
    "![A pot](a.png)",
    "<b>B</b>",
    "&amp;",
    "https://e.org/x",
)
"""What stands within HTML."""
_BLOCKS = (
    *(
        "# §",
        "## § ##",
        "###§",
        " ## §",
        "##",
        "§\n===",
        "§\n---",
        "§\n§\n---",
        "§",
        "§\n§",
        "§  \n§",
    ),
    *("- §\n- §", "1. §\n2. §", "- §\n    - §", "* ## §", "> §\n> §", "> ## §", "§\n## §"),
    *(
        "```\n## §\n```",
        "~~~ py\n§\n\n# §\n~~~",
        '``` py title="b"\n# b\n```',
        "```\n# open",
        "    §",
    ),
    *(
        "| § | b |\n|---|---|\n| § | c |",
        "<div>\n¤\n</div>",
        "<div>\n\n## §\n\n</div>",
        "<h2>¤</h2>",
    ),
    *(
        "<p>¤</p>",
        "<!-- ## ¤ -->",
        "<!--\n\n## ¤\n-->",
        "***",
        "[lid | pot](p.html)",
        "- [lid | pot](p.html)",
    ),
    *('<iframe src="v.html"></iframe>', "<details>\n<summary>¤</summary>\n\n§\n\n</details>"),
    *("<pre>\n¤\n</pre>", "![](e.png)", "Term\n:   §", "Text §\n\n\tx"),
)


def bodies(seed: int, count: int) -> list[str]:
    random = Random(seed)
    return [
        "\n\n".join(["Text.", *(_block(random) for _ in range(random.randint(1, 3))), ""])
        for _ in range(count)
    ]


def _block(random: Random) -> str:
    def inline(found: re.Match[str]) -> str:
        chosen = _INLINES if found[0] == "§" else _PLAIN
        return " ".join(random.sample(chosen, random.randint(1, 2)))

    return re.sub("[§¤]", inline, random.choice(_BLOCKS))
