from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.mask import between
from postlint.document.post import Post, derived
from postlint.profile.need import CONFIG, FILES
from postlint.rules.links._hrefs import inner_addresses
from postlint.rules.rule import Rule
from postlint.source import Spans


class DraftLink(Rule):
    """A link leads to a post that the build leaves out.

    Readers who follow it get an error page until that post is published.

    ```markdown bad site=hugo
    First read [about lids](/posts/lids/).
    ```

    ```markdown good site=hugo
    First [descale it](/posts/descaling/).
    ```

    Left out are drafts, posts whose time has not come or is over, those that are not to be
    rendered, and files that the config excludes. Links in such posts are left alone, and so are
    those in a call of the site's own that may show what it holds to the author alone. Where a call
    such as `ref` names the post, the build stops: there `broken-local-link` speaks.

    Source: Hugo, "Draft, future, and expired content"; Jekyll, "Front Matter"; Docusaurus, `draft`;
    MkDocs, `exclude_docs`.
    """

    id = "draft-link"
    needs = (CONFIG, FILES)
    presets = ("seo",)
    needs_elements = ("a", "area")
    severity: Severity = Severity.WARNING
    help = "Publish the other post first, or take the link out until then."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None or not any(not one.startswith("#") for _, one in inner_addresses(post)):
            return
        from postlint.lookup.left_out import is_left_out, reason
        from postlint.lookup.targets import targets

        for target in targets(post):
            if target.stops_the_build:
                continue
            why = reason(place._replace(path=target.path), post.now)
            if why is None or is_left_out(post):
                continue
            if target.span.start not in _perhaps_hidden(post):
                yield self.diagnostic(
                    target.span, f"the build leaves out the post `{target.path}`: {why}"
                )


@derived
def _perhaps_hidden(post: Post) -> Spans:
    """What stands in pairs of calls that may leave it out of the page."""
    from postlint.lookup.hugo_shortcodes import always_shows_inner

    place = post.place
    hiding = {
        name
        for name in {call.name for call in post.calls}
        if place is None or not always_shows_inner(name, place)
    }
    return Spans(between(call for call in post.calls if call.name in hiding))
