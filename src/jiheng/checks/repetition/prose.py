"""Make statements of the figures of the prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import Role, share_base
from jiheng.checks.reading import Reading
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.contexts import Context, contexts_of
from jiheng.checks.repetition.names import is_of_one_project, own_names
from jiheng.checks.repetition.statement import Statement
from jiheng.checks.repetition.words import (
    clean_subject,
    is_loose,
    is_standing,
    is_telling,
    period_in,
    read_label,
    scopes_in,
    without_here,
)
from jiheng.checks.repetition.years import Years
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_COMPARED = (
    Kind.MONEY,
    Kind.COUNT,
    Kind.RATE,
    Kind.SCORE,
    Kind.POINT,
    Kind.MULTIPLE,
)
_LEFT_OUT = (Role.RISE, Role.FALL)
_RATES = (Attribute.SHARE, Attribute.RATE, Attribute.INITIAL_RATE)
_FLOWS = (Attribute.SPENT, Attribute.INCOME)
_YEAR_END = re.compile(r"截[至止](?:(?:19|20)\d{2}年)?(?:12月(?:31日|底)?|年[末底])，?")
_NO_TOPIC = re.compile(
    r"(?:资金|项目|来源|使用|预算|支出|收入|收支|方面|来看|看|总体|情况|执行|年中|期间|批复|规定|程序|要求|根据|按照|依据"
    r"|对照|调[增减整]|截[至止]|年[末底]|月|日|本年|全年|[的从按经由中后和与数为])*"
)
_PROJECT = "项目"
_PAST = re.compile(rf"[{Kind.YEAR.value}]|上年|去年|同期")
_CARRIES_NOT = re.compile(r"结转|结余|调[增减整]|追[加减]|增加|减少|节约|差额|之和")
_CLAUSE = re.compile(f"[{FIGURES}，。；;！？]")
_PARTS = re.compile(r"其中|包括|[：:]|用于|分为|看|构成|性质分|在[^，。；]*中，")
_JOINED = re.compile("[、和与及]")
_LEVEL = re.compile(r"国家|[全]?[省市区县州]级?")
_BRACKET_AFTER = re.compile(r"\s*[（(]([^（()）]*)[）)]")
_FIGURE = re.compile(f"[{FIGURES}]")
_FEWEST_TABS = 2
"""A line with as many is a row of a table that was not read as one."""
_WHOLE_SCORE = re.compile(r"总分|总得分|(?:综合|最终|合计)得分")
_STARTS = re.compile(r"(?:由|从)[^，。；]*$")
_ADJUSTED = re.compile(r"(?:调整|变更|核定|压减|追加|增加|核减)(?:后)?[为到至]$")
_BECOMES = re.compile(
    r"[^，。；]{0,10}(?:增加|增长|提高|上升|提升|减少|下降|降低|压减|压降|调整|[变增降升减调])[到至为]"
)
_GAP = re.compile(r"(?:大|高|多|小|低|少)于[^，。；]{0,4}(?:预算|决算)数?$")
"""Ends the words of a figure that is only a difference: 决算数大于年初预算数."""
_AFTERWARDS = re.compile(
    r"(?:增加|调整|追加|变更|核减|扩大|压减|新增|下达|发行|偿还)[^，。；]{0,12}(?<!期)后[，,]"
)
_ADJUSTED_SCOPE = "调整后"
"""The scope of figures that a change has made others: 增加后，限额为…."""
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


def prose_statements(reading: Reading) -> Iterator[Statement]:
    """Give the statements of the paragraphs outside tables."""
    contexts = contexts_of(reading)
    years = Years(reading)
    names = own_names(reading)
    if is_of_one_project(reading):
        names = (*names, _PROJECT)
    nowhere = Context("", "", frozenset(), "")
    whole: dict[int, Attribute] = {}
    for sentence in reading.sentences:
        context = contexts.get(sentence.paragraph, nowhere)
        yield from _statements(sentence, context, years, names, whole)


@dataclass(frozen=True)
class _Carried:
    """Hold the subject that bare labels (支出, 完成率) take from the figure before them."""

    attribute: Attribute
    subject: str
    scope: frozenset[str]
    stop: int


_NOTHING = _Carried(Attribute.PLAIN, "", frozenset(), -1)


def _statements(
    sentence: Sentence,
    context: Context,
    years: Years,
    names: tuple[str, ...],
    wholes: dict[int, Attribute],
) -> Iterator[Statement]:
    """Make the statements of a sentence; `wholes` keeps what a list in a paragraph is of."""
    carried = _NOTHING
    grouped = _grouped(sentence)
    for mention in sentence.mentions:
        stop = _last_stop(sentence, mention.position)
        if stop != carried.stop:
            carried = replace(_NOTHING, stop=stop)
        lead = grouped.get(mention, mention.lead)
        if mention.figure.kind not in _COMPARED or mention.role in _LEFT_OUT or lead is None:
            continue
        if _GAP.search(lead):
            continue
        lead = _without_names(lead, names)
        if _WHOLE_SCORE.search(lead):
            carried = replace(_NOTHING, stop=stop)
        attribute, own = _read(mention, lead, carried)
        if own == "项目" and (_PROJECT in names or context.item):
            own = ""
        if not own and _PAST.search(lead) and carried.attribute is not Attribute.PLAIN:
            attribute = carried.attribute
        if mention.figure.kind is Kind.MONEY:
            whole = wholes.get(sentence.paragraph)
            if attribute is Attribute.PLAIN and whole is not None and _is_part(mention, own):
                attribute = whole
            elif attribute in (Attribute.SPENT, Attribute.INCOME):
                wholes[sentence.paragraph] = attribute
        is_past = not own and bool(carried.subject) and _PAST.search(lead)
        if attribute is Attribute.PLAIN and not is_past and not _names(own, mention):
            continue
        if attribute is Attribute.SHARE and not own:
            continue
        made = _statement(mention, attribute, own, lead, context, years, carried)
        if _CARRIES_NOT.search(lead):
            pass
        elif own and attribute is not Attribute.SHARE:
            carried = _Carried(attribute, own, scopes_in(_own_words(mention)), stop)
        elif attribute not in _RATES and not carried.subject:
            carried = replace(carried, attribute=attribute)
        yield made


def _read(mention: Mention, lead: str, carried: _Carried) -> tuple[Attribute, str]:
    """Give what a figure says, and of what by its own words ("" where it needs others)."""
    if mention.role is not Role.SHARE:
        return read_label(lead, mention.figure.kind)
    base = clean_subject(share_base(lead) or "")
    return Attribute.SHARE, f"{carried.subject}占{base}" if carried.subject and base else ""


def _statement(
    mention: Mention,
    attribute: Attribute,
    own: str,
    lead: str,
    context: Context,
    years: Years,
    carried: _Carried,
) -> Statement:
    sentence = mention.sentence
    window = sentence.skeleton[carried.stop + 1 : mention.position]
    words = _own_words(mention)
    opening = _FIGURE.split(_BRACKETS.sub("", window), maxsplit=1)[0]
    scope = scopes_in(words) | _wide_scopes(opening) | context.scope
    if _AFTERWARDS.search(window):
        scope |= {_ADJUSTED_SCOPE}
    if not own or attribute is Attribute.SHARE:
        scope |= carried.scope
    if attribute is Attribute.PLAIN:
        scope = without_here(scope, context.here)
    year, months = years.year_of(mention)
    period = period_in(words) or months
    is_year_end = (
        period == "累计" and attribute in _FLOWS and bool(_YEAR_END.search(_dated(mention)))
    )
    host = _host(mention) if mention.depth and not own else ""
    is_topical = bool(own or host or carried.subject)
    is_unclear = not is_topical and _says_more(_FIGURE.sub("", window), lead)
    return Statement(
        figure=mention.figure,
        attribute=attribute,
        subject=own or host or carried.subject or context.item,
        context=context.item,
        head=context.head,
        scope=scope,
        year=year,
        period="" if is_year_end else period,
        is_own=bool(own),
        is_loose=is_loose(words)
        or (mention.depth > 0 and not host)
        or _is_former(mention)
        or sentence.text.count("\t") >= _FEWEST_TABS
        or bool(_ADJUSTED.search(lead)),
        is_unclear=is_unclear or is_year_end,
        is_standing=is_standing(lead),
        label=mention.label or lead,
        passage=sentence.text,
        window=window,
        is_in_table=False,
        block=sentence.paragraph,
    )


def _host(mention: Mention) -> str:
    """Give the thing that figures in brackets are of: 道路改造项目（预算…，支出…）."""
    before = mention.sentence.skeleton[: mention.position]
    outside = before[: max(before.rfind("（"), before.rfind("("))]
    words = _CLAUSE.split(outside)[-1]
    subject = read_label(words, Kind.MONEY)[1] if words else ""
    return subject if is_telling(subject) else ""


def _is_former(mention: Mention) -> bool:
    """Tell whether a figure is what another one was before: 由1万元减少到2万元."""
    after = mention.sentence.skeleton[mention.position + 1 :]
    return bool(_STARTS.search(mention.lead) and _BECOMES.match(after))


def _own_words(mention: Mention) -> str:
    """Give the words of a figure's own clause, with the brackets before and behind it."""
    skeleton = mention.sentence.skeleton
    before = _CLAUSE.split(skeleton[: mention.position])[-1]
    following = _BRACKET_AFTER.match(skeleton, mention.position + 1)
    return before + _FIGURE.sub("", following[1] if following else "")


def _names(subject: str, mention: Mention) -> bool:
    """Tell whether a label without 预算, 支出 and the like is worth comparing."""
    if mention.figure.kind is Kind.MONEY:
        return len(subject) > 1
    return is_telling(subject)


def _dated(mention: Mention) -> str:
    """Give the text between the last stop and a figure, dates as printed."""
    text = mention.sentence.text[: mention.figure.start - mention.sentence.start]
    return re.split("[。；;]", text)[-1]


def _wide_scopes(window: str) -> frozenset[str]:
    """Give the words that set the 口径 for a whole clause: 按可比口径调整后, …"""
    return frozenset(
        word
        for word in scopes_in(window)
        if re.search("口径|可比|剔除|扣除|含|不包|企业|政府性基金|国有资本经营", word)
    )


def _is_part(mention: Mention, subject: str) -> bool:
    """Tell whether a figure lists a part of the spending or income that opens its sentence."""
    before = mention.sentence.skeleton[: mention.position]
    return bool(_PARTS.search(before)) or subject == "政府采购"


def _says_more(window: str, lead: str) -> bool:
    """Tell whether words before a bare label could name its subject (公用经费从严控制，支出…)."""
    before = window[: len(window) - len(lead)] if window.endswith(lead) else window
    clauses = [read_label(clause, Kind.MONEY)[1] for clause in re.split("[，,：:]", before)]
    return any(len(clause) >= 2 and not _NO_TOPIC.fullmatch(clause) for clause in clauses)


def _last_stop(sentence: Sentence, position: int) -> int:
    return max(sentence.skeleton.rfind(mark, 0, position) for mark in "；;。")


def _without_names(lead: str, names: tuple[str, ...]) -> str:
    for name in names:
        lead = lead.replace(name, "") if name != _PROJECT else lead
    return lead


def _grouped(sentence: Sentence) -> dict[Mention, str | None]:
    """Give each figure of 甲、乙分别为1、2 the name that belongs to it; None where unclear."""
    found: dict[Mention, str | None] = {}
    group: list[Mention] = []
    for mention in (*sentence.mentions, None):
        is_next = (
            mention is not None
            and group
            and re.fullmatch(
                r"[、和与及，]\s*",
                sentence.skeleton[group[-1].position + 1 : mention.position],
            )
        )
        if is_next and mention is not None:
            group.append(mention)
            continue
        if len(group) > 1:
            found.update(_named(group))
        group = [mention] if mention is not None else []
    return found


def _named(group: list[Mention]) -> dict[Mention, str | None]:
    lead, _, behind = _FIGURE.split(group[0].clause)[-1].partition("分别")
    parts = [part for part in _JOINED.split(lead) if part]
    if len(parts) != len(group):
        return dict.fromkeys(group)
    if _LEVEL.fullmatch(parts[0]):
        level = next((m for m in [_LEVEL.match(parts[-1])] if m), None)
        if level is None or not all(_LEVEL.fullmatch(part) for part in parts[:-1]):
            return dict.fromkeys(group)
        rest = parts[-1][level.end() :]
        parts = [part + rest for part in parts[:-1]] + [parts[-1]]
    return {mention: part + behind for mention, part in zip(group, parts, strict=True)}
