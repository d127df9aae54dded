"""A faulty workflow file stops the start with one line that says where and what."""

from pathlib import Path

import pytest
from tests.web.running import free_port, refused

from jiheng.web.documents.states import workflow_folder

pytestmark = pytest.mark.process


def test_a_faulty_workflow_file_is_told_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "workflow"
    folder.mkdir()
    text = (workflow_folder() / "general-targets.yaml").read_text("utf-8")
    (folder / "city-targets.yaml").write_text(text.replace("上年9月30日", "9月30日"), "utf-8")
    code, _, line = refused(tmp_path, "--port", free_port())
    assert (code, line.count("\n")) == (3, 1)
    assert line.startswith("错误：审批流程文件有误：city-targets.yaml 第")
    assert "“9月30日”不是日期的写法" in line
    assert not (tmp_path / "jiheng.sqlite3").exists()
