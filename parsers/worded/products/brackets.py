"""Working in brackets behind its result: 2,376万元（1,500元/月×12个月×1,320人）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in

_OPERAND = r"\d[\d,]*(?:\.\d+)?[^\d×*xX÷/+()=，。;、%-]{0,6}%?(?:/[\u4e00-\u9fff·]{1,4}(?:/[\u4e00-\u9fff]{1,2})?)?"
_INSIDE = regexp(rf"^\((?P<body>{_OPERAND}(?:[×*xX÷+-]{_OPERAND})+)\)")
_PIECE = regexp(r"(?P<sign>[×*xX÷+-])?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<percent>%?)(?P<unit>[^\d×*xX÷/+()=%-]*)")
_SIGNS = {"×": "*", "x": "*", "X": "*", "÷": "/"}


_DATE = regexp(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$")
"""20万元（2023-04-18）: the day of a payment."""


def bracketed(scene: Scene) -> Iterator[Told]:
    """A number with its working behind it; units are multiplied out."""
    for result in scene.terms:
        match = _INSIDE.match(scene.text[result.end : result.end + 80])
        if match is None or not result.exact or result.dimension == "" or _DATE.match(match["body"]):
            continue
        way = _way(match["body"], result)
        if way is not None:
            inside = [term for term in scene.terms if result.end < term.start < result.end + match.end()]
            yield Told("working", "算式", result, (way,), True, (result, *inside))


def _way(body: str, result: Term) -> str | None:
    units = Lexicon.load().units
    parts: list[str] = []
    for piece in _PIECE.finditer(regexp(r"/[\u4e00-\u9fff·]{1,4}(?:/[\u4e00-\u9fff]{1,2})?").sub("", body)):
        word = piece["unit"].strip()
        scale = next((units[word[:size]].factor for size in range(len(word), 0, -1) if word[:size] in units), Decimal(10000) if word.startswith("万") else Decimal(1))
        number = piece["number"].replace(",", "")
        value = f"({number}*{scale.normalize():f})" if scale != 1 else number
        sign = _SIGNS.get(piece["sign"] or "", piece["sign"] or "")
        parts.append(f"{sign}{value}{piece['percent']}")
    scale = result.factor
    return f"({''.join(parts)})/{scale.normalize():f}" if scale != 1 else "".join(parts) if len(parts) > 1 else None


_SAME = regexp(r"\((?:即|合|折合|约)?$|，(?:即|折合?|合计?人民币)$")
_CONVERTED = regexp(r"[(，,](?:即|折合?|折算|换算|合)(?:为|成)?$")
_ENDS = regexp(r"[)，,。;；]|$")
_SIZES = ("money", "area", "land", "length", "mass")
_LAND = {("area", "land"): "*15/10000", ("land", "area"): "*10000/15"}
"""15 亩 are a hectare."""


_EACH = regexp(r"每[^，。;\d]{1,4}$")
"""0.96万吨，每吨150元，合144万元: a price, and what so many come to."""


def restated(scene: Scene) -> Iterator[Told]:
    """27,365,400元（2,736.54万元）; 30,589,200元，即3,058.92万元; 2006公顷，折合20.06平方公里: one quantity in two units."""
    for first, second in pairwise(scene.terms):
        lead = scene.between(first, second)
        told = _CONVERTED.fullmatch(lead) is not None
        if first.unit == second.unit or not first.exact or not second.countable or not _ENDS.match(scene.text, second.end) or _EACH.search(first.clause):
            continue
        step = "" if first.dimension == second.dimension else _LAND.get((first.dimension, second.dimension))
        if step is not None and first.dimension in _SIZES and (told or (first.dimension == second.dimension == "money" and _SAME.fullmatch(lead))):
            way = f"{first.plain}*{first.factor.normalize():f}{step}/{second.factor.normalize():f}"
            same = told or _figures(first) == _figures(second)
            yield Told("restated" if same else "working", "换算", second, (way,), True, (first, second))


def _figures(term: Term) -> str:
    """3,591,000.00元(35.91万元): of the same figures, the two are one sum wherever the points stand."""
    return term.plain.replace(".", "").strip("0")


_RATED = regexp(r"^\((?:按|每[户人亩村])?(?P<rate>\d[\d,]*(?:\.\d+)?)元/(?P<unit>户|人|亩|名|个|村|公里|只|头)(?:[·./]?年)?\)")


def rated(scene: Scene) -> Iterator[Told]:
    """任务1829户…市级配套资金182.9万元（1000元/户）: a sum with its rate behind it, of the one count of that unit before it."""
    for result in scene.terms:
        match = _RATED.match(scene.text[result.end : result.end + 24]) if result.dimension == "money" and result.countable else None
        counts = [term for term in scene.before(result) if match and term.unit == match["unit"] and term.countable]
        if match is None or len(counts) != 1:
            continue
        way = f"({match['rate'].replace(',', '')}*{as_printed_in(counts[0], Decimal(1))})/{result.factor.normalize():f}"
        yield Told("working", "按标准计算", result, (way,), True, (counts[0], result))
