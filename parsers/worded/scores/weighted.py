"""Means of rates: 分别为93.1%、90.6%、93.5%，平均92.4%; 市民80.60%，职工86.77%，按7:3加权，综合满意度82.45%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_MEAN = regexp(r"^[，,](?:[三四五六]项|算术)?平均(?:满意度|满意率|合格率|得分率|完成率|覆盖率|值|数)?(?:为|是|达|:)*$")
_NEXT = regexp(r"[、和及]")
_RATIO = regexp(r"(?:按照?|以)(?P<a>\d{1,2})[:：](?P<b>\d{1,2})(?:的)?(?:比例|权重)?(?:进行)?(?:加权|计算)?")
_SHARES = regexp(r"(?:按照?|以)(?:权重)?(?P<a>\d{1,2})%(?:和|、|与|及)(?P<b>\d{1,2})%(?:的)?(?:比例|权重)(?:进行)?(?:加权|计算)?")
_WHOLES = (10, 100)
_FROM_WHICH = 36
"""Characters before the result in which the ratio stands."""


def run_mean(scene: Scene) -> Iterator[Told]:
    """A mean right behind the run of rates that it is of."""
    for result in scene.percents:
        at = scene.terms.index(result)
        if not _MEAN.match(result.lead):
            continue
        run: list[Term] = [scene.terms[at - 1]]
        while run[0].start > scene.start and _NEXT.fullmatch(run[0].lead) and scene.terms.index(run[0]):
            run.insert(0, scene.terms[scene.terms.index(run[0]) - 1])
        if len(run) > 1 and all(term in scene.percents for term in run):
            yield Told("average", "平均", result, (f"({'+'.join(term.plain + '%' for term in run)})/{len(run)}",), True, (*run, result))


def weighted(scene: Scene) -> Iterator[Told]:
    """The mean of two rates by a ratio that stands between them and it."""
    for pattern in (_RATIO, _SHARES):
        for match in pattern.finditer(scene.text, scene.start, scene.end) if "加权" in scene.text[scene.start : scene.end] else ():
            before = [term for term in scene.percents if term.end <= match.start()]
            after = [term for term in scene.percents if match.end() <= term.start < match.end() + _FROM_WHICH]
            a, b = int(match["a"]), int(match["b"])
            if len(before) == 2 and after and a + b in _WHOLES:
                first, second = before
                ways = tuple(f"({x.plain}%*{a}+{y.plain}%*{b})/{a + b}" for x, y in ((first, second), (second, first)))
                yield Told("average", "加权平均", after[0], ways, True, (first, second, after[0]))
