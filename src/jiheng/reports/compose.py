"""Compose a report: outline × dossier × scorecard → document, and the notices that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.forms.dossier import Dossier
from jiheng.quantities import Missing
from jiheng.reports.content import GENERATORS, Context, Notice, Slot
from jiheng.reports.content.closing import draft_notices
from jiheng.reports.content.standard_names import standard_label
from jiheng.reports.document import Block, Document, Heading, PageBreak, Paragraph, Signature, Table
from jiheng.reports.outline import Outline, Section
from jiheng.reports.spans import Text
from jiheng.scoring import Scorecard


@dataclass(frozen=True)
class Composition:
    """Hold a composed report with the notices to the officer, which a filed text never prints."""

    document: Document
    notices: tuple[Notice, ...]


def compose(
    dossier: Dossier, scorecard: Scorecard, outline: Outline, *, draft: bool = False
) -> Document:
    """Compose the report's document; a draft also prints the notices at its end."""
    return compose_with_notices(dossier, scorecard, outline, draft=draft).document


def compose_with_notices(
    dossier: Dossier, scorecard: Scorecard, outline: Outline, *, draft: bool = False
) -> Composition:
    """Compose the report's document and list what the officer should still see to.

    The same input gives the same document: no clock, no random number, no file is read.
    """
    context = Context(dossier, scorecard, draft=draft)
    blocks = list(_blocks(context, outline))
    _check_texts(context)
    _check_bonus(context)
    if draft:
        blocks.extend(draft_notices(context))
    profile = context.profile
    document = Document(
        title=outline.title_for(dossier.organisation, dossier.year, dossier.region),
        organisation=dossier.organisation,
        year=dossier.year,
        date=context.day,
        blocks=tuple(blocks),
        attachment=profile.attachment if profile else "",
        metadata=_metadata(dossier, scorecard, outline),
    )
    return Composition(document, tuple(context.notices))


def _blocks(context: Context, outline: Outline) -> Iterator[Block]:
    """Yield the sections that say something; a draft also shows those still to be filled."""
    sections = [(section, _content(context, section)) for section in outline.sections]
    turned = False
    for place, (section, content) in enumerate(sections):
        if not content and not (section.heading and _has_parts(sections, place)):
            continue
        wide = any(isinstance(block, Table) and block.wide for block in content)
        if section.new_page or wide != turned:
            yield PageBreak(landscape=wide)
        turned = wide
        if section.heading:
            yield _heading(section)
        yield from content


def _content(context: Context, section: Section) -> list[Block]:
    if not section.generator:
        return []
    generator = GENERATORS[section.generator]
    slot = Slot(section.code, {**generator.options, **section.options})
    told = len(context.notices)
    content = list(generator.make(context, slot))
    if not content and section.heading and not section.optional:
        if len(context.notices) == told:
            advice = f"在“文字材料”表填写章节编码 {section.code}，或填写相应的表。"
            context.notice(section.heading, "没有内容，报送稿不印这一节。", advice)
        if context.draft:
            content = [Paragraph(context.blank(section.heading))]
    return content


def _has_parts(sections: list[tuple[Section, list[Block]]], place: int) -> bool:
    """Tell whether anything is printed below a heading before the next one of its level."""
    level = sections[place][0].level
    for section, content in sections[place + 1 :]:
        if section.heading and section.level <= level:
            return False
        # The signature closes the report, not the section it happens to follow.
        if content and not isinstance(content[0], Signature):
            return True
    return False


def _heading(section: Section) -> Block:
    if section.level == 0:
        return Paragraph((Text(section.heading, strong=True),))
    return Heading(section.level, section.heading)


def _check_texts(context: Context) -> None:
    """Tell the officer of texts filed under a section that this outline does not have."""
    for code in context.dossier.narratives:
        if code not in context.used_texts:
            context.notice(
                "文字材料", f"章节编码“{code}”的文字没有用到。", "核对提纲中的章节编码。"
            )


def _check_bonus(context: Context) -> None:
    """Tell the officer of bonus points that the standard has no criterion for."""
    codes = {code for leaf in context.card.leaves() for code in leaf.inputs}
    if any(code.startswith("bonus.") for code in codes):
        return
    filled = (
        fact.value for code, fact in context.dossier.facts.items() if code.startswith("bonus.")
    )
    if any(not isinstance(value, Missing) and value for value in filled):
        context.notice(
            "加减分",
            f"“{context.card.standard.title}”没有加减分，“加减分合计”“加减分事项”表所填的没有计入总分，"
            "也不印入报告。",
            "核对评分标准。",
        )


def _metadata(dossier: Dossier, card: Scorecard, outline: Outline) -> dict[str, str]:
    return {
        "部门": dossier.organisation,
        "评分标准": standard_label(card.standard),
        "报告提纲": outline.name,
        "版本": dossier.version,
    }
