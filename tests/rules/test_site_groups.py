"""Posts of a site that have something in common."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint import generators
from postlint.profile.profile import Profile
from postlint.profile.site import Site
from postlint.rules.site._groups import compared, groups

HUGO = Site(profile=HUGO_PROFILE)
JEKYLL = Site(profile=Profile(generators.load("jekyll")))
PATHS = ["a/b.md", "a/index.md", "a/sub/c.md", "a/sub/index.md", "d/_index.md", "d/e.md", "f.md"]


@pytest.mark.parametrize(
    ("site", "kept"),
    [
        (HUGO, ["a/index.md", "d/_index.md", "d/e.md", "f.md"]),
        (JEKYLL, PATHS),
    ],
)
def test_posts_in_bundles_of_others_are_no_pages(site: Site, kept: list[str]) -> None:
    posts = [(path, None) for path in PATHS]
    assert [path for path, _ in compared(posts, site)] == kept


def test_all_is_kept_where_no_bundle_is() -> None:
    posts = [("a/b.md", None), ("c.md", None)]
    assert compared(posts, HUGO) == posts


def test_groups_are_of_two_or_more_in_their_order() -> None:
    posts = [("a.md", "x"), ("b.md", None), ("c.md", "y"), ("d.md", "x"), ("e.md", None)]
    assert list(groups(posts, lambda fact: fact)) == [[("a.md", "x"), ("d.md", "x")]]
