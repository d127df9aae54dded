"""Classifications that leave nothing out, so that their parts must add up to the whole."""

import re

_WHOLES = (
    (r"基本支出|基本经费", r"项目支出|项目经费"),
    (r"人员(?:经费|支出|类)", r"(?:日常)?公用(?:经费|支出|类)"),
    (r"货物", r"工程", r"服务"),
    (r"因公出国|出国", r"公务用车|公车|用车", r"公务接待|接待"),
    (r"用车购置|公车购置", r"用车运行|公车运行|运行维护"),
    (r"在职|在编", r"离休|退休|离退休"),
    (r"行政编制", r"事业编制"),
    (r"男", r"女"),
    (r"中央", r"省级?", r"市级?", r"区县|县级?|区级?"),
    (r"优", r"良", r"中", r"差"),
)


def is_known_whole(labels: tuple[str, ...]) -> bool:
    """Tell whether labels are all the members of a classification known to be complete.

    >>> is_known_whole(("基本支出", "项目支出"))
    True
    >>> is_known_whole(("基本支出", "人员经费"))
    False
    """
    for whole in _WHOLES:
        if len(labels) == len(whole) and all(
            any(re.search(pattern, label) for label in labels) for pattern in whole
        ):
            return True
    return False
