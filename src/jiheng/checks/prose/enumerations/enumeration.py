"""A stated number with the items listed for it."""

import re
from dataclasses import dataclass

from jiheng.checks.figures import Figure
from jiheng.checks.finding import Quote
from jiheng.checks.prose.list_items import Items
from jiheng.checks.prose.ordinals import HAN
from jiheng.checks.sentences import Sentence

COUNTED = re.compile(
    rf"(?<![\d.,第近超约余多过{HAN}每各前后这])(?<!\d，)(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})\s*"
    r"(?P<word>个|项|类|种|家|大(?=[\u4e00-\u9fff])|条|份|件|部|名|所|座|支|方面|点(?!\d)|部分|板块|维度|位|处(?!室|理|置|于|长|罚)"
    rf"|(?<=[有为][{HAN}])(?=[：:]))"
    r"(?![月多余以左])(?P<noun>[\u4e00-\u9fff]{0,14})"
)
WITH_FIGURES = re.compile(
    r"\d+\s*(?:个|项|家|人|名|类|种|条|份|所|分|辆|台|套|次|场|期|批|公里|平方米|亩|元|万|亿)"
    r"|[\d.]+[%％]|\d[\u4e00-\u9fff]{1,2}$"
)
AREAS = re.compile(r"(?:[省市州盟区县旗镇乡村]|街道|苏木|[牧农林]场|兵团|[师团])$")
VERBS = re.compile(
    r"^(?:建设|完善|推进|开展|加强|落实|实施|提升|优化|强化|做好|推动|加快|提高|完成|组织|制定|建立|健全|深化|促进|支持|管理|编制|指导|汇总|统筹|监管|承担|负责|拟订|执行|研究|主要)"
    r"|开展|实施|进行|形成|作为|完成了|的"
)
"""Words that open a task, which may hold a list of its own, or that no name holds."""
FAR, FEWEST_NAMES = 2, 3


@dataclass(frozen=True, eq=False)
class Enumeration:
    """Hold a stated number with the items listed for it.

    `is_open` tells that the list says of itself to be a selection (等, 主要包括);
    `is_certain` that its two ends are clear; `is_before` that it stands before its number,
    `in_table` that its items are the rows of a table; `categories` that the number counts kinds,
    not pieces (three kinds can be five pieces); `is_whole` that its items can be nothing else.
    """

    sentence: Sentence
    quote: Quote
    figure: Figure | None
    number: int
    unit: str
    noun: str
    items: Items
    is_open: bool
    is_certain: bool
    categories: bool
    is_before: bool
    in_table: bool
    before: str
    is_whole: bool


def make(
    sentence: Sentence,
    match: re.Match[str],
    number: int,
    items: Items,
    *,
    is_open: bool,
    is_certain: bool,
    categories: bool,
    is_before: bool = False,
    in_table: bool = False,
    is_whole: bool = False,
) -> Enumeration:
    """Put an enumeration together from the place of its number and the items found for it."""
    start = sentence.start + match.start()
    end = sentence.start + match.end("word")
    figure = next((f for f in sentence.figures if f.start < end and start < f.end), None)
    quote = Quote(sentence.text[match.start() : match.end("word")], sentence.place, start, end)
    return Enumeration(
        sentence,
        figure.quote if figure is not None else quote,
        figure,
        number,
        match["word"],
        match["noun"],
        items,
        is_open,
        is_certain,
        categories,
        is_before,
        in_table,
        sentence.text[: match.start()],
        is_whole,
    )
