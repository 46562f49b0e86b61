"""What rules look for first, to save time, is part of all that they find."""

from __future__ import annotations

import re
from itertools import product

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.rules._shared.hosts import _THUMBNAILS, thumbnail_host
from postlint.rules.text.assistant_residue import _OPENING, _SENTENCES, STARTS
from postlint.rules.text.mojibake import _LEAD, _RUN


def test_sentences_of_assistants_start_as_is_said() -> None:
    letters = sorted({c for found in (_SENTENCES, _OPENING) for c in found.pattern if c.islower()})
    signs = [*letters, " ", "'", "’", "[", "-", "作", "为"]

    for pattern in (_SENTENCES.pattern, _OPENING.pattern):
        sentences = regex.compile(pattern, regex.IGNORECASE)
        begun = [""]
        while begun:
            more = (start + sign for start, sign in product(begun, signs))
            begun = [
                start
                for start in more
                if not start.startswith(STARTS) and sentences.fullmatch(start, partial=True)
            ]
            assert all(any(said.startswith(start) for said in STARTS) for start in begun)


@settings(deadline=None, max_examples=500)
@given(st.from_regex(re.compile(_THUMBNAILS.pattern, _THUMBNAILS.flags), fullmatch=True))
def test_every_thumbnail_is_found(host: str) -> None:
    host = host.rstrip("\n")

    assert thumbnail_host(f"https://{host}/th?q=a") == host.lower()


@settings(deadline=None)
@given(st.from_regex(_RUN.pattern, fullmatch=True))
def test_every_wrong_decoding_holds_the_lead(text: str) -> None:
    assert _LEAD in text.encode()
