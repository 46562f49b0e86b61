"""Which files of other languages Docusaurus makes pages of."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_sites import outputs, write

from postlint.lookup.addresses import Output
from postlint.lookup.addresses.docusaurus import lists
from postlint.profile.site_finder import find_site

_CURRENT = "i18n/de/docusaurus-plugin-content-docs/current"
_OLD = "i18n/de/docusaurus-plugin-content-docs/version-1.0"
_POST = "---\ntitle: Lid\n---\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"{_CURRENT}/lid.mdx", "/de/docs/next/lid"),
        (f"{_CURRENT}/lid.md", None),
        (f"{_OLD}/spout.md", "/de/docs/spout"),
        (f"{_OLD}/lid.mdx", None),
        ("i18n/de/docusaurus-plugin-content-blog/2024-03-05-base.md", "/de/blog/2024/03/05/base"),
        ("i18n/de/docusaurus-plugin-content-blog/2024-03-06-base.md", None),
    ],
)
def test_a_translation_is_a_page_where_what_it_translates_is_there(
    tmp_path: Path, path: str, expected: str | None
) -> None:
    posts = dict.fromkeys((path, "docs/lid.mdx", "blog/2024-03-05-base.md"), _POST)
    write(
        tmp_path,
        {
            "docusaurus.config.js": "export default { presets: [['classic', {}]] };\n",
            "versions.json": '["1.0"]',
            "versioned_docs/version-1.0/spout.md": _POST,
            **posts,
        },
    )
    made = outputs(tmp_path, posts)[path]
    assert made.address == expected
    assert made.rendered is (expected is not None)
    assert expected is not None or made == Output(rendered=False)


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        (
            ["docs", "blog"],
            {"/blog": "the list of the blog", "/blog/archive": "the archive of the blog"},
        ),
        (["docs"], {}),
        (["docs", "src/pages"], {}),
    ],
)
def test_a_blog_that_is_there_has_lists(
    tmp_path: Path, folders: list[str], expected: dict[str, str]
) -> None:
    posts = {f"{folder}/a.md": _POST for folder in folders}
    config = {"docusaurus.config.js": "export default { presets: [['classic', {}]] };\n"}
    site = find_site(write(tmp_path, {**config, **posts}))
    assert {copy.address: copy.what for copy in lists(site, [])} == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("title: Lid", "/docs/pots/lid"),
        ("draft: true", None),
        ("draft: false", "/docs/pots/lid"),
        ("slug: cover", "/docs/pots/cover"),
        ("slug: /cover", "/docs/cover"),
        ("id: cover", "/docs/pots/cover"),
        ("parse_number_prefixes: false", "/docs/pots/01-lid"),
    ],
)
def test_what_front_matter_does_to_an_address(
    tmp_path: Path, says: str, expected: str | None
) -> None:
    posts = {"docs/pots/01-lid.md": f"---\n{says}\n---\n"}
    config = {"docusaurus.config.js": "export default { presets: [['classic', {}]] };\n"}
    write(tmp_path, {**config, **posts})
    assert outputs(tmp_path, posts)["docs/pots/01-lid.md"].address == expected


@pytest.mark.parametrize(
    ("options", "says", "expected"),
    [
        ('"routeBasePath": "guide"', "title: Lid", "/guide/pots/lid"),
        ("'routeBasePath': '/'", "title: Lid", "/pots/lid"),
        ('"numberPrefixParser": false', "title: Lid", "/docs/pots/01-lid"),
        ("numberPrefixParser: false", "parse_number_prefixes: true", "/docs/pots/01-lid"),
    ],
)
def test_options_of_a_plugin(tmp_path: Path, options: str, says: str, expected: str) -> None:
    posts = {"docs/pots/01-lid.md": f"---\n{says}\n---\n"}
    plugin = f"['@docusaurus/plugin-content-docs', {{ {options} }}]"
    config = {"docusaurus.config.js": f"module.exports = {{ plugins: [{plugin}] }};\n"}
    write(tmp_path, {**config, **posts})
    assert outputs(tmp_path, posts)["docs/pots/01-lid.md"].address == expected


def test_the_list_of_a_blog_ends_as_all_addresses_do(tmp_path: Path) -> None:
    config = "module.exports = { presets: [['classic', {}]], 'trailingSlash': true };\n"
    site = find_site(write(tmp_path, {"docusaurus.config.js": config, "blog/a.md": _POST}))
    assert [copy.address for copy in lists(site, [])] == ["/blog/", "/blog/archive/"]
