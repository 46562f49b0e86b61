"""Quarto: `project.render`, or all but what begins with `_`, includes among it.

Source: Quarto, "Project basics", "Render targets".
"""

from __future__ import annotations

from postlint.profile.config_files import setting, text_setting, texts
from postlint.profile.pages import Pages, SiteConfig, is_paper

_SUFFIXES = (".qmd", ".md", ".rmd", ".markdown")
_OUTPUTS = ("_site", "_book", "_freeze", "docs")


def pages(site: SiteConfig) -> Pages:
    output = text_setting(site.settings, "project", "output-dir")
    render = texts(setting(site.settings, "project", "render"))
    wanted = [glob for glob in render if not glob.startswith("!")]
    refused = [f"/{glob[1:].lstrip('/')}" for glob in render if glob.startswith("!")]
    without = [f"/{name.strip('./')}/" for name in (*_OUTPUTS[:-1], *([output] if output else ()))]
    if wanted:
        without = ["/**", *(f"!/{part}" for glob in wanted for part in _parts(glob)), *without]
    unread = frozenset({".ipynb"})
    return Pages(("",), _SUFFIXES, _is_left_out, (*without, *refused), unread=unread)


def _parts(glob: str) -> list[str]:
    """A pattern that takes files back, and its folders, without which `.gitignore` would not."""
    names = glob.strip("/").split("/")
    above = ["/".join(names[:depth]) + "/" for depth in range(1, len(names))]
    inner = glob.strip("/")
    is_folder = "*" not in names[-1] and "." not in names[-1]
    return [*above, *([f"{inner}/", f"{inner}/**"] if is_folder else [inner])]


def _is_left_out(name: str) -> bool:
    return name.startswith(("_", ".")) or (
        is_paper(name) and name.lower().partition(".")[0] == "readme"
    )
