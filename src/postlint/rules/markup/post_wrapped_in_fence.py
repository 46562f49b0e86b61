from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_LINE_END = lazy(r"\r\n|\r|\n")


class PostWrappedInFence(Rule):
    """The whole post stands inside a code fence.

    Text generators hand out posts like that, and people paste them as they are. The generator
    sees no front matter, and readers see the whole post as code.

    ````markdown bad
    ```markdown
    ---
    title: Kettles
    ---

    Water boils.
    ```
    ````

    ````markdown fixed
    ---
    title: Kettles
    ---

    Water boils.
    ````

    A body that stands in a fence below its front matter is reported as well. The rest of such a
    post is linted as if the fence was not there.
    """

    id = "post-wrapped-in-fence"
    fixes = ("safe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        wrapper = post.wrapper
        if wrapper is None:
            return
        fences = [span for span in (wrapper.opener, wrapper.closer) if span is not None]
        matter = post.front_matter
        is_whole = matter is None or wrapper.opener.start < matter.opener.start
        what = "the whole post" if is_whole else "the whole body"
        line = post.source.line_at(wrapper.opener.start)
        yield self.diagnostic(
            line,
            f"{what} stands in a code fence, and is shown as code",
            help="Delete the fence's lines.",
            related=[
                Related(post.source.line_at(span.start), "closed here") for span in fences[1:]
            ],
            fix=Fix(
                "Delete the code fence around the post",
                Applicability.SAFE,
                tuple(_deleted(post, span) for span in fences),
            ),
        )


def _deleted(post: Post, fence: Span) -> Edit:
    """Deletes a fence's line; a blank one stays where text stands right above and below."""
    text = post.source.text
    above, below = text[: fence.start].rpartition("\n")[0], text[fence.end :]
    is_parted = above.rpartition("\n")[2].strip() == "" or below[:1] in ("", "\r", "\n")
    end = _LINE_END.search(post.source.slice(fence))
    return Edit(fence, "" if is_parted or end is None else end[0])
