"""What a deduction leaves of an indicator whose full mark its heading tells: 完工及时性（5分）：… ⏎ 本项目延误不足20天，扣2分，得3分;
按时完成率指标6分，…。⏎ …，扣1.5分，该指标得4.5分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_HEAD = regexp(r"^(?:[A-Z]?\d{1,4}(?:[-.]\d{1,2})*[.、]?|\(?[一二三四五六七八九十\d]{1,3}[)、.])?[“\"]?[\u4e00-\u9fff]{3,16}[”\"]?(?:指标)?[（(]?(?:满分|分值|权重|标准分|共|计|为|:)*$")
_HEAD_ENDS = regexp(r"[)）]?(?:$|[:：。，,；;])")
_OFF = regexp(r"(?:^|[，,])(?:应|共|合计|累计|故|因此|据此|按标准)*(?:扣分|扣减|扣除|扣)(?:了)?$")
_GOT = regexp(r"^[，,](?:故|该项指?标?|该指标|本项指?标?|本指标|实际|评价组?|最终|认定|核定)*(?:得分|实得分?|得)(?:为)?$")
_ONE_MORE = regexp(r"每|各|均|若|如")


_RULE = regexp(r"(?:每|按期|按时)[^。；;]{0,20}(?:扣|得满分)[^。]*扣完为止")
"""评分标准为：按期完工得满分，每延期15天扣0.5分，扣完为止: what takes off, not what was."""
_SHORTLY = regexp(r"^[^，。；;\d]{3,20}[（(](?:满分|分值)?\d{1,2}(?:\.\d)?分[)）]|扣(?:了)?\d+(?:\.\d+)?分[，,][\u4e00-\u9fff]{0,6}得\d|[项个]共扣\d")


def takes_off(text: str) -> bool:
    """Whether so short a paragraph may tell of marks: 档案管理（4分）：…; 晚拨一个月，扣1分，得3分; 以上5项共扣8.7分."""
    return "分" in text and bool(_SHORTLY.search(text))


def left_below_head(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """The deduction and the mark behind it, the only ones since the heading; nothing where their own paragraph tells a full mark."""
    marks = [(scene, term) for scene in scenes for term in scene.terms if term.dimension == "mark" and not _of_rule(scene, term)]
    told = [(off, got) for (scene, off), (_, got) in pairwise(marks) if _OFF.search(off.clause) and _GOT.match(got.lead) and not _ONE_MORE.search(off.clause)]
    if len(told) != 1 or len(marks) != 2 or not all(term.exact for term in told[0]) or _OWN_NAME.match(scenes[0].text):
        return
    head = _headed(earlier)
    off, got = told[0]
    if head is not None and Decimal(head.plain) >= max(Decimal(off.plain), Decimal(got.plain)):
        yield Told("gap", "得分", got, (f"{head.plain}-{off.plain}",), True, (head, off, got))


_OWN_NAME = regexp(r"[(（]?\d{1,2}[)）.、．](?!\d)[\u4e00-\u9fff]{4,20}[。:：]")
"""效益指标（30分） ⏎ 1.生活改善程度。…，扣1分，得9分: an indicator of its own, one of several below the heading."""


def _of_rule(scene: Scene, term: Term) -> bool:
    return term.clause.endswith("扣") and bool(_RULE.search(scene.text, scene.start, scene.end))


def _headed(earlier: Sequence[Scene]) -> Term | None:
    """The full mark of the last heading, where nothing was got since."""
    for scene in reversed(earlier):
        if any(_GOT.match(term.lead) for term in scene.terms if term.dimension == "mark"):
            return None
        first = scene.terms[0]
        opens = scene.start == 0 and first.dimension == "mark" and first.exact
        if opens and _HEAD.match(scene.text[: first.start]) and _HEAD_ENDS.match(scene.text, first.end):
            return first
    return None
