from collections.abc import Iterator, Mapping
from typing import Any

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.version import Versions, spelled
from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.lookup.layouts.names import is_own_name
from postlint.rules.front_matter._writing import rename
from postlint.rules.rule import Rule
from postlint.schema import told
from postlint.schema.in_words import spelled as spelled_path
from postlint.schema.lifetimes import Lifetime, lifetime


class DeprecatedKey(Rule):
    """A key that the generator has deprecated or dropped.

    ```markdown bad generator-version=0.150
    ---
    title: Kettles
    _build:
      list: never
    ---
    ```

    ```markdown fixed generator-version=0.150
    ---
    title: Kettles
    build:
      list: never
    ---
    ```

    It is a warning where a version that may build the site deprecates the key, and an error where
    each of them refuses to build the post. Warnings are told once a site for each key, errors in
    each post. A fix is offered where each of them knows the new key.
    The versions are the site's, as its files or settings pin them; else they may be any.
    """

    id = "deprecated-key"
    fixes = ("unsafe",)
    nature = "deprecated"
    folds = "site"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        title, versions = post.profile.generator.title, post.profile.versions
        for path, entry, about in told(post, "deprecated"):
            key = lifetime(about.get("x-postlint-deprecated", {}), data(entry.value))
            if about["deprecated"] is not True or not key.is_told(versions):
                continue
            fails = key.is_refused(versions)
            if not fails and not key.use and is_own_name(post, *path):
                continue
            found = self.diagnostic(
                entry.key_span,
                f"`{spelled_path(path)}` is {_state(title, key, fails=fails)}",
                help=_advice(title, key, about, versions),
                severity=Severity.ERROR if fails else Severity.WARNING,
                fix=rename(post, path, entry.key_span, key.replacement(versions)),
                cause=f"{spelled_path(path)} is deprecated",
            )
            yield found._replace(cause=None) if fails else found


def _state(title: str, key: Lifetime, *, fails: bool) -> str:
    """What became of a key, all versions told."""
    refused = " and ".join(map(str, key.refused))
    if fails:
        return f"refused by {title} {refused}"
    since = key.deprecated.least
    state = f"deprecated since {title} {spelled(since)}" if since else f"deprecated in {title}"
    return f"{state}, and refused by {refused}" if refused else state


def _advice(title: str, key: Lifetime, about: Mapping[str, Any], versions: Versions) -> str:
    """What to do, in words that are true for each version that may build the site."""
    if key.use:
        is_known = key.replacement(versions) is not None
        known = "" if is_known else f", which {title} {Versions(key.deprecated.least)} know"
        return f"Use `{key.use}` instead{known}."
    later = (
        f" From {title} {spelled(key.deprecated.below)} on it is a parameter like any other."
        if key.deprecated.below
        else ""
    )
    return f"{about.get('description', 'Delete it.')}{later}"
