import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, is_hidden
from postlint.document.html import Element
from postlint.document.mask import between, is_dynamic
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_NO_SCRIPT = lazy(
    r"javascript:\s*(?:void\s*(?:\(?\s*0?\s*\)?)?|//|return false)?\s*;*$", re.IGNORECASE
)
_PLAIN = frozenset({"rel", "style", "target", "title"})
_SAMPLE = lazy(
    r"(?:(?:an? |this |is |inline |example |sample |text |dummy )*(?:hyper)?link(?: text)?"
    r"|(?:\w+ )?button|button text|ссылка|链接|連結|リンク|링크)\W*",
    re.IGNORECASE,
)
_MISSPELLED = lazy(r"href.+|he?rf|hre|herf|hef|hfre|url|link")
_TOP = lazy(
    r"\btop\b|[↑⇧⬆▲^]|\b(?:oben|haut|arriba|inicio|topo|superiore|cima|boven|up)\b"
    r"|наверх|顶部|顶端|頂部|トップ|맨 위",
    re.IGNORECASE,
)
_DEMO = lazy(r"(?:^|[\s_-])(?:demo|example|preview|result|sample)s?(?:$|[\s_-])", re.IGNORECASE)
_LATER = lazy(
    r"\b(?:coming|available|out|here|up|more) soon\b|[(\[:–—-] ?soon\b(?! as\b)|\b(?:tbd|tba|wip)\b"
    r"|to be (?:announced|added)"
    r"|pr[oó]ximamente|em breve|in arrivo|à venir|bientôt|demnächst|folgt (?:noch|bald)|binnenkort"
    r"|скоро|в разработке|敬请期待|敬請期待|即将|施工中|近日公開|準備中|준비 ?중|예정",
    re.IGNORECASE,
)
"""Where what a link leads to is not there yet, and the author says so."""
_NEAR = 300
"""Letters before and behind where a link starts."""
_NUMBER_SIGN = "its address is `#`"


class MissingLinkTarget(Rule):
    """A link leads nowhere: it has no address, an empty one, `#` or an empty `javascript:`.

    Readers click it and nothing happens, or the page jumps to its top.

    ```markdown bad
    We tested [all nine kettles]() for a month.
    ```

    ```markdown good
    We tested [all nine kettles](/kettles/) for a month.
    ```

    Anchors (`<a id>`, `<a name>`), links that a script, a class or a role may make into
    buttons, bookmarklets and `#` as the way back to the top are fine. So is `#` in what a
    shortcode holds, such as tabs; in what a class calls a demo or a result; around the post's own
    title, in a list of a series; in a line that says "coming soon"; in links whose text says
    no more than "link"; and around an image, such as a badge.
    """

    id = "missing-link-target"
    markdownlint = ("MD042", "no-empty-links")
    folds = "post"
    presets = ("accessibility", "seo")
    needs_elements = ("a",)
    severity: Severity = Severity.WARNING
    help = "Give the address that is meant, or delete the link and keep its text."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for link in post.elements("a"):
            fault = _fault(link)
            if fault is None or link.is_svg or link.has_dynamic_attributes or is_hidden(link):
                continue
            text = link.visible_text
            if is_dynamic(text) or (fault == _NUMBER_SIGN and _may_be_meant(post, link, text)):
                continue
            if not text and link.attribute("href") is not None and not accessible_name(link):
                continue  # `empty-link` speaks
            if not link.is_markdown and link.content_offsets is None:
                continue  # `unclosed-element` speaks
            if _comes_later(post, link):
                continue
            named = f"the link `{shortened(text)}`" if text else "this link"
            cause = fault if fault == _NUMBER_SIGN else None
            yield self.diagnostic(link.span, f"{named} leads nowhere: {fault}", cause=cause)


def _comes_later(post: Post, link: Element) -> bool:
    """Whether the line of a link says, near it, that its page is still to come."""
    line = post.source.line_at(link.span.start)
    start, end = link.span.start - _NEAR, link.span.start + _NEAR
    near = post.source.text[max(line.start, start) : min(line.end, end)]
    return _LATER.search(near) is not None


def _fault(link: Element) -> str | None:
    """What is wrong with a link's address; None where nothing is, or it is no link."""
    address = link.attribute("href")
    if address is None:
        return _without_address(link)
    address = address.strip()
    if address and address != "#" and not _NO_SCRIPT.match(address):
        return None
    others = {name for name, _ in link.attributes} - {"href"}
    if is_dynamic(address) or not others <= (_PLAIN if address else _PLAIN | {"class"}):
        return None
    if not address:
        return "its address is empty"
    if address == "#":
        return None if _TOP.search(link.visible_text) else _NUMBER_SIGN
    return f"its address is `{address}`"


def _may_be_meant(post: Post, link: Element, text: str) -> bool:
    """Whether a link to `#` may be for a script, a sample, or to the post that it stands in."""
    if _is_sample(text) or folded(text) == folded(post.title or ""):
        return True
    if any(_DEMO.search(around.attribute("class") or "") for around in link.ancestors):
        return True
    return bool(post.calls) and any(
        held.start <= link.span.start < held.end for held in between(post.calls)
    )


def _is_sample(text: str) -> bool:
    """Whether a link was never to lead anywhere.

    It shows what links look like, or is an image: a badge, or one that a script enlarges.
    """
    return not text or _SAMPLE.fullmatch(text) is not None


def _without_address(link: Element) -> str | None:
    for name, _ in link.attributes:
        if _MISSPELLED.fullmatch(name):
            return f"it has `{shortened(name)}` and no `href`"
        if name not in _PLAIN:
            return None
    return "it has no `href`" if link.visible_text else None
