"""The works that an effect is told of against the works that were done: 经除险加固的8座水库恢复库容…, where the report did 9座水库."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value

_OF_THOSE = regexp(r"(?:^|[，,。;；:：])(?:经过?|通过|实施|完成|已|项目)*(?P<deed>[\u4e00-\u9fff]{2,6}?)(?:后|过)?的$")
_NOUN = regexp(r"(?P<noun>[\u4e00-\u9fff]{2,6})")
_DID = regexp(r"实施|完成|实际|对|已|建成|改造|加固|整治|修缮|修复")
_NO_DEED = regexp(r"计划|目标|受益|受访|未|不|涉及|核查|抽查|检查|剩余|其余|符合|存在|位于|新增|申报|获得")
_VOTES = 2


_STOP = regexp(r"[、，,。;；:：]")
_LISTED = regexp(r"[\u4e00-\u9fff]共\s*\d+\s*[座处个所条栋家]")


def counts_works(text: str) -> bool:
    """Whether a short paragraph may count works: 对甲、乙、丙共9座水库实施除险加固。"""
    return bool(_LISTED.search(text))


def same_works(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where the report gives one other number twice or more, of the same noun in a sentence with the same deed, and never this one or what
    the two are apart (one may not be done yet)."""
    for scene in scenes:
        for term in scene.terms:
            opened = _OF_THOSE.search("，" + term.lead) if term.countable and term.dimension.startswith("count:") else None
            noun = _NOUN.match(scene.text, term.end) if opened else None
            if opened is None or noun is None or _NO_DEED.search(opened["deed"]):
                continue
            told = [(other, one) for other in everything for one in other.terms if one is not term and one.countable and one.unit == term.unit and alike(one, term)]
            same = [one for other, one in told if _same(other, one, opened["deed"], noun["noun"])]
            (usual, votes), *rest = Counter(value(one) for one in same).most_common() or [(value(term), 0)]
            apart = abs(usual - value(term))
            if votes >= _VOTES and not rest and apart and not any(value(one) in (value(term), apart) for _, one in told):
                first = next(one for one in same if value(one) == usual)
                yield Told("away", f"{opened['deed']}的{noun['noun'][:4]}", term, (f"1*{first.plain}",), True, (term, first))


def _same(scene: Scene, term: Term, deed: str, noun: str) -> bool:
    """共9座小型水库实施除险加固: the noun right behind the number, the deed between its neighbours."""
    after = min((other.start for other in scene.terms if other.start >= term.end), default=scene.end)
    own = _STOP.split(term.lead)[-1] + scene.text[term.end : after]
    named = any(scene.text.startswith(noun[:size], term.end) for size in (4, 3, 2) if len(noun) >= size)
    return named and deed in own and bool(_DID.search(scene.text, scene.start, scene.end))
