"""A person goes to the identity provider and comes back signed in, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser
from tests.web.browser.looking import faults
from tests.web.people.identity_provider import CLIENT, SECRET
from tests.web.people.providing import running_provider
from tests.web.running import served


def test_there_and_back(browser: Browser, tmp_path: Path) -> None:
    with running_provider() as address:
        settings = {
            "JIHENG_OIDC_ISSUER": address,
            "JIHENG_OIDC_CLIENT_ID": CLIENT,
            "JIHENG_OIDC_CLIENT_SECRET": SECRET,
        }
        with served(tmp_path, "--demo", **settings) as site:
            page = browser.new_page(base_url=site.address, locale="zh-CN")
            said: list[str] = []
            page.on("console", lambda one: said.append(one.text))
            page.goto("/projects/")
            assert list(faults(page)) == []
            page.click("text=统一身份认证 登录")
            page.wait_for_url(site.address + "/projects/")
            assert "陈填报" in page.inner_text("header")
            page.get_by_role("button", name="陈填报").click()
            page.click("text=我的令牌")
            page.wait_for_url(site.address + "/tokens/")
            page.click("header button:has-text('退出')")
            page.wait_for_url(site.address + "/login/")
            page.goto("/login/sso/return/?state=forged&code=forged")
            assert "不是从这一页开始的" in page.inner_text("[role=alert]")
            assert list(faults(page)) == []
            assert [one for one in said if "403" not in one] == []
