"""First-level indicators that no lexicon knows, by what they are worth together: 部门决策15分得12.75分，部门管理30分得25.50分，履职产出35分得29分，履职效果20分得15.5分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import canonical
from parsers.sentences.passage import NUM, Claim, Passage

_ITEM = regexp(
    rf"(?:^|(?<=[。;:：，,、；]))(?:其中)?[:：]?[“\"]?(?P<name>[\u4e00-\u9fff]{{2,12}}?)[”\"]?(?:类|方面|部分|维度)?(?:一级)?(?:指标)?"
    rf"(?:(?:满分|分值|权重|标准分)?(?:为|:)*(?P<w>{NUM})分[，,]?(?:实际|自评|评价|综合|最终)?得(?:分)?(?:为|:)*(?P<s>{NUM})分"
    rf"|(?:实际|自评|评价|综合|最终)?得(?:分)?(?:为|:)*(?P<s2>{NUM})分\((?:满分|分值|权重|标准分)?(?:为|:)*(?P<w2>{NUM})分?\))(?=[，,、;；。)]|$)"
)
_FEWEST, _MOST = 3, 8
_WHOLE = Decimal(100)


def read_composed(passage: Passage) -> Iterator[Claim]:
    """Three or more in one sentence, each with its worth and its mark, that are worth a hundred together."""
    if "得" not in passage.text or "分" not in passage.text:
        return
    found = list(passage.matches(_ITEM))
    for sentence in passage.sentences:
        items = [match for match in found if sentence.start <= match.start() < sentence.end]
        if _FEWEST <= len(items) <= _MOST and sum(_worth(match) for match in items) == _WHOLE:
            for match in items:
                kinds = ("w", "dimension_weight", "分值"), ("s", "dimension_score", "得分"), ("s2", "dimension_score", "得分"), ("w2", "dimension_weight", "分值")
                yield from passage.claims(match, Subject(dimension=canonical(passage.lexicon, match["name"])), *kinds)


def _worth(match: re.Match[str]) -> Decimal:
    return Decimal(match["w"] or match["w2"])
