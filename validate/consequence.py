"""What another score for one indicator would do: to its dimension, the total and the grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.notice import Say
from model.quantity import Interval, Reading
from validate.algebra import numeral
from validate.bands import same_grade, scale_of
from validate.book import FactBook
from validate.ladder import decimal_of, printed_like


@dataclass(frozen=True, slots=True)
class Consequence:
    """Printed and corrected values; None where the report does not state the printed one."""

    dimension: Fact | None
    dimension_new: str
    total: Fact | None
    total_new: str
    grade_old: str | None
    grade_new: str | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in (self.dimension, self.total) if fact is not None)

    @property
    def flips(self) -> bool:
        """Whether the grade changes."""
        return self.grade_old is not None and self.grade_new is not None and self.grade_old != self.grade_new

    def say(self) -> Say:
        """One sentence, empty where nothing follows."""
        zh, en = [], []
        if self.dimension:
            name = self.dimension.context.dimension
            zh.append(f"{name}得分{numeral(self.dimension)}分应为{self.dimension_new}分")
            en.append(f"the {name} score {numeral(self.dimension)} becomes {self.dimension_new}")
        if self.total:
            zh.append(f"总分{numeral(self.total)}分应为{self.total_new}分")
            en.append(f"the total {numeral(self.total)} becomes {self.total_new}")
        if self.flips:
            zh.append(f"等级由“{self.grade_old}”变为“{self.grade_new}”")
            en.append(f"the grade changes from {self.grade_old} to {self.grade_new}")
        if not zh:
            return Say("", "")
        return Say(f"由此{'，'.join(zh)}。", f" So {', '.join(en)}.")


def consequence(book: FactBook, scores: Sequence[Fact], new: Fraction) -> Consequence:
    """Carry a corrected score (all its mentions) upward: indicator -> dimension -> total -> grade, within its own index system."""
    score = scores[0]
    system = book.system(score.context)
    change = new - Fraction(score.quantity.value if score.quantity else 0)
    if score.quantity is not None:
        change = Fraction(Decimal(printed_like(new, score.quantity))) - Fraction(score.quantity.value)
    above = next((fact.context.dimension for fact in scores if fact.context.dimension), None)
    stated = [fact for fact in book.numbers("dimension_score") if above and fact.context.dimension == above and book.system(fact.context) == system]
    dimension = _commonest(stated)
    total = total_of(book, system)
    old_grade = new_grade = None
    if total is not None and total.quantity is not None:
        old_grade = grade(book, total.quantity.interval(Reading.ROUNDED))
        new_grade = grade(book, Interval.point(total.quantity.value + decimal_of(change)))
    return Consequence(dimension, _moved(dimension, change), total, _moved(total, change), old_grade, new_grade)


def total_of(book: FactBook, system: str) -> Fact | None:
    """The total that a system states: the commonest mention."""
    concept = "eval_score" if system.startswith("evaluator") else "self_score"
    return _commonest([fact for fact in book.numbers(concept) if book.system(fact.context) == system])


def grade(book: FactBook, total: Interval) -> str | None:
    """The grade of a total; None where it straddles a bound."""
    names = scale_of(book).grades(total)
    return same_grade(book, names[0]) or names[0] if len(names) == 1 else None


def _commonest(facts: list[Fact]) -> Fact | None:
    values = [fact.quantity.value for fact in facts if fact.quantity is not None]
    if not values:
        return None
    best = max(values, key=values.count)
    return next(fact for fact in facts if fact.quantity is not None and fact.quantity.value == best)


def _moved(fact: Fact | None, change: Fraction) -> str:
    if fact is None or fact.quantity is None:
        return ""
    value = Fraction(fact.quantity.value) + change
    text = f"{decimal_of(value, 4):f}"
    places = len(numeral(fact).partition(".")[2])
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.ljust(places, '0')}" if places else text
