"""`python -m tests.benchmarks`: run all benchmarks and print their tables."""

import sys
from pathlib import Path

import pytest

sys.exit(
    pytest.main([str(Path(__file__).parent), "--benchmark-report", "-q", "-m", "benchmark", "-p", "no:cacheprovider"])
)
