#!/usr/bin/env python3
"""绩衡接口的示例程序：列出项目，下载绩效目标工作簿，填好后导入，查看检查结果，提交审核。

只用 Python 自带的库（3.9 以上）。网址和令牌从环境变量取，令牌在网页的“我的令牌”里建立：

    export JIHENG_ADDRESS=https://jixiao.example.gov.cn
    export JIHENG_TOKEN=jh_……
    python3 jiheng_client.py projects --year 2022
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SECONDS = 120
ATTEMPTS = 3


class Refused(Exception):
    """绩衡拒绝了请求；status 是状态码，answer 是答复里的 code、error、places 等。"""

    def __init__(self, status: int, answer: dict[str, Any]) -> None:
        self.status, self.answer = status, answer
        lines = [answer.get("error", f"状态码 {status}")]
        lines += [f"  {one['where']}：{one['problem']}" for one in answer.get("places") or []]
        super().__init__("\n".join(lines))


class Jiheng:
    """以一个令牌读写绩衡。"""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address.rstrip("/"), token

    def get(self, path: str, **asked: Any) -> Any:
        """读一项，答复是 JSON。"""
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return json.loads(self.send("GET", f"{path}?{query}" if query else path)[0])

    def every(self, path: str, **asked: Any) -> Iterator[dict[str, Any]]:
        """读一个列表的全部各项，一页一页地取。"""
        offset = 0
        while True:
            page = self.get(path, **asked, limit=200, offset=offset)
            yield from page["items"]
            offset += len(page["items"])
            if offset >= page["count"] or not page["items"]:
                return

    def post(self, path: str, body: Any) -> Any:
        """写一项。"""
        return json.loads(self.send("POST", path, json.dumps(body).encode(), "application/json")[0])

    def upload(self, path: str, file: Path, **fields: str) -> Any:
        """送一个工作簿。"""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
            for name, text in fields.items()
        ]
        name = 'name="workbook"; filename="workbook.xlsx"'
        parts.append(f"--{mark}\r\nContent-Disposition: form-data; {name}\r\n\r\n".encode())
        body = b"".join([*parts, file.read_bytes(), f"\r\n--{mark}--\r\n".encode()])
        return json.loads(self.send("POST", path, body, f"multipart/form-data; boundary={mark}")[0])

    def send(
        self, method: str, path: str, body: bytes | None = None, kind: str = ""
    ) -> tuple[bytes, Any]:
        """发一个请求，给出答复的内容和答复头；没有收到答复时用同一个键重发，绩衡只办一次。"""
        headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers |= {"Content-Type": kind, "Idempotency-Key": uuid.uuid4().hex}
        request = Request(f"{self.address}/api{path}", body, headers, method=method)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with urlopen(request, timeout=SECONDS) as answer:
                    return answer.read(), answer.headers
            except HTTPError as refused:
                raise Refused(refused.code, json.loads(refused.read())) from None
            except (URLError, ConnectionError, TimeoutError):
                if attempt == ATTEMPTS:
                    raise
                time.sleep(attempt)
        raise AssertionError

    def document_of(self, year: int, code: str) -> dict[str, Any]:
        """给出一个项目的绩效目标材料；只读，不新建。"""
        kind = "project_targets"
        found = self.get("/documents", year=year, project=code, kind=kind)["items"]
        if not found:
            raise Refused(404, {"error": f"{year}年度的项目 {code} 还没有填报；请先 download。"})
        return found[0]


def list_projects(jiheng: Jiheng, asked: argparse.Namespace) -> None:
    """列出项目；金额是元，写成文本，没有填的是空。"""
    for one in jiheng.every("/projects", year=asked.year):
        money = one["appropriation"] or "未填"
        print(f"{one['year']} {one['code']:<8} {one['name']}　财政拨款 {money}")


def download(jiheng: Jiheng, asked: argparse.Namespace) -> None:
    """下载工作簿，没有填报过的先新建一份草稿；记下是何时下载的，导入时要用。"""
    document = jiheng.post("/documents", {"year": asked.year, "project": asked.code})
    content, headers = jiheng.send("GET", f"/documents/{document['number']}/workbook")
    asked.file.write_bytes(content)
    _seen(asked.file).write_text(headers["Jiheng-Seen"], "utf-8")
    print(f"已下载 {asked.file}（{document['state_name']}）")


def upload(jiheng: Jiheng, asked: argparse.Namespace) -> None:
    """导入填好的工作簿；有一处错就整份不导入，逐处印出单元格。"""
    document = jiheng.document_of(asked.year, asked.code)
    seen = _seen(asked.file).read_text("utf-8")
    got = jiheng.upload(f"/documents/{document['number']}/workbook", asked.file, seen=seen)
    print(f"已导入 {got['rows']} 行")


def print_findings(jiheng: Jiheng, asked: argparse.Namespace) -> None:
    """印出填报时的检查结果。"""
    document = jiheng.document_of(asked.year, asked.code)
    found = jiheng.get(f"/documents/{document['number']}/findings")
    for one in found["marks"]:
        print(f"[{one['level']}] {one['place']}：{one['message']}")
    for one in found["weights"]:
        print(f"权重合计 {one['sum']}，{one['words']}")
    print(f"须先改正 {found['grave']} 处")


def submit(jiheng: Jiheng, asked: argparse.Namespace) -> None:
    """提交审核；edition 是读到的写入次数，别人抢先写入时不会提交。"""
    document = jiheng.document_of(asked.year, asked.code)
    deed = {"action": "submit", "edition": document["edition"], "reason": asked.reason}
    done = jiheng.post(f"/documents/{document['number']}/actions", deed)
    print(f"{done['message']}现在在：{done['document']['place']}")


def _seen(file: Path) -> Path:
    return file.with_name(file.name + ".seen")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="绩衡接口的示例程序。")
    verbs = parser.add_subparsers(required=True, metavar="做什么")
    listing = verbs.add_parser("projects", help="列出项目")
    listing.add_argument("--year", type=int, help="预算年度")
    listing.set_defaults(do=list_projects)
    for name, do, words in (
        ("download", download, "下载绩效目标工作簿"),
        ("upload", upload, "导入填好的工作簿"),
        ("findings", print_findings, "查看检查结果"),
        ("submit", submit, "提交审核"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("year", type=int, help="预算年度")
        verb.add_argument("code", help="项目编码")
        if do in (download, upload):
            verb.add_argument("file", type=Path, help="工作簿")
        if do is submit:
            verb.add_argument("--reason", default="", help="说明")
        verb.set_defaults(do=do)
    return parser.parse_args()


def main() -> int:
    """办理，并给出退出码：0 办成，1 被拒绝，2 没有连上。"""
    asked = _arguments()
    address, token = os.environ.get("JIHENG_ADDRESS", ""), os.environ.get("JIHENG_TOKEN", "")
    if not address or not token:
        print("请先设好环境变量 JIHENG_ADDRESS（网址）和 JIHENG_TOKEN（令牌）。", file=sys.stderr)
        return 2
    try:
        asked.do(Jiheng(address, token), asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"没有连上 {address}：{error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
