"""Accounts that run on: 6月付40万元，9月付20万元，共支付60万元; 年初收入50万元，加上补助20万元、结余5万元，收入总量75万元;
防治98亩，甲虫78亩；乙虫11亩；其他虫害9亩; 共3项、60万元，其中A20万元、B30万元、C10万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, in_brackets, reached, value, working

_PAID = r"(?:支付|拨付|支出|兑付|发放|付|拨入|到位|下达|收到)"
_ALL_PAID = re.compile(rf"(?<!公)(?:总共|一共|共|累计)(?:已|实际)?(?P<verb>{_PAID})[\u4e00-\u9fff]{{0,8}}$")
_ONE = re.compile(_PAID)
_MANY = 7
"""So many parts and the list may hold others that nobody can tell."""


def paid(scene: Scene) -> Iterator[Told]:
    """Payments by date or payee, each with its verb, and what was paid in all."""
    for result in scene.terms:
        match = _ALL_PAID.search(result.clause) if result.dimension == "money" and result.countable else None
        if match is None:
            continue
        parts: list[Term] = []
        for term in reversed(scene.before(result)):
            verb = _ONE.search(term.clause) if term.countable and alike(term, result) else None
            if verb is None or verb.group()[-1] != match["verb"][-1] or _ALL_PAID.search(term.clause):
                break
            parts.insert(0, term)
        if len(parts) >= 2:
            ways = tuple(working(parts[-size:], "+", result.factor) for size in range(len(parts), 1, -1))
            yield Told("parts", "共" + match["verb"], result, ways, len(parts) < _MANY, (*parts, result))


_PLUS, _MINUS = re.compile(r"^(?:再|并)?加(?:上|之)?(?=[\u4e00-\u9fff])"), re.compile(r"^(?:再|并)?(?:减去|减|扣除|扣减|剔除)(?=[\u4e00-\u9fff])")
_COMES_TO = re.compile(r"(?:收入|支出|收支|财力|资金|预算|可用|可支配|[\u4e00-\u9fff]{0,4})(?:总量|总计|合计|共计|总额|总财力|总数)(?:为|达|是|约|:)*$")


def added_up(scene: Scene) -> Iterator[Told]:
    """A number, 加上 (减去) others of its kind, and what it all comes to."""
    for result in scene.terms:
        if not result.countable or not _COMES_TO.search(result.clause):
            continue
        before = scene.before(result)
        opened = next((at for at, term in enumerate(before) if _PLUS.match(term.clause) or _MINUS.match(term.clause)), 0)
        run = before[opened - 1 :] if opened else []
        if len(run) < 2 or not all(term.countable and alike(term, result) and not _COMES_TO.search(term.clause) for term in run):
            continue
        yield Told("parts", "加总", result, (_signed(scene, run, result),), True, (*run, result))


def _signed(scene: Scene, run: list[Term], result: Term) -> str:
    """The working: what 减去 leads to is taken off up to the next 加上, and a number printed below zero counts as such."""
    way, sign = "", 1
    for term in run:
        sign = -1 if _MINUS.match(term.clause) else 1 if _PLUS.match(term.clause) else sign
        below = -1 if scene.text[term.start - 1 : term.start] in ("-", "−") else 1
        way += ("-" if sign * below < 0 else "+" if way else "") + as_printed_in(term, result.factor).lstrip("-")
    return way


_REST = re.compile(r"(?:^|[，,;；、])(?:其他|其它|其余)(?!.*(?:占|每|[较比](?:上|去|20)))[\u4e00-\u9fff]{0,8}")
_ASIDE = re.compile(r"其中|含")


def rested(scene: Scene) -> Iterator[Told]:
    """A whole, its parts by name, and 其他… at the end: a list that is closed; what 其中 tells of a part is passed over."""
    for last in scene.terms:
        if not last.countable or not _REST.search(last.lead):
            continue
        own = [term for term in scene.terms if term.start <= last.start and alike(term, last) and not _ASIDE.match(term.clause) and not in_brackets(scene, scene.start, term)]
        fewest = 2 if last.lead.endswith(("其他", "其它", "其余")) else 3
        for at in range(len(own) - fewest):
            parts = own[at + 1 :]
            if all(term.countable for term in own[at:]) and reached(own[at], parts):
                yield Told("parts", "各项与其他之和", own[at], (working(parts, "+", own[at].factor),), True, (own[at], *parts))
                break


_ITEMS = re.compile(r"(?:共|合计|总计|包括|涉及|分为)[\u4e00-\u9fff]{0,6}$|(?:批复|安排|实施|下达|支持|立项)[\u4e00-\u9fff]{0,16}(?:项目|资金|任务)$")
_THEIRS = re.compile(r"^(?:项目)?[，、](?:合计|总计|共计?|总|项目)?(?:金额|资金|投资|经费|补助)(?:合计|共计|总额|为|共)*$")


def listed_count(scene: Scene) -> Iterator[Told]:
    """So many items, so much money, and each with its own: where the money of those listed makes the whole, they are all of them."""
    for count, whole in zip(scene.terms, scene.terms[1:], strict=False):
        if count.dimension not in _COUNTED or not _ITEMS.search(count.clause) or not _THEIRS.match(whole.lead) or not whole.countable:
            continue
        parts = [term for term in scene.terms if term.start > whole.end and alike(term, whole)]
        opened = re.match(r"[，,(:：。]?(?:其中|包括|分别为|分别是|具体为)", scene.text[whole.end : whole.end + 6])
        if opened and len(parts) > 1 and all(term.countable for term in parts) and sum(map(value, parts)) == value(whole):
            yield Told("listed", "所列项数", count, (f"1*{len(parts)}",), True, (count, *parts))


_COUNTED = ("count:项", "count:个", "count:笔", "count:类", "count:个项目", "count:家", "count:所")


_PORTION = re.compile(r"^(?:补助|补贴|承担|负担|资金)?(?:为|即|计|合|约为|共计|共)(?:补助|补贴)?$")
_WHOLE = re.compile(r"(?:总[\u4e00-\u9fff]{1,4}|总额|投资额?|造价|保费|保险费|合同价|成本|概算|预算|费用|资金)(?:为|是|共|约|:)*$")
_OUT_OF, _MOVED = re.compile(r"每|标准|单价|上年|去年|其中"), re.compile(r"增|降|减|率|比|涨|超|[较低高]")


def portioned(scene: Scene) -> Iterator[Told]:
    """总保费1,200万元，中央补贴45%为540万元，省级补贴30%为360万元: each share and what it comes to, of the sum before them."""
    for share, result in zip(scene.terms, scene.terms[1:], strict=False):
        if share.unit != "%" or result.dimension != "money" or not result.countable or not _PORTION.match(result.lead) or _MOVED.search(share.clause):
            continue
        own = {after.start for first, after in zip(scene.terms, scene.terms[1:], strict=False) if first.unit == "%" and _PORTION.match(after.lead)}
        bases = [term for term in scene.before(share) if term.dimension == "money" and term.countable and term.start not in own]
        if bases and _WHOLE.search(bases[-1].clause) and not _OUT_OF.search(bases[-1].clause):
            base = as_printed_in(bases[-1], result.factor)
            yield Told("rate", f"{share.plain}%的金额", result, (f"{base}*{share.plain}/100",), True, (bases[-1], share, result))


_IN_ALL, _AT_FIRST, _LATER = re.compile(r"共(?!享|建|同)[\u4e00-\u9fff]{0,6}$"), re.compile(r"年初"), re.compile(r"(?:年中|年内|中途|后续)(?:又|再)?(?:增加|追加|新增|增补|调增)")


def begun(scene: Scene) -> Iterator[Told]:
    """全年实施项目14个，年初安排9个、600万元，年中增加5个: those of the year's start and those that came later."""
    counts = [term for term in scene.terms if term.dimension.startswith("count:个") and term.countable and not in_brackets(scene, scene.start, term)]
    for result, first, later in zip(counts, counts[1:], counts[2:], strict=False):
        if _IN_ALL.search(result.clause) and _AT_FIRST.search(first.clause) and _LATER.search(later.clause):
            yield Told("sum", "年初与年中之和", result, (working([first, later], "+", result.factor),), True, (result, first, later))
