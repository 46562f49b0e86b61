"""What is usual is asked of as many traits as a post has."""

from __future__ import annotations

from time_limit import time_limit

from postlint.run.tally import Tally


def test_many_traits_are_asked_for_in_their_number() -> None:
    traits = [f"key{i}: str" for i in range(40_000)]
    tally = Tally()
    for _ in range(4):
        tally.add("site", "posts", {"keys": "\n".join(traits)})
    with time_limit():
        assert all(tally.is_usual("site", ("keys", "posts", trait)) for trait in traits)


def test_more_than_half_of_the_posts_and_four_make_a_habit() -> None:
    tally = Tally()
    for number in range(7):
        tally.add("site", "posts", {"keys": "a\na\nb" if number < 4 else "b\nc"})
    usual = {trait: tally.is_usual("site", ("keys", "posts", trait)) for trait in "abcd"}
    assert usual == {"a": True, "b": True, "c": False, "d": False}
    copy = tally.copy()
    tally.add("site", "posts", {"keys": "c"})
    assert not tally.is_usual("site", ("keys", "posts", "a"))
    assert copy.is_usual("site", ("keys", "posts", "a"))


def test_some_sections_alone() -> None:
    tally = Tally()
    for site, section in [("site", "posts"), ("site", "notes"), ("other", "posts")] * 4:
        tally.add(site, section, {"keys": "a"})
    part = tally.of_sections({("site", "posts")})
    assert part.is_usual("site", ("keys", "posts", "a"))
    assert not part.is_usual("site", ("keys", "notes", "a"))
    assert not part.is_usual("other", ("keys", "posts", "a"))
