"""What an address that no frame can play turned out to be."""

from postlint.record import NamedTuple


class Page(NamedTuple):
    """A page of a media site. `player` is the address to frame instead, where it is known.

    `wrong_id` is set where the address is a player's, but what it gives for an id is none.
    """

    site: str
    player: str | None = None
    wrong_id: str | None = None
