"""TG201: words of another field in the targets (weak)."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import DEPARTMENT_INDICATORS, PROJECT_INDICATORS, TARGETS, Rule
from jiheng.forms.review.rule import not_filled as form_not_filled
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.department import Duty
from jiheng.forms.rows.projects import Target


class BeyondDuties(Rule):
    """目标或指标可能超出部门职能。

    为什么：超出职能的事，资金应由有职能的部门安排。只凭词语判断，容易看错，只作提示：
    文字里有某一领域的专门用语，而部门名称和“部门职责”表里都没有这一领域的词。
    没有填写部门职责的，报无法判断。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），目标符合部门职能（推定）。
    反例：
        部门职责：职责内容=拟订科技创新发展规划并组织实施。
        项目绩效指标：三级指标=老旧小区改造户数；计量单位=户
    正例：
        部门职责：职责内容=拟订科技创新发展规划，推广老旧小区改造新技术。
        项目绩效指标：三级指标=老旧小区改造户数；计量单位=户
    """

    code = "TG201"
    name = "可能超出部门职能"
    level = Level.HINT
    advice = "核对部门“三定”规定；属于本部门的，在“部门职责”表补充"

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Look for terms of fields that are not the department's."""
        for form in (TARGETS, DEPARTMENT_INDICATORS, PROJECT_INDICATORS):
            if not submission.is_filled(form):
                yield form_not_filled(submission, form)
        known = _known_fields(submission)
        for target in submission.rows(Target):
            yield self._judge(submission, target, {"text": target.text}, known)
        for owner in submission.owners:
            for row in owner.indicators:
                texts = {"level3": row.level3, "target": row.target}
                yield self._judge(submission, row, texts, known)

    def _judge(
        self,
        submission: Submission,
        row: RowModel,
        texts: dict[str, str],
        known: frozenset[str] | None,
    ) -> Outcome:
        if known is None:
            return Unjudged(submission.where(row), "没有填写“部门职责”表")
        for code, field in submission.fields.items():
            for column, text in texts.items() if code not in known else ():
                term = next((term for term in field.terms if term in text), "")
                if term:
                    return Found(
                        submission.where(row, column),
                        f"“{term}”是{field.label}领域的用语，部门职责中没有",
                        (term,),
                        "与部门职责相符的目标",
                        source=submission.settings.fields.source,
                    )
        return Passed(submission.where(row))


def _known_fields(submission: Submission) -> frozenset[str] | None:
    """List the fields that names or duties speak of; None where duties were not filled."""
    duties = [duty.text for duty in submission.rows(Duty)]
    if not duties:
        return None
    spoken = {
        code
        for code, field in submission.fields.items()
        if any(
            word in duty for word in (field.label, *field.names, *field.terms) for duty in duties
        )
    }
    return submission.own_fields | spoken
