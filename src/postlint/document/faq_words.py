"""How FAQs are headed and questions marked, by language. Compared case-folded."""

from __future__ import annotations

import re

_PHRASES = """
faq, faqs, f.a.q., f.a.q.s, frequently asked questions, frequently asked question, faq section,
common questions, commonly asked questions, questions and answers, questions & answers, q&a,
q & a, q and a, people also ask, popular questions, your questions answered,
common questions answered, questions answered, häufig gestellte fragen, häufige fragen,
fragen und antworten, veelgestelde vragen, questions fréquentes, foire aux questions,
questions fréquemment posées, preguntas frecuentes, preguntas y respuestas,
perguntas frequentes, dúvidas frequentes, domande frequenti, întrebări frecvente,
preguntes freqüents, vanliga frågor, vanliga frågor och svar, ofte stillede spørgsmål,
ofte stilte spørsmål, vanlige spørsmål, usein kysytyt kysymykset, usein kysyttyä,
korduma kippuvad küsimused, dažnai užduodami klausimai, biežāk uzdotie jautājumi,
najczęściej zadawane pytania, często zadawane pytania, často kladené dotazy, časté dotazy,
často kladené otázky, часто задаваемые вопросы, частые вопросы, поширені запитання,
часті запитання, često postavljana pitanja, pogosta vprašanja, често задавани въпроси,
често постављана питања, gyakran ismételt kérdések, gyakori kérdések, sıkça sorulan sorular,
sık sorulan sorular, συχνές ερωτήσεις, よくある質問, 常见问题,
常见问题解答, 常見問題, 자주 묻는 질문, câu hỏi thường gặp,
pertanyaan yang sering diajukan, pertanyaan umum, soalan lazim, คำถามที่พบบ่อย,
अक्सर पूछे जाने वाले प्रश्न, الأسئلة الشائعة, أسئلة شائعة, سوالات متداول, שאלות נפוצות,
maswali yanayoulizwa mara kwa mara
"""
PHRASES = frozenset(phrase.strip() for phrase in _PHRASES.split(","))
"""Titles of an FAQ, in many languages."""

_WORDS = r"faqs?|f\.a\.q\.?s?|frequently asked questions?|commonly asked questions?|q ?& ?a"
_TITLES = "|".join(map(re.escape, sorted(PHRASES, key=len, reverse=True)))
_BEGINS = re.compile(rf"(?:{_WORDS}|{_TITLES})(?=\s|:|\(|$|-|–|—)")
_ENDS = re.compile(rf"(?:^|\s|:|\()(?:{_WORDS}|{_TITLES})\)?$")
_DECORATION = re.compile(r"^[\W\d_]*(?:section \d+[\s:.-]*)?|[\s:.…*!#–—-]+$")

_MARK_AT_END = re.compile(r"[?？؟՞]['\"”’»)*\s]*$")
PREFIX = re.compile(
    r"(?:Q(?:uestion)?|F(?:rage)?|Pregunta|P|В|Вопрос|问|問)\s*[#.]?\s*\d{0,3}\s*[:：.)\]]\s+"
    r"|(?:Q(?:uestion)?)\s*[#.]?\s*\d{1,3}\s*[:：.)\]–—-]?\s+",
    re.IGNORECASE,
)
ANSWER_PREFIX = re.compile(
    r"(?:A(?:nswer)?|Antwort|Respuesta|R|О|Ответ|答)\s*[#.]?\s*\d{0,3}\s*[:：.)\]]\s+",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\(?\d{1,3}\s*[.):]\s+")
_ASKS = re.compile(
    r"(?:who|what|when|where|why|how|which|whose|can|could|do|does|did|is|are|was|were|will|would"
    r"|should|shall|may|might|must|have|has|had|am|isn't|aren't|don't|doesn't|can't|won't)\b",
    re.IGNORECASE,
)


def is_faq_title(text: str) -> bool:
    """Whether a heading's text is that of an FAQ: "FAQ", "Goldens: Frequently Asked Questions"."""
    folded = _DECORATION.sub("", text.casefold()).strip()
    if folded in PHRASES:
        return True
    if is_question(text):
        return False
    return bool(_BEGINS.match(folded) or _ENDS.search(folded)) and len(folded.split()) <= 14


def is_question(text: str) -> bool:
    """Whether a text ends as a question."""
    return bool(_MARK_AT_END.search(text))


def asks(text: str) -> bool:
    """Whether a text opens as an English question does, question mark or not."""
    return bool(_ASKS.match(text))


def bare_question(text: str) -> str:
    """A question without its `Q:` and its number."""
    text = text.strip().strip("*").strip()
    for pattern in (NUMBER, PREFIX, NUMBER):
        found = pattern.match(text)
        if found and found.end() < len(text):
            text = text[found.end() :]
    return text.strip()


def bare_answer(text: str) -> str:
    """An answer without its `A:`."""
    found = ANSWER_PREFIX.match(text)
    return text[found.end() :] if found else text
