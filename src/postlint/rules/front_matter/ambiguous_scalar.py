import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Path, Scalar
from postlint.document.post import Post
from postlint.lookup.layouts.names import own_templates
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.schema import applicable, failures

_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_NAME_KEY = lazy(
    r"version|release|title|name|price|label|tag|phone|sku|isbn|zip|code|model", re.IGNORECASE
)
_ORDER_KEY = lazy(
    r"(?:.*[_-])?(?:order|weight|position|rank|priority|index|part|chapter|lesson|level|step)",
    re.IGNORECASE,
)
_SWITCH_KEY = lazy(
    r"toc|comments|math|mermaid|featured|pinned|sidebar|share|sticky|(?:show|hide|disable|enable|use|is)[A-Z_-].*",
)
_ODD_NUMBER = lazy(r"[-+]?(?:0[xXob][0-9a-fA-F_]+|\d+_[\d_]+)|\+\d+")
_STUCK_COMMENT = lazy(r"(true|false|yes|no|on|off)#", re.IGNORECASE)
_R_MARKDOWN = frozenset({"always_allow_html", "editor_options", "link-citations", "output"})
"""What R Markdown alone reads, whose YAML has `yes` and `no` as switches."""
_FALSE = {"false", "no", "off"}
_SWITCHES = _FALSE | _WORDS.keys()
_LONGEST_WORD = len("false")
_LEADING_ZERO = lazy(r"[-+]?0\d+")
_BASE_60 = lazy(r"[-+]?\d+(?::[0-5]?\d)+")


class AmbiguousScalar(Rule):
    """An unquoted value that YAML's readers take for something else than what is written.

    ```markdown bad
    ---
    title: 007
    version: 2.10
    math: yes
    ---
    ```

    Quote what is text, and write switches as true or false:

    ```markdown good
    ---
    title: "007"
    version: "2.10"
    math: true
    ---
    ```

    `yes`, `no`, `on` and `off` are booleans in YAML 1.1 (Jekyll, Hugo up to 0.151) and text in
    1.2 (Hugo from 0.152): a template that tests the text `no` takes it for true. A leading zero
    makes an octal number. A number is written anew, which matters where it is a name: in a
    version, a title, a tag; `order: 01` is left alone. Where a switch is asked for,
    `not-a-boolean` speaks. What R Markdown reads by its own YAML, such as all below `output`, is
    left alone.
    """

    id = "ambiguous-scalar"
    fixes = ("unsafe",)
    folds = "site"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.format != "yaml" or matter.error is not None:
            return
        said = {failure.path for failure in failures(post)}
        for path, scalar in matter.scalars():
            if not _may_be_ambiguous(scalar.value) or path in said or path[0] in _R_MARKDOWN:
                continue
            written = post.source.slice(scalar.span)
            if scalar.style == "plain":
                found = _word(post, path, written) or _number(post, path, scalar, written)
            else:
                found = _quoted_switch(path, scalar)
                if found and _is_compared(post, str(path[-1])):
                    continue
            if found:
                message, help_, text = found
                fix = Fix(f"Write {text}", Applicability.UNSAFE, (Edit(scalar.span, text),))
                name = ".".join(step for step in path if isinstance(step, str))
                yield self.diagnostic(
                    scalar.span, message, help=help_, fix=fix, cause=f"{name}: {message}"
                )


def _is_compared(post: Post, key: str) -> bool:
    """Whether a template of the site asks of a key whether it is the text "false"."""
    if post.place is None:
        return False
    compared = re.compile(rf"\b{re.escape(key)}\s*\)?\s*[!=]==?\s*\\?[\"'](?:true|false)\b")
    return any(map(compared.search, own_templates(post.place)))


def _may_be_ambiguous(value: object) -> bool:
    """Whether readers may differ on a value; most are text to all of them."""
    if isinstance(value, str):
        is_word = len(value) <= _LONGEST_WORD and value.lower() in _SWITCHES
        return is_word or "#" in value
    return value is not None


def _quoted_switch(path: Path, scalar: Scalar) -> tuple[str, str, str] | None:
    """The text "false" where a switch is meant."""
    key, value = str(path[-1]), scalar.value
    if not isinstance(value, str) or value.lower() not in _FALSE:
        return None
    if not _SWITCH_KEY.fullmatch(key):
        return None
    return (
        f'"{value}" is text, which counts as true in most templates',
        "Write `false`, without quotes.",
        "false",
    )


def _word(post: Post, path: Path, written: str) -> tuple[str, str, str] | None:
    """A word that is a boolean to some readers, where no text is asked for."""
    if stuck := _STUCK_COMMENT.match(written):
        return (
            f"`{written}` is text: a comment needs a space before its #",
            f"Write `{stuck[1]} #{written[stuck.end() :]}`.",
            f"{stuck[1]} #{written[stuck.end() :]}",
        )
    meant = _WORDS.get(written.lower())
    if meant is None:
        return None
    profile = post.profile
    if isinstance(path[-1], int) and profile.has_generator:
        value = profile.resolve(written)
        if not isinstance(value, bool) or not _wants(post, path[:-1], "array"):
            return None
        said = f"this item is {str(value).lower()} to {profile.generator.title}, and no word"
        return said, "Put the word in quotes.", f'"{written}"'
    is_boolean = isinstance(profile.resolve(written), bool)
    is_read_as_meant = profile.has_generator and is_boolean
    if is_read_as_meant or isinstance(path[-1], int) or _wants(post, path, "string"):
        return None
    some, others = profile.reader, "other readers of YAML"
    if not profile.has_generator:
        some, others = "some readers of YAML", "others"
    reads, other = ("true or false", "text") if is_boolean else ("text", "true or false")
    return (
        f"`{written}` is {reads} to {some}, and {other} to {others}",
        f"Write `{meant}` where a switch is meant"
        + (": as text, it counts as true in most templates." if reads == "text" else ".")
        + f' Write `"{written}"` where the word is meant.',
        meant,
    )


def _number(post: Post, path: Path, scalar: Scalar, written: str) -> tuple[str, str, str] | None:
    """A number that is not the one written."""
    value = scalar.value
    if isinstance(value, bool) or not isinstance(value, int | float) or str(value) == written:
        return None
    quoted = f'"{written}"'
    if _LEADING_ZERO.fullmatch(written):
        is_place = _ORDER_KEY.fullmatch(str(path[-1])) is not None
        if value == int(written) and (is_place or _wants(post, path, "number")):
            return None
        help_ = f"Write `{quoted}`, or the number without the zero."
        read = "read as" if value == int(written) else "octal, and read as"
        return f"`{written}` is {read} {value}", help_, quoted
    if _BASE_60.fullmatch(written):
        return f"`{written}` is in base 60, and read as {value}", f"Write `{quoted}`.", quoted
    if _wants(post, path, "number"):
        return None
    is_name = isinstance(path[-1], int) or bool(_NAME_KEY.search(str(path[-1])))
    if _ODD_NUMBER.fullmatch(written) or is_name or _wants(post, path, "string"):
        help_ = f"Write `{quoted}` where it is a name, a version or a price."
        return f"`{written}` is read as the number {value}", help_, quoted
    return None


def _wants(post: Post, path: Path, kind: str) -> bool:
    """Whether a schema asks for a kind of value at a path, and for nothing like a switch."""
    for schema in applicable(post):
        about = schema.about(*path)
        types = about.get("type")
        if types is not None:
            wanted = {types} if isinstance(types, str) else set(types)
            if kind == "number":  # text that has to be of a form is a number as well
                is_text = "string" in wanted and "pattern" not in about
                return "integer" in wanted or ("number" in wanted and not is_text)
            return kind in wanted and "boolean" not in wanted
    return False
