import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.standards import (
    Fault,
    Standard,
    StandardError,
    find_standard,
    list_standards,
    loading,
    shipped_standard,
)
from jiheng.standards.loading import standard_codes, standards_folder

Write = Callable[[str, str], Path]

GOOD = """\
code: city-2021
title: 某市部门整体支出绩效自评评分标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2022}
source: {document: 某市财绩〔2021〕1号, clause: 附件2, confidence: published}
criteria:
  - code: funds
    name: 资金管理
    points: 60
    criteria:
      - code: completion
        name: 预算完成率
        points: 40
        value: finance.completion_rate
        rule: {per_point: {deduct: 0.4}}
      - code: preparation
        name: 预算编制
        points: 20
        rule:
          checklist:
            items:
              - {name: 按时, value: budgeting.prepared_on_time, points: 12}
              - {name: 准确, value: budgeting.prepared_accurately, points: 8}
  - code: utilisation
    name: 固定资产利用率
    points: 40
    value: assets.utilisation_rate
    rule:
      bands:
        bands:
          - {at_least: 90%, points: 40}
"""


def test_a_good_file_loads(load: Callable[[str], Standard]) -> None:
    standard = load(GOOD)
    assert [criterion.code for criterion in standard.walk()] == [
        "funds",
        "completion",
        "preparation",
        "utilisation",
    ]
    assert standard.full == 100


# Every fault is the good file with one change; the message is told whole, with its line.
FAULTS = {
    "unknown key": (
        "    name: 资金管理\n",
        "    nmae: 资金管理\n",
        ["city-2021.yaml 第9行：不认识的项“nmae”。是不是要写“name”？"],
    ),
    "unknown key of a rule": (
        "{per_point: {deduct: 0.4}}",
        "{per_point: {dedukt: 0.4}}",
        ["city-2021.yaml 第16行：不认识的项“dedukt”。是不是要写“deduct”？"],
    ),
    "unknown rule": (
        "{per_point: {deduct: 0.4}}",
        "{per_piont: {deduct: 0.4}}",
        ["city-2021.yaml 第16行：没有名为“per_piont”的规则。是不是要写“per_point”？"],
    ),
    "two rules": (
        "{per_point: {deduct: 0.4}}",
        "{direct: {}, manual: {}}",
        ["city-2021.yaml 第16行：rule 应写成“规则名: {参数}”，且只写一个规则"],
    ),
    "missing parameter": (
        "{per_point: {deduct: 0.4}}",
        "{per_point: {each: 1%}}",
        ["city-2021.yaml 第16行：“deduct”缺少这一项"],
    ),
    "missing parameter of a rule named alone": (
        "rule: {per_point: {deduct: 0.4}}",
        "rule: per_point",
        ["city-2021.yaml 第16行：“deduct”缺少这一项"],
    ),
    "parameters as a list": (
        "{per_point: {deduct: 0.4}}",
        "{per_point: [0.4]}",
        ["city-2021.yaml 第16行：“rule”应为“名称: 值”"],
    ),
    "bad choice": (
        "{per_point: {deduct: 0.4}}",
        "{per_point: {deduct: 0.4, side: under}}",
        [
            "city-2021.yaml 第16行：“side”写的不在可选范围内，可用：below、above、both",
        ],
    ),
    "bad number in a rule": (
        "{per_point: {deduct: 0.4}}",
        "{per_point: {deduct: 零点四}}",
        ["city-2021.yaml 第16行：“零点四”不是数，应如 0.2 或 90%"],
    ),
    "bad number in a cited value": (
        "    points: 60\n",
        "    points: {value: 6O}\n",
        ["city-2021.yaml 第10行：“6O”不是数，应如 0.2 或 90%"],
    ),
    "cited value without a value": (
        "    points: 60\n",
        "    points: {source: {document: 甲, confidence: published}}\n",
        ["city-2021.yaml 第10行：“value”缺少这一项"],
    ),
    "cited value that is empty": (
        "    points: 60\n",
        "    points: {value: }\n",
        ["city-2021.yaml 第10行：“value”应为数"],
    ),
    "points as a list": (
        "    points: 60\n",
        "    points: [60]\n",
        ["city-2021.yaml 第10行：“points”应为“名称: 值”"],
    ),
    "points that do not add up to the group": (
        "    points: 60\n",
        "    points: 61\n",
        ["city-2021.yaml 第8行：“资金管理”的分值写为61，而下级分值合计为60"],
    ),
    "points that do not add up to the full points": (
        "  - code: utilisation\n    name: 固定资产利用率\n    points: 40\n",
        "  - code: utilisation\n    name: 固定资产利用率\n    points: 40.5\n",
        ["city-2021.yaml 第7行：各指标分值合计为100.5，应等于满分100"],
    ),
    "items that do not add up": (
        "points: 12}",
        "points: 11.5}",
        ["city-2021.yaml 第17行：“预算编制”的分值写为20，而各项分值合计为19.5"],
    ),
    "a band above the points": (
        "at_least: 90%, points: 40}",
        "at_least: 90%, points: 40.5}",
        ["city-2021.yaml 第25行：“固定资产利用率”有一档得40.5分，超过分值40"],
    ),
    "a band without a bound": (
        "- {at_least: 90%, points: 40}",
        "- {points: 40}",
        ["city-2021.yaml 第32行：每档至少写 at_least、above、at_most、below 之一"],
    ),
    "a leaf without points": (
        "    points: 40\n    value: assets.utilisation_rate\n",
        "    value: assets.utilisation_rate\n",
        ["city-2021.yaml 第25行：“固定资产利用率”没有写分值 points"],
    ),
    "a rule without a value": (
        "        value: finance.completion_rate\n",
        "",
        ["city-2021.yaml 第12行：“预算完成率”的规则 per_point 需要写 value"],
    ),
    "neither rule nor parts": (
        "        rule: {per_point: {deduct: 0.4}}\n",
        "",
        ["city-2021.yaml 第12行：“预算完成率”应且只应写 criteria、rule、indicators 之一"],
    ),
    "an empty name list of parts": (
        "criteria:\n  - code: funds",
        "grades:\n  - {name: 优}\ncriteria:\n  - code: funds",
        ["city-2021.yaml 第8行：“at_least”缺少这一项"],
    ),
    "repeated code": (
        "  - code: utilisation\n",
        "  - code: preparation\n",
        ["city-2021.yaml 第25行：编码“preparation”用了两次"],
    ),
    "repeated key": (
        "    name: 资金管理\n",
        "    name: 资金管理\n    name: 资金\n",
        ["city-2021.yaml 第10行：“name”写了两次　请删去其中一处"],
    ),
    "code with capitals": (
        "  - code: utilisation\n",
        "  - code: Utilisation\n",
        [
            "city-2021.yaml 第25行：“code”编码只能用小写字母、数字和下划线（标准编码可用短横线）",
        ],
    ),
    "unknown fact": (
        "value: finance.completion_rate",
        "value: finance.completion_rat",
        [
            "city-2021.yaml 第15行：“预算完成率”用到没有定义的名称“finance.completion_rat”　"
            "是不是要写“finance.completion_rate”？",
        ],
    ),
    "unknown fact in an item": (
        "value: budgeting.prepared_on_time",
        "value: budgeting.prepared_in_time",
        [
            "city-2021.yaml 第20行：“预算编制”用到没有定义的名称“budgeting.prepared_in_time”　"
            "是不是要写“budgeting.prepared_on_time”？",
        ],
    ),
    "a column of indicator rows outside them": (
        "value: finance.completion_rate",
        "value: actual",
        [
            "city-2021.yaml 第15行：“预算完成率”用到没有定义的名称“actual”　可用：",
        ],
    ),
    "an expression that cannot be read": (
        "value: finance.completion_rate",
        "value: finance.completion_rate /",
        ["city-2021.yaml 第15行：算式“finance.completion_rate /”没有写完"],
    ),
    "wrong file name": (
        "code: city-2021",
        "code: city-2022",
        ["city-2021.yaml 第1行：编码“city-2022”与文件名“city-2021”不同　两者应一致"],
    ),
    "unknown confidence": (
        "confidence: published",
        "confidence: certain",
        [
            "city-2021.yaml 第6行：“confidence”写的不在可选范围内，"
            "可用：published、remembered、inferred",
        ],
    ),
    "unknown kind": (
        "kind: department",
        "kind: office",
        ["city-2021.yaml 第3行：“kind”写的不在可选范围内，可用：department、project"],
    ),
    "a year that is none": (
        "verified_until: 2022",
        "verified_until: 二〇二二",
        ["city-2021.yaml 第5行：“二〇二二”不是四位年份，应如 2021"],
    ),
    "years in the wrong order": (
        "verified_until: 2022",
        "verified_until: 2020",
        ["city-2021.yaml 第5行：起始年度2021晚于核实截止年度2020"],
    ),
    "more places than are printed": (
        "criteria:\n  - code: funds",
        "rounding: {places: 4}\ncriteria:\n  - code: funds",
        ["city-2021.yaml 第7行：“places”应不大于3"],
    ),
    "places that are no whole number": (
        "criteria:\n  - code: funds",
        "rounding: {places: 两位}\ncriteria:\n  - code: funds",
        ["city-2021.yaml 第7行：“places”应为整数"],
    ),
    "a text where parts should stand": (
        GOOD[GOOD.index("criteria:\n  - code: funds") :],
        "criteria: 略\n",
        ["city-2021.yaml 第7行：“criteria”应为清单（每行以“- ”开头）"],
    ),
    "no parts at all": (
        GOOD[GOOD.index("criteria:\n  - code: funds") :],
        "criteria: []\n",
        ["city-2021.yaml 第7行：“criteria”清单至少要有1项"],
    ),
    "a part that is only text": (
        GOOD[GOOD.index("criteria:\n  - code: funds") :],
        "criteria:\n  - 资金管理\n",
        ["city-2021.yaml 第7行：“criteria”应为“名称: 值”"],
    ),
    "replace without inherits": (
        "criteria:\n  - code: funds",
        "replace: {}\ncriteria:\n  - code: funds",
        ["city-2021.yaml 第7行：不认识的项“replace”。可用："],
    ),
    "several faults at once": (
        "        rule: {per_point: {deduct: 0.4}}\n      - code: preparation\n",
        "        rule: {per_piont: {deduct: 0.4}}\n      - code: Preparation\n",
        [
            "city-2021.yaml 第16行：没有名为“per_piont”的规则。是不是要写“per_point”？",
            "city-2021.yaml 第17行：“code”编码只能用小写字母、数字和下划线（标准编码可用短横线）",
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_line(name: str, faults: Callable[[str], tuple[Fault, ...]]) -> None:
    old, new, messages = FAULTS[name]
    assert GOOD.count(old) == 1
    told = [str(fault) for fault in faults(GOOD.replace(old, new))]
    assert len(told) == len(messages)
    for line, message in zip(told, messages, strict=True):
        assert line == message or (message.endswith("可用：") and line.startswith(message))


INDICATORS = """\
  - code: output
    name: 产出指标
    points: 40
    indicators:
      form: department_indicators
      level1: [产出]
      rules:
        - {nature: [≥], rule: {completion: {actual: RIGHT}}}
        - {nature: [定性], rule: qualitative}
"""


def test_columns_are_known_in_indicator_rows_and_their_twins_are_not(
    load: Callable[[str], Standard], faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    text = GOOD[: GOOD.index("  - code: utilisation")] + INDICATORS
    assert load(text.replace("RIGHT", "actual")).find("output") is not None
    assert load(text.replace("RIGHT", "finance.spent")).find("output") is not None
    (fault,) = faults(text.replace("RIGHT", "actuel"))
    assert str(fault) == (
        "city-2021.yaml 第32行：“产出指标”用到没有定义的名称“actuel”　是不是要写“actual”？"
    )


def test_a_fault_inside_an_option_of_either_or_is_told_at_its_line(
    load: Callable[[str], Standard], faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    old = "        value: finance.completion_rate\n        rule: {per_point: {deduct: 0.4}}\n"
    options = """\
        rule:
          either_or:
            options:
              - {name: 率, value: finance.carryover_rate, rule: direct}
              - name: 变动率
                value: finance.carryover_change_rate
                rule:
                  per_point:
                    deduct: 一
"""
    text = GOOD.replace(old, options)
    assert load(text.replace("deduct: 一", "deduct: 1")).find("completion") is not None
    assert [str(fault) for fault in faults(text)] == [
        "city-2021.yaml 第23行：“一”不是数，应如 0.2 或 90%"
    ]
    one_only = (
        text[: text.index("              - name: 变动率")]
        + text[text.index("      - code: prep") :]
    )
    assert [str(fault) for fault in faults(one_only)] == [
        "city-2021.yaml 第17行：“options”清单至少要有2项"
    ]
    no_mapping = text[: text.index("              - name: 变动率")] + (
        "              - 变动率\n" + text[text.index("      - code: prep") :]
    )
    assert [str(fault) for fault in faults(no_mapping)] == [
        "city-2021.yaml 第17行：“options”应为“名称: 值”"
    ]


def test_shipped_standards_are_found_by_code_and_files_by_path(write: Write) -> None:
    assert find_standard("guangzhou-department-2021").region == "广州市"
    assert find_standard(str(write("city-2021.yaml", GOOD))).region == "某市"
    assert [standard.code for standard in list_standards()] == list(standard_codes())
    assert not any(code.endswith(".cases") for code in standard_codes())
    assert (standards_folder() / "guangzhou-department-2021.cases.yaml").is_file()


def test_a_dossier_names_shipped_standards_and_reads_no_file(write: Write) -> None:
    assert shipped_standard("guangzhou-department-2021").region == "广州市"
    inside = standards_folder() / "guangzhou-department-2021.yaml"
    for path in (str(write("city-2021.yaml", GOOD)), str(inside), str(inside.with_suffix(""))):
        with pytest.raises(StandardError) as caught:
            shipped_standard(path)
        assert str(caught.value) == (
            f"评分标准：资料写的评分标准“{path}”是文件，资料里只能写自带标准的编码　"
            "自己的标准文件在命令里用 --standard 指定。"
        )


@pytest.mark.parametrize("path", ["\\\\server\\share\\x", "../standards/x", "nowhere.yml"])
def test_a_path_is_refused_before_it_is_looked_at(path: str) -> None:
    with pytest.raises(StandardError, match="是文件"):
        shipped_standard(path)


def test_a_code_that_leads_out_of_the_folder_is_no_code() -> None:
    code = "guangzhou-department-2021"
    with pytest.raises(StandardError, match="没有编码为"):
        find_standard(f"../standards/{code}")
    assert find_standard(code).code == code


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "guangzhou-department-2022",
            "评分标准：没有编码为“guangzhou-department-2022”的评分标准　"
            "是不是“guangzhou-department-2021”？",
        ),
        (
            "什么都不是",
            "评分标准：没有编码为“什么都不是”的评分标准　用 jiheng standards list 查看全部标准。",
        ),
        ("nowhere/x.yaml", "nowhere/x.yaml：文件不存在　请检查路径"),
    ],
)
def test_what_is_not_there_is_named(code: str, message: str) -> None:
    with pytest.raises(StandardError) as caught:
        find_standard(code)
    assert str(caught.value) == message


def test_a_shipped_standard_is_loaded_once_until_a_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "standards"
    shutil.copytree(loading.standards_folder(), folder)
    monkeypatch.setattr(loading, "standards_folder", lambda: folder)
    path = folder / "guangzhou-department-2021.yaml"
    first = find_standard("guangzhou-department-2021")
    assert find_standard("guangzhou-department-2021") is first
    path.write_text(path.read_text("utf-8").replace("region: 广州市", "region: 某某市"), "utf-8")
    assert find_standard("guangzhou-department-2021").region == "某某市"
