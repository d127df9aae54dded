"""How much of a file is read, so that no input can hang the machine or fill its memory."""

from jiheng.checks.errors import UnreadableFile

MAX_FILE = 200 * 1024 * 1024
MAX_CHARACTERS = 5_000_000
MAX_PAGES = 3_000
MAX_PART = 160 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 5_000
MAX_CELLS = 250_000
"""Positions of the grids of one file."""
MAX_COLUMNS = 1_000

_SPLIT = "请拆成几个文件分别核验"


def refuse_size(name: str, size: int) -> None:
    """Refuse a file beyond `MAX_FILE`.

    Raises:
        UnreadableFile: it is larger.
    """
    if size > MAX_FILE:
        expected = f"不超过 {megabytes(MAX_FILE)} MB"
        raise UnreadableFile(f"文件有 {megabytes(size)} MB", name, expected, _SPLIT)


def refuse_pages(name: str, pages: int) -> None:
    """Refuse a document beyond `MAX_PAGES`.

    Raises:
        UnreadableFile: it has more pages.
    """
    if pages > MAX_PAGES:
        raise UnreadableFile(f"有 {pages} 页，太长", name, f"不超过 {MAX_PAGES} 页", _SPLIT)


def refuse_characters(name: str, characters: int) -> None:
    """Refuse a text beyond `MAX_CHARACTERS`.

    Raises:
        UnreadableFile: it is longer.
    """
    if characters > MAX_CHARACTERS:
        raise UnreadableFile(
            f"有 {characters} 个字，太长", name, f"不超过 {MAX_CHARACTERS} 个字", _SPLIT
        )


def refuse_cells(name: str, cells: int) -> None:
    """Refuse tables of more than `MAX_CELLS` positions together.

    Raises:
        UnreadableFile: there are more.
    """
    if cells > MAX_CELLS:
        raise UnreadableFile(
            f"表格共有 {cells} 格，太大", name, f"不超过 {MAX_CELLS} 格", "请删去无关的表或明细"
        )


def megabytes(size: int) -> int:
    """Give whole megabytes."""
    return size // 1024 // 1024
