"""The sentence templates and name pools, read from the YAML files of phrases/."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "phrases"


@cache
def _book() -> dict[str, list[str]]:
    book: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem != "departments":
            book.update(yaml.safe_load(path.read_text("utf-8")))
    return book


def phrases(kind: str) -> list[str]:
    """Give the templates of a kind of statement."""
    return _book()[kind]


@cache
def departments() -> list[dict[str, Any]]:
    """Give the pools of names and narratives, one entry per kind of department."""
    loaded: list[dict[str, Any]] = yaml.safe_load((FOLDER / "departments.yaml").read_text("utf-8"))
    return loaded
