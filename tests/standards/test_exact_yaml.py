from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.standards import StandardError
from jiheng.standards.exact_yaml import DEEPEST, LARGEST, LinedMapping, place, read_exact_yaml

Write = Callable[[str, str], Path]


def fault_of(path: Path) -> str:
    with pytest.raises(StandardError) as caught:
        read_exact_yaml(path)
    assert len(caught.value.faults) == 1
    return str(caught.value)


def test_numbers_keep_the_text_that_stands_in_the_file(write: Write) -> None:
    read = read_exact_yaml(write("a.yaml", "x: 0.10\ny: 90%\nz: 1_000\nw: 010\nv: 1e3\n"))
    assert read == {"x": "0.10", "y": "90%", "z": "1_000", "w": "010", "v": "1e3"}


def test_booleans_empty_values_and_lists(write: Write) -> None:
    read = read_exact_yaml(write("a.yaml", "a: true\nb: no\nc:\nd: [1, 是, null]\ne: 'true'\n"))
    assert read == {"a": True, "b": False, "c": None, "d": ["1", "是", None], "e": "true"}


def test_an_equals_sign_is_text(write: Write) -> None:
    assert read_exact_yaml(write("a.yaml", "nature: [=, ≥]\n"))["nature"] == ["=", "≥"]


def test_every_key_knows_its_line(write: Write) -> None:
    read = read_exact_yaml(write("a.yaml", "a: 1\nb:\n  - c: 2\n    d: 3\n"))
    assert place(read, ("a",)) == ("a.yaml", 1)
    assert place(read, ("b", 0)) == ("a.yaml", 3)
    assert place(read, ("b", 0, "d")) == ("a.yaml", 4)


def test_a_place_that_is_not_in_the_file_is_the_nearest_above(write: Write) -> None:
    read = read_exact_yaml(write("a.yaml", "a: 1\nb:\n  - c: 2\n"))
    assert place(read, ()) == ("a.yaml", None)
    assert place(read, ("b", 5)) == ("a.yaml", 2)
    assert place(read, ("b", 0, "missing")) == ("a.yaml", 3)
    assert place(read, ("missing",)) == ("a.yaml", 1)
    assert place({"plain": 1}, ("plain",)) == ("", None)


def test_merging_keeps_file_and_line_of_every_key(write: Write) -> None:
    below = read_exact_yaml(write("below.yaml", "a: 1\nb: {c: 2,\n  d: 3}\nrule: {x: 1}\n"))
    above = read_exact_yaml(write("above.yaml", "# 一\n# 二\nb:\n  d: 4\nrule: {y: 2}\n"))
    merged = below.merged_with(above)
    assert merged == {"a": "1", "b": {"c": "2", "d": "4"}, "rule": {"y": "2"}}
    assert place(merged, ("a",)) == ("below.yaml", 1)
    assert place(merged, ("b", "c")) == ("below.yaml", 2)
    assert place(merged, ("b", "d")) == ("above.yaml", 4)
    assert place(merged, ("rule", "y")) == ("above.yaml", 5)


def test_a_mapping_replaces_a_text_when_merged(write: Write) -> None:
    below = read_exact_yaml(write("below.yaml", "points: 3\n"))
    above = read_exact_yaml(write("above.yaml", "points: {value: 4}\n"))
    assert below.merged_with(above) == {"points": {"value": "4"}}
    assert above.merged_with(below) == {"points": "3"}


def test_put_names_another_file_where_it_is_told_one() -> None:
    mapping = LinedMapping("a.yaml", 1)
    mapping.put("x", 1, 5)
    mapping.put("y", 2, 6, "b.yaml")
    assert [mapping.place_of(key) for key in ("x", "y", "z")] == [
        ("a.yaml", 5),
        ("b.yaml", 6),
        ("a.yaml", 1),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: c: d\n", "a.yaml 第2行：不是合格的 YAML：一行里有两个“: ”"),
        ("a: [1, 2\n", "a.yaml 第2行：不是合格的 YAML：缺少逗号，或括号没有结束"),
        ("a: {x: 1\nb: 2\n", "a.yaml 第2行：不是合格的 YAML：缺少逗号，或括号没有结束"),
        ("a: '1\n", "a.yaml 第2行：不是合格的 YAML：引号或括号没有结束"),
        ("a: 1\n\tb: 2\n", "a.yaml 第2行：不是合格的 YAML：有不能用在行首的字符"),
        ("a: 1\nb\nc: 1\n", "a.yaml 第3行：不是合格的 YAML：缺少“: ”"),
        ("a: *b\n", "a.yaml 第1行：不是合格的 YAML：“*”后的名称没有定义"),
        ("a: 1\n---\nb: 2\n", "a.yaml 第2行：不是合格的 YAML：有两份内容"),
        ("a:\n  - 1\n b: 2\n", "a.yaml 第3行：不是合格的 YAML：缩进不一致"),
        ("a: \x07\n", "a.yaml：不是合格的 YAML：读不懂"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml 第3行：“a”写了两次　请删去其中一处"),
        ("a:\n  b: 1\n  b: 2\n", "a.yaml 第3行：“b”写了两次　请删去其中一处"),
        ("a: 1\n[x, y]: 2\n", "a.yaml 第2行：名称应为文字　请检查冒号前的内容"),
        ("- 1\n- 2\n", "a.yaml 第1行：内容应为“名称: 值”的清单　请对照自带的标准文件"),
        ("只有一句话\n", "a.yaml 第1行：内容应为“名称: 值”的清单　请对照自带的标准文件"),
        ("", "a.yaml 第1行：内容应为“名称: 值”的清单　请对照自带的标准文件"),
        ("a: &x [*x]\n", "a.yaml 第1行：嵌套太深或内容太多　请检查括号，以及“&”“*”的引用是否成环"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(
    text: str, message: str, write: Write
) -> None:
    path = write("a.yaml", "")
    path.write_text(text, encoding="utf-8")
    assert fault_of(path).startswith(message)


def test_nesting_is_read_up_to_the_limit_and_not_beyond(write: Write) -> None:
    levels = DEEPEST - 2  # The file's own mapping is one, the innermost text another.
    assert read_exact_yaml(write("a.yaml", f"a: {'[' * levels}1{']' * levels}\n"))
    levels += 1
    assert "嵌套太深" in fault_of(write("a.yaml", f"a: {'[' * levels}1{']' * levels}\n"))


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "a: " + "{x: " * 200_000, "- " * 200_000, "? " * 100_000, "]" + "[" * 99_999],
)
def test_depth_is_told_before_the_parser_breaks_on_it(text: str, write: Write) -> None:
    assert "a.yaml 第1行：" in fault_of(write("a.yaml", text))


def test_many_lists_side_by_side_are_not_deep(write: Write) -> None:
    assert len(read_exact_yaml(write("a.yaml", f"a: [{'[], ' * 1000}]\n"))["a"]) == 1000


def test_a_file_is_read_up_to_the_limit_and_not_beyond(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n#".ljust(LARGEST))
    assert read_exact_yaml(path) == {"a": "1"}
    path.write_bytes(b"a: 1\n#".ljust(LARGEST + 1))
    assert fault_of(path) == "a.yaml：文件超过2MB　请确认所选的是标准文件，或拆成几个文件"


def test_a_few_lines_that_stand_for_billions_are_refused(write: Write) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "内容太多" in fault_of(write("a.yaml", "\n".join(lines)))


def test_a_missing_file_a_folder_and_another_encoding(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "none.yaml").endswith("none.yaml：文件不存在　请检查路径")
    assert fault_of(tmp_path).endswith("是文件夹，应为 YAML 文件")
    gbk = tmp_path / "gbk.yaml"
    gbk.write_bytes("title: 广州".encode("gbk"))
    assert fault_of(gbk) == "gbk.yaml：不是 UTF-8 编码　请另存为 UTF-8"


@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused_as_a_fault(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        assert isinstance(read_exact_yaml(path), dict)
    except StandardError as error:
        assert error.faults
