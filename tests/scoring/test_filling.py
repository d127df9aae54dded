"""What is to be filled in is named by sheet or cell and code."""

import pytest

from jiheng.scoring import score
from jiheng.scoring.filling import to_fill
from jiheng.standards import find_standard

STANDARD = find_standard("guangzhou-department-2021")


@pytest.mark.parametrize(
    ("code", "blank", "places"),
    [
        ("procurement_execution", "procurement.execution_rate", "“采购管理”表 procurement."),
        ("asset_utilisation", "assets.in_use", "“资产管理”表 assets.in_use"),
    ],
)
def test_a_blank_is_named_by_sheet_and_code(published, make_dossier, code, blank, places):
    full = score(make_dossier(published), STANDARD)
    assert to_fill(full.find(code)) == ()
    short = score(make_dossier({**published, blank: ""}), STANDARD)
    (place,) = to_fill(short.find(code))
    assert place.startswith(places)


def test_what_no_form_has_is_named_by_the_figures_it_is_computed_from(published, make_dossier):
    given = {code: text for code, text in published.items() if not code.startswith("assets.")}
    places = to_fill(score(make_dossier(given), STANDARD).find("asset_utilisation"))
    assert places == ("“资产管理”表 assets.in_use", "“资产管理”表 assets.total")


def test_what_cannot_be_judged_is_not_called_blank(published, make_dossier):
    dossier = make_dossier({**published, "procurement.execution_rate": "约84%"})
    assert to_fill(score(dossier, STANDARD).find("procurement_execution")) == ()
