"""The locks are whole: a hash per requirement, no addresses, everything pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

RUN, DEV, BUILD = "requirements.lock", "requirements-dev.lock", "requirements-build.lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*)", re.DOTALL)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?!\w)")


def pins(lock: str) -> tuple[dict[str, set[Version]], list[str]]:
    """Read a lock into versions by name, and the faults found on the way.

    A name has several versions only where markers (Python, platform) tell them apart.
    """
    versions: dict[str, set[Version]] = {}
    faults = [f"地址：{line}" for line in lock.splitlines() if "://" in line or " @ " in line]
    joined = lock.replace("\\\n", " ")
    for line in joined.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if (pin := PIN.match(line)) is None:
            faults.append(f"不是固定版本：{line}")
            continue
        versions.setdefault(canonicalize_name(pin[1]), set()).add(Version(pin[2]))
        if not HASH.search(pin[3]):
            faults.append(f"没有哈希：{line}")
    return versions, faults


def missing(wanted: list[str], versions: dict[str, set[Version]]) -> list[str]:
    """List the requirements of pyproject.toml that a lock does not meet."""
    return [
        text
        for text in wanted
        for requirement in [Requirement(text)]
        if not any(
            requirement.specifier.contains(version, prereleases=True)
            for version in versions.get(canonicalize_name(requirement.name), ())
        )
    ]


@pytest.fixture(scope="module")
def wanted(root: Path) -> dict[str, list[str]]:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    run, groups = project["project"]["dependencies"], project["dependency-groups"]
    backend = project["build-system"]["requires"]
    return {RUN: run, DEV: [*run, *groups["dev"]], BUILD: [*groups["build"], *backend]}


@pytest.mark.parametrize("name", [RUN, DEV, BUILD])
def test_lock_is_whole(name: str, root: Path, wanted: dict[str, list[str]]) -> None:
    versions, faults = pins((root / name).read_text("utf-8"))
    assert faults == []
    assert missing(wanted[name], versions) == [], "请执行 make lock"


def test_what_is_tested_is_what_runs(root: Path) -> None:
    run, _ = pins((root / RUN).read_text("utf-8"))
    dev, _ = pins((root / DEV).read_text("utf-8"))
    assert {name: dev.get(name) for name in run} == run


GOOD = "typer==0.29.2 ; python_version >= '3.11' \\\n    --hash=sha256:" + "0a" * 32 + "\n"


def test_a_good_lock_passes() -> None:
    assert pins(GOOD) == ({"typer": {Version("0.29.2")}}, [])


@pytest.mark.parametrize(
    "bad",
    [
        "typer==0.29.2\n",
        GOOD.replace("==", ">="),
        GOOD.replace("0a", "0g"),
        GOOD[:-2] + "\n",
        GOOD + "# from https://example.invalid/\n",
        "typer @ file:typer.whl\n",
    ],
)
def test_a_bad_lock_is_caught(bad: str) -> None:
    assert pins(bad)[1]


def test_an_unmet_requirement_is_caught_and_its_twin_passes() -> None:
    versions, _ = pins(GOOD)
    assert missing(["typer>=0.30", "rich>=1"], versions) == ["typer>=0.30", "rich>=1"]
    assert missing(["Typer>=0.29,<1"], versions) == []
