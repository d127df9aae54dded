"""What a rule can say of a row: passed, found wrong, or not to be judged."""

from dataclasses import dataclass
from enum import StrEnum

from jiheng.standards import Source


class Level(StrEnum):
    """Say how much a finding weighs: 红线 blocks, 要点 warns, 提示 is a weak hint."""

    RED_LINE = "红线"
    POINT = "要点"
    HINT = "提示"


@dataclass(frozen=True)
class Where:
    """Name the place in the forms: form, row, column, project and indicator.

    `row` counts as the spreadsheet does and is None where the row was not read from one;
    `position` counts the rows of the form from 1; `project` is empty for the department as a
    whole; `record` is what a person calls the row; `is_shared` marks a place that concerns the
    department and every project alike.

    >>> str(Where("project_indicators", "项目绩效指标", 5, 4, "指标值", "P01", "2", "支持企业数"))
    '项目绩效指标 第5行“指标值” 2 支持企业数'
    """

    form: str
    sheet: str
    row: int | None = None
    position: int | None = None
    column: str = ""
    project: str = ""
    indicator: str = ""
    record: str = ""
    is_shared: bool = False

    def __str__(self) -> str:
        place = f"第{self.row}行" if self.row else f"第{self.position}条" if self.position else ""
        column = f"“{self.column}”" if self.column else ""
        return " ".join(
            part for part in (self.sheet, place + column, self.indicator, self.record) if part
        )


@dataclass(frozen=True)
class Passed:
    """Tell that a rule was applied to a place and found nothing wrong."""

    where: Where


@dataclass(frozen=True)
class Found:
    """Tell what a rule found wrong; empty parts are filled from the rule.

    `quotes` are the words of the form that prove it, as they stand there.
    """

    where: Where
    message: str
    quotes: tuple[str, ...] = ()
    expected: str = ""
    advice: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Unjudged:
    """Tell that a rule could not be applied (无法判断), and why."""

    where: Where
    reason: str


Outcome = Passed | Found | Unjudged
