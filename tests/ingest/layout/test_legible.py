"""Text layers that say what the page shows, and those that do not."""

from __future__ import annotations

import pytest

from ingest.layout.content import Run
from ingest.layout.legible import legible, mistaken

_PROSE = "某某县农村公路养护工程由县交通运输局组织实施，资金来源为县级财政预算500万元（其中省级补助200万元）。"


def runs(text: str) -> list[Run]:
    return [Run(text, tuple(float(at) for at in range(len(text) + 1)), 0.0, 10.0, 10.0)]


@pytest.mark.parametrize("text", [
    _PROSE, "2023年12月31日 ①②③ ≥95% 10,358.71㎡ √ □", "12.5 100.00 4.5% 33 1,200.00 8 9 10 11 12 13", "short \ue000\ue001",
    "The county built 12 km of roads in 2023 at a cost of 5 million yuan.",
])
def test_plain_text(text: str) -> None:
    assert legible(runs(text))


@pytest.mark.parametrize("text", [
    "".join(chr(0xE000 + at) for at in range(60)),
    "\ufffd" * 20 + _PROSE,
    "ÕÃÏîÄ¿¼¨Ð§ÆÀ¼Û±¨¸æÖ¸±êÌåÏµÒ»¼¶Ö¸±ê¶þ¼¶Ö¸±êÈý¼¶",
    "".join(chr(0x4E00 + 37 * at * at % 20000) for at in range(1, 80)),
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~!\"#$%&'()*+;<=>?@[\\]^",
])
def test_what_no_page_shows(text: str) -> None:
    assert not legible(runs(text))


@pytest.mark.parametrize(("text", "poor"), [
    ("2O23年l2月完成投资5OO万元，受益农户1,208户", True), ("20I5年拨付，2oi6年结算，共计l8间商铺，3,805.07平方米", True),
    (_PROSE * 2, False), ("指标A12、B1、C25得分9.5分，供电10kV，DN100管道3km，路灯LED60", False),
    ("20I5年" + "，完成12公里" * 100, False),
])
def test_letters_in_numbers_give_a_poor_recogniser_away(text: str, poor: bool) -> None:
    assert mistaken(runs(text)) is poor


def test_figures_in_private_signs_are_lost() -> None:
    lost = _PROSE.replace("500", "\ue005\ue000\ue000").replace("200", "\ue002\ue000\ue000") + "得分\ue007.\ue002分，执行率为\ue005\ue006.\ue001%。"
    assert not legible(runs(lost))
    assert legible(runs("\uf06c1.资金到位\n\uf06c2.资金使用 \uf0fe是 \uf0a8否，" + _PROSE))
