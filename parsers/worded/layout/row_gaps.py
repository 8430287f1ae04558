"""How far a result lies from its goal, told in a note beside the table that has both: 接待读者比年度指标值少3.6万人次; 图书少购600册;
接待读者超出目标1.83万人次; 尚有8台清扫车未到货, of 清扫车（台） | 20 | 12; 河长巡查较目标少3次, of 不少于48次 … | 45次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Worded
from model.regexp import regexp
from model.slips import mistyped
from model.span import Anchor
from model.view import View, cell_view, squeezed
from parsers.language import read
from parsers.stretch import Stretch
from parsers.worded.layout.laid import Laid
from parsers.worded.scene import Scene, Term, scene_of, value

_GOAL = r"(?:年度|年初|全年|绩效|既定|预期|设定|原定|计划|下达)*(?:目标任务|任务目标|目标|指标|计划|任务)(?:值|数|量)?"
_SHORT = regexp(
    rf"^(?P<name>[^，。；;\d]{{0,20}}?)(?:[较比与距离](?:{_GOAL})(?:仍|尚|还)?(?:相差|少|差|低|欠|缺)|(?:低于|少于|未达到?)(?:{_GOAL})|少(?:完成|[购建培开安种发修栽改治招举组实配采办][\u4e00-\u9fff]?))(?:完成|实施|建设|改造|新建|修建|安装|购置|治理|种植|栽植|发放|开展|培训|铺设|了)?$"
)
_OVER = regexp(rf"^(?P<name>[^，。；;\d]{{0,20}}?)(?:[较比](?:{_GOAL})(?:多|高|超)|(?:超出?|超过|高于|超额完成)(?:{_GOAL}))(?:完成|了|出)?$")
_LEFT = regexp(r"^(?:目前|现)?(?:剩余|尚余|还剩|仍剩|尚剩)(?:了)?$")
_THERE_ARE = regexp(r"^(?:目前)?(?:尚有|还有|仍有|尚差|还差|仍差|尚缺)$")
_UNDONE = regexp(r"(?P<name>[\u4e00-\u9fff]{0,14}?)(?:尚|还|仍)?未(?:能)?(?:到货|到位|完成|完工|建成|开展|实施|购置|安装|交付|投用|举办|发放|配备|栽植|治理|整改)")
_UNMET = regexp(r"未(?:能)?(?:全部|全面|按期|如期|完全)?(?:完成|完工|达到|实现)")
"""清淤任务未全部完成，剩余0.6万立方米."""
_SO_FAR = regexp(r"已(?:经)?(?:完成|建成|实施|更换|维修|安装|新建|改造|治理)[^。；;]{2,30}[，,]$|已(?:经)?(?:完成|建成|实施|更换|维修|安装|新建|改造|治理)[^，。；;]{2,24}[，,][^，。；;\d]{0,4}$")
"""已完成维修工程35处，剩余13处."""
_MAY_TELL = regexp(r"(?:目\s*标|指\s*标|计\s*划|任\s*务|[尚还仍剩]|少)[^。]{0,40}\d")
_ORDINAL = regexp(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十\d]{1,2}[)）、]|[①-⑳]|[一二三四五六]是)")
_OTHERS = regexp(r"上年|去年|同期|上一年|每|平均|其中|预算|序时")
_GOAL_CELL = regexp(r"(?:不少于|不低于|≥|>=|计划|目标值?)(?:为|:)?(?P<n>\d+(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff%]{1,3}?)(?=[，,；;。]|$|得|及)")
_UNIT_IN_NAME = regexp(r"[（(](?P<unit>[\u4e00-\u9fff%]{1,4})[)）]$")
_NUMERAL = regexp(r"\d+(?:\.\d+)?")
_RATES = regexp(r"(\d+(?:\.\d+)?)%")
_SHARED = 2
"""Characters together that a name of the note and one of the table must share."""
_MOST = 2
"""A gap so many times another is one of something else."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A measured indicator: what it is called, its goal and its result as printed, and in their unit."""

    name: str
    goal: str
    done: str
    unit: str
    places: tuple[Anchor, ...]


def row_gaps(laid: Laid) -> Iterator[Worded]:
    """Only where one row alone is of the unit and shares its name with the note."""
    rows = list(_rows(laid.document, laid.figures))
    for stretch in laid.stretches if rows else ():
        if stretch.kind is BlockKind.CAPTION or not _MAY_TELL.search(stretch.text):
            continue
        view = squeezed(stretch.view)
        for sentence in read(view.text, laid.lexicon):
            scene = scene_of(view.text, sentence, laid.lexicon)
            for term in scene.terms:
                told = _told(scene, term)
                if told is not None:
                    fitting = [row for row in rows if _may_be_of(scene, term, row)]
                    yield from _held(laid.document, stretch, view, term, told, fitting, laid.lexicon)


def _told(scene: Scene, term: Term) -> tuple[str, bool] | None:
    """What the gap is of, and whether the goal was missed (or passed); None where the words tell no such gap."""
    if not term.exact or term.dimension == "mark" or _OTHERS.search(term.lead):
        return None
    before = scene.text[scene.start : term.number.printed.number_start]
    clause = _ORDINAL.sub("", before[max(before.rfind(stop) for stop in "，,。；;：:") + 1 :])
    for pattern, missed in ((_SHORT, True), (_OVER, False)):
        match = pattern.match(clause)
        if match is not None:
            return match["name"] or before[: len(before) - len(clause)], missed
    if _LEFT.match(clause) and (_UNMET.search(before) or _SO_FAR.search(before)):
        return before[: len(before) - len(clause)], True
    behind = _UNDONE.match(scene.text, term.end) if _THERE_ARE.match(clause) else None
    return (behind["name"] or before[: len(before) - len(clause)], True) if behind is not None else None


def _may_be_of(scene: Scene, term: Term, row: _Row) -> bool:
    """满意度87.38%，低于目标值2.62个百分点: of the row that has the rate told before it, whatever it is called."""
    before = scene.text[max(scene.text.rfind(stop, scene.start, term.start) for stop in "。；;：:") + 1 : term.start]
    told = {Decimal(rate) for rate in _RATES.findall(before)} if term.unit.startswith(("个百分点", "百分点", "%")) else set()
    return not told or bool(told & {Decimal(row.done), Decimal(row.goal)})


def _held(document: Document, stretch: Stretch, view: View, term: Term, told: tuple[str, bool], rows: Sequence[_Row], lexicon: Lexicon) -> Iterator[Worded]:
    name, missed = told
    money = term.dimension == "money"  # 收入较目标少0.7亿元: of a row in the very same unit
    like = [row for row in rows if (row.unit == term.unit if money else _same_unit(row.unit, term.unit, lexicon)) and _longest(row.name, name) >= _SHARED]
    best = max((_longest(row.name, name) for row in like), default=0)
    found = [row for row in like if _longest(row.name, name) == best]
    if not found or len({(row.goal, row.done) for row in found}) != 1:
        return
    row = found[0]
    more, less = (row.goal, row.done) if missed else (row.done, row.goal)
    should = _in_base(Decimal(more) - Decimal(less), row.unit, lexicon)
    said = value(term)
    if should <= 0 or (max(should, said) > _MOST * min(should, said) and not mistyped(f"{(should / term.factor).normalize():f}", term.plain)):
        return
    scale = _in_base(Decimal(1), row.unit, lexicon) / term.factor
    way = f"{more}-{less}" if scale == 1 else f"({more}-{less})*{scale.normalize():f}"
    claimed = document.anchor(view.span(term.number.printed.number_start, term.end), stretch.cell)
    yield Worded(
        id="", kind="gap", label=f"“{row.name}”与目标之差", claimed=term.plain, claimed_unit=term.unit, ways=(way,), firm=True, anchor=row.places[0],
        claimed_anchor=claimed, part=stretch.part, tokens=(claimed.span,), places=row.places,
    )


def _in_base(number: Decimal, unit: str, lexicon: Lexicon) -> Decimal:
    known = lexicon.units.get(unit)
    return number * known.factor if known is not None else number


def _same_unit(a: str, b: str, lexicon: Lexicon) -> bool:
    """万人次 and 人次; % and 个百分点."""
    if (a, b) == ("%", "个百分点"):
        return True
    one, other = lexicon.units.get(a), lexicon.units.get(b)
    return a == b != "%" or (one is not None and other is not None and one.dimension == other.dimension != "" and "%" not in (a, b))


def _longest(a: str, b: str) -> int:
    """How many characters together two names share."""
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _rows(document: Document, figures: Sequence[Figure]) -> Iterator[_Row]:
    """The rows of the document's tables that have one goal and one result in figures; the goal may stand in the standard."""
    by_row: dict[tuple[int, int], dict[str, list[Figure]]] = {}
    for figure in figures:
        cell = figure.anchor.cell
        if cell is not None and figure.role in ("indicator_target", "indicator_actual") and figure.subject.indicator:
            by_row.setdefault((cell.table, cell.row), {}).setdefault(figure.role, []).append(figure)
    for place, roles in by_row.items():
        goals, done = roles.get("indicator_target", []), roles.get("indicator_actual", [])
        if len(done) != 1 or len(goals) > 1 or done[0].number is None or done[0].approximate is not None:
            continue
        row = _measured(goals[0], done[0]) if goals else _by_standard(document, place, done[0])
        if row is not None:
            yield row


def _measured(goal: Figure, done: Figure) -> _Row | None:
    name = done.subject.indicator or ""
    match = _UNIT_IN_NAME.search(name)
    unit = done.unit_text or goal.unit_text or (match["unit"] if match else "")
    if goal.number is None or not unit or len({one for one in (goal.unit_text, done.unit_text) if one}) > 1:
        return None
    return _Row(_UNIT_IN_NAME.sub("", name), goal.number.replace(",", ""), (done.number or "").replace(",", ""), unit, (goal.anchor, done.anchor))


def _by_standard(document: Document, place: tuple[int, int], done: Figure) -> _Row | None:
    """不少于48次，每少1次扣0.5分: the goal of a row that has no column for it."""
    table = next((table for table in document.tables if table.index == place[0]), None)
    found: list[tuple[str, Anchor]] = []
    for cell in table.cells if table is not None else ():
        if cell.row == place[1]:
            text = "".join(cell_view(document, cell).text.split())
            found += [(match["n"], document.anchor(cell.span)) for match in _GOAL_CELL.finditer(text) if match["unit"] == done.unit_text]
    if len({number for number, _ in found}) != 1 or not _NUMERAL.fullmatch((done.number or "").replace(",", "")):
        return None
    return _Row(done.subject.indicator or "", found[0][0], (done.number or "").replace(",", ""), done.unit_text, (found[0][1], done.anchor))
