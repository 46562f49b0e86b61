import unicodedata
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class SlugFormat(Rule):
    """A slug that the generator rewrites, or that is awkward in an address.

    ```markdown bad
    ---
    title: Kettles
    slug: "All About Kettles!"
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    slug: all-about-kettles
    ---
    ```

    Letters of all scripts are fine.
    """

    id = "slug-format"
    default = False
    presets = ("seo", "style", "strict")
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        entry = post.front_matter.entry("slug") if post.front_matter else None
        slug = post.front_matter.text("slug") if post.front_matter else None
        if entry is None or not slug:
            return
        odd = [c for c in slug if not _is_plain(c)]
        if odd or slug != slug.lower():
            fault = f"`{odd[0]}`" if odd else "a capital letter"
            yield self.diagnostic(
                entry.value.span,
                f"the slug holds {fault}",
                help="Use small letters, digits and hyphens: the address is then what you wrote.",
            )


def _is_plain(character: str) -> bool:
    return character in "-_./" or unicodedata.category(character)[0] in "LNM"
