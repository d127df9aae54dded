"""A standard that reads well but would score wrongly is refused; its nearest twin loads."""

from collections.abc import Callable

import pytest

from jiheng.standards import Fault, Standard, StandardError
from jiheng.standards.kinds import compared_with_numbers
from jiheng.standards.model import Standard as Model
from jiheng.standards.printing import print_tree
from jiheng.standards.syntax import parse_expression
from jiheng.standards.vocabulary import vocabulary

GOOD = """\
code: city-2021
title: 某市部门整体支出绩效自评评分标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2022}
source: {document: 某市财绩〔2021〕1号, clause: 附件2, confidence: published}
grades: [{name: 优, at_least: 90%}, {name: 差, at_least: 0%}]
criteria:
  - code: funds
    name: 资金管理
    criteria:
      - code: completion
        name: 预算完成率
        points: 40
        value: finance.completion_rate
        rule: {per_point: {deduct: 0.4}}
      - code: preparation
        name: 预算编制
        points: 20
        rule: {checklist: {items: [{value: budgeting.prepared_on_time, points: 20}]}}
  - code: output
    name: 产出指标
    points: 30
    indicators:
      form: department_indicators
      level1: [产出]
      rules:
        - {nature: [≥], rule: completion}
        - {nature: [定性], level1: [产出], rule: qualitative}
  - code: benefit
    name: 效益指标
    points: 10
    indicators: {form: department_indicators, level1: [效益], rules: [{nature: [≥], rule: equal}]}
"""
GRADES = "grades: [{name: 优, at_least: 90%}, {name: 差, at_least: 0%}]"
RULE = "        rule: {per_point: {deduct: 0.4}}"
VALUE = "        value: finance.completion_rate"
ITEMS = "[{value: budgeting.prepared_on_time, points: 20}]"
ROW = "        - {nature: [≥], rule: completion}"
BENEFIT = "{form: department_indicators, level1: [效益], rules"
FORGOTTEN = "是不是漏写了百分号：%d应为%d%%？倍数也写成百分数，如2倍写200%%"
AMOUNT = "金额以元计算，单写的数就是多少元；请改用比率，或与另一个金额相比"

# What stands in the good file, what is wrong instead, how it is told, and the nearest twin.
FAULTS = {
    "grades in points": (
        GRADES,
        "grades: [{name: 优, at_least: 90}, {name: 差, at_least: 0}]",
        "第7行：等级“优”的 at_least 为90，应为占满分的比例，在0～100%之间　"
        "满分100分、90分以上为优的，写90%",
        "grades: [{name: 优, at_least: 0.9}, {name: 差, at_least: 0}]",
    ),
    "grades that rise": (
        GRADES,
        "grades:\n  - {name: 优, at_least: 60%}\n  - {name: 良, at_least: 90%}\n"
        "  - {name: 差, at_least: 0%}",
        "第9行：等级“良”的 at_least 不低于前一等级“优”　各等级应从高到低写",
        "grades:\n  - {name: 优, at_least: 90%}\n  - {name: 良, at_least: 60%}\n"
        "  - {name: 差, at_least: 0%}",
    ),
    "grades that stand still": (
        GRADES,
        "grades: [{name: 优, at_least: 0%}, {name: 差, at_least: 0%}]",
        "第7行：等级“差”的 at_least 不低于前一等级“优”　各等级应从高到低写",
        "grades: [{name: 优, at_least: 0.01%}, {name: 差, at_least: 0%}]",
    ),
    "grades that end above zero": (
        GRADES,
        "grades: [{name: 优, at_least: 90%}, {name: 中, at_least: 60%}]",
        "第7行：最后一个等级“中”不从0起，更低的总分没有等级　最后一个等级写 at_least: 0%",
        "grades: [{name: 优, at_least: 90%}, {name: 中, at_least: 0%}]",
    ),
    "grades that end above zero, each in its line": (
        GRADES,
        "grades:\n  - {name: 优, at_least: 90%}\n  - {name: 中, at_least: 60%}",
        "第9行：最后一个等级“中”不从0起，更低的总分没有等级　最后一个等级写 at_least: 0%",
        "grades:\n  - {name: 优, at_least: 90%}\n  - {name: 中, at_least: 0%}",
    ),
    "negative points": (
        "  - code: output\n    name: 产出指标\n    points: 30",
        "  - {code: less, name: 减项, points: -1, value: bonus.net, rule: manual}\n"
        "  - code: output\n    name: 产出指标\n    points: 31",
        "第21行：“减项”的分值为-1　分值不能为负；减分用规则 penalty，分值写最多减几分",
        "  - {code: less, name: 减项, points: 1, value: bonus.net, rule: penalty}\n"
        "  - code: output\n    name: 产出指标\n    points: 30",
    ),
    "points with too many places": (
        "  - code: output\n    name: 产出指标\n    points: 30",
        "  - {code: a, name: 甲, points: 0.125, value: bonus.net, rule: manual}\n"
        "  - code: output\n    name: 产出指标\n    points: 29.875",
        "第21行：“甲”的分值为0.125，超出得分保留的2位小数　请改分值，或改 rounding 的 places",
        "  - {code: a, name: 甲, points: 0.12, value: bonus.net, rule: manual}\n"
        "  - code: output\n    name: 产出指标\n    points: 29.88",
    ),
    "less than nothing for no": (
        RULE,
        "        rule: {direct: {otherwise: -1}}",
        "第16行：otherwise 不能为负，应为0或正数；减分请用规则 penalty",
        "        rule: {direct: {otherwise: 0}}",
    ),
    "a band with negative points": (
        RULE,
        "        rule: {bands: {bands: [{at_least: 90%, points: 40}], otherwise: {points: -1}}}",
        "第16行：一档的 points 或 share 不能为负，应为0或正数",
        "        rule: {bands: {bands: [{at_least: 90%, points: 40}], otherwise: {points: 1}}}",
    ),
    "a band with a negative share": (
        RULE,
        "        rule: {bands: {bands: [{at_least: 90%, share: -10%}]}}",
        "第16行：一档的 points 或 share 不能为负，应为0或正数",
        "        rule: {bands: {bands: [{at_least: 90%, share: 10%}]}}",
    ),
    "a band covered by one before it": (
        RULE,
        "        rule: {bands: {bands: [{at_least: 60%, points: 20}, {at_least: 90%, points: 40}]}}",
        "第16行：第2档永远用不到：不低于90%的数已归前面各档，请调整各档次序或界限",
        "        rule: {bands: {bands: [{at_least: 90%, points: 40}, {at_least: 60%, points: 20}]}}",
    ),
    "a band covered by two before it": (
        RULE,
        "        rule: {bands: {bands: [{above: 90%, points: 40}, {at_most: 90%, points: 20},\n"
        "          {at_least: 80%, below: 95%, points: 30}]}}",
        "第16行：第3档永远用不到：不低于80%且低于95%的数已归前面各档，请调整各档次序或界限",
        "        rule: {bands: {bands: [{above: 90%, points: 40}, {below: 90%, points: 20},\n"
        "          {at_least: 80%, below: 95%, points: 30}]}}",
    ),
    "a band that holds nothing": (
        RULE,
        "        rule: {bands: {bands: [{at_least: 90%, below: 90%, points: 40}]}}",
        "第16行：第1档没有数能落入：不低于90%且低于90%，请检查上下限",
        "        rule: {bands: {bands: [{at_least: 90%, at_most: 90%, points: 40}]}}",
    ),
    "a negative item": (
        ITEMS,
        "[{value: budgeting.prepared_on_time, points: 21},\n"
        "          {value: budgeting.prepared_accurately, points: -1}]",
        "第21行：各项的 points 不能为负，应为0或正数",
        "[{value: budgeting.prepared_on_time, points: 19},\n"
        "          {value: budgeting.prepared_accurately, points: 1}]",
    ),
    "a negative deduction for too much": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: -1}}}",
        "第16行：over 的 deduct 不能为负，应为0或正数",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1}}}",
    ),
    "steps of nothing for too much": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1, each: 0%}}}",
        "第16行：over 的 each 应大于零",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1, each: 1%}}}",
    ),
    "full points at nothing": (
        RULE,
        "        rule: {proportional: {full_at: 0%}}",
        "第16行：full_at 应大于零，即达到多少得满分",
        "        rule: {proportional: {full_at: 1%}}",
    ),
    "a bonus of nothing each": (
        RULE,
        "        rule: {bonus: {each: 0}}",
        "第16行：each 应大于零，即每项加或减多少分",
        "        rule: {bonus: {each: 0.1}}",
    ),
    "a tier above all": (
        "rule: qualitative",
        "rule: {qualitative: {tiers: [{name: 好, from_share: 80, to_share: 100}]}}",
        "第29行：“好”的 from_share、to_share 应在0～100%之间，且前者不大于后者，请检查百分号",
        "rule: {qualitative: {tiers: [{name: 好, from_share: 80%, to_share: 100%}]}}",
    ),
    "a tier upside down": (
        "rule: qualitative",
        "rule: {qualitative: {tiers: [{name: 好, from_share: 90%, to_share: 80%}]}}",
        "第29行：“好”的 from_share、to_share 应在0～100%之间，且前者不大于后者，请检查百分号",
        "rule: {qualitative: {tiers: [{name: 好, from_share: 80%, to_share: 80%}]}}",
    ),
    **{
        f"{kind} as one of two ways": (
            f"{VALUE}\n{RULE}",
            "        rule: {either_or: {options: [{value: finance.carryover_rate, rule: direct},\n"
            f"          {{value: bonus.net, rule: {kind}}}]}}}}",
            f"第16行：either_or 中不能用加减分规则 {kind}，请把加减分写成单独的指标",
            "        rule: {either_or: {options: [{value: finance.carryover_rate, rule: direct},\n"
            "          {value: bonus.net, rule: manual}]}}",
        )
        for kind in ("penalty", "net", "bonus")
    },
    "fixed points for rows": (
        ROW,
        "        - {nature: [≥], rule: {bands: {bands: [{at_least: 90%, points: 5}]}}}",
        "第28行：性质为“≥”的指标的一档写了 points，而各行分值不同，应写 share（占分值的百分比）",
        "        - {nature: [≥], rule: {bands: {bands: [{at_least: 90%, share: 5%}]}}}",
    ),
    "more than all of a row": (
        ROW,
        "        - {nature: [≥], rule: {bands: {bands: [{at_least: 90%, share: 101%}]}}}",
        "第28行：性质为“≥”的指标有一档超过分值的100%",
        "        - {nature: [≥], rule: {bands: {bands: [{at_least: 90%, share: 100%}]}}}",
    ),
    "a checklist for rows": (
        ROW,
        "        - {nature: [≥], rule: {checklist: {items: [{value: actual, points: 30}]}}}",
        "第28行：性质为“≥”的指标的规则 checklist 写的是固定分值，而各行分值不同，"
        "应换用按分值计分的规则",
        "        - {nature: [≥], rule: direct}",
    ),
    "fixed points for no in rows": (
        ROW,
        "        - {nature: [≥], rule: {direct: {otherwise: 1}}}",
        "第28行：性质为“≥”的指标的 otherwise 是固定分值，而各行分值不同，应为0",
        "        - {nature: [≥], rule: {direct: {otherwise: 0}}}",
    ),
    "a fixed floor for rows": (
        ROW,
        "        - {nature: [≥], rule: {per_point: {deduct: 1, floor: 2}}}",
        "第28行：性质为“≥”的指标的 floor 是固定分值，而各行分值不同，应为0",
        "        - {nature: [≥], rule: {per_point: {deduct: 1, floor: 0}}}",
    ),
    "a penalty for rows": (
        ROW,
        "        - {nature: [≥], rule: penalty}",
        "第28行：性质为“≥”的指标的规则 penalty 用于加分、减分，不能给绩效指标逐行计分，"
        "应写成单独的指标",
        "        - {nature: [≥], rule: manual}",
    ),
    "an option that does not fit rows": (
        ROW,
        "        - {nature: [≥], rule: {either_or: {options: [{value: actual, rule: direct},\n"
        "            {value: actual, rule: {direct: {otherwise: 1}}}]}}}",
        "第28行：性质为“≥”的指标的 otherwise 是固定分值，而各行分值不同，应为0",
        "        - {nature: [≥], rule: {either_or: {options: [{value: actual, rule: direct},\n"
        "            {value: actual, rule: direct}]}}}",
    ),
    "one row in two places": (
        BENEFIT,
        "{form: department_indicators, level1: [效益, 产出], rules",
        "第33行：“产出指标”和“效益指标”会给同一行指标各计一次分　"
        "请用 level1、level2 分开，使每行只归一个指标",
        "{form: department_indicators, level1: [效益, 满意度], rules",
    ),
    "all rows and some of them": (
        BENEFIT,
        "{form: department_indicators, level2: [数量], rules",
        "第33行：“产出指标”和“效益指标”会给同一行指标各计一次分　"
        "请用 level1、level2 分开，使每行只归一个指标",
        "{form: department_indicators, level1: [效益], level2: [数量], rules",
    ),
    "the form of projects": (
        BENEFIT,
        "{form: project_indicators, level1: [效益], rules",
        "第33行：部门整体评分标准不能读 project_indicators 的指标　"
        "请写 department_indicators，或改标准的 kind",
        "{form: department_indicators, level1: [效益], rules",
    ),
    "a first level with its suffix": (
        BENEFIT,
        "{form: department_indicators, level1: [效益指标], rules",
        "第33行：“效益指标”对不上任何一行，各级指标按去掉“指标”的名称对应　请写“效益”",
        "{form: department_indicators, level1: [效益], rules",
    ),
    "a second level with its suffix": (
        BENEFIT,
        "{form: department_indicators, level1: [效益], level2: [经济效益指标], rules",
        "第33行：“经济效益指标”对不上任何一行，各级指标按去掉“指标”的名称对应　请写“经济效益”",
        "{form: department_indicators, level1: [效益], level2: [经济效益], rules",
    ),
    "a rule for a first level with its suffix": (
        "level1: [产出], rule: qualitative",
        "level1: [产出指标], rule: qualitative",
        "第29行：“产出指标”对不上任何一行，各级指标按去掉“指标”的名称对应　请写“产出”",
        "level1: [产出], rule: qualitative",
    ),
    "a nature there is not": (
        ROW,
        '        - {nature: [">="], rule: completion}',
        "第28行：“nature”写的不在可选范围内，可用：≥、≤、=、>、<、区间、定性",
        '        - {nature: [">"], rule: completion}',
    ),
    "a condition on a group": (
        "    name: 资金管理\n",
        "    name: 资金管理\n    applies_when: finance.carryover_rate > 0\n",
        "第11行：“资金管理”不直接计分，applies_when 不起作用，请写在有 rule 的指标上",
        "    name: 资金管理\n    explanation: 无\n",
    ),
    "a condition on indicators": (
        "    name: 产出指标\n",
        "    name: 产出指标\n    applies_when: finance.carryover_rate > 0\n",
        "第23行：“产出指标”不直接计分，applies_when 不起作用，请写在有 rule 的指标上",
        "    name: 产出指标\n    not_applicable: full\n",
    ),
    "a group that does not apply": (
        "    name: 资金管理\n",
        "    name: 资金管理\n    not_applicable: full\n",
        "第11行：“资金管理”由下级指标合计，not_applicable 不起作用，请写在下级指标上",
        "    name: 资金管理\n    explanation: 无\n",
    ),
    "an adjustment in full": (
        f"{VALUE}\n{RULE}",
        "        value: bonus.net\n        rule: net\n        not_applicable: full",
        "第17行：“预算完成率”是加减分，没有满分可给，也不参加分摊，请不写或写 undecided",
        "        value: bonus.net\n        rule: net\n        not_applicable: undecided",
    ),
    "a bonus shared out": (
        f"{VALUE}\n{RULE}",
        "        value: bonus.added\n        rule: bonus\n        not_applicable: redistribute",
        "第17行：“预算完成率”是加减分，没有满分可给，也不参加分摊，请不写或写 undecided",
        "        value: bonus.added\n        rule: manual\n        not_applicable: redistribute",
    ),
    "rows shared out": (
        "    name: 产出指标\n",
        "    name: 产出指标\n    not_applicable: redistribute\n",
        "第23行：“产出指标”逐行计分，各行分值不能分摊，请写 full 或 undecided",
        "    name: 产出指标\n    not_applicable: undecided\n",
    ),
    "a remark at a hundred times": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130}}}",
        "第16行：over 的 note_at 写作130，应写成百分数：130%",
        "        rule: {proportional: {over: {note_at: 1.3}}}",
    ),
    "a deduction from a hundred times on": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150, deduct: 1}}}",
        "第16行：over 的 deduct_from 写作150，应写成百分数：150%",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 1.5, deduct: 1}}}",
    ),
    "a deduction for ten times more": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1, each: 10}}}",
        "第16行：over 的 each 写作10，应写成百分数：10%",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1, each: 0.1}}}",
    ),
    "a deduction from nowhere": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct: 1}}}",
        "第16行：over 写了每超多少扣几分，却没有写从多少起扣（deduct_from），不会扣分",
        "        rule: {proportional: {over: {note_at: 130%}}}",
    ),
    "a step from nowhere": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, each: 10%}}}",
        "第16行：over 写了每超多少扣几分，却没有写从多少起扣（deduct_from），不会扣分",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 1, each: 10%}}}",
    ),
    "a deduction of nothing": (
        RULE,
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%}}}",
        "第16行：over 写了从多少起扣（deduct_from），却没有写扣几分（deduct）",
        "        rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, deduct: 0.1}}}",
    ),
    "a limit at two hundred times": (
        ROW,
        '        - {nature: ["≤"], rule: {reverse: {zero_at: 200}}}',
        "第28行：zero_at 写作200，即指标值的200倍，是不是漏写了百分号：200应为200%？",
        '        - {nature: ["≤"], rule: {reverse: {zero_at: 2}}}',
    ),
    "a full mark without per cent": (
        RULE,
        "        rule: {proportional: {full_at: 95}}",
        f"第16行：“预算完成率”把比率预算完成率与数95相比或相加减　{FORGOTTEN % (95, 95)}",
        "        rule: {proportional: {full_at: 1.95}}",
    ),
    "bands without per cent": (
        RULE,
        "        rule: {bands: {bands: [{at_least: 2, points: 40}]}}",
        f"第16行：“预算完成率”把比率预算完成率与数2相比或相加减　{FORGOTTEN % (2, 2)}",
        "        rule: {bands: {bands: [{at_least: 200%, points: 40}]}}",
    ),
    "a step of a hundred points": (
        RULE,
        "        rule: {per_point: {each: 1, deduct: 0.4}}",
        f"第16行：“预算完成率”按比率计分，而 each 写作1，即100个百分点以上　{FORGOTTEN % (1, 1)}",
        "        rule: {per_point: {each: 0.9, deduct: 0.4}}",
    ),
    "a free band of five hundred points": (
        RULE,
        "        rule: {per_point: {free: 5, deduct: 0.4}}",
        f"第16行：“预算完成率”把比率100%－预算完成率与数5相比或相加减　{FORGOTTEN % (5, 5)}",
        "        rule: {per_point: {free: 5%, deduct: 0.4}}",
    ),
    "a computed rate without per cent": (
        f"{VALUE}\n{RULE}",
        "        value: costs.three_spent / costs.three_budget - 1\n"
        "        rule: {bands: {bands: [{at_most: 5, points: 40}]}}",
        "第16行：“预算完成率”把比率“三公经费”实际支出数÷“三公经费”预算安排数－1"
        f"与数5相比或相加减　{FORGOTTEN % (5, 5)}",
        "        value: finance.building_actual / staff.in_post\n"
        "        rule: {bands: {bands: [{at_most: 5, points: 40}]}}",
    ),
    "a rate in a condition": (
        RULE,
        f"{RULE}\n        applies_when: procurement.execution_rate >= 90",
        f"第17行：“预算完成率”把比率政府采购执行率与数90相比或相加减　{FORGOTTEN % (90, 90)}",
        f"{RULE}\n        applies_when: procurement.execution_rate >= 90%",
    ),
    "an amount in bands": (
        f"{VALUE}\n{RULE}",
        "        value: costs.three_spent\n"
        "        rule: {bands: {bands: [{at_most: 100, points: 40}]}}",
        f"第16行：“预算完成率”把金额“三公经费”实际支出数与数100相比或相加减　{AMOUNT}",
        "        value: costs.three_spent\n"
        "        rule: {bands: {bands: [{at_most: 0, points: 40}]}}",
    ),
    "an amount by its proportion": (
        f"{VALUE}\n{RULE}",
        "        value: costs.three_spent\n        rule: proportional",
        f"第16行：“预算完成率”把金额“三公经费”实际支出数与数100%相比或相加减　{AMOUNT}",
        "        value: costs.three_spent / costs.three_budget\n        rule: proportional",
    ),
    "an amount in a value": (
        VALUE,
        "        value: costs.three_spent > 100",
        f"第15行：“预算完成率”把金额“三公经费”实际支出数与数100相比或相加减　{AMOUNT}",
        "        value: costs.three_spent > costs.three_budget",
    ),
    "a number for a condition": (
        RULE,
        f"{RULE}\n        applies_when: budgeting.new_projects",
        "第17行：“预算完成率”的 applies_when 是新增项目数，不是成立或不成立的条件　"
        "请写成比较，如 procurement.budget > 0，或写“是否”类的指标",
        f"{RULE}\n        applies_when: budgeting.new_projects > 0",
    ),
    "a sum for a condition": (
        RULE,
        f"{RULE}\n        applies_when: procurement.compliant + assets.books_match",
        "第17行：“预算完成率”的 applies_when 是采购活动合规＋资产账与财务账相符，不是成立或不成立的条件　"
        "请写成比较，如 procurement.budget > 0，或写“是否”类的指标",
        f"{RULE}\n        applies_when: max(procurement.compliant, 1 - assets.books_match)",
    ),
    "a doubtful product for a condition": (
        RULE,
        f"{RULE}\n        applies_when: procurement.compliant * 2",
        "第17行：“预算完成率”的 applies_when 是采购活动合规×2，不是成立或不成立的条件　"
        "请写成比较，如 procurement.budget > 0，或写“是否”类的指标",
        f"{RULE}\n        applies_when: procurement.compliant * (procurement.budget > 0)",
    ),
    "an amount in a condition": (
        RULE,
        f"{RULE}\n        applies_when: costs.three_budget >= 1",
        f"第17行：“预算完成率”把金额“三公经费”预算安排数与数1相比或相加减　{AMOUNT}",
        f"{RULE}\n        applies_when: costs.three_budget > 0",
    ),
}


def test_the_good_file_loads(load: Callable[[str], Standard]) -> None:
    assert load(GOOD).full == 100


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_line_and_its_twin_loads(
    name: str,
    faults: Callable[[str], tuple[Fault, ...]],
    load: Callable[[str], Standard],
) -> None:
    old, wrong, message, right = FAULTS[name]
    assert GOOD.count(old) == 1
    told = [str(fault) for fault in faults(GOOD.replace(old, wrong))]
    assert f"city-2021.yaml {message}" in told
    assert isinstance(load(GOOD.replace(old, right)), Model)


def test_faults_of_the_whole_are_told_all_at_once(
    faults: Callable[[str], tuple[Fault, ...]],
) -> None:
    text = GOOD.replace(GRADES, "grades: [{name: 优, at_least: 90}]")
    text = text.replace("level1: [效益]", "level1: [产出, 效益指标]")
    assert [fault.line for fault in faults(text)] == [7, 7, 33, 33]


def test_a_project_standard_reads_projects(load: Callable[[str], Standard]) -> None:
    text = GOOD.replace("kind: department", "kind: project")
    with pytest.raises(StandardError, match="项目评分标准不能读 department_indicators 的指标"):
        load(text)
    assert load(text.replace("department_indicators", "project_indicators")).kind == "project"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("costs.three_spent - 5 * 2", ["“三公经费”实际支出数"]),
        ("costs.three_spent * 2 <= 10", ["“三公经费”实际支出数×2"]),
        ("min(100, costs.three_spent)", ["“三公经费”实际支出数"]),
        ("max(0, costs.three_spent)", []),
        ("costs.three_spent / costs.three_budget < 1", []),
        ("abs(costs.three_spent - costs.three_budget) / costs.three_budget < 10%", []),
        ("(costs.three_spent > 0) * 2 - 1", []),
        ("finance.completion_rate < 1", []),
    ],
)
def test_amounts_beside_bare_numbers_are_found(text: str, found: list[str]) -> None:
    terms = vocabulary()
    told = compared_with_numbers(parse_expression(text), terms)
    assert [print_tree(amount, terms.label) for amount, _ in told] == found
