"""Run every rule over a dossier, keep account of what was judged, and keep secrets."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from jiheng.forms.catalogue import form_sheet
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged, Where
from jiheng.forms.review.report import Coverage, Finding, Review, RuleCoverage, Suppressed
from jiheng.forms.review.rule import Rule
from jiheng.forms.review.rules import review_rules
from jiheng.forms.review.settings import ReviewSettings, load_settings
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.projects import Project

SECRET = "（涉密）"
_LENGTH = 12
_LEVELS = tuple(Level)
_READ = (
    "projects",
    "project_indicators",
    "department_indicators",
    "targets",
    "tasks",
    "duties",
    "units",
    "plan_spending",
    "achievements",
    "narratives",
)


def review_targets(
    dossier: Dossier,
    suppressions: Mapping[str, str] | None = None,
    settings: ReviewSettings | None = None,
    rules: Iterable[Rule] | None = None,
) -> Review:
    """Review the targets of a dossier by every rule.

    `suppressions` maps fingerprints of findings to the reason why they are in order; such a
    finding is listed apart, with its reason.  Texts of secret projects are left out of the
    result: a finding about one says where it is, not what stands there.

    Raises:
        FormErrors: a suppression has no reason.
        StandardError: the settings that ship with the package have faults.
    """
    reasons = dict(suppressions or {})
    _check_reasons(reasons)
    submission = Submission(dossier, settings or load_settings())
    veil = _Veil(submission)
    findings: list[Finding] = []
    coverage: list[RuleCoverage] = []
    seen: Counter[str] = Counter()
    for rule in rules if rules is not None else review_rules():
        outcomes = list(rule.judge(submission))
        found = [one for one in outcomes if isinstance(one, Found)]
        findings += [_finding(dossier, rule, one, veil, seen) for one in found]
        coverage.append(_coverage(rule, outcomes, len(found), veil, submission))
    findings.sort(key=_by_owner(submission))
    return Review(
        organisation=dossier.organisation,
        year=dossier.year,
        findings=tuple(one for one in findings if one.fingerprint not in reasons),
        coverage=Coverage(tuple(coverage), _rows_read(dossier)),
        owners={owner.code: owner.name for owner in submission.owners},
        suppressed=tuple(
            Suppressed(one, reasons[one.fingerprint])
            for one in findings
            if one.fingerprint in reasons
        ),
        unused_suppressions=tuple(
            sorted(reasons.keys() - {finding.fingerprint for finding in findings})
        ),
    )


def _check_reasons(reasons: Mapping[str, str]) -> None:
    errors = [
        FormError(
            "没有写明理由",
            "核对说明",
            value=fingerprint,
            expected="一句说明这处问题为什么可以不改的话",
            advice="补写理由，或删去这条说明",
        )
        for fingerprint, reason in reasons.items()
        if not reason.strip()
    ]
    if errors:
        raise FormErrors(errors)


class _Veil:
    """Keep the words of secret projects out of the result."""

    def __init__(self, submission: Submission) -> None:
        secret = [row for row in submission.rows(Project) if row.secret is True]
        self.codes = {row.code for row in secret}
        self.names = sorted((row.name for row in secret), key=len, reverse=True)

    def covers(self, where: Where) -> bool:
        return where.project in self.codes

    def text(self, text: str) -> str:
        for name in self.names:
            text = text.replace(name, SECRET)
        return text

    def place(self, where: Where) -> Where:
        if self.covers(where):
            return replace(where, record="")
        record = self.text(where.record)
        return where if record == where.record else replace(where, record=record)

    def found(self, found: Found, name: str) -> Found:
        where = self.place(found.where)
        if self.covers(found.where):
            return Found(where, f"{name}{SECRET}", (), "", "", found.source)
        return replace(
            found,
            where=where,
            message=self.text(found.message),
            quotes=tuple(self.text(quote) for quote in found.quotes),
            expected=self.text(found.expected),
            advice=self.text(found.advice),
        )


def _finding(
    dossier: Dossier, rule: Rule, found: Found, veil: _Veil, seen: Counter[str]
) -> Finding:
    shown = veil.found(found, rule.name)
    fingerprint = _fingerprint(dossier, rule, shown)
    seen[fingerprint] += 1
    if seen[fingerprint] > 1:
        fingerprint = f"{fingerprint}-{seen[fingerprint]}"
    return Finding(
        code=rule.code,
        name=rule.name,
        level=rule.level,
        message=shown.message,
        where=shown.where,
        quotes=shown.quotes,
        expected=shown.expected,
        advice=shown.advice or rule.advice,
        source=shown.source or rule.source,
        fingerprint=fingerprint,
    )


def _fingerprint(dossier: Dossier, rule: Rule, found: Found) -> str:
    """Digest what the finding is about; rows may move and messages may be reworded."""
    where = found.where
    place = (where.form, where.project, where.indicator, where.record)
    parts = (rule.code, dossier.organisation, str(dossier.year), *place, *found.quotes)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]


def _coverage(
    rule: Rule, outcomes: list[Outcome], found: int, veil: _Veil, submission: Submission
) -> RuleCoverage:
    passed = Counter(one.where.project for one in outcomes if isinstance(one, Passed))
    return RuleCoverage(
        rule.code,
        rule.name,
        rule.level,
        passed_by_project=dict(passed),
        found=found,
        unjudged=tuple(_unjudged(outcomes, veil, submission)),
    )


def _unjudged(outcomes: list[Outcome], veil: _Veil, submission: Submission) -> Iterator[Unjudged]:
    for one in outcomes:
        if isinstance(one, Unjudged):
            where = veil.place(submission.located(one.where))
            yield Unjudged(where, veil.text(one.reason))


def _by_owner(submission: Submission) -> Callable[[Finding], tuple[int, int, str, int]]:
    """Give the sort key: owner, level, code, row."""
    owners = {owner.code: at for at, owner in enumerate(submission.owners)}

    def key(finding: Finding) -> tuple[int, int, str, int]:
        level = _LEVELS.index(finding.level)
        return owners[finding.where.project], level, finding.code, finding.where.position or 0

    return key


def _rows_read(dossier: Dossier) -> dict[str, int]:
    return {form_sheet(code).title: len(dossier.forms.get(code, ())) for code in _READ}
