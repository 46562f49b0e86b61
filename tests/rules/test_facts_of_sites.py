"""What only the files and habits of a whole site tell a rule."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")


def _told(rule: str) -> list[tuple[str, int, int]]:
    found = said("--no-cache", "--select", rule)
    return [(told["path"], told["start"]["line"], told["count"]) for told in found]


def _put_jekyll() -> None:
    put("_config.yml", "title: Kettles\n")
    put("Gemfile", 'gem "jekyll"\n')


def test_an_include_may_begin_with_a_slash() -> None:
    _put_jekyll()
    put("_includes/kettles/lid.html", "<p>Tin.</p>\n")
    put("a.md", "---\ntitle: A\n---\n{% include /kettles/lid.html size=1 %}\n")
    put("b.md", "---\ntitle: B\n---\n{% include /kettles/spout.html %}\n")
    assert _told("template-syntax") == [("b.md", 4, 1)]


def test_a_link_to_a_file_that_is_no_page_is_not_left_out() -> None:
    _put_jekyll()
    put("img/lid.png", "")
    put(
        "a.md",
        "---\ntitle: A\n---\n![Lid]({% link img/lid.png %})\n![Pot]({% link img/pot.png %})\n",
    )
    assert _told("broken-local-link") == [("a.md", 5, 1)]


def test_commas_in_the_tags_of_a_site_are_told_once() -> None:
    _put_jekyll()
    for day in range(1, 4):
        put(f"_posts/2024-01-0{day}-x.md", f'---\ntitle: T{day}\ntags: "tea, kettle {day}"\n---\n')
        put(f"_posts/2024-02-0{day}-x.md", f"---\ntitle: T{day}\n---\n")
    assert _told("not-a-list") == [("_posts/2024-01-01-x.md", 3, 3)]


def test_levels_that_most_posts_of_a_section_skip_are_told_once() -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")
    for name in ("boil", "cool", "pour", "pot", "spout", "whistle"):
        put(f"content/cli/{name}.md", f"---\ntitle: {name}\n---\n\n## A\n\n#### {name}\n")
    put("content/notes/a.md", "---\ntitle: A\n---\n\n## A\n\n#### B\n")
    put("content/notes/b.md", "---\ntitle: B\n---\n\n## A\n\n### B\n")
    put("content/notes/c.md", "---\ntitle: C\n---\n\n## A\n\n### B\n")
    assert _told("skipped-heading-level") == [
        ("content/cli/boil.md", 7, 6),
        ("content/notes/a.md", 7, 1),
    ]


@pytest.mark.parametrize(
    ("config", "lines", "is_told"),
    [
        ("svelte.config.js", "title: @kettles/kit\ntext: a: b", False),
        ("svelte.config.js", "title: @kettles/kit\n - lid", True),
        ("mint.json", "title: @kettles/kit", True),
    ],
)
def test_code_of_a_site_may_read_lines(config: str, lines: str, *, is_told: bool) -> None:
    put(config, "{}\n")
    put("docs/a.md", f"---\n{lines}\n---\nTin.\n")
    assert bool(_told("front-matter-syntax")) is is_told
