"""TG104: the only date is the end of the year."""

import re
import unicodedata
from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import OwnerRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.review.texts import concerns
from jiheng.forms.rows.indicators import IndicatorColumns

_YEAR_END = re.compile(
    r"(?:12|十二)月(?:31日|三十一日|底|末|份)?|年底|年末|年内|年终|当年|12[-/.]31|\d{4}年(?!\d)"
)
_OTHER_TIME = re.compile(
    r"\d+月|[一二三四五六七八九十]月|季度|半年|每月|月底|\d(?:个工作日|个?月|天|日|小时|周)|(?<!效)率"
)


class OnlyYearEnd(OwnerRule):
    """时效指标只写“12月31日前”。

    为什么：只有年底一个时点，全年都看不出进度，到年底又来不及纠偏。
    同一项目另有写明中间时点、时长或及时率的时效指标的，不算。
    依据：公开的项目支出绩效目标审核意见，时效指标应有中间时点（推定）。
    反例：
        项目绩效指标：二级指标=时效指标；三级指标=完成时间；指标性质=定性；指标值=2021年12月31日前；计量单位=
    正例：
        项目绩效指标：二级指标=时效指标；三级指标=完成时间；指标性质=定性；指标值=2021年6月30日前立项，12月31日前验收；计量单位=
    """

    code = "TG104"
    name = "时效指标只写到年底"
    level = Level.POINT
    advice = "按季度或关键节点写明完成时间，或改为及时率"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Judge the owner's indicators of time together."""
        if not submission.is_filled(owner.indicator_form):
            yield not_filled(submission, owner.indicator_form, owner)
            return
        rows = [row for row in owner.indicators if concerns(row.level2, "时效")]
        has_step = any(_has_step(row) for row in rows)
        has_blank = any(submission.is_blank(row.target) for row in rows)
        for row in rows:
            where = submission.where(row, "target")
            text = _text(row)
            if has_step:
                yield Passed(where)
            elif has_blank:
                yield Unjudged(where, "有时效指标没有填写指标值")
            elif _YEAR_END.search(text):
                yield Found(
                    where,
                    f"“{row.level3}”的时点只有年底（{row.target}）",
                    (row.target,),
                    "中间时点、时长或及时率",
                )
            else:
                yield Passed(where)


def _text(row: IndicatorColumns) -> str:
    return unicodedata.normalize("NFKC", f"{row.level3}，{row.target}{row.unit}")


def _has_step(row: IndicatorColumns) -> bool:
    return _OTHER_TIME.search(_YEAR_END.sub("", _text(row))) is not None
