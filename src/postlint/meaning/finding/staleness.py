"""Where one part of a post still says what another part said before an edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from postlint.document.faq import faq
from postlint.meaning.comparing.alignment import Alignment
from postlint.meaning.comparing.changes import Change, Edit, changes, edits
from postlint.meaning.comparing.comparison import Comparison, comparison
from postlint.meaning.comparing.statement import answers
from postlint.meaning.finding.still_said import says, words
from postlint.meaning.terms.opposites import opposites
from postlint.meaning.terms.sentences import Sentence
from postlint.meaning.terms.tokens import Token, tokens
from postlint.meaning.terms.word_sets import content_words
from postlint.record import NamedTuple

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.document.question_answer import QuestionAnswer

_MOST_CHANGES = 100
"""Where more was changed, the post was written anew."""
_LEAST_FIT = 0.4
_LEAST_FIT_OF_TOPIC = 0.65
"""How well it has to fit where the post goes on to say what was changed."""
_LEAST_OF_BEST = 0.8
"""How well it has to fit, measured by the one that fits best of those that say the same."""
_LEAST_OF_ALL = 0.6
"""How well it has to fit, measured by the one that fits best."""
_FEWEST_SHARED = 2
_LEAST_FIT_OF_FEW = 0.55
"""How well it has to fit where both share fewer words than `_FEWEST_SHARED`."""


class Stale(NamedTuple):
    """A sentence that fell behind an edit: `sentence` still says what was so before `change`.

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
    if post.earlier is None or not faq(post):
        return
    now, before = comparison(post), comparison(post.earlier)
    if now.is_possible and before.is_possible:
        names = before.names | now.names | _names_of_answers(before)
        yield from _answers_behind(before, now, names)
        yield from _text_behind(before, now, names)


def _names_of_answers(compared: Comparison) -> frozenset[str]:
    said = (sentence.text for answer in answers(compared.post) for sentence in answer.sentences)
    return frozenset(token.key for text in said for token in tokens(text) if token.is_name)


def _answers_behind(before: Comparison, now: Comparison, names: frozenset[str]) -> Iterator[Stale]:
    """Sentences of answers that say what the text said before it was edited."""
    changed = [
        (edit, change, _is_topic(now, change, edit.new.text))
        for edit, change in _changed(before.sentences, now.sentences, names)
    ]
    for answer in answers(now.post) if changed else ():
        for sentence in answer.sentences:
            for edit, change, topic in changed:
                token = says(sentence.text, change)
                if token and _restates(before.body, sentence, edit.at, change, topic):
                    yield Stale(edit, change, sentence, token, answer.pair, is_answer_edited=False)
                    break


def _text_behind(before: Comparison, now: Comparison, names: frozenset[str]) -> Iterator[Stale]:
    """Sentences of the text that say what an answer said before it was edited."""
    earlier = {answer.pair.question: answer.sentences for answer in answers(before.post)}
    kept = set(before.sentences.texts)
    for pair, answer in ((answer.pair, answer.sentences) for answer in answers(now.post)):
        for edit, change in _changed(earlier.get(pair.question, ()), answer, names):
            for at, sentence in enumerate(now.sentences):
                token = says(sentence.text, change) if sentence.text in kept else None
                topic = token is not None and _is_topic(now, change, sentence.text)
                if token and _restates(now.body, edit.old, at, change, topic):
                    yield Stale(edit, change, sentence, token, pair, is_answer_edited=True)
                    break


def _changed(
    old: Sequence[Sentence], new: Sequence[Sentence], names: frozenset[str]
) -> list[tuple[Edit, Change]]:
    found = ((edit, change) for edit in edits(old, new) for change in changes(edit, names))
    return list(islice(found, _MOST_CHANGES))


def _restates(body: Alignment, answer: Sentence, at: int, change: Change, topic: bool) -> bool:
    """Whether a sentence of an answer says what one of the body says, but for what was changed.

    `topic`: what was changed is what the post is about, so that many sentences name it.
    """
    said, context = content_words(answer.text), content_words(answer.context)
    there = body.words[at]
    shared = (said & there) - words(change)
    asked = ((context - said) & there) - words(change)
    if not shared or _are_of_others(answer, body.sentences[at], change):
        return False
    matches = body.matches(said, context)
    found = next((match for match in matches if match.at == at), None)
    saying = (m.fit for m in matches if m.at == at or says(body.sentences[m.at].text, change))
    if found is None or found.fit < _LEAST_OF_BEST * max(saying):
        return False
    if found.fit < _LEAST_OF_ALL * matches[0].fit:
        return False
    few = len(shared) + len(asked) / 2 < _FEWEST_SHARED
    return found.fit >= _least_fit(change, few=few, topic=topic)


def _least_fit(change: Change, *, few: bool, topic: bool) -> float:
    """How well two sentences have to fit. A number tells more than a name or a small word."""
    if topic:
        return _LEAST_FIT_OF_TOPIC
    if change.kind != "number":
        return _LEAST_FIT_OF_FEW
    return _LEAST_FIT_OF_FEW if few else _LEAST_FIT


def _is_topic(now: Comparison, change: Change, edited: str) -> bool:
    """Whether the post goes on to say what was changed: in its title, or elsewhere in its text."""
    title = now.post.title or ""
    others = (sentence.text for sentence in now.sentences if sentence.text != edited)
    if change.kind == "name":
        return bool(says(title, change)) or any(says(text, change) for text in others)
    if change.kind == "number":
        return bool(says(title, change)) or sum(bool(says(text, change)) for text in others) > 2
    return False


def _are_of_others(one: Sentence, other: Sentence, change: Change) -> bool:
    """Whether two sentences speak of different things: of other names, or of opposites."""
    changed = {token.key for token in (*change.old, *change.new)}
    here, there = (
        {token.key: token for token in tokens(text) if token.key not in changed}
        for text in (one.text, other.text)
    )
    if any(opposites(key) & (there.keys() - here.keys()) for key in here.keys() - there.keys()):
        return True
    names, others = ({k for k, token in run.items() if token.is_name} for run in (here, there))
    return bool(names and others) and not names & others
