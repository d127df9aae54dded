"""The HTML page: one file, no network, accessible, every word escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from jiheng.reports.document import (
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from jiheng.reports.spans import Figure
from jiheng.reports.writers import render_html
from jiheng.reports.writers.html_blocks import spans_html

VOID = {"meta", "br", "col", "link", "img", "input", "hr"}


class Tree(HTMLParser):
    """Collect tags with attributes and the words inside; complain about crossed tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def all(self, name: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.tags if tag == name)


@pytest.fixture(scope="module")
def page(sample: Document) -> str:
    return render_html(sample)


def test_the_page_is_well_formed_and_always_the_same(sample: Document, page: str) -> None:
    Tree(page)
    assert render_html(sample) == page


def test_nothing_is_fetched_and_nothing_runs(page: str) -> None:
    tree = Tree(page)
    names = {tag for tag, _ in tree.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    addresses = set(re.findall(r"https?://[^\"'\s<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "@import" not in page
    assert "url(" not in page.replace("url(#", "")
    policy = next(m for m in tree.all("meta") if m.get("http-equiv"))
    assert "default-src 'none'" in (policy["content"] or "")
    assert not any(key.startswith("on") for _, attributes in tree.tags for key in attributes)


def test_each_figure_keeps_its_identity(sample: Document, page: str) -> None:
    found = [
        (a["data-fact"], a["value"], a.get("title"), a.get("data-unit"))
        for a in Tree(page).all("data")
    ]
    wanted = [(f.fact, f.exact, f.source or None, f.unit or None) for f in sample.figures()]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("未填报", True),
        ("不适用", True),
        ("无法判断", True),
        ("显著提升", False),
        ("80～100", False),
    ],
)
def test_only_a_nothing_is_marked_missing(text: str, marked: bool) -> None:
    page = spans_html((Figure(text, "some.fact"),))
    assert ('class="missing"' in page) == marked


def test_a_missing_figure_is_marked_and_has_no_value() -> None:
    figure = Figure("未填报", "finance.spent")
    document = Document("标题", "某局", 2021, date(2022, 3, 1), (Paragraph.of(figure),))
    assert '<data value="" data-fact="finance.spent" class="missing">未填报</data>' in render_html(
        document
    )


def test_headings_step_down_without_a_gap(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Tree(page).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_language_skip_link_contents_and_landmarks(page: str) -> None:
    tree = Tree(page)
    assert next(tree.all("html"))["lang"] == "zh-CN"
    identifiers = [a["id"] for _, a in tree.tags if "id" in a]
    assert len(identifiers) == len(set(identifiers))
    links = [a["href"] or "" for a in tree.all("a")]
    assert links[0] == "#content"
    assert all(link[1:] in identifiers for link in links)
    for landmark in ("header", "nav", "main", "footer"):
        assert len(list(tree.all(landmark))) == 1


def test_tables_have_captions_and_scopes(page: str) -> None:
    tree = Tree(page)
    assert len(list(tree.all("caption"))) == 1
    heads = list(tree.all("th"))
    assert heads
    assert all(head.get("scope") in {"col", "row", "colgroup", "rowgroup"} for head in heads)
    assert next(a for a in heads if a.get("rowspan") == "6")["scope"] == "rowgroup"


def test_charts_have_a_title_a_description_and_their_data(sample: Document, page: str) -> None:
    tree = Tree(page)
    pictures = list(tree.all("svg"))
    assert len(pictures) == len(list(sample.charts())) == 3
    identifiers = {a["id"] for _, a in tree.tags if "id" in a}
    for picture in pictures:
        assert picture["role"] == "img"
        assert set((picture["aria-labelledby"] or "").split()) <= identifiers
    assert len(list(tree.all("figcaption"))) == len(list(tree.all("details"))) == 3


def test_the_page_prints_on_the_official_page(page: str) -> None:
    assert "@page { size: A4; margin: 37mm 26mm 35mm 28mm; }" in page
    assert "@media print" in page


def test_hostile_words_stay_words(hostile: Document) -> None:
    made = render_html(hostile)
    tree = Tree(made)
    assert "script" not in {tag for tag, _ in tree.tags}
    heading = hostile.blocks[0]
    assert isinstance(heading, Heading)
    assert f"一、{heading.text}" in {words for tag, words in tree.words if tag == "h2"}
    assert {a["title"] for a in tree.all("data") if a.get("title")} == {heading.text}


def test_line_feeds_break_lines() -> None:
    document = Document("标题", "某局", 2021, date(2022, 3, 1), (Paragraph.of("甲\n乙"),))
    assert "<p>甲<br>乙</p>" in render_html(document)


def test_a_report_without_headings_has_no_contents(sample: Document) -> None:
    bare = replace(sample, blocks=(Paragraph.of("甲"),))
    assert "<nav" not in render_html(bare)


def test_a_second_level_heading_may_come_first(sample: Document) -> None:
    bare = replace(sample, blocks=(Heading(2, "甲"), Heading(2, "乙")))
    assert "（一）甲" in render_html(bare)
    Tree(render_html(bare))


def test_a_chart_without_data_has_no_table(sample: Document) -> None:
    chart = next(sample.charts())
    bare = replace(sample, blocks=(Chart(chart.spec, "图", "说明。"),))
    assert "<details" not in render_html(bare)


def test_a_turned_page_is_a_section_of_its_own() -> None:
    blocks = (
        Paragraph.of("前。"), PageBreak(landscape=True), Paragraph.of("横。"),
        PageBreak(), Paragraph.of("后。"),
    )  # fmt: skip
    main = render_html(Document("标题", "某局", 2021, None, blocks)).partition("<main")[2]
    inside = main.partition('<section class="landscape">')[2].partition("</section>")[0]
    assert "横。" in inside and "前。" not in inside and "后。" not in inside
    assert "</section>" in main and "break-before" not in main
    last = Document("标题", "某局", 2021, None, blocks[:3])
    assert render_html(last).count("</section>") == 1


def test_an_empty_cell_is_empty_and_an_indent_is_seen() -> None:
    row = (Cell.of("二级", indent=1), Cell())
    table = Table("表", (Column(), Column()), (), (row,))
    page = render_html(Document("题", "某局", 2021, None, (table,)))
    Tree(page)
    assert '<td class="left"></td>' in page
    assert 'style="padding-left:1.3rem">二级</td>' in page
    assert not set(page) & set("\u200b\u2060\ufeff") and "&#8203;" not in page


@pytest.mark.parametrize("is_form", [False, True])
def test_only_a_form_prints_with_the_margins_of_one(is_form: bool) -> None:
    page = render_html(Document("题", "某局", 2021, None, (Heading(1, "甲"),), is_form=is_form))
    assert ('<body class="form">' in page) is is_form
