"""What the tests of the house look at: the files that a clone of this repository would hold."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "out", "build", "dist", "htmlcov", "__pycache__"}


def tracked_files(root: Path) -> list[Path]:
    """List tracked files and new ones; in an unpacked archive, all but what tools leave."""
    if (root / ".git").exists():
        # safe.directory: in CI the checkout often belongs to another user than the one testing.
        listing = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"],
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout.decode()
        paths = [root / name for name in listing.split("\0") if name]
    else:
        paths = [
            path
            for path in root.rglob("*")
            if not any(
                part in NOT_OURS or part.endswith((".egg-info", "_cache"))
                for part in path.relative_to(root).parts
            )
        ]
    return sorted(path for path in paths if path.is_file())


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def repository_files() -> list[Path]:
    files = tracked_files(ROOT)
    assert ROOT / "pyproject.toml" in files, "文件清单不可信：连 pyproject.toml 都没有"
    return files


@pytest.fixture(scope="session")
def source_files() -> list[Path]:
    files = sorted((ROOT / "src" / "jiheng").rglob("*.py"))
    assert files, "src/jiheng 里没有找到任何模块"
    return files
