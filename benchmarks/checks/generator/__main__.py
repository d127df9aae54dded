"""Write one report with its truth: ``python -m benchmarks.checks.generator guangzhou 7 out``."""

import argparse
import json
from pathlib import Path

from benchmarks.checks.generator import STYLES, generate, held_out_styles
from benchmarks.checks.writers import WRITERS, write_report

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("style", choices=[*STYLES, *held_out_styles()])
parser.add_argument("seed", type=int)
parser.add_argument("folder", type=Path)
given = parser.parse_args()
given.folder.mkdir(parents=True, exist_ok=True)
report = generate(given.style, given.seed)
name = f"{given.style}-{given.seed}"
for form in WRITERS:
    print(write_report(report, given.folder, form, name))
truth = {
    "relations": report.truth(),
    "hard_cases": [{"tag": case.tag, "quote": case.quote} for case in report.hard_cases],
}
path = given.folder / f"{name}-truth.json"
path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
print(path)
