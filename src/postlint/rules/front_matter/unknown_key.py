from collections.abc import Iterator, Mapping
from functools import lru_cache

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter import Entry, FrontMatter
from postlint.document.post import Post
from postlint.lookup.layouts.names import is_own_name
from postlint.rules.front_matter._shapes import SHAPES, is_own_key
from postlint.rules.front_matter._writing import rename
from postlint.rules.rule import Rule
from postlint.schema import Failure, Schema, applicable, failures, known_anywhere
from postlint.schema.in_words import spelled
from postlint.suggestion import misspelt

_NEVER_MEANT = frozenset({"published", "lang", "kind", "path"})


class UnknownKey(Rule):
    """A key that nothing reads, and that is a slip away from one that is read.

    Generators take keys that they do not know for parameters of the theme, and say nothing. A
    `drfat: true` publishes the post.

    ```markdown bad
    ---
    title: Kettles
    drfat: true
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    draft: true
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    draft: true
    temperature: 95
    ---
    ```

    What most posts of a section have is no slip. Other words for a key (`tag`, `alias`, `is_draft`)
    are reported where the generator is known. A site's own schema may be closed
    (`additionalProperties: false`): what it does not allow is reported, once a site for each key.
    With `strict`, every key is that no schema of the generator, the theme or the site has.
    """

    id = "unknown-key"
    fixes = ("unsafe",)
    habits = (SHAPES,)
    folds = "site"
    severity: Severity = Severity.WARNING

    #: Report all keys that no schema has, and not only slips.
    strict: bool = False

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None:
            return
        refused = [failure for failure in failures(post) if failure.rule == self.id]
        yield from (self._refused(post, failure) for failure in refused)
        known = _known_keys(applicable(post))
        profile = post.profile
        reworded = profile.generator.reworded_keys if profile.has_generator else {}
        odd = _odd_keys(known, matter.root.keys) | _unread(matter, reworded)
        said = {failure.path for failure in refused}
        for entry in matter.root.entries if odd else ():
            if entry.key not in odd:
                continue
            key, found = entry.key.lower(), None
            if key in reworded and matter.entry(reworded[key]) is None:
                found = self._reworded(post, entry, reworded[key])
            elif not (key in known or (entry.key,) in said or _means_another(matter, entry)):
                found = self._unknown(post, entry)
            if found is not None and not self._is_own(post, entry):
                yield found

    def _is_own(self, post: Post, entry: Entry) -> bool:
        """Whether the site gives a key its meaning: asked of those alone that would be reported.

        What is asked of other posts may be guessed wrong, and the post be linted again.
        """
        return is_own_name(post, entry.key) or (not self.strict and is_own_key(post, entry))

    def _refused(self, post: Post, failure: Failure) -> Diagnostic:
        """A key that a closed schema does not allow."""
        near = misspelt(str(failure.path[-1]), tuple(failure.expected))
        return self.diagnostic(
            failure.key_span or failure.span,
            f"`{spelled(failure.path)}` is no key that {failure.schema} allows",
            help=f"Did you mean `{near}`?" if near else "Delete it, or add it to the schema.",
            fix=rename(post, failure.path, failure.key_span, near)
            if near and failure.key_span
            else None,
            severity=failure.severity,
            cause=".".join(step for step in failure.path if isinstance(step, str)),
        )

    def _reworded(self, post: Post, entry: Entry, word: str) -> Diagnostic:
        """A key that is another word for one that the generator has."""
        return self.diagnostic(
            entry.key_span,
            f"nothing reads the key `{entry.key}`",
            help=f"Write `{word}`: that is the key's name.",
            fix=rename(post, (entry.key,), entry.key_span, word),
            cause=entry.key,
        )

    def _unknown(self, post: Post, entry: Entry) -> Diagnostic | None:
        """A key that no schema has, where it is a slip or `strict` asks for all."""
        meant = _meant(applicable(post), entry.key)
        if meant is not None and (self.strict or not known_anywhere(entry.key)):
            return self.diagnostic(
                entry.key_span,
                f"nothing reads the key `{entry.key}`",
                help=f"Did you mean `{meant}`? A misspelt key is taken for a parameter of the "
                "theme, and silently does nothing.",
                fix=rename(post, (entry.key,), entry.key_span, meant),
                cause=entry.key,
            )
        if not self.strict:
            return None
        return self.diagnostic(
            entry.key_span,
            f"no schema has the key `{entry.key}`",
            help="Add it to the site's own schema, or delete it.",
            cause=entry.key,
        )


def _means_another(matter: FrontMatter, entry: Entry) -> bool:
    """Whether it is no key of a theme's: JSON Schema's own, or one that holds unseen characters.

    truncated-value tells of those.
    """
    return entry.key.startswith("$") or (matter.format == "yaml" and not entry.key.isprintable())


@lru_cache(maxsize=64)
def _known_keys(schemas: tuple[Schema, ...]) -> frozenset[str]:
    """The keys that any of the schemas has, in lower case."""
    return frozenset(key for schema in schemas for key in schema.keys)


@lru_cache(maxsize=64)
def _odd_keys(known: frozenset[str], keys: tuple[str, ...]) -> frozenset[str]:
    """Those of the keys that are not known: the same for most posts of a site."""
    return frozenset(key for key in keys if key.lower() not in known)


def _unread(matter: FrontMatter, reworded: Mapping[str, str]) -> frozenset[str]:
    """Those of the keys that are another word for one that the generator has."""
    return frozenset(key for key in matter.root.keys if key.lower() in reworded)


@lru_cache(maxsize=1024)
def _meant(schemas: tuple[Schema, ...], key: str) -> str | None:
    return misspelt(key.lower(), _meant_keys(schemas))


@lru_cache(maxsize=64)
def _meant_keys(schemas: tuple[Schema, ...]) -> tuple[str, ...]:
    """The keys that a misspelt one may have been meant for."""
    return tuple(
        key
        for schema in schemas
        for key in schema.keys.values()
        if key not in _NEVER_MEANT and "deprecated" not in schema.about(key)
    )
