"""A fact: one figure of one organisation and period, with where it was read."""

from dataclasses import dataclass, field
from typing import Literal, Self

from jiheng.forms.figures import Reading
from jiheng.quantities import Interval, Status, Unit, Value, status_of

FactKind = Literal["stated", "computed"]


@dataclass(frozen=True)
class Source:
    """Say where a figure was read: document, page or cell of it, and the cell it was typed in.

    `cell` is the place in the form, such as `采购管理!C3`; `page` belongs to `document`.

    >>> str(Source("2021年部门决算", "第3页", "采购管理!C3"))
    '2021年部门决算 第3页（采购管理!C3）'
    """

    document: str
    page: str = ""
    cell: str = ""

    def __str__(self) -> str:
        place = " ".join(part for part in (self.document, self.page) if part)
        if not self.cell:
            return place
        return f"{place}（{self.cell}）" if place else self.cell


@dataclass(frozen=True)
class Fact:
    """Hold one figure once, so that sentence, table and chart print the same one.

    `value` is in base units (元, plain ratio, 1/0 for 是/否) or Missing; `unit` is the unit it
    was printed in; `interval` is what the printed digits allow, in base units, and None where
    there is no figure; `text` is the figure as printed, its unit included, such as
    `434,353.82万元`, and empty where there is none.  `is_hedged` marks a figure that is no
    exact one (约84%), `may_be_fraction` a rate that may be typed as a fraction (0.1144 for
    11.44%).  `stated` figures were typed, `computed` ones follow from other figures
    of the same form.
    """

    code: str
    label: str
    value: Value
    unit: Unit
    interval: Interval | None
    text: str
    source: Source
    evidence: str = ""
    note: str = ""
    organisation: str = ""
    period: str = ""
    version: str = ""
    kind: FactKind = "stated"
    is_hedged: bool = field(kw_only=True)
    may_be_fraction: bool = field(kw_only=True)

    @classmethod
    def of(
        cls,
        reading: Reading,
        code: str,
        label: str,
        source: Source,
        *,
        evidence: str = "",
        note: str = "",
        organisation: str = "",
        period: str = "",
        version: str = "",
        kind: FactKind = "stated",
    ) -> Self:
        """Make the fact of a figure that was read, with all that the reading says of it."""
        return cls(
            code=code,
            label=label,
            value=reading.value,
            unit=reading.unit,
            interval=reading.interval,
            text=reading.text,
            source=source,
            evidence=evidence,
            note=note,
            organisation=organisation,
            period=period,
            version=version,
            kind=kind,
            is_hedged=reading.is_hedged,
            may_be_fraction=reading.may_be_fraction,
        )

    @property
    def status(self) -> Status:
        """Tell whether the figure is there, and if not, why."""
        return status_of(self.value)
