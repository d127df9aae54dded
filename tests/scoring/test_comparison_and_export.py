"""Two scorecards side by side, and a scorecard as plain data."""

import json
from dataclasses import replace
from fractions import Fraction

from jiheng.scoring import score
from jiheng.scoring.comparison import Movement, compare_scorecards
from jiheng.scoring.export import scorecard_data
from jiheng.standards import find_standard

A, B = "guangzhou-department-2021", "guangzhou-department-2021-b"


def _cards(dossier):
    return score(dossier, find_standard(A)), score(dossier, find_standard(B))


def test_what_moved_between_the_two_reconstructions(published, make_dossier):
    movements = compare_scorecards(*_cards(make_dossier(published)))
    moved = {one.code: one.change for one in movements if one.moved}
    assert moved == {
        "budget_completion": Fraction("-0.068"),
        "appropriation_difference": Fraction("1.068"),
        "carryover": -1,
    }
    assert {one.code for one in movements if one.reworded} == set(moved)


def test_nothing_moves_against_itself(published, make_dossier):
    card = score(make_dossier(published), find_standard(A))
    assert not any(one.moved or one.reworded for one in compare_scorecards(card, card))


def test_full_points_that_differ_are_a_movement_though_the_points_are_the_same(
    published, make_dossier
):
    card = score(make_dossier({**published, "finance.carryover_rate": "500%"}), find_standard(A))
    same = card.find("carryover")
    assert same.points == 0
    heavier = replace(same, full=same.full + 1)
    assert Movement("carryover", "甲", same, heavier).moved
    assert Movement("carryover", "甲", same, heavier).change == 0
    assert not Movement("carryover", "甲", same, replace(same, reason="别的说法")).moved


def test_criteria_that_only_one_has_are_shown(published, make_dossier):
    card = score(make_dossier(published), find_standard(A))
    other = score(make_dossier(published), find_standard("beijing-department"), trial=True)
    movements = compare_scorecards(card, other)
    gone = next(one for one in movements if one.code == "asset_match")
    new = next(one for one in movements if one.before is None)
    assert gone.after is None and gone.moved and gone.change is None and not gone.reworded
    assert new.after is not None and new.moved


def test_a_blank_has_no_change(published, make_dossier):
    full = score(make_dossier(published), find_standard(A))
    blank = score(make_dossier({**published, "finance.carryover_rate": ""}), find_standard(A))
    change = {one.code: one for one in compare_scorecards(full, blank)}["carryover"]
    assert change.moved and change.change is None


def test_the_export_is_exact_text_and_survives_json(published, make_dossier):
    data = scorecard_data(score(make_dossier(published), find_standard(A)))
    again = json.loads(json.dumps(data, ensure_ascii=False))
    assert again == data
    assert (data["total"], data["status"], data["full"]) == ("94.622", "reported", "100")
    leaf = data["criteria"][0]["criteria"][0]["criteria"][0]
    assert leaf["code"] == "budget_completion"
    assert (leaf["points"], leaf["lost"], leaf["full"]) == ("3.932", "0.068", "4")
    assert leaf["facts"][0]["text"] == "99.66%"
    assert leaf["source"]["confidence"] == "inferred"


def test_missing_is_null_beside_its_status(published, make_dossier):
    values = {**published, "finance.carryover_rate": ""}
    data = scorecard_data(score(make_dossier(values), find_standard(A)))
    assert (data["total"], data["status"]) == (None, "unreported")
    leaf = data["criteria"][0]["criteria"][0]["criteria"][3]
    assert (leaf["points"], leaf["lost"], leaf["margin"]) == (None, None, None)
    assert leaf["facts"][0]["value"] is None
