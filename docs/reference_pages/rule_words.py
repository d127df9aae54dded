"""What rule kinds and their parameters mean, in Chinese, and one example of each.

An example is what stands in a standard file. It is read by the program when the page is made, so
it cannot be wrong; a kind or a parameter without words here stops the making.
"""

from dataclasses import dataclass

DEPARTMENT = "department"
ROW = "row"


@dataclass(frozen=True)
class Words:
    """Explain one rule kind; `scope` tells whether the example scores a fact or a table row."""

    title: str
    use: str
    example: str
    scope: str = DEPARTMENT


KINDS: dict[str, Words] = {
    "proportional": Words(
        "按比例计分",
        "比率达到满分线得满分，未达到的按比例得分。可设及格线，低于及格线不得分。",
        "value: procurement.execution_rate\npoints: 2\nrule: {proportional: {full_at: 100%}}",
    ),
    "per_point": Words(
        "按百分点扣分",
        "离满分线每差一档扣若干分，扣完为止。可设免扣范围和最低得分。",
        "value: finance.completion_rate\npoints: 4\n"
        "rule: {per_point: {full_at: 100%, each: 1%, deduct: 0.2}}",
    ),
    "bands": Words(
        "分档计分",
        "从上往下找第一个符合的档，得该档的分。都不符合的得 `otherwise` 的分。",
        "value: assets.utilisation_rate\npoints: 2\nrule:\n  bands:\n    bands:\n"
        "      - {at_least: 90%, points: 2}\n      - {at_least: 75%, points: 1.5}\n"
        "      - {at_least: 60%, points: 1}\n    otherwise: {points: 0}",
    ),
    "direct": Words(
        "直接赋分",
        "“是”得满分，“否”得 `otherwise` 的分。没有参数时可简写为 `rule: direct`。",
        "value: assets.books_match\npoints: 2\nrule: direct",
    ),
    "completion": Words(
        "按完成比例计分",
        "用于“≥”类指标。完成值除以指标值，达到的得满分，未达到的按比例得分。",
        "rule: {completion: {pass_mark: 60%}}",
        ROW,
    ),
    "satisfaction": Words(
        "满意度分档",
        "用于满意度指标，写法同 `bands`。完成值应为百分数，超过 100% 的无法判断。",
        "rule: satisfaction",
        ROW,
    ),
    "reverse": Words(
        "反向指标",
        "用于“≤”类指标。不超过指标值得满分，超过的直线扣分，到指标值的 `zero_at` 时为零分。",
        "rule: {reverse: {zero_at: 200%}}",
        ROW,
    ),
    "equal": Words(
        "等值指标",
        "用于“＝”类指标。等于指标值得满分，偏离多少比例扣多少。",
        "rule: equal",
        ROW,
    ),
    "interval": Words(
        "区间指标",
        "用于区间指标。落在区间内得满分，在区间外的按离较近限值的比例扣分。",
        "rule: interval",
        ROW,
    ),
    "qualitative": Words(
        "定性分档评定",
        "用于定性指标。先选完成档次，再在该档的范围内评分；评分超出该档范围的，无法判断。",
        "rule: qualitative",
        ROW,
    ),
    "checklist": Words(
        "逐项计分",
        "一项一个“是／否”，满足一项得一项的分，各项分值合计须等于本指标分值。",
        "points: 2\nrule:\n  checklist:\n    items:\n"
        "      - {name: 部门预算按规定公开, value: disclosure.budget_published, points: 1}\n"
        "      - {name: 部门决算按规定公开, value: disclosure.final_account_published, points: 1}",
    ),
    "either_or": Words(
        "取较高者",
        "写出两种以上算法，分别计分，取得分最高的。",
        "points: 4\nrule:\n  either_or:\n    options:\n"
        "      - {name: 预算完成率, value: finance.completion_rate, rule: proportional}\n"
        "      - name: 预算执行率\n        value: finance.execution_rate\n"
        "        rule: {bands: {bands: [{at_least: 95%, points: 3}]}}",
    ),
    "manual": Words(
        "核定得分",
        "直接采用已经核定的得分，不超过满分，不能为负。",
        "value: bonus.added\npoints: 5\nrule: manual",
    ),
    "bonus": Words(
        "加分",
        "每个数加若干分，加到本指标分值为止。负数无法判断。",
        "value: bonus.added\npoints: 5\nrule: {bonus: {each: 1}}",
    ),
    "penalty": Words(
        "减分",
        "每个数减若干分，减到本指标分值为止。分值是减分上限，不计入满分。",
        "value: bonus.deducted\npoints: 5\nrule: {penalty: {each: 1}}",
    ),
    "net": Words(
        "加减分",
        "采用加分、减分相抵后的核定数，正负都不超过本指标分值。",
        "value: bonus.net\npoints: 5\nrule: net",
    ),
}

PARAMETERS: dict[str, str] = {
    "full_at": "满分线",
    "pass_mark": "及格线，低于它不得分",
    "over": "超额完成时的处理",
    "over.note_at": "达到指标值的多少时，提示说明原因",
    "over.deduct_from": "超过指标值的多少时开始扣分，不写不扣",
    "over.each": "每超过多少扣一次",
    "over.deduct": "每次扣几分",
    "side": "哪一侧扣分：below 低于满分线，above 高于满分线，both 两侧都扣",
    "free": "满分线旁边不扣分的范围",
    "each": "每多少为一档",
    "deduct": "每档扣几分",
    "steps": "不足一档怎样扣：proportional 按比例扣，complete 不扣，started 按一档扣",
    "floor": "最低得分",
    "bands": "各档，从上往下先符合者算",
    "bands[].at_least": "不低于",
    "bands[].above": "高于",
    "bands[].at_most": "不高于",
    "bands[].below": "低于",
    "bands[].points": "该档得几分（与 share 二选一）",
    "bands[].share": "该档得分值的多少（与 points 二选一）",
    "otherwise.points": "都不符合时得几分（与 share 二选一）",
    "otherwise.share": "都不符合时得分值的多少（与 points 二选一）",
    "otherwise": "其余情形的得分",
    "actual": "完成值",
    "target": "指标值",
    "zero_at": "达到指标值的多少时为零分",
    "low": "区间下限",
    "high": "区间上限",
    "tier": "完成档次，第一档为 1",
    "awarded": "评定得分",
    "tiers": "各档次",
    "tiers[].name": "档次名称",
    "tiers[].from_share": "评分范围的下限（占分值）",
    "tiers[].to_share": "评分范围的上限（占分值）",
    "tiers[].to_included": "是否含上限",
    "items": "各项",
    "items[].name": "该项名称",
    "items[].value": "该项的“是／否”指标",
    "items[].points": "该项分值",
    "options": "各种算法，至少两种",
    "options[].name": "该算法的名称",
    "options[].value": "该算法所用的数",
    "options[].rule": "该算法的规则，可用本页任一种",
}
"""The meaning of a parameter by its path; a kind may say more under `kind.path`."""

SPECIAL: dict[str, str] = {
    "bonus.each": "每个数加几分",
    "penalty.each": "每个数减几分",
    "direct.otherwise": "“否”得几分",
}
