"""Text as HTML says it. The standard library's `html` brings all entities, a hundredth of a run."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text between tags, with `\\n` as its only line end."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "") if "\r" in text else text


def in_attribute(text: str) -> str:
    """Text as the value of an attribute."""
    return quotes_escaped(escaped(text))


def in_address(text: str) -> str:
    """An address as the value of an attribute, in the very characters that pyromark writes."""
    return escaped(text).replace('"', "&quot;").replace("'", "&#x27;")


def quotes_escaped(html: str) -> str:
    """HTML between tags as the value of an attribute."""
    return html.replace('"', "&quot;").replace("'", "&#39;")
