"""Filters for the tables of a pack."""

from collections.abc import Sequence

from django import template

from pendamping.briefing.contents import Column

register = template.Library()


@register.filter
def at(columns: Sequence[Column], place: int) -> Column:
    """The column of a cell, by its place in the row."""
    return columns[place]
