"""Posts made at random: each part right, odd or broken, in every format and form there is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random

from constructs import constructs

PATHS = (
    "content/posts/kettle.md",
    "content/posts/kettle.html",
    "content/posts/kettle/index.de.md",
    "_posts/2024-02-30-kettle.markdown",
    "docs/Kettle.HTM",
)
_WORDS = (
    "kettle", "Descale", "it", "every", "3", "months", "10 minutes", "50 °C", "$4", "½ cup", "never", "always",
    "not", "Bosch", "and", "vinegar", "über", "naïve", "水", "مرحبا", "🫖", "Dog'S", "Ã©", "a\u200bb", "&amp;", "&nbsp",
    "\\*", "`code`", "*so*", "**bold**", "~~no~~", "http://a.example/x?y=1&z=2", "www.b.example", "a@b.example", "[^1]",
    "{{ .Title }}", "%s", "undefined", "As an AI language model", "<b>b</b>", "</p>", "<br>", "\t", "  ", "\\",
)  # fmt: skip
_NAMES = (
    "title", "Title", "date", "draft", "tags", "categories", "description", "faq", "cover", "images", "weight", "slug",
    "aliases", "lastmod", "expiryDate", "url", "layout", "params", "ключ", "a b", "$schema", "lang", "",
)  # fmt: skip
_YAML_VALUES = (
    "Kettles", '"a: b"', "'it''s'", "yes", "no", "~", "", "2024-01-01", "2024-02-30", "2022", "0o17", "1.10", "[a, b]",
    "[a, b", "{a: 1}", "|\n  text\n  more", ">-\n  text", "&x y", "*x", "!!python/object:os.system a", "!tag a", "a # b",
    "- a", "\n  - a\n  - b", "\n  key: value\n   odd: indent", "\t tab", '"\\q"', "@at", "%per", "`tick", ": :", "12:30:45",
    "<<: *x", "\n- question: Why?\n  answer: Because.\n- question: Why?\n  answer: No.", "true", ".inf", "1e400",
)  # fmt: skip
_TOML_VALUES = (
    '"Kettles"', "'a'", "true", "yes", "2024-01-01", "2024-01-01T10:00:00Z", "2024-13-01", "[1, 2]", "[1, 2", "{a = 1}",
    '"""\nlong\n"""', "0x1F", "1_000", "nan", '"\\u12"', "", "bare", "[{question = 'Why?', answer = 'No.'}]",
)  # fmt: skip
_JSON_VALUES = (
    '"Kettles"',
    "true",
    "null",
    "1",
    "1e999",
    "[1, 2]",
    "[1, 2",
    '{"a": 1}',
    '"\\ud800"',
    "'a'",
    "yes",
)
_CONSTRUCTS = tuple(constructs())
_LINE_ENDS = ("\n", "\n", "\n", "\r\n", "\r")
_CALLS = (
    '{{< figure src="a.png" >}}', '{{< figure src="a.png" alt="A kettle" caption="*So*" >}}', "{{< youtube abc >}}",
    '{{< faq q="Why?" >}}Because.{{< /faq >}}', "{{% details %}}\n# Inner\n{{% /details %}}", "{{< ref", "{{</* x */>}}",
    "{% include image.html src=a %}", "{% raw %}{{ x }}{% endraw %}", "{% highlight %}", "{{ page.title | upper }}", "{{",
    "{{< a \"b >}}", "{{% /b %}}", "{{< x `raw` >}}",
)  # fmt: skip
HTML = (
    '<img src="a.png">', '<img alt="" title=t src=x>', "<img srcset='a 1x, b 1x'>", '<iframe src="//www.youtube.com/watch?v=a">',
    '<iframe title="x" src="http://b.example"></iframe>', "<h1>One</h1>", "<h4 aria-level=9>Four</h4>", "<h2></h2>", "<center>",
    '<a href="#">click here</a>', "<a>", "<div markdown=1>\n\n# in\n</div>", "<p><p></div>", "<table><tr><td>x<table>", "<svg role=img><title>",
    "<details><summary>Why?</summary>Because.</details>", "<dl><dt>Why?<dd>Because.</dl>", "<!-- postlint-disable all -->",
    "<!-- postlint-disable-next-line missing-image-alt -- why -->", "<!-- postlint-enable -->", "<!--", "-->", "<![CDATA[x]]>",
    '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Why?","acceptedAnswer":{"text":"No"}}]}</script>',
    '<script type="application/ld+json">{"@graph": [', "<template><h1>t</h1></template>", "<a href='x' href='y' id=1 id=2>", "<label for=a>",
    '<div itemscope itemtype="https://schema.org/FAQPage"><div itemprop="mainEntity" itemscope><p itemprop="name">Why?</p>', "<plaintext>",
    "<textarea>", "<style>", "<noscript><img></noscript>", "<math><mi>", "<select><option>", "<input type=image>", "<object data=x>",
    '<video src="a" autoplay>', "<p hidden aria-labelledby='a a b'>", "<x-y\n\n  z='1'\n>", "<" , "</", "<a/b/c='d>", "&#x110000;", "&#0;",
)  # fmt: skip


def make(random: Random) -> tuple[str, str]:
    """A path and the text of a post that might stand there."""
    path = random.choice(PATHS)
    parts = [random.choice(_FRONT_MATTERS)(random), _body(random)]
    text = "".join(parts)
    end = random.choice(_LINE_ENDS)
    return path, text.replace("\n", end)


def mutate(random: Random, data: bytes) -> bytes:
    """The bytes of a post, damaged in a few places."""
    made = bytearray(data)
    for _ in range(random.choice((0, 0, 1, 1, 2, 5, 20))):
        at = random.randint(0, len(made))
        length = random.choice((1, 1, 2, 8, 40))
        match random.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = made[at : at + length] * random.choice((1, 2, 30))
            case 2:
                made[at:at] = random.choice(
                    (*HTML, *_CALLS, *_WORDS, "\n\n", "\n---\n", "\ufeff")
                ).encode()
            case 3:
                made[at : at + 1] = bytes([random.randrange(256)])
            case 4:
                other = random.randint(0, len(made))
                made[at:at] = made[other : other + length]
            case _:
                made[at:at] = random.choice(
                    (b"\0", b"\xff", b"\xe2\x80\xa8", b"\x0c", b"\xef\xbf\xbe", b"\x1b[31m")
                )
    return bytes(made)


def _words(random: Random, most: int = 12) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(random.randint(0, most)))


def _yaml(random: Random) -> str:
    lines = [
        f"{random.choice(_NAMES)}{random.choice((': ', ':', ' : ', ' = '))}{random.choice(_YAML_VALUES)}"
        for _ in range(random.randint(0, 8))
    ]
    if random.random() < 0.1:
        lines.append("# postlint-disable-file " + random.choice(("headings", "no-such-rule", "")))
    return (
        "---\n"
        + "\n".join(lines)
        + random.choice(("\n---\n", "\n...\n", "\n--- \n", "\n", "\n+++\n"))
    )


def _toml(random: Random) -> str:
    lines = [
        random.choice(
            (
                f"{random.choice(_NAMES)} = {random.choice(_TOML_VALUES)}",
                "[params]",
                "[[faq]]",
                "# note",
                "a.b = 1",
            )
        )
        for _ in range(random.randint(0, 8))
    ]
    return "+++\n" + "\n".join(lines) + random.choice(("\n+++\n", "\n---\n", "\n"))


def _json(random: Random) -> str:
    pairs = [
        f"{json.dumps(random.choice(_NAMES))}: {random.choice(_JSON_VALUES)}"
        for _ in range(random.randint(0, 6))
    ]
    return (
        "{\n"
        + random.choice((",\n", ",", " ")).join(pairs)
        + random.choice(("\n}\n", "\n},\n", "\n"))
    )


def _none(_: Random) -> str:
    return ""


_FRONT_MATTERS: tuple[Callable[[Random], str], ...] = (_yaml, _yaml, _toml, _json, _none)


_BLOCKS = (
    "# §w", "## §w?", "### §w {#id .c}", "#### §w ####", "####### §w", "§w\n===", "§w\n-", "- §w\n- §w\n   + §w", "1. §w\n* [ ] §w",
    "> §b", "- §b", "```\n§b\n```", "~~~~md\n§b", "````\n§b\n```", "| a | §w |\n|---|:-:|\n| §w | §h |", "![§w](a.png) [§w](#id)",
    "![§w](<b c.png>)[§w](b.md)", '![§w](x "t")[§w]()', "![§w]()[§w](javascript:x)", "## FAQ\n\n### Why?\n\n§w\n\n### How?\n\n§w",
    "## FAQ\n\n### Why?\n\n### Why?\n\n§h", "**Q: Why?**\nA: §w\n\n**Q: How?**\nA: §w", "[^1]: §w\n\n[ref]: a.png\n\nTerm\n: §w", "§c",
    "§c§w§c", "§h§h§h", "§h§w§h§w", "§w", "§w.", "§w  \n§w\\\n§w", "§w\n***\n", "    §w", "{: .§w}",
)  # fmt: skip
_PIECE = re.compile("§([wbhc])")
_MOST_NESTED = 4


def _block(random: Random, nested: int = 0) -> str:
    """A block of a body; in its pattern stand words, blocks, HTML and template calls."""

    def piece(found: re.Match[str]) -> str:
        if found[1] == "b":
            inner = _block(random, nested + 1) if nested < _MOST_NESTED else ""
            return inner.replace("\n", random.choice(("\n", "\n> ", "\n  ")))
        if found[1] == "w":
            return _words(random)
        return random.choice(HTML if found[1] == "h" else _CALLS)

    return _PIECE.sub(piece, random.choice(_BLOCKS))


def _repeated(random: Random) -> str:
    """Constructs of those that are doubled elsewhere, some of them within each other."""
    return "".join(
        random.choice(_CONSTRUCTS).text(random.choice((1, 30, 300)))
        for _ in range(random.randint(1, 3))
    )


def _body(random: Random) -> str:
    parts = (
        _repeated(random) if random.random() < 0.1 else _block(random)
        for _ in range(random.randint(0, 12))
    )
    return random.choice(("\n\n", "\n")).join(parts)
