"""UN03 量与单位的种类不符

查什么　同一指标的目标值与完成值单位种类应相同（户对户，面积对面积）；指标名、工程内容的量应用它的单位（屋面、外墙用面积，管网用长度）。
为什么　单位的种类不对，数就无从比较，多半是抄错了行。
触发　　“改造户数”目标≥400户，完成值写成3.2万平方米；屋面防水约1800米。
不触发　目标12个、完成12座（都是计数）；屋面改造12栋；屋面落水管600米。
局限　　工程内容的词表有限（lexicon/works.toml），没有列入的不判。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dossier import plain_name
from validate.rule import Rule, claim, unchecked
from validate.scales import unit_class

CODE = "UN03"
_TARGETS = ("indicator_target", "satisfaction_target")
_ACTUALS = ("indicator_actual", "satisfaction_reported")
_COMPARED = ("area", "land", "length", "money", "mass", "volume", "count")
_MEASURED = ("area", "land", "length", "mass", "volume", "money")
_SIZED = ("area", "land", "length", "volume")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers(*_TARGETS, *_ACTUALS, where=lambda fact: bool(fact.context.indicator and fact.context.group))
    for members in grouped(facts, _row).values():
        targets = [fact for fact in members if fact.concept in _TARGETS]
        actuals = [fact for fact in members if fact.concept in _ACTUALS]
        if targets and actuals:
            yield from _pair(book, targets[0], actuals[0], facts)
    for fact in book.numbers("quantity"):
        yield from _work(book, fact)


def _row(fact: Fact) -> tuple[object, ...]:
    cell = fact.anchor.cell
    return fact.context.group, plain_name(fact.context.indicator or ""), cell.row if cell else None


def _pair(book: FactBook, target: Fact, actual: Fact, facts: list[Fact]) -> Iterator[Outcome]:
    name = target.context.indicator or ""
    wanted, found = (unit_class(fact, book.lexicon) for fact in (target, actual))
    named = next((kind for word, kind in book.lexicon.maps["measures"].items() if name.endswith(word)), None)
    if named and found in _COMPARED and wanted in _COMPARED and found == wanted and found not in named.split("|"):
        yield _wrong([actual, target], f"“{name}”的值写作{actual.raw}", f"{name} is given as {actual.raw}", actual.raw, "", Severity.MEDIUM)
    elif wanted in _COMPARED and found in _COMPARED and (wanted in _MEASURED or found in _MEASURED):
        if wanted == found:
            yield claim(CODE, True, [actual, target], Say("单位种类相同", "same class of unit"))
        else:
            same = [fact for fact in facts if fact.context.indicator == name and fact not in (target, actual)]
            others = [fact for fact in same if unit_class(fact, book.lexicon) == wanted]
            yield _wrong([actual, target, *others[:3]], f"“{name}”的目标值为{target.raw}，完成值却写作{actual.raw}",
                         f"{name} has the target {target.raw}, but {actual.raw} as its result", actual.raw, target.raw, Severity.HIGH)
    elif wanted is None or found is None:
        yield unchecked(CODE, [actual, target], Say("没有单位，或单位不在词表", "no unit, or one unknown to the lexicon"))


def _work(book: FactBook, fact: Fact) -> Iterator[Outcome]:
    item, found = fact.context.item or "", unit_class(fact, book.lexicon)
    kinds = _kinds(item, book)
    if found not in _SIZED or not kinds:
        return
    holds = found in kinds or (found == "land" and "area" in kinds)
    if holds:
        yield claim(CODE, True, [fact], Say("单位种类相符", "the unit fits the work"))
    else:
        words = {"area": "平方米", "length": "米", "volume": "立方米"}
        wanted = "、".join(words[kind] for kind in kinds if kind in words)
        yield _wrong([fact], f"“{item}”写作{fact.raw}，应以{wanted}计", f"{item} is given as {fact.raw}, but is measured in {wanted}",
                     fact.raw, f"{_number(fact)}{wanted}", Severity.LOW)


def _number(fact: Fact) -> str:
    return "".join(char for char in fact.raw if char.isdigit() or char in ".,")


def _kinds(item: str, book: FactBook) -> tuple[str, ...]:
    """The classes of the word of works that comes last in an item (Chinese puts the head last)."""
    if item.endswith((*book.lexicon.words["no_works"], *book.lexicon.maps["measures"])):
        return ()
    works = book.lexicon.maps["works"].items()
    found = [(item.rfind(word) + len(word), len(word), kinds) for word, kinds in works if (word in item if len(word) > 1 else item.endswith(word))]
    return tuple(max(found)[2].split("|")) if found else ()


def _wrong(facts: list[Fact], zh: str, en: str, reported: str, expected: str, severity: Severity) -> Outcome:
    return claim(CODE, False, facts, Say(f"{zh}，单位种类不符。", f"{en}: the wrong class of unit."), reported=reported, expected=expected,
                 severity=severity, key=("".join(reported.split()), expected, facts[0].context.indicator or ""))


RULE = Rule(
    CODE, "unit-class-mismatch", Say("单位种类不符", "The unit is of the wrong class"),
    Category.UNIT, Scope.IN_TABLE, Severity.HIGH, check,
)
