"""The review in a terminal: grouped, aligned, within the width, nothing left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.forms.review import review_rules, review_targets, review_text
from jiheng.quantities import display_width, fold

GOLDEN = """目标审核　广州市科学技术局　2021年
红线 1　要点 1　提示 0　无法判断 5
有 1 处红线问题，应退回修改。

【部门整体】
  要点 TG106 单项权重过高　整体绩效指标 第1条“权重” 1 新增重点实验室数量
      “新增重点实验室数量”的权重为 100。
      应为：低于 60。
      怎么办：把该指标拆细，或降低权重分给其他指标。
      依据：公开的项目支出绩效自评表（四川青神、大英），见到单项60分、90分的写法，
      起点为推定（推定）

【P01 技术攻关专项】
  红线 TG007 指标值为空　项目绩效指标 第1条“指标值” 1 支持企业数
      “支持企业数”的指标值没有填写。
      应为：一个数、区间或可核实的文字。
      怎么办：补填指标值；确实没有的，删去该指标并调整权重。
      依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效指标应细化量化
      （忆述）

【无法判断】
  没有填写指标值（项目绩效指标 第1条），涉及 TG008、TG101、TG102。
  TG009 权重合计不对    1 处　2 个指标中有 2 个没有权重（项目绩效指标 第1条）。
  TG106 单项权重过高    2 处　没有填写权重（项目绩效指标 第1条等 2 处）。

共 25 条规则，读取 项目 1 行。
"""


def test_the_whole_text(make) -> None:
    rows = [
        {"指标值": "", "权重": ""},
        {"一级指标": "效益指标", "三级指标": "新增专利数", "权重": ""},
    ]
    own = [{"权重": "100"}]
    codes = ("TG007", "TG008", "TG009", "TG101", "TG102", "TG106")
    rules = [rule for rule in review_rules() if rule.code in codes]
    review = review_targets(make({"项目绩效指标": rows, "整体绩效指标": own}), rules=rules)
    text = review_text(review)
    head, _, tail = text.rpartition("共 6 条规则，")
    wanted = GOLDEN[: GOLDEN.rindex("共 25")].replace("无法判断 5", "无法判断 6")
    assert head == wanted
    assert tail.startswith("读取 项目 1、项目绩效指标 2、整体绩效指标 1、")


@pytest.mark.parametrize("width", [0, 40, 60, 80, 120])
def test_every_line_fits(make, width: int) -> None:
    rows = [{"三级指标": "支持" + "很长的名称" * 20, "指标值": "", "权重": "99.5"}]
    review = review_targets(make({"项目绩效指标": rows, "整体绩效指标": []}))
    # A closing mark may hang over the edge by its own two columns.
    limit = max(width, 40) + 2
    assert max(display_width(line) for line in review_text(review, width).splitlines()) <= limit


def test_rules_without_anything_of_their_kind_are_counted(make) -> None:
    review = review_targets(make({"整体绩效指标": [{"权重": "100"}]}))
    idle = sum(rule.state == "不适用" for rule in review.coverage.rules)
    assert idle and f"其中 {idle} 条没有适用的内容" in review_text(review).replace("\n", "")
    busy = [rule for rule in review_rules() if rule.code == "TG007"]
    assert "没有适用的内容" not in review_text(review_targets(make(), rules=busy))


def test_marks_stay_where_they_belong() -> None:
    assert fold("指标值没有。填写", 10) == ["指标值没有。", "填写"]
    assert fold("指标值没“有”填写", 10) == ["指标值没", "“有”填写"]
    assert fold("规则TG001在这里", 8) == ["规则", "TG001在", "这里"]
    assert fold("", 10) == []


@given(st.text(alphabet="指标值AB19 ，。“”（）", max_size=60), st.integers(8, 40))
def test_folding_keeps_every_character(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
