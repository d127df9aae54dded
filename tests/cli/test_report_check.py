"""A report is checked beside the writing of its files, and whatever happens to that process."""

import multiprocessing
import sys

import pytest

from jiheng.checks.dossier import Record
from jiheng.cli.report_check import check_report, checking, summary
from jiheng.reports.document import Document, Paragraph
from jiheng.reports.spans import Text

WRONG = "年初预算为100.00万元，支出80.00万元，执行率为85.00%。"


@pytest.fixture
def report() -> tuple[Document, Record]:
    from datetime import date

    blocks = (Paragraph((Text(WRONG),)),)
    return Document("某局2021年报告", "某局", 2021, date.min, blocks), Record("某局", 2021, ())


def test_the_result_is_that_of_the_check_itself(report):
    here = check_report(*report)
    assert [finding.code for finding in here.findings] == ["RT001"]
    with checking(*report) as result:
        beside = result()
    assert summary(beside) == summary(here)
    assert [one.calculation for one in beside.findings] == [
        one.calculation for one in here.findings
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 另起进程")
def test_a_lost_process_loses_no_check(report):
    with checking(*report) as result:
        (child,) = multiprocessing.active_children()
        child.kill()
        child.join()
        assert [finding.code for finding in result().findings] == ["RT001"]
    assert not multiprocessing.active_children()


def test_no_process_is_left_where_the_result_is_not_asked_for(report):
    with pytest.raises(KeyError), checking(*report):
        raise KeyError
    assert not multiprocessing.active_children()
