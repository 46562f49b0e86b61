"""The language of a post: from itself, its place and its site."""

from __future__ import annotations

from pathlib import Path

import pytest
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.profile.language import language, language_of_path, site_languages
from postlint.profile.site_finder import find_site
from postlint.run.workplace import Workplace
from postlint.source import Source


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("de_DE.UTF-8", "de"),
        ("zh-Hans-CN", "zh"),
        ("nb-NO", "no"),
        ("nn", "no"),
        ("German", "de"),
        (" Français ", "fr"),
        ("日本語", "ja"),
        ("go", None),
        ("python", None),
        ("C", None),
        ("english-ish", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_tag(tag: object, code: str | None) -> None:
    assert language(tag) == code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("post.de.md", "de"),
        ("content/posts/kettles.pt-br.md", "pt"),
        ("content/posts/index.ZH-cn.md", "zh"),
        ("content/de/posts/kettles.md", "de"),
        ("site/content/zh-tw/kettles.md", "zh"),
        ("i18n/ja/blog/kettles.md", "ja"),
        ("src/content/blog/fr/kettles.md", "fr"),
        ("content\\es\\kettles.md", "es"),
        ("content/de/kettles.fr.md", "fr"),
        ("de/kettles.md", None),
        ("content/docker/kettles.md", None),
        ("content/posts/crates.io.md", None),
        ("content/posts/vue.js.md", None),
        ("content/posts/v1.2.md", None),
        ("de.md", None),
        ("", None),
    ],
)
def test_path(path: str, code: str | None) -> None:
    assert language_of_path(path) == code


def _site(root: Path, name: str, text: str) -> None:
    (root / ".git").mkdir(exist_ok=True)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("hugo.toml", "defaultContentLanguage = 'de'\nlanguageCode = 'en-us'", "de"),
        ("hugo.yaml", "languageCode: fr-FR", "fr"),
        ("hugo.yaml", "DefaultContentLanguage: es", "es"),
        ("hugo.toml", "locale = 'sv-SE'\ntitle = 'a'", "sv"),
        ("hugo.toml", "defaultContentLanguage = 'x'\n[languages.x]\nlanguageCode = 'it-it'", "it"),
        ("hugo.toml", "title = 'a'", None),
        ("hugo.toml", "languageCode = 7", None),
        ("config.toml", "base_url = 'https://example.org'\ndefault_language = 'pl'", "pl"),
        ("_config.yml", "lang: nl", "nl"),
        ("_config.yml", "locale: pt-BR", "pt"),
        ("_config.yml", "skip_render:\nlanguage:\n  - ko\n  - en", "ko"),
        ("mkdocs.yml", "theme:\n  name: material\n  language: ru", "ru"),
        ("_quarto.yml", "lang: da", "da"),
        ("pelicanconf.py", "DEFAULT_LANG = 'cs'", "cs"),
        ("docusaurus.config.js", "i18n: {defaultLocale: 'tr', locales: ['tr']}", "tr"),
        ("astro.config.mjs", 'i18n: { "defaultLocale": "uk" }', "uk"),
    ],
)
def test_site(tmp_path: Path, name: str, text: str, code: str | None) -> None:
    _site(tmp_path, name, text)
    assert find_site(tmp_path).language(str(tmp_path / "content/posts/a.md")) == code


def test_folders_of_a_multilingual_site(tmp_path: Path) -> None:
    _site(
        tmp_path,
        "hugo.toml",
        "defaultContentLanguage = 'en'\n"
        "[languages.en]\ncontentDir = 'content/english'\n"
        "[languages.de]\ncontentDir = './content/german/'\n"
        "[languages.at]\nlanguageCode = 'de-AT'\ncontentDir = 'content/german/at'\n",
    )
    site = find_site(tmp_path)
    codes = {
        name: site.language(str(tmp_path / name))
        for name in ("content/german/a.md", "content/english/a.md", "content/a.fr.md", "a.md")
    }
    assert codes == {
        "content/german/a.md": "de",
        "content/english/a.md": "en",
        "content/a.fr.md": "fr",
        "a.md": "en",
    }


def test_languages_in_a_file_of_their_own(tmp_path: Path) -> None:
    _site(tmp_path, "config/_default/hugo.toml", "defaultContentLanguage = 'deutsch'")
    _site(tmp_path, "config/_default/languages.toml", "[deutsch]\nlanguageName = 'Deutsch'")
    assert find_site(tmp_path).language(str(tmp_path / "content/a.md")) == "de"


@pytest.mark.parametrize(
    ("front_matter", "path", "code"),
    [
        ("lang: fr", "content/posts/a.md", "fr"),
        ("language: German", "content/posts/a.md", "de"),
        ("locale: en_GB", "content/de/a.md", "en"),
        ("lang: klingonisch", "content/de/a.md", "de"),
        ("language: python", "content/posts/a.md", None),
        ("title: a", "content/posts/a.md", None),
    ],
)
def test_post(front_matter: str, path: str, code: str | None) -> None:
    assert Post(Source(path, f"---\n{front_matter}\n---\n"), HUGO_PROFILE).language == code


def test_a_post_knows_its_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _site(tmp_path, "hugo.toml", "languageCode = 'en-us'")
    folder = tmp_path / "content" / "de"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert Workplace().profile("a.md").language == "de"
    monkeypatch.chdir(tmp_path)
    assert Workplace().profile("content/a.md").language == "en"
    assert Workplace(isolated=True).profile("content/a.md").language is None


@pytest.mark.parametrize(
    "key",
    [
        *("defaultContentLanguage", "default_language", "default_lang", "languageCode"),
        *("lang", "language", "locale"),
    ],
)
def test_settings_that_name_the_language_of_a_site(key: str) -> None:
    assert site_languages({key: "pl-PL"}).default == "pl"
    assert site_languages({f"{key}x": "pl-PL"}).default is None
