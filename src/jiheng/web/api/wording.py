"""What is wrong with a field of a request, in Chinese, by the kind of error that validation found."""

from collections.abc import Mapping
from typing import Any

_WORDS = {
    "missing": "没有写，这一项必填",
    "extra_forbidden": "没有这一项，请核对名称",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "string_type": "应为加引号的文本",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "list_type": "应为列表",
    "dict_type": "应为一组“名称: 值”",
    "model_type": "应为一组“名称: 值”",
    "model_attributes_type": "应为一组“名称: 值”",
    "date_type": "应为日期，如 2022-03-01",
    "date_parsing": "应为日期，如 2022-03-01",
    "date_from_datetime_parsing": "应为日期，如 2022-03-01",
    "datetime_type": "应为时间，如 2022-03-01T08:30:00+08:00",
    "datetime_parsing": "应为时间，如 2022-03-01T08:30:00+08:00",
    "datetime_from_date_parsing": "应为时间，如 2022-03-01T08:30:00+08:00",
    "timezone_aware": "时间应带时区，如 2022-03-01T08:30:00+08:00",
    "enum": "应为 {expected} 之一",
    "literal_error": "应为 {expected} 之一",
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "string_too_long": "最多 {max_length} 个字",
    "string_too_short": "至少 {min_length} 个字",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "string_pattern_mismatch": "写法不对",
    "value_error": "{error}",
}


def problem_in_words(error: Mapping[str, Any]) -> str:
    """Say what one error of validation is; the kind is named where there are no words for it."""
    words = _WORDS.get(error["type"], f"不合要求（{error['type']}）")
    return words.format_map(
        {name: _readable(value) for name, value in error.get("ctx", {}).items()}
    )


def _readable(value: Any) -> str:
    return str(value).replace("'", "").replace(" or ", "、").replace(", ", "、")
