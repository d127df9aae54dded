"""Judge whether an owner has an indicator of a first level."""

from collections.abc import Iterator
from typing import ClassVar

from jiheng.forms.review.outcome import Found, Outcome, Passed
from jiheng.forms.review.rule import LevelRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.review.texts import concerns


class PresenceRule(LevelRule):
    """Demand at least one indicator whose 一级指标 is of a kind."""

    levels = "output_benefit_levels"
    kind: ClassVar[str]
    hint: ClassVar[str]

    def judge_concerned(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Look for one indicator of the kind."""
        where = submission.whole(owner.indicator_form, owner)
        if not submission.is_filled(owner.indicator_form):
            yield not_filled(submission, owner.indicator_form, owner)
        elif any(concerns(row.level1, self.kind) for row in owner.indicators):
            yield Passed(where)
        else:
            have = "、".join(dict.fromkeys(row.level1 for row in owner.indicators))
            message = f"{owner.name}没有{self.kind}指标" + (f"，只有{have}" if have else "")
            expected = f"至少一个{self.kind}指标（{self.hint}）"
            yield Found(where, message, (have,) if have else (), expected)
