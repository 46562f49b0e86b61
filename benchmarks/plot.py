"""A bar chart as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_ROW, _LEFT, _WIDTH = 28, 190, 760


def bars(title: str, values: Mapping[str, float], unit: str) -> str:
    """An SVG with a bar for each value, the shortest first."""
    longest = max(values.values())
    rows = []
    for i, (name, value) in enumerate(sorted(values.items(), key=lambda item: item[1])):
        y = 48 + i * _ROW
        width = max(1.0, value / longest * (_WIDTH - _LEFT - 90))
        colour = "#0a7d55" if name.startswith("postlint") else "#8a94a6"
        rows.append(
            f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="20" fill="{colour}"/>'
            f'<text x="{_LEFT + width + 6:.1f}" y="{y + 15}">{value:.2f} {escape(unit)}</text>'
        )
    height = 60 + len(values) * _ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="14" fill="currentColor" role="img">'
        f'<title>{escape(title)}</title><text x="8" y="24" font-size="16">{escape(title)}</text>'
        f"{''.join(rows)}</svg>\n"
    )
