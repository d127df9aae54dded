"""A report in traditional characters is read like any other and quoted as it is."""

from tests.checks.builder import build_document

from jiheng.checks.engine import check_document

WRONG = "全縣財政總收入307.82萬元，其中：稅收收入105.58萬元，非稅收入220.24萬元，同比減少，占年初預算數。"


def test_it_is_read_and_quoted_as_it_is() -> None:
    (finding,) = check_document(build_document(WRONG)).findings
    assert finding.code == "SM001"
    assert [quote.text for quote in finding.quotes][:1] == ["220.24萬元"]


def test_what_adds_up_is_no_finding() -> None:
    right = WRONG.replace("220.24", "202.24")
    assert not check_document(build_document(right)).findings


def test_a_table_is_read() -> None:
    text = """
    執行情況表
    | 項目 | 預算數 | 執行數 |
    | 稅務經費 | 10.50 | 9.50 |
    | 財務經費 | 20.50 | 18.50 |
    | 總務經費 | 30.25 | 28.25 |
    | 合計 | 61.25 | 65.25 |
    """
    found = check_document(build_document(text)).findings
    assert ("SM101", "56.25") in [(finding.code, finding.expected) for finding in found]


def test_a_few_such_characters_leave_a_text_alone() -> None:
    text = "《財經》社题写“藏書”二字，支出307.82万元，分别为105.58万元、220.24万元。"
    (finding,) = check_document(build_document(text)).findings
    assert "財經" in finding.context
