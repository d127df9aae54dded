"""The OpenAPI document is valid, whole, and in Chinese."""

import re
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.web.api.addresses import OPERATIONS

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def document(db: None) -> dict[str, Any]:
    return Client().get("/api/openapi.json").json()


def operations(document: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    return {
        one["operationId"]: (method, one)
        for path in document["paths"].values()
        for method, one in path.items()
    }


def _said(operation: dict[str, Any]) -> list[dict[str, Any]]:
    return list(operation["responses"].values())


def test_it_is_valid(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_a_fault_would_be_found(document: dict[str, Any]) -> None:
    del document["paths"]["/api/me"]["get"]["responses"]["200"]["description"]
    assert list(OpenAPIV31SpecValidator(document).iter_errors())


def test_it_has_every_operation_of_the_table(document: dict[str, Any]) -> None:
    found = {name: method for name, (method, _) in operations(document).items()}
    assert found == {one.name: one.method for one in OPERATIONS}


def test_every_operation_says_in_chinese_what_it_does(document: dict[str, Any]) -> None:
    tags = {tag["name"] for tag in document["tags"]}
    for name, (_, one) in operations(document).items():
        assert HAN.search(one["summary"]), name
        assert one["tags"], name
        assert set(one["tags"]) <= tags, name


def test_every_operation_says_what_it_refuses(document: dict[str, Any]) -> None:
    for name, (method, one) in operations(document).items():
        expected = {"401", "403"} | ({"409", "422"} if method != "get" else set())
        assert expected <= set(one["responses"]), name
        for status in expected:
            schema = one["responses"][status]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Problem"}, name


def test_files_are_said_to_be_files(document: dict[str, Any]) -> None:
    files = {
        name
        for name, (_, one) in operations(document).items()
        if any("application/octet-stream" in said.get("content", {}) for said in _said(one))
    }
    assert files == {
        "organisation_workbook", "document_workbook", "document_form", "attachment", "marked",
        "entries_workbook",
    }  # fmt: skip
