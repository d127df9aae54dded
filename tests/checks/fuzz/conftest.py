"""Let the tests import the fuzzing of the benchmark, which is no part of the package."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
