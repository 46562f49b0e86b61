import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post, derived
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.profile.need import FILES
from postlint.profile.site import Place
from postlint.rules.links._faults import fault
from postlint.rules.links._hrefs import inner_addresses
from postlint.rules.rule import Rule

_STOPS = "Correct the name: the build stops here."
_OUTSIDE = (
    "The site is at a path of its host: write `{}`, or a link that the generator makes, "
    "such as `relref` of Hugo's."
)
_DEFINITION = lazy(r"^ {0,3}\[(\d+)\]:", re.MULTILINE)
_LEFT_OUT = "Publish the other post first, or take the link out until then: the build stops here."


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
    where a redirect may, or another site on the same host, and where the build makes the file: a
    `.gitignore` or a script names its folder.

    Where the site's address has a path, as project sites of GitHub have, links that start with
    `/` lead out of it; that is told where the page is there.

    Source: Hugo, "Content organization" and "Links and cross references".
    """

    id = "broken-local-link"
    needs = (FILES,)
    presets = ("seo",)
    folds = "post"
    severity: Severity = Severity.ERROR
    help = "Correct the address: readers who follow it get an error page."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None:
            return
        for link, address in inner_addresses(post):
            if not address.startswith("#"):
                yield from self._of_link(link, address, post, place)
        if post.calls and place.site.generator.references:
            yield from self._of_references(post, place)

    def _of_link(
        self, link: Element, address: str, post: Post, place: Place
    ) -> Iterator[Diagnostic]:
        from postlint.lookup.base_paths import outside_of_base
        from postlint.lookup.links import broken_link, near_page

        missing = broken_link(address, post)
        if missing is not None:
            if fault(address) is not None:
                return  # malformed-link tells the cause
            if address.isdecimal() and address in _numbers_defined(post):
                yield self.diagnostic(
                    link.value_span("href"),
                    f"`({address})` is the address of a page, not the definition `[{address}]:`",
                    help=f"Write `[…][{address}]`, with brackets.",
                    cause="definitions named in parentheses",
                )
                return
            near = near_page(address, post)
            yield self.diagnostic(
                link.value_span("href"),
                f"there is no {missing} in the site",
                help=f"Did you mean `{near}`? {self.help}" if near else None,
                cause=_cause(address, place),
            )
        elif (right := outside_of_base(address, link, place)) is not None:
            yield self.diagnostic(
                link.value_span("href"),
                f"`{shortened(address)}` leads out of the site, to the root of its host",
                help=_OUTSIDE.format(shortened(right)),
                cause="addresses that lead out of the site, to the root of its host",
            )

    def _of_references(self, post: Post, place: Place) -> Iterator[Diagnostic]:
        """Calls that name a post which is not there, or left out: the build stops at them."""
        from postlint.lookup.left_out import is_left_out, reason
        from postlint.lookup.references import broken_references
        from postlint.lookup.targets import targets

        for span, missing in broken_references(post):
            yield self.diagnostic(span, f"there is no {missing} in the site", help=_STOPS)
        for target in targets(post):
            if target.stops_the_build:
                why = reason(place._replace(path=target.path), post.now)
                if why is not None and not is_left_out(post):
                    message = f"the build leaves out the post `{target.path}`: {why}"
                    yield self.diagnostic(target.span, message, help=_LEFT_OUT)


def _cause(address: str, place: Place) -> str:
    """What links have in common that lead to one page, or into a folder that is not there."""
    from postlint.lookup.local_files import missing_folder

    folder = missing_folder(address, place)
    return f"the folder `{folder}`" if folder is not None else f"`{address}`"


@derived
def _numbers_defined(post: Post) -> frozenset[str]:
    """The numbers that have the definition of a link in a post: `[1]: https://…`."""
    return frozenset(_DEFINITION.findall(post.source.text))
