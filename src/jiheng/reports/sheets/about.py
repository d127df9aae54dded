"""The sheet 说明: what the workbook is, how it counts, where the standard comes from."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.quantities import Status
from jiheng.reports.content.context import Context
from jiheng.reports.sheets.cells import FREE, HEAD, PLAIN, TITLE, words
from jiheng.reports.workbook import Sheet
from jiheng.standards import Confidence

TITLE_TEXT = "说明"
WIDTHS = (18, 96)


def about_sheet(context: Context) -> Sheet:
    """Make the sheet."""
    rows = [
        (words("评分工作簿说明", TITLE, colspan=2),),
        (words("改动只影响本工作簿；正式得分以系统评分结果为准。", FREE, colspan=2),),
        *((words(head, HEAD), words(text, PLAIN)) for head, text in _lines(context)),
    ]
    return Sheet(TITLE_TEXT, tuple(rows), WIDTHS, heights={0: 26})


def _lines(context: Context) -> Iterator[tuple[str, str]]:
    card, dossier = context.card, context.dossier
    standard = card.standard
    yield "部门和年度", f"{dossier.organisation}　{dossier.year}年度　{dossier.version}".strip()
    yield "评分标准", f"{standard.title}（编码 {standard.code}）"
    source = standard.source
    sure = "" if source.confidence is Confidence.PUBLISHED else f"（{source.confidence.label}）"
    yield "标准来源", f"{source.document}　{source.clause}{sure}"
    if standard.note:
        yield "标准备注", standard.note
    if standard.incomplete:
        yield "标准缺项", standard.incomplete
    if card.validity_note:
        yield "适用年度", f"{card.validity_note}。"
    places = standard.rounding.places
    yield "怎样计分", f"每项得分由公式算出，四舍五入到{places}位小数；小计、总分为各项得分相加。"
    yield "怎样试算", "在“数据”表改“填报数”，或在“绩效指标”表改完成值，得分和总分随之变化。"
    yield "没有数的", "留空为“未填报”；可写“不适用”“无法判断”。缺数的指标不按零计分，总分随之未定。"
    if card.conditional_on:
        yield "总分取决于", "、".join(card.conditional_on)
    if any(leaf.status is Status.NOT_APPLICABLE for leaf in card.leaves()):
        yield (
            "不适用的",
            "不适用指标的分值已按评分标准处理；改动使适用情况变化的，请用系统重新评分。",
        )
    yield "精度", "表中公式按双精度计算，判断前先取12位小数；与系统的精确评分一致。"
