"""What assistive technology is told of an element: whether it is exposed, its role, its name.

Source: the Accessible Name and Description Computation 1.2 (steps 2A to 2I), HTML-AAM 1.0, and
WAI-ARIA 1.2 on the conflict between presentational roles and focus. Styles count where they
stand in a `style` attribute; style sheets are not known.
"""

from postlint.document.accessibility.hiding import is_hidden, is_unrendered
from postlint.document.accessibility.names import LONGEST, accessible_name
from postlint.document.accessibility.roles import alt, has_global_aria, is_focusable, role

__all__ = [
    "LONGEST",
    "accessible_name",
    "alt",
    "has_global_aria",
    "is_focusable",
    "is_hidden",
    "is_unrendered",
    "role",
]
