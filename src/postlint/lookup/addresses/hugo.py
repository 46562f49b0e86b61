"""The addresses that Hugo writes files for, letter by letter.

Source: Hugo, "URL management"; `page_paths.go`, `alias.go` and `paths.Sanitize` of its code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import basename, dirname, join, normpath

from postlint.dialect.hugo_words import sanitized, without_accents
from postlint.lookup.addresses._hugo_built import BUILD_KEYS, is_published, is_rendered
from postlint.lookup.addresses._hugo_list_layouts import has_layout
from postlint.lookup.addresses._hugo_permalinks import DATE_KEYS, expanded, slug_of_name
from postlint.lookup.addresses._hugo_sections import above as sections_above
from postlint.lookup.addresses._hugo_ways import TAXONOMIES, Ways, ways_of
from postlint.lookup.addresses.output import Copy, Output, Told, address_of, listed
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_paths import INDEXES, content_path, page_name, switched_off
from postlint.profile.config_files import texts
from postlint.profile.site import Site

KEYS = frozenset(
    {"title", "slug", "url", "aliases", "outputs", *DATE_KEYS, *BUILD_KEYS, *TAXONOMIES.values()}
)
_CASCADED = KEYS - {"title"}
"""What a section may hand down to its posts, and would have to be known of each."""


def output(told: Told) -> Output:
    """What Hugo writes of a post. Files that lie in the bundle of another page are taken for
    pages: only those who know all posts can tell.
    """
    site, path = told.place.site, told.place.path
    page = content_path(path, hugo_folders(told.place))
    ways = ways_of(site)
    language = _language_key(ways, path)
    if page is None or language in switched_off(site):
        return Output()
    if len(ways.languages) > 1 and page.partition("/")[0].lower() in ways.languages:
        return Output()  # what puts the folder of a language in its place is not seen
    folder, slash, name = page.rpartition("/")
    stem = name.rpartition(".")[0] if len(ways.languages) == 1 else page_name(name, ways.languages)
    own = folder if stem in INDEXES else f"{folder}{slash}{stem}"
    identity = f"{language}:{own.lower().replace(' ', '-')}"
    own_page = f"{language}:{page}"
    sections = sections_above(told.place)
    if not _CASCADED.isdisjoint(sections.keys):
        return Output(identity=identity, page=own_page)
    if not is_rendered(told):  # it may hide a file of its name all the same
        return Output(identity=identity, page=own_page, rendered=False)
    if not is_published(told):
        return Output(identity=identity, page=own_page)
    is_moved = bool(sections.slugged) and _is_moved(told, ways, language, sections.slugged)
    file = _file_of_page(told, ways, page, own, stem, _folder(ways, language), is_moved=is_moved)
    if "outputs" in told.values and "html" not in map(str.lower, texts(told.values["outputs"])):
        file = None
    redirects = tuple(_redirects(told, ways, page, file, language))
    address = None if file is None else address_of(file)
    return Output(address, redirects, identity, own_page, tuple(_terms(told, ways)))


def _folder(ways: Ways, language: str) -> str:
    """The folder of the output that a language has for itself, with `/` behind it."""
    is_own = language != ways.default or ways.has_default_folder or ways.has_hosts
    return f"{language}/" if is_own else ""


def _is_moved(told: Told, ways: Ways, language: str, slugged: Sequence[str]) -> bool:
    """Whether the slug of a section stands in the addresses of all in it, this one's as well."""
    path = told.place.path
    own = dirname(path) if basename(path).startswith("_index.") else ""
    return any(
        dirname(index) != own and _language_key(ways, index) == language for index in slugged
    )


def _file_of_page(
    told: Told, ways: Ways, page: str, own: str, stem: str, folder: str, *, is_moved: bool
) -> str | None:
    url = told.values.get("url") if own else None
    if isinstance(url, str) and url:
        if ":" in url or url.startswith("//"):
            return None
        above = folder if ways.has_hosts or not url.startswith("/") else ""
        return above + _file_of_url(url)
    if is_moved:
        return None
    section = page.partition("/")[0].lower() if "/" in page else "/"
    pattern = ways.patterns.get(section) if stem != "_index" else None
    above, _, name = own.rpartition("/")
    slug = str(told.values.get("slug") or "").strip("-") or slug_of_name(told, name, stem)
    if pattern is not None:
        made = expanded(pattern, told, page, own, slug)
        if made is None:
            return None
    else:
        if not ways.keeps_case:
            above, name = above.replace(" ", "-"), name.replace(" ", "-")
        name = slug if slug and stem != "_index" else name
        made = f"{sanitized(above)}/{sanitized(name)}"
    path = _sanitized(made, ways)
    if not path:
        return f"{folder}index.html"
    end = ".html" if _is_ugly(ways, page) and stem != "_index" else "/index.html"
    return f"{folder}{path}{end}"


def _sanitized(text: str, ways: Ways) -> str:
    path = sanitized(text).strip("/")
    if not ways.keeps_accents:
        path = without_accents(path)
    return path if ways.keeps_case else path.lower()


def _is_ugly(ways: Ways, page: str) -> bool:
    if isinstance(ways.ugly, Mapping):
        return ways.ugly.get(page.partition("/")[0].lower()) is True
    return ways.ugly is True


def _language_key(ways: Ways, path: str) -> str:
    """The site's own key of the language of a post."""
    for folder, key in ways.folders:
        if path.startswith(folder):
            return key
    if len(ways.languages) > 1:
        suffix = basename(path).split(".")[-2].lower()
        if suffix in ways.languages:
            return suffix
    return ways.default


def _file_of_url(url: str) -> str:
    """The file that a `url` is written to."""
    path = normpath(f"/{url}").lstrip("/")
    if url.endswith("/") or "." not in url:
        return join(path, "index.html")
    return path


def _redirects(told: Told, ways: Ways, page: str, file: str | None, language: str) -> Iterator[str]:
    """The files of the aliases of a post."""
    if "aliases" not in told.values or not ways.has_aliases:
        return
    folder = _folder(ways, language)
    for alias in map(str, listed(told.values["aliases"])):
        if alias.startswith("/"):
            path = normpath(f"/{folder}{alias}")
        elif file is None:
            yield ""
            continue
        else:
            address = file.removesuffix("/index.html").removesuffix(".html")
            path = normpath(f"/{dirname(address)}/{alias}")
        yield address_of(f"{path.lstrip('/')}{_end(path, is_ugly=_is_ugly(ways, page))}")


def _end(path: str, *, is_ugly: bool) -> str:
    if path.endswith((".html", ".htm")):
        return ""
    return ".html" if is_ugly else "/index.html"


def _terms(told: Told, ways: Ways) -> Iterator[str]:
    for plural in ways.taxonomies:
        if plural in told.values:
            for term in listed(told.values[plural]):
                yield f"{plural}/{term}"


def lists(site: Site, outputs: Sequence[Output]) -> Iterator[Copy]:
    """The lists that Hugo makes by itself: of sections, taxonomies and terms, and the home page."""
    ways = ways_of(site)
    if ways.has_default_folder and len(ways.languages) > 1 and not ways.has_hosts:
        yield Copy("/", "the redirect to the home page of the default language")
    pages = {one.identity for one in outputs if one.address}
    for language in sorted({one.page.partition(":")[0] for one in outputs if one.page}):
        own = [one for one in outputs if one.page and one.page.startswith(f"{language}:")]
        for path, end, what in sorted(_list_paths(site, ways, own)):
            if f"{language}:{path}" not in pages:
                file = f"{path}{end}".lstrip("/")
                yield Copy(address_of(f"{_folder(ways, language)}{file}"), what)


def _list_paths(site: Site, ways: Ways, outputs: Sequence[Output]) -> set[tuple[str, str, str]]:
    """The paths of lists, with what their files end in, and what they are."""
    found: set[tuple[str, str, str]] = set()
    index, end = "/index.html", ".html" if ways.ugly is True else "/index.html"
    pages = [one.page.partition(":")[2] for one in outputs if one.page]
    indexes = (page for page in pages if "_index." in page)
    with_own = {dirname(page) for page in indexes if basename(page).startswith("_index.")}
    if "home" in ways.lists and "" not in with_own:
        found.add(("", index, "the home page"))
    for top in _written(site, ways, "section", {*map(_top_section, pages)} - {"", *with_own}):
        path = _sanitized(top.replace(" ", "-"), ways)
        found.add((path, index, f"the list of the section `{top}`"))
    for plural in _written(site, ways, "taxonomy", ways.taxonomies):
        found.add((plural, index, f"the list of all {plural}"))
    terms = {term for one in outputs for term in one.terms}
    cases = Counter(term.lower() for term in terms) if ways.keeps_case else {}
    written = _written(site, ways, "term", ways.taxonomies)
    for term in terms:
        plural, _, name = term.partition("/")
        # of several spellings in case, one is the address of all
        if plural in written and cases.get(term.lower(), 1) == 1:
            found.add((_sanitized(term, ways), end, f"the list of posts filed under “{name}”"))
    return found


def _written(site: Site, ways: Ways, kind: str, names: Iterable[str]) -> set[str]:
    """The sections or taxonomies whose lists of a kind are written at their own names."""
    if kind not in ways.lists:
        return set()
    return {
        name for name in names if name not in ways.placed[kind] and has_layout(site, kind, name)
    }


def _top_section(page: str) -> str:
    """The uppermost folder that a page is in, bundles aside."""
    first, slash, rest = page.partition("/")
    is_bundle = rest.startswith("index.") and "/" not in rest
    return first if slash and not is_bundle else ""
