import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter import FrontMatter
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.front_matter._misplaced import refusal
from postlint.rules.rule import Rule
from postlint.source import Span

_OPENERS = {"yaml": "---", "toml": "+++", "json": "{"}
_FENCES = {"yaml": "---", "toml": "+++", "json": "}"}
_REST = re.compile(r"[^\r\n]*")

_KEY = lazy(r"\s*+[\w-]+:(?:\s|\Z)")


class UnclosedFrontMatter(Rule):
    """The front matter is opened and never closed.

    The generator reads the whole post as front matter and refuses to build it, or shows the
    front matter as text. postlint points at the line that was likely meant to close it: one that
    looks like a fence (`...`, `--`, an indented `---`), or the first line that is no front matter.

    ```markdown bad
    ---
    title: Kettles
    --
    Water boils.
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    Water boils.
    ```

    The fix writes the fence there. It is unsafe: the line is a good guess, and no more.

    A post without front matter whose text starts with `---` as a rule between paragraphs is
    reported as well where the generator takes that line for a fence, as Hugo does. A closing
    fence of four dashes closes, and leaves a dash in the text: that is a warning.
    """

    id = "unclosed-front-matter"
    fixes = ("unsafe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None:
            return
        if matter.closer is not None:
            yield from self._longer(post, matter)
            return
        fence = _FENCES[matter.format]
        line = post.source.line_at(matter.content.end)
        written = post.source.slice(line).strip()
        opener = Related(matter.opener, "opened here")
        fences = post.profile.generator.fences
        content = post.source.slice(matter.content)
        has_keys = bool(matter.root.entries) or _KEY.match(content) is not None
        if not has_keys and matter.format != "json":
            if not (fences.is_prefix or fences.runs_to_end or refusal(post)):
                return  # a rule between paragraphs, and front matter to nobody
            start, opening = matter.opener.start, _OPENERS[matter.format]
            yield self.diagnostic(
                Span(start, start + len(opening)),
                f"`{opening}` at the start of a post opens front matter, and nothing closes it",
                help=f"Close the front matter with a line `{fence}`, or start the post with "
                "something else: a rule between paragraphs can be written `***`.",
            )
        elif written and line.start == matter.content.end and not any(map(str.isalnum, written)):
            yield self.diagnostic(
                line,
                f"`{written[:20]}` does not close the front matter",
                help=f"Write `{fence}` at the start of the line.",
                related=(opener,),
                fix=Fix(f"Write `{fence}`", Applicability.UNSAFE, (Edit(line, fence),)),
            )
        else:
            at = _last_line(post, matter.content)
            yield self.diagnostic(
                at,
                "the front matter is not closed after this line",
                help=f"Add a line `{fence}` below it.",
                related=(opener,),
                fix=None if matter.format == "json" else _close(post, at, fence),
            )

    def _longer(self, post: Post, matter: FrontMatter) -> Iterator[Diagnostic]:
        """A closing fence with something behind it, which ends up in the body."""
        closer = matter.closer
        if closer is None or closer.start == closer.end or matter.format not in ("yaml", "toml"):
            return
        found = _REST.match(post.source.text, closer.end)
        rest = found[0].strip() if found else ""
        is_hugo = post.profile.generator.fences.is_prefix
        is_meant = not is_hugo and found is not None and found[0][:1].isalpha()
        if rest and not is_meant:
            line = post.source.line_at(closer.start)
            fence = _FENCES[matter.format]
            yield self.diagnostic(
                line,
                f"the closing fence is longer than `{fence}`: `{rest[:20]}` becomes text",
                help=f"Write `{fence}` and nothing else in the line.",
                fix=_cut(Span(closer.end, line.end), rest, fence),
                severity=Severity.WARNING if is_hugo else Severity.INFO,
            )


def _close(post: Post, line: Span, fence: str) -> Fix:
    """Writes the fence into a line of its own below a line."""
    ended = post.source.text[line.end : line.end + 2]
    end = "\r\n" if ended == "\r\n" else ended[:1] or "\n"
    edit = Edit(Span(line.end, line.end), end + fence)
    return Fix(f"Add a line `{fence}`", Applicability.UNSAFE, (edit,))


def _cut(span: Span, rest: str, fence: str) -> Fix | None:
    """Deletes what makes a fence longer, where that is no text."""
    if set(rest) - {fence[0]}:
        return None
    return Fix(f"Write `{fence}`", Applicability.UNSAFE, (Edit(span, ""),))


def _last_line(post: Post, content: Span) -> Span:
    """The last line with text in a span."""
    end = content.start + len(post.source.slice(content).rstrip())
    return post.source.line_at(max(content.start, end - 1))
