"""Lists somewhere in the sentence of their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.prose.enumerations.listing import NAMES, counted, lists_of

TWENTY = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"


@given(
    listed=st.integers(3, 8),
    stated=st.integers(2, 12),
    link=st.sampled_from(["，项目名称分别为", "，名单为", "，即", "，依次为：", "，具体包括"]),
)
def test_names_past_another_clause(listed: int, stated: int, link: str) -> None:
    names = "、".join(f"{name[:-2]}项目" for name in NAMES[:listed])
    text = f"对{stated}个项目开展评价，涉及资金480万元{link}{names}。"
    near = listed - 2 <= stated <= listed + 2
    assert counted(text) == ([(stated, listed, listed)] if near else [])
    for found in lists_of(text):
        assert found.is_whole and found.is_certain and not found.is_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list between them, or a number, has the names.
        ("对4个项目开展评价，涉及甲、乙，名单为维修项目、采购项目、培训项目。", []),
        ("对4个项目开展评价，抽查2个，名单为维修项目、采购项目、培训项目。", [(2, 3, 3)]),
        # Only some are named.
        ("对4个项目开展评价，共40万元，名单为维修项目、采购项目、培训项目等。", []),
        # The names have figures, verbs, or are one twice.
        ("对4个项目开展评价，共40万元，名单为维修3项、采购2项、培训5项。", []),
        ("对4个项目开展评价，共40万元，名单为维修项目、开展采购、加强培训。", []),
        ("对4个项目开展评价，共40万元，名单为维修项目、采购项目、采购项目。", []),
        # Amounts behind the names are left out.
        (
            "对4个项目开展评价，共40万元，名单为维修项目10万元、采购项目20万元、培训项目10万元。",
            [(4, 3, 3)],
        ),
        # Names of two characters have to be alike.
        ("走访4个县，历时2天，名单为东县、西县、南县。", [(4, 3, 3)]),
        ("走访4个县，历时2天，名单为东山、西河、南海。", []),
        # More than twenty are not listed in a sentence.
        (f"对21个项目开展评价，共40万元，名单为{'、'.join(f'{x}乡项目' for x in TWENTY)}。", []),
        (
            f"对20个项目开展评价，共40万元，名单为{'、'.join(f'{x}乡项目' for x in TWENTY)}。",
            [(20, 20, 20)],
        ),
    ],
)
def test_names_behind_a_number(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存在三个方面不足，包括目标编制不够细，预算执行进度偏慢。", [(3, 2, 2)]),
        ("存在三个方面不足，包括目标编制不够细；预算执行进度偏慢。", [(3, 2, 2)]),
        ("存在三个方面不足，包括目标编制不够细，预算执行进度偏慢，资产盘点不及时。", [(3, 3, 3)]),
        # Between commas one may take two clauses.
        ("抓好两项工作，完善目标管理，压实主体责任，推进结果应用。", []),
        ("抓好两项工作：完善目标管理；压实主体责任；推进结果应用。", [(2, 3, 3)]),
        # The clause goes on with the one before.
        ("存在三个方面不足，包括目标编制不够细，并已全部整改到位。", []),
        ("存在三个方面不足，包括目标编制不够细，其中两个已经整改。", []),
        # Too short for tasks; or with figures.
        ("存在三个方面不足，包括编制，执行。", []),
        ("存在三个方面不足，包括目标编制不够细，执行进度只有40%。", []),
    ],
)
def test_tasks_behind_a_number(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对东山县、西河县、南海区4个县开展复核。", [(4, 3, 3)]),
        ("组织对校舍维修、设备采购、教师培训共4个项目复核。", [(4, 3, 3)]),
        ("校舍维修、设备采购、教师培训4个指标未完成。", [(4, 3, 3)]),
        # Others are there besides, or share in it.
        ("此外，对东山县、西河县、南海区4个县开展复核。", []),
        ("由审计局牵头，东山县、西河县、南海区4个县开展复核。", []),
        ("会同东山县、西河县、南海区4个县开展复核。", []),
        # Another thing is counted.
        ("校舍维修、设备采购、教师培训4个小时。", []),
        # Three differ from nine by more than a slip.
        ("对东山县、西河县、南海区9个县开展复核。", []),
    ],
)
def test_names_before_a_number(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected
