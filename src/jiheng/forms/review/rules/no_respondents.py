"""TG011: satisfaction of nobody in particular."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import bare
from jiheng.forms.rows.indicators import IndicatorColumns


class NoRespondents(IndicatorRule):
    """满意度指标没有写明调查对象。

    为什么：不知道问谁，满意度就没有办法调查，也没有办法核对。只写“服务对象”的，等于没有写。
    依据：中央部门项目支出核心绩效目标和指标设置及取值指引（试行）（财预〔2021〕101号），满意度指标（忆述）。
    反例：
        项目绩效指标：一级指标=满意度指标；二级指标=服务对象满意度指标；三级指标=企业满意度；调查对象=服务对象
    正例：
        项目绩效指标：一级指标=满意度指标；二级指标=服务对象满意度指标；三级指标=企业满意度；调查对象=受资助企业
    """

    code = "TG011"
    name = "满意度没有调查对象"
    level = Level.RED_LINE
    advice = "在“调查对象”栏写明调查谁，如“受资助企业”“入驻团队”"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Look for respondents that can be found and asked."""
        if not any("满意" in text for text in (row.level1, row.level2, row.level3)):
            return None
        where = submission.where(row, "respondents")
        wrote = row.respondents
        general = {bare(word) for word in submission.words("general_respondents").words}
        if not submission.is_blank(wrote) and bare(wrote) not in general:
            return Passed(where)
        what = f"只写了“{wrote}”" if wrote else "没有填写"
        quotes = (wrote,) if wrote else ()
        return Found(where, f"“{row.level3}”的调查对象{what}", quotes, "具体的一类人或单位")
