"""The page of settings: the environment variables that the program reads."""

import ast
from collections.abc import Iterator
from pathlib import Path

import jiheng
from reference_pages.markdown import code, page, table

MEANING = {
    "JIHENG_DEBUG": (
        "设为 1 时，程序内部出错会显示完整记录，供反馈缺陷时附上。",
        "只显示一行。",
    ),
    "JIHENG_DATABASE": (
        "网页应用的数据库地址，如 `postgresql://用户名:密码@主机:5432/库名`。",
        "用数据目录里的 SQLite 文件。",
    ),
    "JIHENG_HOME": (
        "网页应用的数据目录：数据库、密钥、附件都在里面。",
        "用户目录下的 `jiheng`。",
    ),
    "JIHENG_HOSTS": ("网页应用答复哪些主机名，用逗号分开。", "都答复。"),
    "JIHENG_HTTPS": (
        "设为 1 时，登录状态只经 https 传送；用 https 对外服务时应设。",
        "http 也可。",
    ),
    "JIHENG_IDLE_MINUTES": ("多少分钟不操作就要重新登录。", "30 分钟。"),
    "JIHENG_OIDC_CLAIM": (
        "统一身份认证的哪一项与绩衡的用户名相同。",
        "`preferred_username`",
    ),
    "JIHENG_OIDC_CLIENT_ID": ("统一身份认证发给绩衡的应用编号。", "—"),
    "JIHENG_OIDC_CLIENT_SECRET": ("统一身份认证发给绩衡的应用密钥。", "—"),
    "JIHENG_OIDC_ISSUER": (
        "统一身份认证（OpenID Connect）的签发者网址，以 `https://` 开头；设了才有这种登录方式。",
        "只用绩衡自己的用户名和密码。",
    ),
    "JIHENG_OIDC_NAME": ("登录页上统一身份认证的叫法。", "`统一身份认证`"),
    "JIHENG_ORIGINS": (
        "前面有反向代理时，浏览器看到的网址，如 `https://jixiao.example.gov.cn`。",
        "只认本机地址。",
    ),
    "JIHENG_SMTP_FROM": ("通知邮件的发件人。", "`jiheng@` 本机名"),
    "JIHENG_SMTP_HOST": ("发通知邮件的服务器。", "不发邮件，通知只在网页里。"),
    "JIHENG_SMTP_PASSWORD": ("邮件服务器的密码。", "不登录。"),
    "JIHENG_SMTP_PORT": ("邮件服务器的端口。", "25"),
    "JIHENG_SMTP_TLS": (
        "与邮件服务器之间怎样加密：`starttls`（端口多为 587）、`tls`（端口多为 465）、`none`。"
        "加密时核对服务器的证书。",
        "`none`，不加密。",
    ),
    "JIHENG_SMTP_USER": ("邮件服务器的用户名。", "不登录。"),
    "JIHENG_TOTP": (
        "写作 `required` 时，管理员和财政部门的人要启用动态口令才能办理业务。",
        "`optional`，各人自愿启用。",
    ),
    "JIHENG_TIME_ZONE": ("网页上时间的时区。", "`Asia/Shanghai`"),
    "JIHENG_FONTS": (
        "PDF 和图表用的字库文件夹，可写多个，像 PATH 一样用冒号（Windows 用分号）分开。",
        "先找系统中的 Fandol 字库，再用随安装带来的思源黑体、思源宋体。",
    ),
}
TERMINAL = {
    "COLUMNS": ("屏幕宽度（列）。", "终端的宽度；输出到文件或管道时为 80。"),
    "NO_COLOR": ("设为任意值时不用颜色。", "终端上用颜色，输出到文件或管道时不用。"),
}
INTERNAL = {"DJANGO_SETTINGS_MODULE"}
SETTING_UP = {
    "PYTHON": ("`make` 建环境用的 Python，如 `make run PYTHON=python3.12`。", "`python3`"),
    "PIP_INDEX_URL": ("本单位的软件源，pip 和 uv 都跟着用。", "pip 设置中的软件源"),
    "UV_DEFAULT_INDEX": ("只给 uv 用的软件源。", "同上"),
}


def settings_page() -> str:
    """Make the page.

    Raises:
        KeyError: the program reads a variable that is not explained here.
    """
    headers = ["变量", "作用", "不设时"]
    return page(
        "设置",
        "绩衡没有设置文件，只读下列环境变量。都可以不设。",
        "## 程序读的",
        table(headers, [[code(name), *MEANING[name]] for name in variables_read()]),
        "## 终端显示",
        table(headers, [[code(name), *words] for name, words in TERMINAL.items()]),
        "## 安装时",
        "只在 `make` 第一次准备环境时有用。",
        table(headers, [[code(name), *words] for name, words in SETTING_UP.items()]),
    )


def variables_read() -> list[str]:
    """List the environment variables named anywhere in the package."""
    folder = Path(jiheng.__file__).parent
    found: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        found.update(variables_in(path.read_text("utf-8")))
    # What every terminal program heeds has a section of its own.
    return sorted(found - TERMINAL.keys() - INTERNAL)


def variables_in(source: str) -> Iterator[str]:
    """Yield the names that a module takes from `os.environ` or `os.getenv`.

    A name may be written as a constant of the same module.

    Raises:
        ValueError: a name is computed, so that nobody can list it.
    """
    tree = ast.parse(source)
    constants = dict(_constants(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=where, attr="get"), args=[key, *_]) if (
                _is_environment(where)
            ):
                yield _word(key, constants)
            case ast.Call(func=ast.Attribute(attr="getenv"), args=[key, *_]):
                yield _word(key, constants)
            case ast.Subscript(value=where, slice=key) if _is_environment(where):
                yield _word(key, constants)
            case ast.Compare(left=key, comparators=[where]) if _is_environment(where):
                yield _word(key, constants)


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text


def _is_environment(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "environ") or (
        isinstance(node, ast.Name) and node.id == "environ"
    )


def _word(node: ast.expr, constants: dict[str, str]) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name) if name in constants:
            return constants[name]
    raise ValueError(f"看不出读的是哪个环境变量：{ast.unparse(node)}")
