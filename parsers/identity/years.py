"""The year that the cover stands for, or that a sentence plans or reports for: （2023年度）, 2023年计划改造…."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Part, PartKind
from model.regexp import regexp
from parsers.found import Found

_YEAR_OF = regexp(
    r"(?:^|(?<=[。；，]))\s*(?P<year>20\d\d)\s*年(?:度)?\s*(?=计划|上级|县|本项目|预算|年初预算|全年)|(?<![《\d])(?P<also>20\d\d)\s*年度(?=[^，。《》年]{2,16}项目)|(?<=[（(])(?P<called>20\d\d)\s*年度?(?=[，,]\s*以下简称)"
)


_COVER_YEAR = regexp(r"\s*[（(]?\s*(?P<year>20\d\d)\s*年度\s*[)）]?\s*$")
_COVER = 10
"""So many lines from the top （2023年度） is the cover's."""


def years(text: str, index: int, part: Part) -> Iterator[Found]:
    """The years of a stretch that is no cell; ``index``: how many stretches stand above it."""
    cover = _COVER_YEAR.match(text) if index < _COVER else None
    if cover is not None:
        yield Found("year", *cover.span("year"))
    if part.kind not in (PartKind.REPORT, PartKind.SUMMARY, PartKind.SELF_REPORT):
        return
    for match in _YEAR_OF.finditer(text):
        if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
            continue
        group = "year" if match["year"] else "also" if match["also"] else "called"
        if text[: match.start(group)].endswith("、") or (group == "year" and _COMPARED.search(text, match.end())) or _LISTED.match(text, match.end(group)) or _LIKE.match(text, match.end(group)):
            continue
        yield Found("year", match.start(group), match.end(group))


_COMPARED = regexp(r"[两三]年(?:合计|共|累计|平均|相比|对比|间)")
"""2022年度预算…，两年合计…: one of the years that are told together."""
_LIKE = regexp(r"年?度?(?:的)?(?:同类|同口径|同期|类似)")
"""2022年度同类项目投入1,580万元: beside this one."""
_LISTED = regexp(r"\s*年度[^，。；《》、]{2,20}(?:项目|工程)(?:、|等)")
"""…、2017年度水利维修项目、河道治理项目等: one of several that money goes to, perhaps left from another year."""
