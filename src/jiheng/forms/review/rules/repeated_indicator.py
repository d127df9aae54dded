"""TG108: the same indicator twice."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import OwnerRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.review.texts import bare


class RepeatedIndicator(OwnerRule):
    """同一套指标里有重复的三级指标。

    为什么：同一件事算两次分，等于加倍了它的权重。名称比较不计空格和标点。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），指标设置科学（推定）。
    反例：
        项目绩效指标：三级指标=支持企业数；权重=50
        项目绩效指标：三级指标=支持企业 数；权重=40
    正例：
        项目绩效指标：三级指标=支持企业数；权重=50
        项目绩效指标：三级指标=支持大学数；权重=40
    """

    code = "TG108"
    name = "指标重复"
    level = Level.POINT
    advice = "合并为一个指标；确为两件事的，把名称写清楚"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Compare the names of one owner's indicators."""
        if not submission.is_filled(owner.indicator_form):
            yield not_filled(submission, owner.indicator_form, owner)
            return
        first: dict[str, str] = {}
        for row in owner.indicators:
            where = submission.where(row, "level3")
            code = row.cells()["code"]
            name = bare(row.level3)
            if name in first:
                message = f"“{row.level3}”与指标 {first[name]} 重复"
                yield Found(where, message, (row.level3, first[name]), "每个指标只出现一次")
            else:
                first[name] = code
                yield Passed(where)
