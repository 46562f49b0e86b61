import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.blocks import Block
from postlint.document.faq_words import is_question
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_TAGS = frozenset({"p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"})
_QUOTING = frozenset({"blockquote", "pre", "code", "q", "cite", "figcaption", "td", "th"})
_SLANTED = frozenset({"em", "i"})
_PARTS = {
    "TEXT": r"(?:(?:blog |guest )?posts?|articles?|drafts?|versions?|outlines?|rewrites?|summary"
    r"|(?:meta )?descriptions?|paragraphs|content|front ?matter|markdown|html|introduction"
    r"|conclusion|faqs?|titles?|headlines?|texts?|sections?)",
    "SURE": r"(?:certainly|sure(?: thing)?|absolutely|of course)",
    "HERE": r"(?:here(?:['’]s| is| are)|below (?:is|are))",
    "SORRY": r"I(?:['’]m| am) sorry, but I(?: can(?:['’]t|not)|['’]m unable to)",
    "LET": r"(?:please )?let me know if you",
    "WANT": r"(?:['’]d like| would like| want| need) me to",
    "CHANGE": r"(?:revise|adjust|tailor|rewrite|expand|refine|tweak|modify|shorten|make any)",
    "CHANGES": r"(?:changes|edits|revisions|adjustments|modifications|assistance)",
    "CUT": r"(?:knowledge (?:cut-?off|update)|training (?:data|cut-?off))",
    "REST": r"[^.!?:]*[.!?:]?",
}
"""What the patterns below have in common, by name."""

_PATTERNS = r"""
(?:I(?:['’]m| am) sorry, but )?as an? (?:AI|(?:AI |large )?language) model\b[^.!?]*\bI\bREST
as an? (?:AI|artificial intelligence) (?:assistant|chatbot)\b[^.!?]*\bI\bREST
als (?:ein )?KI-(?:Sprachmodell|Modell|Assistent)\b[^.!?]*\bichREST
en tant que (?:modèle de langage|qu['’]IA|qu['’]intelligence artificielle)\b[^.!?]*\bjeREST
como (?:un )?(?:modelo de (?:lenguaje|linguagem)|modelo de IA|IA),REST
作为(?:一个|一名|一款)?(?:AI|人工智能)(?:大?语言)?(?:模型|助手)[，,][^。！？]*[。！？]?
SURE[!,.] HERE [^.!?:]*\bTEXT\bREST
here(?:['’]s| is) (?:the|your|an?) (?:fully )?(?:rewritten|humani[sz]ed) [^.!?:]*\bTEXT\bREST
here(?:['’]s| is) (?:the|your|an?) SEO[ -](?:friendly|optimi[sz]ed) [^.!?:]*\bTEXT\bREST
SORRY (?:fulfill?|assist with|comply with|generate|complete) (?:that|this|your|the) REST
I hope this helps[!.] LETWANT REST
I hope this helps[!.] LET(?: need| want| have) any (?:\w+ )?CHANGES\bREST
LETWANT CHANGE\bREST
would you like me to CHANGE\b[^.!?]*\?
(?:as of|up to|based on) my (?:last |latest |most recent )?CUT\bREST
my (?:knowledge cut-?off|training data) (?:is|was|ends|ended|goes|only)\bREST
regenerate response$
\[insert [^\[\]]{2,80}\]$
"""


def _compiled(*patterns: str) -> re.Pattern[str]:
    """One pattern that finds any of some, their parts put in."""
    whole = "|".join(patterns)
    for name, part in sorted(_PARTS.items(), reverse=True):
        whole = whole.replace(name, part)
    return lazy(whole, re.IGNORECASE)


_SENTENCES = _compiled(*_PATTERNS.strip().splitlines())
_OPENING = _compiled(r"SURE! HERE\bREST")
_STARTS = """
i'm sorry|i’m sorry|i am sorry|i hope this|let me know if|please let me|certainly|sure|absolutely
of course|below|as a ai|as a arti|as a la|as an a|as an la|as of my|up to my|based on my
my knowledge cut|my training data|would you like me|regenerate|[insert|here's a|here’s a|here is a
here's the|here’s the|here is the|here's your|here’s your|here is your|als ki-|als ein ki-
en tant qu|como mod|como un mod|como ia|como un ia|作为
"""
STARTS = tuple(_STARTS.strip().replace("\n", "|").split("|"))
"""What all of them start with, in lower case. Few posts have a text that does, and compiling the
sentences takes as long as all else in a post."""
_BY_TWO = {start[:2]: tuple(s for s in STARTS if s[:2] == start[:2]) for start in STARTS}
_LONGEST_START = max(map(len, STARTS))
_ABOUT = lazy(
    r"chat-?gpt|\bgpt-?\d|openai|\bllms?\b|chat ?bots?\b|anthropic|\bclaude\b|\bgemini\b"
    r"|\bcopilot\b|\bprompts?\b|generative|人工智能|大模型|machine learning|\bsample\b|fill in"
    r"|templates?\b|cover letter|mad libs",
    re.IGNORECASE,
)


class AssistantResidue(Rule):
    """A sentence that a chat assistant says to the one it writes for was left in the post.

    ```markdown bad
    Certainly! Here is a blog post about kettles:

    Kettles boil water.
    ```

    ```markdown good
    Kettles boil water.
    ```

    Reported are whole sentences at the start of a paragraph, item or heading, such as "As an AI
    language model, I cannot …", "I hope this helps! Let me know if you'd like me to …",
    "[Insert image here]" and "Regenerate response": the string itself, never a guess at who wrote
    the post. Quotations, code, and posts that speak of assistants or of templates are left alone.
    """

    id = "assistant-residue"
    severity: Severity = Severity.WARNING
    help = "Delete it, or write what is missing: it speaks to the author and not to readers."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        before: Block | None = None
        spoken = []
        for block in post.blocks:
            found = _found(block, before) if _may_be(block.text) else None
            if found is not None:
                spoken.append((block, found))
            before = block
        text = post.source.text
        if spoken and not _ABOUT.search(_without(text, [found[0] for _, found in spoken])):
            for block, found in spoken:
                yield self.diagnostic(block.element.span, _message(found[0]))


def _may_be(text: str) -> bool:
    """Whether a text starts as one of the sentences does."""
    starts = _BY_TWO.get(text[:2].lower())
    return starts is not None and text[:_LONGEST_START].lower().startswith(starts)


def _without(text: str, sentences: list[str]) -> str:
    for sentence in sentences:
        text = text.replace(sentence, "")
    return text


def _message(sentence: str) -> str:
    if sentence.startswith("["):
        return f"`{sentence}` was to be replaced"
    return f"“{sentence}” is what an assistant says to its user"


def _found(block: Block, before: Block | None) -> re.Match[str] | None:
    """The assistant's sentence at the start of a block that quotes nobody."""
    if block.tag not in _TAGS:
        return None
    found = _SENTENCES.match(block.text) or (_OPENING.match(block.text) if before is None else None)
    if found is None or (before is not None and is_question(before.text)):
        return None
    if any(_begins_quotation(block, inline) for inline in block.inlines):
        return None
    around = (block.element, *block.element.ancestors)
    return None if any(element.tag in _QUOTING for element in around) else found


def _begins_quotation(block: Block, inline: Element) -> bool:
    return inline.tag in _QUOTING or (inline.tag in _SLANTED and block.text.startswith(inline.text))
