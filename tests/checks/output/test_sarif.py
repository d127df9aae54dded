"""The SARIF log keeps the required properties and the allowed values of SARIF 2.1.0."""

import json

import jsonschema
import pytest
from tests.checks.output.sample import manual, rate_finding

from jiheng.checks.output.sarif import FINGERPRINT_NAME, sarif_data

MESSAGE = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": PHYSICAL,
        "logicalLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "fullyQualifiedName": {"type": "string"},
                    "kind": {"type": "string"},
                    "properties": {"type": "object"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {
            "type": "object",
            "properties": {"level": LEVEL},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
NOTIFICATION = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
    },
    "additionalProperties": False,
}
INVOCATION = {
    "type": "object",
    "required": ["executionSuccessful"],
    "properties": {
        "executionSuccessful": {"type": "boolean"},
        "toolExecutionNotifications": {"type": "array", "items": NOTIFICATION},
    },
    "additionalProperties": False,
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string"},
                        "version": {"type": "string"},
                        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                    "additionalProperties": False,
                }
            },
        },
        "language": {"type": "string"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {"type": "array", "items": INVOCATION},
        "results": {"type": "array", "items": RESULT},
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
    "additionalProperties": False,
}


def log(*checked, unreadable=()):
    data = json.loads(json.dumps(sarif_data(checked, manual, unreadable)))
    jsonschema.validate(data, LOG)
    return data["runs"][0]


def test_the_log_is_whole(checked, with_accepted, clean):
    run = log(checked, with_accepted, clean, unreadable=["坏.pdf：打不开。"])
    assert len(run["results"]) == 6


def test_every_result_points_at_its_rule(checked, with_accepted):
    run = log(checked, with_accepted)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["RT001", "XT001", "ST001", "NF001"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert rules[0]["help"]["text"].endswith("一除就知道。")
    assert rules[0]["shortDescription"]["text"] == "执行率与预算数、支出数对不上。"
    assert "help" not in rules[1]


def test_levels_places_and_fingerprints(checked):
    first, table, whole, note = log(checked)["results"]
    levels = [one["level"] for one in (first, table, whole, note)]
    assert levels == ["error", "warning", "warning", "note"]
    (location,) = first["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%E6%8A%A5%E5%91%8A.docx"
    (logical,) = location["logicalLocations"]
    assert logical["fullyQualifiedName"] == "第2页第3段"
    assert logical["properties"] == {"page": 2, "paragraph": 3}
    assert first["partialFingerprints"] == {FINGERPRINT_NAME: rate_finding().fingerprint}
    assert table["locations"][0]["logicalLocations"][0]["kind"] == "cell"


@pytest.mark.parametrize("unreadable", [(), ("坏.pdf：打不开。",)])
def test_a_run_that_read_everything_succeeded(checked, unreadable):
    (invocation,) = log(checked, unreadable=unreadable)["invocations"]
    assert invocation["executionSuccessful"] is (not unreadable)
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert texts == ["没有读：第3页（扫描件，没有文字）", *unreadable]


def test_accepted_findings_are_suppressed_results(with_accepted):
    found, accepted = log(with_accepted)["results"]
    assert found["suppressions"] == []
    (one,) = accepted["suppressions"]
    assert (one["kind"], one["justification"]) == ("external", "原件如此")
