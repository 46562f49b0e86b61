from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.broken_tags import BrokenTag, broken_tags
from postlint.document.post import Post
from postlint.document.tags import span
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

    In a paragraph of Markdown such a tag shows as text, and is left alone; so are components of
    MDX. What else is odd about the tag is not told.

    Source: HTML, "Parsing HTML documents".
    """

    id = "cut-off-tag"
    tells_causes = True
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for broken in broken_tags(post):
            yield self._of(post, broken)

    def _of(self, post: Post, broken: BrokenTag) -> Diagnostic:
        name = broken.tag.name
        place = span(post, broken.tag)
        if broken.swallowed is None:
            return self.diagnostic(
                place,
                f"the post ends within <{name}>, which swallows the page's next tag",
                help="Finish the tag, or delete what is left of it: browsers read the page around "
                "the post as a part of it up to the next `>`.",
            )
        where = f" in its attribute `{broken.attribute}`" if broken.attribute else ""
        return self.diagnostic(
            place,
            f"<{name}> breaks off{where}, and takes <{broken.swallowed}> in",
            help="Write the quote mark or the `>` that is missing: browsers read all up to the "
            "next one as a part of the tag.",
        )
