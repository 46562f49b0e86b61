"""Whether a rule would run on a post, and what it lacks where it would not."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.profile.need import known
from postlint.rules.rule import Rule
from postlint.run.discovery import LeftOut
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace


def hindrances(rule: type[Rule], path: str, workplace: Workplace) -> Iterator[str]:
    """Why a rule does not run on the post at a path, a sentence each; none where it does.

    Raises ConfigError, and UnreadablePathError.
    """
    left_out = LeftOut()
    if not list(find_posts((path,), workplace, lambda _: None, left_out)):
        yield from (f"The file is not linted: {reason}." for _, reason in left_out.named)
    if all(running.id != rule.id for running in workplace.rules(path)):
        yield (
            "The settings leave the rule out."
            if rule.default
            else "The rule is off by default: `--extend-select` runs it as well."
        )
    profile, place = workplace.profile(path), workplace.place(path)
    held = known(profile, has_files=place is not None)
    for need in rule.needs:
        if need not in held:
            yield f"It needs `{need.name}`, but {need.missing}."
