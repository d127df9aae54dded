"""Projects as lines of the list, ready to be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jiheng.web.addresses import numbered_address
from jiheng.web.documents.models import Document, Kind
from jiheng.web.organisations.models import Organisation
from jiheng.web.projects.amounts import print_wan, sum_of_sources
from jiheng.web.projects.looks import STATE_COLOURS, STATE_NAMES
from jiheng.web.projects.models import Level

_LEVELS = dict(Level.choices)


class Row(NamedTuple):
    """What is read of a project for its line; the last three are its sources of funds in 元."""

    number: int
    year: int
    code: str
    name: str
    level: str
    is_secret: bool
    organisation: int
    category: int | None
    plan: int | None
    appropriation: Decimal | None
    carried_over: Decimal | None
    other_funds: Decimal | None

    @property
    def funds(self) -> Decimal | None:
        """Give 年度资金申请总额 in 元; None while a source is not filled in."""
        return sum_of_sources(self.appropriation, self.carried_over, self.other_funds)


FIELDS = ("pk", *Row._fields[1:])
"""The fields of a project that a row is made of, in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One project of the list; `funds` is empty while a source is not filled in."""

    address: str
    year: int
    code: str
    name: str
    level: str
    level_name: str
    is_secret: bool
    unit: str
    kind: str
    program: str
    funds: str
    state_name: str
    state_colour: str
    targets_address: str


def lines(rows: Sequence[Row], classes: Mapping[int, str]) -> list[Line]:
    """Give what was read as lines; `classes` are the names of all classifications by number."""
    # 单位和目标各取一次，不与项目连表：连了表，数据库有时会先把全年的项目排一遍。
    organisations = Organisation.objects.filter(pk__in={row.organisation for row in rows})
    units = dict(organisations.order_by().values_list("pk", "name"))
    documents = Document.objects.filter(
        project__in=[row.number for row in rows], kind=Kind.PROJECT_TARGETS
    )
    found = documents.order_by().values_list("project", "year", "pk", "state")
    targets = {(project, year): (number, state) for project, year, number, state in found}
    return [
        _line(row, units[row.organisation], classes, targets.get((row.number, row.year)))
        for row in rows
    ]


def _line(row: Row, unit: str, classes: Mapping[int, str], targets: tuple[int, str] | None) -> Line:
    number, state = targets or (0, "")
    return Line(
        address=numbered_address("project_page", row.number),
        year=row.year,
        code=row.code,
        name=row.name,
        level=row.level,
        level_name=_LEVELS.get(row.level, ""),
        is_secret=row.is_secret,
        unit=unit,
        kind=classes.get(row.category or 0, ""),
        program=classes.get(row.plan or 0, ""),
        funds=print_wan(row.funds),
        state_name=STATE_NAMES[state] if state else "",
        state_colour=STATE_COLOURS[state] if state else "",
        targets_address=numbered_address("target_form", number) if number else "",
    )
