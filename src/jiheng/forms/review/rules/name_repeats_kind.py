"""TG109: the third level repeats the second."""

import re

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import bare
from jiheng.forms.rows.indicators import IndicatorColumns

_ORDINAL = re.compile(r"[\d一二三四五六七八九十]+$")
_TELLING = 4
"""From this length a kind such as 社会效益 names nothing else; 数量 or 成本 may be a plain word."""


class NameRepeatsKind(IndicatorRule):
    """三级指标名称就是二级指标的名称。

    为什么：“社会效益”“数量指标1”没有说出考核什么，是把类别当成了指标。
    依据：中央部门项目支出核心绩效目标和指标设置及取值指引（试行）（财预〔2021〕101号），指标名称（推定）。
    反例：
        项目绩效指标：二级指标=数量指标；三级指标=数量指标1
    正例：
        项目绩效指标：二级指标=数量指标；三级指标=重点实验室数量
    """

    code = "TG109"
    name = "三级指标名重复二级指标名"
    level = Level.POINT
    advice = "三级指标写明具体考核什么，如“新增重点实验室数量”"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Look for the name of the second level in the third."""
        where = submission.where(row, "level3")
        name, kind = _ORDINAL.sub("", bare(row.level3)), bare(row.level2)
        stem = kind.removesuffix("指标")
        is_repeated = name in (kind, stem, stem + "指标") or (stem + "指标") in name
        if not is_repeated and not (len(stem) >= _TELLING and stem in name):
            return Passed(where)
        return Found(
            where,
            f"三级指标“{row.level3}”重复了二级指标“{row.level2}”",
            (row.level3, row.level2),
            "说出考核内容的名称",
        )
