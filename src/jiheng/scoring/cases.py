"""Run the worked cases that stand beside a standard's file.

`<code>.cases.yaml` maps a criterion's code to cases: `given` facts (as an official types them;
empty for 未填报) or the cells of one indicator row, and the `expect`ed points or status. The
figures of a row may carry units; bare ones are taken as counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormErrors
from jiheng.forms.facts import Fact, Source
from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.quantities import QuantityError, Status, parse_decimal, parse_quantity, print_points
from jiheng.scoring.engine import Scorer
from jiheng.scoring.readings import Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import Criterion, Fault, Standard, StandardError, vocabulary
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml
from jiheng.standards.loading import standards_folder
from jiheng.standards.model import Place

_ROW_KEYS = (
    *("nature", "level1", "level2", "weight", "target", "unit", "actual", "tier", "awarded"),
)
_PLACES = 12
"""Decimals compared: more than any standard rounds to, so that 3.9321 is not taken for 3.932."""


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
        StandardError: if the file of cases has faults (unknown criterion, fact or key; no list,
            name or expectation; an expectation that is no figure or status).
    """
    source = path or cases_path(standard)
    if not source.exists():
        return ()
    content = read_exact_yaml(source)
    faults = list(_faults(standard, content))
    if faults:
        raise StandardError(faults)
    return tuple(_run(standard, code, case) for code, cases in content.items() for case in cases)


def _faults(standard: Standard, content: LinedMapping) -> Iterator[Fault]:
    codes = [one.code for one in standard.walk()]
    for code, cases in content.items():
        criterion = standard.find(code)
        if criterion is None:
            what = f"标准“{standard.code}”没有编码“{code}”"
            yield Fault(*place(content, (code,)), what, suggest(code, codes))
        elif not isinstance(cases, list) or not cases:
            advice = "每个用例写一行：- {name: …, given: {…}, expect: {…}}"
            yield Fault(*place(content, (code,)), f"“{code}”下应为用例清单", advice)
        else:
            for index, case in enumerate(cases):
                for at, what, advice in _case_faults(criterion, case):
                    yield Fault(*place(content, (code, index, *at)), what, advice)


def _case_faults(criterion: Criterion, case: Any) -> Iterator[tuple[Place, str, str]]:
    if not isinstance(case, LinedMapping):
        yield (), f"用例应为“名称: 值”，而不是“{case}”", "用例写 name、given、expect"
        return
    for key in case:
        if key not in ("name", "given", "expect"):
            yield (key,), f"不认识的项“{key}”", "用例只写 name、given、expect"
    if not isinstance(case.get("name"), str):
        yield (), "用例没有写 name", "请写明用例考的是什么"
    yield from _given_faults(criterion, case.get("given"))
    yield from _expect_faults(case.get("expect"))


def _given_faults(criterion: Criterion, given: Any) -> Iterator[tuple[Place, str, str]]:
    if not isinstance(given, LinedMapping):
        what = "用例没有写 given" if given is None else "given 应为“名称: 值”"
        yield ("given",), what, "没有给定值的写 given: {}"
        return
    known = set(_ROW_KEYS) if criterion.indicators else set(vocabulary())
    for key, value in given.items():
        if key not in known:
            yield ("given", key), f"given 中的“{key}”没有定义", suggest(key, known)
        if isinstance(value, list | dict):
            yield ("given", key), f"given 中的“{key}”应为一个数或文字", "请去掉括号"
    for key in ("nature", "weight") if criterion.indicators else ():
        if not given.get(key):
            yield ("given",), f"given 中没有“{key}”", "逐行计分的指标应写指标性质和权重"
    level = str(given.get("level1") or "").removesuffix("指标")
    levels = criterion.indicators.level1 if criterion.indicators else ()
    if level and levels and level not in levels:
        what = f"“{criterion.name}”不含一级指标“{level}”"
        yield ("given", "level1"), what, suggest(level, levels)


def _expect_faults(expect: Any) -> Iterator[tuple[Place, str, str]]:
    advice = "请写 expect: {points: 得分} 或 expect: {status: 填报状态}"
    if not isinstance(expect, LinedMapping):
        yield ("expect",), "用例没有写 expect" if expect is None else "expect 写法不对", advice
        return
    for key in expect:
        if key not in ("points", "status"):
            what = f"expect 中的“{key}”没有定义"
            yield ("expect", key), what, suggest(key, ("points", "status"))
    if not expect.keys() & {"points", "status"}:
        yield ("expect",), "expect 中没有 points 或 status", advice
    labels = [status.label for status in Status]
    if "status" in expect and expect["status"] not in labels:
        what = f"expect 的 status 不对：“{expect['status']}”"
        yield ("expect", "status"), what, suggest(str(expect["status"]), labels)
    if "points" in expect:
        try:
            parse_decimal(str(expect["points"]))
        except QuantityError as error:
            what = f"expect 的 points 不是数：“{_text(expect['points'])}”"
            yield ("expect", "points"), what, error.advice or "请写得分，如 3.93"


def _run(standard: Standard, code: str, case: Mapping[str, Any]) -> CaseResult:
    criterion = standard.find(code)
    assert criterion is not None
    given = {key: _text(value) for key, value in case["given"].items()}
    expected = _expected(case["expect"])
    try:
        result = _score(standard, criterion, given)
    except FormErrors as error:
        return CaseResult(code, case["name"], expected, str(error))
    except ValidationError as error:
        wrong = "；".join(one["msg"] for one in error.errors())
        return CaseResult(code, case["name"], expected, wrong)
    return CaseResult(code, case["name"], expected, _got(case["expect"], result))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _score(standard: Standard, criterion: Criterion, given: Mapping[str, str]) -> CriterionScore:
    dossier = Dossier("用例", standard.region, standard.validity.from_year, standard.code, "", {})
    full = criterion.full
    if criterion.indicators is None:
        dossier = dossier.with_values(given)
    else:
        row = _row(criterion, given)
        dossier = Dossier(
            *("用例", dossier.region, dossier.year, standard.code, ""),
            facts=_facts(row),
            forms={row.form.code: (row,)},
        )
    rows = indicator_rows(dossier, DepartmentIndicator.form.code)
    if rows:
        # One row alone: the criterion is worth what the row is worth.
        full = rows[0].weight_or_zero()
    scorer = Scorer(standard, Readings(dossier, vocabulary()), lambda form: rows)
    return scorer.score(criterion, 1, standard.source_of(criterion.code), full)


def _row(criterion: Criterion, given: Mapping[str, str]) -> DepartmentIndicator:
    chosen = criterion.indicators
    assert chosen is not None
    cells = {
        "code": "1",
        "level1": next(iter(chosen.level1), "产出"),
        "level2": next(iter(chosen.level2), "数量"),
        "level3": "用例指标",
        "unit": _unit(given),
    }
    return DepartmentIndicator.from_cells({**cells, **given})


def _unit(given: Mapping[str, str]) -> str:
    for name in ("target", "actual"):
        try:
            stated = parse_quantity(given.get(name, "")).unit
        except QuantityError:
            continue
        if stated is not None:
            return stated.symbol
    return "项"


def _facts(row: DepartmentIndicator) -> dict[str, Fact]:
    return {
        figure.code: Fact.of(figure.reading, figure.code, figure.label, Source("用例"))
        for figure in row.figures()
    }


def _expected(expect: Mapping[str, Any]) -> str:
    parts = [str(expect.get("status", ""))]
    if "points" in expect:
        parts.append(print_points(parse_decimal(str(expect["points"])), max_places=_PLACES))
    return " ".join(part for part in parts if part)


def _got(expect: Mapping[str, Any], result: CriterionScore) -> str:
    parts = [result.status.label] if "status" in expect else []
    if "points" in expect:
        points = result.points
        parts.append("无得分" if points is None else print_points(points, max_places=_PLACES))
    return " ".join(parts)
