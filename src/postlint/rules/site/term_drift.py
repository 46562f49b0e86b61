from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from postlint.diagnostic import Severity
from postlint.pattern import lazy
from postlint.profile.need import CONFIG, FILES
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site

_GAP = lazy(r"(?<!\d)[\s_-]+|[\s_-]+(?!\d)")
"""What stands between words; but 1-1 is not 11."""
_NO_PLURAL = lazy(r"(?:ss|us|is|ics|[^aeiou]as)$")
_OTHER_WORDS = frozenset(
    {"news", "goods", "customs", "arms", "means", "shorts", "jeans", "woods", "windows", "rails"}
    | {"canvas", "https", "ftps", "macs", "alias", "atlas", "bias", "briefs", "kubernetes", "lens"}
    | {"series", "species", "redis", "travis", "chris", "james", "paris", "texas", "kansas", "gas"}
    | {"ios", "dos", "sas", "css", "dns", "aws", "rss", "gps", "cms", "sms", "pos", "vms", "tls"}
    | {"spectacles", "minutes", "manners", "damages", "savings", "premises", "grounds", "colours"}
)
"""Words in `s` that are no plural of the word without it, or mean another thing."""
_SHORTEST = 3

_Use = tuple[str, Span]
"""The path of a post, and where it has a term."""


class TermDrift(Rule):
    """Two terms are one word in two spellings, and make two pages.

    Posts that belong together stand on two lists, and readers of one do not find the others.

    ```markdown bad site=hugo path=content/posts/motor.md
    ---
    title: A motor for the hill
    tags: [e-bike]
    ---
    ```

    ```markdown bad site=hugo path=content/posts/saddle.md
    ---
    title: A better saddle
    tags: [ebike]
    ---
    ```

    ```markdown good site=hugo path=content/posts/motor.md
    ---
    title: A motor for the hill
    tags: [e-bike]
    ---
    ```

    ```markdown good site=hugo path=content/posts/saddle.md
    ---
    title: A better saddle
    tags: [E-Bike]
    ---
    ```

    Jekyll makes lists of terms only where the site's templates or a plugin do: elsewhere nothing is
    told.

    Terms are one word where they differ in case, in spaces, hyphens and underscores, or, in
    English, by the `s` of a plural. Only where the generator makes two pages: Hugo has one for `Go`
    and `go`, and Jekyll two. Other signs count: C, C++ and C# are three, as are `net` and `.net`.
    Languages are compared each for itself, and two words that drift in several are told once. Told
    where the rarer spelling stands.
    """

    id = "term-drift"
    needs = (CONFIG, FILES)
    severity: Severity = Severity.WARNING
    help = "Each spelling has its own list of posts: choose one of them for all."

    def facts(self, post: Post) -> object:
        from postlint.rules.site._published import folder_and_language, is_published
        from postlint.rules.site._terms import terms

        found = tuple(terms(post))
        if not found or not is_published(post):
            return None
        language = folder_and_language(post)[1]
        words = "\n".join(f"{term.taxonomy}\t{term.word}" for term in found)
        return language, words, *(at for term in found for at in (term.start, term.end))

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.lookup.term_lists import lists_terms

        known = site.generator.terms
        if known is None or not lists_terms(site):
            return
        uses = _Uses(facts)
        same: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for language, taxonomy, word in uses.places:
            same[language, taxonomy, _key(word, language)].append(word)
        told: dict[tuple[str, frozenset[str]], Across] = {}
        drifting = (item for item in same.items() if len(item[1]) > 1)
        for (language, taxonomy, _), words in sorted(drifting, key=_own_language_first(site)):
            pages: defaultdict[str, list[str]] = defaultdict(list)
            for word in words:
                pages[known.page(word)].append(word)
            if len(pages) > 1:
                by_page = [
                    [(word, uses.of(language, taxonomy, word)) for word in own]
                    for own in pages.values()
                ]
                found = self._told(taxonomy, by_page, "list" if known.listed_by else "page")
                key = taxonomy, frozenset(words)
                first = told.setdefault(key, found)
                if first is not found:
                    told[key] = first._replace(spots=(*first.spots, *found.spots[:-1]))
        yield from told.values()

    def _told(self, taxonomy: str, pages: list[list[tuple[str, list[_Use]]]], made: str) -> Across:
        """Terms that make several pages: told at the rarer ones, beside one use of the usual."""
        pages.sort(key=lambda terms: (-sum(len(uses) for _, uses in terms), terms[0][0]))
        usual, *others = pages
        words = [min(terms, key=lambda term: -len(term[1]))[0] for terms in pages]
        rarer = [(use, word) for terms in others for word, uses in terms for use in uses]
        shown = [*sorted(rarer, reverse=True), (max(usual[0][1]), usual[0][0])]
        if len(rarer) == 1 and len(usual) == 1 and len(usual[0][1]) == 1:
            shown.sort(reverse=True)
        names = " and ".join(f"“{word}”" for word in words)
        return self.across(
            (Spot(path, span, f"“{word}” here") for (path, span), word in shown),
            f"{names} are one word in {len(words)} spellings, and each has a {made} in {taxonomy}",
            cause=f"{taxonomy}: {' '.join(sorted(words))}",
        )


def _own_language_first(site: Site) -> Callable[[Any], bool]:
    default = site.languages.default or ""
    return lambda item: item[0][0] not in ("", default)


class _Uses:
    """Where the posts of a site have which terms: most of them have the same few."""

    def __init__(self, facts: Sequence[Told]) -> None:
        self._posts: defaultdict[tuple[str, str], list[tuple[str, Sequence[int]]]]
        self._posts = defaultdict(list)
        for path, (language, words, *spans) in facts:
            self._posts[language, words].append((path, spans))
        self.places: defaultdict[tuple[str, str, str], list[tuple[str, int]]] = defaultdict(list)
        for language, words in self._posts:
            for at, line in enumerate(words.split("\n")):
                taxonomy, word = line.split("\t")
                self.places[language, taxonomy, word].append((words, at))

    def of(self, language: str, taxonomy: str, word: str) -> list[_Use]:
        """All uses of a term."""
        return [
            (path, Span(*spans[2 * at : 2 * at + 2]))
            for words, at in self.places[language, taxonomy, word]
            for path, spans in self._posts[language, words]
        ]


def _key(word: str, language: str) -> str:
    """What spellings of one word have in common."""
    key = _GAP.sub("", normalize("NFC", word).casefold())
    is_english = language in ("", "en") or language.startswith(("en-", "en_"))
    return _singular(word, key) if is_english else key


def _singular(word: str, key: str) -> str:
    if key.endswith("ie") and len(key) > len("pies"):
        return f"{key[:-2]}y"
    if not key.endswith("s") or not key.isascii() or len(key) <= _SHORTEST:
        return key
    if key in _OTHER_WORDS or _NO_PLURAL.search(key) or word.isupper():
        return key
    if key.endswith("ies") and len(key) > len("ties"):
        return f"{key[:-3]}y"
    if key.endswith(("ches", "shes", "xes", "sses")):
        return key[:-2]
    return key[:-1]
