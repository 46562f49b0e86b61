"""What the links of all posts of cases lead to, in a site: a line a rule, a digest a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from goldens import check, digest
from readings import readings

from postlint.document.post import Post
from postlint.lookup.addresses import output_of
from postlint.lookup.anchors import anchors, named_headings
from postlint.lookup.fragments import is_fragment
from postlint.lookup.layouts.title import title_shown
from postlint.lookup.left_out import is_left_out
from postlint.lookup.links import broken_link, near_page
from postlint.lookup.local_files import missing_file
from postlint.lookup.references import broken_references
from postlint.lookup.targets import targets
from postlint.lookup.terms import unknown_terms

GOLDEN = Path(__file__).parent / "golden.txt"
SUFFIXES = frozenset({".jpg", ".png", ".webp", ".svg", ".pdf"})


def _links(post: Post) -> list[object]:
    written = [link.attribute("href") for link in post.elements("a")]
    return [(broken_link(one, post), near_page(one, post)) for one in written if one]


def _files(post: Post) -> list[object]:
    written = [image.attribute("src") for image in post.elements("img")]
    place = post.place
    return [missing_file(one, place, SUFFIXES) for one in written if one and place is not None]


QUESTIONS: dict[str, Callable[[Post], object]] = {
    "address": output_of,
    "anchors": lambda post: (anchors(post), named_headings(post)),
    "links": _links,
    "files": _files,
    "targets": lambda post: (targets(post), [*broken_references(post)], [*unknown_terms(post)]),
    "layout": lambda post: (title_shown(post), is_left_out(post), is_fragment(post)),
}


def test_golden_lookups(tmp_path: Path) -> None:
    lines = []
    for rule, all_readings in sorted(readings(tmp_path).items()):
        found = defaultdict[str, list[object]](list)
        for reading in all_readings:
            for post in reading.read() if "site" in reading.settings else ():
                for name, ask in QUESTIONS.items():
                    found[name].append(ask(post))
        lines.append(
            f"{rule}: {', '.join(f'{name} {digest(one)}' for name, one in found.items())}\n"
        )
    check(GOLDEN, "".join(lines))
