"""Whether a shortcode's template is certainly missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.lookup.hugo_shortcodes import always_shows_inner, is_absent
from postlint.profile.site_finder import find_site

_SITES: dict[str, tuple[tuple[str, ...], bool]] = {
    "nowhere": (("layouts/_shortcodes/spout.html",), True),
    "of the site": (("layouts/_shortcodes/lid.html",), False),
    "of the site, as before 0.146": (("layouts/shortcodes/lid.html",), False),
    "of a section": (("layouts/docs/_shortcodes/lid.html",), False),
    "of a section of a section": (("layouts/docs/care/_shortcodes/lid.html",), False),
    "of an output format": (("layouts/_shortcodes/lid.rss.html",), False),
    "in Markdown": (("layouts/shortcodes/lid.md",), False),
    "perhaps of a theme that is named on the command line": (
        ("themes/steam/layouts/_shortcodes/spout.html",),
        False,
    ),
    "perhaps of a vendored module": (("_vendor/modules.txt",), False),
}


@pytest.mark.parametrize("where", _SITES)
def test_a_template_is_looked_for_where_hugo_does(where: str, tmp_path: Path) -> None:
    files, absent = _SITES[where]
    for name in ("hugo.toml", "content/a.md", *files):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    place = find_site(tmp_path).place(str(tmp_path / "content" / "a.md"))
    assert place is not None
    assert is_absent("lid", place) is absent
    assert not is_absent("lid.inline", place)
    assert not is_absent("figure", place)


@pytest.mark.parametrize(
    ("template", "shows"),
    [
        ("<aside>{{ .Inner | markdownify }}</aside>", True),
        ("{{ if .Get 0 }}<b>{{ .Inner }}</b>{{ else }}{{ .Inner }}{{ end }}", True),
        ("{{ if hugo.IsServer }}{{ .Inner }}{{ end }}", False),
        ("{{- if not .Site.BuildDrafts -}}{{ else }}{{ .Inner }}{{ end }}", False),
        ("<hr>", False),
    ],
)
def test_a_template_may_hide_what_it_holds(template: str, shows: bool, tmp_path: Path) -> None:
    texts = {"hugo.toml": "", "content/a.md": "", "layouts/_shortcodes/lid.html": template}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    place = find_site(tmp_path).place(str(tmp_path / "content" / "a.md"))
    assert place is not None
    assert always_shows_inner("lid", place) is shows
    assert always_shows_inner("details", place)
    assert not always_shows_inner("spout", place)
