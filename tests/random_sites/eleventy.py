"""Sites of Eleventy's: permalinks in posts, layouts and data files."""

from __future__ import annotations

import json
from random import Random

from made_sites import post

_NAMES = ("tea", "Tea", "boat house", "v1.2", "2024-01-07-regatta", "2023-01-07-regatta", "index")
_PERMALINKS = (
    *("/posts/{{ page.fileSlug }}/", "/b/{{page.filePathStem}}.html", "{{ page.filePathStem }}/"),
    *(
        "/x/{{ title | slugify }}/",
        "/{{ title }}/index.html",
        "/tea/",
        "/tea.html",
        "tea/index.html",
    ),
)


def random_site(random: Random) -> dict[str, str]:
    layout = (
        f"page-{random.random()}.njk"  # Eleventy keeps what it read of a name for the next site
    )
    files = {
        "eleventy.config.js": 'export default () => ({ dir: { input: "src", output: "_site" } });',
        "package.json": '{"type": "module", "dependencies": {"@11ty/eleventy": "3"}}',
        f"src/_includes/{layout}": random.choice(("", "---\npermalink: /all/\n---\n")),
    }
    for name in ("posts/posts.json", "posts/sub/sub.11tydata.json", "src.json"):
        if random.random() < 0.2:
            files[f"src/{name}"] = json.dumps({"permalink": random.choice(_PERMALINKS)})
    if random.random() < 0.2:
        files["src/notes/notes.11tydata.js"] = (
            'export default { permalink: "/notes/{{ page.fileSlug }}/" };'
        )
    for _ in range(random.randint(3, 8)):
        folder = random.choice(
            ("", "posts/", "posts/", "posts/sub/", "notes/", "notes/2024-02-02-day/")
        )
        suffix = random.choice((".md", ".md", ".njk", ".liquid", ".html"))
        told: dict[str, object] = {"title": random.choice(("Tea", "Boat House", "tea"))}
        if random.random() < 0.25:
            told["permalink"] = random.choice((*_PERMALINKS, False))
        if random.random() < 0.15:
            told["layout"] = layout
        files[f"src/{folder}{random.choice(_NAMES)}{suffix}"] = post(told)
    return files
