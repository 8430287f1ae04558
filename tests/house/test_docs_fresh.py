"""The generated pages are those that the code would give today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, str(HOME / "docs" / "make.py"), "--check"], capture_output=True, text=True, cwd=HOME, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
