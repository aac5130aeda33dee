"""How a report is shown on its page."""

from django import template

from foundation.tables import Table
from insight.charts import Chart
from insight.maps import Map
from insight.reports.sections import chart_table
from insight.templatetags.picture import map_sentence

register = template.Library()

MOST_BESIDE = 4


@register.filter
def drawing_of(drawings: dict[str, str], chart: Chart) -> str:
    """The SVG of a chart; "" where there is none."""
    return drawings.get(chart.kind.name, "")


@register.filter
def map_words(found: Map) -> str:
    """The map in words; its numbers stand in the table beside it."""
    return f"{found.figure.question} {map_sentence(found)}"


@register.filter
def shape_of(table: Table) -> str:
    """Few columns fit beside each other on a telephone; of many each row is a list there."""
    return "plain" if len(table.columns) <= MOST_BESIDE else "stack"


@register.filter
def chart_table_name(chart: Chart) -> str:
    """The name of the table behind a chart."""
    return chart_table(chart)
