"""TG001: a project, or the department, without any target."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import TARGETS, LevelRule
from jiheng.forms.review.submission import Owner, Submission


class NoTarget(LevelRule):
    """部门整体或项目没有绩效目标。

    为什么：绩效目标是安排预算的前提，没有目标就无从监控和评价；没有目标的项目不能入库。
    只写“无”“待定”的，等于没有填写。所有项目都没有目标也没有指标的，分不清是没有设定还是没有报送，报无法判断。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效目标与预算同步申报（忆述）。
    反例：
        绩效目标：目标类型=年度目标；目标内容=建成两个重点实验室。
        绩效目标：项目编码=P01；目标类型=年度目标；目标内容=待定
    正例：
        绩效目标：目标类型=年度目标；目标内容=建成两个重点实验室。
        绩效目标：项目编码=P01；目标类型=年度目标；目标内容=支持二十家企业开展技术攻关。
    """

    code = "TG001"
    name = "没有绩效目标"
    level = Level.RED_LINE
    advice = "在“绩效目标”表补填年度目标，写明要做什么、做到什么程度"
    levels = "target_levels"

    def judge_concerned(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Look for one target that says something."""
        where = submission.whole(TARGETS, owner)
        written = tuple(target.text for target in owner.targets)
        if not all(submission.is_blank(text) for text in written):
            yield Passed(where)
        elif not written and not _are_delivered(submission, owner):
            kind = "部门整体" if owner.is_department else "任何项目"
            reason = f"没有{kind}的目标和指标，分不清是没有设定还是没有报送"
            yield Unjudged(where, reason)
        else:
            what = "填写的目标没有内容" if written else "没有填写绩效目标"
            yield Found(where, f"{owner.name}{what}", written, "至少一条有内容的绩效目标")


def _are_delivered(submission: Submission, owner: Owner) -> bool:
    """Tell whether targets or indicators of this owner's kind were handed in at all."""
    return submission.is_filled(owner.indicator_form) or any(
        other.targets for other in submission.owners if other.is_department == owner.is_department
    )
