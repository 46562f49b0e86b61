from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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

_LOCALIZED = lazy(
    r"i18n/(?P<locale>[^/]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)/(?:current/)?(?P<path>.+)"
)
_DEPTH = 2
_SOURCES = {"docs/": "docs", "blog/": "blog", "src/pages/": "pages"}


class MissingTranslation(Rule):
    """A post lacks a language that most others have.

    Readers of that language find a gap, or a page in another one.

    ```markdown bad site=hugo path=content/posts/bell.en.md
    ---
    title: The bell
    ---
    ```

    ```markdown bad site=hugo path=content/posts/rope.en.md
    ---
    title: The rope
    ---
    ```

    ```markdown bad site=hugo path=content/posts/rope.de.md
    ---
    title: Das Seil
    ---
    ```

    ```markdown good site=hugo path=content/posts/rope.en.md
    ---
    title: The rope
    ---
    ```

    ```markdown good site=hugo path=content/posts/rope.de.md
    ---
    title: Das Seil
    ---
    ```

    Languages are told by file names (`a.de.md`), by folders (`content/de/`, `i18n/de/`), or by the
    settings; a `translationKey` ties posts of other names. A language counts where at least half
    of the posts of the section, the upper folders, have it.
    """

    id = "missing-translation"
    default = False
    needs = (CONFIG, FILES)
    severity: Severity = Severity.INFO
    help = "Translate it, or take it out of the languages that it is not for."

    def facts(self, post: Post) -> object:
        from postlint.rules.site._published import is_published
        from postlint.rules.site._spots import title_span

        if post.place is None or not is_published(post):
            return None
        matter = post.front_matter
        key, language = _key_and_language(post.place.path)
        own = matter.text("translationKey") if matter is not None else None
        return own or key, language or post.profile.language or "", *title_span(post)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        default = site.languages.default or ""
        sections: defaultdict[str, defaultdict[str, dict[str, Told]]]
        sections = defaultdict(lambda: defaultdict(dict))
        for post in facts:
            key, language, *_ = post[1]
            sections[_section(key)][key][language] = post
        for posts in sections.values():
            counts = Counter(language for own in posts.values() for language in own)
            usual = {language for language, count in counts.items() if 2 * count >= len(posts)}
            for own in posts.values() if len(usual) > 1 else ():
                path, (_, _, *span) = own.get(default) or next(iter(own.values()))
                names = ", ".join(f"`{language}`" for language in sorted(usual - own.keys()))
                if names.strip("`"):
                    spot = Spot(path, Span(*span), "")
                    yield self.across([spot], f"the post is not there in {names}", least=1)


def _section(key: str) -> str:
    """The part of a site that a post belongs to: a blog is often not translated where docs are."""
    return "/".join(key.split("/")[:-1][:_DEPTH])


def _key_and_language(path: str) -> tuple[str, str]:
    """A path without what tells its language, and that language; empty where none is told."""
    from postlint.profile.editions import is_language

    localized = _LOCALIZED.fullmatch(path)
    if localized is not None:
        return f"{localized['kind']}:{_stem(localized['path'])}", localized["locale"].lower()
    for folder, kind in _SOURCES.items():
        if path.startswith(folder):
            path = f"{kind}:{path[len(folder) :]}"
    *folders, name = path.split("/")
    stem, _, suffix = name.rpartition(".")[0].rpartition(".")
    if stem and is_language(suffix):
        return "/".join((*folders, stem)), suffix.lower()
    for at, folder in enumerate(folders):
        if is_language(folder):
            return "/".join((*folders[:at], *folders[at + 1 :], _stem(name))), folder.lower()
    return "/".join((*folders, _stem(name))), ""


def _stem(path: str) -> str:
    return path.rpartition(".")[0]
