"""The result of a target review: findings, and what was and was not looked at."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jiheng.forms.review.outcome import Level, Unjudged, Where
from jiheng.standards import Source


@dataclass(frozen=True)
class Finding:
    """Hold one thing found wrong, as a person needs it to put it right.

    `fingerprint` is the same in every run as long as the words it is about stay the same, and
    differs between departments and years.
    """

    code: str
    name: str
    level: Level
    message: str
    where: Where
    quotes: tuple[str, ...]
    expected: str
    advice: str
    source: Source
    fingerprint: str

    def as_data(self) -> dict[str, Any]:
        """Give the finding as plain data for JSON."""
        return {
            "code": self.code,
            "name": self.name,
            "level": self.level.value,
            "message": self.message,
            "where": where_data(self.where),
            "quotes": list(self.quotes),
            "expected": self.expected,
            "advice": self.advice,
            "source": {
                "document": self.source.document,
                "clause": self.source.clause,
                "confidence": self.source.confidence.value,
            },
            "fingerprint": self.fingerprint,
        }


@dataclass(frozen=True)
class Suppressed:
    """Hold a finding that somebody explained, with the reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class RuleCoverage:
    """Count what one rule looked at: passed, found wrong, and could not judge (with reasons).

    `passed_by_project` counts by project code, the empty one for the department.
    """

    code: str
    name: str
    level: Level
    passed_by_project: Mapping[str, int]
    found: int
    unjudged: tuple[Unjudged, ...]

    @property
    def passed(self) -> int:
        """Count the places in order."""
        return sum(self.passed_by_project.values())

    @property
    def judged(self) -> int:
        """Count the places that the rule decided on."""
        return self.passed + self.found

    @property
    def state(self) -> str:
        """Say 已判断, 部分无法判断, 无法判断, or 不适用 where nothing was of its kind."""
        if self.unjudged:
            return "部分无法判断" if self.judged else "无法判断"
        return "已判断" if self.judged else "不适用"

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Count the reasons for not judging, most frequent first."""
        return tuple(Counter(one.reason for one in self.unjudged).most_common())


@dataclass(frozen=True)
class Coverage:
    """Say how much was reviewed: every rule, and the rows read of each form by title."""

    rules: tuple[RuleCoverage, ...]
    rows: Mapping[str, int]

    @property
    def unjudged(self) -> int:
        """Count the judgements that could not be made."""
        return sum(len(rule.unjudged) for rule in self.rules)


@dataclass(frozen=True)
class Review:
    """Hold the review of a dossier's targets; made by `review_targets`.

    `owners` maps project codes to names, the empty code to 部门整体.
    """

    organisation: str
    year: int
    findings: tuple[Finding, ...]
    coverage: Coverage
    owners: Mapping[str, str]
    suppressed: tuple[Suppressed, ...] = ()
    unused_suppressions: tuple[str, ...] = ()

    def count(self, level: Level) -> int:
        """Count the findings of a level."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def is_blocked(self) -> bool:
        """Tell whether a red line was crossed."""
        return self.count(Level.RED_LINE) > 0

    @property
    def is_complete(self) -> bool:
        """Tell whether every rule could be applied everywhere."""
        return self.coverage.unjudged == 0

    @property
    def unjudged_red_lines(self) -> int:
        """Count the judgements of red lines that could not be made."""
        lines = (rule for rule in self.coverage.rules if rule.level is Level.RED_LINE)
        return sum(len(rule.unjudged) for rule in lines)

    @property
    def verdict(self) -> str:
        """Say the outcome in one Chinese sentence; what was not judged is never passed."""
        if self.is_blocked:
            return f"有 {self.count(Level.RED_LINE)} 处红线问题，应退回修改。"
        if self.unjudged_red_lines:
            return (
                f"未发现红线问题，但有 {self.unjudged_red_lines} 处红线无法判断，补齐资料后再审。"
            )
        if self.findings:
            return f"没有红线问题，有 {len(self.findings)} 处要点或提示请核对。"
        return "未发现问题。"

    def of(self, project: str) -> "Review":
        """Give the part of the review that concerns one project, or the department (empty).

        What could not be judged for all of a form concerns every owner.
        """
        rules = tuple(
            replace(
                rule,
                found=sum(
                    finding.code == rule.code and finding.where.project == project
                    for finding in self._all_findings
                ),
                passed_by_project={project: rule.passed_by_project.get(project, 0)},
                unjudged=tuple(
                    one
                    for one in rule.unjudged
                    if one.where.is_shared or one.where.project == project
                ),
            )
            for rule in self.coverage.rules
        )
        return replace(
            self,
            findings=tuple(one for one in self.findings if one.where.project == project),
            coverage=replace(self.coverage, rules=rules),
            owners={code: name for code, name in self.owners.items() if code == project},
            suppressed=tuple(
                one for one in self.suppressed if one.finding.where.project == project
            ),
            unused_suppressions=(),
        )

    @property
    def _all_findings(self) -> tuple[Finding, ...]:
        return (*self.findings, *(one.finding for one in self.suppressed))

    def as_data(self) -> dict[str, Any]:
        """Give the review as plain data for JSON."""
        return {
            "organisation": self.organisation,
            "year": self.year,
            "verdict": self.verdict,
            "counts": {level.value: self.count(level) for level in Level},
            "findings": [finding.as_data() for finding in self.findings],
            "suppressed": [
                {"finding": one.finding.as_data(), "reason": one.reason} for one in self.suppressed
            ],
            "unused_suppressions": list(self.unused_suppressions),
            "owners": dict(self.owners),
            "coverage": {
                "rows": dict(self.coverage.rows),
                "unjudged": self.coverage.unjudged,
                "rules": [
                    {
                        "code": rule.code,
                        "name": rule.name,
                        "level": rule.level.value,
                        "state": rule.state,
                        "passed": rule.passed,
                        "found": rule.found,
                        "unjudged": [
                            {"where": where_data(one.where), "reason": one.reason}
                            for one in rule.unjudged
                        ],
                    }
                    for rule in self.coverage.rules
                ],
            },
        }


def where_data(where: Where) -> dict[str, Any]:
    """Give a place as plain data for JSON."""
    return {
        "form": where.form,
        "sheet": where.sheet,
        "row": where.row,
        "position": where.position,
        "column": where.column,
        "project": where.project,
        "indicator": where.indicator,
        "record": where.record,
    }
