from collections import Counter
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html.tokens import Tag
from postlint.document.post import Post
from postlint.document.tags import nesting, span, written
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_MOST_OF_A_NAME = 10
_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div"}
    | {"dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search"}
    | {"section", "table", "ul", "listing", "xmp", "summary"}
)
_BLANK = lazy(r"\s*")


class StrayEndTag(Rule):
    """An end tag closes nothing.

    Browsers ignore it, or make an empty paragraph of `</p>`. In a site's page it may close an
    element of the theme that stands around the post, and break the layout.

    ```html bad
    <p>Fill it to the mark.</p>
    </div>
    ```

    ```html good
    <p>Fill it to the mark.</p>
    ```

    A paragraph cannot hold a list, a heading, a table or a `<div>`: it ends where they start.

    ```html bad
    <p>You need:
    <ul><li>a kettle</li></ul>
    </p>
    ```

    Left alone are the end tags of elements that never have one (`</br>`, `</img>`), and what a
    template call further up might have opened.

    Source: HTML, "Parsing HTML documents".
    """

    id = "stray-end-tag"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        seen: Counter[str] = Counter()
        for tags, start in _runs(post):
            name = tags[0].name
            seen[name] += 1
            if seen[name] <= _MOST_OF_A_NAME:
                yield self._of_run(post, tags, start)

    def _of_run(self, post: Post, tags: list[Tag], start: Tag | None) -> Diagnostic:
        name = tags[0].name
        place = Span(span(post, tags[0]).start, span(post, tags[-1]).end)
        cause = _paragraph_end(post, start, tags[0]) if start else None
        if start is not None and cause is not None:
            return self.diagnostic(
                place,
                f"</{name}> closes nothing: the paragraph ended at <{cause.name}>",
                help=f"Close the paragraph before <{cause.name}>, which it cannot hold: browsers "
                "make an empty paragraph here.",
                related=[
                    Related(span(post, start), "the paragraph starts here"),
                    Related(span(post, cause), "and ends here"),
                ],
            )
        many = f"{len(tags)} × " if len(tags) > 1 else ""
        return self.diagnostic(
            place,
            f"{many}</{name}> closes nothing",
            help=f"Delete it, or write the missing <{name}>: it may close an element of the page "
            "around the post.",
        )


def _runs(post: Post) -> Iterator[tuple[list[Tag], Tag | None]]:
    """The stray end tags, those of one name that follow each other together."""
    run: list[Tag] = []
    before: Tag | None = None
    for tag, start in nesting(post).stray:
        if run and tag.name == run[-1].name and _follows(post, run[-1], tag):
            run.append(tag)
            continue
        if run:
            yield run, before
        run, before = [tag], start
    if run:
        yield run, before


def _follows(post: Post, one: Tag, other: Tag) -> bool:
    blank = _BLANK.match(post.tree.html, one.end)
    return blank is not None and blank.end() == other.start


def _paragraph_end(post: Post, start: Tag, end: Tag) -> Tag | None:
    """The tag between two that ended the paragraph."""
    between = (tag for tag in post.tree.tags if start.start < tag.start < end.start)
    enders = (tag for tag in between if tag.name in _ENDS_PARAGRAPH and not tag.is_end)
    return next(written(post, enders), None)
