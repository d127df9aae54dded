"""Collect the names of plans, projects, units and rules, and the lists they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jiheng.checks.document import Place
from jiheng.checks.finding import Quote
from jiheng.checks.prose.list_items import split_outside, without_brackets
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.tables.cells import is_number, squeezed

FIRM_KINDS = (
    "计划|项目|专项|中心|工程|行动|基金|平台|基地|局|委员会|办公室|所|站|院|馆|办法|方案|条例|规定|制度|细则|经费|补助|补贴"
    "|资金|奖励|试点|系统|园区|学校|小学|中学|幼儿园|学院|大队|支队|医院|实验室|研究院|协会|集团|公司"
)
"""Words that end names and little else."""
KINDS = FIRM_KINDS + (
    "|服务|改造|建设|活动|任务|监测|开放|防控|治理|保护|修缮|推广|培育|养护|维修|整治|更新|采购|运维|普查|救助|培训"
    "|购置|提升|改善|保障|供养|统治|扶持|维护|运行|检测|购买|宣传|发放"
)
_NAME = re.compile(rf"(?P<name>[\u4e00-\u9fffA-Za-z“”·]{{2,30}}?(?:{KINDS}))$")
_HEAD = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).．、]|[①-⑳])\s*(?P<name>[^，。；：:（(\d]{3,30})(?=[：:。（(]|$)"
)
_SUBJECT = re.compile(
    rf"(?:(?<=[，。；：、:;（(])|(?<=其中|实施|门为)|(?<=年)|^)\s*(?P<name>[\u4e00-\u9fffA-Za-z]{{2,24}}?(?:{KINDS}))"
    r"(?=(?:全年|年初|年度|调整|本年)?(?:预算|支出|执行|资金|安排|投入|完成|得分|金额|共|实际|由|属于?|按期|覆盖|立项|申报|绩效|应|系)|[\d：:（(])"
)
_TITLE = re.compile(r"《(?P<name>[^《》]{4,40})》")
_LEAD = re.compile(
    r"^(?:其中|包括|分别[为是]|主要|聚焦|实施|开展|推进|组织|设立|围绕|通过|完成|本?年度?|今年|以及|和|及|与|有|即|由|对|为|是)+"
)
_NO_SUBJECT = re.compile(
    r"的|了|通过|按照|根据|设立|建立|推进|统筹|^将|涉及|同时|从|对|科学合理|其[中他它]"
)
_SHORTEST, _LONGEST = 4, 30
_SHORTEST_REPEATED, _FEWEST_REPEATED = 6, 3
_ENDS = re.compile(
    rf"(?:{FIRM_KINDS}|政策)(?![\u4e00-\u9fff]?(?:{FIRM_KINDS}))(?=[^\u4e00-\u9fff]|的|得|自|全|预|本|由|和|及|等|安|资)"
)
_NAME_TITLE = re.compile(r"(?:项目|政策|任务|计划|单位|部门|机构|工程|资金|对象)(?:名称)?$")
_PLAIN_NAME = re.compile(
    r"(?!.*(?:[合小总]计|[一二三四五六七八九十]、))[\u4e00-\u9fffA-Za-z“”·]{6,30}"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z“”·]+\Z")
_GENERIC = re.compile(
    r"^(?:(?:本|该|各|其他|其它|部门|单位|年度|全年|重点|主要|一般|公用|人员|日常|财政|预算|专项|项目|基本|整体|实际)"
    r"|预算|支出|收入|经费|资金|建设|任务|服务)*$"
)


@dataclass(frozen=True)
class Use:
    """Hold one place where a name stands alone: an item of a list, a head, a cell, a subject."""

    name: str
    passage: Passage
    start: int

    @property
    def quote(self) -> Quote:
        """Quote the name."""
        return self.passage.quote(self.start, self.start + len(self.name))


@dataclass(frozen=True)
class NameList:
    """Hold names that were listed together."""

    uses: tuple[Use, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Give the names."""
        return tuple(use.name for use in self.uses)


@dataclass
class Names:
    """Hold all names of a document with their lists and the text they are counted in."""

    lists: list[NameList] = field(default_factory=list)
    uses: dict[str, list[Use]] = field(default_factory=dict)
    noted: set[tuple[str, Place, int]] = field(default_factory=set)
    text: str = ""
    passages: list[Passage] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def count(self, name: str) -> int:
        """Count how often a name stands anywhere in the document."""
        if name not in self._counts:
            self._counts[name] = self.text.count(name)
        return self._counts[name]

    def at(self, position: int) -> tuple[Passage, int]:
        """Give the passage of a position of the text, and the position in it."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= position else (low, middle)
        return self.passages[low], position - self.starts[low]


def read_names(reading: Reading) -> Names:
    """Collect the names of a document."""
    names = Names()
    pieces: list[str] = []
    length = 0
    for passage in reading.passages:
        names.passages.append(passage)
        names.starts.append(length)
        pieces.append(passage.text + "\n")
        length += len(passage.text) + 1
    names.text = "".join(pieces)
    heads: list[Use] = []
    for passage in names.passages:
        if passage.in_table:
            continue
        names.lists += _listed(passage)
        subjects = tuple(_alone(passage, _SUBJECT))
        if len(subjects) >= 2:
            names.lists.append(NameList(subjects))
        _note(names, subjects)
        _note(names, tuple(_alone(passage, _TITLE)))
        head = _HEAD.match(passage.text)
        if head and is_name(head["name"].strip()):
            heads.append(Use(head["name"].strip(), passage, head.start("name")))
    if len(heads) >= 2:
        names.lists.append(NameList(tuple(heads)))
    names.lists += _columns(reading)
    for found in names.lists:
        _note(names, found.uses)
    _note(names, tuple(_repeated(names)))
    return names


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a plan, project, unit or rule."""
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and _NAME.fullmatch(text) is not None
        and not _GENERIC.match(text)
    )


def _repeated(names: Names) -> Iterator[Use]:
    """Give what ends like a name and stands in the text again and again, word for word."""
    seen: set[str] = set()
    for match in _ENDS.finditer(names.text):
        end = match.end()
        run = _HAN_RUN.search(names.text, max(0, end - _LONGEST), end)
        room = end - run.start() if run else 0
        if room < _SHORTEST_REPEATED:
            continue
        low, high = _SHORTEST_REPEATED, room
        if names.count(names.text[end - low : end]) < _FEWEST_REPEATED:
            continue
        # The longer a stretch, the rarer it is.
        while low < high:
            middle = (low + high + 1) // 2
            is_common = names.count(names.text[end - middle : end]) >= _FEWEST_REPEATED
            low, high = (middle, high) if is_common else (low, middle - 1)
        name = names.text[end - low : end]
        cut = _LEAD.match(name)
        name = name[cut.end() :] if cut else name
        if len(name) < _SHORTEST_REPEATED or name in seen or _NO_SUBJECT.search(name):
            continue
        seen.add(name)
        if name not in names.uses and not _GENERIC.match(name):
            passage, start = names.at(end - len(name))
            yield Use(name, passage, start)


def _note(names: Names, uses: tuple[Use, ...]) -> None:
    for use in uses:
        at = (use.name, use.passage.place, use.start)
        if at not in names.noted:
            names.noted.add(at)
            names.uses.setdefault(use.name, []).append(use)


def _alone(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Use]:
    for match in pattern.finditer(passage.text):
        start, name = match.start("name"), match["name"]
        cut = _LEAD.match(name)
        if cut and len(name) - cut.end() >= _SHORTEST:
            start, name = start + cut.end(), name[cut.end() :]
        if pattern is _TITLE or (is_name(name) and not _NO_SUBJECT.search(name)):
            yield Use(name, passage, start)


def _listed(passage: Passage) -> Iterator[NameList]:
    """Give the lists 甲、乙、丙和丁 of a passage, the first item cut at its own beginning."""
    if "、" not in passage.text:
        return
    # Notes in brackets do not end a list; blanks keep every position.
    text = re.sub(r"[（(][^（()）]*[）)]", lambda match: " " * len(match[0]), passage.text)
    for clause in re.finditer(r"[^，。；：:;！？（）()\n]+", text):
        if "、" not in clause[0]:
            continue
        uses: list[Use] = []
        position = clause.start()
        pieces = split_outside(clause[0], "、")
        for index, piece in enumerate(pieces):
            uses += _item(passage, piece, position, index == 0, index == len(pieces) - 1)
            position += len(piece) + 1
        if len(uses) >= 2:
            yield NameList(tuple(uses))


def _item(
    passage: Passage, piece: str, position: int, is_first: bool, is_last: bool
) -> Iterator[Use]:
    parts = re.split(r"(以及|和|及|与)", piece) if is_last else [piece]
    if is_last and not (len(parts) == 3 and is_name(_cut(parts[0])[0])):
        parts = [piece]
    for text in parts:
        lead = len(text) - len(text.lstrip())
        name, start = text.strip(), position + lead
        position += len(text)
        if is_first:
            cut = _LEAD.match(name)
            if cut:
                name, start = name[cut.end() :], start + cut.end()
        if is_last:
            name = _cut(name)[0]
        if is_name(name):
            yield Use(name, passage, start)


def _cut(text: str) -> tuple[str, int]:
    """Cut a last item behind its kind: 企业创新计划任务 stays, 丁计划等五项 becomes 丁计划."""
    plain = without_brackets(text)
    match = re.match(rf"[\u4e00-\u9fffA-Za-z]{{2,24}}?(?:{KINDS})(?={KINDS}|等|共|\d|$)", plain)
    return (match[0], match.end()) if match else (plain, len(plain))


def _columns(reading: Reading) -> Iterator[NameList]:
    """Give the names of each text column of the tables."""
    for table in reading.tables:
        for column in range(table.table.width):
            uses: list[Use] = []
            seen: set[int] = set()
            is_titled = bool(_NAME_TITLE.search(table.columns[column].title))
            for row in table.table.rows[table.header_rows :]:
                cell = row[column]
                if cell is None or id(cell) in seen or is_number(cell.text):
                    continue
                seen.add(id(cell))
                text = cell.text.strip()
                is_one = is_name(text) or (is_titled and _PLAIN_NAME.fullmatch(text))
                if is_one and squeezed(text) == text:
                    passage = Passage(cell.text, cell.place, table.block, in_table=True)
                    uses.append(Use(text, passage, cell.text.index(text)))
            if uses:
                yield NameList(tuple(uses))
