"""Findings that a person has checked and found correct: kept in a file, with reason, who, when.

The file `jiheng-核验.yaml` stands next to the documents of a project.  It is a list; an entry
with 指纹 accepts one finding, an entry with only 规则 switches a whole rule off for the folder.
Every entry says why (理由).  A later entry for the same thing replaces an earlier one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.checks.finding import CheckResult, Finding

FILE_NAME = "jiheng-核验.yaml"
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
CODE = re.compile(r"[A-Z]{2}\d{3}")
_LARGEST = 4 * 1024 * 1024
_HEADER = (
    "# 勾稽核验的核对记录。写“指纹”的一条只管一处，只写“规则”的一条管本文件夹的整条规则。\n"
    "# 每条都要有“理由”；同一处有几条时，以后面的为准；不再需要的可以删去。\n"
)
_KEYS = {
    "指纹": "fingerprint",
    "规则": "code",
    "文件": "document",
    "原文": "quote",
    "理由": "reason",
    "核对人": "by",
    "日期": "on",
}


class SuppressionError(ValueError):
    """Report everything that is wrong in a file of suppressions; `str()` is a list to read."""

    def __init__(self, path: Path, faults: Sequence[str], advice: str) -> None:
        self.faults = tuple(faults)
        lines = [
            f"{path}：{len(faults)} 处错误",
            *(f"  {fault}" for fault in faults),
            f"  {advice}",
        ]
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Suppression:
    """Accept one finding (by `fingerprint`) or every finding of a rule (by `code` alone).

    `document` and `quote` tell a reader what was accepted; they are not compared, so that a
    file may be renamed.
    """

    reason: str
    fingerprint: str = ""
    code: str = ""
    document: str = ""
    quote: str = ""
    by: str = ""
    on: str = ""

    @property
    def key(self) -> str:
        """Give what the entry is about: the fingerprint, or the code of a whole rule."""
        return self.fingerprint or self.code

    @property
    def is_rule(self) -> bool:
        """Tell whether a whole rule was switched off, so that nobody looked at this finding."""
        return not self.fingerprint

    def covers(self, finding: Finding) -> bool:
        """Tell whether the finding was accepted by this entry."""
        return self.key == (finding.fingerprint if self.fingerprint else finding.code)


@dataclass(frozen=True)
class Accepted:
    """Hold a finding with the entry that accepted it."""

    finding: Finding
    suppression: Suppression

    @property
    def words(self) -> str:
        """Say why it is no finding, with the code of its rule."""
        why = "规则已停用" if self.suppression.is_rule else "已核对无误"
        return f"{why}：{self.finding.code}"


def apply_suppressions(
    result: CheckResult, suppressions: Iterable[Suppression]
) -> tuple[CheckResult, tuple[Accepted, ...]]:
    """Move the accepted findings of a result to its `suppressed`, and give them with reasons.

    An entry for one finding goes before an entry for its whole rule.
    """
    by_key = {one.key: one for one in suppressions}
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in result.findings:
        found = by_key.get(finding.fingerprint) or by_key.get(finding.code)
        if found is None:
            kept.append(finding)
        else:
            accepted.append(Accepted(finding, found))
    moved = tuple(one.finding for one in accepted)
    return replace(result, findings=tuple(kept), suppressed=(*result.suppressed, *moved)), tuple(
        accepted
    )


def unmatched(
    suppressions: Iterable[Suppression], accepted: Iterable[Accepted], documents: Iterable[str]
) -> tuple[Suppression, ...]:
    """List the entries for single findings that no longer match anything.

    Entries for other documents than those just checked are left alone, and so are entries for
    whole rules, which are standing decisions.
    """
    used = {one.suppression.key for one in accepted}
    names = set(documents)
    latest = {one.key: one for one in suppressions if one.fingerprint}
    return tuple(
        one
        for one in latest.values()
        if one.key not in used and (not one.document or one.document in names)
    )


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Read a file of suppressions, YAML or a filled 核验结果 workbook.

    Raises:
        SuppressionError: the file cannot be read as one, or entries are wrong; all at once.
        OSError: the file cannot be opened.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from jiheng.checks.output.workbook_reading import read_decisions

        return read_decisions(path)
    return _entries(path, _load(path))


def folder_suppressions(folder: Path) -> tuple[Suppression, ...]:
    """Read the suppressions kept in a folder; there are none where the file is missing.

    Raises:
        SuppressionError: the file is there and wrong.
    """
    path = folder / FILE_NAME
    return read_suppressions(path) if path.exists() else ()


def appended(old: str, new: Iterable[Suppression]) -> str:
    """Give the text of a YAML file of suppressions with entries added at its end.

    What stands in the file already, comments too, is left as it is.
    """
    import yaml

    rows = [
        {name: value for name, field in _KEYS.items() if (value := getattr(one, field))}
        for one in new
    ]
    text = old if old.strip() else _HEADER
    if not text.endswith("\n"):
        text += "\n"
    return text + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=1_000)


def _load(path: Path) -> object:
    import yaml

    advice = "请照文件开头的说明改正，或删去该文件后用 --accept 重新记入。"
    raw = path.read_bytes()
    if len(raw) > _LARGEST:
        raise SuppressionError(path, ["文件太大，不是核对记录，应不超过 4 MB"], advice)
    try:
        text = decoded(raw)
        # BaseLoader leaves every scalar a text: a fingerprint of digits stays what it is.
        return yaml.load(text, Loader=yaml.BaseLoader)
    except UnicodeDecodeError:
        raise SuppressionError(path, ["不是文本文件，应为 UTF-8 编码的 YAML"], advice) from None
    except RecursionError:
        raise SuppressionError(path, ["嵌套太深，应为一个列表"], advice) from None
    except yaml.MarkedYAMLError as error:
        line = f"第{error.problem_mark.line + 1}行" if error.problem_mark else ""
        raise SuppressionError(path, [f"{line}不合 YAML 的格式，应为一个列表"], advice) from None
    except yaml.YAMLError:
        raise SuppressionError(path, ["不合 YAML 的格式，应为一个列表"], advice) from None


def decoded(raw: bytes) -> str:
    """Decode UTF-8, or what an old editor saves (GB 18030).

    Raises:
        UnicodeDecodeError: it is neither.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _entries(path: Path, loaded: object) -> tuple[Suppression, ...]:
    if loaded in ("", None):
        return ()
    advice = "每条应有“指纹”（或只写“规则”）和“理由”。"
    if not isinstance(loaded, list):
        raise SuppressionError(path, ["内容不是列表，每条应以“- ”开头"], advice)
    found: list[Suppression] = []
    faults: list[str] = []
    for number, entry in enumerate(loaded, 1):
        wrong = list(_faults(entry))
        faults += [f"第{number}条：{fault}" for fault in wrong]
        if not wrong:
            values = {_KEYS[key]: str(value).strip() for key, value in entry.items()}
            found.append(Suppression(**values))
    if faults:
        raise SuppressionError(path, faults, advice)
    return tuple(found)


def _faults(entry: object) -> Iterable[str]:
    if not isinstance(entry, dict):
        yield f"写的是“{str(entry)[:40]}”，应为“指纹：…”“理由：…”各占一行"
        return
    for key, value in entry.items():
        if key not in _KEYS:
            yield f"没有“{key}”这一项，可用：{'、'.join(_KEYS)}"
        elif not isinstance(value, str):
            yield f"“{key}”应为一句文字"
    fingerprint = str(entry.get("指纹", "")).strip()
    code = str(entry.get("规则", "")).strip()
    if fingerprint and not FINGERPRINT.fullmatch(fingerprint):
        yield f"指纹“{fingerprint}”不对，应为 16 位的 0～9、a～f"
    if code and not CODE.fullmatch(code):
        yield f"规则“{code}”不对，应为两个大写字母加三位数字，如 RT001"
    if not fingerprint and not code:
        yield "没有写“指纹”或“规则”"
    if not str(entry.get("理由", "")).strip():
        yield "没有写“理由”"
