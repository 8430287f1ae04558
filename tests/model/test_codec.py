"""Plain JSON both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.codec import dumps, from_plain, loads, to_plain
from model.document import Block, BlockKind, Document, Source
from model.fact import Context, Fact, Stage
from model.figure import Comparator, Voice
from model.notice import Level, Notice, Say
from model.quantity import DateValue, Precision, Quantity
from model.result import Coverage, DocumentResult
from model.span import Anchor, BBox, CellRef, Span

FACT = Fact(
    "f1", "eval_score", Context(part=2, voice=Voice.EVALUATOR, stage=Stage.SCORED, question=7),
    Anchor(Span(3, 8), line=4, page=1, bbox=BBox(1.5, 2, 3, 4), cell=CellRef(0, 1, 2)), "89.290分",
    quantity=Quantity(Decimal("89.290"), "分", Decimal("0.001"), Precision.SERIES), comparator=Comparator.GE, tokens=(Span(3, 7),),
)


def test_a_fact_survives_to_the_last_zero() -> None:
    again = loads(Fact, dumps(FACT))
    assert again == FACT
    assert again.quantity is not None
    assert str(again.quantity.value) == "89.290"


def test_a_whole_result_survives() -> None:
    document = Document(Source("a.txt", "0" * 64, 3, "text/plain"), "一\r二", (Block(BlockKind.PARAGRAPH, Span(0, 3)),))
    result = DocumentResult("a.txt", document, facts=(FACT,), coverage=Coverage(5, 3), notices=(Notice("I-ENCODING", Level.WARNING, Say("甲", "a")),))
    assert loads(DocumentResult, dumps(result)) == result


def test_defaults_are_left_out() -> None:
    assert to_plain(DateValue(2022, 7)) == {"year": 2022, "month": 7}
    assert to_plain(DateValue(None, 6)) == {"year": None, "month": 6}


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        from_plain(Span, {"start": 0, "end": 1, "colour": "red"})


def test_zero_is_not_taken_for_false() -> None:
    assert from_plain(Quantity, to_plain(Quantity(Decimal(0), "元"))) == Quantity(Decimal(0), "元")
