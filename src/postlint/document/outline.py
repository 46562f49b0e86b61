"""What postlint sees of a post, for people who ask why and for comparing with a generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from postlint.document.faq import faq
from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.html.names import EMBEDS
from postlint.document.mask import DYNAMIC
from postlint.document.post import Post
from postlint.source import Source, Span

_CALL = re.compile(f"{DYNAMIC}+")


def outline(post: Post) -> dict[str, Any]:
    """A post's parts as JSON values, as the contract of `postlint inspect` says."""
    matter = post.front_matter
    place = _Places(post.source)
    return {
        "path": post.source.path,
        "front_matter": None
        if matter is None
        else {"format": matter.format, "data": _plain(matter.data)},
        "headings": [
            {"level": level, "text": _shown(element.visible_text), **place(element.span)}
            for level, element in _headings(post)
        ],
        "images": [
            {**_values(image, "src", "alt"), **place(image.span)} for image in post.elements("img")
        ],
        "embeds": [
            {"element": embed.tag, **_embedded(embed), **place(embed.span)}
            for embed in post.elements(*EMBEDS)
        ],
        "links": [
            {**_values(link, "href"), "text": _shown(link.visible_text), **place(link.span)}
            for link in post.elements("a")
            if link.attribute("href") is not None
        ],
        "faq": [
            {
                "question": _shown(pair.question),
                "answer": _shown(pair.answer),
                "form": pair.form,
                **place(pair.span),
            }
            for pair in faq(post)
        ],
    }


def _values(element: Element, *names: str) -> dict[str, str | None]:
    return {name: _shown(element.attribute(name)) for name in names}


def _embedded(embed: Element) -> dict[str, str | None]:
    source = embed.attribute("src") or embed.attribute("data")
    return {"src": _shown(source), "title": _shown(embed.attribute("title"))}


def readable(outlined: dict[str, Any]) -> Iterator[str]:
    """The lines of an outline for people."""
    yield outlined["path"]
    matter = outlined["front_matter"]
    if matter is None:
        yield "  no front matter"
    else:
        yield f"  front matter ({matter['format']}): {', '.join(matter['data']) or 'empty'}"
    for name, items in outlined.items():
        if name in ("path", "front_matter") or not items:
            continue
        yield f"  {name}"
        for item in items:
            yield f"  {item['start']['line']:>5}  {_line(name, item)}"


def _line(name: str, item: dict[str, Any]) -> str:
    if name == "headings":
        return f"{'  ' * (item['level'] - 1)}h{item['level']} {item['text']}"
    if name == "images":
        return f"{item['src']}  alt: {_or_none(item['alt'])}"
    if name == "embeds":
        return f"{item['element']} {item['src']}  title: {_or_none(item['title'])}"
    if name == "links":
        return f"{item['text']} → {item['href']}"
    return f"{item['question']} ({item['form']})\n{' ' * 11}{item['answer']}"


def _or_none(text: str | None) -> str:
    return "none" if text is None else f'"{text}"'


def _headings(post: Post) -> Iterator[tuple[int, Element]]:
    """All headings that the body holds, the hidden ones too; the generator renders them all."""
    levels = {heading.element: heading.level for heading in post.headings}
    for element in post.elements() if post.tree.has_roles else post.elements(*TAGS):
        if element in levels:
            yield levels[element], element
        elif element.tag in TAGS:
            yield int(element.tag[1]), element


class _Places:
    """Spans as the contract writes them."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def __call__(self, span: Span) -> dict[str, Any]:
        return {
            "start": self.source.position(span.start)._asdict(),
            "end": self.source.position(span.end)._asdict(),
        }


def _shown(text: str | None) -> str | None:
    """A text with what templates make of it shown as `…`."""
    if text is None or DYNAMIC not in text:
        return text
    return _CALL.sub("…", text)


def _plain(value: object) -> Any:
    """A front matter's value as JSON can hold it."""
    if isinstance(value, dict):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value
