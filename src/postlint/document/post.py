"""The post: what rules get."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from postlint.dialect.markdown import Markdown, in_mdx
from postlint.document.blocks import Block, blocks
from postlint.document.body import Kind, rendered
from postlint.document.front_matter import read
from postlint.document.front_matter.split import behind_program, split
from postlint.document.front_matter.unread import unread
from postlint.document.front_matter.wrapper import Wrapper, body_wrapper, wrapper
from postlint.document.headings import Heading, headings
from postlint.document.html import Element, Tree
from postlint.document.markdown.segments import Body
from postlint.document.mask import Call, mask
from postlint.document.mdx_format import is_plain
from postlint.document.other_files import makes_other_file
from postlint.profile.language import language, language_of_path
from postlint.profile.need import Need, known
from postlint.profile.profile import Profile
from postlint.profile.shared import Shared
from postlint.profile.site import Place
from postlint.source import Source, Span, Spans

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from postlint.document.soup import Soup

T = TypeVar("T")

_NO_PROSE = ("code", "pre", "script", "style", "kbd", "samp", "textarea", "template", "xmp", "var")
_LANGUAGE_KEYS = ("lang", "language", "locale")
_HTML_SUFFIXES = (".html", ".htm", ".njk", ".liquid")


def derived(read: Callable[[Post], T]) -> Callable[[Post], T]:
    """Decorates what is read from a post: it is worked out once, however many rules ask."""

    @wraps(read)
    def once(post: Post) -> T:
        known = post._derived
        return known[read] if read in known else post.derived(read)

    return once


class Post:
    """A post as its author wrote it: front matter, and the body as one tree.

    Everything but the front matter is read when first asked for. All spans count code points of
    `source.text`.
    """

    def __init__(
        self,
        source: Source,
        profile: Profile,
        now: datetime | None = None,
        earlier: Source | None = None,
        place: Place | None = None,
        shared: Shared | None = None,
    ) -> None:
        """Reads a source as the profile's generator does. Never raises on what it holds.

        `now` is the moment that rules about dates compare with; they are silent without one.
        `earlier` is what the post was before. `place` is where it stands; None where the files of
        its site are not known. `shared` is what the posts of its site share; None where nobody
        looked at them.
        """
        self.source = source
        self.now = now
        self.place = place
        self.shared = shared
        self._earlier = earlier
        text = source.text
        self.wrapper: Wrapper | None = wrapper(text, profile.generator, is_html=self.is_html)
        start = self.wrapper.opener.end if self.wrapper else 0
        parts = split(text, profile.generator, start)
        self.front_matter = None if parts is None else read(text, parts, profile)
        if self.front_matter is not None:
            profile = profile.with_theme_of(entry.key for entry in self.front_matter.root.entries)
        self.profile = profile
        self.unread = None if parts else unread(text, profile.generator, start)
        body_start = parts.body_start if parts else behind_program(text, profile.generator, start)
        if self.unread is not None:
            body_start = self.unread.body_start
        if self.wrapper is None:
            self.wrapper = body_wrapper(
                text, body_start, has_front_matter=parts is not None, is_html=self.is_html
            )
            if self.wrapper is not None:
                body_start = self.wrapper.opener.end
        is_page = not makes_other_file(self.front_matter)
        self.body = Span(body_start if is_page else len(text), len(text))
        self.given_up: list[str] = []
        """What was not looked at to its end, as it would take too much, in words."""
        self._derived: dict[Callable[[Post], Any], Any] = {}

    def derived(self, function: Callable[[Post], T]) -> T:
        """`function(post)`, worked out once for the post however many rules ask."""
        if function not in self._derived:
            self._derived[function] = function(self)
        return self._derived[function]  # type: ignore[no-any-return]

    def close(self) -> None:
        """Drops all that was read, at the end of its use.

        Elements and their tree hold each other: Python would look for such circles, which took a
        twentieth of linting many posts.
        """
        if "tree" in self.__dict__:
            self.tree.__dict__.clear()
        self.__dict__.clear()

    @cached_property
    def earlier(self) -> Post | None:
        """The post as it was before; None where that is not known, or it is the same."""
        earlier = self._earlier
        if earlier is None or earlier.text == self.source.text:
            return None
        return Post(earlier, self.profile, self.now)

    @cached_property
    def known(self) -> frozenset[Need]:
        """What is known of the site that the post belongs to."""
        return known(self.profile, has_files=self.place is not None)

    # Front matter

    @property
    def title(self) -> str | None:
        """The front matter's title; None where there is none, or it is no text."""
        value = self.front_matter.value("title") if self.front_matter else None
        return str(value) if isinstance(value, str | int | float) else None

    @cached_property
    def language(self) -> str | None:
        """The ISO 639-1 code of the language that the post is written in; None where not told.

        The front matter tells it first, then the place of the post, then its site.
        """
        matter = self.front_matter
        own = (language(matter.value(key)) for key in _LANGUAGE_KEYS if matter is not None)
        code = next(filter(None, own), None)
        return code or self.profile.language or language_of_path(self.source.path)

    @cached_property
    def is_draft(self) -> bool:
        matter = self.front_matter
        return matter is not None and (
            matter.value("draft") is True or matter.value("published") is False
        )

    @property
    def file_name(self) -> str:
        """The name of its file, without the folders above it."""
        return self.source.path.rpartition("/")[2]

    @property
    def is_archetype(self) -> bool:
        """Whether it is a pattern for new posts, whose values are meant to be replaced."""
        return "archetypes" in (path := self.source.path) and "archetypes" in path.split("/")[:-1]

    # Body

    @property
    def is_html(self) -> bool:
        """Whether the body is HTML, and not Markdown."""
        return self.source.path.lower().endswith(_HTML_SUFFIXES)

    @cached_property
    def is_mdx(self) -> bool:
        """Whether its Markdown may hold components, and code of JavaScript."""
        may_be = self.profile.generator.reads_mdx and not self.is_html
        return self.is_mdx_file or (may_be and not is_plain(self.front_matter, self.place))

    @property
    def is_mdx_file(self) -> bool:
        """Whether its name says that it is MDX, which has no comments of HTML."""
        return self.source.path.lower().endswith(".mdx")

    @cached_property
    def _masked(self) -> tuple[str, tuple[Call, ...]]:
        text, calls = mask(self.source.text, self.profile, self.body.start)
        if self.is_mdx:
            from postlint.document.markdown.mdx import without_code

            text = without_code(text, self.body.start)
        closer = self.wrapper.closer if self.wrapper else None
        if closer is not None:
            blank = "".join(c if c in "\r\n" else " " for c in text[slice(*closer)])
            text = text[: closer.start] + blank + text[closer.end :]
        return text, calls

    @property
    def calls(self) -> tuple[Call, ...]:
        """The template calls of the body, in the order they stand in."""
        return self._masked[1]

    @cached_property
    def markdown(self) -> Markdown:
        """How the Markdown of the post is read: as its generator does, by the site's settings."""
        generator = self.profile.generator
        if self.is_mdx:
            return in_mdx(generator.markdown)
        if generator.set_markdown is None or self.place is None:
            return generator.markdown
        return generator.set_markdown(generator.markdown, self.place.site.settings)

    @cached_property
    def _rendered(self) -> Body:
        masked, calls = self._masked
        kind: Kind = "html" if self.is_html else "mdx" if self.is_mdx else "markdown"
        text = self.source.text
        return rendered(text, masked, self.body, calls, self.profile, self.markdown, kind)

    @cached_property
    def tree(self) -> Tree:
        """The body's tree. Text and attributes that templates make hold DYNAMIC."""
        return Tree(self._rendered.html, self._rendered.segments)

    @property
    def code(self) -> tuple[Span, ...]:
        """The spans of Markdown code: blocks, and code in a line."""
        return self._rendered.segments.code

    @cached_property
    def _not_prose(self) -> Spans:
        """Code, comments, scripts and template calls."""
        raw: list[Span] = []
        for element in self.elements(*_NO_PROSE):
            if not raw or element.span.start >= raw[-1].end:
                raw.append(element.full_span)
        calls = (call.span for call in self.calls)
        return Spans((*raw, *_comments(self.source.text), *self.code, *calls))

    @cached_property
    def not_content(self) -> Spans:
        """Markdown code and template calls."""
        return Spans((*self.code, *(call.span for call in self.calls)))

    def is_prose(self, span: Span) -> bool:
        """Whether a span of the source is content, and no code, comment or template."""
        return not self._not_prose.overlap(span)

    def elements(self, *tags: str) -> Iterator[Element]:
        """The body's elements of these tags (all without any), in document order.

        What the parser opens again where it was cut short is one element. `tree` has all.
        """
        return self.tree.written(*tags)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that readers meet. The front matter's title is not among them."""
        return tuple(headings(self.tree))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body as a flat run of blocks, in reading order."""
        return blocks(self.tree.root)

    @property
    def soup(self) -> BeautifulSoup:
        """The same tree as a BeautifulSoup.

        `sourceline` (from 1) and `sourcepos` (from 0) of its tags are places in the author's file.
        Template calls are U+FFFC in its texts and attributes.
        """
        return self._soup.soup

    def select(self, selector: str) -> Iterator[Element]:
        """The elements that a CSS selector matches, in document order.

        Raises SelectorError for a selector that cannot be read.
        """
        return self._soup.select(selector)

    def element(self, tag: Tag) -> Element:
        """The element, with its spans, that a tag of `soup` stands for. Raises KeyError."""
        return self._soup.element(tag)

    @cached_property
    def _soup(self) -> Soup:
        from postlint.document.soup import make_soup

        return make_soup(self.tree, self.source)


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield Span(start, end + len("-->"))
        start = text.find("<!--", end)
