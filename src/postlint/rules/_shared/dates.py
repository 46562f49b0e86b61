"""When the dates of the front matter are."""

from collections.abc import Iterator
from datetime import datetime

from postlint.dialect.dates import reader
from postlint.document.front_matter import Entry, Scalar
from postlint.document.post import Post
from postlint.rules._shared.zones import in_site_zone


def dated(post: Post, keys: tuple[str, ...]) -> Iterator[tuple[Entry, datetime]]:
    """The entries of these keys that hold a date, each with the moment that it is.

    What names no zone is in the site's, where the generator takes it so.
    """
    matter = post.front_matter
    if matter is None:
        return
    read = reader(post.profile.generator.date_format)
    for key in keys:
        entry = matter.entry(key)
        if entry is not None and isinstance(entry.value, Scalar):
            moment = read(entry.value.value, entry.value.style == "plain").moment
            if moment is not None:
                yield entry, in_site_zone(post, entry.value, moment)
