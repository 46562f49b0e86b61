from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class UnknownRule(Rule):
    """A suppression names a rule that does not exist, so it silences nothing.

    ```markdown bad
    Water boils.

    <!-- postlint-disable-next-line missing-alt -->
    ![A kettle](kettle.jpg)
    ```

    ```markdown good
    Water boils.

    <!-- postlint-disable-next-line missing-image-alt -->
    ![](kettle.jpg)
    ```
    """

    id = "unknown-rule"
    severity: Severity = Severity.ERROR
