from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.habit import Habit
from postlint.document.headings import Heading
from postlint.document.misread import outline
from postlint.document.post import Post, derived
from postlint.document.tags import is_harmless
from postlint.lookup.fragments import is_fragment
from postlint.lookup.layouts.title import Shown, title_shown
from postlint.rules._shared.heading_levels import moved
from postlint.rules.headings._boxes import is_of_a_box
from postlint.rules.rule import Rule


@derived
def _sections(post: Post) -> Sequence[Heading]:
    """The headings of a post, from the first on that is no box's."""
    return tuple(dropwhile(lambda heading: is_of_a_box(heading, post), outline(post)))


def _first_level(post: Post) -> Iterator[str]:
    sections = _sections(post)
    if sections:
        yield str(sections[0].level)


FIRST_LEVEL = Habit("first-heading-level", _first_level)


class FirstHeadingLevel(Rule):
    """The first heading of the body is not of the level that follows the title's.

    The title is the page's h1, so the first section is an h2. Readers who jump from heading to
    heading take a gap for a section that is missing.

    ```markdown bad
    ---
    title: Kettles
    ---
    ### On the stove

    #### With a whistle

    ### On the table
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    ## On the stove

    ### With a whistle

    ## On the table
    ```

    The heading of a box, such as a notice above the text or a card, is no section's: one that holds
    no other heading, with more of the post below it. Where it has the level right above, what
    follows may belong to it, and nothing is said.

    ```html good
    <div class="notice"><h4>This post is old</h4></div>
    <p>A kettle boils water.</p>
    <h2>On the stove</h2>
    ```

    Where most posts of a section begin with the same level, that is the site's own way, which its
    theme may count on: nothing is said of it. Else it is told once a site for each level.

    The fix moves the headings after the first along with it, up to the first that stands above
    it. It is unsafe: themes may style the levels. An h1 is `body-h1`'s. Nothing is said where the
    site's layouts show no title as an h1, and of posts that others include.
    """

    id = "first-heading-level"
    markdownlint = ("MD001", "heading-increment", "MD041", "first-line-heading", "first-line-h1")
    fixes = ("unsafe",)
    habits = (FIRST_LEVEL,)
    folds = "site"
    presets = ("accessibility",)
    severity: Severity = Severity.INFO

    #: The level that the first heading should have.
    expected: int = 2

    def check(self, post: Post) -> Iterator[Diagnostic]:
        sections = _sections(post)
        if not sections or sections[0].level in (1, self.expected):
            return
        first = sections[0]
        start = first.element.span.start
        if any(call.span.end <= start and not is_harmless(post, call) for call in post.calls):
            return  # a call may make headings
        boxed = outline(post)[: -len(sections)]
        if any(heading.level == first.level - 1 for heading in boxed):
            return  # it may be a part of what that begins
        if FIRST_LEVEL.is_usual(post, str(first.level)):
            return
        if title_shown(post) is Shown.NOT_AS_H1 or is_fragment(post):  # looks at many files
            return
        tree = takewhile(lambda heading: heading.level >= first.level, sections)
        yield self.diagnostic(
            first.element.span,
            f"the first heading is an h{first.level}",
            help=f"Make it an h{self.expected}, and move those below it along: readers who jump "
            "from heading to heading take the gap for a missing section.",
            fix=moved(post, tree, self.expected - first.level, f"Make it an h{self.expected}"),
        )
