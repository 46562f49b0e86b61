"""Says where Pelican writes the articles and pages of sites; drafts are left out."""

import json
import logging
import sys
from pathlib import Path

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.settings import read_settings

logging.disable(logging.CRITICAL)


def addresses(root: str) -> dict[str, str]:
    settings = read_settings(f"{root}/pelicanconf.py", {"OUTPUT_PATH": f"{root}/output"})
    context = settings | {"generated_content": {}, "static_links": set(), "static_content": {}}
    found = {}
    for kind in (ArticlesGenerator, PagesGenerator):
        generator = kind(
            context=context | {"localsiteurl": ""},
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )
        generator.generate_context()
        names = ("articles", "hidden_articles", "pages", "hidden_pages", "translations")
        for name in (*names, "hidden_translations"):
            for post in getattr(generator, name, ()):
                source = Path(post.source_path).relative_to(root).as_posix()
                found[source] = post.save_as
    return found


print(json.dumps([addresses(root) for root in json.load(sys.stdin)]))
