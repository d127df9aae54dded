"""What is to be filled in is named by sheet or cell and code."""

import pytest

from jiheng.scoring import score
from jiheng.scoring.filling import to_fill, to_mend
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


def test_a_figure_that_was_only_supposed_is_not_looked_for_in_a_form(published, make_dossier):
    facts = {**published, "assets.total": "1", "assets.in_use": "1"}
    facts.pop("assets.utilisation_rate", None)
    supposed = make_dossier(facts).with_values({"assets.total": "0"})
    (fault,) = to_mend(score(supposed, STANDARD).find("asset_utilisation"))
    assert fault.startswith("试算（--set）的 assets.total 填的是零")


def test_what_cannot_be_judged_is_not_called_blank(published, make_dossier):
    dossier = make_dossier({**published, "procurement.execution_rate": "约84%"})
    assert to_fill(score(dossier, STANDARD).find("procurement_execution")) == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"procurement.execution_rate": "约84%"}, "procurement.execution_rate “约84%”改为确切的数"),
        ({"procurement.execution_rate": "84%"}, ""),
    ],
)
def test_what_cannot_be_scored_is_named_with_what_is_wrong(published, make_dossier, values, said):
    card = score(make_dossier({**published, **values}), STANDARD)
    assert "；".join(to_mend(card.find("procurement_execution"))).endswith(said)
    assert bool(to_mend(card.find("procurement_execution"))) is bool(said)


def test_a_zero_divisor_is_named_and_another_zero_is_not(published, make_dossier):
    for values, count in (("0", 1), ("1", 0)):
        facts = {**published, "assets.in_use": "0", "assets.total": values}
        facts.pop("assets.utilisation_rate", None)
        faults = to_mend(score(make_dossier(facts), STANDARD).find("asset_utilisation"))
        assert len(faults) == count
        assert all(
            fault.startswith("“资产管理”表 assets.total") or "不能作除数" in fault
            for fault in faults
        )
