"""The addresses that Jekyll writes files for, and redirects of its plugin.

Source: `document.rb`, `page.rb`, `url.rb`, `utils.rb` and `drops/url_drop.rb` of Jekyll 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from posixpath import basename, dirname, splitext

from postlint.dialect.dates import reader
from postlint.lookup.addresses._jekyll_defaults import several, with_defaults
from postlint.lookup.addresses._jekyll_urls import (
    STYLES,
    Names,
    clean,
    day_of,
    document_url,
    suffixed,
)
from postlint.lookup.addresses.output import Copy, Output, Told, address_of, listed
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.evidence import packages_of
from postlint.profile.site import Site
from postlint.record import NamedTuple

_REDIRECTS = "jekyll-redirect-from"
_OF_LANGUAGES = ("jekyll-polyglot", "jekyll-multiple-languages-plugin")
KEYS = frozenset(
    {"permalink", "slug", "date", "category", "categories", "published", "redirect_from"}
)
_DATED = lazy(r"(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<slug>[^/]*)")
_SPECIAL = ("_posts", "_drafts")
_FRONT_MATTER = "---"


class _Ways(NamedTuple):
    """What a site's settings say of addresses. `collections` are those that are written."""

    source: str
    above_collections: str
    collections: Mapping[str, str | None]
    style: str
    posts: str
    has_redirects: bool
    has_languages: bool
    builds_drafts: bool
    builds_future: bool
    builds_unpublished: bool


@lru_cache(maxsize=16)
def _ways(site: Site) -> _Ways:
    settings = site.settings
    source = (text_setting(settings, "source") or "").strip("./")
    above = (text_setting(settings, "collections_dir") or "").strip("/")
    named = setting(settings, "collections")
    collections = {
        str(name): text_setting(own, "permalink")
        for name, own in (named.items() if isinstance(named, Mapping) else ())
        if setting(own, "output") is True or name == "posts"
    }
    style = text_setting(settings, "permalink") or "date"
    own = collections.get("posts")
    return _Ways(
        f"{source}/" if source else "",
        f"{above}/" if above else "",
        collections,
        style,
        own or STYLES.get(style, style),
        _has_plugin(site, _REDIRECTS),
        any(_has_plugin(site, name) for name in _OF_LANGUAGES),
        setting(settings, "show_drafts") is True,
        setting(settings, "future") is True,
        setting(settings, "unpublished") is True,
    )


def _has_plugin(site: Site, name: str) -> bool:
    keys = ("plugins", "gems", "whitelist")
    if any(name in texts(setting(site.settings, key)) for key in keys):
        return True
    gems = site.root / "Gemfile" if site.root is not None else None
    return gems is not None and gems.is_file() and name in packages_of(gems)


def output(told: Told) -> Output:
    ways = _ways(told.place.site)
    if ways.has_languages:
        return Output()  # jekyll-polyglot puts a language in front, by `lang`
    path = told.place.path.removeprefix(ways.source)
    label, special = _collection(path, ways)
    if special is not None:
        path = path.removeprefix(ways.above_collections)
    kind = "posts" if label == "drafts" else label
    own = told.values
    told = told._replace(values=with_defaults(told.place.site.settings, path, kind, own))
    published = (own if special is None else told.values).get("published")
    if published is False and not ways.builds_unpublished:
        return Output()
    if special is None:
        file = _page(told, ways, path)
    elif label not in ("posts", "drafts") and label not in ways.collections:
        return Output()
    else:
        file = _document(told, ways, path, label, special)
    if file is None:
        return Output()
    redirects = listed(told.values.get("redirect_from")) if ways.has_redirects else ()
    return Output(address_of(file), tuple(_redirect(str(one)) for one in redirects))


def _collection(path: str, ways: _Ways) -> tuple[str, str | None]:
    """The type of a file, as defaults name it, and the folder of its collection: None for pages."""
    folders = path.split("/")[:-1]
    for special in _SPECIAL:
        if special in folders:
            return special[1:], special
    inner = path.removeprefix(ways.above_collections)
    if inner.startswith("_") and "/" in inner and path.startswith(ways.above_collections):
        folder = inner.partition("/")[0]
        return folder[1:], folder
    return "pages", None


def _page(told: Told, ways: _Ways, path: str) -> str | None:
    folder, (stem, suffix) = dirname(path), _parted(path)
    permalink = told.values.get("permalink")
    end = _suffix_of(permalink) or (suffix if suffix.lower() in (".html", ".htm") else ".html")
    if isinstance(permalink, str):
        template = permalink
    elif stem == "index":
        template = "/:path/"
    else:
        template = suffixed("/:path/:basename", ways.style)
    for name, value in (("path", f"/{folder}/"), ("basename", stem), ("output_ext", end)):
        template = template.replace(f":{name}", value)
    return _file(clean(template), end)


def _document(told: Told, ways: _Ways, path: str, label: str, special: str) -> str | None:
    """The file of a post, or of a document of another collection; None where it has none today."""
    stem, suffix = _parted(path)
    dated = _DATED.fullmatch(stem)
    is_post = label in ("posts", "drafts")
    if dated is None and label == "posts":
        return None
    if label == "drafts" and not ways.builds_drafts:
        return None
    written = told.values.get("date")
    if not written and dated is not None:
        written = dated["date"]
    moment = reader("jekyll-date")(written, True).moment
    if _is_to_come(moment, told.now) and not ways.builds_future:
        return None
    permalink = told.values.get("permalink")
    own = ways.posts if is_post else ways.collections.get(label)
    template = permalink or own or suffixed("/:collection/:path", ways.style)
    end = _suffix_of(permalink) or (suffix if suffix.lower() in (".html", ".htm") else ".html")
    slug = told.values.get("slug") or (dated["slug"] if dated else stem)
    inner = path.partition(f"{special}/")[2]
    names = Names(
        "posts" if is_post else label,
        splitext(inner)[0].rstrip("."),
        stem,
        str(slug),
        tuple(_categories(told.values, path, special)),
        end,
        day_of(written, moment, told.place.site.profile.time_zone),
    )
    url = document_url(str(template), names)
    return None if url is None else _file(clean(url), end)


def _is_to_come(moment: datetime | None, now: datetime | None) -> bool:
    return moment is not None and now is not None and moment > now


def _categories(values: Mapping[str, object], path: str, special: str) -> Iterator[str]:
    """Folders above that of the posts are categories; a text of several words names several."""
    yield from filter(None, path.partition(f"{special}/")[0].split("/"))
    yield from map(str, several(values.get("categories")))
    yield from map(str, listed(values.get("category")))


def _parted(path: str) -> tuple[str, str]:
    """A file's name and its suffix."""
    stem, suffix = splitext(basename(path))
    return stem.rstrip("."), suffix


def _suffix_of(permalink: object) -> str:
    if not isinstance(permalink, str) or permalink.endswith("/"):
        return ""
    return splitext(basename(permalink))[1]


def _file(url: str, end: str) -> str:
    if url.endswith("/"):
        return f"{url}index.html".lstrip("/")
    return (url if url.endswith(end) else f"{url}{end}").lstrip("/")


def _redirect(written: str) -> str:
    path = clean(written)
    return address_of(_file(path, splitext(basename(path))[1] or ".html"))


def lists(site: Site, outputs: Sequence[Output]) -> Iterator[Copy]:
    """Files without front matter, which Jekyll copies to where they lie."""
    ways, files, pages = _ways(site), site.files, site.pages
    if files is None or pages is None:
        return
    tops = frozenset(files.names(ways.source))
    for one in outputs:
        file = (one.address or "")[1:]
        if file.partition("/")[0] not in tops:
            continue
        path = f"{ways.source}{file}{'index.html' if file.endswith('/') else ''}"
        if files.is_file(path) and pages.has(path):
            text = files.text(path)
            if text is not None and not text.startswith(_FRONT_MATTER):
                yield Copy(f"/{file}", f"the file {path}, which is copied,")
