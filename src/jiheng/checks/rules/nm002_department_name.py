"""NM002: the department's own name varies, or another city's department stands in its place."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.departments import STEMS, Department, department_of
from jiheng.checks.prose.likeness import Difference, difference_of
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_COMPANY = re.compile(
    r"(?:与|和|同|会同|联合|协同|对接|对口|支援|学习|借鉴|考察|调研|赴|到|向|由|及|邀请|、)\s*$"
)
_TOGETHER = re.compile(
    r"合作|对口|联合|交流|帮扶|协作|学习|考察|共建|签[订署]|移交|划转|更名|原名|前身|参加|参与|互查|交叉|联席|会商|协调|函|来访|同行|经验"
)
_REGION = re.compile(r"[\u4e00-\u9fff]{2}[市县区州省]$")
_ANY_REGION = re.compile(r"[我本全各该两所下直级属]")
_MOST = 2
_SHORTEST_STEM = 3
_FEWEST = 2


class DepartmentName(Rule):
    """部门名称与标题不一，或出现外地同名部门。

    为什么：报告抄自别的部门或外地模板时，常有一处名称没有改；本部门名称多字、漏字也会误导读者。
    联合、对口支援等句子里的外地部门不在此列。
    依据：公文中机关名称应用全称或规范化简称，前后一致（推定）。
    反例：
        东江市科学技术局2023年度部门整体支出绩效自评报告
        东江市科学技术局内设8个处室。东江市科学技术局按要求开展自评。
        南湖市科学技术局对全部项目开展了绩效监控。
    正例：
        东江市科学技术局2023年度部门整体支出绩效自评报告
        东江市科学技术局内设8个处室。东江市科学技术局按要求开展自评。
        东江市科学技术局对全部项目开展了绩效监控。
    """

    code = "NM002"
    name = "部门名称存疑"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for the department's name and what it may have been."""
        own = department_of(reading)
        if own is None:
            return
        all_passages = reading.passages
        count = sum(passage.text.count(own.name) for passage in all_passages)
        if count < _FEWEST:
            return
        for passage in all_passages:
            for start, end in _foreign(passage, own):
                what = f"本部门为{own.name}，此处写“{passage.text[start:end]}”"
                yield self._outcome(passage, start, end, own, what)
            for start, end in _variants(passage.text, own):
                what = f"标题为“{own.name}”，此处写“{passage.text[start:end]}”"
                yield self._outcome(passage, start, end, own, what)

    def _outcome(
        self, passage: Passage, start: int, end: int, own: Department, message: str
    ) -> Outcome:
        finding = self.found(
            message,
            (passage.quote(start, end),),
            passage.sentence_at(start),
            expected=own.name,
            repairs=(f"将“{passage.text[start:end]}”改为“{own.name}”",),
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _foreign(passage: Passage, own: Department) -> Iterator[tuple[int, int]]:
    """Give the departments of the same field in other cities."""
    for match in re.finditer(re.escape(own.body), passage.text):
        before = passage.text[: match.start()]
        region = _REGION.search(before)
        if region is None or before.endswith(own.region) or own.region.endswith(region[0]):
            continue
        # 我市, 各县 and the regions within the own one are no other cities.
        is_inner = own.region.endswith("市") and region[0][-1] in "县区省"
        if _ANY_REGION.search(region[0]) or is_inner or own.region.endswith(("省", "自治区")):
            continue
        sentence = passage.sentence_at(match.start())
        # 甲市水务局、乙市水务局 are named as others.
        is_listed = passage.text[match.end() : match.end() + 1] in ("、", "和", "与", "及")
        if is_listed or sentence.count(own.body) > 1:
            continue
        if not _COMPANY.search(before[: region.start()]) and not _TOGETHER.search(sentence):
            yield region.start(), match.end()


def _variants(text: str, own: Department) -> Iterator[tuple[int, int]]:
    """Give what begins with the own region and is the own name but for a character or two."""
    if len(own.stem) < _SHORTEST_STEM:
        return
    ending = own.body[len(own.stem) :]
    pattern = re.compile(
        rf"{re.escape(own.region)}(?P<stem>[\u4e00-\u9fff]{{2,16}}?){re.escape(ending)}"
    )
    for match in pattern.finditer(text):
        stem = match["stem"]
        found = difference_of(own.stem, stem)
        if found is None or stem in STEMS or stem.endswith(tuple(f"{s}局" for s in STEMS)):
            continue
        if _is_slip(found, own.stem, stem):
            yield match.start(), match.end()


def _is_slip(found: Difference, own: str, stem: str) -> bool:
    """Tell a misspelled name from a short form (科技 for 科学技术) and from another office."""
    if not found.added and len(own) - len(stem) >= _MOST:
        return False
    kept = found.start + found.end
    return found.size <= _MOST and kept >= max(2, len(own) - 1 - (len(own) > 4))
