"""RB12 定性指标的得分与达成档次相符

查什么　定性指标的完成值写“部分达成”“未达成”时，得分占分值的比例应在该档之内（部分达成60%～80%，未达成60%以下，各地口径不一，任一合上即可）。
为什么　定性指标按档次给分，写“部分达成”而得满分，档次或得分必有一错。
触发　　部分达成，分值10分，得分10分。
不触发　部分达成，10分得7分。
局限　　依据的是办法的一般口径（原则性），只作较轻的提示；“达成”而扣分的见RB15。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lexicon.load import Lexicon
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.targets import Verdict, verdict
from validate.trees import IndicatorRow, score_tables

CODE = "RB12"
_WORDS = {Verdict.PARTLY: "部分达成", Verdict.UNMET: "未达成"}


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        if table.voice is Voice.EVALUATOR:
            continue
        for row in table.rows:
            kind = verdict(row.actual.text, book.lexicon) if row.actual is not None else None
            if kind in _WORDS and row.actual is not None:
                yield _row(book, table.system, row, kind)


def _row(book: FactBook, system: str, row: IndicatorRow, kind: Verdict) -> Outcome:
    sources = [fact for fact in (row.score, row.weight, row.actual) if fact is not None]
    if row.score is None or row.weight is None or row.score.quantity is None or row.weight.quantity is None or not row.weight.quantity.value:
        return unchecked(CODE, sources, Say("没有得分或分值", "score or weight is missing"))
    if "基本" in (row.actual.raw if row.actual else ""):
        return unchecked(CODE, sources, Say("“基本达成”在通行分档里没有对应的一档", "the usual bands know no “basically attained”"))
    low, high = _range(book.lexicon, _WORDS[kind])
    weight, score = row.weight.quantity.value, row.score.quantity.value
    share = score / weight
    raw = row.actual.raw if row.actual else ""
    return claim(
        CODE, low <= share <= high, sources,
        Say(f"“{row.name}”完成值为“{raw}”，一般口径得分在{low * weight:f}～{high * weight:f}分之间，"
            f"实际得{numeral(row.score)}分（分值{numeral(row.weight)}分）。",
            f"{row.name}: “{raw}” is worth {low * weight:f} to {high * weight:f} marks by the usual bands; it scores {numeral(row.score)} of "
            f"{numeral(row.weight)}."),
        reported=numeral(row.score), expected=
            f"{(low * weight).normalize():f}～{(high * weight).normalize():f}", basis="norm:default", key=(system, row.name),
    )


def _range(lexicon: Lexicon, word: str) -> tuple[Decimal, Decimal]:
    """The widest band that any norm profile gives the word."""
    bands = [norm.qualitative[word] for norm in lexicon.norms.values() if word in norm.qualitative]
    return min(low for low, _ in bands), max(high for _, high in bands)


RULE = Rule(
    CODE, "qualitative-band", Say("定性指标得分与达成档次不符", "The score does not fit the grade of attainment"),
    Category.CRITERION, Scope.IN_TABLE, Severity.LOW, check, basis="norm:default",
)
