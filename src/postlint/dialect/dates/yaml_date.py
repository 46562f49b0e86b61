"""Dates that are written as YAML has them natively, quoted or not."""

from __future__ import annotations

from postlint.dialect.dates.toml_date import read

__all__ = ["read"]
