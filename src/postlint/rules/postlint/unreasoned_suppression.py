from typing import ClassVar

from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class UnreasonedSuppression(Rule):
    """A suppression does not say why it is there.

    Whoever comes next cannot tell an exception that was thought about from a fault put off.

    ```markdown bad
    Water boils.

    <!-- postlint-disable-next-line missing-image-alt -->
    ![](divider.png)
    ```

    ```markdown good
    Water boils.

    <!-- postlint-disable-next-line missing-image-alt -- a divider, which says nothing -->
    ![](divider.png)
    ```
    """

    id = "unreasoned-suppression"
    default = False
    presets = ("strict",)
    severity: Severity = Severity.INFO
    help: ClassVar[str] = "Add ` -- ` and the reason at the end of the comment."
