"""Classifications that leave nothing out, so that their parts must add up to the whole."""

import re
from functools import lru_cache
from itertools import permutations

_WHOLES = (
    (r"基本支出|基本经费", r"项目支出|项目经费"),
    (r"人员(?:经费|支出|类)", r"(?:日常)?公用(?:经费|支出|类)"),
    (r"货物", r"工程", r"服务"),
    (r"出国", r"公务用车|公车|用车", r"接待"),
    (r"出国", r"购置", r"运行", r"接待"),
    (r"用车购置|公车购置|购置费", r"用车运行|公车运行|运行维护"),
    (r"行政编制", r"事业编制"),
    (r"行政编制", r"事业编制", r"工勤"),
    (r"男", r"女"),
    (r"上半年", r"下半年"),
    (r"一季度", r"二季度", r"三季度", r"四季度"),
    (r"人员类|运转类", r"特定目标类"),
    (r"人员类", r"运转类", r"特定目标类"),
    (r"运转类", r"特定目标类", r"转移支付"),
    (r"中央", r"省级?", r"市级?", r"区县|县级?|区级?|县区"),
)
_OF_BASIC = re.compile(r"基本(?:支出|经费)|日常|经常性|运转|机关运行|[人员公用]{2}经费")
_GRADES = re.compile(
    r"(?:^|为|“|评为|等级)(?:优秀?|良好?|中等?|合格|不合格|较差|差)(?:”|的|等次|项目|等级)*$"
)
_MARKED_GRADE = re.compile(r"(?:优秀?|良好?|中等?|不?合格|较?差)(?:及以下)?$")


@lru_cache(maxsize=4096)
def is_known_whole(labels: tuple[str, ...]) -> bool:
    """Tell whether labels are all the members, in any order, of a classification known to be
    complete.

    Grades count as complete from two on: a grade that no project got is often left out.

    >>> is_known_whole(("基本支出", "项目支出"))
    True
    >>> is_known_whole(("基本支出", "人员经费"))
    False
    """
    for whole in _WHOLES:
        if len(labels) == len(whole) and any(
            all(re.search(pattern, label) for pattern, label in zip(whole, each, strict=True))
            for each in permutations(labels)
        ):
            return True
    return are_grades(labels)


def is_whole_of(total: str, labels: tuple[str, ...]) -> bool:
    """Tell whether a known whole must make up the total of that name.

    人员经费 and 公用经费 are all of 基本支出, but not of the spending that has projects too.

    >>> is_whole_of("基本支出", ("人员经费", "公用经费"))
    True
    >>> is_whole_of("本年支出合计", ("人员经费", "公用经费"))
    False
    """
    if not is_known_whole(labels):
        return False
    is_basic = (
        len(labels) == 2 and any("人员" in x for x in labels) and any("公用" in x for x in labels)
    )
    return not is_basic or _OF_BASIC.search(total) is not None


def are_grades(labels: tuple[str, ...]) -> bool:
    """Tell whether labels are grades, the best first.

    >>> are_grades(("自评结果为优", "良", "中"))
    True
    """
    return (
        len(labels) >= 2
        and bool(re.search(r"优秀?(?:”|的|等次|项目)*$", labels[0]))
        and all(_MARKED_GRADE.match(label) or _GRADES.search(label) for label in labels[1:])
    )
