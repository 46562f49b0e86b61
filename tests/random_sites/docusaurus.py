"""Sites of Docusaurus': numbered docs, ids, slugs, and a blog, with and without last slashes."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from made_sites import post

_DOCS = ("hull", "01-hull", "02-hull", "mast", "Mast", "index", "README", "boats", "3.1-hull")
_FOLDERS = ("", "", "boats/", "01-boats/", "boats/mast/")
_POSTS = (
    *("2024-05-01-hull.md", "2024-05-01-hull/index.md", "2024/05/01/hull.md", "hull.md"),
    *("2023-05-01-mast.mdx", "boats/2024-05-01-hull.md", "archive.md", "2024-05-01-mast.md"),
)
_SLUGS = ("/hull", "hull", "/boats/hull", "./mast", "../hull", "/", "/archive", "/2024/05/01/hull")


def random_site(random: Random) -> dict[str, str]:
    docs: dict[str, Any] = {}
    if random.random() < 0.3:
        docs["routeBasePath"] = random.choice(("/", "guide", "blog"))
    if random.random() < 0.2:
        docs["numberPrefixParser"] = False
    blog: dict[str, Any] = {"onUntruncatedBlogPosts": "ignore"}
    if random.random() < 0.2:
        blog["routeBasePath"] = random.choice(("/", "news", "docs"))
    config: dict[str, Any] = {
        "title": "Boats",
        "url": "https://boats.example",
        "baseUrl": "/",
        "plugins": [
            ["@docusaurus/plugin-content-docs", docs],
            ["@docusaurus/plugin-content-blog", blog],
        ],
    }
    if random.random() < 0.5:
        config["trailingSlash"] = random.choice((True, False))
    files = {"docusaurus.config.js": f"module.exports = {json.dumps(config)};\n"}
    for _ in range(random.randint(3, 8)):
        name = f"docs/{random.choice(_FOLDERS)}{random.choice(_DOCS)}"
        files[name + random.choice((".md", ".md", ".mdx"))] = _post(random, of_docs=True)
    for name in random.sample(_POSTS, random.randint(1, 3)):
        files[f"blog/{name}"] = _post(random, of_docs=False)
    return files


def _post(random: Random, *, of_docs: bool) -> str:
    told: dict[str, object] = {"title": random.choice(("Hull", "Mast"))}
    if random.random() < 0.25:
        told["slug"] = random.choice(_SLUGS)
    if random.random() < 0.1:
        told["draft"] = random.random() < 0.7
    if of_docs and random.random() < 0.1:
        told["id"] = random.choice(("hull", "mast"))
    if of_docs and random.random() < 0.1:
        told["parse_number_prefixes"] = random.random() < 0.5
    if not of_docs:
        told["date"] = "2024-05-01"
    return post(told)
