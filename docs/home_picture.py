"""Draw docs/images/home.png from a real run: the home page of who fills in, with the demonstration."""

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from pictures import save_small  # noqa: E402
from tests.web.running import served  # noqa: E402

SIZE = {"width": 1200, "height": 690}
PERSON = "tianbao"


def main() -> int:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as home, served(Path(home), "--demo") as server:
        (password,) = re.findall("密码都是 ([^，]+)，", "".join(server.said))
        shown = screenshot(server.address, password)
    target = ROOT / "docs" / "images" / "home.png"
    save_small(shown, target)
    print(f"已写出 docs/images/{target.name}（{target.stat().st_size // 1000} KB）")
    return 0


def screenshot(address: str, password: str) -> Image.Image:
    """Sign in and take the home page as it is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(base_url=address, viewport=SIZE)
        page.goto("/")
        page.fill("[name=username]", PERSON)
        page.fill("[name=password]", password)
        page.click("main button")
        page.wait_for_load_state("networkidle")
        taken = page.screenshot()
        browser.close()
    return Image.open(io.BytesIO(taken)).convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
