"""Before and after: 改造前412公斤，改造后475公斤，亩均增产63公斤: the step between the two phases of one thing, and its share of the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.changes.change import moved, told_change
from parsers.worded.scene import Scene, Told, alike, working

_BEFORE = regexp(r"(?:建设|实施|改造|治理|整治|建成|整改|项目|调整|扩建|维修|开展|运行)(?:之)?前|^[，,。;]?原(?:有|来)?")
_AFTER = regexp(r"(?:建设|实施|改造|治理|整治|建成|整改|项目|调整|扩建|维修|开展|运行|完工|投用|使用)(?:以|之)?后|现(?:有|为|在)|目前|如今")
_STEP = regexp(r"(?:增产|增加|提高|增长|提升|上升|增收|扩大|延长|减少|下降|降低|缩短|压减|节约|减低)(?:了|约)?$")
_THEN = regexp(r"^[，,](?:同比)?(?:增长率?|增幅|提高|上升|提升|下降率?|降幅|降低|减少|缩短)(?:了|为|达|:)*$")


def phases(scene: Scene) -> Iterator[Told]:
    """Two numbers of one kind, the first told of before and the second of after; the step right behind them."""
    for at, (old, new) in enumerate(pairwise(scene.terms)):
        if not old.countable or not new.countable or not alike(old, new) or not _BEFORE.search(old.lead) or not _AFTER.search(new.lead):
            continue
        rest = scene.terms[at + 2 : at + 4]
        step = rest[0] if rest and rest[0].countable and alike(rest[0], new) and _STEP.search(rest[0].clause) and rest[0].lead.count("，") <= 1 else None
        if step is not None:
            yield Told("gap", "前后之差", step, (working([new, old], "-", step.factor), working([old, new], "-", step.factor)), True, (old, new, step))
        share = next((term for term in rest if term in scene.percents and _THEN.match(term.lead)), None)
        if share is not None and (step is not None or share is rest[0]):
            rise, fall = moved(scene, share.clause)
            yield told_change(share, new, old, rise and not fall, not rise or fall)
