"""Gansu and Inner Mongolia: self-evaluation of a transfer fund, indicator by indicator."""

from collections.abc import Callable

from benchmarks.checks.generator.builder import (
    Builder,
    Value,
)
from benchmarks.checks.held_out.round3 import gansu_tables as tables
from benchmarks.checks.held_out.round3.gansu_base import Report, state_of
from benchmarks.checks.held_out.round3.gansu_money import print_given, print_money, print_spread
from benchmarks.checks.held_out.round3.gansu_results import (
    print_gaps,
    print_indicators,
    print_overall,
    print_process,
    print_score,
)

NUMERALS = "一二三四五六七八九"
Part = Callable[[Report], None]


def write(w: Builder) -> None:
    r = Report(w)
    books, say = r.books, r.say
    fund = books.fund
    w.heading(-1, books.place, w.this_year(), "度", w.name(fund.name), "绩效自评报告")
    boss = "上级财政部门"
    if books.is_city:
        boss = "内蒙古自治区财政厅" if books.is_inner else "甘肃省财政厅"
    values: dict[str, Value] = {"boss": boss, "office": r.office, "place": books.place}
    say.say("opening", year=w.this_year(), fund=w.name(fund.name), me=books.me, **values)
    w.end()
    analysis: list[tuple[str, Part]] = [
        ("资金投入情况分析", print_money),
        ("总体绩效目标完成情况分析", print_overall),
        ("绩效指标完成情况分析", print_indicators),
    ]
    given: list[tuple[str, Part]] = [
        (f"{fund.upper}下达预算和绩效目标情况", print_given),
        (f"{books.place[-1]}级安排和分解下达情况", print_spread),
    ]
    ends: list[tuple[str, list[tuple[str, Part]]]] = [
        ("偏离绩效目标的原因和下一步改进措施", [("", print_gaps)]),
        ("绩效自评结果拟应用和公开情况", [("", _used)]),
        ("其他需要说明的问题", [("", _other)]),
    ]
    if books.is_inner:
        order = [
            (
                "基本情况",
                [("转移支付概况和整体绩效目标", print_given), ("资金分解下达情况", print_spread)],
            ),
            ("综合评价结论", [("", print_score)]),
            ("绩效自评组织情况", [("", print_process)]),
            ("绩效情况分析", analysis),
            *ends,
        ]
    else:
        order = [
            ("绩效目标分解下达情况", given),
            ("绩效自评工作开展情况", [("", print_process)]),
            ("绩效目标完成情况分析", analysis),
            ("自评结论", [("", print_score)]),
            *ends,
        ]
    for number, (title, parts) in zip(NUMERALS, order, strict=False):
        w.heading(1, f"{number}、{title}")
        for place, (name, part) in zip(NUMERALS, parts, strict=False):
            if name:
                w.heading(2, f"（{place}）{name}")
            part(r)
            w.end()
    w.heading(1, "附件　区域绩效目标自评表")
    state = "个别指标未达到指标值" if books.short else "各项指标达到指标值"
    tables.evaluation(w, books, f"年度任务{state_of(books)}，{state}。", r.area)


def _used(r: Report) -> None:
    r.say.say("used", place=r.books.place, area=r.area)


def _other(r: Report) -> None:
    r.say.say("other", year=r.w.this_year())
    r.method.print(1)
