"""Rules ask where an element stands only where they report it: that costs more than all else.

The reader of FAQs does so for each question; posts with one are left out.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from linting import HUGO_PROFILE

from postlint.config.model import Config
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.source import Source

_MARKDOWN = """---
title: Kettles
date: 2024-05-01
---
Water *boils*. See [the pots](/pots/ "Pots"), <a href="https://kettles.example/">them</a> and [the
pots](/pots/) again, <span id="steam">steam</span>, [steam](#steam) and <code># a comment</code>.

## On the stove

![A kettle](kettle.jpg) <img src="lid.jpg" alt="A lid">

### Care

<iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Kettles" loading="lazy"></iframe>
<iframe srcdoc="<p>Steam</p>" title="Steam"></iframe>

| kettle | lid |
|--------|-----|
| copper | tin |

## On the table

### Care

<div class="note"><p>Steam &amp; <b>more</b></p></div>

{{< figure src="lid.jpg" alt="A lid, again" >}}
"""


_HTML = """---
title: Kettles
---
<h2 id="stove">On the stove</h2>
<p>Water <b>boils</b>. See <a href="/pots/" title="Pots">the pots</a> and <a href="/pots/"><img
 src="lid.jpg" alt="A lid"></a>.</p>
<h3>Care</h3>
<iframe src="https://player.example/4711" title="Kettles"></iframe>
<h2>On the table</h2>
<h3>Care</h3>
<p><a href="#stove">Back to the stove</a></p>
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What elements were asked of their places."""
    found: list[str] = []

    def noting(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def ask(element: Element, *arguments: str) -> object:
            found.append(f"{name} of {element!r}")
            return real(element, *arguments)

        return ask

    for name in ("span", "full_span", "outer_span", "content_offsets", "is_markdown"):
        monkeypatch.setattr(Element, name, property(noting(name, vars(Element)[name].fget)))
    for name in ("value_span", "attribute_span"):
        monkeypatch.setattr(Element, name, noting(name, vars(Element)[name]))
    return found


@pytest.mark.parametrize(("path", "text"), [("post.md", _MARKDOWN), ("post.html", _HTML)])
def test_rules_ask_no_element_that_they_do_not_report(
    asked: list[str], path: str, text: str
) -> None:
    for rule in Config().rules():
        post = Post(Source(path, text), HUGO_PROFILE)
        assert list(rule.check(post)) == []
        assert asked == [], rule.id


def test_places_that_are_asked_for_are_noted(asked: list[str]) -> None:
    (rule,) = Config(select=("missing-image-alt",)).rules()
    assert len(list(rule.check(Post(Source("post.html", "<img src=a>"), HUGO_PROFILE)))) == 1
    image = "<Element img {'src': 'a'}>"
    assert asked == [f"is_markdown of {image}", f"span of {image}"]
