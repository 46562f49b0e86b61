from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.misread import meant_tags
from postlint.document.post import Post
from postlint.lookup.hugo_markup import drops_raw_html
from postlint.profile.need import CONFIG, FILES
from postlint.rules.rule import Rule


class RawHtmlDropped(Rule):
    """HTML stands in a Markdown post, and the site's Hugo leaves it out.

    Hugo writes `<!-- raw HTML omitted -->` in its place and says nothing: a video is gone, a
    table falls apart.

    ```markdown bad site=hugo
    Watch it boil:

    <video src="/boil.mp4" controls></video>
    ```

    ```markdown good site=hugo-html
    Watch it boil:

    <video src="/boil.mp4" controls></video>
    ```

    Sites allow HTML by their settings:

    ```toml
    [markup.goldmark.renderer]
    unsafe = true
    ```

    Reported once a site, at the first tag of its first post with HTML: one setting allows it
    all. Comments are fine, and so is what stands in a shortcode. Silent where the site's config
    is not found or leaves `markup` to its theme. Of text that is read as a tag (`<your-name>`),
    `unclosed-element` speaks.

    Source: Hugo, "Configure markup".
    """

    id = "raw-html-dropped"
    needs = (
        CONFIG,
        FILES,
    )
    folds = "site"
    severity: Severity = Severity.WARNING
    help = (
        "Write it in Markdown or as a shortcode, or set `unsafe = true` under "
        "`[markup.goldmark.renderer]` in the site's config."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None or post.is_html or not drops_raw_html(place, post.profile):
            return
        first = next(meant_tags(post), None)
        if first is not None:
            written = post.source.slice(first[1]).split()[0].rstrip(">")
            yield self.diagnostic(
                first[1],
                f"Hugo leaves out `{written}>` and all HTML of this post",
                cause="Hugo leaves out all HTML",
            )
