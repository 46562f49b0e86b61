from typing import ClassVar

from postlint.rules.rule import Rule


class UnusedSuppression(Rule):
    """A suppression silences nothing: what it was for is mended, or stands elsewhere.

    It would hide the next fault of that kind, and its reader looks for one that is not there.

    ```markdown bad
    Water boils.

    <!-- postlint-disable-next-line missing-image-alt -- a divider -->
    ![A kettle on a stove](kettle.jpg)
    ```

    ```markdown fixed
    Water boils.

    ![A kettle on a stove](kettle.jpg)
    ```

    Names are judged where their rules ran: what `--select` leaves out is not held against a
    comment. A group is judged where all of its rules ran that run by default.

    The fix removes the comment, or the names that silence nothing. It is left out where the comment
    does something else: parts two lists, for example.
    """

    id = "unused-suppression"
    fixes = ("safe",)
    nature = "unnecessary"
    help: ClassVar[str] = "Remove it, or move it to the line before what it is meant for."
