"""Why the evaluation and the unit's own marks differ, told by the report: 评价得分与自评得分的差异主要来自资金到位和管护两项."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import Claim, Passage, words_claim

_MARKS = r"(?:总)?(?:得分|评分|分数|结果|结论|分值|分)?(?:\d+(?:\.\d+)?分)?"
_APART = r"(?:差异|差距|差额|偏差|不同|不一致|出入|分差|扣分|相差|悬殊)"
_WHY = r"(?:主要|均|大多|原因|来自|来源|在于|是|为|系|集中|由|源于|体现)"
_GAP = regexp(
    rf"(?:(?:本次|第三方|绩效)?(?:评价|复核|核查|财政评价){_MARKS}[^，。；;]{{0,4}}(?:与|和|同|较|比)[^，。；;]{{0,8}}自评{_MARKS}|自评{_MARKS}[^，。；;]{{0,4}}(?:与|和|同|较|比)[^，。；;]{{0,8}}(?:评价|复核|核查){_MARKS})"
    rf"(?:之间)?(?:的)?(?:存在|有|出现)?(?:较大|一定|明显)?(?:的)?{_APART}(?:的)?(?:[，,]|原因|部分)*{_WHY}"
)


def read_own_gap(passage: Passage) -> Iterator[Claim]:
    """The words that say so, once a paragraph."""
    match = next(iter(passage.matches(_GAP, "自评")), None)
    if match is not None:
        yield words_claim("own_gap_told", match.start(), match.end(), "差异原因", Subject())
