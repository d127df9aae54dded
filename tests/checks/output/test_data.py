"""The JSON: every key of the agreed shape, nothing lost, nothing invented."""

import json

from jiheng.checks.output.data import document_data, documents_data

FINDING_KEYS = {
    "code",
    "name",
    "severity",
    "message",
    "quotes",
    "context",
    "page",
    "paragraph",
    "table",
    "row",
    "column",
    "expected",
    "calculation",
    "repairs",
    "fingerprint",
}


def test_the_shape(checked):
    data = json.loads(json.dumps(document_data(checked)))
    assert set(data) == {"document", "coverage", "findings", "suppressed", "unread"}
    assert data["document"] == "报告.docx"
    assert data["coverage"] == {
        "figures": 9,
        "related": 6,
        "checked": 5,
        "not_assessable": 1,
    }
    assert all(set(one) == FINDING_KEYS for one in data["findings"])
    assert data["unread"] == ["第3页（扫描件，没有文字）"]


def test_quotes_are_verbatim_and_places_are_numbers(checked):
    first, table, whole, note = document_data(checked)["findings"]
    assert first["severity"] == "error"
    assert first["quotes"] == ["81.3%", "96.3万元", "120.0万元"]
    assert (first["page"], first["paragraph"], first["table"]) == (2, 3, None)
    assert (table["table"], table["row"], table["column"]) == (1, 4, 2)
    assert note["severity"] == "info"
    assert (whole["quotes"], whole["page"], whole["repairs"]) == ([], None, [])


def test_accepted_findings_carry_their_reason(with_accepted):
    data = document_data(with_accepted)
    assert [one["code"] for one in data["findings"]] == ["RT001"]
    (one,) = data["suppressed"]
    assert set(one) == FINDING_KEYS | {"reason", "by", "on"}
    assert (one["code"], one["reason"], one["by"]) == ("NF001", "原件如此", "张三")


def test_several_documents(checked, clean):
    data = documents_data([checked, clean])
    assert set(data) == {"documents"}
    assert [len(one["findings"]) for one in data["documents"]] == [4, 0]
    told = documents_data([], [{"document": "坏.pdf", "what": "打不开"}])
    assert told["unreadable"] == [{"document": "坏.pdf", "what": "打不开"}]
