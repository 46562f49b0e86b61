import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.rules._shared.contributors import is_contribution
from postlint.rules.links._hrefs import inner_addresses
from postlint.rules.rule import Rule

_SAMPLE = lazy(r"(?:(?:sample|example) )?(?:link|item|menu)(?: ?\d+| text)?", re.IGNORECASE)
"""What links say that only show what a link looks like."""
_PLAIN = lazy(r"[\w.-]+")
_OTHER_SIGNS = "links to places whose names have other signs"


class BrokenAnchor(Rule):
    """A link leads to a place that is not there, in the post or in another one of the site.

    Readers click it and nothing happens, or they come to the top of a page and do not find it.

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

    Known are headings, by the names that each generator's engine makes of them, `{#name}`,
    `id` and `name` attributes, and footnotes. Silent where a shortcode, a component or a script of
    the post may make the place, in posts that others include, for the names that layouts use
    (`#top`, `#comments`, the ids in the site's templates), and where the site's config is not
    found. Of other posts known are those that are linked by their files, by `ref`, `link` and
    `post_url`, and by the addresses that follow from their paths and front matter.

    Source: Hugo, "Configure markup", autoHeadingIDType; kramdown, github-slugger, Python-Markdown,
    markdown-it-anchor, hexo-util and Pandoc; HTML, "Scrolling to a fragment".
    """

    id = "broken-anchor"
    markdownlint = ("MD051", "link-fragments")
    folds = "post"
    fixes = ("unsafe",)
    presets = ("accessibility", "seo")
    severity: Severity = Severity.ERROR
    help = "Correct the name after `#`, or give the place that is meant this name: `{#name}`."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None:
            return
        written = [(link, one) for link, one in inner_addresses(post) if "#" in one]
        own = [(link, one) for link, one in written if one.startswith("#")]
        if own:
            yield from self._of_own(post, place, own)
        if len(own) < len(written) or (post.calls and place.site.generator.references):
            yield from self._of_others(post)

    def _of_own(
        self, post: Post, place: Place, links: list[tuple[Element, str]]
    ) -> Iterator[Diagnostic]:
        from postlint.lookup.address import local_address
        from postlint.lookup.anchors import missing_anchor, near_anchor
        from postlint.lookup.fragments import is_fragment

        for link, written in links:
            address = local_address(written, place)
            if address is None or not missing_anchor(address.fragment, post):
                continue
            if _SAMPLE.fullmatch(link.visible_text.strip()):
                continue
            if not is_contribution(link) and not is_fragment(post):
                yield self._of_link(link, address.fragment, near_anchor(address.fragment, post))

    def _of_link(self, link: Element, fragment: str, near: str | None) -> Diagnostic:
        span = link.value_span("href")
        message = f"there is no `#{shortened(fragment)}` in this post"
        if near is None or not _PLAIN.fullmatch(near):
            return self.diagnostic(span, message)
        fix = Fix(f"Write `#{near}`", Applicability.UNSAFE, (Edit(span, f"#{near}"),))
        return self.diagnostic(
            span,
            f"{message}, but `#{near}`",
            help="Write the name that is there: the two differ in their signs alone.",
            fix=fix,
            cause=_OTHER_SIGNS,
        )

    def _of_others(self, post: Post) -> Iterator[Diagnostic]:
        from postlint.lookup.other_anchors import lacks_anchor
        from postlint.lookup.targets import targets

        for target in targets(post):
            if target.fragment and lacks_anchor(target.fragment, post, target.path):
                yield self.diagnostic(
                    target.span,
                    f"there is no `#{shortened(target.fragment)}` in the post `{target.path}`",
                )
