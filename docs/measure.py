"""Measure each rule on hand-labelled reports: how many findings, how many of them the labels know.

    python docs/measure.py ../shared      writes docs/measured.toml (figures only)

A finding counts as right where the labels have the same discrepancy; one they lack may still be right.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

HOME = Path(__file__).parent


def main(shared: Path) -> None:
    from pipeline.audit import audit_one
    from pipeline.settings import Settings
    from report.plain import document_object

    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold in sorted((shared / "reports").glob("*.discrepancies.json")):
        labels = [label for label in json.loads(gold.read_text("utf-8")) if label.get("valid", True)]
        report = document_object(audit_one(gold.with_name(gold.name.replace(".discrepancies.json", ".txt")), Settings()))
        for finding in report["findings"]:
            found[finding["rule"]] += 1
            right[finding["rule"]] += any(score.matches(finding, label) for label in labels)
    lines = ["# 由 docs/measure.py 写成：各规则在手头三份真实报告上报出的条数，及其中与人工清单相符的条数"]
    for code in sorted(found):
        lines += ["", f"[rules.{code}]", f"findings = {found[code]}", f"right = {right[code]}"]
    (HOME / "measured.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(HOME.parent))
    main(Path(sys.argv[1]))
