"""ST002: a table of contents that does not agree with the headings."""

import re
from collections.abc import Iterator, Sequence

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_CONTENTS = re.compile(r"^\s*目\s*[录次]\s*$")
_PAGE = re.compile(r"[\s.．·…⋯_\t-]*\d{0,4}\s*$")
_NUMBER = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十]+\s*部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*"
)
_LONGEST = 50
_FEWEST = 3


class Contents(Rule):
    """目录与正文标题不一致。

    为什么：正文改了标题而目录没有更新，读者按目录找不到。
    依据：公文编排的一般要求（推定）。
    反例：
        目录
        一、部门概况
        二、收支情况
        三、绩效情况
        一、部门概况
        本部门内设8个处室。
        二、资金收支情况
        全年支出1,200.00万元。
        三、绩效情况
        绩效目标全部完成。
    正例：
        目录
        一、部门概况
        二、收支情况
        三、绩效情况
        一、部门概况
        本部门内设8个处室。
        二、收支情况
        全年支出1,200.00万元。
        三、绩效情况
        绩效目标全部完成。
    """

    code = "ST002"
    name = "目录与标题不符"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for every entry among the later paragraphs."""
        texts = reading.text_passages
        start = next((i for i, p in enumerate(texts) if _CONTENTS.match(p.text)), None)
        if start is None:
            return
        entries = _entries(texts[start + 1 :])
        body = texts[start + 1 + len(entries) :]
        words = {_words(passage.text) for passage in body if len(passage.text) <= _LONGEST}
        missing = [entry for entry in entries if _words(entry.text) not in words]
        if len(entries) < _FEWEST or len(missing) * 2 > len(entries):
            # Most entries without a heading: the headings were not read as paragraphs.
            return
        for entry in missing:
            number = _NUMBER.match(entry.text)
            same = next(
                (p for p in body if number and p.text.strip().startswith(number[0].strip())), None
            )
            shown = _PAGE.sub("", entry.text).strip()
            finding = self.found(
                f"目录中的“{shown}”在正文里没有相同的标题",
                (entry.quote(0, len(entry.text)),),
                entry.text,
                expected=same.text.strip()
                if same is not None and len(same.text) <= _LONGEST
                else "",
            )
            yield Outcome((), Verdict.TAIL, finding)


def _entries(texts: Sequence[Passage]) -> list[Passage]:
    """Give the numbered lines up to where the first of them comes again."""
    found: list[Passage] = []
    for passage in texts:
        if not _NUMBER.match(passage.text) or len(passage.text) > _LONGEST:
            break
        if found and _words(passage.text) == _words(found[0].text):
            break
        if found and _number(passage.text) == _number(found[0].text):
            break
        found.append(passage)
    return found


def _words(text: str) -> str:
    return "".join(_PAGE.sub("", _NUMBER.sub("", text)).split()).rstrip("。：:")


def _number(text: str) -> str:
    match = _NUMBER.match(text)
    return "".join(match[0].split()) if match else ""
