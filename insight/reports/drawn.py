"""The drawings of a report as SVG that stands by itself, on a page, on paper and in a file: its map and its charts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string

from insight import drawing
from insight.charts import Chart
from insight.maps import Map, Shape
from insight.reports.report import Section, Shown
from insight.templatetags.picture import map_legend, tile_value

INK, WHITE = "#14212b", "#ffffff"
FILLS = {
    **{"none": "#e6ebef", "outside": "none", "unknown": "url(#report-hatch)", "nothing": "url(#report-hatch)"},
    **{"step-0": "#eef6f8", "step-1": "#d3e8ee", "step-2": "#96c7d5", "step-3": "#2a7085", "step-4": "#06303b"},
}
DARK = {"step-3", "step-4"}
ACROSS, DOWN, BESIDE = 158, 30, 4
"""Of the legend: from one entry to the next, from one line to the next, and entries on a line."""

HEIGHTS = {Shape.TILES: 724, Shape.BORDERS: 770}


def svg_of(found: Map) -> str:
    """The map with its legend; each number stands on its region, so no colour has to be told apart."""
    height = HEIGHTS[found.shape]
    entries: list[dict[str, Any]] = [
        {"fill": FILLS[kind], "words": words, "x": place % BESIDE * ACROSS, "y": height + place // BESIDE * DOWN}
        for place, (kind, words) in enumerate(map_legend(found))
    ]
    facts = {
        "tiles": [_tile(one, found) for one in found.tiles],
        "borders": found.shape == Shape.BORDERS,
        "entries": entries,
        "height": max(one["y"] for one in entries) + DOWN + 4,
    }
    return render_to_string("insight/report_map.svg", facts).strip()


def _tile(tile: Any, found: Map) -> dict[str, Any]:
    ink = WHITE if tile.kind in DARK else INK
    rim = FILLS.get(tile.kind, "") if tile.kind.startswith("step") or tile.kind == "none" else WHITE
    return {"tile": tile, "fill": FILLS[tile.kind], "ink": ink, "rim": rim, "value": tile_value(tile)}


def charts_of(sections: Iterable[tuple[Section, Shown]]) -> dict[str, str]:
    """The SVG of each chart by its name; "" of one that isn't drawn yet, whose table must do."""
    charts: Sequence[Chart] = [one for _section, shown in sections for one in shown.charts]
    return dict(zip((one.kind.name for one in charts), drawing.svgs([one.spec for one in charts]), strict=True))
