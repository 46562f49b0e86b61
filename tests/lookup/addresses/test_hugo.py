"""The real Hugo says where it writes the posts of random sites, their aliases and lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from posixpath import dirname
from random import Random

import pytest
from hugo_site import build, needs_hugo
from made_sites import address, outputs, write
from random_sites.hugo import random_site
from site_folder import put, said, site_folder  # noqa: F401

from postlint.lookup.addresses import Output, lists
from postlint.profile.site_finder import find_site


@needs_hugo
@pytest.mark.parametrize("seed", range(30))
def test_what_hugo_writes(tmp_path: Path, seed: int) -> None:
    files = random_site(Random(seed))
    root = write(tmp_path, files)
    assert build(root) is None
    public = root / "public"
    written = {
        address(path.relative_to(public).as_posix()): path.read_text("utf-8")
        for path in public.rglob("*.*")
        if path.is_file()
    }
    posts = {path: text for path, text in files.items() if path.startswith("content/")}
    made = _outside_bundles(outputs(root, posts))
    site = find_site(root)
    listed = {copy.address for copy in lists(site, list(made.values()))}
    sources = {text[7:-1]: at for at, text in written.items() if text.startswith("SOURCE[")}
    identities = Counter(one.identity for one in made.values())
    claims = Counter(one.address for one in made.values())
    aliases = {alias for one in made.values() for alias in one.redirects}
    for path, one in made.items():
        at = sources.get(path.removeprefix("content/"))
        is_lost = identities[one.identity] > 1 or claims[one.address] > 1
        if one.address is None or (is_lost or one.address in listed | aliases):
            continue  # it may be lost, as the rules say
        assert at == one.address, f"{path} is at {at}, not at {one.address}"
    assert all(alias in written for alias in aliases)
    assert all(at in written for at in listed if not site.settings.get("disablepathtolower"))


def _outside_bundles(made: dict[str, Output]) -> dict[str, Output]:
    bundles = {dirname(path) for path in made if "/index." in path}

    def is_in(path: str) -> bool:
        folder = dirname(dirname(path) if "/index." in path else path)
        while folder:
            if folder in bundles:
                return True
            folder = dirname(folder)
        return False

    return {path: one for path, one in made.items() if not is_in(path)}


def _outputs(root: Path, config: dict[str, str], posts: dict[str, str]) -> dict[str, Output]:
    write(root, {**config, **posts})
    return outputs(root, posts)


def test_each_language_may_have_a_config_file(tmp_path: Path) -> None:
    config = {
        "config/_default/hugo.toml": "defaultContentLanguage = 'en'\n",
        "config/_default/languages.en.toml": "contentDir = 'content/en'\n",
        "config/_default/languages.de.toml": "contentDir = 'content/de'\n",
    }
    made = _outputs(tmp_path, config, {"content/de/a.md": "---\ntitle: A\naliases: [/b/]\n---\n"})
    assert made["content/de/a.md"].address == "/de/a/"
    assert made["content/de/a.md"].redirects == ("/de/b/",)


def test_the_folder_of_a_language_may_lie_in_that_of_another(tmp_path: Path) -> None:
    config = {
        "hugo.toml": "defaultContentLanguage = 'ca'\n[languages.ca]\ncontentDir = 'content'\n"
        "[languages.en]\ncontentDir = 'content/en'\n"
    }
    posts = {f"content/{folder}lid.md": "---\ntitle: Lid\n---\n" for folder in ("", "en/")}
    made = _outputs(tmp_path, config, posts)
    assert made["content/lid.md"].address == "/lid/"
    assert made["content/en/lid.md"].address == "/en/lid/"
    assert made["content/lid.md"].identity != made["content/en/lid.md"].identity


def test_a_folder_of_a_language_that_nothing_puts_in_place(tmp_path: Path) -> None:
    config = {"hugo.toml": "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"}
    made = _outputs(tmp_path, config, {"content/fr/a.md": "---\ntitle: A\naliases: [/b/]\n---\n"})
    assert made["content/fr/a.md"] == Output()


def test_mounts_put_the_folder_of_a_language_in_place(tmp_path: Path) -> None:
    mounts = (
        "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
        "[[module.mounts]]\nsource = 'content/en'\ntarget = 'content'\nlang = 'en'\n"
        "[[module.mounts]]\nsource = 'content/fr'\ntarget = 'content'\n"
        "sites.matrix.languages = ['fr']\n"
    )
    made = _outputs(tmp_path, {"hugo.toml": mounts}, {"content/fr/a.md": "---\ntitle: A\n---\n"})
    assert made["content/fr/a.md"].address == "/fr/a/"


def test_a_site_without_aliases(tmp_path: Path) -> None:
    config = {"hugo.toml": "disableAliases = true\n"}
    made = _outputs(tmp_path, config, {"content/a.md": "---\ntitle: A\naliases: [/b/]\n---\n"})
    assert made["content/a.md"].redirects == ()


def test_a_section_is_one_where_its_index_is_in_the_language_of_the_post(tmp_path: Path) -> None:
    config = {
        "hugo.toml": "[languages.en]\n[languages.de]\n[permalinks]\nposts = '/:sections[1:]/:slug/'\n",
        "content/posts/sub/_index.en.md": "---\ntitle: Sub\n---\n",
    }
    posts = {f"content/posts/sub/a{end}.md": "---\ntitle: A\n---\n" for end in ("", ".de")}
    made = _outputs(tmp_path, config, posts)
    assert [one.address for one in made.values()] == ["/sub/a/", "/de/a/"]


def test_the_home_page_of_many_languages_is_a_redirect(tmp_path: Path) -> None:
    config = {
        "hugo.toml": "defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.de]\n",
    }
    made = _outputs(tmp_path, config, {"content/a.md": "---\ntitle: A\nurl: /\n---\n"})
    listed = {copy.address for copy in lists(find_site(tmp_path), list(made.values()))}
    assert made["content/a.md"].address == "/"
    assert "/" in listed


def told_of_two(built: str, other: str, key: str, settings: str = "") -> list[str]:
    """The rules that speak of two posts of which the other has a key that keeps it unpublished."""
    put("hugo.toml", f"baseURL = 'https://kettles.example/'\n{settings}")
    put(f"content/posts/{built}", "---\ntitle: Lid\n---\n")
    put(f"content/posts/{other}", f"---\ntitle: Spout\n{key}\n---\n")
    return [found["rule"] for found in said("--select", "duplicate-url", ".")]


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("hidden", "hiding", "is_lost"),
    [("p.md", "p.en.md", True), ("p.en.md", "p.md", False), ("_index.md", "_index.en.md", True)],
)
@pytest.mark.parametrize("key", ["draft: true", "build: {render: never}"])
def test_what_tells_its_language_hides_what_does_not(
    hidden: str, hiding: str, is_lost: bool, key: str
) -> None:
    languages = "[languages.en]\n[languages.de]\n"
    assert told_of_two(hidden, hiding, key, languages) == ["duplicate-url"] * is_lost


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("built", "draft", "is_lost"),
    [
        ("p.markdown", "p.md", True),
        ("p.md", "p.markdown", False),
        ("p.html", "p.md", True),
        ("p.md", "p.html", False),
        ("p/index.md", "p.md", True),
    ],
)
@pytest.mark.parametrize("key", ["draft: true", "expiryDate: 2020-01-01"])
def test_a_draft_hides_a_post_of_its_name_by_its_suffix(
    built: str, draft: str, is_lost: bool, key: str
) -> None:
    assert told_of_two(built, draft, key) == ["duplicate-url"] * is_lost


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("built", "never", "is_lost"),
    [
        ("p.markdown", "p.md", True),
        ("p.md", "p.markdown", False),
        ("p.html", "p.markdown", True),
        ("p.md", "p/index.md", True),
        ("p/index.md", "p.md", False),
        ("p/index.html", "p.md", True),
        ("p.md", "p/_index.md", True),
        ("p/_index.md", "p.md", False),
        ("p/index.md", "p/_index.md", False),
    ],
)
def test_what_is_never_rendered_may_hide_a_post_of_its_name(
    built: str, never: str, is_lost: bool
) -> None:
    told = told_of_two(built, never, "build: {render: never}")
    assert told == ["duplicate-url"] * is_lost


@pytest.mark.parametrize(
    ("pattern", "slug", "expected"),
    [
        ("/:filename/", "", "/tin-lids/"),
        ("/:contentbasename/", "Lids", "/tin-lids/"),
        ("/:slug/", "", "/lids-of-tin/"),
        ("/:slugorfilename/", "", "/tin-lids/"),
        ("/:slugorfilename/", "Lids", "/lids/"),
        ("/:slugorcontentbasename/", "", "/tin-lids/"),
        ("/:slugorcontentbasename/", "Lids", "/lids/"),
        ("/:year/:month/:day/:title/", "Lids", "/2024/03/05/lids-of-tin/"),
        ("/:sections/:slug/", "Lids", "/posts/lids/"),
        ("/:section/:slug/", "Lids", "/posts/lids/"),
        ("/:unheard/", "Lids", None),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, slug: str, expected: str | None) -> None:
    front_matter = f"title: Lids of Tin\ndate: 2024-03-05\nslug: {slug}\n"
    files = {
        "hugo.toml": f"[permalinks]\nposts = '{pattern}'\n",
        "content/posts/pots/tin-lids.md": f"---\n{front_matter}---\n",
    }
    made = outputs(write(tmp_path, files), {path: files[path] for path in list(files)[1:]})
    assert made["content/posts/pots/tin-lids.md"].address == expected


@pytest.mark.parametrize(
    ("index", "told"),
    [
        ("cascade:\n  build:\n    list: true\n    render: false\n", None),
        ("cascade:\n  - target: {path: '/lids/*'}\n    url: /lids/\n", None),
        ("cascade:\n  type: notes\n", "/lids/deep/tin/"),
        ("", "/lids/deep/tin/"),
    ],
)
def test_what_a_section_hands_down(tmp_path: Path, index: str, told: str | None) -> None:
    post = {"content/lids/deep/tin.md": "---\ntitle: Tin\n---\n"}
    section = {"content/lids/_index.md": f"---\ntitle: Lids\n{index}---\n"}
    (made,) = outputs(write(tmp_path, {"hugo.toml": "", **section, **post}), post).values()
    assert made.address == told


@pytest.mark.parametrize(
    ("index", "says", "expected"),
    [
        ("_index.md", "slug: pots", None),
        ("_index.md", "url: /pots/", "/lids/deep/tin/"),
        ("_index.md", "title: The slug of a garden", "/lids/deep/tin/"),
        ("_index.de.md", "slug: pots", "/lids/deep/tin/"),
    ],
)
def test_the_slug_of_a_section_moves_what_is_in_it(
    tmp_path: Path, index: str, says: str, expected: str | None
) -> None:
    posts = {
        f"content/lids/{index}": f"---\n{says}\n---\n",
        "content/lids/deep/tin.md": "---\ntitle: Tin\n---\n",
        "content/lids/deep/rim.md": "---\nurl: /rim/\n---\n",
    }
    config = {"hugo.toml": "[languages.en]\n[languages.de]\n"}
    made = _outputs(tmp_path, config, posts)
    assert made["content/lids/deep/tin.md"].address == expected
    assert made["content/lids/deep/rim.md"].address == "/rim/"
    assert made[f"content/lids/{index}"].address is not None


@needs_hugo
@pytest.mark.parametrize("layout", ["list.html", "_default/section.html", "notes/list.html", None])
def test_lists_are_written_where_there_is_a_layout_for_them(
    tmp_path: Path, layout: str | None
) -> None:
    posts = {f"content/{name}/lid.md": "---\ntitle: Lid\n---\n" for name in ("notes", "posts")}
    config = {"hugo.toml": "disableKinds = ['taxonomy', 'rss', 'sitemap', '404']\n"}
    page = {"layouts/_default/single.html": "page", "layouts/index.html": "home"}
    own = {f"layouts/{layout}": "list"} if layout else {}
    made = _outputs(tmp_path, {**config, **page, **own}, posts)
    build(tmp_path)
    public = tmp_path / "public"
    written = {address(str(file.relative_to(public))) for file in public.rglob("*.html")}
    told = {copy.address for copy in lists(find_site(tmp_path), list(made.values()))}
    assert told == written - {one.address for one in made.values()}


@pytest.mark.parametrize("off", ["disableLanguages = ['FR']\n{}", "{}disabled = true\n"])
def test_a_language_that_is_not_built(tmp_path: Path, off: str) -> None:
    languages = (
        "[languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'\n"
    )
    config = {"hugo.toml": off.format(languages)}
    posts = {f"content/{key}/a.md": "---\ntitle: A\n---\n" for key in ("en", "fr")}
    made = _outputs(tmp_path, config, posts)
    assert made["content/en/a.md"].address == "/a/"
    assert made["content/fr/a.md"] == Output()
