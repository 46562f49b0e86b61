"""The settings that hold for a path, for people who ask why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from postlint.config.model import Config
from postlint.config.severities import as_text
from postlint.files.listing import Listing
from postlint.profile.profile import Certainty, Profile
from postlint.profile.site import Site
from postlint.rules.rule import Rule
from postlint.run.discovery import display
from postlint.run.folder_paths import folder_of
from postlint.run.workplace import Workplace


def settings(path: str, workplace: Workplace) -> dict[str, Any]:
    """What holds for the posts of a folder, or for one post. Raises ConfigError.

    Where nobody builds the folder, it is the only site in a folder of it that is told.
    """
    sample = str(Path(path) / "post.md") if Path(path).is_dir() else path
    folder = folder_of(sample)
    used = workplace.config_file(folder)
    site = workplace.site(folder)
    if not site.is_told and Path(path).is_dir():
        below = _only_site_below(folder, workplace)
        if below is not None:
            return settings(str(below), workplace)
    profile = workplace.profile(sample)
    config, rules = workplace.config(folder), workplace.rules(sample)
    version = profile.version
    return {
        "config": display(str(used)) if used else None,
        "site": display(str(site.root)) if site.root else None,
        "generator": profile.generator.name or None,
        "generator-known": _certainty(site, profile).word,
        "other-generator": site.other if not profile.has_generator else None,
        "because": _because(site, config, profile),
        "generator-version": ".".join(map(str, version)) if version else None,
        "theme": profile.theme.name if profile.theme else None,
        "posts-in": list(site.pages.folders) if site.pages is not None else None,
        "rules-may-rely-on": _reliable(profile, site),
        "time-zone": profile.time_zone,
        "schemas": [
            *profile.schemas(display(sample)),
            *(schema.name for schema in profile.site_schemas),
        ],
        "baseline": display(str(config.baseline)) if config.baseline else None,
        "per-file": [list(setting.files) for setting in config.scope(sample).per_file],
        "fail-on": as_text(config.fail_on),
        "rules": [rule.id for rule in rules],
        "severities": {rule.id: rule.severity.value for rule in rules},
        "options": {rule.id: options for rule in rules if (options := _set_options(rule))},
    }


def _only_site_below(folder: Path, workplace: Workplace) -> Path | None:
    """The folder right in a folder that holds a site, where it is the only one that does."""
    names = sorted(Listing().names(str(folder)))
    inner = [folder / name for name in names if not name.startswith(".")]
    sites = [path for path in inner if path.is_dir() and workplace.site(path).root == path]
    return sites[0] if len(sites) == 1 else None


def _certainty(site: Site, profile: Profile) -> Certainty:
    return Certainty.KNOWN if site.other and not profile.has_generator else profile.certainty


def _because(site: Site, config: Config, profile: Profile) -> str | None:
    """What told the generator, in the words of `told by …`."""
    if config.generator is not None and profile.generator is not site.generator:
        return "the setting `generator`"
    return site.because


def _reliable(profile: Profile, site: Site) -> dict[str, bool]:
    """Which things that rules may need are known, as `needs` of a rule names them."""
    return {
        "generator-known": profile.has_generator,
        "config-known": profile.is_known,
        "version-known": profile.version is not None,
        "theme-known": profile.theme is not None,
        "files-known": site.files is not None,
    }


def _set_options(rule: Rule) -> dict[str, Any]:
    """The options of a rule that are not as they are by default, severity aside."""
    return {
        name.replace("_", "-"): getattr(rule, name)
        for name, default in rule.options.items()
        if name != "severity" and getattr(rule, name) != default
    }


def lines(shown: dict[str, Any]) -> Iterator[str]:
    """The settings as people read them."""
    yield f"config             {shown['config'] or 'none: the defaults hold'}"
    yield f"site               {shown['site'] or 'none found'}"
    yield f"generator          {_told(shown)}"
    if shown["posts-in"] is not None:
        yield f"posts in           {', '.join(name or '.' for name in shown['posts-in'])}"
    newest = "the newest" if shown["generator"] else "not known"
    yield f"generator-version  {shown['generator-version'] or newest}"
    yield f"theme              {shown['theme'] or 'none; the keys of a post may tell it'}"
    yield f"time-zone          {shown['time-zone'] or 'UTC'}"
    yield f"schemas            {', '.join(shown['schemas']) or 'none'}"
    yield f"baseline           {shown['baseline'] or 'none'}"
    for files in shown["per-file"]:
        yield f"per-file           {', '.join(files)}"
    yield f"fail-on            {shown['fail-on']}"
    yield f"rules              {len(shown['rules'])}"
    width = max(map(len, shown["rules"]), default=0)
    for rule in shown["rules"]:
        options = shown["options"].get(rule, {})
        told = "".join(f"  {name} = {json.dumps(value)}" for name, value in options.items())
        yield f"  {rule:<{width}}  {shown['severities'][rule]}{told}"


def _told(shown: dict[str, Any]) -> str:
    """Who builds the site, and what told it."""
    who = shown["other-generator"] or shown["generator"]
    if who is None:
        return "none known: nothing here tells it, and no rule of any generator speaks"
    no_rules = " (postlint has no rules for it)" if shown["other-generator"] else ""
    how = "" if shown["generator-known"] == Certainty.KNOWN.word else "inferred, "
    because = f" ({how}because of {shown['because']})" if shown["because"] else ""
    return f"{who}{because}{no_rules}"
