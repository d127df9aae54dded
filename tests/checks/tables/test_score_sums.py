"""Points add up exactly; only a total with fewer places was rounded."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.document import Place
from jiheng.checks.figures import Figure, read_tokens
from jiheng.checks.relations import Verdict, judge, parts_and_total, ratio
from jiheng.checks.tables.score_sums import points_add_up, points_share
from jiheng.quantities import unit


def figure(text: str, symbol: str = "分") -> Figure:
    (token,) = read_tokens(text, Place(), unit(symbol))
    assert isinstance(token, Figure)
    return token


def verdict(total: str, *parts: str) -> Verdict:
    relation = parts_and_total(figure(total), [figure(part) for part in parts])
    return judge(points_add_up(relation)).verdict


def test_whole_points_are_exact() -> None:
    assert verdict("30", "10", "20") is Verdict.HOLDS
    assert verdict("31", "10", "20") is Verdict.CONTRADICTED
    assert verdict("8", "7", "0.5") is Verdict.CONTRADICTED
    assert verdict("7.5", "7", "0.5") is Verdict.HOLDS


def test_a_coarser_total_may_be_rounded() -> None:
    assert verdict("15.6", "13.932", "1.69") is Verdict.HOLDS
    assert verdict("15.7", "13.932", "1.69") is Verdict.CONTRADICTED


def test_three_thirds_are_a_tail() -> None:
    assert verdict("100", "33.33", "33.33", "33.33") is Verdict.TAIL
    assert verdict("100", "33.33", "33.33", "33.32") is Verdict.CONTRADICTED


def test_a_cent_too_much_is_no_tail_of_awarded_scores() -> None:
    assert verdict("49.82", "29.82", "20.00") is Verdict.HOLDS
    assert verdict("49.82", "29.81", "20.00") is Verdict.CONTRADICTED


def test_the_full_points_of_a_rate_are_exact() -> None:
    def share(score: str) -> Verdict:
        return judge(
            points_share(ratio(figure("96.30%", "%"), figure(score), figure("10")))
        ).verdict

    assert share("9.63") is Verdict.HOLDS
    assert share("9.36") is Verdict.CONTRADICTED


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=8), st.integers(-300, 300))
def test_any_sum_of_cents_holds_and_any_other_does_not(parts: list[int], off: int) -> None:
    texts = [f"{p // 100}.{p % 100:02d}" for p in parts]
    total = sum(parts) + off
    is_cut_evenly = max(parts) - min(parts) <= 1 and total % 100 == 0
    if total <= 0 or is_cut_evenly:
        return
    found = verdict(f"{total // 100}.{total % 100:02d}", *texts)
    assert found is (Verdict.CONTRADICTED if off else Verdict.HOLDS)
