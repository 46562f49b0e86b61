from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.links import broken_link
from postlint.lookup.references import broken_references
from postlint.profile.need import FILES
from postlint.rules.links._hrefs import addresses
from postlint.rules.rule import Rule


class BrokenLocalLink(Rule):
    """A link leads to a page, post or file that the site does not have.

    Readers who follow it get an error page; a broken `ref` stops Hugo's build.

    ```markdown bad site=hugo
    First [descale it](/posts/descalling/).
    ```

    ```markdown good site=hugo
    First [descale it](/posts/descaling/).
    ```

    ```markdown bad site=hugo
    First [descale it]({{< relref "descalling.md" >}}).
    ```

    ```markdown good site=hugo
    First [descale it]({{< relref "descaling.md" >}}).
    ```

    For Hugo, known are the pages of the content with their slugs, aliases, `url` and
    `permalinks`, sections, taxonomies, static files and the `ref` and `relref` shortcodes;
    for Jekyll `post_url` and `link`, for Zola `@/` links, and for these, MkDocs and Docusaurus
    links to source files and documents. Nothing is fetched: other hosts are left alone. Silent
    where the site's config is not found, where a theme that is not at hand may bring the page,
    and where a redirect may.

    Source: Hugo, "Content organization" and "Links and cross references".
    """

    id = "broken-local-link"
    needs = (FILES,)
    presets = ("seo",)
    severity: Severity = Severity.ERROR
    help = "Correct the address: readers who follow it get an error page."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.place is None:
            return
        for link, address in addresses(post):
            missing = broken_link(address, post)
            if missing is not None:
                yield self.diagnostic(link.value_span("href"), f"there is no {missing} in the site")
        for span, missing in broken_references(post):
            yield self.diagnostic(
                span,
                f"there is no {missing} in the site",
                help="Correct the name: the build stops here.",
            )
