"""Index systems: all that one voice says, in tables and in prose, of one tree of indicators.

What is compared within a system: the totals, each dimension's weight, score and rate, each indicator's.  Between systems
(the evaluator's and the unit's) nothing here is compared: they may weigh differently by design.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.fact import Fact
from model.figure import Voice
from model.kept import kept
from model.regexp import regexp
from validate.agree import Agreement, agreement
from validate.book import FactBook, grouped
from validate.trees import IndicatorRow, ScoreTable, is_rounded, score_tables

_TAIL = regexp(r"(?:类|级)?(?:指标|情况)$")
_NOISE = regexp(r"[\s“”\"'‘’《》<>()（）\[\]【】:：,，.。、;；/]+")
_LEAD = regexp(r"^(?:[A-Za-z]\d{0,4}|\d+(?:\.\d+)*)(?=[^\dA-Za-z])")


@kept
def plain(name: str) -> str:
    """An indicator's name for matching: no punctuation, no leading number, no 指标 at the end."""
    bare = _NOISE.sub("", name)
    bare = _LEAD.sub("", bare) or bare
    return _TAIL.sub("", bare) or bare


def stem(name: str) -> str:
    """What 合规性 and 合规率 have in common: the heading often says the one, the table the other."""
    return name[:-1] if len(name) > 4 and name.endswith(("性", "率", "度")) else name


_ASPECTS = ("数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续", "满意度")


def same_class(a: str, b: str) -> bool:
    """Whether two names of second-level indicators are of one class: 产出数量, 项目完成数量, 数量指标."""
    one, other = plain(a), plain(b)
    return one == other or any(word in one and word in other for word in _ASPECTS)


@dataclass(frozen=True)
class System:
    """``dimension[kind][name]``, ``indicator[kind][key]``: mentions in text order; kind is weight, score or rate.
    ``rows``: the rows of each indicator in every table; ``keys`` takes plain names to codes where they are unique,
    ``stems`` stems of names likewise."""

    code: str
    voice: Voice
    tables: tuple[ScoreTable, ...]
    totals: tuple[Fact, ...]
    weight_totals: tuple[Fact, ...]
    dimension: dict[str, dict[str, list[Fact]]] = field(default_factory=dict)
    subdimension: dict[str, dict[str, list[Fact]]] = field(default_factory=dict)
    indicator: dict[str, dict[str, list[Fact]]] = field(default_factory=dict)
    full: dict[str, list[Fact]] = field(default_factory=dict)
    rows: dict[str, list[IndicatorRow]] = field(default_factory=dict)
    keys: dict[str, str | None] = field(default_factory=dict)
    stems: dict[str, str | None] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    """Names that sentences give to indicators of two second levels (管理制度健全性 of 业务管理 and of 财务管理)."""
    _agreed: dict[tuple[str, str, str], Agreement | None] = field(default_factory=dict, repr=False, compare=False)

    def key_of(self, fact: Fact) -> str | None:
        """The indicator a fact speaks of: by code first, by name where only one indicator bears it, else None."""
        context = fact.context
        if context.code and (context.code in self.rows or not context.indicator):
            return context.code
        if not context.indicator:
            return None
        name = plain(context.indicator)
        if name in self.shared:
            return f"{plain(context.subdimension)}/{name}" if context.subdimension else None
        if name in self.keys or name in self.rows:
            return self.keys.get(name, name)
        return self.stems.get(stem(name)) or name

    def dimension_fact(self, kind: str, name: str | None, near: Fact | None = None) -> Fact | None:
        """The mention of a dimension's weight, score or rate that most agree on; of those, the nearest to ``near``."""
        return _nearest(self._agreement("dimension", kind, name or ""), near)

    def subdimension_fact(self, kind: str, name: str | None, near: Fact | None = None) -> Fact | None:
        return _nearest(self._agreement("subdimension", kind, name or ""), near)

    def indicator_fact(self, kind: str, key: str | None, near: Fact | None = None) -> Fact | None:
        return _nearest(self._agreement("indicator", kind, key or ""), near)

    def _agreement(self, level: str, kind: str, name: str) -> Agreement | None:
        """What the mentions of one number agree on, found once."""
        key = (level, kind, name)
        if key not in self._agreed:
            self._agreed[key] = agreement(getattr(self, level).get(kind, {}).get(name, []))
        return self._agreed[key]

    def worth(self, key: str | None, near: Fact | None = None) -> Fact | None:
        """What an indicator is worth: its weight, else the full marks that prose tells."""
        return self.indicator_fact("weight", key, near) or _nearest(agreement(self.full.get(key or "", [])), near)

    @property
    def dimension_names(self) -> set[str]:
        """Of all that have a weight or a score somewhere."""
        return {name for kind in ("weight", "score") for name in self.dimension.get(kind, {})}

    @property
    def total(self) -> Fact | None:
        """The total that most mentions agree on."""
        return _nearest(agreement(self.totals), None)


def _nearest(found: Agreement | None, near: Fact | None) -> Fact | None:
    if found is None:
        return None
    if near is None:
        return found.said
    return min((found.said, *found.agreeing), key=lambda fact: abs(fact.anchor.span.start - near.anchor.span.start))


def strand(book: FactBook, fact: Fact) -> str:
    """The index system of a fact, with the lot, the wider scope or the other year it may be limited to."""
    context = fact.context
    other = [word for word in (context.scope, context.lot) if word and word != "overall"]
    if context.year is not None and context.year != book.once(main_year):
        other.append(str(context.year))
    if fact.concept in _REVIEWS and context.voice is not Voice.EVALUATOR and book.once(_reviewed):
        other.append("复核")
    return "|".join([book.system(context), *other])


_REVIEWS = ("eval_score", "eval_grade")


def _reviewed(book: FactBook) -> bool:
    """Whether a table sets another's marks beside the units' own (自评得分 | 复核得分), or the unit tells them: the two are not one total."""
    told = book.of("self_score", "eval_score", where=lambda fact: fact.context.voice is not Voice.EVALUATOR)
    own = {fact.context.group for fact in told if fact.concept == "self_score" and fact.anchor.cell is not None}
    return any(fact.context.group in own or fact.anchor.cell is None for fact in told if fact.concept == "eval_score")


_YEARS = regexp(r"(?<!\d)20\d\d(?!\d)")


def main_year(book: FactBook) -> int | None:
    """The one year in the project's name, else the year most facts speak of."""
    named = next((set(_YEARS.findall(fact.text)) for fact in book.of("project_name") if fact.text), set())
    if len(named) == 1:
        return int(named.pop())
    years = Counter(fact.context.year for fact in book.facts if fact.context.year is not None)
    return years.most_common(1)[0][0] if years else None


def systems(book: FactBook) -> list[System]:
    """Every index system that states a total, a weight or a score, in text order."""
    return book.once(_systems)


_LEVELS = ("dimension", "subdimension", "indicator")
_KINDS = ("weight", "score", "rate")


def _systems(book: FactBook) -> list[System]:
    concepts = [f"{level}_{kind}" for level in _LEVELS for kind in _KINDS]
    facts = grouped(book.numbers(*concepts, "eval_score", "self_score", "weight_total", "criterion_full_mark"), lambda fact: strand(book, fact))
    tables: dict[str, list[ScoreTable]] = defaultdict(list)
    for table in score_tables(book):
        first = next(_facts_of(table), None)
        if first is not None:
            tables[strand(book, first)].append(table)
    return [_system(code, members, tables.get(code, [])) for code, members in facts.items()]


def _facts_of(table: ScoreTable) -> Iterator[Fact]:
    for row in table.rows:
        yield from row.facts()
    for node in (*table.dimensions, *(node for _, node in table.subdimensions)):
        for fact in (node.score, node.weight, node.rate):
            if fact is not None:
                yield fact
    for fact in (table.score_total, table.weight_total):
        if fact is not None:
            yield fact


def _system(code: str, facts: list[Fact], tables: list[ScoreTable]) -> System:
    voice = facts[0].context.voice
    own = ("eval_score",) if voice in _REVIEWERS else ("self_score", "eval_score")
    system = System(
        code, voice, tuple(tables),
        totals=tuple(fact for fact in facts if fact.concept in own and not is_rounded(fact) and not fact.context.dimension),
        weight_totals=tuple(fact for fact in facts if fact.concept == "weight_total"),
    )
    _index_rows(system)
    system.shared.update(_shared(facts))
    for fact in facts:
        level, _, kind = fact.concept.rpartition("_")
        if level == "indicator" and kind in _KINDS:
            key = system.key_of(fact)
        elif level in ("dimension", "subdimension"):
            key = getattr(fact.context, level)
            key = plain(key) if key and level == "subdimension" else key
        else:
            continue
        if key is not None:
            getattr(system, level).setdefault(kind, {}).setdefault(key, []).append(fact)
    for fact in facts:
        key = system.key_of(fact) if fact.concept == "criterion_full_mark" else None
        if key is not None:
            system.full.setdefault(key, []).append(fact)
    return system


_REVIEWERS = (Voice.EVALUATOR, Voice.FINANCE)
"""Their own total is the one that they gave; the unit's they tell again."""


def _shared(facts: list[Fact]) -> Iterator[str]:
    told = [fact for fact in facts if fact.anchor.cell is None and fact.context.indicator and fact.context.subdimension and not fact.context.code]
    for name, members in grouped(told, lambda fact: plain(fact.context.indicator or "")).items():
        if len({plain(fact.context.subdimension or "") for fact in members}) > 1:
            yield name


def _index_rows(system: System) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    twice: set[str] = set()
    for table in system.tables:
        bare = Counter(plain(row.name) for row in table.rows if not row.code)
        twice |= {name for name, count in bare.items() if count > 1}
        for row in table.rows:
            if row.code:
                codes[plain(row.name)].add(row.code)
    for name, found in codes.items():
        system.keys[name] = next(iter(found)) if len(found) == 1 else None
    for name in twice:
        system.keys[name] = None
    for table in system.tables:
        for row in table.rows:
            key = row.code or system.keys.get(plain(row.name), plain(row.name))
            if key is not None:
                system.rows.setdefault(key, []).append(row)
                short = stem(plain(row.name))
                system.stems[short] = key if system.stems.get(short, key) == key else None
