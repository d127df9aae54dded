"""No committed file names a package registry or a folder of somebody's machine."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written in halves, so that this file does not find itself.
REGISTRIES = [
    "files.python" + "hosted",
    "pypi.org" + "/simple",
    "pypi." + "python.org",
    "pypi." + "tuna",
    "mirrors." + "aliyun",
    "mirrors." + "ustc",
    "mirrors." + "tuna",
    "mirrors.cloud." + "tencent",
    "mirrors." + "huaweicloud",
    "registry." + "npmjs",
    "registry." + "npmmirror",
    "proxy." + "golang",
    "--index" + "-url",
    "--find" + "-links",
]
# A folder of a machine: at the start of a path, so that an address such as gov.cn/home/ is none.
FOLDERS = r"(?<![\w.*~-])/(?:ro" + r"ot|ho" + r"me|Us" + r"ers|tm" + r"p)/\w|[A-Z]:\\Us" + r"ers\\"
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), FOLDERS]))


def texts(path: Path) -> Iterator[str]:
    """Yield the text of a file, and of each member of a workbook or document (both are zips)."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", errors="ignore")
    else:
        yield path.read_bytes().decode("utf-8", errors="ignore")


def addresses(text: str, checkout: str = "") -> list[str]:
    """List registry hosts, machine folders and mentions of this checkout's own place."""
    found = [match.group() for match in FORBIDDEN.finditer(text)]
    # A checkout right below / (such as /app) is too common a word to look for.
    if checkout.count("/") > 1 and re.search(re.escape(checkout) + r"(?!\w)", text):
        found.append(checkout)
    return found


def test_no_file_holds_an_address(repository_files: list[Path], root: Path) -> None:
    found = {
        str(path.relative_to(root)): hits
        for path in repository_files
        if (hits := [hit for text in texts(path) for hit in addresses(text, str(root))])
    }
    assert found == {}


@pytest.mark.parametrize("registry", REGISTRIES)
def test_each_registry_is_caught(registry: str) -> None:
    assert addresses(f"see {registry} there") == [registry]


@pytest.mark.parametrize("folder", ["ro" + "ot", "ho" + "me", "Us" + "ers", "tm" + "p"])
def test_a_machine_folder_is_caught_and_its_twin_passes(folder: str) -> None:
    assert addresses(f"path = '/{folder}/somebody/x'") != []
    assert addresses(f"https://www.example.gov.cn/{folder}/x.html") == []
    assert addresses(f"{folder}/somebody") == []


def test_the_place_of_this_checkout_is_caught_and_its_twin_passes() -> None:
    assert addresses("cd /srv/jiheng && make", "/srv/jiheng") == ["/srv/jiheng"]
    assert addresses("cd /srv/jihengs && make", "/srv/jiheng") == []
    assert addresses("cd /app && make", "/app") == []


def test_a_workbook_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/app.xml", "/ho" + "me/somebody/book.xlsx")
    assert [hit for text in texts(path) for hit in addresses(text)] != []
