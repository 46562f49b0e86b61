"""Eleventy: `dir.input`, but for what `.eleventyignore` and the config leave out.

Source: Eleventy, "Configuration", "Ignore Template Files".
"""

from __future__ import annotations

import re
from pathlib import Path

from postlint.files.reading import text_of
from postlint.pattern import lazy
from postlint.profile.config_files import LARGEST
from postlint.profile.pages import HTML, MARKDOWN, Pages, SiteConfig, folders, is_paper

_TEMPLATES = (".njk", ".liquid")
_DIRECTORY = r"""\b{name}["']?\s*:\s*["']([^"'\n]+)["']"""
_SET = r"""set{name}Directory\(\s*["']([^"'\n]+)["']"""
_INPUT_IN_CODE = lazy(r"""\binput["']?\s*:\s*[A-Za-z_$`]|setInputDirectory\(\s*[A-Za-z_$`]""")
_INNER = ("_includes", "_data", "_layouts")
_IGNORED = lazy(r"""ignores\.add\(\s*["'`]([^"'`\n]+)["'`]""")


def pages(site: SiteConfig) -> Pages:
    (source,) = folders([_directory(site.code, "input") or _likely_input(site) or "."])
    below = f"{source}/" if source else ""
    inner = [_directory(site.code, name) or f"_{name}" for name in ("includes", "data")]
    inner += filter(None, [_directory(site.code, "layouts")])
    output = _directory(site.code, "output") or "_site"
    ignored = [
        line for name in {"", below} for line in _lines(site.root / name / ".eleventyignore")
    ]
    without = (
        *(f"/{below}{name.strip('./')}/" for name in inner),
        f"/{output.strip('./')}/",
        *(line for line in ignored if not line.startswith("#")),
        *(found[1].removeprefix("./") for found in _IGNORED.finditer(site.code)),
    )

    return Pages(
        (source,),
        (*MARKDOWN, *HTML, *_TEMPLATES),
        without=without,
        unread=frozenset({".webc"}),
        fronted=frozenset((*HTML, *_TEMPLATES)),
        is_front_matter_asked=is_paper,
    )


def _directory(code: str, name: str) -> str | None:
    """A folder that the config names, as far as its code says it in one word."""
    for form in (_DIRECTORY.format(name=name), _SET.format(name=name.capitalize())):
        if found := re.search(form, code):
            return found[1]
    return None


def _likely_input(site: SiteConfig) -> str | None:
    """The one folder that holds what only an input folder does, where the config's code tells it
    in a way that is not known.
    """
    if not _INPUT_IN_CODE.search(site.code):
        return None
    holding = {path.parent.name for name in _INNER for path in site.root.glob(f"*/{name}/")}
    return holding.pop() if len(holding) == 1 else None


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in (text_of(file, LARGEST) or "").splitlines() if line.strip()]
