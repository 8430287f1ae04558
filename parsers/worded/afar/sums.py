"""A whole told far from its parts: 已支付412.2万元 … 首付140.4万元 … 二期付款280.8万元; 与241户建立联结 … 脱贫户186户、监测户28户."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import telling_digits, turned
from parsers.worded.afar.pool import Pool, idle_words, shared
from parsers.worded.scene import Scene, Term, Told, value, working

_PART = regexp(r"其中|每|平均|人均|户均|亩均|较|比|约|余")
_BEHIND = regexp(r"[^，,。；;、：:（()）\d]{1,12}")
_FEWEST, _FEW_DIGITS, _SHARED = 3, 4, 2
"""Digits of a number that tells anything; of one that tells little: then its words must share more with those of its parts."""


def sums_afar(scene: Scene, numbers: Sequence[Term], pool: Pool) -> Iterator[Told]:
    """Of these ``numbers`` of a sentence.  Nothing is said of a number that is told twice or that some neighbours add up to; else it is held
    against the neighbours, of like words, that make it but for the order of its digits."""
    for whole in numbers:
        if not whole.countable or telling_digits(whole.plain) < _FEWEST or _PART.search(whole.clause) or Decimal(whole.plain) in pool.within(whole):
            continue
        lists = [(total, terms) for total, terms in pool.lists.get(whole.measure, ()) if whole not in terms]
        if any(total == value(whole) for total, _ in lists):
            continue
        slipped = {total: terms for total, terms in lists if _slipped(whole, total / whole.factor) and _akin(scene, whole, terms) and not _of_one(whole, terms)}
        if len(slipped) == 1:
            terms = next(iter(slipped.values()))
            yield Told("afar", "与别处所述各数之和", whole, (working(terms, "+", whole.factor),), True, (*terms, whole))


def _slipped(whole: Term, total: Decimal) -> bool:
    places = len(whole.plain.partition(".")[2])
    should = f"{total:.{places}f}"
    return total == round(total, places) and telling_digits(should) >= _FEWEST and whole.plain in turned(should)


def _of_one(whole: Term, parts: Sequence[Term]) -> bool:
    """渠道14.6公里 beside 机耕路23.2公里、渠道18.4公里: called as one of them is, and the others are not."""
    name = whole.clause[-_NAME:]
    called = [term.clause.endswith(name) for term in parts] if len(name) == _NAME and whole.dimension != "money" else []
    return any(called) and not all(called)


_NAME = 2


def _akin(scene: Scene, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the words around the whole and those before its parts have something in common; more of it for a number of few digits."""
    behind = _BEHIND.match(scene.text, whole.end)
    around = f"{whole.lead}{whole.unit}，{behind.group() if behind else ''}"
    words = "，".join((*(term.lead for term in parts), parts[-1].unit))
    least = _SHARED if telling_digits(whole.plain) < _FEW_DIGITS else 1
    return shared(around, words, idle_words(scene.lexicon)) >= least
