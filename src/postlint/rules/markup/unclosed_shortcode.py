import re
from collections.abc import Iterator
from itertools import islice

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.markdown.render import render
from postlint.document.post import Post
from postlint.lookup.hugo_shortcodes import is_absent, takes_inner
from postlint.pattern import lazy
from postlint.profile.need import GENERATOR
from postlint.profile.site import Place
from postlint.record import NamedTuple
from postlint.rules.rule import Rule
from postlint.source import Span

_OPENER = re.compile(r"\{\{(?P<sign>[<%])(?!/\*)")
_INSIDE = lazy(
    r"""(?>(?:[^"`{}\\]++|\\.|"(?>(?:[^"\\\r\n]++|\\.)*)"|`[^`]*+`|["`]|\{(?!\{[<%])|\}(?!\}))*)\}\}""",
    re.DOTALL,
)
_NAME = lazy(r"\s*(?P<closer>/?)\s*(?P<name>[\w./-]*[\w.-])")
_PARAMETER = lazy(
    r"""(?:(?P<name>[\w-]+)\s*=\s*)?(?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^\s"`=]+)""", re.DOTALL
)
_CLOSERS = {"<": ">", "%": "%"}
_ALWAYS_PAIRED = frozenset({"highlight"})
_LONGEST = 50
_MOST = 20
"""How many are reported in a post at most: Hugo stops at the first."""


class _Shortcode(NamedTuple):
    """A shortcode's call as written. `sign` is `<` or `%`; `end_sign` stands before its `}}`."""

    span: Span
    name: str
    sign: str
    end_sign: str
    is_closer: bool
    closes_itself: bool
    is_mixed: bool = False


class UnclosedShortcode(Rule):
    """A shortcode's delimiters do not match, or a paired shortcode is not closed.

    Hugo stops the build.

    ```markdown bad
    Watch it boil:

    {{< youtube u3ybeCUxPlA %}}
    ```

    ```markdown good
    Watch it boil:

    {{< youtube u3ybeCUxPlA >}}
    ```

    A shortcode is known to be paired where the post closes one of that name:

    ```markdown bad
    Two notes:

    {{< note >}}Mind the steam.{{< /note >}}

    {{< note >}}Mind the lid.
    ```

    ```markdown good
    Two notes:

    {{< note >}}Mind the steam.{{< /note >}}

    {{< note >}}Mind the lid.{{< /note >}}
    ```

    Code is left alone, and so is the form that shows a shortcode: `{{</* youtube */>}}`.

    Source: Hugo, "Shortcodes".
    """

    id = "unclosed-shortcode"
    needs = (GENERATOR,)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        is_lenient = not post.profile.generator.stops_at_unclosed_shortcodes
        if is_lenient or not _OPENER.search(text, post.body.start):
            return
        found = list(islice(self._found(post, ()), _MOST))
        if found and not post.is_html:  # a wrong delimiter hides where code starts: read it anew
            code = render(text[slice(*post.body)], post.body.start).segments.code
            found = list(islice(self._found(post, code), _MOST))
        yield from found

    def _found(self, post: Post, code: tuple[Span, ...]) -> Iterator[Diagnostic]:
        verbatim = _verbatim(post)
        calls: list[_Shortcode] = []
        for opener in _openers(post, (*code, *_held(verbatim))):
            call = _call(post.source.text, opener)
            if call is None or call.end_sign != _CLOSERS[call.sign]:
                yield self._mismatched(post, opener, call)
            elif verbatim.get(opener.start(), 0) <= call.span.end:
                calls.append(call)
        yield from self._unpaired(calls, post.place)
        if post.place is not None:
            yield from self._by_templates(calls, post.place)

    def _mismatched(self, post: Post, opener: re.Match[str], call: _Shortcode | None) -> Diagnostic:
        closer = _CLOSERS[opener["sign"]] + "}}"
        help = f"End it by `{closer}`: Hugo stops the build here."
        if call is None:
            line = post.source.line_at(opener.start())
            span = Span(opener.start(), min(line.end, opener.start() + _LONGEST))
            return self.diagnostic(span, f"`{opener[0]}` is never closed", help=help)
        written = call.end_sign.strip() + "}}"
        message = f"`{opener[0]} {call.name}` ends by `{written}`"
        return self.diagnostic(call.span, message, help=help)

    def _unpaired(self, calls: list[_Shortcode], place: Place | None) -> Iterator[Diagnostic]:
        paired = {call.name for call in calls if call.is_closer} | _ALWAYS_PAIRED
        if place is not None:
            paired |= {call.name for call in calls if takes_inner(call.name, place)}
        if _is_taken(calls, paired):
            return
        unclosed, stray = _unmatched(
            [call for call in calls if call.name in paired and not call.closes_itself]
        )
        for closer in stray:
            before = [call for call in unclosed if call.span < closer.span]
            if before:
                unclosed.remove(before[-1])
            yield self._closes_other(closer, before[-1] if before else None)
        for call in unclosed:
            yield self._never_closed(call, calls)

    def _closes_other(self, closer: _Shortcode, opener: _Shortcode | None) -> Diagnostic:
        if opener is None:
            return self.diagnostic(
                closer.span,
                f"the closing shortcode `{closer.name}` closes nothing",
                help="Delete it, or write the opening one: Hugo stops the build here.",
            )
        return self.diagnostic(
            closer.span,
            f"the shortcode `{opener.name}` is closed as `{closer.name}`",
            help=f"Write `{_closer(opener)}` here: Hugo stops the build.",
            related=[Related(opener.span, "opened here")],
        )

    def _by_templates(self, calls: list[_Shortcode], place: Place) -> Iterator[Diagnostic]:
        """What the templates of a site tell of the calls."""
        for call in calls:
            if not call.is_closer and is_absent(call.name, place):
                yield self.diagnostic(
                    call.span,
                    f"there is no template for the shortcode `{call.name}`",
                    help=f"Mend the name, or write layouts/_shortcodes/{call.name}.html: Hugo "
                    "stops the build here.",
                )
            elif call.is_mixed and not call.is_closer:
                yield self.diagnostic(
                    call.span,
                    f"the shortcode `{call.name}` has named and positional parameters",
                    help="Name all of them, or none: Hugo stops the build here.",
                )
            elif call.name in _ALWAYS_PAIRED or not (call.is_closer or call.closes_itself):
                continue
            elif takes_inner(call.name, place) is False:
                yield self.diagnostic(
                    call.span,
                    f"the shortcode `{call.name}` takes no closing one",
                    help=f"Delete {'it' if call.is_closer else 'the `/` at its end'}: its template "
                    "does not use what stands inside, and Hugo stops the build here.",
                )

    def _never_closed(self, call: _Shortcode, calls: list[_Shortcode]) -> Diagnostic:
        other = next((c for c in calls if c.is_closer and c.name == call.name), None)
        return self.diagnostic(
            call.span,
            f"the shortcode `{call.name}` is not closed",
            help=f"Write `{_closer(call)}` where it ends: Hugo stops the build here.",
            related=[Related(other.span, "another one is closed here")] if other else (),
        )


def _is_taken(calls: list[_Shortcode], paired: set[str]) -> bool:
    """Whether Hugo takes each closer for the end of what is open, or may: it asks of the name
    only that it was opened before.
    """
    opened: set[str] = set()
    waiting = perhaps = 0
    for call in calls:
        if call.closes_itself:
            opened.add(call.name)
        elif not call.is_closer:
            opened.add(call.name)
            waiting += call.name in paired
            perhaps += call.name not in paired
        elif call.name not in opened or waiting + perhaps == 0:
            return False
        elif waiting:
            waiting -= 1
        else:
            perhaps -= 1
    return waiting == 0


def _unmatched(calls: list[_Shortcode]) -> tuple[list[_Shortcode], list[_Shortcode]]:
    """The calls that no closer of their name ends, and the closers that end none, in order."""
    waiting: dict[str, list[_Shortcode]] = {}
    stray = []
    for call in calls:
        same = waiting.setdefault(call.name, [])
        if not call.is_closer:
            same.append(call)
        elif same:
            same.pop()
        else:
            stray.append(call)
    return sorted(call for same in waiting.values() for call in same), stray


def _closer(call: _Shortcode) -> str:
    return f"{{{{{call.sign} /{call.name} {_CLOSERS[call.sign]}}}}}"


def _verbatim(post: Post) -> dict[int, int]:
    """Where the shortcodes that hold code start, and where they end with what they hold."""
    return {
        call.span.start: call.span.end
        for call in post.calls
        if post.profile.holds_code(call.name) and _is_whole(post.source.slice(call.span))
    }


def _is_whole(text: str) -> bool:
    """Whether the call that a text starts with ends by the delimiter that it should."""
    opener = _OPENER.match(text)
    call = _call(text, opener) if opener else None
    return call is not None and call.end_sign == _CLOSERS[call.sign]


def _held(verbatim: dict[int, int]) -> Iterator[Span]:
    """What stands in shortcodes that hold code, their closers included."""
    for start, end in verbatim.items():
        yield Span(start + 1, end)


def _openers(post: Post, code: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    """Where shortcodes start that stand in no code."""
    waiting, covered = sorted(code, reverse=True), 0
    for opener in _OPENER.finditer(post.source.text, post.body.start):
        while waiting and waiting[-1].start <= opener.start():
            covered = max(covered, waiting.pop().end)
        if opener.start() >= covered:
            yield opener


def _call(text: str, opener: re.Match[str]) -> _Shortcode | None:
    """The call that starts at an opener; None where no `}}` follows."""
    inside = _INSIDE.match(text, opener.end())
    end = inside.end() if inside else -1
    if end < 0:
        return None
    content = text[opener.end() : end - 2]
    name = _NAME.match(content)
    body = content[:-1].rstrip()
    return _Shortcode(
        Span(opener.start(), end),
        name["name"] if name else "",
        opener["sign"],
        content[-1:],
        bool(name and name["closer"]),
        body.endswith("/"),
        _is_mixed(body[name.end() :].removesuffix("/")) if name else False,
    )


_MOST_PARAMETERS = 2_000
"""Characters of parameters that are looked at: quotes that never close take the square of them."""


def _is_mixed(parameters: str) -> bool:
    """Whether some parameters have a name, and others have none."""
    if len(parameters) > _MOST_PARAMETERS:
        return False
    kinds = {found["name"] is not None for found in _PARAMETER.finditer(parameters)}
    return len(kinds) > 1
