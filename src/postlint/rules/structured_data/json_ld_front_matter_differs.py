import re
from collections.abc import Iterator
from datetime import date

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.dialect.dates.hugo_date import parse
from postlint.document.front_matter import Entry, FrontMatter, Mapping, Node, Sequence
from postlint.document.plain_text import plain
from postlint.document.post import Post
from postlint.document.structured_data import (
    ARTICLES,
    Thing,
    comparable,
    text_of,
    things,
)
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_DATES = {
    "datePublished": ("date", "publishdate", "pubdate", "published", "pub_date", "publish_date"),
    "dateModified": ("lastmod", "modified", "updated", "last_modified_at", "lastupdated"),
}
_ISO_DAY = lazy(r"\s*(\d{4}-\d\d-\d\d)(?P<time>[T ].*)?\s*$", re.DOTALL)
_SHORTEST = 8
_AUTHORS = ("author", "authors")


class JsonLdFrontMatterDiffers(Rule):
    """The structured data names another headline, date or author than the front matter.

    ```html bad
    ---
    title: How to Descale a Kettle
    date: 2024-05-01
    ---
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Article",
     "headline": "How to Descale a Kettle", "datePublished": "2023-01-15"}
    </script>
    ```

    ```html good
    ---
    title: How to Descale a Kettle
    date: 2024-05-01
    ---
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Article",
     "headline": "How to Descale a Kettle", "datePublished": "2024-05-01T08:00:00+02:00"}
    </script>
    ```

    Only days are compared, and where one of the dates has a time, a day's difference is left to
    time zones. A headline may be a part of the title, or another heading or title that the post
    has. Names of authors are compared where both are written out. Microdata and RDFa count as
    well.
    """

    id = "json-ld-front-matter-differs"
    presets = ("seo",)
    severity: Severity = Severity.WARNING
    help = "Make the two say the same: the theme shows one, search engines read the other."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        articles = [thing for thing in things(post) if thing.is_root and thing.types & ARTICLES]
        matter = post.front_matter
        if matter is None or len(articles) != 1:
            return
        yield from self._headline(post, matter, articles[0])
        yield from self._dates(matter, articles[0])
        yield from self._author(matter, articles[0])

    def _headline(self, post: Post, matter: FrontMatter, article: Thing) -> Iterator[Diagnostic]:
        title, headline = matter.entry("title"), article.text("headline")
        node = article.node("headline")
        if title is None or not post.title or node is None or not headline:
            return
        said = comparable(headline)
        known = [comparable(text) for text in (post.title, *_other_titles(post, matter))]
        if (
            said
            and known[0]
            and not any(said in one or (len(one) > _SHORTEST and one in said) for one in known)
        ):
            yield self.diagnostic(
                article.locate(node.span),
                f"the {article.syntax.title}'s headline is “{plain(headline)}”, "
                f"the title “{post.title}”",
                related=[Related(title.value.span, "the title")],
            )

    def _dates(self, matter: FrontMatter, article: Thing) -> Iterator[Diagnostic]:
        for key, names in _DATES.items():
            node, found = article.node(key), _ISO_DAY.match(article.text(key) or "")
            entries = [entry for name in names if (entry := _entry(matter, name)) is not None]
            days = [_day(text_of(entry.value)) for entry in entries]
            said = _day(found[0]) if found else None
            if node is None or found is None or said is None or not days or None in days:
                continue
            texts = [text_of(entry.value) or "" for entry in entries]
            timed = bool(found["time"]) or any(":" in text for text in texts)
            if all(day and abs((said - day).days) > timed for day in days):
                yield self.diagnostic(
                    article.locate(node.span),
                    f"`{key}` is {said}, and `{entries[0].key}` in the front matter {days[0]}",
                    related=[Related(entries[0].value.span, f"`{entries[0].key}`")],
                )

    def _author(self, matter: FrontMatter, article: Thing) -> Iterator[Diagnostic]:
        entry = next((e for name in _AUTHORS if (e := _entry(matter, name)) is not None), None)
        node = article.node("author")
        if entry is None or node is None:
            return
        said, known = list(_names(node)), list(_names(entry.value))
        if not _are_full(said) or not _are_full(known):
            return
        if not any(_same_name(one, other) for one in said for other in known):
            yield self.diagnostic(
                _place(article, node),
                f"the {article.syntax.title}'s author is “{said[0]}”, "
                f"the front matter's “{known[0]}”",
                related=[Related(entry.value.span, "the author")],
            )


def _entry(matter: FrontMatter, name: str) -> Entry | None:
    found = matter.root.find(name, fold=True)
    return found if found is not None and _has_value(found.value) else None


def _has_value(node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) or bool(text_of(node))


def _other_titles(post: Post, matter: FrontMatter) -> Iterator[str]:
    """What else the post has for a title: any text of the front matter, and its headings."""
    for path, scalar in matter.scalars():
        if path[0] != "title" and isinstance(scalar.value, str):
            yield scalar.value
    for heading in post.headings:
        yield heading.text


def _day(text: str | None) -> date | None:
    """The day that a date names, as written."""
    found = _ISO_DAY.match(text or "")
    if found:
        moment = parse(found[1])
        return moment.date() if moment else None
    moment = parse((text or "").strip())
    return moment.date() if moment else None


def _names(node: Node) -> Iterator[str]:
    """The names of authors, however they are given; no organisation's."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _names(item)
    elif isinstance(node, Mapping):
        kind, name = node.find("@type"), node.find("name")
        is_person = kind is None or text_of(kind.value) == "Person"
        yield (text_of(name.value) if name else None) or "" if is_person else ""
    else:
        yield text_of(node) or ""


def _are_full(names: list[str]) -> bool:
    """Whether all are first and last names, and no user names, keys or references."""
    return bool(names) and all(len(plain(name).split()) > 1 for name in names)


def _same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word that is no initial."""
    words = [{comparable(word) for word in plain(name).split()} for name in (one, other)]
    return any(len(word) > 1 for word in words[0] & words[1])


def _place(article: Thing, node: Node) -> Span:
    """Where an author's name stands."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else node
    name = first.find("name") if isinstance(first, Mapping) else None
    return article.locate((name.value if name else first).span)
