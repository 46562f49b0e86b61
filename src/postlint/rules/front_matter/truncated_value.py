import re
import unicodedata
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Entry, FrontMatter, Mapping, Node, Scalar, Sequence
from postlint.document.front_matter.split import LAST_YAML_LINE
from postlint.document.post import Post
from postlint.document.quoting import character_name, shortened
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.schema import failures
from postlint.source import Span

_COMMENT = lazy(r"[ \t]*(?<=[ \t])#(?=[^\s#!])(?=[^\r\n]*\w)[^\r\n]*")
_ANCHOR = lazy(r"&([\w-]+)(?:[ \t]+(?=\S)|$)")
_ESCAPED = lazy(
    r"""^"(?:[A-Za-z]:\\|[\w.-]+(?:\\[\w .-]+)+\.\w{2,4}"$)"""
    r"|(?<!\\)\\[abfveLPN_](?=[A-Za-z])|\$\\[nrt][a-z]"
)
_DATE_LIKE = lazy(r"\d{4}-\d\d?-\d\d?")
_INVISIBLE = lazy(
    "[\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    "\u202a-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\U00011000-\U0001dfff\U000e0000-\U000e007f]"
)
"""What may be invisible in a key, and a little more."""
_LINE_END = lazy(r"\r\n|\r|\n")
_LOSING = "#!&\\"
"""Without one of these, no value loses anything."""
_ENCLOSED = lazy(r"\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]")

_TAG = lazy(r"!(?=[ \t]+\S)|!+[^\s!,\[\]{}]+(?=[ \t\r\n]|\Z)")
_OWN_TAG = lazy(r"!!(?:str|int|float|bool|null|seq|map|timestamp|binary|omap|pairs|set|merge)")


class TruncatedValue(Rule):
    """Part of a value, or a key, is not what it looks like: YAML silently reads less or other text.

    ```markdown bad
    ---
    title: C# and F #1
    description: !important notes on kettles
    ---
    ```

    Quotes keep all of it:

    ```markdown fixed
    ---
    title: "C# and F #1"
    description: "!important notes on kettles"
    ---
    ```

    A `#` after a space starts a comment, a `!` at the start names a type, a `&` an anchor, and a
    backslash in double quotes an escape. A comment after a switch, a number or a date is taken for
    one, as is one with a space after its `#`. Characters that cannot be seen, or that look like
    plain spaces, make another key of the one they stand in.
    """

    id = "truncated-value"
    fixes = ("unsafe",)
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None:
            return
        text = post.source.text
        written = post.source.slice(matter.content)
        if any(sign in written for sign in _LOSING):
            for _, scalar in matter.scalars():
                yield from self._of_scalar(post, matter, scalar)
        if matter.format == "meta":
            yield from self._shown_quotes(post, matter)
        if matter.format != "yaml":
            return
        may_end = "..." in written and post.profile.reads_yaml_as_goccy
        cut = LAST_YAML_LINE.search(text, *matter.content) if may_end else None
        if cut is not None and text[cut.end() : matter.content.end].strip():
            yield self.diagnostic(
                Span(*cut.span()),
                "`...` ends the YAML here: the lines below it are not read",
                help="Delete the line.",
                fix=_fix("Delete the line", Span(cut.start(), _next_line(text, cut.end())), ""),
            )
        if not written.isascii() and _INVISIBLE.search(written):
            yield from self._invisible(post, matter)

    def _of_scalar(self, post: Post, matter: FrontMatter, scalar: Scalar) -> Iterator[Diagnostic]:
        text, generator = post.source.text, post.profile.generator
        refuses_tags = generator.yaml.refuses_unknown_tags
        if matter.format == "yaml" and (fault := _lost(text, scalar)):
            message, help_, span = fault
            severity = None
            if refuses_tags and _unknown_tag(text, scalar):
                severity = Severity.ERROR
                message += f": {generator.title} refuses it"
            fix = _quote(text, span)
            yield self.diagnostic(span, message, help=help_, fix=fix, severity=severity)
        elif refuses_tags and (tag := _unknown_tag(text, scalar)):
            if any(failure.span == scalar.span for failure in failures(post)):
                return
            yield self.diagnostic(
                Span(scalar.span.start, scalar.span.start + len(tag)),
                f"`{tag}` names a YAML type that {generator.title} does not know: it refuses the "
                "post",
                help="Delete it, and write the value as it is.",
                severity=Severity.ERROR,
            )
        elif scalar.style == "double-quoted" and _ESCAPED.search(post.source.slice(scalar.span)):
            yield self.diagnostic(
                scalar.span,
                "the backslashes in these double quotes are escapes, and no part of the text",
                help="Put the value in single quotes; a path can be written with /.",
                fix=_in_single_quotes(text, scalar.span),
            )

    def _shown_quotes(self, post: Post, matter: FrontMatter) -> Iterator[Diagnostic]:
        """Quotes and brackets where all values are text: they are part of it."""
        for _, scalar in matter.scalars():
            value = scalar.value
            if isinstance(value, str) and len(value) > 1 and _ENCLOSED.fullmatch(value):
                title = post.profile.generator.title
                yield self.diagnostic(
                    scalar.span,
                    f"the `{value[0]}` and `{value[-1]}` are part of the value: {title} reads all "
                    "of it as text",
                    help="Write the value without them; a list has commas alone.",
                    fix=_fix("Delete them", scalar.span, value[1:-1].strip()),
                )

    def _invisible(self, post: Post, matter: FrontMatter) -> Iterator[Diagnostic]:
        """What nobody sees in keys."""
        text = post.source.text
        wanted = {f.expected for f in failures(post) if f.rule == "missing-key"}
        for entry in _entries(matter):
            visible = "".join(c for c in entry.key if not _is_invisible(c)).strip()
            severity = Severity.ERROR if visible in wanted else None
            for i, character in enumerate(entry.key):
                if _is_invisible(character):
                    yield self.diagnostic(
                        entry.key_span,
                        f"the key holds {_shown(character)} before `{entry.key[i + 1 :].strip()}`",
                        help="Delete it: it cannot be told from nothing or a space, and makes "
                        "another key, which nothing reads.",
                        fix=_fix("Delete it", entry.key_span, entry.key.replace(character, ""))
                        if entry.key == text[slice(*entry.key_span)]
                        else None,
                        severity=severity,
                    )
                    break


def _unknown_tag(text: str, scalar: Scalar) -> str | None:
    """The tag of a value that is none of YAML's own; a lone `!` names none."""
    found = _TAG.match(text, scalar.span.start)
    return found[0] if found and found[0] != "!" and not _OWN_TAG.fullmatch(found[0]) else None


def _lost(text: str, scalar: Scalar) -> tuple[str, str, Span] | None:
    """What a plain value loses: message, help, and the span of all that was meant."""
    start, end = scalar.span
    if scalar.style not in ("plain", "tagged"):
        return None
    for sign, pattern, what in (("!", _TAG, "type"), ("&", _ANCHOR, "anchor")):
        found = pattern.match(text, start, end) if text.startswith(sign, start) else None
        if found and _OWN_TAG.fullmatch(found[0].strip()):
            return None
        if found and not (what == "anchor" and re.search(rf"\*{found[1]}\b", text)):
            word = found[0].strip()
            return (
                f"`{word}` names a YAML {what} here, and is no part of the value",
                "Put the whole value in quotes.",
                scalar.span,
            )
    if not (isinstance(scalar.value, str) or scalar.value is None):
        return None
    if isinstance(scalar.value, str) and _DATE_LIKE.match(scalar.value):
        return None
    comment = _COMMENT.match(text, end) if text.startswith((" ", "\t", "#"), end) else None
    if comment is None:
        return None
    lost = comment[0].strip()
    hash_ = end + comment[0].index("#")
    whole = Span(start if end > start else hash_, end + len(comment[0].rstrip()))
    return (
        f"`{shortened(lost, 40)}` is a YAML comment, and no part of the value",
        "Put the whole value in quotes where it is part of it; a comment has a space after its #.",
        whole,
    )


def _quote(text: str, span: Span) -> Fix:
    value = text[slice(*span)]
    quoted = f"'{value}'" if '"' in value or "\\" in value else f'"{value}"'
    if "'" in value and quoted[0] == "'":
        quoted = f"'{value.replace(chr(39), chr(39) * 2)}'"
    return _fix("Put the whole value in quotes", span, quoted)


def _in_single_quotes(text: str, span: Span) -> Fix | None:
    inside = text[span.start + 1 : span.end - 1]
    if "'" in inside or '\\"' in inside or "\\\\" in inside or "\n" in inside:
        return None
    return _fix("Put the value in single quotes", span, f"'{inside}'")


def _fix(title: str, span: Span, text: str) -> Fix:
    return Fix(title, Applicability.UNSAFE, (Edit(span, text),))


def _next_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _entries(matter: FrontMatter) -> Iterator[Entry]:
    """The entries whose keys may hold what nobody sees: those in ASCII show all they hold."""
    stack: list[Node] = [matter.root]
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            yield from (entry for entry in node.entries if not entry.key.isascii())
            stack += [entry.value for entry in node.entries]
        elif isinstance(node, Sequence):
            stack += node.items


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or (
        character != " " and unicodedata.category(character) == "Zs"
    )


def _shown(character: str) -> str:
    name = character_name(character)
    return f"an {name}" if name[0] in "aeio" else f"a {name}"
