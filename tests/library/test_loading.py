"""Files of the library: every fault at its file and line, with what to do."""

from pathlib import Path
from typing import Any

import pytest

from jiheng.library import load_library, read_indicator
from jiheng.standards import StandardError

GOOD = """\
defaults:
  category: 运行保障类
  field: 机关运行
  method: 情况统计
  source: {document: 示例, confidence: inferred}
entries:
  - code: YX901
    name: 会议场次
    level1: 产出指标
    level2: 数量指标
    level3: 会议
    definition: 当年实际召开的会议场次
    nature: "≤"
    unit: 场
    reference: unknown
    rule: reverse
    evidence: [会议通知]
    data_source: 办公室台账
"""


def folder(tmp_path: Path, text: str = GOOD) -> Path:
    (tmp_path / "10-some.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (one,) = load_library(folder(tmp_path))
    assert (one.code, one.category, one.state) == ("YX901", "运行保障类", "现行")
    assert one.reference.words == "未知"


UNSURE = "    reference: {value: '3', confidence: published}"
NO_FIGURE = "    reference: {value: 很少, year: 2021, document: 某文件, confidence: published}"
FAULTS = (
    ("rule: reverse", "rule: revers", "第16行：没有名为“revers”的规则。是不是要写“reverse”？"),
    ("rule: reverse", "rule: completion", "第16行：指标性质“≤”不能用规则 completion"),
    ("level2: 数量指标", "level2: 数量", "第10行：“产出指标”下没有二级指标“数量”"),
    ("    unit: 场\n", "", "第7行：定量指标应写计量单位 unit"),
    ("    evidence: [会议通知]\n", "", "第7行：“evidence”缺少这一项"),
    ("unit: 场", "units: 场", "第14行：不认识的项“units”。是不是要写“unit”？"),
    ("    reference: unknown", UNSURE, "第15行：参考值应写明 value、year 和 document"),
    ("    reference: unknown", NO_FIGURE, "第15行：参考值“很少”与单位“场”不符"),
    ("entries:", "entry:", "第6行：不认识的项“entry”"),
    ("level1: 产出指标", "level1: 满意度指标", "下没有二级指标“数量指标”"),
)


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_a_fault_is_told_at_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(StandardError) as found:
        load_library(folder(tmp_path, GOOD.replace(old, new)))
    assert told in str(found.value)


def test_a_code_stands_for_one_entry(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("  - code") :]
    with pytest.raises(StandardError) as found:
        load_library(folder(tmp_path, GOOD + again))
    assert [fault.line for fault in found.value.faults] == [19, 20]
    assert "编码“YX901”用了两次" in str(found.value)
    other = again.replace("YX901", "YX902").replace("会议场次", "会议天数")
    assert len(load_library(folder(tmp_path, GOOD + other))) == 2


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder(tmp_path, GOOD.replace("rule: reverse", "rule: revers"))
    (tmp_path / "20-more.yaml").write_text(GOOD.replace("YX901", "x"), "utf-8")
    with pytest.raises(StandardError) as found:
        load_library(tmp_path)
    assert {fault.file for fault in found.value.faults} == {"10-some.yaml", "20-more.yaml"}


def test_plain_texts_are_read_alike(tmp_path: Path) -> None:
    (one,) = load_library(folder(tmp_path))
    content: dict[str, Any] = {
        "code": "YX901", "name": "会议场次", "category": "运行保障类", "field": "机关运行",
        "level1": "产出指标", "level2": "数量指标", "level3": "会议", "rule": {"reverse": {}},
        "definition": "当年实际召开的会议场次", "nature": "≤", "unit": "场", "reference": "unknown",
        "evidence": ["会议通知"], "method": "情况统计", "data_source": "办公室台账",
        "source": {"document": "示例", "confidence": "inferred"},
    }  # fmt: skip
    assert read_indicator(content) == one
    with pytest.raises(StandardError, match="没有一级指标"):
        read_indicator({**content, "level1": "产出"})
