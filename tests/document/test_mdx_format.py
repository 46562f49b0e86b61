"""Which `.md` files of a site on Docusaurus are MDX: in plain Markdown, an indent makes code."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.document.post import Post
from postlint.profile.site_finder import find_site
from postlint.source import Source

_TEXT = "Run it:\n\n    ---\n    # boil = yes\n"
_SAID = "export default {{ markdown: {{ format: '{}' }} }};\n"


@pytest.mark.parametrize(
    ("said", "name", "own", "is_mdx"),
    [
        (None, "kettle.md", "", True),
        ("mdx", "kettle.md", "", True),
        ("detect", "kettle.md", "", False),
        ("md", "kettle.md", "", False),
        ("detect", "kettle.mdx", "", True),
        ("detect", "kettle.md", "---\nmdx:\n  format: mdx\n---\n", True),
        (None, "kettle.md", "---\nmdx:\n  format: md\n---\n", False),
        (None, "kettle.md", "---\nmdx:\n  format: detect\n---\n", False),
    ],
)
def test_format(said: str | None, name: str, own: str, is_mdx: bool, tmp_path: Path) -> None:
    config = "export default {};\n" if said is None else _SAID.format(said)
    (tmp_path / "docusaurus.config.js").write_text(config, "utf-8")
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    path.write_text(own + _TEXT, "utf-8")
    site = find_site(tmp_path)
    place = site.place(str(path))
    assert place is not None
    post = Post(Source(f"docs/{name}", own + _TEXT), site.profile, place=place)
    assert post.is_mdx is is_mdx
    assert bool(post.headings) is is_mdx
