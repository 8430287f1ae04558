"""The conductor."""

from dataclasses import replace

import pytest

from model.figure import Figure, Subject
from model.span import Anchor, Span
from parsers.extract import extract, merge
from tests.parsers.reading import LEXICON, reading


def figure(role: str, start: int, end: int, **more: str) -> Figure:
    return Figure("x", role, "1", "", Anchor(Span(start, end)), 0, subject=Subject(**more))  # type: ignore[arg-type]


def test_of_two_with_one_role_at_one_place_the_earlier_layer_wins() -> None:
    table = replace(figure("budget_total", 4, 9), label="table")
    merged = merge([table], [figure("budget_total", 2, 9), figure("funds_spent", 2, 9), figure("budget_total", 0, 1)])
    assert [(one.id, one.role, one.label) for one in merged] == [
        ("g1", "budget_total", ""),
        ("g2", "funds_spent", ""),
        ("g3", "budget_total", "table"),
    ]


def test_one_place_may_speak_of_two_lots() -> None:
    assert len(merge([figure("award_date", 0, 5, lot="一标段"), figure("award_date", 0, 5, lot="二标段")])) == 2


def test_everything_at_once() -> None:
    text = (
        "2021年青禾县灌区改造项目绩效评价报告\n\n受青禾县财政局委托，远衡咨询有限公司评价。\n\n一、概况\n\n预算执行率=（90/100）*100%=90%，"
        "2021年3月6日开工建设，改造甲小区、乙小区等2个小区，总得分为91.5分。\n"
    )
    found = extract(reading(text).document, LEXICON)
    roles = {one.role for one in found.figures}
    assert {"project_name", "commissioner", "execution_rate", "actual_start", "community_name", "communities"} <= roles
    assert len(found.equations) == 1 and len(found.enumerations) == 1 and found.numbers and found.masks


def test_a_reader_that_fails_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[Figure]:
        raise ValueError("a bug of ours")

    monkeypatch.setattr("parsers.extract.restatements", broken)
    found = extract(reading("受青禾县财政局委托，远衡咨询有限公司评价，总得分为91.5分。\n").document, LEXICON)
    assert "commissioner" in {one.role for one in found.figures}
    assert [(notice.code, "broken" in notice.message.zh) for notice in found.notices] == [("X-STAGE", True)]


def test_dates_with_points_are_no_decimal_numbers() -> None:
    """Two sentences of the same words that differ in such a date only: compared as words, not as amounts."""
    said = "项目可行性研究报告取得青禾县发展和改革局的正式批复文件时间为{}。\n\n"
    between = "".join(f"第{n}段讲别的事情。\n\n" for n in "一二三四五六七八九")
    found = extract(reading(said.format("2023.5.16") + between + said.format("2023.5.18")).document, LEXICON)
    assert found.notices == ()
