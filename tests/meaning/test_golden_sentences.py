"""What is read of the sentences of all cases about FAQs, and where answers and body disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from goldens import Known, check, digest
from readings import readings

from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.meaning.comparing.statement import Statement, answers, statements
from postlint.meaning.finding.agreement import disagreements
from postlint.meaning.finding.answers import swaps
from postlint.meaning.finding.conflicts import conflicts
from postlint.meaning.finding.denial import denials_of_body, denials_of_question
from postlint.meaning.finding.support import supports
from postlint.meaning.terms.qualifiers import Around
from postlint.meaning.terms.quantities import quantities
from postlint.meaning.terms.sentences import answer_sentences, body_sentences
from postlint.meaning.terms.tokens import tokens
from postlint.rules.catalogue import BUILT_IN

GOLDEN = Path(__file__).parent / "golden" / "sentences.txt"


def _sentences(post: Post) -> object:
    of_answers = [[*answer_sentences(post, pair)] for pair in faq(post)]
    return [*body_sentences(post)], of_answers, len(statements(post)), len(answers(post))


def _found(post: Post) -> object:
    denied = denials_of_body(post), denials_of_question(post)
    return conflicts(post), denied, disagreements(post), supports(post), swaps(post)


KNOWN: Known = {
    Statement: lambda statement: statement.sentence,
    Around: lambda around: (around.bound, around.role, around.thing, around.per),
}
QUESTIONS: dict[str, Callable[[Post], object]] = {
    "tokens": lambda post: [(tokens(one), quantities(one)) for one in body_sentences(post).texts],
    "sentences": _sentences,
    "found": _found,
}


def test_golden_sentences(tmp_path: Path) -> None:
    lines = []
    for rule, all_readings in sorted(readings(tmp_path).items()):
        if BUILT_IN.ids[rule] != "faq":
            continue
        found = defaultdict[str, list[object]](list)
        for post in (post for reading in all_readings for post in reading.read()):
            for name, ask in QUESTIONS.items():
                found[name].append(ask(post))
        lines.append(
            f"{rule}: {', '.join(f'{name} {digest(one, KNOWN)}' for name, one in found.items())}\n"
        )
    check(GOLDEN, "".join(lines))
