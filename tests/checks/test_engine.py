"""What the engine makes of the outcomes of all rules: order, no finding twice, nothing endless."""

import pytest
from tests.checks.checking import findings


@pytest.mark.parametrize(("count", "named"), [(49, 49), (50, 50), (51, 50), (4_000, 50)])
def test_a_passage_full_of_one_mistake_names_the_first_and_counts_the_rest(
    count: int, named: int
) -> None:
    found = findings("（甲" * count, "WD003")
    assert len(found) == named
    assert [quote.start for finding in found[:-1] for quote in finding.quotes] == [
        2 * n for n in range(named - 1)
    ]
    assert ("还有" in found[-1].message) == (count > 50)
    if count > 50:
        assert f"还有{count - 50}处" in found[-1].message


def test_passages_are_counted_one_by_one() -> None:
    assert len(findings("\n".join(["（甲" * 40] * 3), "WD003")) == 120
