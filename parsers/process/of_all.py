"""What is said of all and of some: 各路段均已通过交工验收; 2个小区尚未组织竣工验收; 全部完工; 3条路尚未开工."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.process.clause import opening

_KINDS = r"(?:竣工|交工|完工|初步|综合)?"
_TALK = r"(?![率前后时]|标准|资料|备案|报告|手续|工作|程序|情况|结论|的(?!\d)|[^，。；]{0,4}(?:得|扣)\d)"
_ALL = regexp(
    rf"(?:全部|所有|各(?=个?[条座处栋所标路段小项工])|(?:均|都)(?=已|经|通过|验收|完工|竣工|完成))[^，。；;:\d]{{0,14}}?"
    rf"(?:(?P<accepted>(?:通过|完成|办理|组织)了?{_KINDS}验收(?:合格)?|(?:竣工|交工|完工)?验收合格)|(?P<done>(?<!未)(?<!工程)(?:完工|竣工)(?!验收|结算|决算|日期|时间|资料|备案)))"
    rf"{_TALK}"
)
_SOME = regexp(
    rf"(?<![第\d.])(?:\d+|[一二两三四五六七八九十]{{1,2}})(?:[个条座处栋幢所户段])[^。；;\d]{{0,40}}?(?:尚|仍|还|至今|目前|均|都|，)*(?:未|没有)(?:能|及时|按时)?"
    rf"(?:(?P<accepted>(?:组织|通过|进行|办理|完成|开展)?{_KINDS}验收(?:合格)?)|(?P<done>(?:全部)?(?:完工|竣工)(?!验收|结算|决算)))"
    rf"{_TALK}"
)
_AHEAD = regexp(r"计划|预计|确保|保证|应当?|要求|目标|力争|争取|须|待|建议|是否|尽快|督促|承诺|将|如果?|若|凡|每|得分|评分")
_PART = regexp(r"标段|[一二三四]期|第[一二三四五]批|抽[查取检看样]|其中|其余|其他|其它|除|部分|大部|个别|完工的|样本|上年|去年|年度(?:的|已)")
"""One lot, one batch, a sample: not the whole."""
_ROLES = (("accepted", "acceptance_status"), ("done", "completion_status"))


def of_all_and_some(text: str) -> Iterator[tuple[str, int, int, str]]:
    """The claims of a stretch, each with its role, its place and 全部 or 部分."""
    for pattern, what, needs in ((_ALL, "全部", "全所各均都"), (_SOME, "部分", "未没")):
        for match in pattern.finditer(text) if ("工" in text or "验收" in text) and any(mark in text for mark in needs) else ():
            opens = opening(text, match.start())
            before = text[opens : match.start()] if what == "全部" else text[max(opens, match.start() - 12) : match.start()]
            if _AHEAD.search(before) or _AHEAD.search(match.group()) or (what == "全部" and _PART.search(before + match.group()[2:])):
                continue
            role = next(role for group, role in _ROLES if match[group])
            yield role, match.start(), match.end(), what
