"""The language that a post is written in, as far as paths and a site's own files tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from postlint.pattern import lazy
from postlint.record import NamedTuple

_CODES = """
aa ab af ak am an ar as ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt
lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps
pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl
tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
CODES = frozenset(_CODES.split())
"""The codes of ISO 639-1."""

_NAMES = {
    name: code
    for code, names in {
        "ar": "arabic العربية",
        "bg": "bulgarian български",
        "ca": "catalan català",
        "cs": "czech čeština",
        "da": "danish dansk",
        "de": "german deutsch",
        "el": "greek ελληνικά",
        "en": "english",
        "es": "spanish español castellano",
        "et": "estonian eesti",
        "fa": "persian farsi فارسی",
        "fi": "finnish suomi",
        "fr": "french français",
        "he": "hebrew עברית",
        "hi": "hindi हिन्दी",
        "hr": "croatian hrvatski",
        "hu": "hungarian magyar",
        "id": "indonesian",
        "it": "italian italiano",
        "ja": "japanese 日本語",
        "ko": "korean 한국어",
        "lt": "lithuanian lietuvių",
        "lv": "latvian latviešu",
        "nl": "dutch nederlands",
        "no": "norwegian norsk bokmål nynorsk nb nn",
        "pl": "polish polski",
        "pt": "portuguese português",
        "ro": "romanian română",
        "ru": "russian русский",
        "sk": "slovak slovenčina",
        "sl": "slovenian slovenščina",
        "sr": "serbian српски srpski",
        "sv": "swedish svenska",
        "th": "thai ไทย",
        "tr": "turkish türkçe",
        "uk": "ukrainian українська",
        "vi": "vietnamese",
        "zh": "chinese 中文 简体中文 繁體中文",
    }.items()
    for name in names.split()
}
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8}){0,3}(?:\.[A-Za-z0-9-]{1,12})?")
_IN_FILE_NAME = re.compile(r"\.([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)\.\w{1,8}$")
_NO_LANGUAGE_IN_FILE_NAME = frozenset({"co", "ie", "io", "so", "to"})
"""What names of hosts end in: `crates.io.md`."""
_HOLD_LANGUAGES = frozenset(
    {"_posts", "_pages", "articles", "blog", "content", "docs", "i18n", "pages", "posts"}
)
"""Folders that hold one for each language where a site has several."""
_DEFAULT_KEYS = (
    *("defaultcontentlanguage", "default_language", "default_lang", "languagecode"),
    *("lang", "language", "locale"),
)
_DEFAULT_IN_CODE = lazy(
    r"""\b(?:defaultLocale|DEFAULT_LANG|defaultLanguage)['"]?\s*[:=]\s*['"]([A-Za-z_-]{2,12})['"]"""
)


def language(tag: object) -> str | None:
    """The ISO 639-1 code that a tag or name stands for; None for what names no language.

    `de` for "de", "de-AT", "de_DE.UTF-8", "German" and "Deutsch". All of Norwegian is `no`.
    """
    if not isinstance(tag, str):
        return None
    folded = tag.strip().casefold()
    found = _TAG.fullmatch(folded)
    code = found[1] if found else folded
    return _NAMES.get(code) or (code if code in CODES else None)


def language_of_path(path: str) -> str | None:
    """The language that a post's file name or folder tells: `a.de.md`, `content/de/a.md`."""
    *folders, name = path.replace("\\", "/").split("/")
    found = _IN_FILE_NAME.search(name)
    code = language(found[1]) if found else None
    if code is not None and code not in _NO_LANGUAGE_IN_FILE_NAME:
        return code
    for above, folder in pairwise(folders):
        if above in _HOLD_LANGUAGES and _TAG.fullmatch(folder):
            code = language(folder)
            if code is not None:
                return code
    return None


class SiteLanguages(NamedTuple):
    """The languages of a site, as its config has them.

    `default` is that of posts which nothing else tells. `folders` are the folders that hold one
    language's posts, from the site's root and with `/` after them, each with its language.
    """

    default: str | None = None
    folders: tuple[tuple[str, str], ...] = ()

    def of(self, path: str) -> str | None:
        """The language of a post at a path seen from the site's root, as its place tells it."""
        inside = (code for folder, code in self.folders if path.startswith(folder))
        return next(inside, None) or language_of_path(path) or self.default


UNKNOWN_LANGUAGES = SiteLanguages()


def site_languages(settings: Mapping[str, object]) -> SiteLanguages:
    """The languages that a config's settings name."""
    folded = {str(key).casefold(): value for key, value in settings.items()}
    theme = folded.get("theme")
    if isinstance(theme, Mapping):  # MkDocs
        folded.setdefault("language", theme.get("language"))
    by_key = dict(_by_key(folded.get("languages")))
    default = next(filter(None, (_first(folded.get(key), by_key) for key in _DEFAULT_KEYS)), None)
    folders = sorted(_folders(folded.get("languages"), by_key), key=lambda f: -len(f[0]))
    return SiteLanguages(default, tuple(folders))


def language_in_code(text: str) -> str | None:
    """The default language that a config names which is code."""
    found = _DEFAULT_IN_CODE.search(text)
    return language(found[1]) if found else None


def _first(value: object, by_key: Mapping[str, str]) -> str | None:
    if isinstance(value, list):  # Hexo: the first is the default
        value = value[0] if value else None
    known = by_key.get(value.casefold()) if isinstance(value, str) else None
    return known or language(value)


def _by_key(languages: object) -> Iterator[tuple[str, str]]:
    """The keys of a site's languages, each with what it stands for."""
    for key, settings in languages.items() if isinstance(languages, Mapping) else ():
        tags = [key]
        if isinstance(settings, Mapping):
            folded = {str(name).casefold(): value for name, value in settings.items()}
            tags += [folded.get(name) for name in ("locale", "languagecode", "languagename")]
        code = next(filter(None, map(language, tags)), None)
        if code is not None:
            yield str(key).casefold(), code


def _folders(languages: object, by_key: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, settings in languages.items() if isinstance(languages, Mapping) else ():
        for name, value in settings.items() if isinstance(settings, Mapping) else ():
            code = by_key.get(str(key).casefold())
            if str(name).casefold() == "contentdir" and isinstance(value, str) and code:
                yield value.strip("./") + "/", code
