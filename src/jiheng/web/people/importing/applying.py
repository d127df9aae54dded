"""Apply rows of a workbook as one deed: everything, or nothing where one cell is wrong."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.forms import Form

from jiheng.forms.errors import FormError
from jiheng.web.organisations import keeping
from jiheng.web.organisations.forms import OrganisationForm, RenameForm
from jiheng.web.organisations.models import Kind, Organisation, Region
from jiheng.web.people import accounts
from jiheng.web.people.forms.accounts import ChangeAccountForm, NewAccountForm
from jiheng.web.people.importing.reading import Row, Rows, error_at
from jiheng.web.people.importing.sheets import PEOPLE, UNITS, Sheet
from jiheng.web.people.models import User
from jiheng.web.people.refusals import Refused
from jiheng.web.trail.acting import because

REASON = "批量导入"


@dataclass
class Outcome:
    """What rows would do, or did: lines in words, errors at cells, first passwords of new people."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    errors: list[FormError] = field(default_factory=list)
    passwords: list[tuple[str, str, str]] = field(default_factory=list)


def try_out(rows: Rows, by: User) -> Outcome:
    """Tell what rows would do; nothing is written."""
    with transaction.atomic():
        outcome = _apply(rows, by, [])
        transaction.set_rollback(True)
    return outcome


def carry_out(rows: Rows, by: User) -> Outcome:
    """Write all rows, or none where one is wrong; new people get first passwords."""
    made = [accounts.first_password() for _ in rows[PEOPLE.title]]
    with ThreadPoolExecutor() as pool:  # 算密码的校验值是有意做慢的，几个一起算。
        hashed = list(pool.map(make_password, made))
    with transaction.atomic():
        outcome = _apply(rows, by, list(zip(made, hashed, strict=True)))
        if outcome.errors:
            transaction.set_rollback(True)
    if outcome.errors:
        return Outcome(errors=outcome.errors)
    return outcome


def _apply(rows: Rows, by: User, passwords: list[tuple[str, str]]) -> Outcome:
    outcome = Outcome()
    _each(UNITS, rows, outcome, lambda row: _unit(row, outcome))
    spare = iter(passwords)
    _each(PEOPLE, rows, outcome, lambda row: _person(row, by, outcome, next(spare, None)))
    return outcome


def _each(sheet: Sheet, rows: Rows, outcome: Outcome, deed: Callable[[Row], None]) -> None:
    seen: dict[str, int] = {}
    key = sheet.columns[0].field
    for row in rows[sheet.title]:
        name = row.cells[key].lower()
        try:
            if name in seen:
                raise Refused(f"与第 {seen[name]} 行重复", key)
            seen[name] = row.number
            with transaction.atomic():
                deed(row)
        except _Invalid as wrong:
            outcome.errors += [
                error_at(sheet, row.number, at, what, row.cells.get(at, ""))
                for at, what in wrong.faults
            ]
        except Refused as refused:
            value = row.cells.get(refused.field, "")
            outcome.errors.append(error_at(sheet, row.number, refused.field, str(refused), value))


class _Invalid(ValueError):
    """Fields that a form does not take, each with the reason."""

    def __init__(self, form: Form) -> None:
        self.faults = [(at or "", str(one)) for at, all_ in form.errors.items() for one in all_]
        super().__init__(str(self.faults))


def _valid(form: Form) -> dict[str, Any]:
    if not form.is_valid():
        raise _Invalid(form)
    return form.cleaned_data


def _unit(row: Row, outcome: Outcome) -> None:
    cells = row.cells
    kind = dict(zip(Kind.labels, Kind.values, strict=True)).get(cells["kind"])
    if kind is None:
        raise Refused(f"应为{'、'.join(Kind.labels)}之一", "kind")
    region = Region.objects.filter(code=cells["region"]).first()
    if region is None:
        raise Refused("没有登记这个代码的地区；请先新建地区", "region")
    parent = _organisation(cells["parent"], "parent") if cells["parent"] else None
    stored = Organisation.objects.select_related("parent").filter(code=cells["code"]).first()
    if stored is None:
        sent = {
            "code": cells["code"], "name": cells["name"], "kind": kind, "region": region.pk,
            "parent": parent.pk if parent else "",
        }  # fmt: skip
        made = keeping.add_organisation(_valid(OrganisationForm(sent)))
        outcome.added.append(f"单位 {made.name}（{made.code}）")
        return
    for at, old, new in (
        ("kind", stored.kind, kind),
        ("region", stored.region_id, region.pk),
        ("parent", stored.parent_id, parent.pk if parent else None),
    ):
        if old != new:
            raise Refused("已有的单位不能改这一栏，只能改名称", at)
    sent = {"code": stored.code, "name": cells["name"], "reason": REASON}
    if stored.name == _valid(RenameForm(stored, sent))["name"]:
        outcome.unchanged += 1
        return
    outcome.changed.append(f"单位 {stored.code}：名称 {stored.name} → {cells['name']}")
    keeping.rename_organisation(stored, stored.code, cells["name"], REASON)


def _person(row: Row, by: User, outcome: Outcome, password: tuple[str, str] | None) -> None:
    place = _organisation(row.cells["organisation"], "organisation")
    sent = {**row.cells, "organisation": place.pk}
    stored = (
        User.objects.select_related("organisation").filter(username=row.cells["username"]).first()
    )
    if stored is None:
        values = _valid(NewAccountForm(sent))
        made, hashed = password or ("", "!")
        user = User(**values, password=hashed, must_change_password=True)
        with because("开立账号", REASON):
            user.save()
        outcome.added.append(f"人员 {user.shown_name}，{place.name}")
        outcome.passwords.append((user.username, user.name, made))
        return
    values = _valid(ChangeAccountForm(sent))
    changes = [
        f"{User._meta.get_field(name).verbose_name} {getattr(stored, name) or '（空）'} → {value or '（空）'}"
        for name, value in values.items()
        if (getattr(stored, name) or None) != (value or None)
    ]
    if not changes:
        outcome.unchanged += 1
        return
    outcome.changed.append(f"人员 {stored.shown_name}：{'，'.join(changes)}")
    accounts.change_account(stored, values, by, REASON)


def _organisation(code: str, at: str) -> Organisation:
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise Refused("没有这个编码的单位", at)
    return found
