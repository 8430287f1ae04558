"""What the benchmarks read: reports beside the repository (../shared/reports) where they are there, else samples/."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared" / "reports"


def pdfs(folder: Path) -> list[tuple[Path, float]]:
    """PDF files, each with the least ratio of pdfplumber's time to the whole audit's that we aim at."""
    renderings = folder / "renderings"
    known = [(renderings / "hejing.pdf", 3.0), (renderings / "hejing.wp.pdf", 1.5)]
    found = [(path, aim) for path, aim in known if path.exists()]
    return found or [(path, 1.5) for path in sorted((ROOT / "samples").rglob("*.pdf"))]


def text(folder: Path) -> Path | None:
    """A report as plain text."""
    known = folder / "hejing.txt"
    return known if known.exists() else next(iter(sorted((ROOT / "samples").rglob("*.txt"))), None)
