"""Which posts readers can come upon, and beside which others."""

import re
from functools import lru_cache
from posixpath import basename, dirname

from postlint.document.habit import folder
from postlint.document.other_files import makes_other_file
from postlint.document.post import Post, derived
from postlint.document.samples import is_filled
from postlint.lookup.addresses import output_of
from postlint.pattern import lazy
from postlint.profile.pages import is_fixture_folder
from postlint.rules._shared.dates import dated

_REDIRECTS = ("redirect_to", "redirect")
_ELSEWHERE = frozenset({"externalurl", "external_url", "external-url"})
"""What leads to the page of another site that a post stands for in lists."""
_DOCUMENT = lazy(r"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype|html)\b", re.IGNORECASE | re.DOTALL)
_BUILDS = ("build", "_build")
_ENDS = ("expirydate", "unpublishdate")
_TELLING = frozenset({*_REDIRECTS, *_BUILDS, *_ENDS, "headless", "layout", "type"})
_EXAMPLES = frozenset(
    {"example", "examples", "sample", "samples", "demo", "demos", "test", "tests", "__tests__"}
)
_LANGUAGES = frozenset({"lang", "language", "locale"})
_POSTS = ("_posts", "_drafts")
_SHORTEST_LANGUAGE, _LONGEST_LANGUAGE = 2, 7


@derived
def is_published(post: Post) -> bool:
    """Whether a post makes a page of its own, now or when its time has come."""
    if post.is_draft or post.is_archetype or _is_part(post) or _is_left_over(post):
        return False
    if not tells(post):
        return True
    return not (is_headless(post) or _is_redirect(post) or has_expired(post)) and is_rendered(post)


@derived
def is_compared(post: Post) -> bool:
    """Whether a post is told apart from others by readers: published, no entry for a page of
    another site, no feed or other file, no whole document with its menus and lists, and no page of
    errors, of tests or of examples, which are alike on purpose.
    """
    if not is_published(post) or is_filled(post):
        return False
    path = post.place.path if post.place is not None else post.source.path
    if "404" in basename(path) or _is_of_examples(dirname(path)):
        return False
    matter = post.front_matter
    if matter is None:
        return not (post.is_html and _DOCUMENT.match(post.source.text))
    return _ELSEWHERE.isdisjoint(matter.root.folded) and not makes_other_file(matter)


@lru_cache(maxsize=256)
def _is_of_examples(folder: str) -> bool:
    parts = folder.lower().split("/")
    return any(part in _EXAMPLES or is_fixture_folder(part) for part in parts)


def _is_part(post: Post) -> bool:
    """Whether a file is there for others, as names with `_` say; Jekyll has its posts in such."""
    path = post.place.path if post.place is not None else post.source.path
    if "_" not in path:
        return False
    *folders, name = path.split("/")
    if name.startswith("_"):
        return True
    hidden = (folder for folder in folders if folder.startswith("_") and folder not in _POSTS)
    if not any(hidden):
        return False
    if not post.profile.generator.names_hold_date:
        return True
    made = output_of(post)  # a collection of Jekyll's, which has pages where the config says so
    return made is not None and made.address is None


def _is_left_over(post: Post) -> bool:
    """Whether a post translates one that is gone."""
    if post.place is None or not post.place.path.startswith("i18n/"):
        return False
    made = output_of(post)
    return made is not None and not made.rendered


def is_headless(post: Post) -> bool:
    """Whether a post is only there for others to take parts of."""
    matter = post.front_matter
    return matter is not None and matter.value("headless") is True


def is_rendered(post: Post) -> bool:
    """Whether the front matter lets Hugo make a page of a post."""
    matter = post.front_matter
    if matter is None:
        return True
    told = (matter.value(key, "render") for key in _BUILDS)
    return not any(value in (False, "never", "false") for value in told)


def has_expired(post: Post) -> bool:
    """Whether the build leaves a post out by now."""
    now = post.now
    return now is not None and any(moment <= now for _, moment in dated(post, _ENDS))


def _is_redirect(post: Post) -> bool:
    matter = post.front_matter
    return matter is not None and (
        any(matter.value(key) for key in _REDIRECTS)
        or "redirect" in (matter.value("layout"), matter.value("type"))
    )


def tells(post: Post) -> bool:
    """Whether the front matter may say that a post makes no page."""
    matter = post.front_matter
    return matter is not None and not _TELLING.isdisjoint(matter.root.folded)


@derived
def folder_and_language(post: Post) -> tuple[str, str]:
    """What keeps posts apart that share their words: where they are filed, and their language."""
    _, dot, suffix = basename(post.source.path).rpartition(".")[0].rpartition(".")
    if dot and _SHORTEST_LANGUAGE <= len(suffix) <= _LONGEST_LANGUAGE and suffix[:2].isalpha():
        return folder(post), suffix.lower()
    matter = post.front_matter
    tells_itself = matter is not None and not _LANGUAGES.isdisjoint(matter.root.folded)
    return folder(post), (post.language if tells_itself else post.profile.language) or ""
