"""Settings as data: the value that fits best, a source for each, faults at their lines."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.forms.review import load_settings, review_rules, review_targets
from jiheng.forms.review.data_files import shipped_folder
from jiheng.forms.review.settings import THRESHOLDS, WORD_LISTS
from jiheng.forms.review.sheet_template import load_sheet
from jiheng.standards import Confidence, StandardError

FILES = ("review.yaml", "review-words.yaml", "review-departments.yaml", "review-sheet.yaml")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(shipped_folder() / name, tmp_path / name)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(StandardError) as caught:
        load_settings(folder)
    return [str(fault) for fault in caught.value.faults]


def test_every_value_has_a_source() -> None:
    settings = load_settings()
    assert set(settings.tables) == set(THRESHOLDS)
    assert set(settings.lists) == set(WORD_LISTS)
    for values in settings.tables.values():
        assert values
        for value in values:
            assert value.source.document
    # What nobody published must not look so: only what the filed report states is.
    published = [
        value.source.document
        for values in settings.tables.values()
        for value in values
        if value.source.confidence is Confidence.PUBLISHED
    ]
    assert set(published) == {"广州市科学技术局2021年部门整体支出绩效自评报告"}


def test_the_copy_is_like_the_original(own: Path) -> None:
    assert load_settings(own) == load_settings()
    assert load_sheet(own) == load_sheet()


VALUES = """thresholds:
  heaviest_weight:
    label: 单项指标权重过高的起点
    values:
      - {number: 60, source: {document: 通行, confidence: inferred}}
      - {number: 50, regions: [甲市], from_year: 2020, until_year: 2022, source: {document: 甲, confidence: published}}
      - {number: 45, regions: [甲市], from_year: 2022, source: {document: 甲新, confidence: published}}
      - {number: 30, standards: [s1], source: {document: 标准, confidence: published}}
"""


@pytest.mark.parametrize(
    ("standard", "region", "year", "wanted"),
    [
        ("s0", "乙市", 2021, 60),
        ("s0", "甲市", 2019, 60),
        ("s0", "甲市", 2020, 50),
        ("s0", "甲市", 2022, 45),
        ("s0", "甲市区", 2022, 60),
        ("s1", "甲市", 2022, 30),
    ],
)
def test_the_closest_value_is_taken(own: Path, standard, region, year, wanted) -> None:
    text = (own / "review.yaml").read_text("utf-8")
    head = text[text.index("thresholds:") + 12 : text.index("  heaviest_weight:")]
    (own / "review.yaml").write_text(VALUES + head, "utf-8")
    value = load_settings(own).threshold("heaviest_weight", standard, region, year)
    assert value is not None and value.amount == Fraction(wanted)


ASKED = {
    "target_levels": "TG001",
    "output_benefit_levels": "TG002",
    "minimum_indicators": "TG004",
    "quantified_levels": "TG005",
    "minimum_quantified_share": "TG005",
    "weight_totals": "TG009",
    "target_similarity": "TG013",
    "history_low": "TG102",
    "history_high": "TG102",
    "unit_price_low": "TG103",
    "unit_price_high": "TG103",
    "heaviest_weight": "TG106",
}


@pytest.mark.parametrize("name", THRESHOLDS)
def test_without_a_value_for_the_place_and_year_nothing_is_judged(own: Path, make, name) -> None:
    path = own / "review.yaml"
    lines = path.read_text("utf-8").splitlines()
    start = lines.index(f"  {name}:")
    for at in range(start + 1, len(lines)):
        if lines[at].startswith("  ") and not lines[at].startswith("   "):
            break
        if lines[at].startswith("      - "):
            lines[at] = lines[at].replace("- ", "- from_year: 2099\n        ", 1)
    path.write_text("\n".join(lines), "utf-8")
    projects = [{}, {"项目编码": "P02", "项目级次": "二级", "上级编码": "P01"}]
    rule = [rule for rule in review_rules() if rule.code == ASKED[name]]
    review = review_targets(make({"项目": projects}), settings=load_settings(own), rules=rule)
    label = load_settings().labels[name]
    said = {one.reason for one in review.coverage.rules[0].unjudged}
    assert f"没有适用于广州市2021年的“{label}”" in said
    twin = review_targets(make({"项目": projects}), rules=rule)
    assert label not in str(twin.coverage)


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"),
    [
        (
            "review.yaml",
            "  target_levels:",
            "  target_level:",
            "review.yaml 第4行：不认识的项“target_level”　是不是要写“target_levels”？",
        ),
        ("review.yaml", "words: [一级, 二级]", "number: 2", "值写在“number”里　应写在“words”里"),
        (
            "review.yaml",
            "- number: 60\n",
            "- number: 60\n        words: [甲]\n",
            "number、numbers、words 三项应写一项",
        ),
        ("review.yaml", "number: 60\n", "number: 六十\n", "“六十”不是数，应如 0.2 或 90%"),
        ("review.yaml", "confidence: inferred", "confidence: guessed", "写的不在可选范围内"),
        ("review.yaml", "label: 单项指标权重过高的起点", "lable: 起点", "不认识的项“lable”"),
        ("review.yaml", "label: 单项指标权重过高的起点\n    ", "", "“label”缺少这一项"),
        ("review-words.yaml", "  savings:", "  saving:", "缺少“savings”"),
        ("review-words.yaml", "words: [控制率, 变动率]", "words: 控制率", "“words”应为清单"),
        ("review-departments.yaml", "{label: 科技,", "{title: 科技,", "不认识的项“title”"),
    ],
)
def test_faults_are_told_at_their_place(own: Path, file, old, new, wanted) -> None:
    change(own, file, old, new)
    told = faults(own)
    assert any(wanted in fault for fault in told), told
    assert all(fault.startswith(file) for fault in told)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("points: 20", "points: 30", "各项合计 20 分，与 30 分不等"),
        ("points: 20", "points: 30", "各方面合计 110 分，应为 100 分"),
        ("TG001,", "TG999,", "没有规则“TG999”"),
        ("TG001,", "TG999,", "规则“TG001”没有对应的审核内容"),
        ("[TG014, TG201]", "[TG014, TG201, TG001]", "规则“TG001”已对应别的内容"),
        ("{红线: 5, 要点: 2, 提示: 0}", "{红线: 5, 要点: 2}", "缺少“提示”的建议扣分"),
        ("{红线: 5,", "{红: 5,", "写的不在可选范围内"),
        ("at_least: 80", "at_least: 95", "分数线应从高到低"),
        ("at_least: 0,", "at_least: 1,", "最后一级为 0"),
    ],
)
def test_faults_of_the_sheet(own: Path, old: str, new: str, wanted: str) -> None:
    change(own, "review-sheet.yaml", old, new)
    with pytest.raises(StandardError) as caught:
        load_sheet(own)
    told = [str(fault) for fault in caught.value.faults]
    assert any(wanted in fault for fault in told), told
    assert all(" 第" in fault for fault in told)
