import pytest

from jiheng.standards import Fault, StandardError
from jiheng.standards.errors import suggest


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("市.yaml", 3, "分值不对"), "市.yaml 第3行：分值不对"),
        (Fault("市.yaml", None, "文件不存在", "请检查路径"), "市.yaml：文件不存在　请检查路径"),
        (Fault("市.yaml", 3, "写错", "改为甲"), "市.yaml 第3行：写错　改为甲"),
    ],
)
def test_a_fault_says_where_what_and_what_to_do(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_all_faults_are_told_at_once() -> None:
    first, second = Fault("市.yaml", 3, "甲"), Fault("市.yaml", 9, "乙")
    error = StandardError(iter([first, second]))
    assert error.faults == (first, second)
    assert str(error) == "市.yaml 第3行：甲\n市.yaml 第9行：乙"


def test_a_near_word_is_suggested_and_its_twin_lists_the_choices() -> None:
    assert suggest("band", ["bands", "direct"]) == "是不是要写“bands”？"
    assert suggest("zzzz", ["bands", "direct"]) == "可用：bands、direct"


def test_a_long_list_of_choices_is_cut_after_twelve() -> None:
    many = [f"x{n:02}" for n in range(13)]
    assert suggest("zzzz", many).endswith("x11……")
    assert suggest("zzzz", many[:12]).endswith("x11")
