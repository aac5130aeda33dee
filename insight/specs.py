"""How rows are drawn, as Vega-Lite: narrow enough for a phone, readable without colour, each mark with its words."""

from typing import Any

from django.utils.translation import get_language

INK, FILL, PALE, FAINT = "#14212b", "#1f7288", "#96c7d5", "#d5dce2"
WIDTH, SCALE_WIDTH = 384, 48
"""Of a drawing without its padding, and of what stands left of a line."""

BAND, BAR, ROOM = 42, 16, 1.25
"""Height of a row with its name above it, and of its bar; how much longer the scale is than the longest."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
CONFIG = {
    "background": "white",
    "font": "Source Sans 3, system-ui, Segoe UI, Roboto, Noto Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 14,
        "labelColor": INK,
        "gridColor": FAINT,
        "domainColor": INK,
        "tickColor": INK,
        "title": None,
    },
    "header": {"labelFontSize": 14, "labelFontWeight": "bold", "labelColor": INK, "title": None},
    "text": {"fontSize": 14, "color": INK},
}
SAID = {"description": {"field": "said", "type": "nominal"}}

EACH_ITS_OWN = {"resolve": {"scale": {"y": "independent"}}}

Spec = dict[str, Any]


def whole(title: str, drawing: Spec) -> Spec:
    """A spec that stands by itself."""
    return {"$schema": SCHEMA, "description": title, "config": CONFIG, "padding": 8, **drawing}


def lines(rows: list[Spec]) -> Spec:
    """A line for each `row`, below each other on one scale: `value` by `day`, in the order of the rows."""
    line = {"mark": {"type": "line", "color": FILL, "strokeWidth": 2, "aria": False}, "encoding": _y("value")}
    points = {"mark": {"type": "point", "color": FILL, "filled": True, "opacity": 1, "size": 35}}
    return _panels(rows, line, points | {"encoding": _y("value") | SAID})


def lines_apart(rows: list[Spec]) -> Spec:
    """The same, each on a scale of its own: they count different things."""
    return lines(rows) | EACH_ITS_OWN


def areas(rows: list[Spec]) -> Spec:
    """The same with two numbers, `free` as a filled part and `open` as a line, each panel on its own scale."""
    steps = {"interpolate": "step", "aria": False}
    free = {
        "mark": {"type": "area", "color": PALE, "line": {"color": FILL, "strokeWidth": 1}, **steps},
        "encoding": _y("free"),
    }
    lacking = {"mark": {"type": "line", "color": INK, "strokeWidth": 2, **steps}, "encoding": _y("open")}
    points = {"mark": {"type": "point", "color": INK, "filled": True, "opacity": 1, "size": 8}}
    return _panels(rows, free, lacking, points | {"encoding": _y("open") | SAID}) | EACH_ITS_OWN


def _panels(rows: list[Spec], *layers: Spec) -> Spec:
    days = list(dict.fromkeys(row["day"] for row in rows))
    kinds = list(dict.fromkeys(row["row"] for row in rows))
    shown = days[:: -max(1, len(days) // 4)]
    x = {"field": "day", "type": "ordinal", "sort": None, "axis": {"values": shown, "labelAngle": 0}}
    header = {"labelOrient": "top", "labelAnchor": "start"}
    size = {"width": WIDTH - SCALE_WIDTH, "height": 60}
    return {
        "data": {"values": rows},
        "facet": {"row": {"field": "row", "sort": kinds, "header": header}},
        "spacing": 12,
        "spec": size | {"encoding": {"x": x}, "layer": list(layers)},
    }


def _y(field: str) -> Spec:
    return {"y": _scale(field) | {"axis": _numbers(2) | {"minExtent": SCALE_WIDTH}}}


def steps(rows: list[Spec]) -> Spec:
    """A bar for each `row` from `start` to `end`, with `shown` beside it."""
    return _bars(rows, _bar("start", "end"), _beside("end"), longest="end")


def ranges(rows: list[Spec]) -> Spec:
    """A bar for each `row` to `median`, and a line from there to `most`."""
    line = {"mark": _mark("rule", strokeWidth=2), "encoding": {"x": _scale("median"), "x2": {"field": "most"}}}
    end = {"mark": _mark("tick", thickness=2, size=BAR), "encoding": {"x": _scale("most")}}
    return _bars(rows, _bar("median"), line, end, _beside("most"), longest="most")


def _bars(rows: list[Spec], *layers: Spec, longest: str) -> Spec:
    """Rows below each other, the name of each above its bar."""
    most = max((row[longest] for row in rows), default=0) or 1
    names = _mark("text", align="left", baseline="bottom", yOffset=-2)
    y = {"field": "row", "type": "nominal", "sort": None, "axis": None}
    return {
        "data": {"values": rows},
        "width": WIDTH,
        "height": {"step": BAND},
        "encoding": {"y": y},
        "layer": [
            _over(layers[0], most * ROOM),
            *layers[1:],
            {"mark": names, "encoding": {"x": {"value": 2}, "text": {"field": "row", "type": "nominal"}}},
        ],
    }


def _over(layer: Spec, most: float) -> Spec:
    """The layer whose scale, for all of them, goes from nothing to `most`."""
    x = {**layer["encoding"]["x"], "scale": {"domain": [0, most], "nice": False}}
    return {**layer, "encoding": {**layer["encoding"], "x": x}}


def _bar(start: str, end: str = "") -> Spec:
    mark = {"type": "bar", "color": FILL, "stroke": INK, "strokeWidth": 0.5, "size": BAR, "yOffset": BAR / 2 + 2}
    return {"mark": mark, "encoding": {"x": _scale(start), **({"x2": {"field": end}} if end else {}), **SAID}}


def _beside(field: str) -> Spec:
    mark = _mark("text", align="left", dx=6)
    return {"mark": mark, "encoding": {"x": _scale(field), "text": {"field": "shown", "type": "nominal"}}}


def _mark(kind: str, **how: Any) -> Spec:
    """What adds nothing to the words of a bar."""
    return {"type": kind, "color": INK, "aria": False, "yOffset": BAR / 2 + 2, **how}


def _scale(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "axis": _numbers(4)}


def _numbers(count: int) -> Spec:
    """An axis of whole numbers, as the reader writes them."""
    label = "format(datum.value, ',d')"
    return {
        "tickCount": count,
        "tickMinStep": 1,
        "labelExpr": f"replace({label}, /,/g, '.')" if get_language() == "nl" else label,
    }
