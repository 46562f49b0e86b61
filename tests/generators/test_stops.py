"""Where MDX and Liquid stop: their own compilers judge random bodies."""

from __future__ import annotations

from random import Random

import pytest
from judges import needs_gem, needs_package, node, ruby

from postlint import generators
from postlint.document.markdown.mdx_faults import mdx_fault
from postlint.document.template_tags import read

MANY = 600
_AT_RUN_TIME = ("is not defined", "wants a mapping")
_MDX = """import {compile} from "@mdx-js/mdx"; import fs from "fs"; const out = [];
for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
  try { await compile(text); out.push(false) } catch { out.push(true) } }
console.log(JSON.stringify(out));"""
_LIQUID = """require "json"; require "jekyll"
puts JSON.generate(JSON.parse(STDIN.read).map { |t|
  begin; Liquid::Template.parse(t); false; rescue Liquid::Error, SyntaxError; true; end })"""
_MDX_PIECES = [
    *("<b>", "</b>", "<br/>", "<div>", "</div>", '<A x="1">', "</A>", "<A b={1} />", "<>", "</>"),
    *("{1 + 1}", "{`a`}", "text", "*em*", "`c <b {`", "\\<", "\\{", "a < b", "5 <6", '{"a": 1}'),
    *[
        "{a",
        "}",
        "[l](<a b.md>)",
        "![i](p.png)",
        "{/* c */}",
        "<p>",
        "</p>",
        "$x$",
        "it's",
        "<A.b>",
    ],
]
_MDX_SIGNS = [" ", "\n", "\n\n", "\n- ", "\n> ", "\n\n## ", "\n\n```\n", "\n\n    "]
_LIQUID_PIECES = [
    *("{% if a %}", "{% endif %}", "{% else %}", "{% for x in y %}", "{% endfor %}", "{% raw %}"),
    *("{% endraw %}", "{{ a }}", "{{1,2}", "{{", "}}", "{%", "%}", "{% assign a = 1 %}", "text"),
    *("{% capture b %}", "{% endcapture %}", "{%- if a -%}", "{%- endif -%}", "{", "}", "{{}}"),
]


@needs_package("@mdx-js/mdx")
@pytest.mark.parametrize("seed", range(2))
def test_mdx_stops_where_its_compiler_does(seed: int) -> None:
    random = Random(seed)
    texts = sorted({_made(random, _MDX_PIECES, _MDX_SIGNS) for _ in range(MANY)})
    missed = 0
    for text, stops in zip(texts, node(_MDX, texts), strict=True):
        fault = mdx_fault(text, 0, has_comments=False)
        if fault is not None and not fault.message.endswith(_AT_RUN_TIME):
            assert stops, f"{fault.message}: {text!r}"
        missed += stops and fault is None
    assert missed <= MANY // 50


@needs_gem("jekyll")
@pytest.mark.parametrize("seed", range(2))
def test_liquid_stops_where_jekylls_does(seed: int) -> None:
    random = Random(seed)
    tags = generators.load("jekyll").templates.tags
    assert tags is not None
    texts = sorted({_made(random, _LIQUID_PIECES, [" "]) for _ in range(MANY)})
    for text, stops in zip(texts, ruby(_LIQUID, texts), strict=True):
        assert (read(text, 0, tags, ()).fault is not None) == stops, text


def _made(random: Random, pieces: list[str], signs: list[str]) -> str:
    size = random.randrange(1, 7)
    return "".join(random.choice(pieces) + random.choice(signs) for _ in range(size)) + "\n"
