"""Search text and pairs of characters."""

from jiheng.library import read_indicator, search_text, shipped_contents
from jiheng.library.words import pairs, shared_words


def test_an_entry_is_found_by_its_sound() -> None:
    content = next(one for one in shipped_contents() if one["code"] == "KJ106")
    text = search_text(read_indicator(content))
    for word in ("kj106", "国家重点实验室数量", "guojiazhongdianshiyanshishuliang", "gjzdsyssl"):
        assert word in text
    assert "重要" not in text


def test_joining_words_say_nothing() -> None:
    assert pairs("新材料和新能源的研发") == ["新材", "材料", "新能", "能源", "研发"]
    assert pairs("5G与AI") == ["5g", "ai"]


def test_shared_words_are_as_long_as_they_can_be() -> None:
    known = pairs("国家重点实验室数量")
    assert shared_words("新建国家重点实验室，重点攻关", known) == ["国家重点实验室", "重点"]
    assert shared_words("农村公路", known) == []
