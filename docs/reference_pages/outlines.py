"""The page of report outlines: sections, their codes and who writes what in each."""

from jiheng.reports.outline import Outline, Section, find_outline, outline_codes
from reference_pages.markdown import bullets, code, page, table


def outlines_page() -> str:
    """Make the page."""
    parts: list[str] = []
    for one in outline_codes():
        parts += _outline(find_outline(one))
    return page(
        "报告提纲",
        "提纲规定报告有哪些章节。章节编码同时是“文字材料”表的“章节编码”。",
        *parts,
    )


def _outline(outline: Outline) -> list[str]:
    source = outline.source
    cited = " ".join(part for part in (source.document, source.clause) if part)
    return [
        f"## {outline.code}",
        f"**{outline.name}**",
        bullets(
            [
                f"地区：{outline.region}",
                f"依据：{cited}；可信度：{source.confidence.label}",
                f"标题：{code(outline.title.replace(chr(10), ' '))}",
                *([f"说明：{outline.note}"] if outline.note else []),
            ]
        ),
        table(
            ["章节编码", "标题", "层级", "内容", ""],
            [_section(section) for section in outline.sections],
        ),
    ]


def _section(section: Section) -> list[str]:
    notes = [
        word
        for word, holds in (
            ("没有内容时略去", section.optional),
            ("另起一页", section.new_page),
        )
        if holds
    ]
    return [
        code(section.code),
        section.heading or "（接上节）",
        str(section.level) if section.heading and section.level else "不编号",
        code(section.generator) or "只有标题",
        "、".join(notes),
    ]
