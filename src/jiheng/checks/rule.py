"""What every rule of the cross-check is: a code that stays, a name, a page of the manual."""

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from jiheng.checks.figures import Figure
from jiheng.checks.finding import Finding, Quote, Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Relation, Verdict, judge

if TYPE_CHECKING:
    from jiheng.checks.mining.survey import Survey

SECTIONS = ("为什么", "依据", "反例", "正例")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)})：(.*)$")


@dataclass(frozen=True)
class Manual:
    """Hold the manual page of a rule; `bad` and `good` are texts that show it at work."""

    what: str
    why: str
    source: str
    bad: str
    good: str
    text: str


@dataclass(frozen=True, eq=False)
class Outcome:
    """Hold what a rule has to say about some figures.

    `finding` is None where the relation holds or cannot be decided.
    """

    operands: tuple[Figure, ...]
    verdict: Verdict
    finding: Finding | None = None
    culprit: Figure | None = None


class Rule(ABC):
    """Look for one kind of contradiction.

    `code` is never renumbered nor used again; `name` says what is wrong; `severity` is that
    of its findings unless a finding says otherwise.  The docstring of each rule is its page in
    the manual.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR

    @abstractmethod
    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Give an outcome for every relation or place that the rule concerns."""

    @property
    def manual(self) -> Manual:
        """Give the page of the manual.

        Raises:
            ValueError: the docstring lacks a section.
        """
        return _manual(type(self))

    def found(
        self,
        message: str,
        quotes: tuple[Quote, ...],
        context: str,
        *,
        severity: Severity | None = None,
        expected: str = "",
        calculation: str = "",
        repairs: tuple[str, ...] = (),
    ) -> Finding:
        """Make a finding of this rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            message=message,
            quotes=quotes,
            context=context.strip(),
            expected=expected,
            calculation=calculation,
            repairs=repairs,
        )

    def outcome(
        self,
        judgement: Judgement,
        message: str,
        context: str,
        *,
        severity: Severity | None = None,
        more: tuple[Figure, ...] = (),
        suspect: Figure | None = None,
        is_certain: bool = False,
    ) -> Outcome:
        """Turn a judgement into an outcome; only tails and contradictions make a finding.

        `severity` replaces the rule's own for a contradiction; `more` are figures to quote
        beside the operands; `suspect` is the operand most likely wrong where the rule knows
        better than the judgement.  A contradiction that nothing explains makes a finding only
        where it `is_certain` that these figures are related; else it cannot be decided.
        """
        operands = judgement.operands
        if judgement.verdict in (Verdict.HOLDS, Verdict.UNDECIDED):
            return Outcome(operands, judgement.verdict)
        is_tail = judgement.verdict is Verdict.TAIL
        if not (is_tail or is_certain or judgement.is_explained):
            return Outcome(operands, Verdict.UNDECIDED)
        culprit = operands[0] if is_tail else suspect or judgement.culprit
        rest = [figure for figure in (*operands, *more) if figure is not culprit]
        repairs = {repair.figure: repair.expected for repair in judgement.repairs}
        expected = repairs.get(culprit, judgement.expected if culprit is operands[0] else "")
        finding = self.found(
            message + ("（四舍五入尾差或截尾）" if is_tail else ""),
            tuple(figure.quote for figure in (culprit, *rest)),
            context,
            severity=Severity.INFO if is_tail else severity,
            expected=expected,
            calculation=judgement.calculation,
            repairs=tuple(repair.text for repair in judgement.repairs),
        )
        return Outcome(operands, judgement.verdict, finding, culprit)


class FollowUp(Rule):
    """Look, after all other rules, at what they left open: the figures that fit nowhere.

    Such a rule reads numbers rather than words; what it finds is a doubt, never an error.
    """

    severity: ClassVar[Severity] = Severity.WARNING

    @abstractmethod
    def follow(self, survey: "Survey") -> Iterator[Outcome]:
        """Give an outcome for every figure that the numbers make doubtful."""

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge a document of which no other rule has said anything."""
        from jiheng.checks.mining.survey import Survey

        yield from self.follow(Survey(reading))

    def doubt(
        self, relation: Relation, message: str, context: str, suspect: Figure
    ) -> Iterator[Outcome]:
        """Give an outcome where a relation fails exactly, nothing where rounding explains it."""
        judgement = judge(relation)
        if judgement.verdict is Verdict.CONTRADICTED:
            yield self.outcome(judgement, message, context, suspect=suspect, is_certain=True)


@cache
def _manual(rule: type[Rule]) -> Manual:
    text = inspect.cleandoc(rule.__doc__ or "")
    what, _, rest = text.partition("\n")
    sections: dict[str, list[str]] = {}
    for line in rest.splitlines():
        heading = _SECTION.match(line)
        if heading:
            sections[heading[1]] = [heading[2]] if heading[2] else []
        elif line.strip():
            if not sections:
                raise ValueError(f"{rule.code}：说明第一段之后应为“为什么：”：{line}")
            sections[list(sections)[-1]].append(line.strip())
    if tuple(sections) != SECTIONS:
        raise ValueError(f"{rule.code}：说明应依次有 {'、'.join(SECTIONS)}")
    return Manual(
        what=what.strip(),
        why="".join(sections["为什么"]),
        source="".join(sections["依据"]),
        bad="\n".join(sections["反例"]),
        good="\n".join(sections["正例"]),
        text=text,
    )
