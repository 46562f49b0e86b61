from collections.abc import Iterator, Mapping
from itertools import pairwise

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter import Duplicate
from postlint.document.front_matter.nodes import Entry, data
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.front_matter._writing import lines_of
from postlint.rules.rule import Rule
from postlint.source import Span

_EMPTY: tuple[object, ...] = (None, "", [], {})
_FEWEST_WORDS = 3
_WHOLE_LINE = lazy(r"""[\w."'-]+ *= *(?:"[^"\\]*"|'[^']*'|[\w:.+-]+|\[[^\[\]]*\]) *""")


class DuplicateKey(Rule):
    """A key stands twice in one mapping of the front matter.

    Hugo refuses such a post from 0.152 on (YAML) and always has for TOML; older versions, other
    generators and JSON silently use the last value. Either way one of two values that somebody
    wrote is lost.

    ```markdown bad
    ---
    title: Kettles
    draft: true
    draft: false
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    draft: false
    ---
    ```

    The fix deletes the first of the two, or an empty one: the last one is what counted where both
    were allowed. A comment in its line goes along. It is unsafe unless both have the same value.
    None is offered where it would lose text that somebody wrote: a sentence, or an item of a list
    that lost its indent or its dashes.

    A key that posts of a site have twice with the same value is told once: an import or a script
    wrote it, and the fix mends them all.

    Keys that a YAML merge (`<<`) brings in are no duplicates: they are meant to be overridden.
    Keys that differ by case only are `case-variant-key`'s.
    """

    id = "duplicate-key"
    folds = "site"
    fixes = ("safe", "unsafe")
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.closer is None:
            return
        told: set[tuple[str | int, ...]] = set()
        for duplicate in matter.duplicates:
            above = _around(post).emptied.get(duplicate.path[:-1])
            if above is not None:
                if duplicate.path[:-1] not in told:
                    yield self._of_a_torn_list(post, above, duplicate)
                told.add(duplicate.path[:-1])
                continue
            lines = [
                post.source.position(span.start).line
                for span in (duplicate.first_span, duplicate.second_span)
            ]
            key = duplicate.path[-1]
            found = self.diagnostic(
                duplicate.second_span,
                f"`{key}` is set twice, {_at(lines)}: " + _consequence(post, matter.format),
                help=_advice(duplicate),
                related=[Related(duplicate.first_span, "first set here")],
                fix=_fix(post, duplicate),
                cause=f"`{key}` set twice to the same",
            )
            is_same = found.fix is not None and found.fix.applicability is Applicability.SAFE
            yield found if is_same else found._replace(cause=None)

    def _of_a_torn_list(self, post: Post, above: Entry, duplicate: Duplicate) -> Diagnostic:
        key = duplicate.path[-1]
        format_ = post.front_matter.format if post.front_matter is not None else ""
        found = self.diagnostic(
            duplicate.second_span,
            f"`{above.key}` is empty, and what should be its items is not indented: `{key}` comes "
            "again",
            help=f"Indent the lines below `{above.key}`, and start each item with `- `: as it is, "
            f"{_consequence(post, format_)}.",
            related=[
                Related(above.key_span, "without a value"),
                Related(duplicate.first_span, "first set here"),
            ],
        )
        return found._replace(cause=None)


def _fix(post: Post, duplicate: Duplicate) -> Fix | None:
    if duplicate.entries is None:
        return _fix_of_equal_lines(post, duplicate)
    first, second = duplicate.entries
    values = data(first.value), data(second.value)
    is_same = _is_same(duplicate)
    loses_text = not is_same and values[1] not in _EMPTY and _is_sentence(values[0])
    if loses_text or _is_of_a_torn_list(post, duplicate):
        return None
    superfluous = second if is_same or values[1] in _EMPTY else first
    lines = lines_of(post.source, superfluous, with_comment=not is_same)
    if lines is None:
        return None
    number = post.source.position(superfluous.key_span.start).line
    applicability = Applicability.SAFE if is_same else Applicability.UNSAFE
    return Fix(f"Delete the one at line {number}", applicability, (Edit(lines, ""),))


def _is_same(duplicate: Duplicate) -> bool:
    """Whether both keys have the same value."""
    first, second = duplicate.entries or (None, None)
    return repr(first and data(first.value)) == repr(second and data(second.value))


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and len(value.split()) >= _FEWEST_WORDS


def _is_of_a_torn_list(post: Post, duplicate: Duplicate) -> bool:
    """Whether mappings of a list became one: several keys come again, or below an empty key."""
    if duplicate.entries is None:
        return False
    around = _around(post)
    if duplicate.path[:-1] in around.torn:
        return True
    above = around.before.get(id(duplicate.entries[0]))
    return above is not None and not _is_same(duplicate) and data(above.value) is None


class _Around(NamedTuple):
    """What stands around the keys that come again.

    `torn` are the paths of the mappings in which several do, with other values. `before` is the
    entry before each one of a mapping, by its identity. `emptied` are, by the path of a torn
    mapping, the keys without a value that its items stand below.
    """

    torn: frozenset[tuple[str | int, ...]]
    before: Mapping[int, Entry]
    emptied: Mapping[tuple[str | int, ...], Entry]


@derived
def _around(post: Post) -> _Around:
    matter = post.front_matter
    beside: dict[tuple[str | int, ...], list[Duplicate]] = {}
    for duplicate in matter.duplicates if matter is not None else ():
        beside.setdefault(duplicate.path[:-1], []).append(duplicate)
    torn = {path for path, some in beside.items() if len(some) > 1 and not all(map(_is_same, some))}
    mappings = (held for path, held in matter.mappings() if path in beside) if matter else ()
    before = {id(entry): above for held in mappings for above, entry in pairwise(held.entries)}
    emptied: dict[tuple[str | int, ...], Entry] = {}
    for path in torn:
        firsts = (duplicate.entries[0] for duplicate in beside[path] if duplicate.entries)
        aboves = (before.get(id(first)) for first in firsts)
        empty = (above for above in aboves if above is not None and data(above.value) is None)
        if (above := next(empty, None)) is not None:
            emptied[path] = above
    return _Around(frozenset(torn), before, emptied)


def _fix_of_equal_lines(post: Post, duplicate: Duplicate) -> Fix | None:
    """The fix where the reader stopped at the second key: for two lines that are the same."""
    first, second = (
        post.source.line_at(span.start) for span in (duplicate.first_span, duplicate.second_span)
    )
    written = post.source.slice(second)
    if post.source.slice(first) != written or not _WHOLE_LINE.fullmatch(written):
        return None
    after = post.source.position(second.end).line
    end = post.source.line_span(after + 1).start
    fix = Edit(Span(second.start, end), "")
    return Fix(f"Delete the one at line {after}", Applicability.SAFE, (fix,))


def _at(lines: list[int]) -> str:
    return f"at lines {lines[0]} and {lines[1]}" if lines[0] < lines[1] else f"on line {lines[0]}"


def _consequence(post: Post, format_: str) -> str:
    generator = post.profile.generator
    if not post.profile.has_generator:
        return "some generators refuse the post, others use the last value"
    if format_ == "toml":
        return f"{generator.title} refuses to build the post"
    since = generator.refuses_duplicate_keys_since
    if format_ == "json" or since is None:
        which = "first" if generator.uses_first_of_duplicates else "last"
        return f"{generator.title} silently uses the {which} value"
    if since == (0,):
        return f"{generator.title} refuses to build the post"
    version = ".".join(map(str, since))
    if not post.profile.refuses_duplicate_keys:
        return f"{generator.title} before {version} uses the last value, later ones refuse the post"
    return (
        f"{generator.title} {version} and later refuse to build the post, older ones use the last "
        "value"
    )


def _advice(duplicate: Duplicate) -> str:
    if duplicate.entries is None:
        return "Delete one of the two lines."
    first, second = (data(entry.value) for entry in duplicate.entries)
    if first == second:
        return "Both have the same value: delete one of them."
    return "The values differ: keep the one that is meant and delete the other."
