"""The calls of posts that name source files."""

from __future__ import annotations

import pytest
from linting import BENCH

from postlint.lookup.references import references


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ('[a]({{< ref "a.md" >}}#lid)', ["lid"]),
        ('[a]({{< ref "a.md#pot" >}}#lid)', ["pot"]),
        ('<!-- [a]({{< ref "a.md#pot" >}}#lid) -->', [""]),
        ('<!-- b --> [a]({{< ref "a.md" >}}#lid) <!-- c -->', ["lid"]),
        (
            '<!-- b --> [a]({{< ref "a.md" >}}#lid) <!-- [a]({{< ref "a.md" >}}#lid) -->',
            ["lid", ""],
        ),
        ('<!-- never closed [a]({{< ref "a.md" >}}#lid)', ["lid"]),
        ('[a]({{< relref "a.md" >}}), {{< figure src="a.png" >}}', [""]),
    ],
)
def test_the_place_that_a_call_leads_to(text: str, fragments: list[str]) -> None:
    post = BENCH.read(text, "content/posts/post.md", site="hugo")
    assert [reference.fragment for reference in references(post)] == fragments
