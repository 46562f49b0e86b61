"""How often each rule spoke, and what each took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.diagnostic import Applicability
from postlint.reporters.fix_marks import MARKS
from postlint.reporters.sentence import Sentence
from postlint.reporters.summary import Summary, counted

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs


class Statistics(Sentence):
    """Writes a line for each rule that reported something, the most frequent first.

    Its mark says that some of it can be mended. Where costs were asked for, a table of them
    follows, the dearest first.
    """

    def end(self, summary: Summary) -> Iterator[str]:
        width = len(str(max(summary.rules.values(), default=0)))
        for rule, count in sorted(summary.rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>{width}}  {_mark(summary.fixes_of.get(rule))}  {rule}\n"
        if summary.costs is not None:
            yield from _table(summary.costs)
        yield from super().end(summary)


def _mark(fixes: Counter[Applicability] | None) -> str:
    """The mark of the safest fix of a rule's, or as much space."""
    found = (MARKS[kind] for kind in Applicability if fixes is not None and fixes[kind])
    return next(found, " " * len(MARKS[Applicability.SAFE]))


def _table(costs: Costs) -> Iterator[str]:
    if not costs.posts:
        yield "No post was linted, so no rule took any time: `--no-cache` lints all.\n"
        return
    yield f"\nMicroseconds a post, over {counted(costs.posts, 'post')} linted:\n"
    for name, cost in costs.dearest():
        yield f"{cost:>10,.1f}  {name}\n"
    yield f"{sum(costs.seconds.values()) / costs.posts * 1e6:>10,.1f}  in all\n\n"
