"""The addresses of Pelican's articles and pages.

Source: Pelican, "Settings", "URL settings"; "Writing content", "File metadata"; `contents.py`,
`readers.py` and `utils.slugify` of its code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from posixpath import basename, dirname, normpath, splitext
from string import Formatter
from unicodedata import combining, normalize

from postlint.dialect.dates import reader
from postlint.lookup.addresses.output import Output, Told, address_of
from postlint.pattern import lazy
from postlint.profile.config_files import Settings, texts

KEYS = frozenset(
    {"title", "slug", "save_as", "date", "status", "lang", "category", "author", "authors"}
)
_USUAL = {
    "ARTICLE_SAVE_AS": "{slug}.html",
    "ARTICLE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "PAGE_SAVE_AS": "pages/{slug}.html",
    "PAGE_LANG_SAVE_AS": "pages/{slug}-{lang}.html",
    "DEFAULT_LANG": "en",
    "DEFAULT_CATEGORY": "misc",
    "USE_FOLDER_AS_CATEGORY": True,
    "WITH_FUTURE_DATES": True,
    "SLUGIFY_SOURCE": "title",
    "SLUGIFY_USE_UNICODE": False,
    "SLUGIFY_PRESERVE_CASE": False,
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
}
_OTHERS = (
    *("DEFAULT_METADATA", "EXTRA_PATH_METADATA", "PATH_METADATA", "ARTICLE_PERMALINK_STRUCTURE"),
    *("SLUG_REGEX_SUBSTITUTIONS", "AUTHOR_REGEX_SUBSTITUTIONS", "CATEGORY_REGEX_SUBSTITUTIONS"),
)
"""Settings that may change any address: what comes of those is not told."""
_MOVING_PLUGINS = lazy(r"i18n_subsites|categor|slug|url|permalink|path")
_PUBLISHED = ("published", "hidden")
_DATED_NAME = lazy(r"\d{4}-\d{2}-\d{2}")
_DIGITS_OF_DATES = lazy(r"(?:%[YmdHMSyj]|[^%])+")
_SLUG_PARTS = ((r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-"))
_MARKUP = frozenset("<>&")
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "–": "-", "—": "--"}
    | {"‘": "'", "’": "'", "“": '"', "”": '"', "„": ",,", "…": "..."}
)
"""What unidecode makes of Latin letters and signs that are no letter with a mark on it."""


def output(told: Told) -> Output:
    """What Pelican writes of an article or a page; nothing of drafts, nor where code decides."""
    settings = told.place.site.settings
    if not settings or _may_move(settings):
        return Output()
    settings = {**_USUAL, **settings}
    path = _path(told, settings)
    if path is None or "title" not in told.values:
        return Output()
    kind = "PAGE" if _is_page(path, settings) else "ARTICLE"
    if str(told.values.get("status") or "published").lower() not in _PUBLISHED:
        return Output()
    moment = _moment(told, path, settings)
    if kind == "ARTICLE" and (moment is None or _is_to_come(moment, told, settings)):
        return Output()
    file = told.values.get("save_as") or _file(kind, told, path, settings, moment)
    return Output(address_of(normpath(f"/{file}").lstrip("/")) if file else None)


def _may_move(settings: Settings) -> bool:
    named = settings.get("PLUGINS", ())
    if not isinstance(named, list | tuple) or any(_MOVING_PLUGINS.search(str(n)) for n in named):
        return True
    return any(settings.get(name, "") not in ("", {}, []) for name in _OTHERS)


def _path(told: Told, settings: Settings) -> str | None:
    """The path of a post in the content; None where it lies elsewhere, or that is not told."""
    usual = "content" if told.place.files.is_folder("content") else "."
    folder = settings.get("PATH", usual)
    if not isinstance(folder, str):
        return None
    above = normpath(folder)
    if above == ".":
        return told.place.path
    inside = told.place.path.startswith(f"{above}/")
    return told.place.path[len(above) + 1 :] if inside else None


def _is_page(path: str, settings: Settings) -> bool:
    folders = texts(settings.get("PAGE_PATHS", "pages"))
    return any(path.startswith(f"{folder.strip('/')}/") for folder in folders)


def _moment(told: Told, path: str, settings: Settings) -> datetime | None:
    """The date of a post, its file's name aside where that is read in another way."""
    written = told.values.get("date")
    if not written and settings["FILENAME_METADATA"] == _USUAL["FILENAME_METADATA"]:
        found = _DATED_NAME.match(basename(path))
        written = found[0] if found else None
    return reader("pelican-date")(written, True).moment if written else None


def _is_to_come(moment: datetime, told: Told, settings: Settings) -> bool:
    return settings["WITH_FUTURE_DATES"] is not True and told.now is not None and moment > told.now


def _file(
    kind: str, told: Told, path: str, settings: Settings, moment: datetime | None
) -> str | None:
    """What a pattern makes; None where it takes more to tell."""
    default = settings["DEFAULT_LANG"]
    if not isinstance(default, str):
        return None
    lang = str(told.values.get("lang") or default.lower())
    pattern = settings[f"{kind}_SAVE_AS" if lang == default.lower() else f"{kind}_LANG_SAVE_AS"]
    if not isinstance(pattern, str):
        return None
    values = {
        "slug": _slug_of(told, path, settings),
        "lang": lang,
        "category": _category(told, path, settings),
        "author": _author(told, settings),
    }
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return None
    made = [_part(field, form, values, moment) for _, field, form, _ in parts]
    if None in made:
        return None
    return "".join(text + (own or "") for (text, *_), own in zip(parts, made, strict=True))


def _part(
    field: str | None, form: str | None, values: Mapping[str, str | None], moment: datetime | None
) -> str | None:
    if field is None:
        return ""
    if field == "date":
        is_told = moment is not None and form and _DIGITS_OF_DATES.fullmatch(form)
        return format(moment, form or "") if is_told else None
    return None if form else values.get(field)


def _slug_of(told: Told, path: str, settings: Settings) -> str | None:
    if told.values.get("slug"):
        return str(told.values["slug"])
    if settings["FILENAME_METADATA"] != _USUAL["FILENAME_METADATA"]:
        return None
    if settings["SLUGIFY_SOURCE"] == "title":
        return _slug(str(told.values["title"]), settings)
    is_by_name = settings["SLUGIFY_SOURCE"] == "basename"
    return _slug(basename(splitext(path)[0]), settings) if is_by_name else None


def _category(told: Told, path: str, settings: Settings) -> str | None:
    named = told.values.get("category")
    if not named and settings["USE_FOLDER_AS_CATEGORY"] is True:
        named = basename(dirname(path))
    return _slug(str(named or settings["DEFAULT_CATEGORY"]), settings)


def _author(told: Told, settings: Settings) -> str | None:
    """The first author's; None where several may be written in one line."""
    named = told.values.get("author") or told.values.get("authors") or settings.get("AUTHOR")
    if not isinstance(named, str) or {",", ";"} & set(named):
        return None
    return _slug(named, settings)


def _slug(text: str, settings: Settings) -> str | None:
    """A text as a part of an address; None where its script takes a table to spell."""
    if not _MARKUP.isdisjoint(text):
        return None
    text = normalize("NFKC", text)
    if settings["SLUGIFY_USE_UNICODE"] is not True:
        text = text.translate(_SPELLED)
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
        if not text.isascii():
            return None
    for pattern, by in _SLUG_PARTS:
        text = re.sub(pattern, by, text)
    return text if settings["SLUGIFY_PRESERVE_CASE"] is True else text.lower()
