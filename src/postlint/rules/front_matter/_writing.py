"""How values are written in front matter, and the lines that an entry takes."""

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.document.front_matter import Entry, Path
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Source, Span

_PLAIN = lazy(r"[^\W\d][\w.+/&'’-]*(?: [\w.+/&'’-]+)*")
_REST_WITH_COMMENT = lazy(r"[ \t]*(?:[ \t]#[^\r\n]*)?(\r\n|\r|\n|$)")
_REST_OF_LINE = lazy(r"[ \t]*(\r\n|\r|\n|$)")


def quoted(text: str) -> str:
    """A text in quotes that YAML reads as that text: double ones where nothing needs an escape."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def item(text: str, post: Post) -> str:
    """A text as an item of a list in brackets, in the format of the post's front matter."""
    if post.front_matter is not None and post.front_matter.format == "yaml":
        is_text = isinstance(post.profile.resolve(text), str)
        return text if is_text and _PLAIN.fullmatch(text) else quoted(text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def rename(post: Post, path: Path, key_span: Span, name: str | None) -> Fix | None:
    """Writes another name for the key that a path ends with; its quotes stay.

    None without a name, and where the mapping that it stands in has that name already. Unsafe: a
    template may read the old one.
    """
    matter = post.front_matter
    if matter is None or name is None or matter.entry(*path[:-1], name) is not None:
        return None
    quotes = int(post.source.slice(key_span)[:1] in ("'", '"'))
    inside = Span(key_span.start + quotes, key_span.end - quotes)
    return Fix(f"Write `{name}`", Applicability.UNSAFE, (Edit(inside, name),))


def lines_of(source: Source, entry: Entry, *, with_comment: bool = False) -> Span | None:
    """The whole lines of an entry, line ends included.

    None where something else stands in them: a comment (but for `with_comment`), another entry,
    the brackets of a mapping; and where the value stands elsewhere, as that of an alias does.
    """
    start = source.line_at(entry.key_span.start).start
    rest_of_line = _REST_WITH_COMMENT if with_comment else _REST_OF_LINE
    rest = rest_of_line.match(source.text, entry.value.span.end)
    is_alone = not source.text[start : entry.key_span.start].strip(" ")
    if rest is None or not is_alone or entry.value.span.start < entry.key_span.end:
        return None
    return Span(start, rest.end())
