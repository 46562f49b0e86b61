import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Scalar
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.rules.front_matter._shapes import SHAPES, others_than_own
from postlint.rules.front_matter._writing import item
from postlint.rules.rule import Rule
from postlint.schema import Failure, Schema, applicable
from postlint.schema.in_words import shown, spelled

_DASH = lazy(r"(?:^|[\r\n][ \t]*)([-–—•](?:(?=[^\s-])|[\u00a0 ](?=\S)))")
_DASH_BELOW = lazy(r"[\r\n][ \t]*([-–—•])(?=\S| \S)|^([–—•])")
_MARKS = re.compile("^-|[\r\n]|[^\0-\x7f]")
"""What all of these have: most items of lists are words in one line."""
_WIDE_COMMA = lazy("[，、]")
_SEPARATOR = lazy("[,;|，、]")
_COMMAS_ONLY = lazy("[^;|()\\[\\]]*")
_WORD_LISTS = frozenset({"tags", "categories", "keywords", "series"})
_KEYWORDS = "keywords"
_CURLY = lazy("[“”„][^“”]*[“”]")


class NotAList(Rule):
    """A value that has to be a list is text, or something else.

    Hugo takes text for one item: `tags: tea, coffee` is a single tag named "tea, coffee".

    ```markdown bad
    ---
    title: Kettles
    tags: tea, coffee
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    tags: [tea, coffee]
    ---
    ```

    The fix makes a list of it, and several items of tags and the like that commas part. It is
    unsafe where other signs part them, and where quotes hold the text together.

    It is an error where the theme goes through the items, as PaperMod does with `tags`: then the
    build fails on any text; but where most posts of a section have such a text, the site's own
    layouts read it, and nothing is said.

    Keywords that are no taxonomy of the site only become a `<meta>` that hardly anything reads: a
    text with commas is noted there, once a site.
    """

    id = "not-a-list"
    folds = "site"
    fixes = ("safe",)
    habits = (SHAPES,)
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for scalar, fault in _lookalikes(post):
            told = self.diagnostic(
                scalar.span, fault, help="Write `- item`, one a line, all dashes in one column."
            )
            yield told._replace(cause=None)
        for failure in others_than_own(post, self.id):
            fails = failure.keyword == "type"
            key = spelled(failure.path)
            found = shown(failure.found)
            is_noted = not fails and key.lower() == _KEYWORDS and not _have_pages(post)
            told = self.diagnostic(
                failure.span,
                f"`{key}` is {found}, and has to be a list"
                if fails
                else f"`{key}` is {found}, and should be {failure.wanted}"
                if failure.wanted
                else f"`{key}` is text, and no list: {post.profile.generator.title} does not "
                f"split {found} at commas",
                help=_advice(failure, post),
                fix=_fix(failure, post),
                severity=failure.severity
                or (Severity.ERROR if fails else Severity.INFO if is_noted else Severity.WARNING),
                cause="keywords",
            )
            yield told if is_noted else told._replace(cause=None)


def _have_pages(post: Post) -> bool:
    """Whether the site's config makes lists of posts by their keywords, as it does by tags."""
    place = post.place
    listed = setting(place.site.settings, "taxonomies") if place is not None else None
    return isinstance(listed, Mapping) and _KEYWORDS in listed.values()


def _lookalikes(post: Post) -> Iterator[tuple[Scalar, str]]:
    """Texts of list keys that look like several items, each with what makes it one text."""
    matter = post.front_matter
    if matter is None or matter.format != "yaml" or matter.error is not None:
        return
    lists = _list_keys(applicable(post), matter.root.keys)
    for path, scalar in matter.scalars() if lists else ():
        if path[0] not in lists or scalar.style != "plain" or len(path) > 2:
            continue
        written = post.source.slice(scalar.span)
        if not _MARKS.search(written):
            continue
        if found := (_DASH if len(path) == 1 else _DASH_BELOW).search(written):
            yield scalar, f"`{found[0].strip()}` starts no list item here, so this is one text"
        elif len(path) > 1 and _WIDE_COMMA.search(written):
            yield scalar, "this is one item: the sign between its parts is no comma to YAML"
        elif len(path) > 1 and _CURLY.fullmatch(written):
            yield scalar, "the curly quotes belong to the item: YAML knows only straight ones"


@lru_cache(maxsize=64)
def _list_keys(schemas: tuple[Schema, ...], keys: tuple[str, ...]) -> frozenset[str]:
    """Those of the keys that a schema wants a list for: the same for most posts of a site."""
    return frozenset(key for key in keys if any(_wants_list(schema, key) for schema in schemas))


def _wants_list(schema: Schema, key: str) -> bool:
    return "array" in schema.about(key).get("type", ())


def _advice(failure: Failure, post: Post) -> str | None:
    if not isinstance(failure.found, str):
        return failure.description
    items = [item(text, post) for text in _items(failure.found)]
    sign = " =" if post.front_matter and post.front_matter.format == "toml" else ":"
    return f"Write `{failure.path[-1]}{sign} [{', '.join(items)}]`."


def _items(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text.strip("()[]")) if part.strip()]


def _fix(failure: Failure, post: Post) -> Fix | None:
    text = failure.found
    if not isinstance(text, str) or "\n" in text:
        return None
    key = str(failure.path[-1]).lower()
    items = _items(text)
    is_split = len(items) != 1 or items[0] != text.strip()
    if is_split and key not in _WORD_LISTS:
        return None
    written = post.source.slice(failure.span)
    is_yaml = post.front_matter is not None and post.front_matter.format == "yaml"
    holds_together = is_yaml and written[:1] in ("'", '"')
    is_clear = not is_split or (_COMMAS_ONLY.fullmatch(text) and not holds_together)
    made = f"[{', '.join(item(part, post) for part in items)}]"
    if not is_split and is_yaml:
        made = f"[{written if holds_together else item(text.strip(), post)}]"
    applicability = Applicability.SAFE if is_clear else Applicability.UNSAFE
    return Fix("Make it a list", applicability, (Edit(failure.span, made),))
