"""From outcomes to findings: what is doubted weighs little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lexicon.load import Lexicon
from model.finding import Outcome, Severity, Status
from model.notice import Say
from model.span import Anchor, Origin, Span
from tests.validate.test_cases import support
from validate.book import FactBook
from validate.check import run
from validate.registry import all_rules, find


@pytest.mark.parametrize(("confidence", "doubt", "severity"), [(None, False, Severity.HIGH), (0.98, False, Severity.HIGH), (0.4, True, Severity.LOW)])
def test_a_finding_on_a_doubtful_figure_is_low_at_most(confidence: float | None, doubt: bool, severity: Severity) -> None:
    anchor = Anchor(Span(0, 3), page=1, origin=Origin.OCR, confidence=confidence)

    def check(book: FactBook) -> Iterator[Outcome]:
        yield Outcome(rule.code, Status.INCONSISTENT, evidence=(anchor,), message=Say("不符", "differs"))

    rule = replace(all_rules()[0], severity=Severity.HIGH)
    object.__setattr__(rule, "check", check)
    (finding,) = run(FactBook((), (), (), (), (), Lexicon.load()), [rule], "0" * 64, "500万元").findings
    assert (finding.doubt, finding.severity) == (doubt, severity)


NOUGHTS = """
budget_total 0万元 source=total item=年初 cell=0,1,1
budget_total 0万元 source=total item=全年 cell=0,1,2
funds_spent 0万元 source=total cell=0,1,3
budget_total 90万元 source=fiscal item=年初 cell=0,2,1
budget_total 89.974万元 source=fiscal item=全年 cell=0,2,2
funds_spent 89.974万元 source=fiscal cell=0,2,3
"""


def test_a_row_of_noughts_is_one_finding() -> None:
    (finding,) = run(support.book({"facts": NOUGHTS}), [find("FN01")], "0" * 64, " " * 1000).findings
    assert finding.message.zh.count("\n") == 2 and "89.974" in finding.message.zh


def test_a_source_is_told_in_words() -> None:
    facts = "funds_received 226.7万元 source=central group=b1\nfunds_received 226.7万元 source=central group=b2\nfunds_received 249.4万元 source=central group=b3\n"
    (finding,) = run(support.book({"facts": facts}), [find("FN09")], "0" * 64, " " * 1000).findings
    assert "（中央）" in finding.message.zh
