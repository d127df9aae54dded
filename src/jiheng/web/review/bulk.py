"""Decide on many documents at once; each is decided on its own, and each has a result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.models import Document
from jiheng.web.documents.refusals import Refusal
from jiheng.web.documents.standing import Action, Doer
from jiheng.web.review.acting import carry_out
from jiheng.web.review.forms import Deed

MOST = 500
"""Documents that one request decides on."""


@dataclass(frozen=True)
class Result:
    """How it went with one document; `document` is None where it is out of sight."""

    document: Document | None
    is_done: bool
    message: str


def read_picked(values: Iterable[str]) -> dict[int, int]:
    """Read `number:edition` as the list sends it; what is none is left out."""
    picked: dict[int, int] = {}
    for value in values:
        number, _, edition = value.partition(":")
        if number.isdecimal() and edition.isdecimal():
            picked[int(number)] = int(edition)
    return picked


def decide_on_each(
    doer: Doer, action: Action, picked: Mapping[int, int], reason: str
) -> list[Result]:
    """Take an action on documents by number, each with the edition that was read."""
    numbers = list(picked)[:MOST]
    seen = Document.objects.visible_to(doer.worn).select_related(
        "organisation__region__parent", "project"
    )
    known = seen.in_bulk(numbers)
    results = [
        _decide(known.get(number), Deed(action, picked[number], reason, "", (), None), doer)
        for number in numbers
    ]
    for number in list(picked)[MOST:]:
        told = f"一次最多办理 {MOST} 份，这一份没有办理，请再次勾选。"
        results.append(Result(seen.filter(pk=number).first(), False, told))
    return results


def _decide(document: Document | None, deed: Deed, doer: Doer) -> Result:
    if document is None:
        return Result(None, False, "没有这份材料，或不归您查看。")
    try:
        return Result(document, True, carry_out(document, deed, doer))
    except (Refusal, NoChain) as told:
        return Result(document, False, str(told))
