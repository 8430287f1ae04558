"""What the parts of a list cost, told in its own clause each, and what they come to in the next sentence: 发放补助16万元，人均0.8万元；举办培训8期，支出12万元；
举办展演，支出6万元。合计支出34万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value
from parsers.worded.sums.addends import added, summed

_TOTAL = regexp(
    r"(?:以上|上述|[两二三四五六七八]项|各项|[两二三四五六七八各]类[\u4e00-\u9fff]{0,4}?)*(?:合计|共计|总计|共(?=支出|支付|发放|投入|拨付|兑付|下达|到位|安排))"
    r"[、，,]?(?:支出|支付|发放|投入|使用|拨付|兑付|下达|到位|安排|转移支付|专项|财政|资金|费用|金额|补贴|补助)*(?:为)?$"
)
_SPENT = regexp(r"(?:支出|支付|发放|补助|补贴|投入|使用|拨付|花费|费用|经费|资金)(?:资金|补助|补贴|费用|共|为)*$")
_ASIDE = regexp(r"均|每|标准|单价|预算|计划|其中")
_STOP = regexp(r"[;；]")
_FEWEST, _NEAR = 2, 4


def closed_by_total(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Only where each clause between two semicolons has one sum that was spent, and together they come near the total."""
    for at, scene in enumerate(scenes):
        first = scene.terms[0] if scene.terms else None
        if first is None or not first.countable or first.dimension != "money" or not _TOTAL.fullmatch(scene.text, scene.start, first.start):
            continue
        parts = _listed(scenes[:at], first)
        if len(parts) >= _FEWEST and abs(value(first) - added(parts)) * _NEAR <= value(first):
            yield summed(first, parts, "合计", kind="sum")


def _listed(before: Sequence[Scene], total: Term) -> list[Term]:
    """The sums of the clauses of the last sentence (its parts by semicolon); empty where a clause has none or several."""
    if not before:
        return []
    text, end = before[0].text, before[-1].end
    start = text.rfind("。", 0, end - 1) + 1
    terms = [term for scene in before for term in scene.terms if start <= term.start]
    found: list[Term] = []
    opens = start
    listed = bool(terms) and "：" in text[start : terms[0].start].replace(":", "：")  # 下达：甲项目40万元；乙项目2.7万元；…。共计下达…
    for stop in (*(match.start() for match in _STOP.finditer(text, start, end)), end):
        own = [term for term in terms if opens <= term.start < stop and term.countable and alike(term, total) and (listed or _SPENT.search(term.clause)) and not _ASIDE.search(term.clause)]
        if len(own) != 1:
            return []
        found += own
        opens = stop + 1
    return found
