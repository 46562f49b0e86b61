"""Sites that show what one may look like: their posts are alike on purpose."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")
RULES = "duplicate-title,duplicate-url"


def _put_site(root: str) -> None:
    put(f"{root}hugo.toml", "baseURL = 'https://kettles.example/'\n")
    for name in ("lid", "pot"):
        put(f"{root}content/posts/{name}.md", "---\ntitle: Kettles\nurl: /kettle/\n---\nTin.\n")


def _told() -> list[str]:
    return [found["rule"] for found in said("--no-cache", "--select", RULES)]


@pytest.mark.parametrize("root", ["examples/blog/", "packages/x/templates/", "exampleSite/"])
def test_only_what_breaks_the_build_is_told_of_them(root: str) -> None:
    _put_site(root)
    assert _told() == ["duplicate-url"]


@pytest.mark.parametrize("root", ["", "sites/blog/"])
def test_of_others_all_is_told(root: str) -> None:
    _put_site(root)
    assert _told() == ["duplicate-title", "duplicate-url"]


def test_who_sets_postlint_up_in_one_means_it() -> None:
    _put_site("examples/blog/")
    put("examples/blog/postlint.toml", "")
    assert _told() == ["duplicate-title", "duplicate-url"]


_FORK = ("theme.gemspec", "_posts/2024-05-02-lid.md")


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        (_FORK, ["_posts/2024-05-02-lid.md"]),
        (_FORK[:1], ["docs/_posts/2024-05-02-demo.md"]),
        (_FORK[1:], ["_posts/2024-05-02-lid.md", "docs/_posts/2024-05-02-demo.md"]),
    ],
)
def test_the_demo_of_a_copied_theme_is_nobodys(files: tuple[str, ...], paths: list[str]) -> None:
    put("_config.yml", "title: Kettles\nexclude: [/docs]\n")
    put("docs/_config.yml", "title: A theme\n")
    for path in (*files, "docs/_posts/2024-05-02-demo.md"):
        put(path, "---\ntitle: Lid\n---\n\n![](lid.png)\n")
    told = said("--no-cache", "--select", "missing-image-alt")
    assert [found["path"] for found in told] == paths


@pytest.mark.parametrize("folders", [("author", "category", "tag"), ("category",)])
def test_pages_that_pelican_made_are_no_posts(folders: tuple[str, ...]) -> None:
    page = '<!DOCTYPE html><html><head><link href="/theme/css/a.css"></head><body>%s</body></html>'
    put("index.html", page % "<h1>Kettles</h1>")
    for folder in folders:
        put(f"{folder}/lid.html", page % '<img src="lid.png">')
    told = said("--no-cache", "--select", "missing-image-alt")
    assert len(told) == (0 if len(folders) > 1 else 1)


DOXYGEN = '<html><head><meta name="generator" content="Doxygen 1.9"/></head><body>%s</body></html>'


@pytest.mark.parametrize("config", ["hugo.toml", "README"])
def test_pages_of_a_tool_are_no_posts(config: str) -> None:
    put(config, "")
    put("content/api/class.html", DOXYGEN % "<img src=a.png>")
    put("content/a.html", "---\ntitle: A\n---\n<img src=a.png>")
    told = said("--no-cache", "--select", "missing-image-alt")
    assert [found["path"] for found in told] == ["content/a.html"]


def test_pages_behind_a_first_list_are_no_posts() -> None:
    page = "<!DOCTYPE html><html><body><img src=a.png></body></html>"
    for path in ("index.html", "page2/index.html", "a-kettle/index.html"):
        put(path, page)
    assert said("--no-cache", "--select", "missing-image-alt") == []


def test_addresses_of_several_languages_are_the_plugins() -> None:
    for plugin, told in (("jekyll-polyglot", []), ("jekyll-feed", ["duplicate-url"])):
        put("_config.yml", f"plugins: [{plugin}]\nlanguages: [en, ja]\n")
        for language in ("en", "ja"):
            put(f"_posts/{language}/2024-05-02-lid.md", f"---\ntitle: A\nlang: {language}\n---\n")
        assert [found["rule"] for found in said("--no-cache", "--select", "duplicate-url")] == told
