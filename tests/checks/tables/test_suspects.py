"""Which points are most likely wrong is told by the points beside them."""

from tests.checks.builder import build_document

from jiheng.checks.reading import Reading
from jiheng.checks.tables.scores import all_score_tables
from jiheng.checks.tables.supported import add_up
from jiheng.checks.tables.suspects import stands_out, suspected_score, suspected_weight


def suspect(rows: list[tuple[str, str]], total: tuple[str, str], column: int) -> str | None:
    lines = ["| 指标 | 分值 | 得分 |"]
    lines += [f"| 第{i}项 | {full} | {got} |" for i, (full, got) in enumerate(rows)]
    lines.append(f"| 总分 | {total[0]} | {total[1]} |")
    (table,) = all_score_tables(Reading(build_document("\n".join(lines))))
    figures = [
        figure for row in table.half.rows if (figure := table.half.figure(row.index, column))
    ]
    trial = add_up(figures[-1], figures[:-1])
    assert trial is not None
    found = (suspected_weight if column == 1 else suspected_score)(table, trial.judgement)
    return None if found is None else found.figure.text.strip()


def test_the_weight_that_would_be_its_score_is_suspected() -> None:
    assert suspect([("20", "18"), ("33", "30"), ("50", "45")], ("100", "93"), 1) == "33"


def test_a_weight_far_above_its_score_is_suspected() -> None:
    assert suspect([("20", "18"), ("90", "20"), ("50", "45")], ("100", "83"), 1) == "90"


def test_rows_with_their_full_points_are_not_suspected() -> None:
    assert suspect([("20", "20"), ("25", "25"), ("50", "50")], ("100", "95"), 1) is None


def test_a_score_with_fewer_places_is_suspected() -> None:
    rows = [("20", "18.00"), ("30", "29.50"), ("50", "8.0")]
    assert suspect(rows, ("100", "56.30"), 2) == "8.0"


def test_a_sum_that_holds_has_no_suspect() -> None:
    assert suspect([("20", "18"), ("30", "30"), ("50", "45")], ("100", "93"), 1) is None


def is_sure(rows: list[tuple[str, str]], total: tuple[str, str]) -> bool:
    lines = ["| 指标 | 分值 | 得分 |"]
    lines += [f"| 第{i}项 | {full} | {got} |" for i, (full, got) in enumerate(rows)]
    lines.append(f"| 总分 | {total[0]} | {total[1]} |")
    (table,) = all_score_tables(Reading(build_document("\n".join(lines))))
    figures = [figure for row in table.half.rows if (figure := table.half.figure(row.index, 2))]
    trial = add_up(figures[-1], figures[:-1])
    assert trial is not None
    found = suspected_score(table, trial.judgement)
    return found is not None and stands_out(table, found)


def test_the_only_score_that_the_total_makes_full_stands_out() -> None:
    assert is_sure([("40", "38"), ("40", "40"), ("20", "15")], ("100", "98"))


def test_two_scores_that_the_total_makes_full_do_not_stand_out() -> None:
    assert not is_sure([("40", "35"), ("40", "40"), ("20", "15")], ("100", "95"))


def test_a_low_score_stands_out_where_a_slip_explains_it() -> None:
    assert is_sure([("40", "38"), ("40", "3.9"), ("20", "18")], ("100", "95"))
    assert not is_sure([("40", "38"), ("40", "7"), ("20", "18")], ("100", "95"))
