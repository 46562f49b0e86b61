"""Posts that owe readers no title and no description, as nobody reads them as a page."""

from __future__ import annotations

from postlint.document.front_matter import FrontMatter
from postlint.document.post import Post, derived
from postlint.lookup.fragments import is_fragment
from postlint.pattern import lazy
from postlint.profile.language import language_of_path

_REDIRECTING_KEYS = frozenset(
    {"redirect", "redirect_to", "redirectto", "redirect_url", "redirecturl", "redirect_link"}
)
_OF_STUBS = lazy(r"(?!translationkey)\w*translat\w*|stub|is_?stub")
_COMMENT = lazy(r"<!--(?>(?:(?!<!--|-->)[\s\S])*)-->")
_NEVER = frozenset({"never", "false"})


@derived
def owes_nothing(post: Post) -> bool:
    """Whether a post is a redirect, a stub, a part of others, or laid out or built by nothing."""
    matter = post.front_matter
    if matter is not None and matter.error is None:
        keys = {entry.key.lower() for entry in matter.root.entries}
        if keys & _REDIRECTING_KEYS or _is_hidden(matter) or _is_named_redirect(matter):
            return True
        if is_blank(post) and (any(map(_OF_STUBS.fullmatch, keys)) or _is_translation(post)):
            return True
    return is_fragment(post)


def owes_no_title(post: Post) -> bool:
    """Whether a post needs no title of its own: a section's, or one that its theme names."""
    return is_section(post) or is_named_by_theme(post) or owes_nothing(post)


def is_named_by_theme(post: Post) -> bool:
    """Whether the theme takes a title that is missing from the text or the file's name."""
    return post.profile.theme is not None and post.profile.theme.titles_from_text


def is_section(post: Post) -> bool:
    """Whether a post is a section's own page or the home page, and no post."""
    matter = post.front_matter
    is_home = matter is not None and matter.value("permalink") == "/"
    return is_home or post.file_name.startswith("_index.")


def is_blank(post: Post) -> bool:
    """Whether a post has no body, or comments alone."""
    return not _COMMENT.sub("", post.source.slice(post.body)).strip()


def _is_hidden(matter: FrontMatter) -> bool:
    """Whether front matter says that no page, or one without a layout, is made of the post."""
    layout = matter.entry("layout")
    if layout is not None and matter.value("layout") in (None, False, "null", "none", ""):
        return True
    rendered = (matter.value(key, "render") for key in ("build", "_build"))
    return matter.value("headless") is True or any(str(r).lower() in _NEVER for r in rendered)


def _is_named_redirect(matter: FrontMatter) -> bool:
    values = (matter.value(key) for key in ("layout", "type", "template"))
    return any("redirect" in str(value).lower() for value in values)


def _is_translation(post: Post) -> bool:
    """Whether a post's name says that it is in another language than its site."""
    if post.place is None:
        return False
    code = language_of_path(post.place.path)
    return code is not None and code != post.place.site.languages.default
