"""The sheet 说明: what the workbook is, how it counts, where the standard comes from."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.reports.content.context import Context
from jiheng.reports.sheets.cells import FREE, HEAD, PLAIN, TITLE, words
from jiheng.reports.workbook import Sheet
from jiheng.standards import Confidence

TITLE_TEXT = "说明"
WIDTHS = (18, 96)


def about_sheet(context: Context, *, shared: bool) -> Sheet:
    """Make the sheet; `shared` tells that points of what does not apply are shared out."""
    rows = [
        (words("评分工作簿说明", TITLE, colspan=2),),
        (words("改动只影响本工作簿；正式得分以系统评分结果为准。", FREE, colspan=2),),
        *((words(head, HEAD), words(text, PLAIN)) for head, text in _lines(context, shared)),
    ]
    return Sheet(TITLE_TEXT, tuple(rows), WIDTHS, heights={0: 26})


def _lines(context: Context, shared: bool) -> Iterator[tuple[str, str]]:
    card, dossier = context.card, context.dossier
    standard = card.standard
    yield "部门和年度", f"{dossier.organisation}　{dossier.year}年度　{dossier.version}".strip()
    yield "评分标准", f"{standard.title}（编码 {standard.code}）"
    source, sureness = standard.source, standard.confidence
    sure = "" if sureness is Confidence.PUBLISHED else f"（{sureness.label}）"
    yield "标准来源", f"{source.document}　{source.clause}{sure}"
    if standard.note:
        yield "标准备注", standard.note
    if standard.incomplete:
        yield "标准缺项", standard.incomplete
    if card.validity_note:
        yield "适用年度", f"{card.validity_note}。"
    places = standard.rounding.places
    yield "怎样计分", f"每项得分由公式算出，四舍五入到{places}位小数；小计、总分为各项得分相加。"
    yield "怎样试算", "在“数据”“绩效指标”表着色的格里改数，得分、完成情况和总分随之变化。"
    yield "保护", "各表已保护以防误改，没有密码；需要时可在“审阅”中撤销保护。"
    yield "没有数的", "留空为“未填报”；可写“不适用”“无法判断”。缺数的指标不按零计分，总分随之未定。"
    if card.conditional_on:
        yield "总分取决于", "、".join(card.conditional_on)
    if shared:
        yield (
            "不适用的",
            "不适用指标的分值按比例分给同组其他指标，算法见“分值分配”表，随“数据”表重算。",
        )
    yield "精度", "表中公式按双精度计算，判断前先取12位小数；与系统的精确评分一致。"
