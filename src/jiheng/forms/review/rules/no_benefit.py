"""TG003: no benefit indicator."""

from jiheng.forms.review.indicator_presence import PresenceRule
from jiheng.forms.review.outcome import Level


class NoBenefitIndicator(PresenceRule):
    """部门整体或项目没有效益指标。

    为什么：只有产出说明事情做了，效益指标才说明做了有什么用。
    哪些级次的项目必须有，按地区规定，见审核数值。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效指标包括产出、效益和满意度指标（忆述）。
    反例：
        项目绩效指标：一级指标=产出指标；二级指标=数量指标；三级指标=支持企业数；权重=90
    正例：
        项目绩效指标：一级指标=产出指标；二级指标=数量指标；三级指标=支持企业数；权重=50
        项目绩效指标：一级指标=效益指标；二级指标=社会效益指标；三级指标=带动就业人数；权重=40
    """

    code = "TG003"
    name = "没有效益指标"
    level = Level.RED_LINE
    advice = "补充效益指标，写明受益者得到什么、能用什么数衡量"
    kind = "效益"
    hint = "经济、社会、生态效益或可持续影响"
