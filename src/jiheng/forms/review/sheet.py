"""The review sheet of one project: deductions are proposed, points are the reviewer's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from jiheng.forms.errors import FormError, FormErrors, did_you_mean
from jiheng.forms.review.outcome import Level
from jiheng.forms.review.report import Finding, Review, RuleCoverage
from jiheng.forms.review.sheet_template import ItemTemplate, SheetGrade, SheetTemplate, load_sheet
from jiheng.quantities import (
    Missing,
    QuantityError,
    Status,
    Value,
    display_width,
    fold,
    pad,
    parse_decimal,
    print_points,
    total,
)
from jiheng.standards import Source

SHEET = "绩效目标审核表"
_NOT_DECIDED = Missing(Status.UNREPORTED, "审核人尚未填写得分")


@dataclass(frozen=True)
class ReviewItem:
    """Hold one item: full points, what speaks for deductions, and the reviewer's points.

    `proposed` is the suggested deduction, never more than the full points; `unjudged` lists the
    codes of rules that could not be applied everywhere.  `points` is Missing until the reviewer decides.
    """

    code: str
    aspect: str
    name: str
    question: str
    full: Fraction
    proposed: Fraction
    findings: tuple[Finding, ...]
    unjudged: tuple[str, ...]
    points: Value = _NOT_DECIDED


@dataclass(frozen=True)
class ReviewSheet:
    """Hold the sheet; `total`, `grade` and `next_step` follow from the reviewer's points."""

    title: str
    source: Source
    items: tuple[ReviewItem, ...]
    template: SheetTemplate

    def with_points(self, points: Mapping[str, str]) -> "ReviewSheet":
        """Give the sheet with points by item code, as typed; an empty text takes them back.

        Raises:
            FormErrors: every unknown item, every text that is no number, or out of range.
        """
        errors: list[FormError] = []
        known = {item.code: item for item in self.items}
        decided: dict[str, Value] = {}
        for code, text in points.items():
            if code not in known:
                advice = did_you_mean(code, known)
                errors.append(FormError("没有这项审核内容", SHEET, value=code, advice=advice))
                continue
            try:
                decided[code] = _read_points(text, known[code])
            except FormErrors as error:
                errors += error.errors
        if errors:
            raise FormErrors(errors)
        items = (replace(item, points=decided.get(item.code, item.points)) for item in self.items)
        return replace(self, items=tuple(items))

    @property
    def total(self) -> Value:
        """Add up the reviewer's points; Missing while any item is not decided."""
        return total([item.points for item in self.items])

    @property
    def grade(self) -> SheetGrade | None:
        """Give the grade, or None while any item is not decided."""
        added = self.total
        return None if isinstance(added, Missing) else self.template.grades.of(added)

    @property
    def red_lines(self) -> tuple[Finding, ...]:
        """List the findings that block whatever the points."""
        found = (finding for item in self.items for finding in item.findings)
        return tuple(finding for finding in found if finding.level is Level.RED_LINE)

    @property
    def next_step(self) -> str:
        """Say in one sentence what may happen next."""
        if self.red_lines:
            return f"有 {len(self.red_lines)} 处红线问题没有消除，应先退回修改，不按得分处理。"
        if self.grade is None:
            left = sum(isinstance(item.points, Missing) for item in self.items)
            return f"还有 {left} 项没有填写得分，不能评定等级。"
        return self.grade.next_step

    def as_data(self) -> dict[str, Any]:
        """Give the sheet as plain data for JSON; numbers are text."""
        return {
            "title": self.title,
            "items": [
                {
                    "code": item.code,
                    "aspect": item.aspect,
                    "name": item.name,
                    "question": item.question,
                    "full": _shown(item.full),
                    "proposed_deduction": _shown(item.proposed),
                    "findings": [finding.fingerprint for finding in item.findings],
                    "unjudged": list(item.unjudged),
                    "points": None if isinstance(item.points, Missing) else _shown(item.points),
                }
                for item in self.items
            ],
            "total": None if isinstance(self.total, Missing) else _shown(self.total),
            "grade": self.grade.name if self.grade else None,
            "next_step": self.next_step,
        }


def review_sheet(
    findings: Iterable[Finding],
    coverage: Iterable[RuleCoverage] = (),
    template: SheetTemplate | None = None,
) -> ReviewSheet:
    """Make the review sheet of one owner's findings; points are left to the reviewer.

    For one project: `part = review.of("P01")`, then
    `review_sheet(part.findings, part.coverage.rules)`.
    """
    sheet = template or load_sheet()
    found, rules = list(findings), list(coverage)
    return ReviewSheet(
        title=sheet.title,
        source=sheet.source,
        items=tuple(
            _item(sheet, aspect.name, item, found, rules)
            for aspect in sheet.aspects
            for item in aspect.items
        ),
        template=sheet,
    )


def project_sheet(review: Review, project: str) -> ReviewSheet:
    """Make the review sheet of one project, or of the department (empty code)."""
    part = review.of(project)
    return review_sheet(part.findings, part.coverage.rules)


def sheet_text(sheet: ReviewSheet, width: int = 80) -> str:
    """Give the sheet as an aligned table for the terminal, texts folded at `width` columns."""
    rows = [("审核内容", "分值", "建议扣分", "得分")]
    for item in sheet.items:
        points = "未填" if isinstance(item.points, Missing) else _shown(item.points)
        rows.append((item.name, _shown(item.full), _shown(item.proposed), points))
    widths = [max(display_width(row[at]) for row in rows) for at in range(4)]
    lines = [sheet.title]
    for row in rows:
        cells = [pad(row[0], widths[0])]
        cells += [pad(row[at], widths[at], "right") for at in range(1, 4)]
        lines.append("  ".join(cells))
    for item in sheet.items:
        if item.unjudged:
            codes = "、".join(item.unjudged)
            lines += fold(f"{item.name}：{codes} 有无法判断之处，请人工审核。", width)
    added, grade = sheet.total, sheet.grade
    shown = "未评定" if isinstance(added, Missing) else _shown(added)
    lines.append(f"合计 {shown}" + (f"　等级 {grade.name}" if grade else ""))
    lines += fold(sheet.next_step, width)
    return "\n".join(lines) + "\n"


def _item(
    sheet: SheetTemplate,
    aspect: str,
    item: ItemTemplate,
    findings: list[Finding],
    rules: list[RuleCoverage],
) -> ReviewItem:
    mine = tuple(finding for finding in findings if finding.code in item.rules)
    costs = (sheet.deductions.by_level[finding.level].value for finding in mine)
    return ReviewItem(
        code=item.code,
        aspect=aspect,
        name=item.name,
        question=item.question,
        full=item.points.value,
        proposed=min(item.points.value, sum(costs, Fraction(0))),
        findings=mine,
        unjudged=tuple(rule.code for rule in rules if rule.code in item.rules and rule.unjudged),
    )


def _read_points(text: str, item: ReviewItem) -> Value:
    if not text.strip():
        return _NOT_DECIDED
    expected = f"0～{_shown(item.full)} 之间的数"
    try:
        points = parse_decimal(text)
    except QuantityError as wrong:
        error = FormError(
            "不是可用的数",
            SHEET,
            header=item.name,
            value=text,
            expected=expected,
            advice=wrong.advice,
        )
        raise FormErrors([error]) from None
    if not 0 <= points <= item.full:
        what, advice = f"“{item.name}”的得分超出范围", "改为范围内的数"
        error = FormError(
            what, SHEET, header=item.name, value=text, expected=expected, advice=advice
        )
        raise FormErrors([error])
    return points


def _shown(points: Fraction) -> str:
    return print_points(points, min_places=0)
