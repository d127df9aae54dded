"""What can be read but not scored: told before the scoring refuses it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.department import Profile
from jiheng.forms.rows.evaluation import EvaluationIndicator
from jiheng.forms.rows.indicators import (
    QUALITATIVE,
    TIERS,
    DepartmentIndicator,
    IndicatorColumns,
    ProjectIndicator,
)
from jiheng.forms.rows.money import TOTAL_FACTS
from jiheng.quantities import Missing, print_points
from jiheng.standards import Standard, StandardError, shipped_standard, vocabulary
from jiheng.standards.expressions import names
from jiheng.standards.rules.judged import Qualitative, Tier

_ROWS_SCORED = (
    *("self_evaluation_funds", "department_indicators"),
    *("project_indicators", "self_evaluation_indicators"),
)
"""Forms that are scored row by row."""
_INDICATORS = ("department_indicators", "self_evaluation_indicators")


def standard_named(filled: FilledForms) -> Iterator[FormError]:
    """Warn of a scoring standard that is not there, or not one for this department and year.

    A warning only: the command that scores may name another.
    """
    for place, profile in filled.rows("profile", Profile):
        try:
            standard = shipped_standard(profile.standard)
        except StandardError as error:
            yield filled.error(
                "profile",
                place,
                "standard",
                "；".join(fault.what for fault in error.faults),
                expected="评分标准的编码",
                advice=error.faults[0].advice or "用 jiheng standards list 查看",
                severity="warning",
            )
            continue
        yield from _misfits(filled, standard)


def _misfits(filled: FilledForms, standard: Standard) -> Iterator[FormError]:
    ((place, profile),) = filled.rows("profile", Profile)
    if standard.kind != "department":
        what = "是项目评分标准，不能给部门整体评分"
        advice = "改填部门整体的评分标准；项目的标准在评分时用 --standard 指定"
        yield filled.error("profile", place, "standard", what, advice=advice, severity="warning")
    elif not standard.validity.covers(profile.year):
        what = f"这份标准核实适用于{standard.validity.words}，{profile.year}年度只能试算"
        advice = "请核对年度，或改填适用的标准（jiheng standards list）"
        yield filled.error("profile", place, "year", what, advice=advice, severity="warning")


def exact_figures(filled: FilledForms) -> Iterator[FormError]:
    """Warn of approximate figures where points of the dossier's standard depend on them."""
    read = _read_by_standard(filled)
    for code, placed in filled.figures.items():
        is_scored = code in read or placed.table.sheet.code in _ROWS_SCORED
        if is_scored and placed.figure.reading.is_hedged:
            yield placed.table.error(
                placed.place,
                placed.figure.column,
                "不是确切的数，据它计算的都无法判断",
                "确切的数",
                "查明后改填；报告里要写“约”“余”的，写在“工作成效”或备注",
                "warning",
            )


def _read_by_standard(filled: FilledForms) -> set[str]:
    """List the totals of the year, and what the standard reads, by formula only where it counts."""
    standard = _standard(filled)
    criteria = standard.walk() if standard else ()
    ahead = [*TOTAL_FACTS.values(), *chain(*(one.read_names() for one in criteria))]
    read: set[str] = set()
    while ahead:
        code = ahead.pop()
        term = vocabulary().get(code)
        if code not in read:
            read.add(code)
            if code not in filled.figures and term is not None and term.formula is not None:
                ahead.extend(names(term.formula))
    return read


def _standard(filled: FilledForms) -> Standard | None:
    for _, profile in filled.rows("profile", Profile):
        try:
            return shipped_standard(profile.standard)
        except StandardError:
            return None
    return None


def awarded_points(filled: FilledForms) -> Iterator[FormError]:
    """Report points awarded above the weight; warn of those outside the range of their tier."""
    for code in _INDICATORS:
        tiers = _tiers(filled, code)
        for place, row in filled.rows(code, IndicatorColumns):
            if row.nature != QUALITATIVE:
                continue
            awarded, weight = row.awarded, row.weight
            if isinstance(awarded, Missing) or isinstance(weight, Missing):
                continue
            if awarded.exact > weight.exact:
                yield filled.error(
                    code,
                    place,
                    "awarded",
                    f"超过权重 {weight.text}",
                    expected=f"0～{print_points(weight.exact, min_places=0)}分",
                    advice="请核对评定得分和权重",
                )
            elif row.tier in TIERS and len(tiers) > TIERS.index(row.tier):
                tier = tiers[TIERS.index(row.tier)]
                if not _lies_in(awarded.exact, weight.exact, tier):
                    yield filled.error(
                        code,
                        place,
                        "awarded",
                        f"不在完成档次“{row.tier}”的得分范围内，评分时无法判断",
                        expected=_points_of(tier, weight.exact),
                        advice="改评定得分，或改完成档次",
                        severity="warning",
                    )


def _tiers(filled: FilledForms, code: str) -> tuple[Tier, ...]:
    """Give the tiers of the dossier's own standard; those of 财预〔2020〕10号 for projects."""
    standard = _standard(filled) if code == DepartmentIndicator.form.code else None
    for criterion in standard.walk() if standard else ():
        for one in criterion.indicators.rules if criterion.indicators else ():
            if isinstance(one.rule, Qualitative):
                return one.rule.tiers
    return Qualitative().tiers


def _lies_in(points: Fraction, weight: Fraction, tier: Tier) -> bool:
    low, high = tier.from_share.value * weight, tier.to_share.value * weight
    # A row of no weight has no range: 0 points fit every tier.
    is_at_top = points == high and (tier.to_included or not weight)
    return low <= points < high or is_at_top


def _points_of(tier: Tier, weight: Fraction) -> str:
    low, high = (
        print_points(share.value * weight, min_places=0)
        for share in (tier.from_share, tier.to_share)
    )
    return f"{low}～{high}分" + ("" if tier.to_included else f"（不含{high}分）")


def weights_as_approved(filled: FilledForms) -> Iterator[FormError]:
    """Report weights of a self-evaluation that are not those of the approved target.

    Weights are fixed with the approval of the target (usual practice, remembered).
    """
    planned = {
        (row.project, row.code): (place, row)
        for place, row in filled.rows("project_indicators", ProjectIndicator)
    }
    for place, row in filled.rows("self_evaluation_indicators", EvaluationIndicator):
        if (row.project, row.code) not in planned:
            continue
        target_place, target = planned[row.project, row.code]
        mine, approved = row.weight, target.weight
        if isinstance(mine, Missing) or isinstance(approved, Missing):
            continue
        if mine.exact != approved.exact:
            table = filled.forms["project_indicators"].table
            where = table.address(target_place, "weight")
            yield filled.error(
                "self_evaluation_indicators",
                place,
                "weight",
                f"与 {where} 的权重 {approved.text} 不一致",
                expected=f"{approved.text}（权重随绩效目标批复确定）",
                advice="改正其中一处",
            )
