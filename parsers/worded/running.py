"""Accounts that run on: 6月付40万元，9月付20万元，共支付60万元; 年初收入50万元，加上补助20万元、结余5万元，收入总量75万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, countable, factor, working

_PAID = r"(?:支付|拨付|支出|兑付|发放|付|拨入|到位|下达|收到)"
_ALL_PAID = re.compile(rf"(?<!公)(?:总共|一共|共|累计)(?:已|实际)?(?P<verb>{_PAID})[\u4e00-\u9fff]{{0,8}}$")
_ONE = re.compile(_PAID)
_MANY = 7
"""So many parts and the list may hold others that nobody can tell."""


def paid(scene: Scene) -> Iterator[Told]:
    """Payments by date or payee, each with its verb, and what was paid in all."""
    for result in scene.terms:
        match = _ALL_PAID.search(result.clause) if result.dimension == "money" and countable(result) else None
        if match is None:
            continue
        parts: list[Term] = []
        for term in reversed(scene.before(result)):
            verb = _ONE.search(term.clause) if countable(term) and alike(term, result) else None
            if verb is None or verb.group()[-1] != match["verb"][-1] or _ALL_PAID.search(term.clause):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            ways = tuple(working(parts[-size:], "+", factor(result)) for size in range(len(parts), 1, -1))
            yield Told("parts", "共" + match["verb"], result, ways, len(parts) < _MANY, (*parts, result))


_PLUS, _MINUS = re.compile(r"^(?:再|并)?加(?:上|之)?(?=[\u4e00-\u9fff])"), re.compile(r"^(?:再|并)?(?:减去|减|扣除|扣减|剔除)(?=[\u4e00-\u9fff])")
_COMES_TO = re.compile(r"(?:收入|支出|收支|财力|资金|预算|可用|可支配|[\u4e00-\u9fff]{0,4})(?:总量|总计|合计|共计|总额|总财力|总数)(?:为|达|是|约|:)*$")


def added_up(scene: Scene) -> Iterator[Told]:
    """A number, 加上 (减去) others of its kind, and what it all comes to."""
    for result in scene.terms:
        if not countable(result) or not _COMES_TO.search(result.clause):
            continue
        before = scene.before(result)
        opened = next((at for at, term in enumerate(before) if _PLUS.match(term.clause) or _MINUS.match(term.clause)), 0)
        run = before[opened - 1 :] if opened else []
        if len(run) < 2 or not all(countable(term) and alike(term, result) and not _COMES_TO.search(term.clause) for term in run):
            continue
        yield Told("parts", "加总", result, (_signed(scene, run, result),), True, (*run, result))


def _signed(scene: Scene, run: list[Term], result: Term) -> str:
    """The working: what 减去 leads to is taken off up to the next 加上, and a number printed below zero counts as such."""
    way, sign = "", 1
    for term in run:
        sign = -1 if _MINUS.match(term.clause) else 1 if _PLUS.match(term.clause) else sign
        below = -1 if scene.text[term.start - 1 : term.start] in ("-", "−") else 1
        way += ("-" if sign * below < 0 else "+" if way else "") + as_printed_in(term, factor(result)).lstrip("-")
    return way
