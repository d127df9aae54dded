"""Validate the review's data files; every fault is said at its file and line."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from jiheng.standards.errors import Fault, StandardError
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml

Model = TypeVar("Model", bound=BaseModel)

_WORDS = {
    "missing": "缺少这一项",
    "int_parsing": "应为整数",
    "string_type": "应为文字",
    "tuple_type": "应为清单",
    "dict_type": "应为“名称: 值”",
    "model_type": "应为“名称: 值”",
    "enum": "写的不在可选范围内，可用：{expected}",
}


def shipped_folder() -> Path:
    """Return the folder of the data files that ship with the package."""
    return Path(str(files("jiheng"))) / "data" / "forms"


def read_data(path: Path, model: type[Model]) -> tuple[Model, LinedMapping]:
    """Read one data file; give the model and the content with its lines.

    Raises:
        StandardError: every fault of the file, each at its line.
    """
    content = read_exact_yaml(path)
    try:
        return model.model_validate(content), content
    except ValidationError as error:
        raise StandardError([_fault(dict(one), content) for one in error.errors()]) from None


def _fault(one: Mapping[str, Any], content: LinedMapping) -> Fault:
    context = one.get("ctx") or {}
    location = (*one["loc"], *context.get("at", ()))
    if "at" in context:
        return Fault(*place(content, location), one["msg"])
    if "error" in context:
        return Fault(*place(content, location), str(context["error"]))
    field = next((part for part in reversed(location) if isinstance(part, str)), "")
    words = _WORDS.get(one["type"], "写法不对")
    shown = {name: str(value).replace(" or ", "、") for name, value in context.items()}
    return Fault(*place(content, location), f"“{field}”{words.format_map(shown)}")
