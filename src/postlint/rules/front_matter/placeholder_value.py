import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter import Path
from postlint.document.post import Post
from postlint.document.samples import is_sample
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_WHOLE = lazy(
    r"(?:todo|tbd|tba|fixme|xxx+|changeme|change me|placeholder|undefined|null|nan"
    r"|your (?:post |page )?(?:title|description|name)(?: here)?|(?:post|page) title"
    r"|insert (?:title|description) here|\[(?:title|description|insert [^\]]*)\]|%s"
    r"|\[object object\]|desc text)[.:!]*"
    r"|(?i:lorem ipsum)\b.*",
    re.IGNORECASE,
)
_TEMPLATE = lazy(r"(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{\w+\}|<%=[^>]*%>)")
_PATTERN = lazy(r"(?:^|[-_.])template(?:[-_.]|$)", re.IGNORECASE)
_BRACKETS = lazy(r"<(?P<words>[a-z][\w ./-]{0,60})>", re.IGNORECASE)
_WORDS = frozenset(
    {"a", "add", "alt", "an", "article", "author", "caption", "category", "cover", "date", "desc"}
    | {"description", "enter", "file", "filename", "for", "goes", "here", "image", "img", "insert"}
    | {"keyword", "keywords", "link", "name", "of", "page", "path", "photo", "picture", "post"}
    | {"repo", "slug", "subtitle", "summary", "tag", "tags", "text", "the", "this", "title", "to"}
    | {"url", "user", "username", "video", "your"}
)
"""What patterns for new posts say in brackets."""
_TITLES = frozenset({"title", "linktitle", "subtitle"})
_TEXTS = frozenset(
    {"title", "description", "summary", "excerpt", "subtitle", "linktitle", "author", "slug"}
)


class PlaceholderValue(Rule):
    """A value that was meant to be replaced: `TODO`, lorem ipsum, a template that nobody ran.

    ```markdown bad
    ---
    title: Kettles
    description: TODO
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    description: How kettles got their whistle.
    ---
    ```

    Texts that people read are looked at: title, description, summary and the like; and everywhere,
    in nested maps too, words in brackets as patterns for new posts have them:

    ```markdown bad
    ---
    title: Kettles
    cover:
      image: "<image path/url>"
      alt: "<alt text>"
    ---
    ```

    Told once a site for each. Drafts, archetypes and files named a template are exempt, posts that
    only try a theme out (in `testing/`, `demo/` or `exampleSite/`), a title that is the name of an
    element, a slug that has its word from the title, and what the file is named after.
    """

    id = "placeholder-value"
    folds = "site"
    severity: Severity = Severity.WARNING
    help = "Write what is meant, or delete the line."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None or post.is_draft or post.is_archetype:
            return
        if is_sample(post) or _PATTERN.search(PurePosixPath(post.source.path).name):
            return
        subject = _named_by_file(post)
        for path, scalar in matter.scalars():
            text = scalar.value.strip() if isinstance(scalar.value, str) else ""
            found = _placeholder(path, text)
            is_meant = text.lower() == subject
            if found is not None and not is_meant and not _is_in_title(post, path, found):
                name = ".".join(step for step in path if isinstance(step, str))
                yield self.diagnostic(scalar.span, f"`{name}` is still a placeholder: {found}")


def _is_in_title(post: Post, path: Path, found: str) -> bool:
    """Whether a slug says what the title says: a list of what is to be done may be at `todo`."""
    return path[-1] == "slug" and found.lower() in (post.title or "").lower()


def _named_by_file(post: Post) -> str:
    """What a post is about, as its file or its folder is named: `null.md` says what null is."""
    path = PurePosixPath(post.source.path.replace("\\", "/"))
    return (path.parent.name if path.stem in ("index", "_index") else path.stem).lower()


def _placeholder(path: Path, text: str) -> str | None:
    """What a value was to be replaced in; None where it is none."""
    key = str(path[-1]).lower()
    brackets = _BRACKETS.search(text) if "<" in text else None
    if brackets is not None and _is_left(brackets, key, text) and _is_of(path, brackets["words"]):
        return brackets[0]
    if len(path) > 1 or key not in _TEXTS:
        return None
    found = _WHOLE.fullmatch(text) or (text[-1:] in "}>" and _TEMPLATE.fullmatch(text))
    return found[0] if found else None


def _is_of(path: Path, words: str) -> bool:
    """Whether words in brackets may be for an item of a list: a single one names the list."""
    if isinstance(path[-1], str) or not words.isalnum():
        return True
    name = next((step for step in reversed(path) if isinstance(step, str)), "").lower()
    return words.lower() in (name, name.removesuffix("s"), f"{name.removesuffix('ies')}y")


def _is_left(brackets: re.Match[str], key: str, text: str) -> bool:
    """Whether words in brackets are a pattern's: the whole value, or a part of an address."""
    words = [word.lower() for word in re.split(r"[\W_]+", brackets["words"]) if word]
    if not _WORDS.issuperset(words):
        return False
    if key in _TITLES and (len(words) == 1 or brackets[0] != text):
        return False
    return brackets[0] == text or (" " not in text and "://" in text)
