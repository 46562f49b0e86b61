"""The kinds of structured data that HTML can hold."""

from __future__ import annotations

from typing import Literal

from postlint.record import NamedTuple


class Syntax(NamedTuple):
    """A kind of structured data. `title` is what it is called, `form` its FAQs' form.

    Of a kind that is written in attributes: `item` makes an element an item, `types` names what
    it is, `name` its properties, `id` what it is referred to by.
    """

    title: str
    form: Literal["json-ld", "microdata", "rdfa"]
    item: str = ""
    types: str = ""
    name: str = ""
    id: str = ""


JSON_LD = Syntax("JSON-LD", "json-ld")
MICRODATA = Syntax("microdata", "microdata", "itemscope", "itemtype", "itemprop", "itemid")
RDFA = Syntax("RDFa", "rdfa", "typeof", "typeof", "property", "resource")

TITLES: dict[str, str] = {syntax.form: syntax.title for syntax in (JSON_LD, MICRODATA, RDFA)}
"""What the forms of an FAQ in structured data are called."""
