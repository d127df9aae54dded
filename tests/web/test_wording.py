"""The English switch: every marked word has its English, and the reader's choice alone decides."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.web.conftest import Signed

import jiheng.web
from jiheng.web.wording import WordingError, compiled, mo_bytes, read_po

ROOM = Path(jiheng.web.__file__).parent
ENGLISH = ROOM / "locale" / "en" / "LC_MESSAGES" / "django.po"
_TAG = re.compile(r"""\{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')""")
_CALLS = {"_", "gettext", "gettext_lazy"}


def marked() -> Iterator[str]:
    """Give every text that templates and code mark for translation."""
    for path in sorted(ROOM.rglob("*.html")):
        text = path.read_text("utf-8")
        assert "blocktrans" not in text, f"{path}：blocktranslate 不会被收集，请改用 translate。"
        for match in _TAG.finditer(text):
            yield match[1] or match[2]
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text))]) if (
                    name in _CALLS
                ):
                    yield text


def test_every_marked_word_has_its_english() -> None:
    known = read_po(ENGLISH.read_text("utf-8"))
    missing = dict.fromkeys(word for word in marked() if word not in known)
    lines = "\n\n".join(f'msgid "{word}"\nmsgstr ""' for word in missing)
    assert not missing, f"请在 {ENGLISH.name} 末尾补上英文：\n{lines}"


def test_no_word_is_left_over() -> None:
    known = read_po(ENGLISH.read_text("utf-8"))
    assert sorted(known.keys() - set(marked())) == []


@pytest.mark.django_db
def test_it_is_chinese_whatever_the_browser_asks_for() -> None:
    page = Client().get("/login/", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="zh-CN">' in page.text
    assert ">English</button>" in page.text  # 看不懂中文的人也要找得到。
    assert page["Content-Language"] == "zh-hans"


def test_a_choice_stays_and_can_be_taken_back(signed: Signed) -> None:
    client = signed("tianbao")
    answer = client.post("/language/", {"language": "en", "next": "/organisations/"})
    assert (answer.status_code, answer["Location"]) == (302, "/organisations/")
    page = client.get("/organisations/")
    assert '<html lang="en">' in page.text
    assert "Sign out" in page.text
    assert "广州市科学技术局" in page.text  # 单位名称是数据，不翻译。
    client.post("/language/", {"language": "zh-hans", "next": "/"})
    assert '<html lang="zh-CN">' in client.get("/").text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "../../etc", ""])
def test_a_language_that_is_not_there_is_chinese(language: str) -> None:
    client = Client()
    client.cookies["jiheng_language"] = language
    assert '<html lang="zh-CN">' in client.get("/login/").text


def test_the_switch_leads_to_no_other_site(signed: Signed) -> None:
    answer = signed("").post("/language/", {"language": "en", "next": "https://other.example/"})
    assert answer["Location"] == "/"


def test_what_gettext_reads_is_what_was_written(tmp_path: Path) -> None:
    import gettext

    path = tmp_path / "x.mo"
    words = {"首页": "Home", "加一行": 'Add "a" row', "乙\n丙": "two\nlines"}
    path.write_bytes(mo_bytes(words))
    with path.open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert {word: read.gettext(word) for word in words} == words
    assert read.gettext("没有译的") == "没有译的"


def test_compiled_once_and_again_when_words_change(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    po = sources / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "首页"\nmsgstr "Home"\n', "utf-8")
    made = compiled(sources, tmp_path) / "en" / "LC_MESSAGES" / "django.mo"
    first = made.stat().st_ino
    compiled(sources, tmp_path)
    assert made.stat().st_ino == first
    po.write_text('msgid "首页"\nmsgstr "Start"\n', "utf-8")
    compiled(sources, tmp_path)
    assert b"Start" in made.read_bytes()
    assert [path.name for path in made.parent.iterdir()] == ["django.mo"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "甲"\n\nmsgid "乙"\nmsgstr "b"\n', "“甲”没有 msgstr"),
        ('msgid "甲"\nmsgstr "a"\nmsgid "甲"\nmsgstr "b"\n', "“甲”译了两次"),
        ('msgctxt "人"\nmsgid "甲"\nmsgstr "a"\n', "第1行"),
        ("甲\n", "第1行“甲”既不是"),
    ],
)
def test_a_po_file_that_is_wrong(text: str, message: str) -> None:
    with pytest.raises(WordingError, match=message):
        read_po(text)


def test_a_text_may_run_over_lines() -> None:
    assert read_po('# 说明\nmsgid ""\n"甲"\n"乙"\nmsgstr "a"\n" b"\n') == {"甲乙": "a b"}
