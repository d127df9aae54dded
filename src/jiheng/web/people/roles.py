"""The roles that people have in organisations, and what each may do."""

from django.db import models


class Role(models.TextChoices):
    """A role in one organisation (domain: 填报与审核分离; 三员分立 of GB/T 22239-2019)."""

    FILLER = "filler", "填报人"
    OFFICE_REVIEWER = "office_reviewer", "业务处室审核"
    PERFORMANCE_OFFICER = "performance_officer", "部门绩效专管员"
    DEPARTMENT_HEAD = "department_head", "部门负责人"
    FINANCE_OFFICE = "finance_office", "财政业务处"
    FINANCE_PERFORMANCE = "finance_performance", "财政绩效处"
    THIRD_PARTY = "third_party", "第三方"
    READER = "reader", "只读（人大、审计）"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


DEPARTMENT_ROLES = frozenset(
    {Role.FILLER, Role.OFFICE_REVIEWER, Role.PERFORMANCE_OFFICER, Role.DEPARTMENT_HEAD}
)
FINANCE_ROLES = frozenset({Role.FINANCE_OFFICE, Role.FINANCE_PERFORMANCE})
ADMIN_ROLES = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""System keeps accounts and organisations, security gives roles and locks, audit reads the trail."""
