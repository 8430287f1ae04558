"""How many were not done, or not well, told far from how many there were and how many were: 7件投诉超期办结, of 受理投诉325件，按期办结318件; 共有43户未完成改造, of
计划改造1286户，实际改造1243户; 无效问卷5份, of 收回180份、有效175份."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_AHEAD = regexp(r"^[^，,。;；]{0,8}?(?:尚有|还有|仍有|共有|共|有|剩余|余下|还剩|尚余|合计)$|^$|(?P<bad>无效(?:问卷|样本)|不合格[\u4e00-\u9fff]{0,4}|超期[\u4e00-\u9fff]{0,4}|逾期[\u4e00-\u9fff]{0,4})(?:共|为|有|:)*$")
_BEHIND = regexp(
    r"^(?P<noun>[\u4e00-\u9fff]{0,8}?)(?:尚|还|仍|均)?(?:未(?:能)?(?:按期|按时|及时|如期)?(?P<deed>完成|办结|整改|建成|改造|安装|开工|完工|验收|签约|发放|覆盖|纳入|投用|达标|销号)|(?:超期|逾期|超时|延期)(?P<late>办结|整改|完成|完工)?)"
)
_GOOD = {"无效": "有效", "不合": "合格"}
_WHOLE = regexp(r"计划|任务|目标|应|受理|收到|共|总|收回|回收|发放|下发|抽查|抽检|排查|发现|核定|全[县市区镇乡年]")
_DONE = regexp(r"实际|已|按期|按时|及时|完成|办结|整改|建成|有效|合格|改造|安装|覆盖|纳入|达标")
_NOT_DONE = regexp(r"未|不|超期|逾期|其中|上年|去年|[较比]|每|剩余|尚")
_DID = regexp(r"实际|已")
_OPEN = regexp(r"其中|每|[较比]|约|近|余$")


@dataclass(frozen=True, slots=True)
class _Pair:
    """How many there were and how many were done, side by side; ``words``: those that lead to them."""

    whole: Term
    done: Term
    words: str


_TELLS = regexp(r"\d(?:[\u4e00-\u9fff]{1,3})(?:[\u4e00-\u9fff]{0,8}?)(?:未|超期|逾期|超时|延期)|无效(?:问卷|样本)")


def tells_undone(text: str) -> bool:
    """Whether a text may say how many were not done."""
    return bool(_TELLS.search(text))


def undone_of_pair(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Only where the report has one such pair of the unit, of the same deed and thing."""
    asked = [(scene, term, told) for scene in scenes for term in scene.terms if term.countable and term.dimension.startswith("count:") and (told := _told(scene, term)) is not None]
    if not asked:
        return
    for scene, term, (deed, noun) in asked:
        if any(other.measure == term.measure and other.end <= term.start for other in scene.terms):
            continue  # the sentence tells of what they are itself
        pairs = [pair for other in others if other is not scene for pair in _pairs(other) if pair.done.unit == term.unit and pair.done is not term and pair.whole is not term]
        fits = [pair for pair in pairs if deed in pair.done.clause or deed in pair.words or (deed == "完成" and _DID.search(pair.done.clause))]
        named = [pair for pair in fits if noun and noun in pair.words] or [pair for pair in fits if len(pairs) == len(fits) and not noun]
        if len({(value(pair.whole), value(pair.done)) for pair in named}) != 1:
            continue
        pair = named[0]
        way = f"{as_printed_in(pair.whole, term.factor)}-{as_printed_in(pair.done, term.factor)}"
        yield Told("gap", f"未{deed}的数量" if deed not in _GOOD.values() else f"非{deed}的数量", term, (way,), True, (pair.whole, pair.done, term))


def _told(scene: Scene, term: Term) -> tuple[str, str] | None:
    """The deed that was not done, and what it was of."""
    if _OPEN.search(term.clause):
        return None
    ahead = _AHEAD.match(term.clause) or _AHEAD.search(term.clause)
    if ahead is not None and ahead["bad"]:
        good = _GOOD.get(ahead["bad"][:2])
        return (good, ahead["bad"][2:4]) if good else None
    behind = _BEHIND.match(scene.text[term.end : term.end + 20]) if ahead is not None else None
    if behind is None:
        return None
    deed = behind["deed"] or behind["late"]
    after = regexp(r"[\u4e00-\u9fff]{2}").match(scene.text, term.end + behind.end())
    noun = (behind["noun"] or "").removeprefix("的")[:2] or (after.group() if after is not None else "")
    return (deed, noun) if deed else None


def _pairs(scene: Scene) -> Iterator[_Pair]:
    for whole, done in pairwise(scene.terms):
        if not (whole.countable and done.countable and whole.unit == done.unit and value(done) < value(whole)) or scene.between(whole, done).count("，") > 2:
            continue
        if _WHOLE.search(whole.clause) and _DONE.search(done.clause) and not _NOT_DONE.search(done.clause) and not regexp(r"未|不|其中|上年|去年|[较比]").search(whole.clause):
            yield _Pair(whole, done, scene.text[max(scene.start, whole.start - 16) : done.start])
