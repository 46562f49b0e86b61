"""Front matter read by the reader of its format, where its fences are what they should be."""

from __future__ import annotations

from postlint.dialect.yaml import LIBYAML
from postlint.document.front_matter import plain_yaml
from postlint.document.front_matter.nodes import FrontMatterError, Mapping, nodes_of
from postlint.document.front_matter.split import Split
from postlint.document.front_matter.yaml_dialect import (
    may_be_odd,
    odd_key,
    odd_value,
    prepared,
    refused,
)
from postlint.pattern import lazy
from postlint.profile.profile import Profile
from postlint.source import Span

_WORD_BEHIND = lazy(r"[A-Za-z]\w*(?=[ \t]*(?:[\r\n]|\Z))")
_TEMPLATE_START = lazy(r"\{(?:\{[<%]?|%|[:.#])[^\r\n]*")


def root_of(text: str, split: Split, profile: Profile) -> Mapping:
    """What a split post's front matter says. Raises FrontMatterError where that cannot be read."""
    start, end = split.content
    if split.format == "meta":
        from postlint.document.front_matter import meta

        first_counts = profile.generator.uses_first_of_duplicates
        return meta.read(text, start, end, first_counts=first_counts)
    fault = _fence_fault(text, split, profile)
    if fault is not None:
        raise fault
    if split.format == "yaml":
        return _yaml(text, split.content, profile)
    if split.format == "toml":
        from postlint.document.front_matter import toml  # brings its parser

        return toml.read(text, start, end)
    from postlint.document.front_matter import json

    while start < end and text[start].isspace():  # behind `---json`
        start += 1
    return json.read(text, start)[0]


def _fence_fault(text: str, split: Split, profile: Profile) -> FrontMatterError | None:
    """What is wrong with the opening fence, or with what is taken for one."""
    title, opener = profile.generator.title, split.opener
    if _is_bare(split):
        sign, name = ("-", "YAML") if split.format == "yaml" else ("+", "TOML")
        return FrontMatterError(
            split.content,
            f"the post starts with `{sign}`, which {title} takes for a {name} fence",
            f"Put front matter before the text: {sign * 3}, a title, {sign * 3}.",
        )
    sign = text[opener.start : opener.start + 1]
    is_longer = sign in "-+" and text.startswith(sign, opener.end)
    if split.format != "json" and opener.end > opener.start and is_longer:
        return FrontMatterError(
            Span(opener.start, opener.end + 1),
            f"the opening fence is longer than `{sign * 3}`",
            f"Write exactly `{sign * 3}`: what follows is read as front matter.",
        )
    word = _WORD_BEHIND.match(text, opener.end)
    if profile.generator.fences.behind == "content" and word is not None:
        return FrontMatterError(
            Span(opener.start, word.end()),
            f"`{word[0]}` behind the fence is part of the front matter to {title}",
            f"Write `{sign * 3}` alone in the line.",
        )
    is_json = split.format == "json" and opener.start == opener.end
    if is_json and (found := _TEMPLATE_START.match(text, split.content.start)):
        return FrontMatterError(
            Span(*found.span()),
            f"the post starts with `{{`, which {title} takes for JSON front matter",
            "Put front matter before it: ---, a title, ---.",
        )
    return None


def _is_bare(split: Split) -> bool:
    """Whether it is a line that Hugo takes for a fence, which is none."""
    spans = (split.opener, split.closer)
    return split.format != "json" and all(span and span.start == span.end for span in spans)


def _yaml(text: str, content: Span, profile: Profile) -> Mapping:
    reader = profile.generator.yaml
    if reader is not LIBYAML:
        fault = refused(text, content, reader)
        if fault is not None:
            raise fault
        written = text[slice(*content)]
        made = prepared(written, reader)
        text = text if made == written else text[: content.start] + made + text[content.end :]
    mapping = _composed(text, content, profile)
    if reader.refuses_odd_values and may_be_odd(text[slice(*content)]):
        nodes = nodes_of(mapping)
        fault = odd_value(scalar for _, scalar in nodes.scalars) or odd_key(
            text, (entry.key_span for _, held in nodes.mappings for entry in held.entries)
        )
        if fault is not None:
            raise fault
    return mapping


def _composed(text: str, content: Span, profile: Profile) -> Mapping:
    plain = plain_yaml.read(text, *content, profile.resolver)
    if plain is not None:
        return plain
    from postlint.document.front_matter import yaml  # brings PyYAML, a tenth of a run on one post

    return yaml.read(
        text,
        *content,
        profile.resolver,
        as_goccy=profile.reads_yaml_as_goccy,
        decodes_binary=profile.generator.yaml.decodes_binary,
    )
