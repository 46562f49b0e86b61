"""Where one part of a post still says what another part said before an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from postlint.meaning.alignment import Alignment
from postlint.meaning.changes import Change, Edit, changes, edits, says, words
from postlint.meaning.comparison import Comparison, comparison
from postlint.meaning.sentences import Sentence
from postlint.meaning.tokens import Token
from postlint.meaning.words import content_stems

if TYPE_CHECKING:
    from postlint.document.faq import QuestionAnswer
    from postlint.document.post import Post

_LEAST_FIT = 0.4
_LEAST_OF_BEST = 0.8
"""How well the edited sentence has to fit, measured by the one that fits best."""
_FEWEST_SHARED = 2


class Stale(NamedTuple):
    """A sentence that fell behind an edit: `sentence` still says what `change` changed.

    `token` is where it says so. `pair` is the answer that fell behind, or else that was edited.
    """

    edit: Edit
    change: Change
    sentence: Sentence
    token: Token
    pair: QuestionAnswer
    is_answer_edited: bool


def stale_sentences(post: Post) -> Iterator[Stale]:
    """What fell behind since the earlier version of a post, one finding a sentence at most."""
    if post.earlier is None or not post.faq:
        return
    now, before = post.derived(comparison), post.earlier.derived(comparison)
    if not now.is_possible or not before.is_possible:
        return
    names = before.names | now.names | _names_of_answers(before)
    behind = _behind(before.sentences, now.sentences, _of_answers(now), names)
    for edit, change, said, token in behind:
        yield Stale(edit, change, said[0], token, said[1], is_answer_edited=False)
    yield from _behind_answers(before, now, names)


def _behind_answers(before: Comparison, now: Comparison, names: frozenset[str]) -> Iterator[Stale]:
    """Sentences of the body that say what an answer said before it was edited."""
    kept = {sentence.text for sentence in before.sentences}
    for pair, sentences in now.answers:
        earlier = [old for other, old in before.answers if other.question == pair.question]
        for old in earlier[:1]:
            said = [(s, pair) for s in now.sentences if s.text in kept]
            for edit, change, found, token in _behind(old, sentences, said, names):
                yield Stale(edit, change, found[0], token, pair, is_answer_edited=True)


_Said = tuple[Sentence, "QuestionAnswer"]


def _of_answers(compared: Comparison) -> list[_Said]:
    return [(sentence, pair) for pair, sentences in compared.answers for sentence in sentences]


def _names_of_answers(compared: Comparison) -> frozenset[str]:
    from postlint.meaning.tokens import tokens

    return frozenset(
        token.key
        for sentence, _ in _of_answers(compared)
        for token in tokens(sentence.text)
        if token.is_name
    )


def _behind(
    old: tuple[Sentence, ...],
    new: tuple[Sentence, ...],
    said: Iterable[_Said],
    names: frozenset[str],
) -> Iterator[tuple[Edit, Change, _Said, Token]]:
    """What of `said` says what sentences said before they were edited, and not what they say."""
    changed = [(edit, change) for edit in edits(old, new) for change in changes(edit, names)]
    if not changed:
        return
    alignment = Alignment(old)
    for sentence, pair in said:
        for edit, change in changed:
            token = says(sentence.text, change)
            if token is not None and _restates(alignment, sentence, edit, change):
                yield edit, change, (sentence, pair), token
                break


def _restates(alignment: Alignment, sentence: Sentence, edit: Edit, change: Change) -> bool:
    """Whether a sentence says what an edited one said, but for what was changed."""
    stems = frozenset(content_stems(sentence.text))
    context = frozenset(content_stems(sentence.context))
    old = alignment.stems[edit.at]
    shared = (stems & old) - words(change)
    asked = ((context - stems) & old) - words(change)
    if len(shared) + len(asked) / 2 < _FEWEST_SHARED:
        return False
    matches = alignment.matches(stems, context)
    found = next((match for match in matches if match.at == edit.at), None)
    return (
        found is not None
        and found.fit >= _LEAST_FIT
        and found.fit >= _LEAST_OF_BEST * matches[0].fit
    )
