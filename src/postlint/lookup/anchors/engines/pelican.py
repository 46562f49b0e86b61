"""Python-Markdown as Pelican has it: headings have ids where its config asks for `toc`."""

from __future__ import annotations

from postlint.lookup.anchors.engines import python_markdown
from postlint.lookup.anchors.ids import Ids
from postlint.profile.site import Place


def ids(place: Place) -> Ids | None:
    code = place.files.text(place.site.because or "") or ""
    if "toc" not in code and "import *" not in code and "MARKDOWN" not in code:
        return None
    return python_markdown.ids(place)._replace(is_sure=False)
