"""The reference says what the program does: nothing is missing, nothing is out of date."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from doc_markdown import DOCS, ROOT, hand_written
from reference_pages.checks import check_rules
from reference_pages.commands import arguments, commands, options
from reference_pages.exit_codes import MEANING as EXIT_MEANING
from reference_pages.exit_codes import exit_codes
from reference_pages.pages import PAGES, stale_pages, write_pages
from reference_pages.rule_words import KINDS
from reference_pages.rules import meaning, parameters
from reference_pages.settings import SETTING_UP, variables_in, variables_read

from jiheng.forms import form_catalogue
from jiheng.forms.review import review_rules
from jiheng.reports.outline import find_outline, outline_codes
from jiheng.standards import list_standards, vocabulary
from jiheng.standards.rules import RULE_KINDS

COMMANDS: list[tuple[str, Any]] = list(commands())


def reference(name: str) -> str:
    return (DOCS / "reference" / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_making_a_page_again_changes_nothing(name: str) -> None:
    assert reference(name) == PAGES[name](), f"{name} 与程序不一致，请执行 make docs"


def test_a_changed_a_missing_and_a_foreign_page_are_stale(tmp_path: Path) -> None:
    made = {name: lambda: "原样\n" for name in ("facts.md", "forms.md", "rules.md")}
    write_pages(tmp_path, made)
    assert stale_pages(tmp_path, made) == []
    (tmp_path / "facts.md").write_text("改过\n", "utf-8")
    (tmp_path / "rules.md").unlink()
    (tmp_path / "old.md").write_text("没有人生成\n", "utf-8")
    assert stale_pages(tmp_path, made) == ["facts.md", "old.md", "rules.md"]


def test_the_generator_runs_as_a_script() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_is_documented(words: str, command: Any) -> None:
    _, _, section = reference("commands.md").partition(f"\n## {words}\n")
    section = section.partition("\n## ")[0]
    for option in options(command):
        for name in option.opts:
            assert name in section, f"{words} 的 {name}"
        assert option.help in section
    for argument in arguments(command):
        assert f"`{argument.metavar}`" in section
        assert argument.help in section


@pytest.mark.parametrize("words", [words for words, _ in COMMANDS])
def test_every_command_stands_in_a_guide(words: str) -> None:
    guides = [page.text for page in hand_written() if page.path.parent.name == "how-to"]
    assert any(f"{words} " in text or f"{words}\n" in text for text in guides), words


def test_there_are_commands() -> None:
    assert {"jiheng score", "jiheng standards show", "jiheng forms check"} <= dict(COMMANDS).keys()


@pytest.mark.parametrize("kind", RULE_KINDS)
def test_every_rule_kind_is_documented(kind: str) -> None:
    assert f"\n## {kind}\n" in reference("rules.md")
    for parameter in parameters(RULE_KINDS[kind]):
        assert meaning(kind, parameter.path)


def test_no_rule_kind_is_documented_that_does_not_exist() -> None:
    assert list(KINDS) == list(RULE_KINDS)


def test_parameters_of_parts_are_listed_after_the_part() -> None:
    paths = [one.path for one in parameters(RULE_KINDS["bands"])]
    assert paths[:2] == ["bands", "bands[].points"]
    assert "otherwise.share" in paths


def test_every_standard_is_documented() -> None:
    text = reference("standards.md")
    for standard in list_standards():
        assert f"\n## {standard.code}\n" in text
        assert f"**{standard.title}**" in text


def test_every_fact_is_documented() -> None:
    text = reference("facts.md")
    for code, term in vocabulary().items():
        assert f"| `{code}` | {term.label} |" in text


def test_every_form_and_column_is_documented() -> None:
    text = reference("forms.md")
    for sheet in form_catalogue():
        assert f"`{sheet.code}`" in text
        for column in sheet.columns:
            assert f"| {column.header} | `{column.name}` |" in text, (sheet.title, column.header)


def test_every_review_rule_is_documented() -> None:
    text = reference("review.md")
    for rule in review_rules():
        assert f"\n## {rule.code}\n\n**{rule.name}**" in text


def test_every_rule_of_the_cross_check_is_documented() -> None:
    text = reference("checks.md")
    rules = check_rules()
    assert {"RT001", "DF001"} <= {rule.code for rule in rules}
    for rule in rules:
        assert f"\n## {rule.code}\n\n**{rule.name}**（{rule.severity.label}）" in text
        assert f"- 为什么：{rule.manual.why}" in text


def test_every_outline_and_section_is_documented() -> None:
    text = reference("outlines.md")
    for code in outline_codes():
        assert f"\n## {code}\n" in text
        for section in find_outline(code).sections:
            assert f"| `{section.code}` |" in text


def test_every_exit_code_is_documented() -> None:
    assert set(EXIT_MEANING) == set(exit_codes())
    for value in exit_codes().values():
        assert f"| `{value}` |" in reference("exit-codes.md")


def test_every_environment_variable_is_documented() -> None:
    assert "JIHENG_FONTS" in variables_read()
    for name in variables_read():
        assert f"| `{name}` |" in reference("settings.md")


def test_variables_of_setting_up_are_really_used() -> None:
    used = (ROOT / ".ci" / "setup").read_text("utf-8")
    assert [name for name in SETTING_UP if name not in used] == []


@pytest.mark.parametrize(
    "source",
    [
        'import os\nos.environ.get("A_B", "")',
        'import os\nos.getenv("A_B")',
        'from os import environ\nx = environ["A_B"]',
        'import os\nx = "A_B" in os.environ',
        'import os\nNAME = "A_B"\nos.environ.get(NAME)',
    ],
)
def test_a_variable_is_seen_however_it_is_read(source: str) -> None:
    assert list(variables_in(source)) == ["A_B"]


def test_other_lookups_are_no_variables_and_a_computed_name_is_refused() -> None:
    assert list(variables_in('x = {}.get("A_B")')) == []
    with pytest.raises(ValueError, match="环境变量"):
        list(variables_in("import os\nos.environ.get(name())"))
