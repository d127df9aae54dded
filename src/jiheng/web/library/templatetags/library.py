"""What other pages show of the library: `{% load library %}{% propose_link document %}{% proposals_waiting %}`."""

from typing import Any

from django import template

from jiheng.web.documents.models import Document
from jiheng.web.library.models import Proposal
from jiheng.web.library.permission import may_keep
from jiheng.web.library.promoting import APPROVED, may_propose

register = template.Library()


@register.inclusion_tag("library/propose_link.html", takes_context=True)
def propose_link(context: dict[str, Any], document: Document) -> dict[str, Any]:
    """Show the link to whoever may propose, where there is something to propose."""
    is_secret = document.project is not None and document.project.is_secret
    is_ready = document.state in APPROVED and not is_secret
    return {
        "document": document,
        "is_shown": is_ready and may_propose(context.get("hats", ()), document),
    }


@register.inclusion_tag("library/waiting.html", takes_context=True)
def proposals_waiting(context: dict[str, Any]) -> dict[str, Any]:
    """Tell who judges proposals how many wait; others see nothing, and nothing is counted."""
    worn = context.get("hats", ())
    if not may_keep(worn):
        return {"waiting": 0}
    rows = Proposal.objects.visible_to(worn).filter(outcome=Proposal.Outcome.WAITING)
    return {"waiting": rows.count()}
