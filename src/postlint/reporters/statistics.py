"""How often each rule spoke."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.reporters.sentence import Sentence
from postlint.reporters.summary import Summary


class Statistics(Sentence):
    """Writes a line for each rule that reported something, the most frequent first."""

    def end(self, summary: Summary) -> Iterator[str]:
        width = len(str(max(summary.rules.values(), default=0)))
        for rule, count in sorted(summary.rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>{width}}  {rule}\n"
        yield from super().end(summary)
