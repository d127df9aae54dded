"""RT015: a rate of staff control that staff and establishment do not give."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_RATE = re.compile(
    r"(?:在职人员|人员|编制|财政供养人员?)控制率(?:为|达到?|是)?$"
    r"|(?:实有|在职|在编)[^，。；]{0,6}(?:占|为)[^，。；]{0,4}编制(?:总?数|人数)?的$"
)
_STAFF = re.compile(r"(?:实有|在职|在编|在岗)[^，。；、]{0,8}$")
_POSTS = re.compile(r"编制(?:总?数|人数|总人数)?(?:核定)?(?:为|共|是|有)?$|核定编制$")
_KIND_OF_POSTS = re.compile(r"行政|事业|工勤|参公|机关|后勤|空编|超编|财政")
_NO_STAFF = re.compile(r"离退休|退休|离休|临聘|聘用|编外|遗属|行政|事业|工勤|新增|减少")
_SENTENCES_BACK = 2


class StaffControl(Rule):
    """在职人员控制率不等于在职人数除以编制数。

    为什么：部门整体支出评价都有这一项，编制数、在职人数就写在前面，一除便知。
    编制和在职人数各只写了一个总数时才判断；另有口径的请在说明里写明，只作存疑。
    依据：财预〔2013〕53号附表，在职人员控制率＝在职人员数÷编制数（公布）。
    反例：
        单位编制119名，年末在职111人，另有离退休人员62人，在职人员控制率96.21%。
    正例：
        单位编制119名，年末在职111人，另有离退休人员62人，在职人员控制率93.28%。
    """

    code = "RT015"
    name = "在职人员控制率与人数不符"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every rate of staff control by the numbers in its sentence or those before."""
        for sentence in reading.prose:
            for rate in sentence.mentions:
                if rate.figure.kind is Kind.RATE and _RATE.search(rate.role_words):
                    yield from self._judge(rate, reading)

    def _judge(self, rate: Mention, reading: Reading) -> Iterator[Outcome]:
        people = _people(rate, reading)
        posts = [m for m in people if _POSTS.search(m.lead) and not _KIND_OF_POSTS.search(m.lead)]
        # 在编人数占核定编制275名的95%: the figure is that of the posts, whoever is named before.
        staff = [
            m
            for m in people
            if m not in posts
            and m.role not in (Role.FROM, Role.PAST)
            and _STAFF.search(m.lead)
            and not _NO_STAFF.search(m.lead)
        ]
        if len(staff) != 1 or len(posts) != 1 or rate.figure.hedge is not None:
            return
        judgement = judge(ratio(rate.figure, staff[0].figure, posts[0].figure))
        if judgement.verdict in (Verdict.HOLDS, Verdict.UNDECIDED):
            yield Outcome(judgement.operands, judgement.verdict)
            return
        message = f"控制率写{rate.figure.text.strip()}，在职人数除以编制数为{judgement.expected}"
        yield self.outcome(judgement, message, rate.sentence.text, is_certain=True)


def _people(rate: Mention, reading: Reading) -> list[Mention]:
    """Give the numbers of people before a rate, in its sentence and those before it."""
    siblings = reading.sentences_of(rate.sentence.paragraph)
    at = siblings.index(rate.sentence) if rate.sentence in siblings else 0
    earlier = [m for s in siblings[max(0, at - _SENTENCES_BACK) : at] for m in s.mentions]
    own = [m for m in rate.sentence.mentions if m.position < rate.position]
    return [m for m in (*earlier, *own) if m.figure.unit_symbol in ("人", "名") and not m.depth]
