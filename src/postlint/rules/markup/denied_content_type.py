from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.hugo_markup import denies_html, is_first_html_post
from postlint.profile.need import CONFIG, FILES
from postlint.rules.rule import Rule
from postlint.source import Span


class DeniedContentType(Rule):
    """A post is HTML, and the site does not allow Hugo to build such posts.

    Since 0.162.1 Hugo stops at the first `.html` file of the content, unless the site's settings
    allow it:

    ```toml
    [security]
    allowContent = ["^text/"]
    ```

    ```html bad site=hugo path=content/posts/old.html
    <p>A post of the old site.</p>
    ```

    ```html good site=hugo-html path=content/posts/old.html
    <p>A post of the old site.</p>
    ```

    Reported once a site, in the first such post by path. Silent where the site's config is not
    found, and where the site pins an older Hugo.

    Source: Hugo, "Security model".
    """

    id = "denied-content-type"
    needs = (
        CONFIG,
        FILES,
    )
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None or not post.is_html or not denies_html(place, post.profile):
            return
        if is_first_html_post(place):
            yield self.diagnostic(
                Span(0, min(1, len(post.source.text))),
                "Hugo does not build this site: it has posts in HTML, which are not allowed",
                help='Set `allowContent = ["^text/"]` under `[security]` in the site\'s config, or '
                "write the post in Markdown.",
            )
