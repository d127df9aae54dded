from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from jiheng.standards import Confidence, Criterion, IndicatorSet, Source, Standard
from jiheng.standards.citation import Cited, cited
from jiheng.standards.expressions import Name, Number
from jiheng.standards.model import Rounding, Validity

SOURCE = {"document": "某市财绩〔2021〕1号", "clause": "附件2", "confidence": "published"}


def leaf(code: str, points: str, rule: Any = "manual", **more: Any) -> dict[str, Any]:
    return {"code": code, "name": code, "points": points, "value": "x", "rule": rule, **more}


def standard(*criteria: dict[str, Any], **more: Any) -> Standard:
    return Standard.model_validate(
        {
            "code": "s",
            "title": "标准",
            "kind": "department",
            "region": "某市",
            "validity": {"from_year": 2021, "verified_until": 2022},
            "source": SOURCE,
            "criteria": criteria,
            **more,
        }
    )


def test_full_points_are_summed_and_penalties_are_beside_them() -> None:
    group = {
        "code": "g",
        "name": "组",
        "criteria": [leaf("a", "60"), leaf("b", "40"), leaf("p", "5", "penalty")],
    }
    made = standard(group)
    found = made.find("g")
    assert made.full == 100
    assert found is not None and found.full == 100
    assert [one.full for one in found.criteria] == [60, 40, 0]
    assert len(list(made.leaves())) == 3


@pytest.mark.parametrize(("points", "fits"), [("39.99", False), ("40", True), ("40.01", False)])
def test_points_add_up_exactly(points: str, fits: bool) -> None:
    if fits:
        assert standard(leaf("a", "60"), leaf("b", points)).full == 100
    else:
        with pytest.raises(ValidationError, match="应等于满分100"):
            standard(leaf("a", "60"), leaf("b", points))


def test_the_full_points_may_be_other_than_a_hundred() -> None:
    assert standard(leaf("a", "60"), full_points="60").full == 60


def test_a_code_stands_once() -> None:
    with pytest.raises(ValidationError, match="编码“a”用了两次"):
        standard(leaf("a", "60"), leaf("a", "40"))


def test_the_source_of_a_criterion_is_its_own_or_the_nearest_above() -> None:
    own = {**SOURCE, "clause": "附件3", "confidence": "inferred"}
    inner = {"code": "g", "name": "组", "source": own, "criteria": [leaf("a", "60")]}
    made = standard(inner, leaf("b", "40"))
    assert made.source_of("a").clause == "附件3"
    assert made.source_of("b") == Source.model_validate(SOURCE)
    assert {one.code: source.confidence for one, source in made.sources()} == {
        "g": Confidence.INFERRED,
        "a": Confidence.INFERRED,
        "b": Confidence.PUBLISHED,
    }


def test_a_code_that_is_not_there_is_none() -> None:
    assert standard(leaf("a", "100")).find("zzz") is None


def test_places_in_the_file_go_from_the_top_down() -> None:
    group = {"code": "g", "name": "组", "criteria": [leaf("a", "60")]}
    made = standard(leaf("b", "40"), group)
    assert [(one.code, place) for one, place in made.placed()] == [
        ("b", ("criteria", 0)),
        ("g", ("criteria", 1)),
        ("a", ("criteria", 1, "criteria", 0)),
    ]


def test_a_criterion_lists_every_name_it_reads_once() -> None:
    made = Criterion.model_validate(
        leaf("a", "4", {"reverse": {"actual": "y", "target": "x"}}, applies_when="z > x")
    )
    assert made.read_names() == ("x", "z", "y")
    assert made.scored_value == Name("x")
    bare = Criterion.model_validate(
        {"code": "c", "name": "丙", "points": "4", "rule": {"completion": {}}}
    )
    assert bare.read_names() == ("actual", "target")
    assert bare.scored_value is None


def test_a_group_reads_nothing_itself() -> None:
    group = Criterion.model_validate({"code": "g", "name": "组", "criteria": [leaf("a", "1")]})
    assert group.read_names() == ()
    assert [one.code for one in group.walk()] == ["g", "a"]


def test_the_first_rule_that_fits_an_indicator_row_is_taken() -> None:
    made = IndicatorSet.model_validate(
        {
            "form": "project_indicators",
            "rules": [
                {"nature": ["≥"], "level1": ["满意度"], "rule": "satisfaction"},
                {"nature": ["≥", ">"], "rule": "completion"},
                {"nature": ["≥"], "rule": "equal", "source": SOURCE},
            ],
        }
    )
    kinds = [
        made.rule_for(nature, level1)
        for nature, level1 in [("≥", "满意度"), ("≥", "产出"), (">", "满意度"), ("≤", "产出")]
    ]
    assert [one.rule.kind if one else None for one in kinds] == [
        "satisfaction",
        "completion",
        "completion",
        None,
    ]
    source = made.rules[2].source
    assert source is not None and source.document == SOURCE["document"]


@pytest.mark.parametrize(
    ("year", "covered"), [(2020, False), (2021, True), (2022, True), (2023, False)]
)
def test_a_standard_covers_the_years_it_is_verified_for(year: int, covered: bool) -> None:
    assert Validity(from_year=2021, verified_until=2022).covers(year) is covered


@pytest.mark.parametrize("year", ["21", "20211", "２０２１", "二〇二一", ""])
def test_a_year_has_four_digits(year: str) -> None:
    with pytest.raises(ValidationError, match="不是四位年份"):
        Validity.model_validate({"from_year": year, "verified_until": "2022"})


def test_rounding_has_two_places_unless_told_otherwise() -> None:
    assert Rounding().places == 2
    with pytest.raises(ValidationError):
        Rounding(places=-1)


def test_a_standard_cannot_be_changed() -> None:
    made = standard(leaf("a", "100"))
    with pytest.raises(ValidationError):
        made.title = "改"


def test_every_confidence_has_its_own_chinese_word() -> None:
    assert [one.label for one in Confidence] == ["公布", "忆述", "推定"]


def test_a_cited_number_is_exact_and_may_carry_its_own_source() -> None:
    assert cited("0.2").number == Number(Fraction(1, 5))
    assert cited("80%").number == Number(Fraction(4, 5), percent=True)
    given = {"value": "4", "source": {**SOURCE, "confidence": "remembered"}}
    made = Criterion.model_validate({**leaf("a", "4"), "points": given})
    assert made.points is not None and made.points.source is not None
    assert made.points.source.confidence is Confidence.REMEMBERED
    ready = Cited(value=Fraction(3))
    again = Criterion.model_validate({**leaf("a", "4"), "points": ready})
    assert again.points == ready


def test_expressions_that_are_trees_already_are_taken() -> None:
    made = Criterion.model_validate({**leaf("a", "4"), "value": Name("y")})
    assert made.scored_value == Name("y")


@pytest.mark.parametrize(
    ("points", "rule", "sure"),
    [
        ("4", "direct", Confidence.PUBLISHED),
        ({"value": "4", "source": SOURCE | {"confidence": "remembered"}}, "direct", "remembered"),
        (
            "4",
            {
                "direct": {
                    "otherwise": {"value": "1", "source": SOURCE | {"confidence": "inferred"}}
                }
            },
            "inferred",
        ),
    ],
)
def test_a_standard_is_as_sure_as_the_least_sure_of_what_decides_points(
    points: Any, rule: Any, sure: str
) -> None:
    group = {
        "code": "g",
        "name": "组",
        "source": SOURCE | {"confidence": "inferred"},
        "criteria": [
            {**leaf("a", "96"), "source": SOURCE},
            {**leaf("b", "4"), "source": SOURCE, "points": points, "rule": rule},
        ],
    }
    assert standard(group).confidence == sure
