"""The shape of a reporter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from postlint.report import PostReport
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary


class Reporter:
    """Turns the reports of a run into the text of one format, each as it comes.

    What it yields is written as it is; joined, it is the whole output. It keeps nothing that
    grows with the number of posts. `for_programs` says that the text is UTF-8 wherever it goes.
    """

    for_programs: ClassVar[bool] = True

    def __init__(self, style: Style) -> None:
        self.style = style

    def begin(self) -> Iterator[str]:
        """What comes before all posts."""
        return iter(())

    def post(self, report: PostReport) -> Iterator[str]:  # noqa: ARG002
        """What is said of one post."""
        return iter(())

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        """What comes after all posts."""
        return iter(())
