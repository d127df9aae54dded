"""What every rule of the target review is: a code that stays, a name, a level, a judgement."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from jiheng.forms.catalogue import form_sheet
from jiheng.forms.review.manual import Manual, read_manual
from jiheng.forms.review.outcome import Level, Outcome, Unjudged
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.standards import Source

PROJECTS = "projects"
PROJECT_INDICATORS = "project_indicators"
DEPARTMENT_INDICATORS = "department_indicators"
TARGETS = "targets"


class Rule(ABC):
    """Judge one thing about the rows of a dossier.

    `code` is never renumbered nor used again; `name` says what is wrong; `advice` tells the
    user what to do.  The docstring of each rule is its page in the manual (see `manual`).
    """

    code: ClassVar[str]
    name: ClassVar[str]
    level: ClassVar[Level]
    advice: ClassVar[str]

    @abstractmethod
    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Give an outcome for everything the rule concerns; none where it concerns nothing."""

    @property
    def manual(self) -> Manual:
        """Give the page of the manual."""
        return _manual(type(self))

    @property
    def source(self) -> Source:
        """Give the document behind the rule and how sure that is."""
        return self.manual.source


@cache
def _manual(rule: type[Rule]) -> Manual:
    return read_manual(rule.__doc__ or "")


def not_filled(submission: Submission, form: str, owner: Owner | None = None) -> Unjudged:
    """Say that a form the rule reads has no rows at all."""
    return Unjudged(submission.whole(form, owner), f"“{form_sheet(form).title}”表没有填写")


class OwnerRule(Rule):
    """Judge the department as a whole and each project, one at a time."""

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Judge every owner; say so where no project is listed at all."""
        for owner in submission.owners:
            yield from self.judge_owner(submission, owner)
        if all(owner.is_department for owner in submission.owners):
            yield not_filled(submission, PROJECTS)

    @abstractmethod
    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Give the outcomes for one owner; none where the rule does not concern it."""


class LevelRule(OwnerRule):
    """Judge the department, and projects of the levels that a threshold names."""

    levels: ClassVar[str]
    """The threshold that names the levels."""

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Judge an owner if its level is one of those named."""
        if owner.is_department:
            yield from self.judge_concerned(submission, owner)
            return
        levels = submission.threshold(self.levels)
        if levels is None:
            reason = submission.no_threshold(self.levels)
            yield Unjudged(submission.whole(PROJECTS, owner), reason)
        elif not owner.level:
            reason = "“项目”表中没有这个项目，不知道级次"
            yield Unjudged(submission.whole(PROJECTS, owner), reason)
        elif owner.level in levels.words:
            yield from self.judge_concerned(submission, owner)

    @abstractmethod
    def judge_concerned(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Give the outcomes for an owner whose level is concerned."""


class IndicatorRule(Rule):
    """Judge indicators one at a time."""

    forms: ClassVar[tuple[str, ...]] = (DEPARTMENT_INDICATORS, PROJECT_INDICATORS)

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Judge every indicator; say so where a form has none."""
        for form in self.forms:
            if not submission.is_filled(form):
                yield not_filled(submission, form)
        for owner in submission.owners:
            for row in owner.indicators if owner.indicator_form in self.forms else ():
                outcome = self.judge_indicator(submission, row)
                if outcome is not None:
                    yield outcome

    @abstractmethod
    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Give the outcome for one indicator, or None where the rule does not concern it."""
