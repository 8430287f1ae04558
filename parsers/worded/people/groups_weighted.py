"""The satisfaction of several groups made one by the weight of each: 老人满意度为86.78%…家属…满意度为87.95%…按老人60%、家属40%的权重综合，满意度为87.25%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_NAME = r"[\u4e00-\u9fff]{2,6}?"
_TAIL = r"(?:的?(?:满意度|问卷|权重|得分))*(?:占比?|为|按|各|权重|\*|×)*"
_RUN = regexp(rf"(?:按照?|以|其中|权重(?:为|:)?|[，,:(])(?P<first>{_NAME}){_TAIL}(?P<x>\d{{1,2}})%(?P<more>(?:[、，和与及]+{_NAME}{_TAIL}\d{{1,2}}%){{1,3}})(?P<way>[^。；;\d]{{0,40}})")
_ONE = regexp(rf"(?P<name>{_NAME}){_TAIL}(?P<x>\d{{1,2}})%")
_MADE = regexp(r"权重|加权|综合|比例")
_RESULT = regexp(r"满意[度率](?:综合)?(?:得分)?(?:为|是|达到?|:)*$")
_AIM = regexp(r"目标|不低于|高于|低于|要求|上年|去年")
_HUNDRED = 100


def groups_weighted(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """The satisfaction right behind the weights, which make up a hundred, where each group has one satisfaction of its own told before."""
    for scene in scenes:
        for run in _RUN.finditer(scene.text, scene.start, scene.end) if "满意" in scene.text[scene.start : scene.end] else ():
            weights = [(run["first"], run["x"]), *((one["name"], one["x"]) for one in _ONE.finditer(run["more"].lstrip("、，和与及")))]
            result = next((term for term in scene.percents if term.start >= run.end("more")), None)
            told = result is not None and _RESULT.search(result.clause) and not _AIM.search(result.clause) and _MADE.search(scene.text[run.start() : result.start])
            if result is None or not told or sum(Decimal(weight) for _, weight in weights) != _HUNDRED:
                continue
            names = [_bare(name) for name, _ in weights]
            own = [_of_group(name, names, [*others, *scenes], run.start() if scene in scenes else 0, scene) for name in names]
            if None not in own and len(set(names)) == len(names):
                groups = [term for term in own if term is not None]
                way = "+".join(f"{term.plain}%*{weight}" for term, (_, weight) in zip(groups, weights, strict=True))
                yield Told("average", "按权重综合的满意度", result, (f"({way})/{_HUNDRED}",), True, (*groups, result))


_TITLE = regexp(r"[^。:：，,]{2,14}[。:：]")


def _title(scene: Scene) -> str:
    """1.群众。发放260份，…满意度85.00%: the paragraph is of whom it opens with."""
    opened = _TITLE.match(scene.text, 0, scene.start)
    return opened.group() if opened else ""


_IDLE = regexp(r"满意度|问卷|权重|得分|占|的|按照?|以|为")


def _bare(name: str) -> str:
    return _IDLE.sub("", name)


def _of_group(name: str, names: Sequence[str], scenes: Sequence[Scene], end: int, home: Scene) -> Term | None:
    """The one satisfaction that is told of a group, in its own clause or in a sentence that speaks of no other group."""
    found: dict[str, Term] = {}
    for scene in scenes:
        for term in scene.percents:
            if not _RESULT.search(term.clause) or _AIM.search(term.clause) or (scene.text is home.text and term.start >= end):
                continue
            before = _title(scene) + scene.text[scene.start : term.start]
            spoken = [other for other in names if other in before]
            if name in term.clause or (spoken == [name] and not any(other in term.clause for other in names)):
                found.setdefault(term.plain, term)
    return next(iter(found.values())) if len(found) == 1 else None
