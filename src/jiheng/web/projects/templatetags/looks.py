"""Print the state of a document in pages."""

from django import template

from jiheng.web.projects.looks import STATE_COLOURS, STATE_NAMES

register = template.Library()


@register.filter
def state_name(state: str) -> str:
    """Give the name of a state."""
    return STATE_NAMES[state]


@register.filter
def state_colour(state: str) -> str:
    """Give the colour of a state's badge."""
    return STATE_COLOURS[state]
