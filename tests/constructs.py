"""Constructs of posts that can be repeated: each once took, or may take, more than its length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

_ELEMENTS = ["a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "isindex", "kbd", "keygen", "label", "legend", "li", "link", "listing", "main", "map", "mark", "marquee", "math", "menu", "menuitem", "meta", "meter", "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xmp", "x-y"]  # fmt: skip
_ATTRIBUTES = (
    "itemscope", "itemprop=a", "itemscope itemprop=a itemtype=https://schema.org/Question", "typeof=Question property=name",
    "id=a", "id=a{i}", "class=a", "style='display:none'", "hidden", "aria-labelledby=a", "aria-labelledby='a a a a'",
    "aria-hidden=true", "role=heading aria-level=2", "role=img", "lang=de", "dir=rtl", "tabindex=1", "a=1 a=2", "itemref=a id=a",
)  # fmt: skip
_MARKDOWN = (
    "# a\n\n", "## Why {i}?\n\n", "### Why a?\n\nBecause.\n\n", "- a\n", "  - a\n", "1. a\n", "> ", "> a\n\n", "a\n===\n\n",
    "---\n\n", "***\n\n", "* ", "*a ", "**a ", "*a* ", "**a** ", "_a_ ", "_a ", "~~a~~ ", "~~a ", "`a` ", "`", "``a ", "```\na\n```\n\n",
    "```\n", "~~~\n", "    a\n", "\ta\n", "[a](b) ", "[a](b", "[a][b] ", "[a]: b\n", "[a{i}]: b\n\n", "[a][{i}] ", "![a](b) ",
    "![](b.png)\n\n", "![", "[", "]", "](", "[a](", "![a][b] ", "<http://a.example> ", "http://a.example/{i} ", "www.a.example ",
    "a@b.example ", "[^1] ", "[^{i}]: a\n\n", "[^{i}] ", "| a | b |\n|---|---|\n| c | d |\n\n", "| a |\n", "|-", "a | b\n", "|\n",
    "- [ ] a\n", "a  \n", "a\\\n", "\\*", "&amp; ", "&", "&a;", "&#1;", "&#x110000;", "{#a} ", "# a {#a}\n\n", "# a {#a{i}}\n\n",
    "{: .a}\n", "**FAQ**\n\ntext\n\n", "Q: Why?\nA: Because.\n\n", "**Why {i}?**\n\nBecause.\n\n", "Why? Because. ", "- Why?\n\n  So.\n\n",
    "a\n: b\n\n", "$a$ ", "$$", "==a== ", "^a^ ", "!!! note\n    a\n\n", ":::note\na\n:::\n\n", ":::", "{% raw %}", "{{ a }} ", "{{",
    "{{< a >}}", "{{< a >}}b{{< /a >}}", "{{< a", "{{% a %}}\n# b\n{{% /a %}}\n", "{{< figure src=a.png >}}\n\n", "{{</* a */>}}", "{% a %}",
    "{# a #}", "<!-- a -->\n", "<!-- a -->", "<!--", "-->", "<!-- a\n", "<?", "<![CDATA[", "<!A", "</", "<", ">", "<a\n", "<a b='", "</a>",
    "word ", "Word. ", "Is it 3 litres? ", "It is {i} litres. ", "It is not so. ", "Don'T ", "Ã©", "\u200b", "\u202e", "\ufeff", "é",
    "水", "🫖", "a\u0301", "\t", " ", "\n", "\r", "\r\n", "\x00", "\x0b", "\u2028", "\ufffd", "\ue000", "a" * 60 + "\n", "<<<<<<< a\n", "=======\n",
    ">>>>>>> a\n", "TODO ", "undefined ", "lorem ipsum ", "\"a\" ", "“a” ", "... ", "--", "click here ", "[click here](#) ", "[a](#a) ",
    "[a](#a{i}) ", "[a]() ", "[a](a.md) ", "[a](../a.md) ", "[a](javascript:a) ", "[a](http://a.example) ", "[a](<b c>) ", "[a](b 'c') ",
    "<img src=a{i}.png>\n", "![a{i}](a.png) ", "# a{i}\n\ntext\n\n", "## 1. a\n\n", "#a\n", "####### a\n", "###### a\n\n", "import a\n", "{/* a */}",
    "<A b={c}/>\n\n", "export a\n", ":::note\n# a\n:::\n\n", "<h1><h2>", "<h1 aria-level={i}{i}>a</h1>\n", "<h{i}>a\n", "a\n=\n",
)  # fmt: skip
_COMMENTS = (
    "<!-- postlint-enable -->", "<!-- postlint-enable -->\n\n", "<!-- postlint-disable-next-line body-h1 -->\n",
    "<!-- postlint-disable-next-line body-h1 -- why -->\n\n# a\n\n", "<!-- postlint-disable body-h1 -->\n\n", "<!-- postlint-disable -->",
    "<!-- postlint-disable a{i} -->\n", "<!-- postlint-disable-file body-h1 -->\n", "<!-- postlint-disable body-h1 -->\n<!-- postlint-enable -->\n",
    "<!-- postlint-disable ", "<!-- postlint-disable-next-line", "<!-- postlint-disable-next-line body-h1 -->", "postlint-disable ",
    "<!-- postlint-disable-next-line body-h1, links, a, b, c, d -->\n", "<!-- postlint-disable " + "body-h1 " * 20 + "-->\n",
)  # fmt: skip
_YAML = (
    "key{i}: a\n", "Title{i}: a\n", "title: a\n", "Title: a\n", "a{i}: [b]\n", "a{i}: {b: c}\n", "- a\n", "a{i}: 'b'\n", 'a{i}: "b"\n', "a{i}: |\n  b\n",
    "a{i}: >\n  b\n", "a{i}: &a{i} b\n", "a{i}: *b\n", "? a{i}\n: b\n", "# a\n", "# postlint-disable-next-line duplicate-key\n",
    "# postlint-disable duplicate-key\n", "# postlint-enable\n", "a{i}:\n  - b\n", "a{i}: yes\n", "a{i}: 012\n", "a{i}: 2024-02-30\n", "a{i}: 12:30\n", "a{i}:\n",
    "a{i}: b: c\n", "a{i}: [b\n", "a{i}: !b c\n", "\ta: b\n", " a: b\n", "a\n", ": b\n", "[", "{", "a{i}: {", "- - ", "? ", "'", '"', "%a\n",
    "titel{i}: a\n", "descriptoin: a\n", "a{i}: http://b.example\n", "<<: {a: b}\n", "a{i}: ~\n", "a{i}: \\x00\n", "date: 2024-01-01\n",
)  # fmt: skip
_YAML_ITEMS = (
    ("title: t\n", "- ", "\n"), ("title: t\na: b", " ", "c\n- d\n"), ("title: t\na", " ", "c\n- d\n"),
    ("tags: [", "a, ", "]\n"), ("tags: [", "a{i}, ", "]\n"), ("tags:\n", "  - a\n", ""), ("tags:\n", "- a{i}\n", ""), ("faq:\n", "- question: Why?\n  answer: So.\n", ""),
    ("faq:\n", "- question: Why {i}?\n  answer: So {i}.\n", ""), ("title: ", "a ", "\n"), ('title: "', "\\u0061", '"\n'), ("title: |\n", "  a\n", ""),
    ("a: &a [b]\nc: [", "*a, ", "]\n"), ("a: ", "[", ""), ("a: ", "{a: ", ""), ("a: {", "b{i}: c, ", "}\n"), ("images:\n", "- src: a{i}.png\n", ""), ("aliases:\n", "- /a\n", ""),
    ("date: ", "1", "\n"), ("title: '", "''", "'\n"), ("a: ", "b: ", "\n"), ("cover:\n", "  a{i}: b\n", ""), ("tags: [", "[a], ", "]\n"), ("params:\n", "  a{i}:\n    b: c\n", ""),
)  # fmt: skip
_TOML = (
    "a{i} = 1\n", "a = 1\n", "[a{i}]\n", "[[a]]\n", "[a.b.c{i}]\n", "a{i} = [1]\n", "a{i} = {b = 1}\n", "a{i} = '''b'''\n", 'a{i} = """\nb\n"""\n', "a.b.c{i} = 1\n",
    "a{i} = \n", "a{i} = yes\n", "a{i}: b\n", "# a\n", '"a{i}" = 1\n', "a{i} = [[1]]\n", "a{i} = 2024-01-01\n", "a", "[", "'", "[[a]]\nb = 1\n",
)  # fmt: skip
_JSON = (
    '"a{i}": 1, ', '"a": 1, ', '"a{i}": [1], ', '"a{i}": {"b": 1}, ', '"a{i}": "b", ', '"""', '"', "{", "[", "'a': 1, ', ", '"a": {', '"a": [', "a: 1, ", '"a" ', "1, ", '\\', '"\\u0061": 1, ',
    "// a\n", "/* a */", "}", "]", ",", '"a\n', '"a{i}": 1\n', '"a{i}": "b\nc", ',
)  # fmt: skip
_SCRIPT = '<script type="application/ld+json">{}</script>\n'
_LINKED_DATA = (
    '{"@type": "FAQPage", "@id": "a{i}", "mainEntity": {"@id": "a{j}"}}', '{"@type": "Question", "name": "Why {i}?"}', '{"@id": "a{i}"}',
    '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Why?", "acceptedAnswer": {"text": "So."}}]}', "[", '{"@graph": [', "{",
    '{"@type": "Article", "headline": "a", "datePublished": "2024-01-01"}', '{"@type": "FAQPage", "@id": "a", "mainEntity": {"@id": "a"}}',
)  # fmt: skip


class Construct(NamedTuple):
    """What is repeated: `unit`, in which `{i}` is its number and `{j}` the next, between two texts."""

    path: str
    before: str
    unit: str
    after: str = ""

    @property
    def name(self) -> str:
        kind = self.path.rpartition(".")[2]
        return f"{kind} {self.before[-24:]!r} {self.unit[:60]!r}"

    def text(self, length: int) -> str:
        """About so many characters of it."""
        count = max(1, length // max(1, len(self.unit)))
        if "{i}" not in self.unit and "{j}" not in self.unit:
            return self.before + self.unit * count + self.after
        units = (self.unit.replace("{i}", str(i)).replace("{j}", str(i + 1)) for i in range(count))
        return self.before + "".join(units) + self.after


def constructs() -> Iterator[Construct]:
    """All of them."""
    for path in ("post.md", "post.html"):
        yield from _of_elements(path)
        yield from _of_texts(path)
    yield from _of_front_matter()
    for unit in ("{/* a */}", "<A b={c}/>\n\n", "{", "import a from 'b'\n", "<A>", "{/* postlint-disable body-h1 */}\n\n"):  # fmt: skip
        yield Construct("post.mdx", "a\n\n", unit)


def _of_elements(path: str) -> Iterator[Construct]:
    for element in _ELEMENTS:
        yield Construct(path, "a\n\n", f"<{element}>")
        yield Construct(path, "a\n\n", f"<{element}>a</{element}>\n")
    for element in ("p", "div", "body", "table", "b", "a", "center", "option", "li", "br"):
        yield Construct(path, "a\n\n", f"</{element}>")
    for attribute in _ATTRIBUTES:
        yield Construct(path, "a\n\n", f"<p {attribute}>")
        yield Construct(path, "a\n\n", f"<b {attribute}>a</b>")
    for nested in ("<tr><td>", "<table><tr>", "<b><p>", "<a><b>", "<ul><li>", "<p><table>", "<svg><p>", "<b><i><u><p>", "<select><option>", "<div><b>", "<font><center>", "<table><b>", "</b><p><b>", "<dl><dt>Why?<dd>So."):  # fmt: skip
        yield Construct(path, "a\n\n", nested)


def _of_texts(path: str) -> Iterator[Construct]:
    yield Construct(path, "a\n\n<p ", "a{i}=1 ", ">")
    yield Construct(path, "a\n\n<p ", "a=1 ", ">")
    yield Construct(path, "a\n\n<p title='", "a\n", "'>")
    yield Construct(path, "a\n\n<table>", "<tr><td>a</td></tr>\n", "</table>")
    for unit in (*_MARKDOWN, *_COMMENTS):
        yield Construct(path, "a\n\n", unit)
    for data in _LINKED_DATA:
        yield Construct(path, "a\n\n", _SCRIPT.replace("{}", data))


def _of_front_matter() -> Iterator[Construct]:
    for unit in _YAML:
        yield Construct("post.md", "---\n", unit, "---\na\n")
        yield Construct("post.md", "---\n", unit)
    for before, unit, after in _YAML_ITEMS:
        yield Construct("post.md", "---\n" + before, unit, after + "---\na\n")
    for unit in _TOML:
        yield Construct("post.md", "+++\n", unit, "+++\na\n")
    for unit in _JSON:
        yield Construct("post.md", "{", unit, '"z": 1}\n\na\n')
        yield Construct("post.md", '{"a": [', unit)


def schemas() -> Iterator[tuple[str, dict[str, object], str]]:
    """Schemas with the front matter that they are for, by what is many in them."""
    for name, schema, value in (
        ("enum", {"items": {"enum": ["a"]}}, ["b"]), ("type", {"items": {"type": "integer"}}, ["b"]), ("pattern", {"items": {"pattern": "^c"}}, ["b"]),
        ("required", {"items": {"required": ["c"]}}, [{"b": 1}]), ("closed", {"items": {"additionalProperties": False}}, [{"b": 1}]),
        ("anyOf", {"items": {"anyOf": [{"type": "integer"}, {"const": 1}]}}, ["b"]), ("unique", {"uniqueItems": True}, ["b", "b"]),
        ("reference", {"items": {"$ref": "#"}}, [["b"]]), ("multiple", {"items": {"multipleOf": 0.5}}, [0.3]), ("unevaluated", {"unevaluatedItems": False}, ["b"]),
    ):  # fmt: skip
        yield name, {"properties": {"a": schema}}, json.dumps(value)
