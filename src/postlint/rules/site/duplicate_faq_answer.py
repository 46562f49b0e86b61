from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, groups
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site


class DuplicateFaqAnswer(Rule):
    """Two posts have the same answer in their FAQs.

    When it changes, one of the two is most often forgotten, and the posts contradict each other.

    ```markdown bad path=content/posts/basil.md
    ---
    title: Basil
    ---
    ## FAQ

    ### How often do I water basil?

    Water it every morning, and never let the soil dry out.
    ```

    ```markdown bad path=content/posts/mint.md
    ---
    title: Mint
    ---
    ## FAQ

    ### Does mint need much water?

    Water it every morning, and never let the soil dry out.
    ```

    ```markdown good path=content/posts/basil.md
    ---
    title: Basil
    ---
    ## FAQ

    ### How often do I water basil?

    Water it every morning, and never let the soil dry out.
    ```

    ```markdown good path=content/posts/mint.md
    ---
    title: Mint
    ---
    ## FAQ

    ### Does mint need much water?

    As much as basil does.
    ```

    Compared without regard to case and punctuation. Answers of a few words are left alone, as are
    drafts, translations and other versions of the docs.
    """

    id = "duplicate-faq-answer"
    default = False
    presets = ("strict",)
    severity: Severity = Severity.INFO
    help = "Answer in one of the posts, and lead there from the other."

    #: The fewest words of an answer that is looked at.
    min_words: int = 6

    def facts(self, post: Post) -> object:
        from postlint.document.faq import faq
        from postlint.document.mask import is_dynamic
        from postlint.document.words import folded
        from postlint.rules.site._editions import edition
        from postlint.rules.site._published import is_published

        if not is_published(post):
            return None
        told = tuple(
            (folded(pair.answer), *pair.answer_span, " ".join(pair.question.split()))
            for pair in faq(post)
            if pair.answer and not is_dynamic(pair.answer)
            if len(pair.answer.split()) >= self.min_words
        )
        return (edition(post), told) if told else None

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:  # noqa: ARG002
        each = [
            (path, (edition, *answer))
            for path, (edition, answers) in facts
            for answer in {one[0]: one for one in reversed(answers)}.values()
        ]
        for posts in groups(each, lambda fact: fact[:2]):
            spots = (
                Spot(path, Span(*fact[2:4]), f"the answer to “{fact[4]}”")
                for path, fact in reversed(posts)
            )
            yield self.across(
                spots,
                "the FAQ of another post has the same answer",
                cause=f"the answer {posts[0][1][1][:80]}",
            )
