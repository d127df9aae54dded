"""Give `jiheng check` random and damaged files for some minutes and name everything that fails.

``python -m benchmarks.checks.fuzz --minutes 10 --seed 1``; a file that fails is kept in `--keep`.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.checks.fuzzing.files import Sample, random_file
from benchmarks.checks.fuzzing.oracle import HARD_STOP, Fault, examine, examine_apart

APART_EVERY = 40
"""One file of so many is also checked in a process of its own."""


@dataclass
class Tally:
    """Count what was done, and hold the faults by the number of the file."""

    files: int = 0
    minutes: float = 0
    apart: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    size: int = 0
    faults: dict[int, str] = field(default_factory=dict)


def one(seed: int, index: int) -> tuple[Sample, random.Random]:
    """Make the file of a seed and number; the same again for the same two."""
    rng = random.Random(seed * 1_000_003 + index)
    return random_file(rng), rng


def fuzz(seed: int, minutes: float, keep: Path | None, first: int = 0, most: int = 0) -> Tally:
    """Check random files until the time is over, or `most` of them."""
    tally = Tally()
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as name:
        index = first
        while time.monotonic() < end and not (most and tally.files >= most):
            _one_file(tally, seed, index, Path(name), keep)
            index += 1
    tally.minutes = minutes - (end - time.monotonic()) / 60
    return tally


def _one_file(tally: Tally, seed: int, index: int, folder: Path, keep: Path | None) -> None:
    sample, rng = one(seed, index)
    path = folder / f"甲{sample.suffix}"
    path.write_bytes(sample.data)
    if keep is not None:
        # Should the process itself die, this is the file that did it.
        (keep / f"last{sample.suffix}").write_bytes(sample.data)
    _count(tally, seed, index, sample, path, rng)
    if index in tally.faults and keep is not None:
        (keep / f"{seed}-{index}{sample.suffix}").write_bytes(sample.data)
    path.unlink()


def _count(
    tally: Tally, seed: int, index: int, sample: Sample, path: Path, rng: random.Random
) -> None:
    tally.files += 1
    tally.size += len(sample.data)
    tally.kinds[sample.made.split()[0]] += 1
    faulthandler.dump_traceback_later(HARD_STOP, exit=True, file=sys.__stderr__)
    try:
        tally.codes[examine(path, rng)] += 1
        if index % APART_EVERY == 0:
            tally.apart += 1
            examine_apart(path)
    except Fault as fault:
        tally.faults[index] = f"{sample.made}：{fault}"
        print(f"--seed {seed} --first {index} --most 1：{tally.faults[index]}", flush=True)
    finally:
        faulthandler.cancel_dump_traceback_later()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was done, and give 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="几分钟")
    parser.add_argument("--seed", type=int, default=1, help="种子")
    parser.add_argument("--first", type=int, default=0, help="从第几个文件开始")
    parser.add_argument("--most", type=int, default=0, help="最多几个文件，0 为不限")
    parser.add_argument("--keep", type=Path, help="出错的文件放到这个文件夹")
    given = parser.parse_args(arguments)
    if given.keep is not None:
        given.keep.mkdir(parents=True, exist_ok=True)
    tally = fuzz(given.seed, given.minutes, given.keep, given.first, given.most)
    print(
        f"{tally.minutes:.1f} 分钟，共 {tally.files} 个文件，{tally.size >> 20} MB，另起进程 {tally.apart} 次"
    )
    print("退出码：" + "，".join(f"{code} 有 {n} 个" for code, n in sorted(tally.codes.items())))
    print("种类：" + "，".join(f"{kind} {n}" for kind, n in tally.kinds.most_common()))
    print(f"出错 {len(tally.faults)} 个")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
