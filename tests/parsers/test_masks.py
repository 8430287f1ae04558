"""Digits that are no quantity, and quantities that must not be masked."""

from __future__ import annotations

import pytest

from lexicon.load import Lexicon
from parsers.masks import MaskedText, forms, masks_in

LEXICON = Lexicon.load()

MASKED = [
    ("财预〔2020〕10号", "文号"), ("财建[2016]504 号", "文号"), ("国办发(2020〕23号)", "文号"), ("发改审字〔202329 号", "文号"), ("第102号令", "文号"),
    ("2022年7月27日", "日期"), ("2022.7.26", "日期"), ("2023年2-4月", "日期"), ("1-9月", "日期"), ("2022年度", "年份"), ("2021-2025年", "年份"),
    ("201910月", "日期"), ("(1)资金", "序号"), ("1.项目概况", "序号"), ("2、目标", "序号"), ("1.2.3项目背景", "序号"), ("第3条", "条款"), ("表1-1", "编号"),
    ("附件2", "编号"), ("3号楼", "编号"), ("DN110", "规格"), ("0571-88886666", "电话"), ("项目代码:2306-140423-89-01-317509", "代码"),
    ("1+3+3", "口号"), ("19届", "届次"), ("指标A101", "代码"), ("18-40岁", "年龄"), ("12345热线", "电话"), ("《2022年方案》", "文件名"), ("GB/T 50180-2018", "标准号"),
    ("《会计法》 2. 《预算法》", "序号"), ("收据 3. 合同", "序号"), ("上午9:30", "时刻"), ("第5页", "条款"),
]


@pytest.mark.parametrize(("text", "reason"), MASKED, ids=[text for text, _ in MASKED])
def test_masks(text: str, reason: str) -> None:
    assert [mask.reason for mask in masks_in(text, LEXICON)] == [reason]


KEPT = [
    "预算数2000万元", "得分14.5分", "2.5万元用于培训", "500+7.2+82=589.2", "共3个标段", "1.04万平方米", "改造6个小区", "85%-90%", "执行率95.3%", "12345.67元",
    "表彰3人", "长2000米", "5+2=7", "满分5分",
]


@pytest.mark.parametrize("text", KEPT)
def test_keeps(text: str) -> None:
    assert masks_in(text, LEXICON) == []


def test_finds_the_mask_over_a_stretch() -> None:
    text = "见表2-1，预算30万元，2022年完成。"
    masks = MaskedText(masks_in(text, LEXICON))
    over = masks.over(text.index("2-1"), text.index("2-1") + 1)
    assert over is not None and over.reason == "编号"
    assert masks.over(text.index("30"), text.index("30") + 2) is None
    assert [mask.reason for mask in masks] == ["编号", "年份"]


FORMS = [
    *(text for text, _ in MASKED), "建1234号", "2021年3-5月", "1.2021年", "7月5日至9日", "工期至6日", "12:30", "2306-140423-89", "9133010012345678", "13805710000",
    "Φ50", "600×600mm", "A101", "“3-2”", "1:500", "-3-", "G60", "。1、甲", "。1.甲", "》 1.《乙》", "丙 1. 甲", "“1.甲”", "。1 、甲", "1.2甲", "1、甲", "电话88886666",
    "编号A-12", "JGJ 59-2011", "样本3", "3标段", "12345热线", "(5) 甲", "25周岁", "3届", "2020 年 3 月", "2019、2020年", "上午9时", "图3",
]


@pytest.mark.parametrize("form", forms(LEXICON.digest), ids=lambda form: form.pattern.pattern[:30])
def test_every_match_of_a_form_holds_what_it_needs(form) -> None:  # type: ignore[no-untyped-def]
    found = [match.group() for text in FORMS for match in form.pattern.finditer(text)]
    assert found, "no scrap for this form"
    assert not form.needs or all(form.needs & set(match) for match in found)
