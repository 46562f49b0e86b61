"""Sites of Jekyll's: permalinks, defaults, collections, dates in names."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from made_sites import post

_NAMES = ("tea", "Tea", "boat house", "v1.2", "a_b", "Ünï", "x--y", "it's", "a.b.", "50%")
_STYLES = (
    *("date", "none", "pretty", "ordinal", "weekdate", "/:categories/:title/"),
    *(
        "/blog/:title.html",
        "/:year/:month/:slug",
        "/:title:output_ext",
        "/:year-:month_:day/:title/",
    ),
    "/:slugified_categories/:short_year/:i_month/:i_day/:name/",
)
_DEFAULTS: tuple[dict[str, Any], ...] = (
    {"scope": {"path": "", "type": "posts"}, "values": {"permalink": "/d/:title/"}},
    {"scope": {"path": "", "type": "pages"}, "values": {"permalink": "/:basename/"}},
    {"scope": {"path": "docs"}, "values": {"permalink": "/dd/:basename:output_ext"}},
    {"scope": {"path": "_posts/garden"}, "values": {"categories": ["green"]}},
    {"scope": {"path": "docs/*/x.md"}, "values": {"permalink": "/glob/"}},
    {"scope": {"path": ""}, "values": {"category": "all"}},
)
_COPIED = ("tea.html", "docs/x.html", "about/index.html", "blog/kettle.html")
_PERMALINKS = ("/tea/", "/tea.html", "/Tea.html", "/blog/kettle", "/x.php", "about/", "/:title/")


def random_site(random: Random) -> dict[str, str]:
    config: dict[str, Any] = {"url": "https://kettles.example"}
    if random.random() < 0.6:
        config["permalink"] = random.choice(_STYLES)
    if random.random() < 0.4:
        config["defaults"] = random.sample(_DEFAULTS, 2)
    if random.random() < 0.4:
        config["collections"] = {"notes": {"output": True}, "hidden": {"output": False}}
    for key in ("future", "unpublished"):
        config[key] = random.random() < 0.15
    files = {"_config.yml": json.dumps(config)}
    for _ in range(random.randint(4, 9)):
        files[_path(random)] = post(_front_matter(random))
    for name in _COPIED:
        if random.random() < 0.15:
            files[name] = "<p>It is copied as it is.</p>\n"
    return files


def _path(random: Random) -> str:
    name, suffix = random.choice(_NAMES), random.choice((".md", ".md", ".html", ".markdown"))
    day = random.choice(("2024-05-01", "2023-05-01", "24-5-1", "2099-05-01"))
    folder = random.choice(("_posts/", "_posts/", "_posts/garden/", "garden/_posts/"))
    posts = f"{folder}{day}-{name}{suffix}"
    docs = f"docs/{random.choice(('a/', ''))}{random.choice((name, 'index', 'x'))}{suffix}"
    notes = f"_{random.choice(('notes', 'hidden'))}/{random.choice(('', 'sub/'))}{name}{suffix}"
    return random.choice((posts, posts, posts, f"{name}{suffix}", docs, notes))


def _front_matter(random: Random) -> dict[str, object]:
    choices: dict[str, tuple[object, ...]] = {
        "permalink": _PERMALINKS,
        "slug": _NAMES,
        "categories": ("a b", "Garden", ["Garden", "Green Tea"]),
        "category": ("garden", "Green Tea"),
        "date": ("2024-05-01", "2024-05-01 23:30:00 -0500", "2099-01-01"),
        "published": (False, True),
    }
    told = {key: random.choice(some) for key, some in choices.items() if random.random() < 0.25}
    return {"title": "A title", **told}
