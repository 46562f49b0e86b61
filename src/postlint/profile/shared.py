"""What a post may ask about the other posts of its site."""

from __future__ import annotations

from collections.abc import Callable

Question = tuple[str, str, str]
"""The name of a habit, a section, and what its posts may do."""


class Shared:
    """What the posts of a site share: answers questions, and notes them with the answers.

    What was found in a post holds while the answers to what it `asked` are the same. Whoever keeps
    results clears `asked` before each post.
    """

    def __init__(self, answer: Callable[[Question], bool]) -> None:
        self.answer = answer
        self.asked: dict[Question, bool] = {}

    def is_usual(self, habit: str, section: str, trait: str) -> bool:
        """Whether most posts of a section do something."""
        question = habit, section, trait
        found = self.asked[question] = self.answer(question)
        return found
