"""Reads each post as Material's blog does, with its tags plugin; prints why the build stops."""

import json
import sys
import tempfile
from pathlib import Path

from material.plugins.blog.structure import Post
from material.plugins.tags.structure.tag.options import TagSet
from mkdocs.config import load_config
from mkdocs.structure.files import File


def verdict(text: str, file: File, config: object) -> str | None:
    Path(file.abs_src_path).write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        post = Post(file, config)
        TagSet().validate(post.meta.get("tags") or [])
    except Exception as error:  # noqa: BLE001
        return str(error)
    return None


with tempfile.TemporaryDirectory() as home:
    (Path(home) / "mkdocs.yml").write_text("site_name: Posts\n")
    (Path(home) / "docs").mkdir()
    settings = load_config(f"{home}/mkdocs.yml")
    source = File("post.md", settings["docs_dir"], settings["site_dir"], True)
    print(json.dumps([verdict(text, source, settings) for text in json.load(sys.stdin)]))
