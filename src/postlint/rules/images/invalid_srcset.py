from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.images._srcset import Candidate, candidates
from postlint.rules.rule import Rule
from postlint.source import Span

_WIDTH = lazy(r"0*[1-9][0-9]*w")
_HEIGHT = lazy(r"0*[1-9][0-9]*h")
_DENSITY = lazy(r"(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)x")


class InvalidSrcset(Rule):
    """A `srcset` is not written as browsers read it.

    Browsers drop the images whose descriptors they cannot read, or choose the wrong one.

    ```html bad
    <img src="kettle.jpg" srcset="kettle.jpg 400px, kettle-large.jpg 800px" alt="A kettle">
    ```

    ```html good
    <img src="kettle.jpg" srcset="kettle.jpg 400w, kettle-large.jpg 800w" alt="A kettle">
    ```

    Each address is followed by a width such as `400w` or a density such as `2x`, all by the same
    kind, and no two by the same one. A space in an address ends it: write `%20`.

    Source: HTML, "Parsing a srcset attribute".
    """

    id = "invalid-srcset"
    needs_elements = ("img", "source")
    severity: Severity = Severity.ERROR
    help = (
        "Give each image one width such as 400w, or each one density such as 2x, and write spaces "
        "in addresses as %20: browsers drop what they cannot read."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img", "source"):
            value = image.attribute("srcset")
            if not value or is_dynamic(value) or value.startswith("{"):
                continue
            span = image.value_span("srcset")
            is_exact = post.source.text[slice(*span)] == value
            for candidate, problem in _problems(list(candidates(value))):
                place = Span(span.start + candidate.start, span.start + candidate.end)
                yield self.diagnostic(place if is_exact else span, problem)


def _problems(listed: list[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """What is wrong with the candidates, each of them reported once."""
    first: dict[str, Candidate] = {}
    kind = ""
    for candidate in listed:
        meaning = _meaning(candidate.descriptors)
        if meaning is None:
            written = " ".join(candidate.descriptors)
            yield candidate, f"`{written}` after `{_name(candidate)}` is no width and no density"
            continue
        kind = kind or meaning[-1]
        if meaning[-1] != kind:
            yield candidate, f"`{_name(candidate)}` {_lacks(candidate, kind)}"
        elif first.setdefault(meaning, candidate) is not candidate:
            yield candidate, f"`{_name(candidate)}` has the {_WORDS[kind]} of another image"


_WORDS = {"w": "width", "x": "density"}


def _lacks(candidate: Candidate, kind: str) -> str:
    given = " ".join(candidate.descriptors)
    wanted = _WORDS[kind]
    return f"has {given}, no {wanted} as the others have" if given else f"has no {wanted}"


def _meaning(descriptors: tuple[str, ...]) -> str | None:
    """What descriptors say, as `400w` or `2.0x`; None where they say nothing."""
    written = [word for word in descriptors if not _HEIGHT.fullmatch(word)]
    if not descriptors:
        return "1.0x"
    if len(written) != 1:
        return None
    if _WIDTH.fullmatch(written[0]):
        return written[0].lstrip("0")
    density = _DENSITY.fullmatch(written[0])
    if density is None or len(descriptors) > 1:
        return None
    return f"{float(density['number'])}x" if float(density["number"]) else None


def _name(candidate: Candidate) -> str:
    url = candidate.url
    return url if len(url) <= 60 else f"{url[:25]}…{url[-30:]}"
