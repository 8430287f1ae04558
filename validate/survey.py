"""Survey results, realised on demand: one entry for each question's table or paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from model.fact import Fact
from model.notice import Say
from validate.book import FactBook, grouped
from validate.names import bare

UNNUMBERED = 0
FIRST_TWO = "前2项"
"""What the parsers call the first two answers where the text takes them together without naming them."""
HUNDRED, _NEAR = 100, 2
_FEWEST = 3
_AGREEING = 2
_FINE = Decimal("0.01")
"""Shares to two places show by two alone of how many they are."""
_WELL_OVER = Decimal("1.05")
"""So much of the people the answers of several make at least; one too many is a slip."""
_SCALES = ("满意",)
"""One who answers on a scale gives one answer."""
SURVEY = ("survey_sent", "survey_returned", "survey_valid")


@dataclass(frozen=True, slots=True)
class Answer:
    """One option's row."""

    option: str
    count: Fact | None = None
    share: Fact | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What one question gave, where it is reported; ``UNNUMBERED`` where a table names none.  ``valid``: how many answered it; ``multiple``:
    more than one answer allowed."""

    question: int
    group: str
    part: int
    answers: tuple[Answer, ...]
    valid: Fact | None
    multiple: bool
    in_table: bool
    asked: str | None = None

    @property
    def name(self) -> Say:
        """第3题, or the table itself."""
        return Say(f"第{self.question}题", f"question {self.question}") if self.question else Say("问卷表", "the table of answers")

    @property
    def counts(self) -> tuple[Fact, ...]:
        return tuple(answer.count for answer in self.answers if answer.count is not None)

    @property
    def shares(self) -> tuple[Fact, ...]:
        return tuple(answer.share for answer in self.answers if answer.share is not None)

    def people(self, book: FactBook) -> Fact | None:
        """Who answered: the question's own count, else the survey's only one; unknown where the shares are of another whole."""
        people = self.valid or only_valid(book, self.asked) or self._counted_by(book)
        apart = not self.in_table or people is not self.valid  # 家属96份: a question put to some of them
        return None if people is not None and apart and self._of_those_told(people) else people

    def _counted_by(self, book: FactBook) -> Fact | None:
        """Of several surveys' numbers of people the one that all the shares are of; else the only one that all but one are of to two places."""
        told = _in_full(self.answers)
        known = [fact for fact in book.numbers("survey_valid") if exact(fact)] if len(told) >= _FEWEST else []
        whole = next((fact for fact in known if fact.quantity and all(_fits(answer, fact.quantity.value) for answer in told)), None)
        fine = [answer for answer in told if answer.share and answer.share.quantity and answer.share.quantity.ulp <= _FINE]
        if whole is not None or len(fine) < len(told):
            return whole
        most = max(len(told) - 1, _AGREEING)
        likely = [fact for fact in known if fact.quantity and sum(_fits(answer, fact.quantity.value) for answer in told) >= most]
        return likely[0] if len({fact.quantity.value for fact in likely if fact.quantity}) == 1 else None

    def as_counted(self, book: FactBook) -> bool:
        """Whether every option's share is its count over the people: what the shares lack of a whole, the counts lack."""
        people = self.people(book)
        if people is None or people.quantity is None or len(_in_full(self.answers)) < len(self.answers):
            return False
        return all(_fits(answer, people.quantity.value) for answer in self.answers)

    def _of_those_told(self, people: Fact) -> bool:
        """Whether the shares are of the counts' own sum, which is not the number of questionnaires: some left the question out."""
        told = [(answer.count.quantity, answer.share.quantity) for answer in self.answers if answer.count and answer.share]
        if len(told) < 2 or len(told) < len(self.answers) or people.quantity is None:
            return False
        whole = sum(count.value for count, _ in told if count)
        if not whole or whole == people.quantity.value:
            return False
        return all(count and share and abs(count.value * HUNDRED / whole - share.value) <= share.ulp for count, share in told)


@lru_cache(maxsize=1)
def results(book: FactBook) -> tuple[Result, ...]:
    """Every question's result, in text order.  Shares that stand in printed working, apart from any count, are no result."""
    facts = book.of(
        "survey_option_count", "survey_option_share", "survey_valid",
        where=lambda f: (f.context.question is not None or f.anchor.cell is not None) and f.quantity is not None,
    )
    found = []
    for (asked, group, _), members in grouped(facts, lambda fact: (fact.context.question, fact.context.group, fact.context.scope)).items():
        question = asked or UNNUMBERED
        options = [fact for fact in members if fact.concept != "survey_valid" and fact.context.option]
        counted = any(fact.concept == "survey_option_count" for fact in options)
        whole = asked is not None or all((fact.context.option or fact.concept == "survey_valid") and fact.anchor.cell for fact in members)
        if group is None or not options or not whole or (not counted and not _prose_result(book, question, group, options)):
            continue
        answers = tuple(
            Answer(option or "", _first(rows, "survey_option_count"), _first(rows, "survey_option_share"))
            for option, rows in grouped(options, lambda fact: fact.context.option).items()
        )
        people = _first(members, "survey_valid")
        found.append(
            Result(
                question,
                group,
                members[0].context.part,
                answers,
                people,
                (_multiple(book, question, options) if asked else not _one_each(options)) or _several_each(options, answers, people),
                all(fact.anchor.cell is not None for fact in options),
                options[0].context.item,
            )
        )
    return tuple(found)


def _prose_result(book: FactBook, question: int, group: str, options: list[Fact]) -> bool:
    """Shares without counts are a result unless the same place prints the option weights, or the question is counted elsewhere."""
    if any(fact.context.group == group for fact in book.of("option_weight")):
        return False
    if any(equation.anchor.span.covers(fact.anchor.span) for equation in book.equations for fact in options[:1]):
        return False
    return not any(fact.context.question == question for fact in book.of("survey_option_count"))


def _first(facts: Iterable[Fact], concept: str) -> Fact | None:
    return next((fact for fact in facts if fact.concept == concept), None)


def _one_each(options: list[Fact]) -> bool:
    """Whether the shares of a table without a question come near a whole: each person gave one answer."""
    shares = [fact.quantity.value for fact in options if fact.concept == "survey_option_share" and fact.quantity is not None]
    return abs(sum(shares, Decimal(0)) - HUNDRED) <= _NEAR


def _several_each(options: list[Fact], answers: tuple[Answer, ...], people: Fact | None) -> bool:
    """Whether the answers of those who filled it in show that one may give several: every share is the count over the printed number of
    people (but one, which may be the slip), and the counts that agree exceed it well by themselves.  A question called 单选 has one answer."""
    if any("单选" in (fact.context.item or "") for fact in options):
        return False
    told = _in_full(answers)
    if people is None or people.quantity is None or len(told) < _FEWEST:
        return False
    whole = people.quantity.value
    agreeing = [answer.count.quantity.value for answer in told if answer.count and answer.count.quantity and _fits(answer, whole)]
    on_scale = any(word in answer.option for answer in told for word in _SCALES)
    return not on_scale and len(agreeing) >= len(told) - 1 and max(agreeing, default=whole) <= whole and sum(agreeing) >= whole * _WELL_OVER


def _in_full(answers: Iterable[Answer]) -> list[Answer]:
    """Those told with both their count and their share."""
    return [answer for answer in answers if answer.count is not None and answer.share is not None]


def _fits(answer: Answer, whole: Decimal) -> bool:
    """Whether the share is the count over so many people."""
    count, share = answer.count and answer.count.quantity, answer.share and answer.share.quantity
    return bool(count and share and whole > 0 and abs(count.value * HUNDRED / whole - share.value) <= (share.ulp or 1))


def _multiple(book: FactBook, question: int, options: list[Fact]) -> bool:
    if any("多选" in (fact.context.item or "") for fact in options):
        return True
    return any(fact.context.question == question and "多选" in (fact.context.item or "") for fact in book.of("survey_question"))


def only_valid(book: FactBook, asked: str | None = None) -> Fact | None:
    """The number of valid questionnaires (of the people asked, where it is told), where the whole file knows only one."""
    facts = [fact for fact in book.numbers("survey_valid") if fact.context.question is None and fact.quantity is not None]
    facts = [fact for fact in facts if asked and fact.context.item == asked] or facts
    values = {fact.quantity.value for fact in facts if fact.quantity is not None}
    return facts[0] if len(values) == 1 and facts[0].quantity is not None and facts[0].quantity.approximate is None else None


def working_shares(book: FactBook) -> list[Fact]:
    """Shares quoted in printed working (59.2%*100%+…), for a question that has its own result elsewhere."""
    own = {fact.id for result in results(book) for fact in result.shares}
    asked = {result.question for result in results(book)}
    return [fact for fact in book.numbers("survey_option_share") if fact.id not in own and fact.context.question in asked]


def result_of(book: FactBook, question: int | None) -> Result | None:
    """The result of a question, where only one place reports it (two surveys may both have a question 7)."""
    found = [result for result in results(book) if result.question == question]
    return found[0] if len(found) == 1 else None


def is_satisfaction(book: FactBook, texts: Iterable[str]) -> bool:
    """Whether a question or its options ask for satisfaction."""
    words = book.lexicon.words["satisfaction_words"]
    return any(word in text for text in texts for word in words)


def label(option: str) -> str:
    return bare(option).lstrip("ABCDEFGHabcdefgh.①②③④⑤⑥⑦⑧")


def exact(fact: Fact) -> bool:
    """A count without 约, 余, 多."""
    return fact.quantity is not None and fact.quantity.approximate is None and fact.comparator is None
