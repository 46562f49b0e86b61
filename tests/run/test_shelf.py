"""Texts of posts come back as they were put, in the order that is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.run import shelf
from postlint.run.batches import by_rule, values
from postlint.run.shelf import Shelf

texts = st.text(st.characters(max_codepoint=0x7F, exclude_characters="\n"), max_size=40)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_BLOCK", 32)
    monkeypatch.setattr(shelf, "_BITS", 5)


@given(st.dictionaries(st.text(max_size=4), texts, max_size=30))
def test_texts_come_back(held: dict[str, str]) -> None:
    posts = Shelf()
    for path, text in held.items():
        posts.put(path, text, text[:3])
    assert dict(posts.digests()) == {path: text[:3] for path, text in held.items()}
    posts.sort(lambda path: path)
    assert list(posts.paths()) == sorted(held)
    assert list(posts.taken()) == sorted(held.items())
    assert not len(posts)
    assert not any(posts._blocks)


def test_what_is_no_ascii_is_no_json_of_ours() -> None:
    with pytest.raises(ValueError, match="ascii"):
        Shelf().put("p.md", '{"a": "ä"}', "")


def test_facts_are_cut_by_rule() -> None:
    posts = Shelf()
    posts.put("a.md", '{"one": "[1,[2]]", "two": "null"}', "")
    posts.put("b.md", "no JSON", "")
    posts.put("c.md", '{"one": "\\"x\\""}', "")
    found = {rule: list(values(held)) for rule, held in by_rule(posts)}
    assert found == {"one": [("a.md", (1, (2,))), ("c.md", "x")], "two": [("a.md", None)]}
