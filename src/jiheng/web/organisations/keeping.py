"""Organisations and offices: added, renamed, stopped and started; none is ever removed."""

from typing import Any

from django.db import transaction

from jiheng.web.organisations.models import Kind, Office, Organisation
from jiheng.web.people.refusals import Refused
from jiheng.web.trail.acting import because


def add_organisation(values: dict[str, Any]) -> Organisation:
    """Add an organisation to the tree.

    Raises:
        Refused: its kind does not go with what is above it, or with its region.
    """
    kind, parent = values["kind"], values["parent"]
    if kind == Kind.UNIT and parent is None:
        raise Refused("预算单位要有上级单位，请选主管部门。", "parent")
    if kind != Kind.UNIT and parent is not None:
        raise Refused(
            f"{Kind(kind).label}在最上一级，不填上级单位；下属的请选“预算单位”。", "parent"
        )
    if parent is not None and not parent.is_active:
        raise Refused(f"{parent.name}已停用，不能再加下属单位。", "parent")
    if parent is not None and parent.region_id != values["region"].pk:
        raise Refused(f"下属单位的地区应与{parent.name}相同，是{parent.region.name}。", "region")
    with because("新建单位"):
        return Organisation.objects.create(**values)


def rename_organisation(organisation: Organisation, code: str, name: str, reason: str) -> None:
    """Change the code and the name; what was written under the old ones keeps its place."""
    organisation.code, organisation.name = code, name
    with because("修改单位", reason):
        organisation.save(update_fields=["code", "name"])


def stop_organisation(organisation: Organisation, reason: str) -> None:
    """Take an organisation out of use; what it filled in stays.

    Raises:
        Refused: it is out of use already, or units under it are not.
    """
    with transaction.atomic(), because("停用单位", reason):
        stored = _locked(organisation, is_active=True)
        below = stored.children.filter(is_active=True).first()
        if below is not None:
            raise Refused(f"下属的{below.name}还在用；请先停用下属单位。")
        _switch(stored)


def start_organisation(organisation: Organisation, reason: str) -> None:
    """Put an organisation to use again.

    Raises:
        Refused: it is in use already, or what it belongs to is not.
    """
    with transaction.atomic(), because("启用单位", reason):
        stored = _locked(organisation, is_active=False)
        if stored.parent is not None and not stored.parent.is_active:
            raise Refused(f"上级的{stored.parent.name}已停用；请先启用上级单位。")
        _switch(stored)


def add_office(organisation: Organisation, name: str) -> Office:
    """Add an office to an organisation in use.

    Raises:
        Refused: there is one of this name, or the organisation is out of use.
    """
    if not organisation.is_active:
        raise Refused(f"{organisation.name}已停用，不能再加处室。")
    _refuse_same_name(organisation, name)
    with because("新建处室"):
        return organisation.offices.create(name=name)


def change_office(office: Office, name: str, *, is_active: bool) -> None:
    """Rename an office, stop it or start it.

    Raises:
        Refused: another one of the organisation has the name.
    """
    _refuse_same_name(office.organisation, name, office.pk)
    office.name, office.is_active = name, is_active
    with because("修改处室"):
        office.save(update_fields=["name", "is_active"])


def _refuse_same_name(organisation: Organisation, name: str, but: int | None = None) -> None:
    if organisation.offices.filter(name=name).exclude(pk=but).exists():
        raise Refused(f"{organisation.name}已有名为“{name}”的处室。", "name")


def _locked(organisation: Organisation, *, is_active: bool) -> Organisation:
    stored = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if stored.is_active != is_active:
        raise Refused(f"{stored.name}已经是{'停用' if is_active else '在用'}状态。")
    return stored


def _switch(organisation: Organisation) -> None:
    organisation.is_active = not organisation.is_active
    organisation.save(update_fields=["is_active"])
