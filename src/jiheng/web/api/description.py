"""The OpenAPI document: what every operation can refuse is said once, for all of them."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from jiheng.web.api.problems import Place, Problem

_REFUSALS = {
    "401": "没有出示有效的令牌",
    "403": "令牌的主人的角色不能做这件事，或令牌只能读",
    "404": "没有这一项，或不归令牌的主人查看",
    "409": "别人抢先写入，或现在的状态不能做这件事；答复写明是谁、何时",
    "422": "所写的内容不合要求，逐处说明",
}
_WRITING = ("post", "put", "patch", "delete")
_FILE = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
TAGS = (
    ("本人", "令牌的主人：角色、待办、通知"),
    ("项目", "项目和分类"),
    ("填报", "绩效目标的各行、检查结果、工作簿、官方表式、附件"),
    ("指标库", "指标的查找、试算、推荐、维护，推荐纳入和审核"),
    ("材料与审核", "材料的去向，提交、审核、退回、批复、调整"),
    ("单位", "单位、处室和人员"),
    ("人员", "账号和角色，供系统管理员、安全管理员"),
    ("留痕", "每一次写入的记录"),
)


def described(schema: OpenAPISchema) -> OpenAPISchema:
    """Add to a document the refusals of each operation, files, tags, and the key for retries."""
    models = schema["components"].setdefault("schemas", {})
    for model in (Place, Problem):
        whole = model.model_json_schema(ref_template="#/components/schemas/{model}")
        whole.pop("$defs", None)
        models[model.__name__] = whole
    for model in models.values():
        model.pop("description", None)  # 类的说明是写给程序员的英文，各项另有中文。
    schema["tags"] = [{"name": name, "description": words} for name, words in TAGS]
    for operations in schema["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    return schema


def _complete(method: str, operation: dict[str, Any]) -> None:
    operation.pop("description", None)
    writes = method in _WRITING
    left_out = set() if writes else {"409"}
    if "requestBody" not in operation and not operation["parameters"]:
        left_out |= {"404"} if writes else {"404", "422"}
    for status, words in _REFUSALS.items():
        if status not in left_out:
            schema = {"$ref": "#/components/schemas/Problem"}
            operation["responses"].setdefault(
                status,
                {"description": words, "content": {"application/json": {"schema": schema}}},
            )
    for status, answer in operation["responses"].items():
        answer["description"] = _REFUSALS.get(str(status), "办成")
        if _is_file(answer):
            answer["content"] = _FILE
    if writes:
        operation["parameters"] = [*operation["parameters"], _KEY]


def _is_file(answer: dict[str, Any]) -> bool:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return schema.get("format") == "binary"


_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "自己起的键，至多 100 个字符：没有收到答复而重发时用同一个键，只办一次",
    "schema": {"type": "string", "maxLength": 100},
}
