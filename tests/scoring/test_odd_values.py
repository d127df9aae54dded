"""Any figure of the real example is something odd: the score stands, or says what is in the way."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.forms import FormErrors, read_dossier
from jiheng.scoring import score
from jiheng.standards import list_standards

DOSSIER = read_dossier(Path(__file__).parents[2] / "examples" / "guangzhou-kjj-2021")
STANDARDS = [standard for standard in list_standards() if standard.kind == "department"]
READ = sorted({name for one in STANDARDS for leaf in one.leaves() for name in leaf.read_names()})
ODD = ("-1", "0", "-99999", "9" * 30, "是", "否", "0%", "-5%", "999%", "约5", "不适用", "", "0.001")


@settings(max_examples=100)
@given(
    standard=st.sampled_from(STANDARDS),
    values=st.dictionaries(st.sampled_from(READ), st.sampled_from(ODD), max_size=3),
)
def test_a_score_lies_within_its_bounds_or_says_why_there_is_none(standard, values):
    try:
        dossier = DOSSIER.with_values(values)
    except FormErrors:
        return
    card = score(dossier, standard, trial=True)
    for leaf in card.leaves():
        assert leaf.low <= leaf.high
        assert leaf.reason.endswith("。")
        if leaf.points is not None:
            assert leaf.low == leaf.high == leaf.points
            assert leaf.margin is None or leaf.margin.contains(leaf.points)
    assert (card.total is None) is bool(card.conditional_on)


def test_every_standard_is_tried():
    assert len(STANDARDS) >= 5 and len(READ) > 50
