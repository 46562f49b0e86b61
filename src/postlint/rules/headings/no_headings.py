from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.headings._words import count
from postlint.rules.rule import Rule


class NoHeadings(Rule):
    """A long post has no heading at all.

    Readers who skim it, and those who jump from heading to heading, find nothing to hold on to.

    ```markdown bad
    The copper kettle boiled a litre of cold water in 5 minutes and kept it hot for 23 more.
    The steel kettle boiled a litre of cold water in 6 minutes and kept it hot for 26 more.
    The glass kettle boiled a litre of cold water in 7 minutes and kept it hot for 29 more.
    The clay kettle boiled a litre of cold water in 8 minutes and kept it hot for 32 more.
    The iron kettle boiled a litre of cold water in 9 minutes and kept it hot for 35 more.
    The tin kettle boiled a litre of cold water in 10 minutes and kept it hot for 38 more.
    The brass kettle boiled a litre of cold water in 4 minutes and kept it hot for 41 more.
    The silver kettle boiled a litre of cold water in 5 minutes and kept it hot for 44 more.
    The cast kettle boiled a litre of cold water in 6 minutes and kept it hot for 47 more.
    The travel kettle boiled a litre of cold water in 7 minutes and kept it hot for 50 more.
    The camping kettle boiled a litre of cold water in 8 minutes and kept it hot for 53 more.
    The electric kettle boiled a litre of cold water in 9 minutes and kept it hot for 56 more.
    The whistling kettle boiled a litre of cold water in 10 minutes and kept it hot for 59 more.
    The painted kettle boiled a litre of cold water in 4 minutes and kept it hot for 22 more.
    The folding kettle boiled a litre of cold water in 5 minutes and kept it hot for 25 more.
    The tall kettle boiled a litre of cold water in 6 minutes and kept it hot for 28 more.
    The squat kettle boiled a litre of cold water in 7 minutes and kept it hot for 31 more.
    The dented kettle boiled a litre of cold water in 8 minutes and kept it hot for 34 more.
    The gilded kettle boiled a litre of cold water in 9 minutes and kept it hot for 37 more.
    The plain kettle boiled a litre of cold water in 10 minutes and kept it hot for 40 more.
    The second-hand kettle boiled a litre of cold water in 4 minutes and kept it hot for 43 more.
    The borrowed kettle boiled a litre of cold water in 5 minutes and kept it hot for 46 more.
    ```

    ```markdown good
    ## On the stove

    Water boils.
    ```

    Posts in which a shortcode or template makes something are left alone: it may be headings.
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
        if words >= self.min_words:
            yield self.diagnostic(run[0].element.span, f"the post has {words} words and no heading")
