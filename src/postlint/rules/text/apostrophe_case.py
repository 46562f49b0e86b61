import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules._shared.hosts import thumbnail_host
from postlint.rules.rule import Rule
from postlint.rules.text._reading import is_content
from postlint.source import Span

_APOSTROPHE = r"(?:''?|’|&#39;|&rsquo;|&apos;)"
_CAPITAL = lazy(rf"{_APOSTROPHE}(S|T|Ll|Re|Ve)(?![\w'’-])")
_QUICK = tuple((sign[0], re.compile(f"{sign[-1]}[STLRV]")) for sign in ("'", "’", "&;"))
"""What all have; a pattern that starts with one letter is found five times as fast."""
_QUICK_ENCODED = ("%27", "%E2%80%99")
_BEFORE = lazy(r"(?<![\w'’])[^\W\d_]+[^\W\d_A-Z]\Z")
_ENCODED = lazy(r"[a-z](?:%27|%E2%80%99)(S|T|Ll|Re|Ve)(?![A-Za-z0-9])")
_QUERY = lazy(r"[?&;=][^\s\"'<>?#]*$")
_WORD = lazy(rf"[^\W\d_]+(?:{_APOSTROPHE}|%27|%E2%80%99)$")
_TOKEN_END = re.compile(r"[\s\"'()<>\[\]]")
_TOKEN = re.compile(r"[^\s\"()<>\[\]]*")
_FILE = re.compile(r"\.\w{2,5}$")
_LONGEST = 60
_ODD_CASE = lazy(r"\b[a-z]+[A-Z]")
_MOST_ODD = 2
_LONGEST_QUERY = 500


class ApostropheCase(Rule):
    """A capital letter after an apostrophe, as naive title-casing makes it: `Dog'S`, `Don'T`.

    ```markdown bad
    ## Why A Kettle'S Lid Rattles
    ```

    ```markdown fixed
    ## Why A Kettle's Lid Rattles
    ```

    Attributes and the front matter are looked at as well, and `%27S` in the query of an address;
    code is not, nor are wOrDs ThaT mOck. Addresses that have to be replaced anyway are
    `hotlinked-image`'s.
    """

    id = "apostrophe-case"
    fixes = ("safe",)
    presets = ("style",)
    folds = "post"
    severity: Severity = Severity.WARNING
    help = "Write it in lower case: a tool that capitalises every word has made it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        may_be = any(sign in text and pattern.search(text) for sign, pattern in _QUICK)
        for found in _CAPITAL.finditer(text) if may_be else ():
            span = Span(*found.span(1))
            before = text[max(0, found.start() - _LONGEST) : found.start()]
            around = text[max(0, found.start() - _LONGEST) : found.end() + _LONGEST]
            if not _BEFORE.search(before) or len(_ODD_CASE.findall(around)) > _MOST_ODD:
                continue
            if not _is_in_address(text, span) and is_content(post, span):
                yield self._found(post, found, span)
        may_be = "%" in text and any(sign in text for sign in _QUICK_ENCODED)
        for found in _ENCODED.finditer(text) if may_be else ():
            span = Span(*found.span(1))
            before = text[max(0, span.start - _LONGEST_QUERY) : found.start()]
            if not _QUERY.search(before) or not is_content(post, span):
                continue
            if thumbnail_host(_TOKEN_END.split(before)[-1]) is None:
                yield self._found(post, found, span)

    def _found(self, post: Post, found: re.Match[str], span: Span) -> Diagnostic:
        text = post.source.text
        before = _WORD.search(text[max(0, span.start - _LONGEST) : span.start])
        word = before[0] if before else ""
        fix = Fix(
            f"Write `{word}{found[1].lower()}`",
            Applicability.SAFE,
            (Edit(span, found[1].lower()),),
        )
        return self.diagnostic(
            Span(span.start - len(word), span.end),
            f"`{word}{found[1]}` is capitalised after its apostrophe",
            fix=fix,
            cause="every word is capitalised",
        )


def _is_in_address(text: str, span: Span) -> bool:
    """Whether a span is part of a path, an address or a file's name."""
    start = span.start
    least = max(0, start - _LONGEST_QUERY)
    while start > least and _TOKEN.fullmatch(text[start - 1]):
        start -= 1
    found = _TOKEN.match(text, start, span.end + _LONGEST_QUERY)
    token = found[0].rstrip(".,;:!?'’*_") if found else ""
    return "/" in token or bool(_FILE.search(token))
