from tests.checks.builder import build_document

from jiheng.checks.prose.passages import passages
from jiheng.checks.reading import Reading

TEXT = """
甲局开展自评。乙局开展复核！
| 项目 | 金额 |
| 维修 | << |
"""


def test_a_merged_cell_is_one_passage() -> None:
    found = [passage.text for passage in passages(build_document(TEXT))]
    assert found == ["甲局开展自评。乙局开展复核！", "项目", "金额", "维修"]
    assert len(Reading(build_document(TEXT)).text_passages) == 1


def test_the_sentence_at_a_position() -> None:
    passage = next(passages(build_document(TEXT)))
    assert passage.sentence_at(0) == "甲局开展自评。"
    assert passage.sentence_at(passage.text.index("复核")) == "乙局开展复核！"
    assert passage.quote(0, 2).text == "甲局"
