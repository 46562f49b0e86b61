"""Which language tags, names and paths tell: a line each."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

from goldens import check, told

from postlint.profile.language import language, language_in_code, language_of_path, site_languages

GOLDEN = Path(__file__).parent / "golden" / "languages.txt"
TAGS = (
    *("de", "de-AT", "de_DE.UTF-8", "DE", " de ", "nn", "nb", "no", "zh-Hans", "zh-TW", "pt-BR", "xx", "english"),
    *("German", "Deutsch", "deutsch (AT)", "C", "", "en-us", "eng", "sr-Latn", "x-default", "tlh", "de-"),
    *("arabic", "العربية", "bulgarian", "български", "català", "czech", "čeština", "danish", "dansk", "greek"),
    *("ελληνικά", "spanish", "español", "estonian", "persian", "فارسی", "finnish", "suomi", "french", "français"),
    *("hebrew", "עברית", "hindi", "हिन्दी", "croatian", "hungarian", "magyar", "indonesian", "italian", "italiano"),
    *("japanese", "日本語", "korean", "한국어", "lithuanian", "latvian", "dutch", "nederlands", "norwegian", "norsk"),
    *("polish", "polski", "portuguese", "português", "romanian", "română", "russian", "русский", "slovak"),
    *("slovenian", "serbian", "swedish", "svenska", "thai", "ไทย", "turkish", "türkçe", "ukrainian", "українська"),
    *("vietnamese", "tiếng việt", "chinese", "中文", "简体中文", "catalan", "ukrainian ", "farsi", "bengali", "tamil"),
)  # fmt: skip
PATHS = tuple(
    folder + name
    for folder, name in product(
        ("", "content/de/", "content/", "docs/fr/", "i18n/ja/", "de/", "blog/x/", "_posts/pl/", "content/posts/de/"),
        ("a.md", "a.de.md", "a.min.md", "index.fr.md", "crates.io.md", "a.zh-cn.md", "a_de.md"),
    )
)  # fmt: skip
CODE = (
    *(
        "defaultLocale: 'de'",
        'defaultLanguage = "fr"',
        "DEFAULT_LANG='ja'",
        "locale: 'de'",
        "'defaultLocale': `de`",
    ),
    *("DEFAULT_LANG = 'Chinese'", 'defaultLocale: "zh-Hans"', "defaultLocale: x", ""),
)
SETTINGS: tuple[dict[str, Any], ...] = (
    *({}, {"lang": "de"}, {"languagecode": "en-us"}, {"defaultcontentlanguage": "fr", "languages": {"fr": {}, "de": {}}}),
    *({"languages": ["de", "en"]}, {"language": ["ja", "en"]}, {"locale": "pt_BR"}, {"languages": {"x": {}}}),
    *({"default_language": "de"}, {"default_lang": "pl"}, {"lang": 1}, {"i18n": {"defaultlocale": "de", "locales": ["de"]}}),
)  # fmt: skip


def test_golden_languages() -> None:
    lines = [told(tag, {"tag": language}) for tag in TAGS]
    lines += [told(path, {"path": language_of_path}) for path in PATHS]
    lines += [told(text, {"code": language_in_code}) for text in CODE]
    lines += [told(one, {"site": site_languages}) for one in SETTINGS]
    check(GOLDEN, "".join(lines))
