from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.broken_tags import follows_from_broken
from postlint.document.comments import comments_in_comments
from postlint.document.html.tokens import Tag
from postlint.document.post import Post
from postlint.document.tags import nesting, span, written
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div"}
    | {"dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search"}
    | {"section", "table", "ul", "listing", "xmp", "summary"}
)
_P = lazy(r"<p[\s>]")
_BLANK = lazy(r"\n[ \t]*\r?\n|</p>")


class StrayEndTag(Rule):
    """An end tag closes nothing.

    Browsers ignore it, or make an empty paragraph of `</p>`. Of others, such as `</div>`, it may
    close an element of the theme that stands around the post, and break the layout.

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

    Comments do not nest: the first `-->` ends both, and what follows is shown.

    ```html bad
    <!-- The old text:
    <p>Boil it.</p> <!-- for how long? -->
    -->
    ```

    ```html good
    <!-- The old text:
    <p>Boil it.</p> (for how long?)
    -->
    ```

    Told once for each element. Left alone are the end tags of elements that never have one
    (`</br>`, `</img>`), and what a template call further up might have opened. The fix deletes a
    `</p>`; it is unsafe, as the empty paragraph took space.

    Source: HTML, "Parsing HTML documents".
    """

    id = "stray-end-tag"
    fixes = ("unsafe",)
    nature = "unnecessary"
    folds = "post"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        yield from self._of_comments(post)
        for tag, start in nesting(post).stray:
            if follows_from_broken(post, tag) or _is_read_by_pandoc(post, tag):
                continue
            cause = _paragraph_end(post, start, tag) if start else None
            if start is not None and cause is not None:
                yield self._of_paragraph(post, tag, start, cause)
            else:
                yield self.diagnostic(
                    span(post, tag),
                    f"</{tag.name}> closes nothing",
                    help=_help(tag.name),
                    fix=_delete(post, tag) if tag.name == "p" else None,
                )

    def _of_comments(self, post: Post) -> Iterator[Diagnostic]:
        for outer, end in comments_in_comments(post):
            line = post.source.position(outer.end).line
            yield self.diagnostic(
                end,
                f"`-->` closes nothing: the comment ended at line {line}",
                help="Take the comments out that stand within the comment: the first `-->` ends "
                "it, and readers see the rest.",
                related=[Related(outer, "the comment")],
                cause="comments in comments",
            )

    def _of_paragraph(self, post: Post, tag: Tag, start: Tag, cause: Tag) -> Diagnostic:
        return self.diagnostic(
            span(post, tag),
            f"</{tag.name}> closes nothing: the paragraph ended at <{cause.name}>",
            help=f"Delete it, or write `</p>` before <{cause.name}>, which a paragraph cannot "
            "hold: browsers make an empty paragraph here.",
            related=[
                Related(span(post, start), "the paragraph starts here"),
                Related(span(post, cause), "and ends here"),
            ],
            fix=_delete(post, tag),
            cause=f"paragraphs around <{cause.name}>",
        )


def _is_read_by_pandoc(post: Post, end: Tag) -> bool:
    """Whether a `</p>` ends a tag's paragraph: of text without blank lines, pandoc makes none."""
    if end.name != "p" or not post.profile.generator.markdown.has_fenced_divs:
        return False
    text, at = post.source.text, span(post, end).start
    start = text.rfind("<p", post.body.start, at)
    return start >= 0 and _P.match(text, start) is not None and not _BLANK.search(text, start, at)


def _help(name: str) -> str:
    if name == "p":
        return "Delete it: no paragraph is open here, and browsers make an empty one of it."
    return (
        f"Delete it, or write the missing <{name}>: it may close an element of the page around the "
        "post."
    )


def _delete(post: Post, tag: Tag) -> Fix:
    """Deletes a tag: unsafe, as the empty paragraph that it makes takes space."""
    return Fix(f"Delete </{tag.name}>", Applicability.UNSAFE, (Edit(span(post, tag), ""),))


def _paragraph_end(post: Post, start: Tag, end: Tag) -> Tag | None:
    """The tag between two that ended the paragraph."""
    between = (tag for tag in post.tree.tags if start.start < tag.start < end.start)
    enders = (tag for tag in between if tag.name in _ENDS_PARAGRAPH and not tag.is_end)
    return next(written(post, enders), None)
