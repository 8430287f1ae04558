"""Headings and goals."""

from __future__ import annotations

from pathlib import Path

from ingest.read import read
from lexicon.load import Lexicon
from model.document import Document
from parsers.headings import heading_figures

SCRAP = """绩效自评报告

一、基本情况

（一）项目绩效目标

明显改善山区群众出行条件。

（二）绩效目标完成情况

全部完成。

二、资金使用情况

支出8万元。
"""


def _found(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "scrap.txt"
    path.write_text(text, "utf-8")
    document = read(path)
    assert isinstance(document, Document)
    return [(figure.role, figure.raw) for figure in heading_figures(document, lambda offset: 0, Lexicon.load())]


def test_every_heading_without_its_number(tmp_path: Path) -> None:
    titles = [raw for role, raw in _found(tmp_path, SCRAP) if role == "section_heading"]
    assert [title for title in titles if title != "绩效自评报告"] == ["基本情况", "项目绩效目标", "绩效目标完成情况", "资金使用情况"]


def test_goals_are_the_words_under_their_heading_alone(tmp_path: Path) -> None:
    assert [raw for role, raw in _found(tmp_path, SCRAP) if role == "goal_text"] == ["明显改善山区群众出行条件。"]


def test_the_number_of_a_part_is_no_word_of_its_title(tmp_path: Path) -> None:
    titles = [raw for role, raw in _found(tmp_path, "绩效评价报告\n\n第一部分 项目概况\n\n1.1 建设背景\n\n道路年久失修。\n") if role == "section_heading"]
    assert titles[-2:] == ["项目概况", "建设背景"]
