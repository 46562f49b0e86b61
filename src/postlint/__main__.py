"""The program `postlint`: sets Python up, then leaves all to the command line.

`python -m postlint` looks for modules in the working directory first: here, only for postlint
itself. `python -P -m postlint` does not even do that.
"""

from __future__ import annotations

import atexit
import gc
import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the working directory, for `-m`: what lies there may be anybody's

from postlint.files.standard_streams import fill

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""More than imports make, or 10,000 results that are kept: all of it stays, and looking for cycles
in it took a twentieth of such runs. `runner` looks more often where many posts are linted."""


def main() -> None:
    """Runs the command line with the arguments of this process, and exits.

    Python is told to look for cycles rarely before anything is imported, and at its end in nothing
    of what it then drops.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    fill()
    atexit.register(gc.freeze)
    from postlint.cli import main as command_line

    command_line(prog_name="postlint")


if __name__ == "__main__":
    main()
