"""Generator, version and theme as a site's own files tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.dialect.shortcode import Shortcode
from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.profile.site import UNKNOWN_SITE
from postlint.profile.site_finder import find_site
from postlint.source import Source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def put(root: Path, name: str, text: str = "") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "text", "generator"),
    [
        ("hugo.toml", "baseURL = 'https://example.org/'", "hugo"),
        ("config.yaml", "baseURL: https://example.org/", "hugo"),
        ("config/_default/hugo.yaml", "title: a", "hugo"),
        ("config.toml", "base_url = 'https://example.org'", "zola"),
        ("config.toml", "baseURL = 'https://example.org'", "hugo"),
        ("_config.yml", "title: a", "jekyll"),
        ("_config.yml", "new_post_name: :title.md", "hexo"),
        ("_posts/2024-01-01-a.md", "", "jekyll"),
        ("astro.config.mjs", "export default {}", "astro"),
        ("docusaurus.config.js", "", "docusaurus"),
        ("eleventy.config.js", "", "eleventy"),
        (".eleventy.js", "", "eleventy"),
        ("mkdocs.yml", "site_name: a", "mkdocs"),
        ("_quarto.yml", "", "quarto"),
        ("pelicanconf.py", "", "pelican"),
        ("hugo.toml", "this is = = no toml", "hugo"),
        ("hugo.yaml", "[" * 6000, "hugo"),
    ],
)
def test_generator(root: Path, name: str, text: str, generator: str) -> None:
    put(root, name, text)
    inner = root / "content" / "posts"
    inner.mkdir(parents=True, exist_ok=True)
    site = find_site(inner)
    assert site.root == root
    assert site.profile.generator.name == generator


def test_settings_of_mkdocs_are_inherited(root: Path) -> None:
    put(root, "en/mkdocs.yml", "site_name: a\ntheme: {name: material, language: en}\n")
    put(root, "de/mkdocs.yml", "INHERIT: ../en/mkdocs.yml\ntheme: {language: de}\n")
    put(root, "de/docs/a.md")
    site = find_site(root / "de" / "docs")
    assert site.profile.generator.name == "mkdocs-material"
    assert site.settings == {"site_name": "a", "theme": {"name": "material", "language": "de"}}


@pytest.mark.parametrize("above", ["mkdocs.yml", "../nowhere.yml"])
def test_what_cannot_be_inherited_leaves_settings_unknown(root: Path, above: str) -> None:
    put(root, "mkdocs.yml", f"INHERIT: {above}\nsite_name: a\n")
    site = find_site(root)
    assert (site.profile.generator.name, site.files) == ("mkdocs", None)


@pytest.mark.parametrize(
    ("config", "text", "generator"),
    [
        ("_config.yml", "source_dir: source", "hexo"),
        ("_config.yml", "collections_dir: source", "jekyll"),
        ("hugo.toml", "baseURL = 'https://example.org/'", "hugo"),
    ],
)
def test_a_config_tells_more_than_a_folder_of_posts_below_it(
    root: Path, config: str, text: str, generator: str
) -> None:
    put(root, config, text)
    put(root, "source/_posts/a.md")
    site = find_site(root / "source" / "_posts")
    assert (site.root, site.profile.generator.name) == (root, generator)


def test_a_folder_of_posts_in_a_repository_of_its_own_is_jekylls(root: Path) -> None:
    put(root, "hugo.toml", "baseURL = 'https://example.org/'")
    put(root, "source/_posts/2026-11-30-a.md")
    (root / "source" / ".git").mkdir()
    assert find_site(root / "source" / "_posts").profile.generator.name == "jekyll"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.yaml", "theme: PaperMod"),
        ("hugo.toml", 'theme = ["some-extras", "hugo-papermod"]'),
        (
            "hugo.toml",
            '[module]\n[[module.imports]]\npath = "github.com/adityatelange/hugo-PaperMod"',
        ),
        ("config.json", '{"Theme": "papermod"}'),
    ],
)
def test_theme(root: Path, name: str, text: str) -> None:
    put(root, name, text)
    theme = find_site(root).profile.theme
    assert theme is not None
    assert theme.name == "papermod"


def test_a_config_of_another_tool_is_no_site(root: Path) -> None:
    put(root, "config.json", '{"port": 8080}')
    assert find_site(root) == UNKNOWN_SITE
    put(root, "eleventy.config.js")
    assert find_site(root).profile.generator.name == "eleventy"


def test_theme_in_a_module_file(root: Path) -> None:
    put(root, "config/_default/hugo.toml")
    put(
        root,
        "config/_default/module.toml",
        '[[imports]]\npath = "github.com/adityatelange/hugo-PaperMod"',
    )
    assert find_site(root).profile.theme is not None


def test_search_ends_at_the_repository(tmp_path: Path) -> None:
    put(tmp_path, "hugo.toml")
    inner = tmp_path / "repo"
    (inner / ".git").mkdir(parents=True)
    assert find_site(inner) == UNKNOWN_SITE


def test_theme_of_keys() -> None:
    telling = UNKNOWN_PROFILE.with_theme_of(["title", "ShowBreadCrumbs", "tocopen"])
    assert telling.schemas("post.md") == ("hugo", "papermod")
    assert UNKNOWN_PROFILE.with_theme_of(["title", "TocOpen", "cover"]) == UNKNOWN_PROFILE


@pytest.mark.parametrize(
    ("config", "template", "replaced"),
    [
        ("", "layouts/shortcodes/figure.html", {"figure"}),
        ("", "layouts/_shortcodes/vimeo.html", {"vimeo"}),
        ("", "layouts/shortcodes/gallery.html", set()),
        ("layoutDir = 'parts'", "parts/shortcodes/figure.html", {"figure"}),
        ("theme = 'steam'", "themes/steam/layouts/shortcodes/figure.html", {"figure"}),
        ("theme = 'gone'", "themes/steam/layouts/shortcodes/figure.html", set()),
        ("theme = 'PaperMod'", "themes/PaperMod/layouts/shortcodes/figure.html", set()),
    ],
)
def test_templates_that_replace_hugos_shortcodes(
    root: Path, config: str, template: str, replaced: set[str]
) -> None:
    put(root, "hugo.toml", config)
    put(root, template)
    profile = find_site(root).profile
    assert profile.replaced_shortcodes == replaced
    assert all(profile.shortcode(name) is None for name in replaced)
    assert profile.shortcode("youtube") is not None


def test_what_a_site_says_of_its_own_shortcode_holds() -> None:
    own = Shortcode(image="file", alt="says")
    profile = UNKNOWN_PROFILE._replace(
        replaced_shortcodes=frozenset({"figure"}), shortcodes={"figure": own}
    )
    assert profile.shortcode("figure") is own


def test_what_stands_between_plus_signs_is_code_to_franklin(root: Path) -> None:
    put(root, "utils.jl")
    for fence, held in (("+++", "{}"), ("---", "{'title': 'Lids'}")):
        text = f"{fence}\n# Lids\ntitle: Lids\n{fence}\n\n## Tin\n"
        post = Post(Source("a.md", text), find_site(root).profile)
        assert str(post.front_matter.data if post.front_matter else {}) == held
        assert [heading.text for heading in post.headings] == ["Tin"]
        assert post.unread is None
