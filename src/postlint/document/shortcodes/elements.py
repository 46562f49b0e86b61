"""Writes the elements that a shortcode makes, each with the place that its author wrote it at."""

from __future__ import annotations

from collections.abc import Callable

from postlint.dialect.shortcode import Shortcode
from postlint.document.escaping import in_attribute
from postlint.document.markdown.segments import Body, Render, Writer
from postlint.document.mask import DYNAMIC, Call
from postlint.document.plain_text import plain
from postlint.document.shortcodes.expressions import Piece, Pieces, evaluate
from postlint.document.shortcodes.listed import listed
from postlint.document.shortcodes.parameters import Parameters, Value, parameters
from postlint.pattern import lazy
from postlint.source import Span

QUESTION = "data-question"
"""What marks the `details` that a question of a shortcode is made into."""

_MEDIA = ("iframe", "video", "audio")
_SPECIAL = lazy(r"[&<>\"']")
_MARKUP = lazy(r"[*_`\[\]<>&\\~:\n]")
_PARAGRAPH = lazy(r"<p>(?P<held>(?>(?:[^<]|<(?!p>|/p>))*))</p>\s*")


class Elements:
    """Writes what one call makes.

    `inner` gives what stands between it and its closer; it is None for a call without one.
    """

    def __init__(
        self,
        writer: Writer,
        text: str,
        call: Call,
        shortcode: Shortcode,
        render: Render,
        inner: Callable[[], Body] | None = None,
    ) -> None:
        self.writer = writer
        self.text = text
        self.place = call.span
        self.shortcode = shortcode
        self.given: Parameters = parameters(text, call)
        self.render = render
        self.inner = inner

    def write(self, between: Span | None) -> bool:
        """Writes the elements; False where it is not known which.

        `between` is what stands between the call and its closer; None where that are questions,
        which have shortcodes of their own.
        """
        shortcode = self.shortcode
        if shortcode.question and between is not None and self._listed(between):
            return True
        holds_questions = self.inner is not None and between is None
        question = None if holds_questions else self._of(shortcode.question)
        answer = self._of(shortcode.answer)
        if question and (self.inner or answer):
            self._details(question, answer, f" {QUESTION}")
        elif shortcode.summary and self.inner:
            self._details(self._of(shortcode.summary) or ())
        elif (image := self._of(shortcode.image)) is not None:
            self._figure(image)
        elif not self._media() and not self._link():
            return self._inner()
        return True

    def _of(self, expression: str) -> Pieces | None:
        return evaluate(expression, self.given)

    # Elements

    def _details(self, summary: Pieces, answer: Pieces | None = None, mark: str = "") -> None:
        self._markup(f"<details{mark}><summary>")
        self._prose(summary)
        self._markup("</summary><div>")
        self._prose(answer or ())
        self._inner()
        self._markup("</div></details>\n")

    def _figure(self, image: Pieces) -> None:
        link, caption = self._of(self.shortcode.link), self._of(self.shortcode.caption)
        self._markup("<figure>")
        if link:
            self._tag("a", href=link)
        alt = self._of(self.shortcode.alt)
        alt = self._plain(alt) if alt and alt == caption else alt
        self._tag("img", src=image, alt=alt, **self._shared())
        self._markup("</a>" if link else "")
        self._caption(caption or ())
        self._inner()
        self._markup("</figure>\n")

    def _caption(self, caption: Pieces) -> None:
        title, credit = self._of(self.shortcode.text), self._of(self.shortcode.credit)
        if not (caption or title or credit):
            return
        source = self._of(self.shortcode.source)
        self._markup("<figcaption>")
        self._text(title or ())
        self._prose(caption)
        if credit and source:
            self._markup('<a href="')
            self._text(source)
            self._markup('">')
        self._prose(credit or ())
        self._markup("</a></figcaption>" if credit and source else "</figcaption>")

    def _media(self) -> bool:
        for tag in _MEDIA:
            address = self._of(getattr(self.shortcode, tag))
            if address is not None:
                self._tag(tag, src=address, **self._shared())
                self._markup(f"</{tag}>\n")
                return True
        return False

    def _shared(self) -> dict[str, Pieces | None]:
        return {name: self._of(getattr(self.shortcode, name)) for name in ("title", "loading")}

    def _link(self) -> bool:
        address = self._of(self.shortcode.link)
        if address is None:
            return False
        self._tag("a", href=address, title=self._of(self.shortcode.title))
        text = self._of(self.shortcode.text)
        if text:
            self._text(text)
        elif not self._inner():
            self._markup(DYNAMIC)
        self._markup("</a>")
        return True

    def _listed(self, between: Span) -> bool:
        """Writes the questions that stand as JSON between a shortcode and its closer."""
        pairs = listed(self.text, between, self.shortcode)
        self.inner = None if pairs else self.inner
        for question, answer in pairs:
            self.place = question.span
            self._details(_as_pieces(question), _as_pieces(answer), f" {QUESTION}")
        return bool(pairs)

    def _inner(self) -> bool:
        if self.inner is None:
            return False
        html, segments = self.inner()
        self.writer.copy(html, segments, 0, len(html))
        return True

    # Their parts

    def _tag(self, name: str, **attributes: Pieces | None) -> None:
        self._markup(f"<{name}")
        for attribute, pieces in attributes.items():
            if pieces is not None:
                self._markup(f' {attribute}="')
                self._text(pieces)
                self._markup('"')
        self._markup(f" {self.shortcode.attributes}>" if self.shortcode.attributes else ">")

    def _markup(self, html: str) -> None:
        self.writer.write(html, *self.place)

    def _text(self, pieces: Pieces) -> None:
        for text, value in pieces:
            if value is None:
                self._markup(in_attribute(text))
            elif not value.is_exact or "\r" in text:
                self.writer.write(in_attribute(text), *value.span)
            else:
                self._exact(value)

    def _exact(self, value: Value) -> None:
        """Writes a text that stands in the source, so that each character has its place."""
        at = start = value.span.start
        for special in _SPECIAL.finditer(value.text):
            place = start + special.start()
            self.writer.write(self.text[at:place], at, place, verbatim=True)
            self.writer.write(in_attribute(special[0]), place, place + 1)
            at = place + 1
        self.writer.write(self.text[at : value.span.end], at, value.span.end, verbatim=True)

    def _prose(self, pieces: Pieces) -> None:
        """Writes pieces as the Markdown that they are."""
        for piece in pieces:
            body = self._rendered(piece)
            if body is None:
                self._text((piece,))
                continue
            found = _PARAGRAPH.fullmatch(body.html)
            place = found.span("held") if found else (0, len(body.html))
            self.writer.copy(body.html, body.segments, *place)

    def _rendered(self, piece: Piece) -> Body | None:
        """A parameter's value as Markdown; None where it is plain text."""
        value = piece.value
        if value is None or not value.is_exact or not _MARKUP.search(value.text):
            return None
        return self.render(value.text, value.span.start)

    def _plain(self, pieces: Pieces) -> Pieces:
        return tuple(_as_plain(piece, self._rendered(piece)) for piece in pieces)


def _as_pieces(value: Value) -> Pieces:
    if value.is_exact:
        return (Piece(value.text, value),)
    return (Piece(plain(value.text), value),)


def _as_plain(piece: Piece, body: Body | None) -> Piece:
    if body is None or piece.value is None:
        return piece
    text = plain(body.html)
    return Piece(text, Value(text, piece.value.span, is_exact=False))
