"""An account that was filled in line by line, a name on one line and its number on the next: 上年结转 / 38.46 / 本年预算 / 412.00 / 可用资金合计 / 450.46 /
本年支出 / 431.20 / 年末结余 / 19.26 / 预算执行率 / 95.72%; each level's part behind a sum: 到位资金 / 405 / 其中：中央资金 / 150 / 省级资金 / 120 / 县级资金 / 135;
and what a sentence behind it tells of what was left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.document import BlockKind, Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from model.view import squeezed
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid

_NAME = regexp(r"(?:其中[:：])?[\u4e00-\u9fff（）()“”、]{2,16}[:：]?")
_NUMBER = regexp(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<sign>%|万元|元)?")
_ROLES = (
    ("rate", regexp(r"(?:预算|资金)*(?:执行|支出|使用)率")),
    ("carried", regexp(r"(?:上年|年初|以前年度)(?:末)?结[转余](?:资金|数|结余)?")),
    ("pool", regexp(r"(?:全年|本年)?(?:可用|可支配|可使用)(?:资金|财力|指标)?(?:合计|总计|总额|总数)?|(?:资金|收入|来源)(?:合计|总计)")),
    ("left", regexp(r"(?:年末|期末|本年|累计)?(?:资金)?(?:结余|结转|结转结余|剩余)(?:资金|数|金额)?")),
    ("spent", regexp(r"(?:本年|当年|全年|实际|累计|项目)*(?:支出|执行数?|使用)(?:数|金额|资金|合计)?")),
    ("income", regexp(r"(?:本年|当年|全年|年度|追加|调整)*(?:预算|收入|下达|到位|安排|拨入|追加)(?:数|金额|资金|安排)?")),
)
_TIER = regexp(r"(?:其中[:：]?)?(?:中央|省级?|自治区级?|市级?|州级?|县级?|区级?|旗级?|乡镇级?|地方|本级|上级|单位自筹|自筹|社会|其他)(?:财政)?(?:专项|补助|配套|转移支付)*(?:资金|补助|投入)?")
_FEWEST = 3
_GONE = regexp(
    r"(?:结余|结转|剩余)(?:资金)?(?:中|，其中|,其中|：|:)[，,]?(?P<first>[\u4e00-\u9fff]{2,10}?)(?P<a>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)[，,、；;](?P<second>[\u4e00-\u9fff]{2,10}?)"
    r"(?P<b>\d[\d,]*(?:\.\d+)?)(?P=unit)(?=[。；;）)]|$)"
)
_BACK, _ON = regexp(r"收回|上缴|缴回|退回|缴还|注销"), regexp(r"结转|留用|留存|继续|下年")


@dataclass(frozen=True, slots=True)
class _Entry:
    role: str
    name: str
    printed: str
    sign: str
    anchor: Anchor
    part: int


def account_relations(laid: Laid) -> tuple[Worded, ...]:
    """What such an account should come to: all there was to spend, what was left of it, its rate, and where that went."""
    paired = {table.index for table, grid in laid.grids if _in_pairs(table, grid)}
    texts = [stretch for stretch in laid.stretches if (stretch.cell is None or stretch.cell.table in paired) and stretch.kind is not BlockKind.CAPTION and stretch.text.strip()]
    texts.sort(key=lambda stretch: stretch.view.offsets[0])  # a name and its number again, whichever rows they were put into
    found: list[Worded] = []
    for run, behind in _runs(laid.document, texts):
        found.extend(_by_level(run))
        run = [entry for entry in run if entry.role != "tier"]
        own = {entry.role: entry for entry in run}
        if len(own) >= _FEWEST and len(own) == len([entry for entry in run if entry.role != "income"]) + ("income" in own):
            found.extend(_worked(own, [entry for entry in run if entry.role == "income"]))
            found.extend(_gone(laid.document, own, behind))
    found.extend(_by_nature(laid))
    return tuple(found)


_NATURE = regexp(r"按(?:收入|支出)性质(?:划)?分")
_BY_NATURE = regexp(
    r"(?:(?P<in>一般公共预算|政府性基金|国有资本经营预算|(?:纳入)?(?:财政)?专户管理|非税收入|上级|(?:上年|年初)结[转余]|其他(?:资金|收入|来源))[\u4e00-\u9fff]{0,12}|(?P<out>基本支出|项目支出))"
    r"[:：]?(?P<number>\d[\d,]*(?:\.\d+)?)?(?P<sign>万元|元)?(?=[，,。;；、其政纳国上非项]|$)"
)
_FAR = 14


def _by_nature(laid: Laid) -> Iterator[Worded]:
    """按收入性质分：一般公共预算700，其他资金250。按支出性质分：基本支出600，项目支出350: one sum told apart twice, in whatever cells or lines."""
    at = next((at for at, stretch in enumerate(laid.stretches) if _NATURE.search(stretch.text)), None)
    if at is None:
        return
    sides: dict[str, list[_Entry]] = {"in": [], "out": []}
    for place, stretch in enumerate(laid.stretches[at : at + _FAR], at):
        view = squeezed(stretch.view)
        for match in _BY_NATURE.finditer(view.text):
            side = "in" if match["in"] else "out"
            if match["number"]:
                entry = _Entry(side, match[side], match["number"].replace(",", ""), match["sign"] or "", laid.document.anchor(view.span(*match.span("number")), stretch.cell), stretch.part)
                sides[side].append(entry)
            elif match.end() == len(view.text) and stretch.cell is not None and place + 1 < len(laid.stretches):
                sides[side].extend(_next_cell(laid, side, match[side], laid.stretches[place + 1]))
    names = [entry.name for entries in sides.values() for entry in entries]
    alike = len({entry.sign for entries in sides.values() for entry in entries}) == 1
    if alike and len(set(names)) == len(names) and len(sides["out"]) == len(_OUTS) and sides["in"]:
        last, rest = sides["out"][-1], sides["out"][:-1]
        way = "+".join(entry.printed for entry in sides["in"]) + "".join(f"-{entry.printed}" for entry in rest)
        told = _told(last, (*sides["in"], *rest), (way,))
        yield replace(told, kind="parts", label=f"{last.name}（按收入性质各项之和减其余）")


_OUTS = ("基本支出", "项目支出")


def _next_cell(laid: Laid, side: str, name: str, stretch: Stretch) -> Iterator[_Entry]:
    """基本支出： | 620"""
    view = squeezed(stretch.view)
    match = _NUMBER.fullmatch(view.text) if stretch.cell is not None else None
    if match is not None and match["sign"] != "%":
        yield _Entry(side, name, match["number"].replace(",", ""), match["sign"] or "", laid.document.anchor(view.span(*match.span("number")), stretch.cell), stretch.part)


def _in_pairs(table: Table, grid: Grid) -> bool:
    """Names and numbers a line each that were taken for two rows, or for one."""
    cells = [grid.cells[place] for place in sorted(grid.cells, key=lambda place: (place[1], place[0]))] if table.rows <= _ROWS else []
    starts = [cell.span.start for cell in cells]
    return len(cells) > 1 and len(cells) == table.rows * table.columns and starts == sorted(starts) and (table.rows > 1 or table.columns == _ROWS)


_ROWS = 2


def _by_level(run: Sequence[_Entry]) -> Iterator[Worded]:
    """A sum and, right behind it, what each level gave of it; told only where they come near, so that none is left out."""
    for at, whole in enumerate(run):
        tiers: list[_Entry] = []
        for entry in run[at + 1 :]:
            if entry.role != "tier":
                break
            tiers.append(entry)
        total = sum((Decimal(tier.printed) for tier in tiers), Decimal(0))
        if whole.role != "tier" and len(tiers) > 1 and abs(total - Decimal(whole.printed)) * _PART <= Decimal(whole.printed):
            yield _told(whole, tiers, ("+".join(tier.printed for tier in tiers),))


_PART = 5


def _runs(document: Document, texts: Sequence[Stretch]) -> Iterator[tuple[list[_Entry], Stretch | None]]:
    """The pairs of lines that follow each other unbroken, and the stretch behind them."""
    run: list[_Entry] = []
    at = 0
    while at < len(texts):
        entry = _entry(document, texts[at], texts[at + 1]) if at + 1 < len(texts) else None
        if entry is None:
            if run:
                yield run, texts[at]
            run = []
            at += 1
            continue
        run.append(entry)
        at += 2
    if run:
        yield run, None


def _entry(document: Document, name: Stretch, number: Stretch) -> _Entry | None:
    called, view = squeezed(name.view).text, squeezed(number.view)
    match = _NUMBER.fullmatch(view.text) if _NAME.fullmatch(called) else None
    bare = regexp(r"[（(][^（）()]*[)）]|[:：]").sub("", called).removeprefix("其中")
    role = next((role for role, pattern in (*_ROLES, ("tier", _TIER)) if pattern.fullmatch(bare)), None) if match else None
    if match is None or role is None or (role == "rate") != (match["sign"] == "%"):
        return None
    anchor = document.anchor(view.span(*match.span("number")), number.cell)
    return _Entry(role, bare, match["number"].replace(",", ""), match["sign"] or "", anchor, number.part)


def _worked(own: dict[str, _Entry], incomes: Sequence[_Entry]) -> Iterator[Worded]:
    pool, spent, left, rate, carried = (own.get(role) for role in ("pool", "spent", "left", "rate", "carried"))
    whole = pool or (incomes[0] if len(incomes) == 1 and carried is None else None)
    if pool is not None and carried is not None and len(incomes) == 1:
        yield _told(pool, (carried, incomes[0]), (f"{carried.printed}+{incomes[0].printed}",))
    if whole is not None and spent is not None and left is not None:
        yield _told(left, (whole, spent), (f"{whole.printed}-{spent.printed}",))
    if rate is not None and spent is not None and (whole is not None or incomes):
        bases = [*([whole] if whole is not None else []), *(entry for entry in incomes if entry is not whole)]
        yield _told(rate, (spent, *bases), tuple(f"{spent.printed}/{base.printed}" for base in bases))


def _told(claimed: _Entry, parts: Sequence[_Entry], ways: tuple[str, ...]) -> Worded:
    anchors = (claimed.anchor, *(part.anchor for part in parts))
    return Worded(
        id="", kind="rate" if claimed.role == "rate" else "sum" if parts[0].role == "tier" else "gap", label=claimed.name + ("各级之和" if parts[0].role == "tier" else ""), claimed=claimed.printed, claimed_unit=claimed.sign or "万元", ways=ways, firm=True,
        anchor=anchors[1], claimed_anchor=anchors[0], part=claimed.part, tokens=tuple(anchor.span for anchor in anchors), places=anchors[1:],
    )


def _gone(document: Document, own: dict[str, _Entry], behind: Stretch | None) -> Iterator[Worded]:
    """年末结余中，财政收回7.26万元，结转下年使用12.00万元: taken back or carried over, there is no third."""
    left = own.get("left")
    view = squeezed(behind.view) if behind is not None else None
    match = _GONE.search(view.text) if view is not None else None
    if left is None or behind is None or view is None or match is None or left.sign == "元" or match["unit"] != "万元":
        return
    went = [(bool(_BACK.search(match[key])), bool(_ON.search(match[key]))) for key in ("first", "second")]
    if set(went) != {(True, False), (False, True)}:
        return
    parts = [_Entry("gone", "", match[key].replace(",", ""), "", document.anchor(view.span(*match.span(key)), behind.cell), behind.part) for key in ("a", "b")]
    if Decimal(parts[0].printed) < Decimal(left.printed):
        yield _told(left, parts, (f"{parts[0].printed}+{parts[1].printed}",))
