"""Random texts: sentences as reports have them, hurt in every way, and endless repetitions."""

import random
from collections.abc import Callable

UNITS = ("万元", "元", "亿元", "%", "％", "个百分点", "个", "家", "人次", "倍", "分", "项", "")
NAMES = (
    "收入",
    "支出",
    "基本支出",
    "项目支出",
    "其中：人员经费",
    "预算数",
    "执行率",
    "得分",
    "合计",
    "年末结转和结余",
)
SENTENCES = (
    "{y}年{n}合计{f}，其中：{n}{f}，{n}{f}。",
    "{n}{f}，比上年增加{f}，增长{f}。",
    "{n}{f}，占{n}的{f}；{n}{f}，占{f}。",
    "甲、乙、丙分别为{f}、{f}、{f}，共计{f}。",
    "年初预算{f}，调整预算{f}，实际支出{f}，执行率{f}。",
    "印发《甲办法》《乙办法》等{c}个文件，开展{c}次培训，一是培训{f}；二是检查{f}；四是验收{f}。",
    "自评得分{f}，扣{f}，满分{f}。",
    "由{f}下降到{f}，降幅{f}（不含{n}{f}）。",
    "第{c}名，{y}年{c}月{c}日，财预〔{y}〕{c}号，电话020-83120000。",
    "{n}比上年增加（减少）{f}，XX项目。",
    "{c}、{n}情况",
    "|{n}|{f}|{f}|",
    "{n}\t{f}\t{f}\t{f}",
)
ODD = (
    "\u0000\u0001\u0008\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u200e\u202e\u202d\u2028\u2029\u2060\ufeff"
    "\ufffd\uffff\ue001\ue003\ue00a\ue0ff\U0001f600\U00020000\u0301\u0660\u0661²③Ⅷ㊀½"
    "０１２．，％（）〔〕【】《》“”‘’—–－~～·…、。；：！？\t\n\r\f\v"
)
ENDLESS = (
    *(
        "1",
        "0",
        "a",
        "的",
        "三",
        "正",
        "（",
        "）",
        "（）",
        "“",
        "“”",
        "《",
        "【",
        ",",
        "，",
        "、",
        "。",
        "；",
    ),
    *(
        " ",
        "\u3000",
        "\t",
        "\n",
        "\r\n",
        "-",
        "—",
        "…",
        ".",
        "_",
        "×",
        "X",
        "*",
        "：",
        "/",
        "=",
        "|",
        "||",
    ),
    *(
        "1,",
        "12,345,",
        "1.",
        "1-",
        "1:",
        "1+",
        "1/",
        "１２，",
        "-1",
        "1 ",
        "一二三四五",
        "百分之",
        "三个",
        "第1",
    ),
    *(
        "2021年",
        "2021年-",
        "1月",
        "第一",
        "A1",
        "a-",
        "a@",
        "a.",
        "www.",
        "收入1.23万元，",
        "收入1.23万元、",
    ),
    *(
        "其中：收入1.23万元，",
        "占比12.5%，",
        "收入1.23万元。",
        "比上年增加1.2万元，增长3.4%，",
        "得5分，扣2分，",
    ),
    *(
        "甲、乙、丙分别为1万元、2万元、3万元，",
        "“甲”项目、",
        "广州市科学技术局",
        "一是购买1台；",
        "甲公司、",
    ),
    *(
        "（1.2万元）",
        "（其中1.2万元",
        "1.项目\n",
        "一、概况\n",
        "（一）概况\n",
        "甲\t1\t2\n",
        "|甲|1|2|\n",
        "合计 ",
    ),
)
Text = Callable[[random.Random, int], str]


def number(rng: random.Random) -> str:
    """Print a number: most small, some absurd."""
    kind = rng.randrange(12)
    if kind == 0:
        return "".join(rng.choices("0123456789", k=rng.choice((30, 400, 5_000))))
    if kind == 1:
        return f"{rng.randrange(10**9):,}.{rng.randrange(100):02d}"
    if kind == 2:
        return "".join(rng.choices("0123456789,.", k=rng.randrange(1, 14)))
    if kind == 3:
        return rng.choice(
            ("0", "0.00", "00", "-0", "-12.5", "1e9", "１２．３", "1234,5678", "三", "二十")
        )
    if kind == 4:
        return f"0.{'0' * rng.randrange(60)}1"
    return f"{rng.randrange(10 ** rng.randrange(1, 8)) / 100:.2f}"


def sentence(rng: random.Random) -> str:
    """Write one sentence of the grammar."""
    text = rng.choice(SENTENCES)
    for mark in ("{f}", "{n}", "{y}", "{c}"):
        while mark in text:
            made = {
                "{f}": number(rng) + rng.choice(UNITS),
                "{n}": rng.choice(NAMES),
                "{y}": str(rng.choice((2021, 2022, 2023, 1899, 9999))),
                "{c}": str(rng.randrange(1, 30)),
            }[mark]
            text = text.replace(mark, made, 1)
    return text


def report(rng: random.Random, size: int) -> str:
    """Write sentences until the size is reached, with line breaks here and there."""
    pieces: list[str] = []
    length = 0
    while length < size:
        piece = sentence(rng) + rng.choice(("", "", "\n", "\n\n", "　　"))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)


def hurt(rng: random.Random, text: str) -> str:
    """Put odd characters in, take pieces out, double and turn others."""
    letters = list(text)
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(letters) + 1)
        span = slice(at, at + rng.randrange(1, 20))
        kind = rng.randrange(6)
        if kind == 0:
            letters[at:at] = rng.choices(ODD, k=rng.randrange(1, 6))
        elif kind == 1:
            letters[at:at] = rng.choice(ENDLESS) * rng.randrange(1, 300)
        elif kind == 2:
            del letters[span]
        elif kind == 3:
            letters[at:at] = letters[span] * rng.randrange(1, 20)
        elif kind == 4:
            letters[span] = letters[span][::-1]
        else:
            letters[at:at] = chr(
                rng.choice((rng.randrange(1, 0xD800), rng.randrange(0xE000, 0x110000)))
            )
    return "".join(letters)


def hurt_report(rng: random.Random, size: int) -> str:
    """Write a report and hurt it."""
    return hurt(rng, report(rng, size))


def endless(rng: random.Random, size: int) -> str:
    """Repeat one piece, or two in turn, to the size, with something else at the ends."""
    piece = rng.choice(ENDLESS) * rng.choice((1, 1, 1, 7)) + rng.choice(
        ("", "", rng.choice(ENDLESS))
    )
    body = (piece * (size // len(piece) + 1))[:size]
    return rng.choice(("", "收入1万元", "（")) + body + rng.choice(("", "合计2万元。", "）"))


def deep(rng: random.Random, size: int) -> str:
    """Nest brackets as deep as the size lets."""
    opening, closing = rng.choice(("（）", "()", "“”", "《》", "【】"))
    inner = rng.choice(("", "其中", "收入1.2万元，"))
    half = size // (2 + len(inner))
    return (opening + inner) * half + "1.2万元" + closing * half


def noise(rng: random.Random, size: int) -> str:
    """Draw characters from all of Unicode but surrogates."""
    points = (rng.randrange(1, 0x110000) for _ in range(size))
    return "收入1万元" + "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000)


TEXTS: tuple[Text, ...] = (report, hurt_report, hurt_report, endless, endless, deep, noise)


def random_text(rng: random.Random, size: int) -> str:
    """Write any of these texts."""
    return rng.choice(TEXTS)(rng, size)
