"""Find the live formula of every criterion that gives points itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.forms.dossier import Dossier
from jiheng.quantities import Status
from jiheng.reports.sheet_formula import NOT_APPLICABLE, guarded, money_power, number_text
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet, ScoredRow
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.engine import Scorer
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.indicators import rule_for_row
from jiheng.scoring.readings import Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.standards import Criterion
from jiheng.standards.expressions import Expression, Name, Number, names
from jiheng.standards.rules import Subject

ROW_WEIGHT = "weight"


@dataclass(frozen=True)
class Live:
    """Hold what a criterion's formula is made from.

    `shown` is the fact shown beside the points, empty where the rule reads several. `row` is
    the indicator row that the tree reads, None where it reads facts.
    """

    score: CriterionScore
    tree: Expression
    policy: str
    applies_when: Expression | None = None
    shown: str = ""
    row: IndicatorRow | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """List the facts that the formula reads."""
        if self.row is not None:
            return ()
        condition = names(self.applies_when) if self.applies_when is not None else ()
        return tuple(dict.fromkeys((*names(self.tree), *condition)))


def live_criteria(dossier: Dossier, card: Scorecard, readings: Readings) -> dict[str, Live]:
    """Map the code of every criterion that has a rule to its live formula's parts."""
    scorer = Scorer(card.standard, readings, lambda form: indicator_rows(dossier, form))
    made: dict[str, Live] = {}
    for score in card.walk():
        criterion = card.standard.find(score.code)
        if criterion is None or criterion.criteria:
            continue
        for live in _live(scorer, score, criterion):
            made[live.score.code] = live
    return made


def _live(scorer: Scorer, score: CriterionScore, criterion: Criterion) -> Iterator[Live]:
    source = criterion.source or scorer.standard.source
    policy = criterion.not_applicable or scorer.standard.not_applicable
    if criterion.indicators is None:
        assignment = scorer.assign(criterion, score.level, source, score.full)
        value = assignment.subject.value
        shown = value.code if isinstance(value, Name) else ""
        when = assignment.applies_when
        if assignment.is_extra:
            policy = "undecided"
        yield Live(score, assignment.tree(), policy, when, shown)
        return
    rows = {f"{criterion.code}.{row.code}": row for row in scorer.rows(criterion.indicators.form)}
    for child in score.children:
        row = rows[child.code]
        fitting = criterion.indicators.rule_for(row.nature, row.level1)
        if fitting is not None:
            rule = rule_for_row(fitting.rule, row, child.full)
            tree = rule.lower(Subject(row.name, Number(child.full), Name("actual")))
            yield Live(child, tree, policy, row=row)


def scored_rows(lives: Mapping[str, Live]) -> list[ScoredRow]:
    """List the indicator rows among the live criteria."""
    return [ScoredRow(code, live.row) for code, live in lives.items() if live.row is not None]


def points_formula(live: Live, data: DataSheet, indicators: IndicatorSheet) -> str:
    """Write the live formula of a criterion's points."""
    not_applicable = NOT_APPLICABLE
    if live.policy == "full":
        not_applicable = number_text(live.score.full)
    elif live.policy == "redistribute" and live.score.status is Status.NOT_APPLICABLE:
        not_applicable = "0"
    if live.row is not None:
        code = live.score.code
        return guarded(
            live.tree,
            lambda name: indicators.cell(code, name),
            places=live.score.places,
            not_applicable=not_applicable,
        )
    parts = [live.tree] if live.applies_when is None else [live.tree, live.applies_when]
    plain = all(money_power(part, data.is_amount) == 0 for part in parts)
    return guarded(
        live.tree,
        data.cell,
        value=None if plain else data.value,
        places=live.score.places,
        not_applicable=not_applicable,
        applies_when=live.applies_when,
    )
