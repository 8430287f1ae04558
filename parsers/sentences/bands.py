"""Grade bands: 优（得分≥90）, 良（90>得分≥80）, 60分以下为差."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from model.figure import Comparator, Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

GRADE = "优秀|优|良好|良|中等|中|合格|一般|较差|不合格|差"
GRADE_SIGNS = ("优", "良", "中", "合格", "一般", "差")
"""Each of them holds one of these."""
"""The words for grades, as alternatives of a pattern."""

_BAND_AFTER = regexp(
    rf"[“\"]?(?P<grade>{GRADE})[”\"]?(?:等级|档|级)?(?:为|是|:|\()*(?:评价|综合|最终|评分)?"
    rf"(?:(?P<high>{NUM})分?(?:>|≥|>=))?(?:得分|评分|分数|总分|总得分|S|X|F|N)?(?P<op>>=|≥|>|<=|≤|<)(?P<low>{NUM})"
    rf"|[“\"]?(?P<grade2>{GRADE})[”\"]?(?:等级|档|级)?(?:为|是|:|\()+(?:得分|评分|分数|总分)?(?:在)?(?P<a>{NUM})分?(?:\((?P<ai>含|不含)\))?(?:分)?"
    rf"(?:(?:-|~|—|－|至|到)+(?P<b>{NUM})(?:分)?(?:\((?P<bi>含|不含)\))?|(?:及|\(含\))?(?P<edge>以上|以下))"
)
_BAND_BEFORE = regexp(
    rf"(?:(?P<a>{NUM})分?(?:\((?P<ai>含|不含)[^)]*\))?(?:分)?(?:(?:及?以上)?(?:-|~|—|－|至|到|[、，](?=\d+分?(?:\((?:不含|含)[^)]*\))?以下)|(?<=以上)(?=\d))+(?P<b>{NUM})分?(?:\((?P<bi>含|不含)[^)]*\))?(?:分)?(?P<bedge>及?以下|之间)?|(?:\(含\)|及)?(?P<edge>以上|以下))"
    rf"|(?P<low>{NUM})分?(?P<lop>≤|<=|<)(?:得分|评分|分数|总分|S|X|F)(?:(?P<hop><=|≤|<)(?P<high>{NUM})分?)?"
    rf"|(?:不足|不满|不到|低于|未达到?)(?P<under>{NUM})分?"
    rf"|(?:得分|评分|分数|总分|S|X|F|(?<=[，,、;；:(]))(?P<op>>=|≥|>|<=|≤|<)(?P<only>{NUM})分?)"
    rf"(?:\([^)]*\))?(?:的)?(?:，)?(?:评|定|属|等级|评价等级|评定|评价)*(?:为|是|于|:)+[“\"]?(?P<grade>{GRADE})[”\"]?(?=[，。;、)级等档\s和]|的(?:(?:划分|评定|评级|分级|等级)?标准|规定|原则|等级|档次)|$)"
)
_BAND_INSIDE = regexp(
    rf"[“\"]?(?P<grade>{GRADE})[”\"]?(?:等级|档|级)?(?:为|是|:|\()+(?P<low>{NUM})分?(?P<lop>≤|<=|<)(?:最终|综合|评价)?(?:得分|评分|分数|总分|S|X|F)(?:(?P<hop><=|≤|<)(?P<high>{NUM})分?)?"
)
"""优（90分≤得分≤100分）、良（80分≤得分<90分）."""
_OPS = {">=": Comparator.GE, "≥": Comparator.GE, ">": Comparator.GT, "<=": Comparator.LE, "≤": Comparator.LE, "<": Comparator.LT}


def read_bands(passage: Passage) -> Iterator[Claim]:
    """优（得分≥90）, 良（90>得分≥80）, 60分以下为差.  One band alone is a remark, not a scale."""
    for patterns in ((_BAND_INSIDE, _BAND_AFTER), (_BAND_BEFORE,)):
        bands = [m for pattern in patterns for m in passage.matches(pattern, *GRADE_SIGNS) if passage.number_in(m.start(), m.end())]
        if len(bands) < 2 or len({name for band in bands if (name := _whose(passage.text, band))}) > 1:
            continue
        for match in bands:
            groups = match.groupdict()
            grade = groups["grade"] or groups.get("grade2") or ""
            for group, comparator in _bounds(groups):
                number = passage.number_at(match.start(group))
                if number is not None:
                    claim = passage.claim(number, "grade_threshold", grade, Subject(item=grade))
                    yield replace(claim, comparator=comparator, approximate=None)
        return


_CLAUSE = regexp(r"[，。；;、:(\d”\"][^，。；;、:(\d”\"]*\Z")
_COMMON = regexp(r"[综合总评价绩效最终得分数值项目结果考核自在为于的介达到其凡如若当即以及含大小高低不超过]+")


def _whose(text: str, band: re.Match[str]) -> str:
    """抚育子项目在90分以上，为“优”；绿化子项目不足80分，为“中”: what is graded by the band, in words other than those of every scale."""
    clause = _CLAUSE.search(text, 0, band.start())
    name = _COMMON.sub("", clause.group()[1:] if clause else text[: band.start()])
    return name if len(name) > 1 and "\u4e00" <= name[0] <= "\u9fff" else ""


def _bounds(groups: dict[str, str | None]) -> Iterator[tuple[str, Comparator]]:
    if groups.get("a"):
        if groups["edge"]:
            below = groups["edge"] == "以下"
            yield "a", Comparator.LT if below else Comparator.GE
        else:
            yield "a", Comparator.GT if groups["ai"] == "不含" else Comparator.GE
            if groups["b"] and groups["b"] != "100":
                yield "b", Comparator.LE if groups["bi"] == "含" or groups.get("bedge") == "及以下" or groups["b"].endswith("9") else Comparator.LT
    elif groups.get("under"):
        yield "under", Comparator.LT
    elif groups.get("op"):
        yield "only" if groups.get("only") else "low", _OPS[groups["op"] or ""]
        if groups["high"] and groups["high"] != "100":
            yield "high", Comparator.LT
    else:
        yield "low", Comparator.GE if groups["lop"] != "<" else Comparator.GT
        if groups["high"] and groups["high"] != "100":
            yield "high", _OPS[groups["hop"] or "<"]
