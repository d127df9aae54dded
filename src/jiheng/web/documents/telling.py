"""Levels, review sheets and findings as the history of a document tells them."""

from collections.abc import Mapping
from typing import Any

from jiheng.web.documents.chains import all_chains
from jiheng.web.documents.models import Decision
from jiheng.web.trail.telling import Told, tell


def register() -> None:
    """Let the trail tell them so."""
    tell("documents.document", "level", level_in_words)
    tell("documents.decision", "level", level_in_words)
    tell("documents.decision", "standing", standing_in_words)
    tell("documents.decision", "sheet", sheet_in_words)
    tell("documents.decision", "findings", findings_in_words)


def level_in_words(code: Any) -> Told | None:
    """Give the Chinese name of a level of any chain; what is none stays as it is."""
    names = (chain.level_name(code) for chain in all_chains().values())
    return {"": next((name for name in names if name != code), code)} if code else None


def standing_in_words(standing: Any) -> Told | None:
    """Give the standing of a decision that counts no more; one that counts is not worth a word."""
    if standing in (None, "", Decision.Standing.EFFECTIVE):
        return {}
    return {"": dict(Decision.Standing.choices).get(standing, standing)}


def sheet_in_words(sheet: Any) -> Told | None:
    """Give the points of a review sheet by item, their total and grade; None where it is none."""
    items = sheet.get("items") if isinstance(sheet, Mapping) else None
    if not isinstance(items, list):
        return None
    told = {str(item.get("name", "")): str(item.get("points", "")) for item in items}
    return {**told, "合计": str(sheet.get("total", "")), "等级": str(sheet.get("grade", ""))}


def findings_in_words(findings: Any) -> Told | None:
    """Give the findings of a decision, one line each; None where they are none."""
    if not isinstance(findings, list) or not all(isinstance(one, Mapping) for one in findings):
        return None
    return {
        f"第{number}条": f"{one.get('code', '')} {one.get('message', '')}".strip()
        for number, one in enumerate(findings, 1)
    }
