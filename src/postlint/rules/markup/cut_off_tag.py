from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.broken_tags import BrokenTag, broken_tags
from postlint.document.html.names import KNOWN
from postlint.document.post import Post
from postlint.rules.rule import Rule


class CutOffTag(Rule):
    """A tag breaks off before its `>`, and what follows becomes a part of it.

    At the end of a post it swallows the next tag of the page: a menu or the footer is gone.

    ```html bad
    <p>Read <b>more</b>: <a hr
    ```

    ```html good
    <p>Read <b>more</b>: <a href="/kettles/">all kettles</a></p>
    ```

    Where a quote mark is missing, the tag goes on to the next one.

    ```html bad
    <h2 class="
    <div class="box">Kettles</div>
    ```

    In a paragraph of Markdown such a tag shows as text, which is a warning where it has its `>`:

    ```markdown bad
    Buy <a href="/kettles/>one of them</a> today.
    ```

    Components of MDX are left alone. What else is odd about the tag is not told.

    Source: HTML, "Parsing HTML documents".
    """

    id = "cut-off-tag"
    tells_causes = True
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for broken in broken_tags(post):
            yield self._of(broken)

    def _of(self, broken: BrokenTag) -> Diagnostic:
        where = f" in its attribute `{broken.attribute}`" if broken.attribute else ""
        if broken.is_at_end:
            message = f"the post ends within <{broken.name}>, which swallows the page's next tag"
            help = (
                "Finish the tag, or delete what is left of it: browsers read the page around the "
                "post as a part of it up to the next `>`."
            )
            return self.diagnostic(broken.span, message, help=help)
        if broken.swallowed is None:
            return self.diagnostic(
                broken.span,
                f"<{broken.name}> breaks off{where}, and is shown as text",
                help="Write a quote mark before and behind each value, none within, and a space "
                "between attributes: Markdown takes it for no tag as it is.",
                severity=Severity.WARNING,
            )
        if broken.name not in KNOWN:
            return self.diagnostic(
                broken.span,
                f"<{broken.name}> is read as a tag, and takes <{broken.swallowed}> in",
                help="Write `&lt;` for its `<` if it is text or code: browsers read all up to the "
                "next `>` as a tag, and readers do not see it.",
            )
        return self.diagnostic(
            broken.span,
            f"<{broken.name}> breaks off{where}, and takes <{broken.swallowed}> in",
            help="Write the quote mark or the `>` that is missing: browsers read all up to the "
            "next one as a part of the tag.",
        )
