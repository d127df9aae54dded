"""Missing is never zero and never full marks: blank any one fact, and nothing gains a point."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.forms import Dossier
from jiheng.quantities import Missing, Status
from jiheng.scoring import score
from jiheng.standards import find_standard, list_standards, vocabulary
from jiheng.standards.expressions import names

DEPARTMENT_STANDARDS = [one for one in list_standards() if one.kind == "department"]


def _rate(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}%"


_AMOUNT = st.integers(0, 10_000_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
_BY_KIND = {
    "amount": _AMOUNT,
    "count": st.integers(0, 60).map(str),
    "rate": st.integers(0, 20000).map(_rate),
    "flag": st.sampled_from(["是", "否"]),
    "points": st.integers(-500, 1200).map(lambda n: _rate(n).removesuffix("%")),
}


def _basic_facts(standard):
    """The facts at the root of a standard: formulas are followed down to what is typed in."""
    found: dict[str, None] = {}

    def follow(code: str) -> None:
        term = vocabulary().get(code)
        if term is not None and term.formula is not None:
            for name in names(term.formula):
                follow(name)
        elif term is not None:
            found[code] = None

    for criterion in standard.walk():
        for code in criterion.read_names():
            follow(code)
    return tuple(found)


@pytest.mark.parametrize("standard", DEPARTMENT_STANDARDS, ids=lambda one: one.code)
@settings(max_examples=25)
@given(data=st.data())
def test_blank_any_one_fact(standard, data):
    codes = _basic_facts(standard)
    values = {code: data.draw(_BY_KIND[vocabulary()[code].kind], label=code) for code in codes}
    year = standard.validity.from_year
    dossier = Dossier("示例局", standard.region, year, standard.code, "", {}).with_values(values)
    before = score(dossier, standard)
    blank = data.draw(st.sampled_from(codes), label="blank")
    after = score(dossier.with_values({blank: ""}), standard)

    readers = 0
    for old, new in zip(before.leaves(), after.leaves(), strict=True):
        assert old.code == new.code
        if blank in {fact.code for fact in new.facts}:
            readers += 1
            assert new.status is Status.UNREPORTED
            assert new.points is None
            assert new.name in "".join(after.conditional_on)
            assert "未填报" in new.reason
        if new.points is not None and old.points is not None:
            assert new.points <= old.points
        assert new.low <= old.low
    assert readers >= 1
    assert after.total is None
    assert after.low <= before.low
    if before.total is not None:
        assert after.low <= before.total <= after.high


@pytest.mark.parametrize("standard", DEPARTMENT_STANDARDS, ids=lambda one: one.code)
def test_an_empty_dossier_has_no_points_at_all(standard):
    empty = Dossier("示例局", standard.region, standard.validity.from_year, standard.code, "", {})
    card = score(empty, standard)
    assert card.total is None
    assert card.status is Status.UNREPORTED
    assert all(leaf.points is None for leaf in card.leaves())
    assert card.high >= standard.full
    assert card.low <= 0


def test_a_blank_row_overrides_the_formula(published, make_dossier):
    blank = make_dossier({**published, "costs.public_control_rate": ""})
    card = score(blank, find_standard("guangzhou-department-2021"))
    item = card.find("public_cost")
    assert item.status is Status.UNREPORTED
    assert isinstance(item.trace.value, Missing)
