"""WT07 指标编码不重复、不跳号

查什么　同一张表里，两个指标不用同一编码；同一前缀下的编码依次递增，不缺号。
为什么　编码重复会使得分对错行；跳号常是删行的痕迹。
触发　　A101、A102、A104；或两行都写 B201 而名称不同。
不触发　附表另起编号；只摘列部分指标的表（权重不合计）。
局限　　只认“字母＋数字”的编码。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.systems import plain
from validate.trees import IndicatorRow, score_tables

CODE = "WT07"
_CODE = regexp(r"([A-Za-z]\d*?)(\d{1,2})$")


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        coded = [row for row in table.rows if row.code and next(row.facts(), None) is not None]
        if not coded:
            continue
        if len(coded) < 3:
            yield unchecked(CODE, list(coded[0].facts())[:1], Say("编码太少", "too few codes"))
            continue
        yield from _twice(coded)
        yield from _gaps(coded)


def _twice(rows: Sequence[IndicatorRow]) -> Iterator[Outcome]:
    names: dict[str, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        names[row.code or ""].append(row)
    for code, members in names.items():
        if len({plain(row.name) for row in members}) > 1:
            facts = [next(row.facts()) for row in members]
            told = "、".join(dict.fromkeys(row.name for row in members))
            yield claim(CODE, False, facts, Say(f"编码{code}用于两个指标：{told}。", f"The code {code} stands for two indicators: {told}."),
                        reported=code, expected="")


def _gaps(rows: Sequence[IndicatorRow]) -> Iterator[Outcome]:
    series: dict[str, list[tuple[int, IndicatorRow]]] = defaultdict(list)
    for row in rows:
        match = _CODE.match(row.code or "")
        if match:
            prefix, number = (row.code or "")[:-2], (row.code or "")[-2:]
            if len(row.code or "") < 4:
                prefix, number = match[1], match[2]
            series[prefix].append((int(number), row))
    for prefix, members in series.items():
        numbers = sorted({number for number, _ in members})
        missing = [number for number in range(1, numbers[-1]) if number not in numbers]
        facts = [next(row.facts()) for _, row in members]
        if not missing:
            yield claim(CODE, True, facts, Say(f"{prefix}编码连续", f"codes of {prefix} run on"), doubt=False)
        elif numbers[0] == 1 and len(missing) == 1 and numbers[-1] <= 20:
            yield claim(CODE, False, facts, Say(f"编码{prefix}之下缺第{missing[0]}号。", f"Number {missing[0]} is missing under {prefix}."),
                        reported="、".join(row.code or "" for _, row in members), expected=f"{prefix}{missing[0]:02}", severity=Severity.INFO)


RULE = Rule(
    CODE, "codes-unique-and-in-order", Say("指标编码重复或跳号", "Indicator codes repeat or skip"),
    Category.NAMING, Scope.IN_TABLE, Severity.LOW, check,
)
