"""TG013: the year's target is a copy of the overall one."""

from collections.abc import Iterator, Sequence

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import TARGETS, OwnerRule, not_filled
from jiheng.forms.review.settings import Threshold
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.review.texts import similarity
from jiheng.forms.rows.projects import Project, Target
from jiheng.quantities import print_rate


class SameTargets(OwnerRule):
    """年度目标与总目标雷同。

    为什么：总目标管几年，年度目标管一年；两段文字一样，说明没有分解到年度。
    开始和完成日期在同一年的项目，两个目标本可相同，不算；没有日期的报无法判断。
    相同文字的比例＝2×相同字数÷两段总字数（不计标点），达到多少算雷同见审核数值。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效目标分中长期目标和年度目标（忆述）。
    反例：
        项目：项目编码=P01；开始日期=2021-01；完成日期=2023-12
        绩效目标：项目编码=P01；目标类型=总目标；目标内容=支持企业开展技术攻关，带动产业发展。
        绩效目标：项目编码=P01；目标类型=年度目标；目标内容=支持企业开展技术攻关，带动产业发展
    正例：
        项目：项目编码=P01；开始日期=2021-01；完成日期=2023-12
        绩效目标：项目编码=P01；目标类型=总目标；目标内容=支持企业开展技术攻关，带动产业发展。
        绩效目标：项目编码=P01；目标类型=年度目标；目标内容=当年选定二十家企业，签订任务书，拨付首期经费。
    """

    code = "TG013"
    name = "年度目标与总目标雷同"
    level = Level.RED_LINE
    advice = "把总目标分解到年度，写明当年做到哪一步；当年完成的项目，填写开始和完成日期"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Compare the owner's targets of the two kinds."""
        whole = [target for target in owner.targets if target.kind == "总目标"]
        annual = [target for target in owner.targets if target.kind == "年度目标"]
        where = submission.whole(TARGETS, owner)
        limit = submission.threshold("target_similarity")
        if owner.is_department and not submission.is_filled(TARGETS):
            yield not_filled(submission, TARGETS)
        elif not whole or not annual:
            return
        elif limit is None:
            yield Unjudged(where, submission.no_threshold("target_similarity"))
        else:
            for target in annual:
                yield self._compare(submission, owner, target, whole, limit)

    def _compare(
        self,
        submission: Submission,
        owner: Owner,
        annual: Target,
        whole: Sequence[Target],
        limit: Threshold,
    ) -> Outcome:
        where = submission.where(annual, "text")
        share = max(similarity(annual.text, target.text) for target in whole)
        if share < limit.amount or _is_of_one_year(owner.project):
            return Passed(where)
        if owner.project is not None and not (owner.project.start and owner.project.finish):
            reason = "两个目标雷同，但没有填写开始和完成日期，不知道是否跨年"
            return Unjudged(where, reason)
        return Found(
            where,
            f"{owner.name}的年度目标与总目标有 {print_rate(share)} 的文字相同",
            (annual.text,),
            f"相同文字低于 {print_rate(limit.amount)}",
            source=limit.source,
        )


def _is_of_one_year(project: Project | None) -> bool:
    if project is None or not project.start or not project.finish:
        return False
    return project.start[:4] == project.finish[:4]
