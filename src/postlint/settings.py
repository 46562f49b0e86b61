"""The settings that hold for a path, for people who ask why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from postlint.config import find
from postlint.discovery import display
from postlint.workplace import Workplace


def settings(path: str, workplace: Workplace) -> dict[str, Any]:
    """What holds for the posts of a folder, or for one post. Raises ConfigError."""
    sample = str(Path(path) / "post.md") if Path(path).is_dir() else path
    folder = Path(sample).absolute().parent
    used = workplace.config_path or (None if workplace.isolated else find(folder))
    site = workplace.site(folder)
    profile = workplace.profile(sample)
    version = profile.version
    return {
        "config": display(str(used)) if used else None,
        "site": display(str(site.root)) if site.root else None,
        "generator": profile.generator.name,
        "generator-known": profile.is_known,
        "generator-version": ".".join(map(str, version)) if version else None,
        "theme": profile.theme.name if profile.theme else None,
        "time-zone": profile.time_zone,
        "schemas": [
            *profile.schemas(display(sample)),
            *(schema.name for schema in profile.site_schemas),
        ],
        "fail-on": workplace.config(folder).fail_on.value,
        "rules": [rule.id for rule in workplace.rules(sample)],
    }


def lines(shown: dict[str, Any]) -> Iterator[str]:
    """The settings as people read them."""
    known = "" if shown["generator-known"] else " (assumed: no config of a site was found)"
    yield f"config             {shown['config'] or 'none: the defaults hold'}"
    yield f"site               {shown['site'] or 'none found'}"
    yield f"generator          {shown['generator']}{known}"
    yield f"generator-version  {shown['generator-version'] or 'the newest'}"
    yield f"theme              {shown['theme'] or 'none; the keys of a post may tell it'}"
    yield f"time-zone          {shown['time-zone'] or 'UTC'}"
    yield f"schemas            {', '.join(shown['schemas'])}"
    yield f"fail-on            {shown['fail-on']}"
    yield f"rules              {len(shown['rules'])}"
    for rule in shown["rules"]:
        yield f"  {rule}"
