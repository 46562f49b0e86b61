from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.fragments import is_fragment
from postlint.rules.headings._word_count import count
from postlint.rules.rule import Rule


class NoHeadings(Rule):
    """A long post has no heading at all.

    Readers who skim it, and those who jump from heading to heading, find nothing to hold on to.

    ```markdown bad min-words=20
    Water boils at a hundred degrees, and sooner in the mountains. Tea is made of what boils, and
    coffee of what has just stopped to.
    ```

    ```markdown good
    ## On the stove

    Water boils.
    ```

    Posts in which a shortcode or template makes something are left alone: it may be headings. So
    are those that other posts include.
    """

    id = "no-headings"
    default = False
    presets = ("seo", "strict")
    severity: Severity = Severity.INFO
    help = "Give its parts headings: readers skim a post by them, or jump from one to the next."

    #: The words from which on a post needs a heading.
    min_words: int = 300

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.headings or post.calls:
            return
        run = post.blocks
        words = count(run)
        if words >= self.min_words and not is_fragment(post):
            yield self.diagnostic(run[0].element.span, f"the post has {words} words and no heading")
