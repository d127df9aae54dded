"""TG001: a project, or the department, without any target."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import TARGETS, LevelRule, not_filled
from jiheng.forms.review.submission import Owner, Submission


class NoTarget(LevelRule):
    """部门整体或项目没有绩效目标。

    为什么：绩效目标是安排预算的前提，没有目标就无从监控和评价；没有目标的项目不能入库。
    只写“无”“待定”的，等于没有填写。
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
        if not submission.is_filled(TARGETS):
            yield not_filled(submission, TARGETS, owner)
        elif all(submission.is_blank(target.text) for target in owner.targets):
            written = tuple(target.text for target in owner.targets)
            what = "填写的目标没有内容" if written else "没有填写绩效目标"
            yield Found(where, f"{owner.name}{what}", written, "至少一条有内容的绩效目标")
        else:
            yield Passed(where)
