"""The benchmarks are scripts beside the package; their parts are found by folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
