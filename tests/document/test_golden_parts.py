"""What is read of all posts that cases and examples are made of: a line a rule, a digest a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from goldens import check, digest
from readings import readings

from postlint.document.accessibility import accessible_name, is_hidden, role
from postlint.document.broken_tags import broken_tags
from postlint.document.causes import misread
from postlint.document.endings import breaks_off
from postlint.document.faq import faq
from postlint.document.faq.section import faq_sections
from postlint.document.misread import meant_headings, numbers, torn_code
from postlint.document.outline import outline
from postlint.document.pasted_code import pasted_code, pasted_lines
from postlint.document.post import Post
from postlint.document.structured_data.questions import marked_pairs
from postlint.document.structured_data.things import things
from postlint.document.tags import nesting

GOLDEN = Path(__file__).parent / "golden" / "parts.txt"


def _matter(post: Post) -> Iterator[object]:
    matter = post.front_matter
    yield post.title, post.language, post.is_draft, post.is_html, post.is_mdx, post.body
    if matter is not None:
        yield matter.format, matter.is_open, matter.data, [*matter.duplicates]
        yield [*matter.scalars()], [(path, one.all_entries) for path, one in matter.mappings()]


def _elements(post: Post) -> Iterator[object]:
    for element in post.elements():
        spans = element.full_span, element.outer_span, element.content_offsets
        names = [name for name, _ in element.attributes]
        values = [(element.attribute(one), element.value_span(one)) for one in names]
        yield element.tag, spans, names, values, is_hidden(element), role(element)
        yield accessible_name(element), element.visible_text


def _tags(post: Post) -> Iterator[object]:
    yield post.calls, post.code
    yield broken_tags(post), torn_code(post), pasted_code(post), pasted_lines(post)
    yield nesting(post), [misread(post).overlap(one.element.span) for one in post.blocks]


def _faq(post: Post) -> Iterator[object]:
    yield [(one.question, one.answer, one.form, one.span, one.answer_span) for one in faq(post)]
    yield faq_sections(post), marked_pairs(post)
    yield [(one.types, one.name, one.span) for one in things(post)]


def _blocks(post: Post) -> Iterator[object]:
    yield post.blocks, post.headings, meant_headings(post), [*numbers(post).values()]
    yield [breaks_off(one.text, post.language) for one in post.blocks], outline(post)


PARTS: dict[str, Callable[[Post], Iterator[object]]] = {
    "matter": _matter,
    "elements": _elements,
    "tags": _tags,
    "faq": _faq,
    "blocks": _blocks,
}


def test_golden_parts(tmp_path: Path) -> None:
    lines = []
    for rule, all_readings in sorted(readings(tmp_path).items()):
        found = defaultdict[str, list[object]](list)
        for post in (post for reading in all_readings for post in reading.read()):
            for name, part in PARTS.items():
                found[name].append([*part(post)])
        lines.append(
            f"{rule}: {', '.join(f'{name} {digest(one)}' for name, one in found.items())}\n"
        )
    check(GOLDEN, "".join(lines))
