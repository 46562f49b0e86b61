from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from posixpath import dirname
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.profile.need import CONFIG, FILES
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site


class UnusedTerm(Rule):
    """A page about a tag or category that no post is filed under.

    Its list of posts is empty: the posts may have another spelling, or are gone.

    ```markdown bad site=hugo path=content/tags/copper/_index.md
    ---
    title: Copper
    ---
    All about copper.
    ```

    ```markdown bad site=hugo path=content/posts/kettle.md
    ---
    title: A kettle
    tags: [tin]
    ---
    ```

    ```markdown good site=hugo path=content/tags/copper/_index.md
    ---
    title: Copper
    ---
    All about copper.
    ```

    ```markdown good site=hugo path=content/posts/kettle.md
    ---
    title: A kettle
    tags: [Copper]
    ---
    ```

    For Hugo, whose pages of terms are `_index` files in the folder of the taxonomy, and for the
    `tags.yml` of Docusaurus: what it lists is told in the first of its posts by path.
    """

    id = "unused-term"
    default = False
    needs = (CONFIG, FILES)
    severity: Severity = Severity.INFO
    help = "Take it out, or file posts under it."

    def facts(self, post: Post) -> object:
        from postlint.rules.site._spots import title_span

        if "docusaurus" in post.profile.generator.second_files:
            return _of_listed(post)
        from postlint.lookup.addresses import output_of

        output = output_of(post)
        if output is None or output.page is None or not (output.address or output.terms):
            return None
        language, _, page = output.page.partition(":")
        is_list = page.rpartition("/")[2].startswith("_index.")
        if not output.terms and not is_list:
            return None
        return language, page if is_list else "", output.terms, *title_span(post)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        known = site.generator.terms
        if known is None:
            return
        if "docusaurus" in site.generator.second_files:
            yield from self._unused_of_listed(facts, site)
            return
        used, taxonomies = set(), set()
        for _, (language, _, terms, *_) in facts:
            for term in terms:
                taxonomy, _, word = term.partition("/")
                used.add((language, taxonomy, known.page(word)))
                taxonomies.add(taxonomy)
        for path, (language, page, _, *span) in facts:
            taxonomy, _, word = dirname(page).partition("/")
            if not word or "/" in word or taxonomy not in taxonomies:
                continue
            if (language, taxonomy, known.page(word)) not in used:
                spot = Spot(path, Span(*span), "")
                message = f"no post is filed under “{word}” in {taxonomy}"
                yield self.across([spot], message, least=1)

    def _unused_of_listed(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.lookup.terms import listed_tags

        if site.files is None:
            return
        used: defaultdict[str, set[str]] = defaultdict(set)
        first: dict[str, str] = {}
        for path, (listed_in, words) in facts:
            used[listed_in].update(words)
            first.setdefault(listed_in, path)
        for listed_in, path in first.items():
            for word in listed_tags(site.files, listed_in):
                if word not in used[listed_in]:
                    message = f"no post has the tag `{word}` of {listed_in}"
                    yield self.across([Spot(path, Span(0, 0), "")], message, least=1)


def _of_listed(post: Post) -> object:
    """Which file lists the tags of a post, and the tags that it has."""
    from postlint.lookup.terms import file_of_tags
    from postlint.rules.site._published import is_published
    from postlint.rules.site._terms import terms

    if post.place is None or not is_published(post):
        return None
    listed_in = file_of_tags(post.place)
    return listed_in and (listed_in, tuple(term.word for term in terms(post)))
