"""A post's body as HTML, with what its shortcodes make of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from postlint.document.html.tokens import text_stretches
from postlint.document.markdown.segments import Body, Render, SegmentMap, Writer
from postlint.document.mask import DYNAMIC, Call, blank
from postlint.document.shortcodes.elements import Elements
from postlint.document.shortcodes.pairs import Node, Pair, paired
from postlint.pattern import lazy
from postlint.profile.profile import Profile
from postlint.source import Span

_RUN = lazy(f"{DYNAMIC}+")
_PARAGRAPH_END = lazy(r"\s*+</p>")
_PARAGRAPH = "<p>"


def expanded(
    text: str, masked: str, body: Span, calls: tuple[Call, ...], profile: Profile, render: Render
) -> Body:
    """The body of a post, its calls replaced by what they make where that is known.

    `masked` is the `text` with its calls blanked. `render` is given the body and, apart from
    it, what stands between paired shortcodes.
    """
    return _Expansion(text, masked, profile, render).body(body, paired(calls, profile))


class _Expansion:
    def __init__(self, text: str, masked: str, profile: Profile, render: Render) -> None:
        self.text = text
        self.masked = masked
        self.profile = profile
        self.render = render
        self.rendered: list[SegmentMap] = []

    def body(self, span: Span, nodes: tuple[Node, ...]) -> Body:
        body = self.region(span, nodes)
        if body.segments is self.rendered[0]:  # no call tells what it makes
            return body
        code = tuple(span for segments in self.rendered for span in segments.code)
        return Body(body.html, body.segments.with_code(code))

    def region(self, span: Span, nodes: tuple[Node, ...]) -> Body:
        """A stretch of the source with what the calls in it make."""
        held = [node.inner for node in nodes if isinstance(node, Pair)]
        masked = blank(self.masked[slice(*span)], held, span.start)
        body = self.render(masked, span.start)
        self.rendered.append(body.segments)
        telling = [node for node in nodes if isinstance(node, Pair) or self._may_tell(node)]
        if not telling:
            return body
        writer, at = Writer(*span), 0
        for place, node in _places(body, telling):
            start, end = _with_paragraph(body.html, place, at)
            writer.copy(body.html, body.segments, at, start)
            self._write(writer, node)
            at = end
        writer.copy(body.html, body.segments, at, len(body.html))
        return writer.written()

    def _may_tell(self, call: Call) -> bool:
        return call.kind == "call" and self.profile.shortcode(call.name) is not None

    def _write(self, writer: Writer, node: Node) -> None:
        call = node.call if isinstance(node, Pair) else node
        shortcode = self.profile.shortcode(call.name)
        inner = partial(self.region, node.inner, node.held) if isinstance(node, Pair) else None
        if shortcode is not None:
            elements = Elements(writer, self.text, call, shortcode, self.render, inner)
            if elements.write(self._questions_of(node)):
                return
        _write_run(writer, call)
        if isinstance(node, Pair):
            body = self.region(node.inner, node.held)
            writer.copy(body.html, body.segments, 0, len(body.html))
            _write_run(writer, node.closer)

    def _questions_of(self, node: Node) -> Span | None:
        """What a pair holds, if that is no shortcode with a question of its own."""
        if not isinstance(node, Pair):
            return None
        calls = (held.call if isinstance(held, Pair) else held for held in node.held)
        known = (self.profile.shortcode(call.name) for call in calls)
        return None if any(held and held.question for held in known) else node.inner


def _write_run(writer: Writer, call: Call) -> None:
    """Writes a call of which it is not known what it makes."""
    writer.write(DYNAMIC * (call.span.end - call.span.start), *call.span, verbatim=True)


def _places(body: Body, nodes: list[Node]) -> Iterator[tuple[Span, Node]]:
    """Where calls stand in HTML as text, in order; not in tags, comments and the like."""
    starts = [node.span.start for node in nodes]
    for stretch in text_stretches(body.html):
        for run in _RUN.finditer(body.html, *stretch):
            source = body.segments.to_source(*run.span())
            if source.end - source.start != run.end() - run.start():
                continue
            at = bisect_left(starts, source.start)
            while at < len(nodes) and nodes[at].span.end <= source.end:
                node, shift = nodes[at], run.start() - source.start
                yield Span(node.span.start + shift, node.span.end + shift), node
                at += 1


def _with_paragraph(html: str, place: Span, after: int) -> Span:
    """A place, with the paragraph around it that holds nothing else: generators drop it."""
    start = place.start
    while start > after and html[start - 1].isspace():
        start -= 1
    end = _PARAGRAPH_END.match(html, place.end)
    if end is None or start - len(_PARAGRAPH) < after or not html.endswith(_PARAGRAPH, 0, start):
        return place
    return Span(start - len(_PARAGRAPH), end.end())
