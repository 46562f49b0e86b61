from collections.abc import Iterator, Mapping
from typing import Any

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.layouts.names import is_own_name
from postlint.profile.site import parse_version
from postlint.rules.front_matter._writing import rename
from postlint.rules.rule import Rule
from postlint.schema import told


class DeprecatedKey(Rule):
    """A key that the generator has deprecated or dropped.

    ```markdown bad
    ---
    title: Kettles
    _build:
      list: never
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    build:
      list: never
    ---
    ```

    It is a warning from the version that deprecated the key, and an error from the one that
    refuses to build with it. The version is the site's where it is known, and else the newest.
    """

    id = "deprecated-key"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for path, entry, about in told(post, "deprecated"):
            details = about.get("x-postlint-deprecated", {})
            if about["deprecated"] is not True or not _reached(post, details.get("since")):
                continue
            title = post.profile.generator.title
            removed = details.get("removed")
            fails = removed is not None and _reached(post, removed)
            if not fails and "use" not in details and is_own_name(post, *path):
                continue
            state = f"dropped in {title} {removed}" if fails else _since(title, details)
            yield self.diagnostic(
                entry.key_span,
                f"`{'.'.join(map(str, path))}` is {state}",
                help=_advice(details, about, fails=fails),
                severity=Severity.ERROR if fails else Severity.WARNING,
                fix=rename(post, path, entry.key_span, details.get("use")),
            )


def _reached(post: Post, version: str | None) -> bool:
    """Whether the post's generator is as new as a version; unknown ones count as the newest."""
    wanted = parse_version(version) if version else None
    current = post.profile.version
    return wanted is None or current is None or current >= wanted


def _since(title: str, details: Mapping[str, Any]) -> str:
    since = details.get("since")
    removed = details.get("removed")
    later = f", and refused from {removed} on" if removed else ""
    return f"deprecated since {title} {since}{later}" if since else f"deprecated in {title}"


def _advice(details: Mapping[str, Any], about: Mapping[str, Any], *, fails: bool) -> str | None:
    end = ": the build fails with it." if fails else "."
    if use := details.get("use"):
        return f"Use `{use}` instead{end}"
    return str(about["description"]) if about.get("description") else f"Delete it{end}"
