"""Diagnostics with their places as editors count them, in whatever file these are."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from postlint.diagnostic import Diagnostic, Related
from postlint.lsp.positions import Place, Positions, Stretch
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.run.keeper import reread
from postlint.run.workplace import Workplace

_TOP = Stretch(Place(0, 0), Place(0, 0))


class PlacedRelated(NamedTuple):
    """Another place that a diagnostic speaks of, in the file at an absolute path."""

    path: str
    stretch: Stretch
    message: str


class Placed(NamedTuple):
    """A diagnostic, where it stands, and the other places that it speaks of.

    `nature` is that of its rule.
    """

    diagnostic: Diagnostic
    stretch: Stretch
    related: tuple[PlacedRelated, ...]
    nature: Literal["unnecessary", "deprecated"] | None


def placed(report: PostReport, workplace: Workplace, encoding: str) -> tuple[Placed, ...]:
    """The diagnostics of a report, placed in units of an encoding. Raises ConfigError."""
    if not report.diagnostics:
        return ()
    catalogue = workplace.config_of(report.source.path).catalogue
    here = Positions(report.source, encoding)
    elsewhere = lru_cache(lambda path: _positions(path, encoding))
    return tuple(
        Placed(
            found,
            here.stretch(found.span),
            tuple(_related(one, here, elsewhere) for one in found.related),
            catalogue.load(found.rule).nature,
        )
        for found in report.diagnostics
    )


def _related(
    related: Related, here: Positions, elsewhere: Callable[[str], Positions | None]
) -> PlacedRelated:
    path = related.path or here.source.path
    positions = here if related.path is None else elsewhere(path)
    is_there = positions is not None and related.span.end <= len(positions.source.text)
    stretch = positions.stretch(related.span) if positions and is_there else _TOP
    return PlacedRelated(os.path.abspath(path), stretch, related.message)


def _positions(path: str, encoding: str) -> Positions | None:
    source = reread(path)
    return None if source is None else Positions(source, encoding)
