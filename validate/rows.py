"""What an indicator's row says in figures, and what the text says of the same thing under nearly the same name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.fact import Fact, Stage
from model.figure import Comparator, Voice
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.counts import COUNTS
from validate.dossier import Dossier, dossiers
from validate.funds import swapped, value
from validate.names import bare, stripped
from validate.systems import main_year

_TOLD = ("quantity", "told_count", "stated_rate", "indicator_actual", "indicator_target", *COUNTS)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of a table: its measured targets (bounds included), results and forecasts, all of one unit."""

    name: str
    targets: tuple[Fact, ...]
    actuals: tuple[Fact, ...]
    forecasts: tuple[Fact, ...]

    @property
    def scope(self) -> str | None:
        """The one project that the row is of, where the file holds several."""
        return next((fact.context.scope for fact in self.values), None)

    @property
    def values(self) -> tuple[Fact, ...]:
        return (*self.actuals, *self.targets, *self.forecasts)


@dataclass(frozen=True, slots=True)
class Told:
    """A number of the text and the row that names the same thing."""

    fact: Fact
    row: Row


def core(name: str, lexicon: Lexicon) -> str:
    """What is counted or measured, without verbs and counting tails: 新建取水口数量 -> 取水口."""
    found = stripped(bare(name), lexicon.words["item_affixes"])
    tail = next((tail for tail in lexicon.words["count_tails"] if found.endswith(tail) and len(found) - len(tail) > 1), "")
    found = found.removesuffix(tail)
    verb = next((verb for verb in lexicon.words["row_verbs"] if found.startswith(verb) and len(found) - len(verb) > 1), "")
    return found.removeprefix(verb)


def told(book: FactBook) -> Iterator[Told]:
    """Each number of the text whose thing is exactly one row's of the same unit: of its own voice, else (a plan) another's goal."""
    rows = _rows(book)
    for fact in book.numbers(*_TOLD):
        if not _in_sentence(fact) or fact.quantity is None or not _of_project(book, fact):
            continue
        unit, thing = fact.quantity.unit, core(_thing(book, fact), book.lexicon)
        like = [(voice, key, row) for voice, other, key, row in rows if other == unit and fact.context.scope in (None, row.scope)]
        here = [one for one in like if one[2].scope == fact.context.scope]
        named = _named(here, thing, book.lexicon) or _named(like, thing, book.lexicon)  # under no project's name: a row that one form has
        own = [row for voice, row in named if voice is fact.context.voice]
        own = _of_its_paper(book, fact, own) if len(own) > 1 else own
        found = own or [_goal(row) for _, row in named if fact.context.stage in _AHEAD and row.targets]
        found = found or _slipped(fact, [(voice, key, row) for voice, other, key, row in rows if other == unit], thing, book.lexicon)
        if len(found) == 1:
            yield Told(fact, found[0])


def _of_its_paper(book: FactBook, fact: Fact, rows: list[Row]) -> list[Row]:
    """A unit's monitoring report tells of its monitoring form, its self-evaluation of the other."""
    def paper(one: Fact) -> str | None:
        part = book.part_of(one)
        return part.evaluation if part is not None else None
    same = [row for row in rows if paper(row.values[0]) == paper(fact)]
    return same or rows


def _slipped(fact: Fact, rows: list[tuple[Voice, str, Row]], thing: str, lexicon: Lexicon) -> list[Row]:
    """Another voice's rows whose result is the number told as done, but for two digits in each other's place; told of the whole county, too."""
    if fact.context.stage not in (Stage.ACHIEVED, Stage.UNSTATED) or not (fact.context.scope or _WHOLE).startswith(_WHOLE):
        return []
    return [row for _, row in _named(rows, thing, lexicon) if any(value(fact) in swapped(other) for other in row.actuals)]


_WHOLE = "全"
"""全市, 全县."""


def told_of_unit(book: FactBook) -> Iterator[Told]:
    """What the evaluator tells as done, and the one row of the unit's own form that gives its result for it."""
    rows = _rows(book)
    for fact in book.numbers("quantity", "indicator_actual", *COUNTS):
        if fact.anchor.cell is not None or fact.quantity is None or not _of_project(book, fact) or fact.context.voice is not Voice.EVALUATOR:
            continue
        unit, thing = fact.quantity.unit, core(_thing(book, fact), book.lexicon)
        like = [(voice, key, row) for voice, other, key, row in rows if other == unit and fact.context.scope in (None, row.scope)]
        named = _named(like, thing, book.lexicon)
        theirs = [row for voice, row in named if voice is Voice.UNIT and row.actuals]
        so_far = (fact.context.period or "").startswith("截至") and not _YEAR_END.search(fact.context.period or "")
        if fact.context.stage is Stage.ACHIEVED and len(theirs) == 1 and len(named) == 1 and not so_far:
            yield Told(fact, theirs[0])


_YEAR_END = regexp(r"年(?:底|末)|12月(?:底|末|31日)")
"""截至9月底: how far it had come, which the form's year does not tell."""


def _in_sentence(fact: Fact) -> bool:
    """Whether a number stands in the text, or in a sentence of a form's cell: 预期目标, 实际完成情况."""
    return fact.anchor.cell is None or (fact.context.group or "").startswith(_CELL)


_CELL = "c"
"""What the groups of sentences in cells begin with (docs/facts.md)."""


def _named(rows: list[tuple[Voice, str, Row]], thing: str, lexicon: Lexicon) -> list[tuple[Voice, Row]]:
    """The rows that are called so, else those that are called so with what is done to it."""
    named = [(voice, row) for voice, key, row in rows if key == thing]
    return named or [(voice, row) for voice, key, row in rows if _worked_on(key, thing, lexicon)]


def _worked_on(row: str, thing: str, lexicon: Lexicon) -> bool:
    """Whether a row's name is that of the thing and what is done with it: 防火隔离带维护 of 防火隔离带."""
    rest = row.replace(thing, "", 1) if len(thing) >= _SHORTEST and thing in row else row
    return rest != row and rest in (*lexicon.words["row_verbs"], *lexicon.words["worked_on"])


_SHORTEST = 3
_AHEAD = (Stage.PLANNED, Stage.TARGET)


def _goal(row: Row) -> Row:
    """Another voice's row: what was aimed at is common ground, what was reached is not."""
    return Row(row.name, row.targets, (), ())


def _thing(book: FactBook, fact: Fact) -> str:
    """What the text counts: the item's name, or the label; 全县补贴面积 of the whole county is 补贴面积."""
    item, scope = fact.context.item or "", fact.context.scope or ""
    item = item.removeprefix(scope) if scope.startswith(_WHOLE) else item
    return item or fact.context.indicator or fact.label or book.lexicon.concepts[fact.concept].title


def _of_project(book: FactBook, fact: Fact) -> bool:
    """Said of a project as a whole (of the scope that its row has) and of its own year."""
    context = fact.context
    year = book.once(main_year)
    return (
        context.lot is None and context.voice in (Voice.UNIT, Voice.EVALUATOR)
        and (context.year is None or year is None or context.year == year) and fact.comparator in (None, Comparator.EQ)
    )


def _rows(book: FactBook) -> list[tuple[Voice, str, str, Row]]:
    found = []
    for dossier in dossiers(book):
        for unit, row in _measured(book, dossier):
            found.append((dossier.voice, unit, core(dossier.name, book.lexicon), row))
    return found


def _measured(book: FactBook, dossier: Dossier) -> Iterator[tuple[str, Row]]:
    forecasts = book.numbers("indicator_forecast", where=lambda fact: fact.context.indicator == dossier.name)
    for unit, facts in grouped([*dossier.targets, *dossier.actuals, *forecasts], lambda fact: fact.quantity.unit if fact.quantity else "").items():
        tabled = [fact for fact in facts if fact.quantity is not None and fact.doubt is None and fact.anchor.cell is not None]
        if tabled and dossier.name:
            yield unit, Row(
                dossier.name,
                tuple(fact for fact in tabled if fact.context.stage is Stage.TARGET),
                tuple(fact for fact in tabled if fact.context.stage is Stage.ACHIEVED),
                tuple(fact for fact in tabled if fact.context.stage is Stage.FORECAST),
            )
