"""A number that others beside it make is not held against a report; one that nothing makes is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.finding import Outcome, Status
from model.span import Anchor, CellRef, Span
from validate.nearer import meant_otherwise


def _judged(text: str, reported: str, computation: str, *, cell: CellRef | None = None) -> Status:
    start = text.index(reported)
    place = Anchor(Span(start, start + len(reported)), cell=cell)
    outcome = Outcome("FN08", Status.INCONSISTENT, evidence=(place,), reported=reported, computation=computation)
    return meant_otherwise([outcome], text)[0].status


_LEFT = "到位资金806.40万元，拨付各乡镇806.40万元。\n年底实际支出771.25万元，结余35.15万元，使用率95.64%。"


@pytest.mark.parametrize(
    ("text", "reported", "computation"),
    [
        (_LEFT, "35.15", "806.40 - 806.40 = 0万元"),
        (_LEFT, "95.64%", "806.40 ÷ 806.40 × 100% = 100%"),
        ("安排2020年5,120万元。当年支出4,873.6万元，结转246.4万元；次年支出2,044.5万元。", "246.4", "4,873.6 - 2,044.5 = 2829.1万元"),
        ("到位312.6万元，其中省级280万元、县级32.6万元。上年另有其中乡镇41.8万元。", "312.6", "280 + 32.6 + 41.8 = 354.4万元"),
        ("开工51260套（其中城区50984套，乡镇276套），建成30412套。", "51260", "50984 + 276 + 30412 = 81672套"),
    ],
)
def test_others_beside_the_number_make_it(text: str, reported: str, computation: str) -> None:
    assert _judged(text, reported, computation) is Status.NOT_CHECKABLE


@pytest.mark.parametrize(
    ("text", "reported", "computation"),
    [
        (_LEFT.replace("35.15", "53.15"), "53.15", "806.40 - 771.25 = 35.15万元"),
        (_LEFT.replace("35.15", "35.2"), "35.2", "806.40 - 806.40 = 0万元"),
        (_LEFT.replace("95.64%", "96%"), "96%", "806.40 ÷ 806.40 × 100% = 100%"),  # two digits agree by chance too often
        # another sum makes the whole, but these parts do not
        ("年初498.2万元，追加20万元，全年518.2万元，其中省级389.6万元、县级140万元。", "518.2", "389.6 + 140 = 529.6万元"),
        # an item forgotten in the sum stands in the same list
        ("到位312.6万元，其中省级280万元、县级32.6万元、乡镇41.8万元。", "312.6", "280 + 32.6 + 41.8 = 354.4万元"),
        # the increase over the wrong year
        ("接待186.42万人次，比上年121.08万人次增加65.34万人次，增长35.05%。", "35.05%", "(186.42-121.08)/121.08 = 53.96%"),
        ("支出963.1万元，比到位900.2万元多62.9万元。", "963.1", "963.1万元 > 900.2万元"),
    ],
)
def test_a_number_that_nothing_of_the_kind_makes_stays_wrong(text: str, reported: str, computation: str) -> None:
    assert _judged(text, reported, computation) is Status.INCONSISTENT


def test_a_cell_of_a_table_is_left_to_its_column() -> None:
    assert _judged(_LEFT, "35.15", "806.40 - 806.40 = 0万元", cell=CellRef(0, 1, 2)) is Status.INCONSISTENT


def test_what_holds_or_counts_things_is_left_alone() -> None:
    held = Outcome("FN08", Status.CONSISTENT, reported="35.15", computation="806.40 - 771.25")
    assert meant_otherwise([held], _LEFT) == [held]
    said = Outcome("QT02", Status.INCONSISTENT, evidence=(Anchor(Span(0, 2)),), reported="两项", computation="3 + 2 = 5项")
    assert meant_otherwise([said], "两项工程共3处、2处。")[0].status is Status.INCONSISTENT


def test_a_rate_told_apart_from_its_numbers_is_the_one_that_holds() -> None:
    text = "县级\t60.00\t25.30\t42.17%\n预计第四季度支出64.10万元。县级执行率仅42.17%，偏慢。"
    row = Outcome("FN05", Status.CONSISTENT, evidence=(Anchor(Span(15, 21), cell=CellRef(0, 1, 3)),), reported="42.17%")
    at = text.rindex("42.17%")
    told = Outcome("FN05", Status.INCONSISTENT, reported="42.17%", computation="60.00 ÷ 60.00 × 100% = 100%",
                   evidence=(Anchor(Span(at, at + 6)), Anchor(Span(3, 8), cell=CellRef(0, 1, 1))))
    assert [outcome.status for outcome in meant_otherwise([row, told], text)] == [Status.CONSISTENT, Status.NOT_CHECKABLE]
    assert meant_otherwise([told], text)[0].status is Status.INCONSISTENT
    beside = replace(told, evidence=(told.evidence[0], Anchor(Span(at - 5, at - 1))))
    assert meant_otherwise([row, beside], text)[1].status is Status.INCONSISTENT
