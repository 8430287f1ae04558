"""``python -m benchmarks [FOLDER]``: print every ratio.  The exit code is 0: a busy machine is no failure."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import files, growth, pdf, start


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else files.BESIDE
    found = files.pdfs(folder)
    if not found:
        print("no PDF to measure: put one under samples/")
    for path, aim in found:
        for ratio in pdf.measure(path, aim):
            print(ratio, flush=True)
    text = files.text(folder)
    for ratio in (*start.measure(text), *(growth.measure(text) if text else ())):
        print(ratio, flush=True)


if __name__ == "__main__":
    main()
