"""Pelican itself says where it writes the posts of random sites."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pytest
from judges import answer
from made_sites import address, outputs, write

from postlint.lookup.addresses import Output

SITES = 60
_JUDGE = Path(__file__).parents[2] / "generators" / "judges" / "pelican_addresses.py"
_NAMES = ("Tea", "tea", "A boat's house", "v1.2 – notes", "a_b", "Café Müller", "Große", "x--y")
_PATTERNS = (
    *("{slug}/index.html", "{date:%Y}/{date:%m}/{slug}.html", "{category}/{slug}.html"),
    *("{date:%Y}-{slug}/index.html", "posts/{author}/{slug}.html", "{lang}/{slug}.html", ""),
)
_SETTINGS: dict[str, tuple[object, ...]] = {
    "ARTICLE_SAVE_AS": _PATTERNS,
    "PAGE_SAVE_AS": ("{slug}.html", "{slug}/index.html", "pages/{slug}.html"),
    "ARTICLE_LANG_SAVE_AS": ("{lang}/{slug}.html",),
    "SLUGIFY_SOURCE": ("title", "basename"),
    "SLUGIFY_USE_UNICODE": (True,),
    "SLUGIFY_PRESERVE_CASE": (True,),
    "DEFAULT_LANG": ("en", "de"),
    "DEFAULT_CATEGORY": ("Notes", "all"),
    "USE_FOLDER_AS_CATEGORY": (False,),
    "WITH_FUTURE_DATES": (False,),
    "AUTHOR": ("A. Miller", "Ann"),
    "ARTICLE_PATHS": (["blog"],),
    "PAGE_PATHS": (["pages", "about"],),
}


def _site(random: Random) -> dict[str, str]:
    chosen = {key: random.choice(some) for key, some in _SETTINGS.items() if random.random() < 0.3}
    config = {"SITENAME": "Kettles", "PATH": "content", "TIMEZONE": "UTC", **chosen}
    lines = (f"{key} = {value!r}\n" for key, value in config.items())
    files = {"pelicanconf.py": "".join(lines)}
    for at in range(random.randint(4, 8)):
        folder = random.choice(("", "blog/", "blog/", "pages/", "about/", "Old notes/"))
        day = random.choice(("", "2023-05-01-", "2023-05-01_"))
        files[f"content/{folder}{day}{random.choice(_NAMES)}{at % 2}.md"] = _post(random)
    return files


def _post(random: Random) -> str:
    choices: dict[str, tuple[str, ...]] = {
        "Title": _NAMES,
        "Date": ("2024-03-05", "2024-03-05 23:30", "2031-01-01"),
        "Slug": ("tea", "a/b", "Tea time"),
        "Save_as": ("tea.html", "a/index.html", "index.html"),
        "Status": ("draft", "hidden", "published", "Published"),
        "Lang": ("de", "en", "DE"),
        "Category": ("Green tea", "notes"),
        "Author": ("Bea", "A. Miller"),
    }
    odds = {"Title": 0.95, "Date": 0.8}
    told = {
        key: random.choice(some)
        for key, some in choices.items()
        if random.random() < odds.get(key, 0.2)
    }
    return "".join(f"{key}: {value}\n" for key, value in told.items()) + "\nx\n"


@pytest.mark.skipif(find_spec("pelican") is None, reason="Pelican is not installed")
def test_what_pelican_writes(tmp_path: Path) -> None:
    sites = [_site(Random(seed)) for seed in range(SITES)]
    roots = [write(tmp_path / str(at), files) for at, files in enumerate(sites)]
    written = answer([sys.executable, str(_JUDGE)], [str(root) for root in roots], tmp_path)
    told = 0
    for root, files, files_of in zip(roots, sites, written, strict=True):
        for path, made in outputs(root, files).items():
            if made.address is None:
                continue
            told += 1
            assert path in files_of, f"{root.name}: {path} is not written"
            assert made.address == address(files_of[path]), f"{root.name}: {path}"
    assert told > SITES


def _made(root: Path, config: str, posts: Mapping[str, str]) -> Mapping[str, Any]:
    write(root, {"pelicanconf.py": config, **posts})
    return outputs(root, dict(posts))


@pytest.mark.parametrize(
    "config",
    [
        "from base import *\nARTICLE_SAVE_AS = '{slug}/index.html'\n",
        "PATH = 'content'\nARTICLE_SAVE_AS = BASE + '{slug}.html'\n",
        "PATH = 'content'\nif DEBUG:\n    ARTICLE_SAVE_AS = '{slug}/index.html'\n",
        "PATH = 'content'\nARTICLE_SAVE_AS = ''\n",
        *(
            f"PATH = 'content'\nPLUGINS = ['{plugin}']\n"
            for plugin in (
                *("i18n_subsites", "more_categories", "slugs", "pelican.plugins.clean_urls"),
                *("permalinks", "filetime_path"),
            )
        ),
        "PATH = 'content'\nPLUGINS = load()\n",
        "PATH = 'content'\nFILENAME_METADATA = '(?P<slug>.*)'\n",
        "PATH = 'content'\nprint 'hello'\n",
    ],
)
def test_nothing_is_told_of_what_code_decides(tmp_path: Path, config: str) -> None:
    posts = {"content/a.md": "Title: A\nDate: 2024-01-01\n\nx\n"}
    assert _made(tmp_path, config, posts)["content/a.md"] == Output()


@pytest.mark.parametrize(
    ("settings", "category", "expected"),
    [
        ("", "", "/old-notes/tea.html"),
        ("", "Green tea", "/green-tea/tea.html"),
        ("USE_FOLDER_AS_CATEGORY = False\n", "", "/misc/tea.html"),
        ("USE_FOLDER_AS_CATEGORY = False\n", "Green tea", "/green-tea/tea.html"),
        (
            "USE_FOLDER_AS_CATEGORY = False\nDEFAULT_CATEGORY = 'All of it'\n",
            "",
            "/all-of-it/tea.html",
        ),
    ],
)
def test_what_a_post_is_filed_under(
    tmp_path: Path, settings: str, category: str, expected: str
) -> None:
    config = "SITENAME = 'Kettles'\nPATH = 'content'\nARTICLE_SAVE_AS = '{category}/{slug}.html'\n"
    named = f"Category: {category}\n" if category else ""
    path = "content/Old notes/tea.md"
    files = {
        "pelicanconf.py": config + settings,
        path: f"Title: Tea\nDate: 2024-03-05\n{named}\nx\n",
    }
    made = outputs(write(tmp_path, files), {path: files[path]})[path]
    assert made.address == expected
