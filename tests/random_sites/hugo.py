"""Sites of Hugo's: languages, permalinks, aliases, bundles. A page says what it is made of."""

from __future__ import annotations

import json
from random import Random
from typing import Any

_NAMES = ("tea", "Tea", "boat house", "v1.2", "a_b", "Ünï", "Tea: a start", "2024-01-07-regatta")
_PATTERNS = (
    *("/:slug/", "/:year/:slug/", "/:title", "/:section/:contentbasename/", "/p/:slugorfilename"),
    "/c/:slugorcontentbasename/",
    *("/:sections[1:]/:slugorfilename/", "/:year/:month/:filename/", "/:sections[last]/:title/"),
)
_ALIASES = ("/old/", "old", "/Old", "/posts/tea/", "/x.html", "kettle")
_LAYOUT = "SOURCE[{{ with .File }}{{ .Path | safeHTML }}{{ end }}]"


def random_site(random: Random) -> dict[str, str]:
    config: dict[str, Any] = {
        "baseURL": "https://kettles.example/",
        "disableKinds": ["rss", "sitemap", "robotsTXT", "404"],
    }
    languages = [""]
    if random.random() < 0.25:
        config["languages"] = {"en": {"weight": 1}, "de": {"weight": 2}}
        config["defaultContentLanguageInSubdir"] = random.random() < 0.3
        languages = ["", ".de", ".en"]
    if random.random() < 0.3:
        config["uglyURLs"] = random.choice((True, {"posts": True}))
    for key in ("disablePathToLower", "removePathAccents", "buildDrafts"):
        config[key] = random.random() < 0.1
    if random.random() < 0.2:
        config["frontmatter"] = {"date": random.choice(([":filename", ":default"], ["date"]))}
    if random.random() < 0.5:
        patterns = {section: random.choice(_PATTERNS) for section in ("posts", "notes")}
        config["permalinks"] = random.choice((patterns, {"page": patterns}))
    files = {"hugo.json": json.dumps(config), "layouts/all.html": _LAYOUT}
    for _ in range(random.randint(4, 8)):
        folder = random.choice(("posts/", "posts/", "notes/", "posts/sub/", "", "Big Sec/"))
        name, suffix = random.choice(_NAMES), random.choice(languages)
        forms = (f"{name}{suffix}.md",) * 3 + (f"{name}/index{suffix}.md", f"_index{suffix}.md")
        form = random.choice(forms)
        files[f"content/{folder}{form}"] = _post(random, is_section=form.startswith("_"))
    return files


def _post(random: Random, *, is_section: bool) -> str:
    choices: dict[str, tuple[object, ...]] = {
        "date": ("2024-03-05", "2023-05-01", "2024-03-05T23:30:00-05:00"),
        "slug": (*_NAMES, "a/b"),
        "url": ("/tea/", "tea", "posts/kettle/", "/x.html", "/tags/go/", "/posts/"),
        "aliases": tuple(random.sample(_ALIASES, 2) for _ in range(2)),
        "tags": (["go", "slow boil"], ["slow-boil"]),
        "draft": (True, False),
    }
    odds = {"date": 0.7, "slug": 0.3, "aliases": 0.25, "tags": 0.2}
    told = {
        key: random.choice(some)
        for key, some in choices.items()
        if random.random() < odds.get(key, 0.12)
    }
    if "url" in told or is_section:
        told.pop("aliases", None)  # Hugo stops at one that leads out of the site
    if is_section:
        told.pop("slug", None)  # it moves all that is in the section
    return json.dumps({"title": random.choice(_NAMES), **told}, ensure_ascii=False) + "\nx\n"
