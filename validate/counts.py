"""Counts and areas of a project, brought together by what they count: concept, item, lot, period, year and life stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lexicon.load import Lexicon
from model.fact import Fact, Stage
from model.figure import Comparator, Voice
from validate.book import FactBook, grouped
from validate.funds import swapped, value
from validate.mentions import interval, same_quantity
from validate.names import bare

COUNTS = ("communities", "buildings", "households", "floor_area", "population", "project_count", "lot_count")
TITLES_EN = {
    "communities": "communities",
    "buildings": "buildings",
    "households": "households",
    "floor_area": "floor area",
    "population": "people",
    "project_count": "projects",
    "lot_count": "lots",
    "staff_count": "staff",
}
PLAN, DONE, FORECAST = "plan", "done", "forecast"
_LIFE = {Stage.ACHIEVED: DONE, Stage.FORECAST: FORECAST}


@dataclass(frozen=True, slots=True)
class CountKey:
    """What is counted.  ``kind`` tells 建筑面积 from 改造面积; ``life`` is plan, done or forecast."""

    concept: str
    item: str | None
    lot: str | None
    period: str | None
    kind: str | None
    year: int | None
    life: str


def agree(a: Fact, b: Fact) -> bool:
    """Equal under rounding; a bound (≥6个) agrees with any number that keeps it."""
    if a.comparator == b.comparator or Comparator.EQ in (a.comparator, b.comparator):
        return same_quantity(a, b)
    bound, other = (a, b) if a.comparator else (b, a)
    if other.comparator:
        return same_quantity(a, b)
    kept = keeps(other, bound)
    return same_quantity(a, b) if kept is None else kept


def keeps(value: Fact, bound: Fact) -> bool | None:
    """Whether a value keeps a bound for all it may stand for; None where that cannot be told."""
    if value.quantity is None or bound.quantity is None:
        return None
    a, b = interval(value), interval(bound)
    match bound.comparator:
        case Comparator.GE | None:
            return a.high >= b.low
        case Comparator.LE:
            return a.low <= b.high
        case Comparator.GT:
            return a.high > b.low
        case Comparator.LT:
            return a.low < b.high
        case Comparator.EQ:
            return a.meets(b)
    return None


_TAILS = ("数量", "个数", "总数", "数", "总量")


def _plain(name: str) -> str:
    """An indicator's name without its counting tail: 改造小区数量, 改造小区个数, 改造小区数 -> 改造小区."""
    found = bare(name)
    tail = next((tail for tail in _TAILS if found.endswith(tail) and len(found) - len(tail) > 1), "")
    return found.removesuffix(tail)


def indicator_concepts(lexicon: Lexicon) -> dict[str, str]:
    """Plain names of indicators -> the count they state (改造小区数量 -> communities)."""
    found: dict[str, str] = {}
    for code in COUNTS:
        for word in lexicon.concepts[code].synonyms:
            found.setdefault(_plain(word), code)
    return found


def wider_counts(book: FactBook) -> list[Fact]:
    """Counts of a plan or region wider than the project."""
    return [fact for fact in book.numbers(*COUNTS) if fact.context.scope is not None]


def scopes_with_forms(book: FactBook) -> list[str]:
    """Projects and batches that have indicator rows of their own: what is counted of each is said of it alone."""
    found = {fact.context.scope for fact in book.numbers("indicator_target", "indicator_actual")}
    return sorted(scope for scope in found if scope and scope != "overall")


def count_facts(book: FactBook, scope: str | None = None) -> list[Fact]:
    """Counts of the project as a whole (no wider plan, no region, no doubt), indicator rows included, those with a bound last; or of the one
    project or batch that ``scope`` names."""
    facts = [fact for fact in book.numbers(*COUNTS) if fact.context.scope == scope]
    names = indicator_concepts(book.lexicon)
    units = {
        "communities": ("个", ""),
        "buildings": ("栋", "幢", "座", ""),
        "households": ("户", ""),
        "floor_area": ("平方米",),
        "population": ("人", "名", ""),
    }
    for fact in book.numbers("indicator_target", "indicator_actual"):
        concept = names.get(_plain(fact.context.indicator or "")) if fact.context.scope == scope else None
        if concept and fact.quantity and fact.quantity.unit in units.get(concept, ("个", "")):
            facts.append(fact)
    return sorted(facts, key=lambda fact: (fact.comparator is not None, fact.anchor.span.start))


def concept_of(fact: Fact, names: dict[str, str]) -> str:
    return names.get(_plain(fact.context.indicator or ""), fact.concept) if fact.concept.startswith("indicator_") else fact.concept


def by_key(book: FactBook, wanted: Callable[[Fact], bool], scope: str | None = None) -> dict[CountKey, list[Fact]]:
    """Counts by what they count, of the whole or of what ``scope`` names.  A mention without a year joins the only year there is; a stage left
    open counts as plan where there is a plan, else as done."""
    names = indicator_concepts(book.lexicon)
    facts = [fact for fact in count_facts(book, scope) if wanted(fact)]
    found: dict[CountKey, list[Fact]] = {}
    for (concept, item, lot, period), members in grouped(
        facts, lambda fact: (concept_of(fact, names), fact.context.item, fact.context.lot, _period(fact))
    ).items():
        kinds = Counter(kind for kind in map(_kind, members) if kind)
        lives = {_life(fact) for fact in members}
        years = Counter(fact.context.year for fact in members if fact.context.year is not None)
        for fact in members:
            year = None if len(years) < 2 else fact.context.year
            kind = _kind(fact) or (kinds.most_common(1)[0][0] if kinds else None)
            life = _life(fact) or (DONE if DONE in lives and (PLAN not in lives or _told_as_done(fact, members)) else PLAN)
            found.setdefault(CountKey(concept, item, lot, period, kind, year, life), []).append(fact)
    return found


def without_parts(book: FactBook, key: CountKey, facts: Sequence[Fact]) -> list[Fact]:
    """Without the totals of a table about one part of the project (厂房一览表: 36,000平方米), where a sentence tells that part's number:
    总建筑面积41,000平方米，其中厂房36,000平方米; and without what a sentence tells of one row of a table: 东门街道改造面积9780平方米."""
    if key.item is not None:
        return list(facts)
    wholes = {_amount(fact) for fact in facts if fact.anchor.cell is not None}
    rows = {_amount(fact) for fact in book.numbers(key.concept) if fact.anchor.cell is not None and (fact.context.item or fact.context.lot)} - wholes
    facts = [fact for fact in facts if fact.anchor.cell is not None or not wholes or _amount(fact) not in rows]
    parts = {_amount(fact) for fact in book.numbers(*COUNTS, "quantity") if fact.context.item and fact.anchor.cell is None}
    return [fact for fact in facts if fact.anchor.cell is None or _amount(fact) not in parts]


def _amount(fact: Fact) -> tuple[Fraction, str]:
    return value(fact), fact.quantity.unit if fact.quantity else ""


def _told_as_done(fact: Fact, members: Sequence[Fact]) -> bool:
    """计划15,200户，实际15,260户, told side by side: a bare 15,260户 elsewhere is what was done.  Two digits exchanged are no two counts."""
    done = [other for other in members if _life(other) == DONE and agree(fact, other)]
    plans = [other for other in members if _life(other) == PLAN and other.context.group in {mate.context.group for mate in done}]
    return bool(plans) and not any(agree(fact, plan) or value(fact) in swapped(plan) for plan in plans)


def _period(fact: Fact) -> str | None:
    """A cut-off (截至2022年底) is no other scope, nor is the year itself; 累计, 1-9月 and the like are."""
    period = fact.context.period
    if period is None or period in (f"{fact.context.year}年", f"{fact.context.year}年度"):
        return None
    return None if period.startswith(("截至", "截止")) and "累计" not in period else period


def _life(fact: Fact) -> str | None:
    if fact.concept == "indicator_target":
        return PLAN
    if fact.concept == "indicator_actual":
        return DONE
    stage = fact.context.stage
    return None if stage is Stage.UNSTATED else _LIFE.get(stage, PLAN)


_WHO = ("受益", "惠及", "服务", "培训", "脱贫", "贫困", "低保", "搬迁", "就业", "特困", "救助", "参保", "学生", "教师", "总人口")


def _kind(fact: Fact) -> str | None:
    words = fact.label + (fact.context.item or "")
    if fact.concept in ("population", "households"):
        return next((word.replace("惠及", "受益") for word in _WHO if word in words), None)
    if fact.concept != "floor_area":
        return None
    return "改造面积" if "改造面积" in words else "建筑面积" if "建筑面积" in words else None


def own_voice(fact: Fact) -> bool:
    """Said by the report's authors (evaluator, unit, finance), not by a paper that they attach."""
    return fact.context.voice is not Voice.AUTHORITY


def rated_apart(book: FactBook, a: Fraction, b: Fraction) -> bool:
    """46公里 planned, 44.6公里，完成率96.96%; 47.2公里，为计划的102.61%: whether a rate is told that makes the one so much of the other."""
    rates = [fact.quantity for fact in book.numbers("completion_rate") if fact.quantity is not None]
    ways = ((a, b), (b, a)) if a != b else ()
    return any(abs(part * 100 - Fraction(rate.value) * whole) * 2 <= Fraction(rate.ulp) * whole for rate in rates for part, whole in ways)
