"""Print money in pages."""

from decimal import Decimal

from django import template

from jiheng.web.projects.amounts import print_wan

register = template.Library()


@register.filter
def wan(amount: Decimal | None) -> str:
    """Print 元 in 万元; 未填报 where there is no amount."""
    return "未填报" if amount is None else print_wan(amount)
