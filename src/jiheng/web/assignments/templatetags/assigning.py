"""The button that gives an object to a third party: `{% load assigning %}{% assign_to document %}`."""

from typing import Any

from django import template

from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role

register = template.Library()


@register.inclusion_tag("assignments/button.html", takes_context=True)
def assign_to(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """Show the button to the performance office; nothing to others, nor on a secret project."""
    project = getattr(subject, "project", subject)
    is_secret = bool(project is not None and project.is_secret)
    is_shown = has_role(context.get("hats", ()), Role.FINANCE_PERFORMANCE) and not is_secret
    return {"is_shown": is_shown, "kind": subject._meta.model_name, "number": subject.pk}
