"""The pages hang together: links lead somewhere, nothing is left out, nothing leaks."""

import re
from pathlib import Path

import pytest
from doc_markdown import DOCS, ROOT, Page, anchors, hand_written, pages

PAGES = pages()
OUTSIDE = re.compile(r"[a-z]+:")
LARGEST_PICTURE = 200_000
# Written in halves, so that this file does not find itself.
MACHINE = re.compile(
    r"/(?:ro" + r"ot|ho" + r"me|tm" + r"p|wo" + r"rk)/|local" + r"host|127\.0\.0\.1"
)


def broken_links(page: Page) -> list[str]:
    """List the links of a page that lead to no file, or to no heading of it."""
    broken = []
    for link in page.links():
        if OUTSIDE.match(link):
            continue
        name, _, heading = link.partition("#")
        target = (page.path.parent / name).resolve() if name else page.path
        if not target.is_file() or (heading and heading not in anchors(Page(target))):
            broken.append(link)
    return broken


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Page) -> None:
    assert broken_links(page) == []


def test_a_broken_link_is_seen_and_its_twin_passes(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# 题\n\n## 采购管理 `a_b`\n", "utf-8")
    path = tmp_path / "page.md"
    path.write_text(
        "[1](there.md) [2](there.md#采购管理-a_b) [3](https://x.cn/y) [4](#题)\n\n# 题\n"
    )
    assert broken_links(Page(path)) == []
    path.write_text("[1](gone.md) [2](there.md#采购) [3](#题)\n", "utf-8")
    assert broken_links(Page(path)) == ["gone.md", "there.md#采购", "#题"]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_no_page_names_a_machine_or_fetches_anything(page: Page) -> None:
    assert MACHINE.findall(page.text) == []
    assert [link for link in page.links() if link.startswith("http")] == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, ahead = set(), [DOCS / "index.md"]
    while ahead:
        path = ahead.pop()
        if path in reached or path.suffix != ".md" or DOCS not in path.parents:
            continue
        reached.add(path)
        links = (link.partition("#")[0] for link in Page(path).links())
        ahead += [(path.parent / link).resolve() for link in links if link]
    assert sorted(set(DOCS.rglob("*.md")) - reached) == []


def test_one_title_at_the_top_of_every_page() -> None:
    for page in PAGES:
        levels = [level for level, _ in page.headings()]
        assert levels[0] == 1, page.name
        assert levels.count(1) == 1, page.name


def test_pictures_are_small_and_used() -> None:
    pictures = sorted((DOCS / "images").glob("*"))
    assert pictures
    used = {(page.path.parent / link).resolve() for page in hand_written() for link in page.links()}
    for picture in pictures:
        assert picture.stat().st_size <= LARGEST_PICTURE
        assert picture in used


def test_the_changelog_keeps_its_shape() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = Page(ROOT / "CHANGELOG.md").headings()
    assert headings[0] == (1, "更新记录")
    assert headings[1] == (2, "[未发布]")
    assert {name for level, name in headings if level == 3} <= {
        "新增",
        "变更",
        "弃用",
        "移除",
        "修复",
        "安全",
    }
    assert "评分标准" in text
