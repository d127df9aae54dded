"""Score a dossier under a standard: every criterion, the groups, the total and the grade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import compress

from jiheng.forms.dossier import Dossier
from jiheng.quantities import Status, print_points
from jiheng.scoring.addition import combined_margin, combined_status, gather
from jiheng.scoring.hanging import hangs_on
from jiheng.scoring.indicators import score_indicators
from jiheng.scoring.leaf import Assignment, is_applicable, score_leaf
from jiheng.scoring.readings import Readings
from jiheng.scoring.scorecard import CriterionScore, Scorecard
from jiheng.scoring.setting import RowSource, Setting
from jiheng.scoring.sharing import remainder_notes, share_out
from jiheng.standards import Criterion, Source, Standard, scoring_sentence
from jiheng.standards.rules.extra import Penalty
from jiheng.standards.wording import subject_of


class Scorer(Setting):
    """Score criteria and groups in one setting."""

    def score(
        self, criterion: Criterion, level: int, above: Source, full: Fraction
    ) -> CriterionScore:
        """Score a criterion and all below it, worth `full` points now."""
        source = criterion.source or above
        if criterion.indicators is not None:
            return score_indicators(self, criterion, level, source, full)
        if not criterion.criteria:
            return score_leaf(self.assign(criterion, level, source, full), self.readings)
        shares = self.shares(criterion.criteria, full, source)
        children = self.score_all(criterion.criteria, level + 1, source, shares)
        return gather(criterion, level, source, full, children, self.standard.rounding.places)

    def score_all(
        self, criteria: Sequence[Criterion], level: int, above: Source, shares: Sequence[Fraction]
    ) -> tuple[CriterionScore, ...]:
        """Score the criteria of a group, each worth its share, and say where odd units went."""
        moved = [share - one.kept for one, share in zip(criteria, shares, strict=True)]
        weights = [
            one.full - one.kept if share else Fraction(0)
            for one, share in zip(criteria, moved, strict=True)
        ]
        notes = remainder_notes(weights, moved, _kept(compress(criteria, weights)))
        return tuple(
            self.score(one, level, above, share).with_note(note)
            for one, share, note in zip(criteria, shares, notes, strict=True)
        )

    def assign(
        self, criterion: Criterion, level: int, source: Source, full: Fraction
    ) -> Assignment:
        """Build what a leaf criterion's rule has to score."""
        assert criterion.rule is not None
        stated = criterion.points.value if criterion.points else Fraction(0)
        is_penalty = isinstance(criterion.rule, Penalty)
        return Assignment(
            code=criterion.code,
            name=criterion.name,
            level=level,
            kind="criterion",
            rule=criterion.rule,
            subject=subject_of(criterion, self.readings.label),
            stated=stated,
            full=stated if is_penalty else full,
            places=self.standard.rounding.places,
            text=scoring_sentence(criterion, self.readings.label) + _changed(stated, full),
            source=source,
            evidence=criterion.evidence,
            applies_when=criterion.applies_when,
            policy=criterion.not_applicable or self.standard.not_applicable,
        )

    def shares(
        self, criteria: Sequence[Criterion], full: Fraction, source: Source
    ) -> list[Fraction]:
        """Share a group's points out among the criteria that apply.

        Criteria that the standard redistributes when they do not apply get 0; bonus, penalty
        and net adjustments keep their own points, also inside a group.
        """
        stated = [child.full for child in criteria]
        gone = [self.is_gone(child, source) for child in criteria]
        if not any(gone) and sum(stated, Fraction(0)) == full:
            return stated
        weights = [
            Fraction(0) if is_gone else child.full - child.kept
            for child, is_gone in zip(criteria, gone, strict=True)
        ]
        to_share = full - _kept(criteria)
        if not sum(weights):
            # Either the points have gone to another group, or there is nobody to take them.
            return [child.full if to_share else child.kept for child in criteria]
        shared = share_out(to_share, weights, self.standard.rounding.places)
        return [child.kept + share for child, share in zip(criteria, shared, strict=True)]

    def is_gone(self, criterion: Criterion, source: Source) -> bool:
        """Say whether a criterion's points are to be shared out because nothing in it applies.

        What a group holds of bonuses and adjustments stays with it and is not asked.
        """
        if criterion.criteria:
            moving = [child for child in criterion.criteria if child.full != child.kept]
            return bool(moving) and all(self.is_gone(child, source) for child in moving)
        policy = criterion.not_applicable or self.standard.not_applicable
        if policy != "redistribute" or criterion.rule is None or criterion.rule.is_extra:
            return False
        assignment = self.assign(criterion, 0, source, criterion.full)
        return is_applicable(assignment, self.readings) == 0


def _kept(criteria: Iterable[Criterion]) -> Fraction:
    return sum((one.kept for one in criteria), Fraction(0))


def _changed(stated: Fraction, full: Fraction) -> str:
    if full in (stated, 0):
        return ""
    return f"（分值由{print_points(stated)}分按比例调整为{print_points(full)}分）"


def score_with_readings(
    dossier: Dossier,
    standard: Standard,
    readings: Readings,
    rows: RowSource,
    *,
    trial: bool = False,
) -> Scorecard:
    """Score with the given readings and indicator rows; `score` is the door for the rest."""
    scorer = Scorer(standard, readings, rows)
    shares = scorer.shares(standard.criteria, standard.full, standard.source)
    criteria = scorer.score_all(standard.criteria, 1, standard.source, shares)
    return conclude(dossier, standard, criteria, trial)


def conclude(
    dossier: Dossier, standard: Standard, criteria: tuple[CriterionScore, ...], trial: bool
) -> Scorecard:
    """Add the criteria up to the total, and grade it."""
    known = [one.points for one in criteria if one.points is not None]
    total = sum(known, Fraction(0)) if len(known) == len(criteria) else None
    status = combined_status(criteria)
    note = ""
    if not standard.validity.covers(dossier.year):
        note = f"评分标准核实适用于{standard.validity.words}，不能据以判断{dossier.year}年度"
    card = Scorecard(
        standard=standard,
        organisation=dossier.organisation,
        year=dossier.year,
        criteria=criteria,
        total=total,
        status=status,
        low=sum((one.low for one in criteria), Fraction(0)),
        high=sum((one.high for one in criteria), Fraction(0)),
        full=standard.full,
        margin=combined_margin(criteria),
        validity_note=note,
    )
    open_items = tuple(
        f"{leaf.name}（{leaf.status.label}）" for leaf in card.leaves() if leaf.points is None
    )
    card = replace(card, conditional_on=open_items)
    if note and not trial:
        return replace(card, total=None, status=Status.NOT_ASSESSABLE)
    return _graded(card)


def _graded(card: Scorecard) -> Scorecard:
    grades = card.standard.grades
    if not grades or card.total is None:
        return card
    grade = _grade(card, card.total)
    note = ""
    margin = card.margin
    if margin is not None and margin.low is not None and margin.high is not None:
        reachable = {_grade(card, margin.low), _grade(card, margin.high)}
        if len(reachable) > 1:
            low, high = print_points(margin.low), print_points(margin.high)
            note = f"等级取决于数据的四舍五入：总分可在{low}～{high}分之间{hangs_on(card)}"
    return replace(card, grade=grade, grade_note=note)


def _grade(card: Scorecard, total: Fraction) -> str:
    for grade in card.standard.grades:
        if total >= grade.at_least.value * card.full:
            return grade.name
    return card.standard.grades[-1].name
