"""Sums of several years in the order of the years: 2021年、2022年预算分别为300万元和320万元，支出分别为280万元和310万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import AMOUNT, Claim, Passage

_SUM = rf"{AMOUNT}(?:亿|万)?元"
_YEARS = regexp(r"(?P<first>20\d\d)年?度?(?:(?P<to>[-—~～至])(?P<last>20\d\d)年?度?|(?:[、，,和及与]{1,2}20\d\d年?度?)+)")
_IN_TURN = regexp(rf"(?:分别|依次)(?P<how>[\u4e00-\u9fff]{{0,8}}?)[为是:]*(?P<sums>{_SUM}(?:[、，,和及与]{{1,2}}{_SUM})+)")
_YEAR, _ONE = regexp(r"20\d\d"), regexp(_SUM)
_WORDS = (
    ("funds_carried_over", "结转|结余"), ("funds_spent", "支出|支付|执行|使用|发放|兑付|(?<!下)拨付"), ("funds_received", "到位|下达|拨入|到账|收到"),
    ("invest_total", "总投资|概算"), ("budget_total", "预算|安排"),
)
_NO_SUM = regexp(r"增|减|降|率|标准|人均|平均|较|比")


def read_years_in_turn(passage: Passage) -> Iterator[Claim]:
    """As many sums as years, behind a word that tells what they are."""
    if "分别" not in passage.text and "依次" not in passage.text:
        return
    for sentence in passage.sentences:
        for told in _IN_TURN.finditer(passage.text, sentence.start, sentence.end):
            named = list(_YEARS.finditer(passage.text, sentence.start, told.start()))
            sums = list(_ONE.finditer(passage.text, *told.span("sums")))
            years = _listed(named[-1]) if named else []
            between = passage.text[named[-1].end() if named else 0 : told.start()]
            label = _label(told["how"]) or _label(between) or (_label(passage.text[sentence.start : told.start()]) if not between.strip("，,、其中") else None)
            if len(years) != len(sums) or label is None or _NO_SUM.search(regexp(r"[，,]").split(between)[-1] + told["how"]):
                continue
            for year, one in zip(years, sums, strict=True):
                number = passage.number_at(one.start())
                if number is not None and number.printed.number_start not in passage.taken:
                    yield passage.claim(number, label[0], label[1], Subject(period=f"{year}年"))


def _listed(match: re.Match[str]) -> list[str]:
    if match["to"]:
        return [str(year) for year in range(int(match["first"]), int(match["last"]) + 1)]
    return _YEAR.findall(match.group())


def _label(words: str) -> tuple[str, str] | None:
    """The concept of the last word that tells one."""
    found = [(match.end(), concept, match.group()) for concept, pattern in _WORDS for match in re.finditer(pattern, words)]
    return max(found)[1:] if found else None
