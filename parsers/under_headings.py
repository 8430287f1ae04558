"""What the headings that stand above a paragraph say that it is about: stage, indicator, question, dimension."""

from __future__ import annotations

import re
from collections.abc import Callable

from model.document import Block, BlockKind
from model.quick import changed
from model.regexp import regexp
from parsers.firstlevel import without_tail
from parsers.sentences.passage import Place
from parsers.sentences.people import asked_by_heading

_QUOTED_HEAD = regexp(r"对于[“\"](?P<code>[A-Z]\d{1,4}(?:[-.]\d+)*)?\s*(?P<name>[^”\"]{2,30})[”\"]")
_NUMBER_HEAD = regexp(
    r"^\s*(?:[(（]?\d{1,2}(?:\.\d{1,2})*[)）.、．]?|第[一二三四五六七八九十]{1,3}(?:部分|章)|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳])?\s*(?P<code>[A-Z]\d{1,4}(?:[-.]\d+)*)?[.、:：\s]*(?P<name>[\u4e00-\u9fff()（）、/“”\"]{2,28})"
    r"(?:[(（][^()（）]*[)）])?[:：。]?\s*$"
)
_LINE_HEAD = regexp(r"\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[A-Z]\d)(?!.*[。；;]\s*$)(?!.{28})")
"""A numbered line that is a heading although nobody marked it: short, and no sentence (①…。 lists points, not indicators)."""
_TOP = regexp(r"^\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章部分]|附件|附录)")
_QUESTION_HEAD = regexp(r"^\s*(?P<n>\d{1,2})\s*[.、．]\s*[^。]{4,80}[?？]\s*$")
_QUESTION_OPEN = regexp(r"^\s*\d{1,2}\s*[.、．]\s*[^。；;：:?？]{12,60}$")
_QUESTION_END = regexp(r"^[^。；;：:\d]{1,30}[?？]\s*$")
"""The two halves of a question that a line break parted."""
_STAGES = (
    ("achieved", regexp(r"(?:目标|任务|计划)(?:的)?(?:完成|实现|执行)(?:情况|结果|程度)")),
    ("target", regexp(r"目标")),
    ("planned", regexp(r"计划|任务|方案|批复|规模|建设内容")),
    ("achieved", regexp(r"完成情况|实施情况|进展|实现情况|完成结果|产出情况|成效")),
)
"""What a heading says of the paragraphs below it; 目标完成情况 tells of results, not of goals."""
_SURVEY = regexp(r"问卷|满意度|调查")
_NO_INDICATOR = regexp(r"(?:情况|分析|结论|概述|说明|概况|方法|原则|依据|目的|范围|标准|体系|过程|建议|措施|做法|问题|原因|内容|目标|自评|打分|评分|等级|(?<!考核)(?<!测评)得分)$|扣分|失分")
"""What a heading ends with that names no indicator; 主要扣分点 and 自评得分 are about the marks of all."""
_SCORE_HEAD = regexp(r"(?:项目|绩效|综合|总体|最终|评价|自评|自我评价)+(?:总)?(?:得分|评分)(?:情况|结果)?")
_RECEIVED = regexp(r"到位|下达|(?<!预算)安排")


class Headings:
    """Reads headings as they pass, real ones and short numbered lines, and says what a paragraph below them is about."""

    def __init__(self, respondents: tuple[str, ...] = (), level: Callable[[str], str | None] = lambda _: None) -> None:
        self.place = Place()
        self._level = level
        self._respondents = respondents
        self._open = ""
        """A numbered line that may be the first half of a question."""

    def pass_over(self, block: Block, text: str) -> None:
        bare = " ".join(text.split())
        if len(bare) > 90:
            return
        question = _QUESTION_HEAD.match(bare) or (_QUESTION_HEAD.match(self._open + bare) if _QUESTION_END.search(bare) else None)
        self._open = bare if _QUESTION_OPEN.match(bare) else ""
        if question:
            self.place = changed(self.place, question=int(question["n"]))
            return
        quoted = _QUOTED_HEAD.search(bare)
        if quoted:
            self.place = changed(self.place, indicator="".join(quoted["name"].split()), code=quoted["code"], dimension=None)
            return
        if block.kind is not BlockKind.HEADING and "①" <= bare[:1] <= "⑳" and self.place.indicator:
            return  # a point under the indicator's heading, not the next indicator
        head = _NUMBER_HEAD.match(bare) if len(bare) <= 44 else None
        if block.kind is not BlockKind.HEADING and not (head and _LINE_HEAD.match(bare)):
            return
        self._enter(bare, head, block)

    def _enter(self, bare: str, head: re.Match[str] | None, block: Block) -> None:
        stage = next((name for name, pattern in _STAGES if pattern.search(bare)), None)
        top = bool(_TOP.match(bare)) or block.level == 1
        old = Place() if top else self.place
        survey = bool(_SURVEY.search(bare)) or (old.survey and not top)
        name = head["name"].strip("“”\"、") if head else None
        self.place = changed(
            old, stage=stage or (old.stage if not top else None), survey=survey, asked=asked_by_heading(self._respondents, bare) if survey and self._respondents else None,
            received=bool(_RECEIVED.search(bare)), scored=name if name and _SCORE_HEAD.fullmatch(name) else None, question=None, dimension=self._level(without_tail(name)) or old.dimension if name else old.dimension,
            indicator=name if name and not top and ((head and head["code"]) or not _NO_INDICATOR.search(name)) else None, code=head["code"] if head else None,
        )
