"""WD002: words of the template that were to be replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_UNITS = r"(?:亿元|万元|元|个百分点|个|项|家|人|次|分|倍|%|％|年|月|日)"
_UP = r"(?:增加|增长|提高|上升|提升|上涨)"
_DOWN = r"(?:减少|下降|降低|回落|下滑)"
_AMOUNT_NAMES = r"(?:支出|收入|预算数?|决算数?|共计|合计|总计|金额|经费|增加|减少|完成|安排)"
_SIGNED = re.compile(r"签[字名章]|盖章|负责人|联系[人电]|填报人|经办人|年\s*月\s*日|日期")


_CROSSES = re.compile(r"[XxＸｘ×✕○◯]+")
_CELL_END = re.compile(r"\s*(?:\||$)")
_STOPS = re.compile(r"[，。；,;]")
_SECRET = re.compile(r"涉密|保密|秘密|代号|匿名|化名|隐去|脱敏|示例|例如|格式为|公式")
_PERSON = re.compile(
    r"(?:^|[、，。；：（(“]|[为是由对原告及和与户])\s*"
    r"[王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常]$"
)


@dataclass(frozen=True)
class _Residue:
    pattern: re.Pattern[str]
    what: str
    severity: Severity = Severity.ERROR
    in_tables: bool = True


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_RESIDUES = (
    _Residue(
        re.compile(
            r"(?<![A-Za-z×\d])(?:[XxＸｘ]{2,8}|×{2,8}|✕{2,8}|[○◯]{2,8})(?![A-Za-z×\d])"
            r"|(?<=\d)(?:[XxＸ]{2}|××)(?=年|月|日)"
        ),
        "占位符号没有换成实际内容",
    ),
    _Residue(
        re.compile(
            rf"{_UP}\s*[（(/／或]\s*{_DOWN}(?!\s*(?:以|用|的|填|时|率))\s*[）)]?|{_DOWN}\s*[（(/／或]\s*{_UP}\s*[）)]?"
            rf"(?=\s*(?:了|约|额为)?\s*[\d_XxＸ×]|\s*{_UNITS})"
        ),
        "“增加（减少）”应择一填写",
        in_tables=False,
    ),
    _Residue(re.compile(r"[（(]\s*或?\s*持平\s*[）)]"), "“（或持平）”应择一填写", in_tables=False),
    _Residue(
        re.compile(r"(?:占|[为达率长降])\s*[_＿]*\s*[%％](?!\s*[）)\]】])"),
        "百分数没有填写",
        in_tables=False,
    ),
    _Residue(
        re.compile(rf"{_AMOUNT_NAMES}[为是达]?\s*[ \u3000_＿]+\s*(?:万元|亿元|元)(?![/）)])"),
        "金额没有填写",
        in_tables=False,
    ),
    _Residue(re.compile(rf"[_＿]{{3,}}\s*{_UNITS}"), "空格没有填写"),
    _Residue(
        re.compile(r"(?<!\*)\*{2,}(?=(?:省|市|县|区|局|单位|部门|项目|公司|万元|亿元|元|年|个|%))"),
        "占位符号没有换成实际内容",
    ),
    _Residue(
        re.compile(
            r"请填写|请在此|此处(?:填|写|应填|插入|请|省略|为)|待填写|待补充|[（(]待定[）)]|[（(]请(?!示|求|假|愿)[^（()）]{2,20}[）)]"
        ),
        "模板中的提示没有删去",
    ),
    _Residue(re.compile(r"(?<![\u4e00-\u9fff])某某+"), "“某某”没有换成实际名称"),
    _Residue(re.compile(r"\[\s*\]|［\s*］|【\s*】|〔\s*〕"), "括号内没有填写", _WARNING, False),
    _Residue(re.compile(r"[（(]\s+[）)]"), "括号内没有填写", _WARNING, False),
)


def _is_masked(passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether crosses hide what may not be told: a person's name, a secret project."""
    if not _CROSSES.fullmatch(match[0].strip()):
        return False
    before = passage.text[: match.start()]
    return bool(_PERSON.search(before) or _SECRET.search(passage.sentence_at(match.start())))


def _heads_column(passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether a percent sign ends the heading of a column whose table lost its lines."""
    is_last = _CELL_END.match(passage.text, match.end()) is not None
    return match[0][-1] in "%％" and is_last and _STOPS.search(passage.text) is None


class TemplateResidue(Rule):
    """模板文字没有替换干净。

    为什么：公开文本的模板里，“XX”“增加（减少）”“占 %”都要换成实际内容。留下来说明这一处没有填写，
    读者也无从知道是增是减。表头里的“增加（减少）额”不在此列。
    依据：部门决算、绩效自评公开文本格式，“增加（减少）”应择一填写（推定）。
    反例：
        2023年支出合计1,200.00万元，比上年增加（减少）200.00万元，主要原因是XX项目完成。
    正例：
        2023年支出合计1,200.00万元，比上年增加200.00万元，主要原因是信息化项目完成。
    """

    code = "WD002"
    name = "模板文字残留"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for every kind of residue in every passage."""
        for passage in reading.passages:
            if _SIGNED.search(passage.text) and len(passage.text) < 60:
                continue
            taken: list[tuple[int, int]] = []
            for residue in _RESIDUES:
                if passage.in_table and not residue.in_tables:
                    continue
                for match in residue.pattern.finditer(passage.text):
                    if any(a < match.end() and match.start() < b for a, b in taken):
                        continue
                    taken.append(match.span())
                    if _is_masked(passage, match) or _heads_column(passage, match):
                        continue
                    yield self._outcome(passage, match, residue)

    def _outcome(self, passage: Passage, match: re.Match[str], residue: _Residue) -> Outcome:
        finding = self.found(
            f"“{match[0].strip()}”：{residue.what}",
            (passage.quote(*match.span()),),
            passage.sentence_at(match.start()),
            severity=residue.severity,
            expected="填写实际内容，或删去这一处",
        )
        return Outcome((), Verdict.CONTRADICTED, finding)
