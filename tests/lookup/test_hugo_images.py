"""The images that the real Hugo publishes, and those that are said to be missing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hugo_site import build, lint_file, needs_hugo, write

BASE = 'baseURL = "https://kettles.example/"\n'
FILES = {
    "static/images/kettle.jpg": "",
    "static/images/tea pot.jpg": "",
    "static/posts/single/beside.jpg": "",
    "assets/images/processed.jpg": "",
    "content/images/loose.jpg": "",
    "content/posts/bundle/own.jpg": "",
    "content/posts/bundle/deep/down.jpg": "",
    "content/posts/section.jpg": "",
    "media/mounted.jpg": "",
    "themes/t/static/theme.jpg": "",
}
ADDRESSES = [
    "/images/kettle.jpg", "/images/tea%20pot.jpg", "/images/loose.jpg", "/posts/bundle/own.jpg", "own.jpg",
    "./own.jpg", "deep/down.jpg", "../bundle/own.jpg", "../section.jpg", "beside.jpg", "/m/mounted.jpg",
    "/theme.jpg", "../../images/kettle.jpg", "/posts/section.jpg", "https://kettles.example/theme.jpg",
    "/none.jpg", "none.jpg", "/images/none.jpg", "../none.jpg", "/images/Kettle.jpg", "/m/none.jpg",
]  # fmt: skip
POSTS = {
    "content/posts/single.md": "/posts/single/",
    "content/posts/bundle/index.md": "/posts/bundle/",
}
SETTINGS = 'theme = "t"\n[[module.mounts]]\nsource = "media"\ntarget = "static/m"\n' + "".join(
    f'[[module.mounts]]\nsource = "{folder}"\ntarget = "{folder}"\n'
    for folder in ("content", "static", "assets", "layouts")
)


@needs_hugo
@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("extra", ["", 'disableKinds = ["taxonomy"]\n'])
def test_no_image_of_the_site_is_missing(tmp_path: Path, post: str, extra: str) -> None:
    text = "\n\n".join(f"![{address}]({address})" for address in ADDRESSES)
    posts = dict.fromkeys(POSTS, f"---\ntitle: Kettles\n---\n\n{text}\n")
    write(tmp_path, {"hugo.toml": BASE + extra + SETTINGS, **FILES, **posts})
    assert build(tmp_path) is None
    public = tmp_path / "public"
    published = {
        address
        for address in ADDRESSES
        if (public / unquote(urljoin(POSTS[post], address)).removeprefix("https://kettles.example").lstrip("/")).is_file()
    }  # fmt: skip
    diagnostics = lint_file(tmp_path, post, "missing-image-file")
    source = (tmp_path / post).read_text("utf-8")
    missing = {source[slice(*diagnostic.span)] for diagnostic in diagnostics}
    assert missing.isdisjoint(published)
    assert missing >= {address for address in ADDRESSES if re.search("none|Kettle", address)}


def test_images_of_languages_whose_folders_nothing_places_may_come_from_another(
    tmp_path: Path,
) -> None:
    """A build that writes the mounts itself takes what is not translated from another language."""
    text = "---\ntitle: Kettles\n---\n\n![](pot.jpg) ![](../pot.jpg) ![](lid.jpg) ![](/i/s/lid.svg) ![](/i/lid.svg)\n"
    settings = "[languages.en]\ntitle = 'Kettles'\n[languages.es]\ntitle = 'Teteras'\n"
    files = {
        "hugo.toml": BASE + settings,
        "static/i/kettle.svg": "",
        "content/en/posts/whistle/pot.jpg": "",
        "content/en/posts/whistle/index.md": text,
        "content/es/posts/whistle/index.md": text,
        "content/es/posts/whistle.md": text,
    }
    write(tmp_path, files)
    missing = {}
    for post in ("content/es/posts/whistle/index.md", "content/es/posts/whistle.md"):
        diagnostics = lint_file(tmp_path, post, "missing-image-file")
        missing[post] = [found.message.split("`")[1] for found in diagnostics]
    bundle, single = missing.values()
    assert bundle == ["../pot.jpg", "lid.jpg", "i/lid.svg"]
    assert "pot.jpg" not in single
    assert "i/s/lid.svg" not in single
