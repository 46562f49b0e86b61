from collections import Counter
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.blank_lines import is_parted
from postlint.document.faq import faq
from postlint.document.headings import Heading
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.document.samples import is_sample
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.headings._boxes import Box, box_with_more
from postlint.rules.headings._names import named_headings
from postlint.rules.rule import Rule

_PART_OF_SONG = lazy(
    r"(?:pre-?|post-?)?chorus|refrains?|verse|bridge|interlude|hook|coro|refr[aã]o|ritornello|estribillo"
    r"|strophe|kehrvers|副歌|主歌|サビ|припев"
)
"""Folded headings that come again because what they stand over does."""


class _Path(NamedTuple):
    """What tells a heading from others; `above` is the number of the one that it stands below."""

    above: int
    level: int
    name: str


class DuplicateHeading(Rule):
    """Two sections under one heading have the same heading.

    Readers cannot tell them apart in a table of contents, and a link to the second leads to an
    anchor with a number that changes when sections move.

    ```markdown bad
    ## Copper kettles

    They heat fast.

    ## Copper kettles

    They dent.
    ```

    ```markdown good
    ## Copper kettles

    ### Care

    Polish them.

    ## Steel kettles

    ### Care

    Wipe them.
    ```

    Told once for each text. Only headings side by side are compared, without regard to case:
    those in cards, tabs and boxes of their own are not, and neither are those that have ids of
    their own or stand in different languages, or in one piece of HTML within Markdown.
    "Chorus" and other parts of a song may come again.
    Questions of an FAQ are `faq-duplicate-question`'s.
    """

    id = "duplicate-heading"
    markdownlint = ("MD024", "no-duplicate-heading")
    presets = ("accessibility", "style")
    folds = "post"
    severity: Severity = Severity.WARNING
    help = "Say what is different in this section, or join the two."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        folded = [_folded(name) for _, name in named_headings(post)]
        if len(set(folded)) == len(folded) or is_sample(post):
            return
        paths = list(_paths(post))
        repeated = Counter(path for path, _ in paths)
        first: dict[tuple[_Path, Box | None], Heading] = {}
        for path, heading in paths:
            if repeated[path] == 1:
                continue
            other = first.setdefault((path, box_with_more(heading, post)), heading)
            if other is heading or heading.element.span.start in _questions(post):
                continue
            if _are_told_apart(other.element, heading.element):
                continue
            if _are_of_a_piece(post, other.element, heading.element):
                continue
            line = post.source.position(other.element.span.start).line
            yield self.diagnostic(
                heading.element.span,
                f"“{heading.text or path.name}” is a heading already, at line {line}",
                related=[Related(other.element.span, "the same heading")],
                cause=path.name,
            )


def _are_told_apart(one: Element, other: Element) -> bool:
    """Whether the author gave headings ids of their own, or they are in different languages.

    Of one id for both, `duplicate-id` speaks.
    """
    have_ids = bool(one.attribute("id") and other.attribute("id"))
    return have_ids or _language(one) != _language(other)


def _are_of_a_piece(post: Post, one: Element, other: Element) -> bool:
    """Whether tags in one piece of HTML make both, in Markdown: it shows what HTML looks like."""
    if post.is_html or one.is_markdown or other.is_markdown:
        return False
    return not is_parted(post, one.span.end, other.span.start)


def _language(element: Element) -> str:
    """The language that an element, or what is around it, says that it is in."""
    marked = (each.attribute("lang") for each in (element, *element.ancestors))
    return next(filter(None, marked), "").partition("-")[0].lower()


@derived
def _questions(post: Post) -> frozenset[int]:
    return frozenset(pair.span.start for pair in faq(post))


def _paths(post: Post) -> Iterator[tuple[_Path, Heading]]:
    """The headings that are compared, each with what tells it from others."""
    above: list[tuple[int, int]] = []
    for index, (heading, name) in enumerate(named_headings(post)):
        while above and above[-1][0] >= heading.level:
            above.pop()
        folded = _folded(name)
        if name and not is_dynamic(name) and not _PART_OF_SONG.fullmatch(folded):
            yield _Path(above[-1][1] if above else -1, heading.level, folded), heading
        above.append((heading.level, index))


def _folded(name: str) -> str:
    """A heading's name as it is compared."""
    return name.casefold().rstrip(" .:")
