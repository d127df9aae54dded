"""The page of the interface: every operation by its room, what it takes and what it gives."""

import os
import tempfile
from collections.abc import Iterator
from typing import Any

from reference_pages.markdown import code, page, table

_METHODS = ("get", "post", "put", "patch", "delete")


def api_page() -> str:
    """Make the page from the OpenAPI document."""
    document = _document()
    parts: list[str] = [
        "程序凭令牌以 JSON 读写，做法见[用程序读写：接口](../how-to/use-the-api.md)。地址都以 `/api` 开头；"
        "正在运行的绩衡在 `/api/openapi.json` 给出同样内容的 OpenAPI 3.1 文件，各项的写法以它为准。",
        "写入的请求要用可写的令牌，都可以带 `Idempotency-Key`。列表都可以写 `limit`、`offset`。",
    ]
    for tag in document["tags"]:
        rows = list(_rows(document, tag["name"]))
        parts += [f"## {tag['name']}", f"{tag['description']}。"]
        parts.append(table(["方法", "地址", "做什么", "写什么"], rows))
    return page("接口", *parts)


def _rows(document: dict[str, Any], tag: str) -> Iterator[list[str]]:
    for path, operations in document["paths"].items():
        for method in _METHODS:
            one = operations.get(method)
            if one is not None and tag in one["tags"]:
                taken = "、".join(map(code, _taken(document, one)))
                short = path.removeprefix("/api")
                yield [code(method.upper()), code(short), one["summary"], taken]


def _taken(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    """Give the names of what an operation takes beside its address."""
    for parameter in operation["parameters"]:
        if parameter["in"] == "query" and parameter["name"] not in ("limit", "offset"):
            yield parameter["name"]
    for body in operation.get("requestBody", {}).get("content", {}).values():
        schema = body["schema"]
        if "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        yield from schema.get("properties", {})


def _document() -> dict[str, Any]:
    from django.apps import apps

    if not apps.ready:
        import django

        os.environ["DJANGO_SETTINGS_MODULE"] = "jiheng.web.settings"
        with tempfile.TemporaryDirectory() as home:
            os.environ["JIHENG_HOME"] = home
            django.setup()
    from jiheng.web.api.interface import api

    return api.get_openapi_schema(path_prefix="/api/")
