"""Where the page of a rule stands."""

from __future__ import annotations

from postlint.files.project import addresses
from postlint.rules.catalogue import BUILT_IN


def page_address(rule_id: str) -> str | None:
    """The address of a rule's page in the docs; None for a site's own, and without docs."""
    docs = addresses().get("Documentation")
    if docs is None or rule_id not in BUILT_IN.ids:
        return None
    return f"{docs.rstrip('/')}/rules/{BUILT_IN.ids[rule_id]}/{rule_id}/"
