from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.address import local_address
from postlint.lookup.anchors import missing_anchor
from postlint.lookup.fragments import is_fragment
from postlint.rules.links._hrefs import addresses, shortened
from postlint.rules.rule import Rule


class BrokenAnchor(Rule):
    """A link leads to a place in the post that is not there.

    Readers click it and nothing happens.

    ```markdown bad site=hugo
    More on this [below](#descalling).

    ## Descaling

    Every month.
    ```

    ```markdown good site=hugo
    More on this [below](#descaling).

    ## Descaling

    Every month.
    ```

    Known are headings, by the names that Hugo, Jekyll and Docusaurus make of them, `{#name}`,
    `id` and `name` attributes, and footnotes. Silent where a shortcode or a script of the post
    may make the place, in posts that others include, for the names that layouts use (`#top`,
    `#comments` …), and where the site's config is not found.

    Source: Hugo, "Configure markup", autoHeadingIDType; HTML, "Scrolling to a fragment".
    """

    id = "broken-anchor"
    presets = ("accessibility", "seo")
    needs_elements = ("a", "area")
    severity: Severity = Severity.ERROR
    help = "Correct the name after `#`, or give the place that is meant this name: `{#name}`."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None:
            return
        for link, written in addresses(post):
            address = local_address(written, place) if written.startswith("#") else None
            if address is None or not missing_anchor(address.fragment, post):
                continue
            if not is_fragment(post):
                yield self.diagnostic(
                    link.value_span("href"),
                    f"there is no `#{shortened(address.fragment)}` in this post",
                )
