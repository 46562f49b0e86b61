from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.rules.across import Across
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, compared, groups
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
    drafts, examples, translations, other versions of the docs, and posts of one series, as the
    events of each year. All that the same posts have in common is told once.
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
        from postlint.document.plain_text import folded
        from postlint.rules.site._edition import edition
        from postlint.rules.site._published import is_compared

        if not is_compared(post):
            return None
        told = tuple(
            (folded(pair.answer), *pair.answer_span, " ".join(pair.question.split()))
            for pair in faq(post)
            if pair.answer and not is_dynamic(pair.answer)
            if len(pair.answer.split()) >= self.min_words
        )
        return (edition(post), told) if told else None

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import told_once
        from postlint.rules.site._series import are_series
        from postlint.rules.site._spots import last_first

        each = (
            (path, (edition, *answer))
            for path, (edition, answers) in compared(facts, site)
            for answer in {one[0]: one for one in reversed(answers)}.values()
        )
        found = groups(list(each), lambda fact: fact[:2])
        slips = (same for same in found if not are_series([site.page(p) for p, _ in same]))
        for posts, least in told_once(slips, site):
            last = [post for post in posts if post[0] == posts[-1][0]]
            answer = min(last, key=lambda post: post[1][2])[1][1]
            what = "the same answer" if len(last) == 1 else f"{len(last)} of the same answers"
            yield self.across(
                last_first(posts, lambda fact: (Span(*fact[2:4]), f"the answer to “{fact[4]}”")),
                f"the FAQ of another post has {what}",
                least=least,
                cause=f"the answer {answer[:80]}",
            )
