"""Run the worked cases that stand beside a standard's file.

`<code>.cases.yaml` maps a criterion's code to cases: `given` facts (as an official types them;
empty for 未填报) or the columns of one indicator row, and the `expect`ed points or status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormErrors
from jiheng.forms.rows.indicators import TIERS, read_range
from jiheng.quantities import Interval, Missing, Status, parse_decimal, print_points
from jiheng.scoring.engine import Scorer
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.indicators import score_row
from jiheng.scoring.readings import Reading, Readings
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import Criterion, Fault, Standard, StandardError, vocabulary
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml
from jiheng.standards.loading import standards_folder
from jiheng.standards.syntax import parse_number

_ROW_KEYS = ("nature", "level1", "level2", "weight", "target", "actual", "tier", "awarded")


@dataclass(frozen=True)
class CaseResult:
    """Hold one case: what was expected, what came out."""

    criterion: str
    name: str
    expected: str
    got: str

    @property
    def passed(self) -> bool:
        """Say whether the two agree."""
        return self.expected == self.got


def cases_path(standard: Standard) -> Path:
    """Return the path of a shipped standard's cases."""
    return standards_folder() / f"{standard.code}.cases.yaml"


def run_cases(standard: Standard, path: Path | None = None) -> tuple[CaseResult, ...]:
    """Run every case of a standard; an absent file has none.

    Raises:
        StandardError: if the file of cases has faults (unknown criterion, fact or key).
    """
    source = path or cases_path(standard)
    if not source.exists():
        return ()
    content = read_exact_yaml(source)
    faults = list(_faults(standard, content))
    if faults:
        raise StandardError(faults)
    return tuple(
        _run(standard, code, case) for code, cases in content.items() for case in cases or ()
    )


def _faults(standard: Standard, content: LinedMapping) -> Iterator[Fault]:
    codes = [one.code for one in standard.walk()]
    for code, cases in content.items():
        criterion = standard.find(code)
        if criterion is None:
            what = f"标准“{standard.code}”没有编码“{code}”"
            yield Fault(*place(content, (code,)), what, suggest(code, codes))
            continue
        for index, case in enumerate(cases or ()):
            known = set(_ROW_KEYS) if criterion.indicators else set(vocabulary())
            where = place(content, (code, index))
            for key in case:
                if key not in ("name", "given", "expect"):
                    yield Fault(*where, f"不认识的项“{key}”", "用例只写 name、given、expect")
            for key in case.get("given") or {}:
                if key not in known:
                    yield Fault(*where, f"given 中的“{key}”没有定义", suggest(key, known))


def _run(standard: Standard, code: str, case: Mapping[str, Any]) -> CaseResult:
    criterion = standard.find(code)
    assert criterion is not None
    given = {key: _text(value) for key, value in (case.get("given") or {}).items()}
    try:
        result = _score(standard, criterion, given)
    except FormErrors as error:
        return CaseResult(code, case["name"], _expected(case["expect"]), str(error))
    return CaseResult(code, case["name"], _expected(case["expect"]), _got(case["expect"], result))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _score(standard: Standard, criterion: Criterion, given: Mapping[str, str]) -> CriterionScore:
    empty = Dossier("用例", standard.region, standard.validity.from_year, standard.code, "", {})
    source = standard.source_of(criterion.code)
    if criterion.indicators is None:
        readings = Readings(empty.with_values(given), vocabulary())
        scorer = Scorer(standard, readings, lambda form: ())
        return scorer.score(criterion, 1, source, criterion.full)
    row = _row(given)
    scorer = Scorer(standard, Readings(empty, vocabulary()), lambda form: (row,))
    return score_row(scorer, criterion, row, 1, source, row.weight_or_zero())


def _row(given: Mapping[str, str]) -> IndicatorRow:
    columns: dict[str, Reading] = {}
    for name in ("actual", "target", "awarded"):
        columns[name] = _reading(name, given.get(name, ""), given.get("nature", ""))
    tier = given.get("tier", "")
    place_of_tier = str(TIERS.index(tier) + 1) if tier in TIERS else ""
    columns["tier"] = _reading("tier", place_of_tier, "")
    if given.get("nature") == "定性":
        columns["actual"] = columns["tier"]
    if given.get("nature") == "区间" and given.get("target"):
        bounds = read_range(given["target"], None)
        for name, end in (("target_low", bounds.low), ("target_high", bounds.high)):
            assert end is not None
            columns[name] = Reading(name, name, end, Interval.exact(end), given["target"])
    return IndicatorRow(
        code="1",
        name="用例指标",
        level1=given.get("level1", ""),
        level2=given.get("level2", ""),
        nature=given.get("nature", ""),
        weight=parse_decimal(given.get("weight", "0")),
        columns=columns,
    )


def _reading(name: str, text: str, nature: str) -> Reading:
    if not text or (nature == "区间" and name == "target"):
        missing = Missing(Status.UNREPORTED)
        return Reading(name, name, missing, None, missing.label)
    if text in (status.label for status in Status):
        stated = Missing(Status.from_label(text))
        return Reading(name, name, stated, None, text)
    value = parse_number(text).value
    return Reading(name, name, value, Interval.exact(value), text)


def _expected(expect: Mapping[str, Any]) -> str:
    points = expect.get("points")
    parts = [str(expect.get("status", ""))]
    if points is not None:
        parts.append(print_points(parse_decimal(str(points)), max_places=4))
    return " ".join(part for part in parts if part)


def _got(expect: Mapping[str, Any], result: CriterionScore) -> str:
    parts = [result.status.label] if "status" in expect else []
    if "points" in expect or (result.points is not None and "status" not in expect):
        points = result.points
        parts.append("无得分" if points is None else print_points(Fraction(points), max_places=4))
    elif "status" not in expect:
        parts.append(result.status.label)
    return " ".join(parts)
