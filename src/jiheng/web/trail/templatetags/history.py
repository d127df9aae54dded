"""The history of an object, for its page: `{% load history %}{% history document %}`."""

from typing import Any

from django import template

from jiheng.web.people.scope import has_role
from jiheng.web.trail.scope import READING_ROLES

register = template.Library()


@register.inclusion_tag("trail/history.html", takes_context=True)
def history(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """Show what was changed in an object and by whom; nothing to those who do not read the trail.

    The entries are fetched when the reader scrolls to them, so that a page waits for no history.
    """
    return {
        "is_shown": has_role(context.get("hats", ()), *READING_ROLES),
        "kind": subject._meta.label_lower,
        "number": str(subject.pk),
    }
