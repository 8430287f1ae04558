"""Titles and numbers of official documents."""

from __future__ import annotations

import pytest

from validate.titles import DocumentNumber, compatible, core, names_its_issuer, nearly, parse_number


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("关于印发《某县预算绩效管理办法》的通知", "某县预算绩效管理办法"),
        ("某省财政厅关于印发〈项目支出评价办法〉的通知", "项目支出评价办法"),
        ("国务院办公厅关于推进村道建设的指导意见", "推进村道建设的指导意见"),
        ("关于推进村道建设的指导意见", "推进村道建设的指导意见"),
        ("某省人民政府印发〈关于推进村道建设的实施意见〉的通知", "推进村道建设的实施意见"),
        ("财政部关于贯彻落实〈全面实施绩效管理的意见〉的通知", "贯彻落实全面实施绩效管理的意见"),
        ("村道养护办法（试行）", "村道养护办法"),
    ],
)
def test_core(title: str, wanted: str) -> None:
    assert core(title) == wanted


def test_compatible_titles() -> None:
    assert compatible("预算绩效评价实施方案", "关于印发《某县财政局预算绩效评价实施方案》的通知")
    assert not compatible("项目支出绩效评价管理办法", "项目支出绩效评价管理暂行办法")
    assert nearly("项目支出绩效评价管理办法", "项目支出绩效评价管理暂行办法")


@pytest.mark.parametrize("text", ["某发〔2021〕7号", "某发[2021]07号", "某发（2021）7 号", "某发〔2021〕第7号"])
def test_numbers_in_any_brackets(text: str) -> None:
    assert parse_number(text) == DocumentNumber("某发", 2021, 7)


@pytest.mark.parametrize("text", ["某发〔20217号", "某发2021", "〔2021〕7号", ""])
def test_malformed_numbers(text: str) -> None:
    assert parse_number(text) is None


def test_issuer_in_title() -> None:
    assert names_its_issuer("自治区财政支出评价办法")
    assert not names_its_issuer("村道养护办法")
