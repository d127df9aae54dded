"""The page: whole, safe, linked both ways, and usable without a mouse or a script."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.checks.output.sample import make_checked, rate_finding

from jiheng.checks import Document, Paragraph, Place, Quote
from jiheng.checks.output.page import page_text

VOID = {"meta", "input", "br", "link"}


class Reading(HTMLParser):
    """Note tags, attributes and text; refuse tags that do not close in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.said = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.said.append(data)

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture
def page(checked):
    return Reading(page_text(checked))


def test_highlights_carry_the_severity(checked):
    text = page_text(checked)
    assert '<mark class="error">81.3%</mark>' in text
    assert '<mark class="info">14,8134.51万元</mark>' in text
    assert '<td><mark class="warning">31</mark>' in text


def test_every_link_has_its_target(page):
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for attributes in page.named("a")]
    assert {link[1:] for link in links} <= set(ids)
    # Six operands stand in the text: each is linked from its finding and links back.
    assert len(links) == 12


def test_nothing_comes_from_elsewhere(checked, page):
    assert not page.named("script") and not page.named("img") and not page.named("link")
    assert all(attributes["href"].startswith("#") for attributes in page.named("a"))
    assert not re.search(r"url\(|@import|https?:", page_text(checked))
    policy = next(one for one in page.named("meta") if "http-equiv" in one)
    assert policy["content"].startswith("default-src 'none'")


EVIL = "<script>alert('甲')</script>&\"><img src=x onerror=alert(1)>"


def test_what_a_document_says_is_never_markup():
    place = Place(paragraph=1)
    finding = replace(
        rate_finding(),
        name=EVIL,
        message=EVIL,
        context=EVIL,
        calculation=EVIL,
        repairs=(EVIL,),
        quotes=(Quote(EVIL, place, 0, len(EVIL)),),
    )
    checked = make_checked((finding,), name=f"{EVIL}.docx")
    table = replace(checked.document.tables[0], caption=EVIL, note=EVIL)
    document = Document(checked.document.name, "docx", (Paragraph(EVIL, place), table))
    page = Reading(page_text(replace(checked, document=document)))
    assert not page.named("script") and not page.named("img")
    assert "".join(page.said).count(EVIL) >= 7


def test_the_text_of_the_document_is_whole(checked, page):
    said = re.sub(r"\s", "", "".join(page.said))
    for words in ("一、基本情况", "分区情况单位：个", "甲区10乙区20", "没有读：第3页"):
        assert words in said
    assert "<h2>一、基本情况</h2>" in page_text(make_checked(()))


def test_a_merged_cell_stands_once(checked):
    text = page_text(checked)
    assert text.count('<td colspan="2">地区</td>') == 1


def test_filters_need_no_script(page):
    boxes = page.named("input")
    assert [box["id"] for box in boxes] == ["show-error", "show-warning", "show-info"]
    assert all(box["type"] == "checkbox" and "checked" in box for box in boxes)
    labels = [label["for"] for label in page.named("label")]
    assert labels == [box["id"] for box in boxes]


def test_overlapping_operands_share_one_highlight():
    one = rate_finding()
    wide = "执行率81.3%"
    start = one.context.index(wide)
    two = replace(
        one,
        code="RT002",
        quotes=(Quote(wide, one.place, start, start + len(wide)),),
    )
    text = page_text(make_checked((one, two)))
    assert '<mark class="error">执行率81.3%</mark>' in text
    assert text.count(">1</a>") == 3 and text.count(">2</a>") == 1
    Reading(text)


def test_a_quote_that_is_not_there_is_told_without_a_link():
    finding = replace(rate_finding(), quotes=(Quote("9.9%", Place(paragraph=77), 0, 4),))
    text = page_text(make_checked((finding,)))
    assert "<dt>第77段</dt><dd>“9.9%”</dd>" in text


def test_a_clean_document_says_that_unchecked_is_not_passed(clean):
    assert "没有关系可查的数不算通过" in page_text(clean)


def test_accepted_findings_are_listed(with_accepted):
    text = page_text(with_accepted)
    assert "另有 1 处已核对无误" in text
    assert "原件如此" in text
