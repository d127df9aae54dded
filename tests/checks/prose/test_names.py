from tests.checks.builder import build_document

from jiheng.checks.prose.names import read_names
from jiheng.checks.reading import Reading

TEXT = """
聚焦重点研发计划、创新环境计划（含两个子项）、基础研究计划和企业创新计划任务。
（1）重点研发计划：完成攻关。
（2）创新环境计划：完成建设。
其中重点研发计划预算10万元；基础研究计划支出5万元。
| 项目名称 | 预算数 |
| 企业创新计划 | 5.00 |
| 合计 | 5.00 |
"""


def test_names_are_read_from_lists_heads_subjects_and_columns() -> None:
    names = read_names(Reading(build_document(TEXT)))
    assert {each.names for each in names.lists} == {
        ("重点研发计划", "创新环境计划", "基础研究计划", "企业创新计划"),
        ("重点研发计划", "创新环境计划"),
        ("重点研发计划", "基础研究计划"),
        ("企业创新计划",),
    }
    assert names.count("重点研发计划") == 3


def test_every_use_quotes_its_own_characters() -> None:
    names = read_names(Reading(build_document(TEXT)))
    for uses in names.uses.values():
        for use in uses:
            quote = use.quote
            assert use.passage.text[quote.start : quote.end] == use.name
