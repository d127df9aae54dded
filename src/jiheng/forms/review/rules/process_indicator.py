"""TG006: a process indicator of all projects stands as a project's own."""

from typing import ClassVar

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import PROJECT_INDICATORS, IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import bare
from jiheng.forms.rows.indicators import IndicatorColumns


class ProcessIndicator(IndicatorRule):
    """把预算完成率等共性、过程指标当作项目的个性指标。

    为什么：预算执行另有计分，放进项目指标是重复计分；钱花完了也不等于事办成了。
    只看项目指标，不看部门整体指标。
    依据：广州市科学技术局2021年部门整体支出绩效自评报告，避免设置预算完成率等共性指标；其余词语为推定（推定）。
    反例：
        项目绩效指标：三级指标=预算完成率；指标值=100；计量单位=%
    正例：
        项目绩效指标：三级指标=课题完成率；指标值=100；计量单位=%
    """

    code = "TG006"
    name = "共性或过程指标当作个性指标"
    level = Level.RED_LINE
    advice = "删去该指标，改为反映本项目产出或效益的指标"
    forms: ClassVar[tuple[str, ...]] = (PROJECT_INDICATORS,)

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Look for a process indicator's name in 三级指标."""
        where = submission.where(row, "level3")
        words = submission.words("process_indicators")
        found = words.found_in(bare(row.level3))
        if not found:
            return Passed(where)
        return Found(
            where,
            f"“{row.level3}”是各项目共有的过程指标，不是本项目的成果",
            (row.level3,),
            "反映本项目产出或效益的个性指标",
            source=words.source,
        )
