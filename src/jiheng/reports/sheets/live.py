"""Find the live formula of every criterion that gives points itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.quantities import Missing
from jiheng.reports.sheet_formula import NOT_APPLICABLE, guarded, money_power, number_text
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet, ScoredRow
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.dimensions import fitted_to_rule
from jiheng.scoring.engine import Scorer
from jiheng.scoring.indicators import rule_for_row
from jiheng.scoring.readings import Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.standards import Criterion
from jiheng.standards.expressions import Expression, Name, Number, names
from jiheng.standards.rules import Subject


@dataclass(frozen=True)
class Live:
    """Hold what a criterion's formula is made from.

    `tree` gives points within `bounds` out of those the standard states; `text` is the official
    sentence for them. `shown` is the fact shown beside the points, empty where the rule reads
    several. `row` is the indicator row that the tree reads, None where it reads facts; `group`
    the criterion it belongs to.
    """

    score: CriterionScore
    tree: Expression
    policy: str
    bounds: tuple[Fraction, Fraction]
    text: str
    applies_when: Expression | None = None
    shown: str = ""
    row: ScoredRow | None = None
    group: str = ""

    @property
    def is_misfit(self) -> bool:
        """Tell whether a result was typed that the engine refuses, such as one of another unit."""
        actual = None if self.row is None else self.row.row.columns.get("actual")
        if actual is None or not isinstance(actual.value, Missing):
            return False
        return any(not isinstance(fact.value, Missing) for fact in actual.facts.values())

    @property
    def facts(self) -> tuple[str, ...]:
        """List the facts that the formula reads."""
        if self.row is not None:
            return ()
        condition = names(self.applies_when) if self.applies_when is not None else ()
        return tuple(dict.fromkeys((*names(self.tree), *condition)))


def live_criteria(scorer: Scorer, dossier: Dossier, card: Scorecard) -> dict[str, Live]:
    """Map the code of every criterion that has a rule to its live formula's parts."""
    made: dict[str, Live] = {}
    for score in card.walk():
        criterion = card.standard.find(score.code)
        if criterion is None or criterion.criteria:
            continue
        for live in _live(scorer, dossier, score, criterion):
            made[live.score.code] = live
    return made


def scorer_of(dossier: Dossier, card: Scorecard, readings: Readings) -> Scorer:
    """Give the scorer that made a scorecard."""
    return Scorer(card.standard, readings, lambda form: indicator_rows(dossier, form))


def _live(
    scorer: Scorer, dossier: Dossier, score: CriterionScore, criterion: Criterion
) -> Iterator[Live]:
    source = criterion.source or scorer.standard.source
    policy = criterion.not_applicable or scorer.standard.not_applicable
    if criterion.indicators is None:
        # The tree is of the points stated: the sheet 分值分配 scales them where they change.
        assignment = scorer.assign(criterion, score.level, source, criterion.full)
        value = assignment.subject.value
        shown = value.code if isinstance(value, Name) else ""
        if assignment.is_extra:
            policy = "undecided"
        yield Live(
            *(score, assignment.tree(), policy, assignment.bounds, assignment.text),
            applies_when=assignment.applies_when,
            shown=shown,
        )
        return
    form = criterion.indicators.form
    rows = {f"{criterion.code}.{row.code}": row for row in scorer.rows(form)}
    texts = _texts(dossier, form)
    for child in score.children:
        row = rows[child.code]
        fitting = criterion.indicators.rule_for(row.nature, row.level1)
        if fitting is not None:
            rule = rule_for_row(fitting.rule, row, child.full)
            tree = rule.lower(Subject(row.name, Number(child.full), Name("actual")))
            bounds = (Fraction(0), child.full)
            fitted = replace(row, columns=fitted_to_rule(tree, row.columns))
            scored = ScoredRow(child.code, fitted, texts.get(row.code, ("", "")))
            yield Live(
                *(child, tree, policy, bounds, child.rule_text), row=scored, group=score.code
            )


def _texts(dossier: Dossier, form: str) -> dict[str, tuple[str, str]]:
    """Map the codes of qualitative rows to what was written of target and result."""
    return {
        row.code: (row.target, row.actual)
        for row in dossier.forms.get(form, ())
        if isinstance(row, DepartmentIndicator)
    }


def scored_rows(lives: Mapping[str, Live]) -> list[ScoredRow]:
    """List the indicator rows among the live criteria."""
    return [live.row for live in lives.values() if live.row is not None]


def stated_formula(live: Live, data: DataSheet, *, rounded: bool = False) -> str:
    """Write the live formula of a criterion's points, out of those its standard states."""
    not_applicable = NOT_APPLICABLE
    if live.policy == "full" and rounded:
        not_applicable = number_text(live.score.full)
    parts = [live.tree] if live.applies_when is None else [live.tree, live.applies_when]
    plain = all(money_power(part, data.is_amount) == 0 for part in parts)
    return guarded(
        live.tree,
        data.cell,
        value=None if plain else data.value,
        places=live.score.places if rounded else None,
        not_applicable=not_applicable,
        applies_when=live.applies_when,
        bounds=live.bounds,
    )


def row_formula(live: Live, indicators: IndicatorSheet) -> str:
    """Write the live formula of an indicator row's points."""
    code = live.score.code
    not_applicable = number_text(live.score.full) if live.policy == "full" else NOT_APPLICABLE
    return guarded(
        live.tree,
        lambda name: indicators.cell(code, name),
        places=live.score.places,
        not_applicable=not_applicable,
        bounds=live.bounds,
    )
