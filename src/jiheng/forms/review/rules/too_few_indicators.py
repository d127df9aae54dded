"""TG004: a project of the second level with too few indicators."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import PROJECT_INDICATORS, PROJECTS, OwnerRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.quantities import print_points

SECOND_LEVEL = "二级"


class TooFewIndicators(OwnerRule):
    """二级项目的绩效指标少于规定个数。

    为什么：一个指标说不清一个项目，至少要能同时看到做了什么、有什么效果。
    最少个数按地区规定，见审核数值。
    依据：广州市科学技术局2021年部门整体支出绩效自评报告，每个二级项目至少2个绩效指标（公布）。
    反例：
        项目：项目编码=P01；项目级次=一级
        项目：项目编码=P0101；项目级次=二级；上级编码=P01
        项目绩效指标：项目编码=P0101；三级指标=支持企业数；权重=90
    正例：
        项目：项目编码=P01；项目级次=一级
        项目：项目编码=P0101；项目级次=二级；上级编码=P01
        项目绩效指标：项目编码=P0101；三级指标=支持企业数；权重=50
        项目绩效指标：项目编码=P0101；三级指标=新增专利数；权重=40
    """

    code = "TG004"
    name = "二级项目的指标太少"
    level = Level.RED_LINE
    advice = "补充绩效指标，兼顾产出和效益"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Count the indicators of a project of the second level."""
        if owner.is_department or owner.level not in (SECOND_LEVEL, ""):
            return
        where = submission.whole(PROJECT_INDICATORS, owner)
        least = submission.threshold("minimum_indicators")
        count = len(owner.indicators)
        if not owner.level:
            reason = "“项目”表中没有这个项目，不知道级次"
            yield Unjudged(submission.whole(PROJECTS, owner), reason)
        elif least is None:
            yield Unjudged(where, submission.no_threshold("minimum_indicators"))
        elif not submission.is_filled(PROJECT_INDICATORS):
            yield not_filled(submission, PROJECT_INDICATORS, owner)
        elif count < least.amount:
            yield Found(
                where,
                f"{owner.name}有 {count} 个绩效指标",
                (str(count),),
                f"至少 {print_points(least.amount, min_places=0)} 个",
                source=least.source,
            )
        else:
            yield Passed(where)
