"""Hugo: `contentDir`, also each language's, and what is mounted at `content`.

Source: Hugo, "Configure Hugo", "Configure modules".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, splitext

from postlint.profile.config_files import Settings, setting, text_setting
from postlint.profile.pages import HTML, Pages, SiteConfig, folders

_CLOSED = frozenset(
    {"layouts", "themes", "public", "resources", "archetypes", "static", "assets", "data", "i18n"}
)
_INDEXES = ("index.md", "index.html", "index.markdown")
_KNITTED = frozenset({".html", ".markdown"})
_SOURCES = (".Rmd", ".rmd", ".Rmarkdown")
_UNREAD = frozenset({".adoc", ".asciidoc", ".ad", ".org", ".rst", ".pandoc", ".pdc"})


def pages(site: SiteConfig) -> Pages:
    found = folders(_content(site.settings))
    closed = _CLOSED.difference(folder.partition("/")[0] for folder in found)

    def is_of_a_bundle(path: str) -> bool:
        """Whether a file is a page's resource: such a piece of HTML is no post."""
        is_index = basename(path).startswith(("index.", "_index."))
        folder = dirname(dirname(path)) if is_index else dirname(path)
        if not path.lower().endswith(HTML):
            return False
        while folder and folder not in found:
            if any((site.root / folder / index).is_file() for index in _INDEXES):
                return True
            folder = dirname(folder)
        return False

    def knitted_by(path: str) -> str | None:
        """blogdown, which leaves what it makes beside its source."""
        stem, suffix = splitext(path)
        sources = [f"{stem}{source}" for source in _SOURCES] if suffix in _KNITTED else []
        return "blogdown" if any((site.root / each).is_file() for each in sources) else None

    return Pages(
        found,
        closed=closed,
        unread=_UNREAD,
        is_front_matter_asked=is_of_a_bundle,
        made_by=knitted_by,
    )


def _content(settings: Settings) -> Iterator[str]:
    languages = setting(settings, "languages")
    each = languages.values() if isinstance(languages, Mapping) else ()
    named = [text_setting(one, "contentDir") for one in (settings, *each)]
    mounts = setting(settings, "module", "mounts")
    mounted = list(_mounted(mounts if isinstance(mounts, list) else []))
    if not mounted:
        yield text_setting(settings, "contentDir") or "content"
    yield from filter(None, named)
    yield from mounted


def _mounted(mounts: list[object]) -> Iterator[str]:
    for mount in mounts:
        source, target = text_setting(mount, "source"), text_setting(mount, "target")
        if source and target and (target == "content" or target.startswith("content/")):
            yield source
