"""Projects told one after the other in one file: （一）甲项目。…（二）乙补助资金。…: what is said under each is said of it alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part, PartKind
from model.quick import changed
from model.regexp import regexp
from model.view import cell_view
from parsers.frames import squeeze
from parsers.mentions import Mention, mentions

_LEVELS = (r"第[一二三四五六七八九十]+[章部分]+|[一二三四五六七八九十]{1,3}、", r"[（(][一二三四五六七八九十]{1,3}[)）]", r"\d{1,2}[.、．](?!\d)|(?:指标|子?项目)\d{1,2}[:：]", r"[（(]\d{1,2}[)）]")
_ORDER = regexp("|".join(f"(?P<l{level}>{form})" for level, form in enumerate(_LEVELS)))
_NAME = regexp(r"^(?P<name>[^，。：:；;,]{4,40}?)(?:[（(][^（）()]{1,30}[)）])?(?:[。：:，,]|$)")
_OVER = regexp(r"^(?:附[件表录]?\d*[:：]?|注[:：]|附[:：])")
_TOTALS = ("total_score", "total_grade")
"""Marks and grades whose voice is not yet told."""
_SCORES = ("total_score", "self_score", "eval_score")
_OUTCOMES = (*_TOTALS, "self_score", "eval_score", "self_grade", "eval_grade", "execution_rate", "invest_total")
_YEAR = regexp(r"20\d\d年?度?")
_FEWEST = 2
_WORDS = ("text", "structure")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Opening:
    """A block that opens with a number: its level, where it starts, the project it names (if any)."""

    level: int
    start: int
    name: str | None


@dataclass(frozen=True, slots=True)
class ProjectStretch:
    """From here to there one project is spoken of."""

    start: int
    end: int
    name: str


def by_project(document: Document, figures: Sequence[Figure], parts: Sequence[Part], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, those under a project's own heading with its name as their scope.  Headings count only where at least
    two neighbours of one level tell of a result (marks, a grade, an execution rate): else they list parts of one project."""
    places = sorted(figure.anchor.span.start for figure in figures if figure.role in _OUTCOMES and figure.subject.dimension is None)
    entered = _entered(figures, parts).values()
    formed = {_bare(name) for name in entered}
    own = [_by_form(stretch, figures) for run in _runs(document, lexicon) for stretch in _telling(run, places) or _with_forms(run, formed)]
    listed = {figure.subject.scope for figure in figures if figure.role in _SCORES and figure.subject.scope}
    known = [*(stretch.name for stretch in own), *entered, *_rowed(document, figures, lexicon)]
    known += [name for name in sorted(name for name in listed if name) if sum(_bare(other).endswith(_bare(name)) for other in set(known)) != 1]
    names = tuple({_bare(name): name for name in reversed(known)}.values())[::-1]
    own += _forms(set(names), figures, parts)
    purposes = [stretch for run in _runs(document, lexicon, _purpose) if _each_budgeted(run, figures) for stretch in run]
    figures = [_for_purpose(purposes, figure) for figure in figures] if purposes else figures
    if len(names) < _FEWEST:
        return tuple(_of(own, figure, lexicon) for figure in figures) if own else tuple(figures)
    rows = _rows(names, figures)
    passing = tuple(mention for mention in mentions(document, names, {name: _bare(name) for name in names}) if not _in_list(document, mention))
    return tuple(_in_row(rows, figure) or _passing(passing, _of(own, figure, lexicon)) for figure in figures)


def _filled_in(figure: Figure, parts: Sequence[Part]) -> bool:
    """Whether a form gives this as its project's name, in a cell or on a line of its own (项目名称：… above the grid)."""
    return figure.role == "project_name" and (figure.anchor.cell is not None or parts[figure.part].kind is PartKind.SELF_FORM)


def _entered(figures: Sequence[Figure], parts: Sequence[Part]) -> dict[int, str]:
    """The project of each form, where two or more forms are of different projects."""
    names = {figure.part: _YEAR.sub("", squeeze(figure.raw)) for figure in figures if _filled_in(figure, parts)}
    return names if len(set(names.values())) >= _FEWEST else {}


def _rowed(document: Document, figures: Sequence[Figure], lexicon: Lexicon) -> Iterator[str]:
    """What the rows of money of a table are called whose first heads say that they are projects."""
    heads = [word for word, role in lexicon.maps["project_heads"].items() if role == "project"]
    tables = {table.index for table in document.tables if any(cell.row == 0 and squeeze(cell_view(document, cell).text) in heads for cell in table.cells)}
    for figure in figures:
        item = squeeze(figure.subject.item or "")
        if figure.anchor.cell is not None and figure.anchor.cell.table in tables and figure.role in _MONEY and item not in _COLUMNS and len(_bare(item)) > 1:
            yield item


_MONEY = ("budget_total", "budget_adjusted", "funds_received", "funds_spent", "funds_forecast")
_COLUMNS = ("年初", "全年", "年度", "项目", "变更后", "调整后")
_TOLD_IN_PASSING = (*_MONEY, "funds_carried_over", "execution_rate", "received_rate", "self_score", "eval_score", "total_score", "self_grade", "eval_grade", "total_grade")


def _in_list(document: Document, mention: Mention) -> bool:
    """结余19.2万元，其中：甲补助8.16万元，乙补助3.00万元: the first item of a list is a part of the sum before it."""
    return document.text[max(0, mention.start - 6) : mention.start].rstrip().endswith(("其中：", "其中:"))


def _passing(found: Sequence[Mention], figure: Figure) -> Figure:
    """A sum, a rate or a mark that a sentence tells of a project by the way: of that project."""
    subject = figure.subject
    if figure.role not in _TOLD_IN_PASSING or figure.anchor.cell is not None or subject.lot is not None or subject.source not in (None, "合计"):
        return figure
    at = figure.anchor.span.start
    mention = next((mention for mention in found if mention.start <= at < mention.end), None)
    own = _bare(subject.item or "") if subject.item not in _COLUMNS else ""
    if mention is not None and own and own not in _bare(mention.name) and _bare(mention.name) not in own:
        return figure  # 甲补助8.16万元，乙补助3.00万元: the second is told of what it names itself
    if mention is None or (subject.scope is not None and not _bare(mention.name).endswith(_bare(subject.scope))):
        return figure
    item = subject.item if subject.item in _COLUMNS else None
    return changed(figure, subject=changed(subject, scope=mention.name, item=item))


def _rows(told: Sequence[str], figures: Sequence[Figure]) -> dict[int, dict[str, str]]:
    """Tables that go through the projects one a row, wherever they stand: what each row is called, and which project that is."""
    named: dict[int, dict[str, str]] = {}
    for figure in figures:
        item = _bare(figure.subject.item or "")
        same = [name for name in told if item and item == _bare(name)]
        if figure.anchor.cell is not None and len(same) == 1:
            named.setdefault(figure.anchor.cell.table, {})[figure.subject.item or ""] = same[0]
    return {table: names for table, names in named.items() if len(set(names.values())) >= _FEWEST}


def _bare(name: str) -> str:
    """河道保洁 and 2024年河道保洁项目 are one name."""
    return regexp(r"(?:项目|专项|资金|经费|工程)+$").sub("", _YEAR.sub("", squeeze(name)))


def _in_row(rows: dict[int, dict[str, str]], figure: Figure) -> Figure | None:
    """A figure of such a table: of its row's project; of none where the row names none of them.  None for what stands elsewhere."""
    names = rows.get(figure.anchor.cell.table) if figure.anchor.cell is not None else None
    if names is None:
        return None
    name = names.get(figure.subject.item or "")
    return changed(figure, subject=changed(figure.subject, scope=name, item=None)) if name else figure


def _forms(told: Set[str], figures: Sequence[Figure], parts: Sequence[Part]) -> list[ProjectStretch]:
    """The parts that are the form of one project each, of those that are told: their 项目名称 is the same."""
    entered: dict[int, set[str]] = {}
    for figure in figures:
        if _filled_in(figure, parts):
            entered.setdefault(figure.part, set()).add(_YEAR.sub("", squeeze(figure.raw)))
    found: list[ProjectStretch] = []
    for part in parts:
        name = entered[part.index].pop() if len(entered.get(part.index, ())) == 1 else ""
        same = {other for other in told if name and (name in other or other in name)}
        if len(same) == 1:
            found.append(ProjectStretch(part.span.start, part.span.end, same.pop()))
    return found


def _telling(run: Sequence[ProjectStretch], places: Sequence[int]) -> Sequence[ProjectStretch]:
    """The run, where most of it tells of results; nothing else.  ``places``: where results stand, in order."""
    telling = [stretch for stretch in run if bisect_left(places, stretch.start) < bisect_left(places, stretch.end)]
    return run if len(telling) * 2 > len(run) and len(telling) >= _FEWEST else ()


def _of(stretches: Sequence[ProjectStretch], figure: Figure, lexicon: Lexicon) -> Figure:
    subject, at = figure.subject, figure.anchor.span.start
    if subject.scope is not None or subject.lot is not None:
        return figure
    concept = lexicon.concepts.get(figure.role)
    if figure.role not in _TOTALS and (concept is None or concept.kind in _WORDS):
        return figure
    name = next((stretch.name for stretch in stretches if stretch.start <= at < stretch.end), None)
    return changed(figure, subject=changed(subject, scope=name)) if name else figure


def _with_forms(run: Sequence[ProjectStretch], entered: Set[str]) -> Sequence[ProjectStretch]:
    """The run, where most of it is called as the projects of the file's forms are; nothing else."""
    known = [stretch for stretch in run if _bare(stretch.name) in entered]
    return run if len(known) * 2 > len(run) and len(known) >= _FEWEST else ()


_PURPOSE = regexp(r"(?P<name>[\u4e00-\u9fff]{3,12})[。：:](?=.)")
_NO_PURPOSE = regexp(r"资金(?!$)|预算|支出|到位|情况|概况|投入|使用|背景|依据|目标|方面|绩效|结余|管理(?!费)|实施|内容|范围|问题|建议|原因|措施|年度|总体|合计")
_FARTHEST = 400
"""A purpose is told in so many characters; chapters are longer."""


def _purpose(text: str, _: Lexicon) -> str | None:
    """What money is for, at the head of a numbered paragraph: 移民培训。计划…，计划资金95万元."""
    match = _PURPOSE.match(text)
    return match["name"] if match and not _NO_PURPOSE.search(match["name"]) and not _BY_NUMBER.match(text) else None


def _each_budgeted(run: Sequence[ProjectStretch], figures: Sequence[Figure]) -> bool:
    """Whether half of the paragraphs, two at least, tell a budget as if it were the whole, each another."""
    if len(run) < _FEWEST or any(stretch.end - stretch.start > _FARTHEST for stretch in run[:-1]):
        return False
    told = [{figure.raw for figure in figures if figure.role == "budget_total" and _as_if_whole(figure) and stretch.start <= figure.anchor.span.start < stretch.end}
            for stretch in run]
    budgets = [raws for raws in told if raws]
    return len(budgets) >= _FEWEST and 2 * len(budgets) >= len(run) and len(set().union(*budgets)) >= len(budgets)


def _as_if_whole(figure: Figure) -> bool:
    subject = figure.subject
    return figure.anchor.cell is None and subject.lot is None and subject.scope is None and subject.source in (None, "合计") and subject.item in (None, *_COLUMNS)


def _for_purpose(stretches: Sequence[ProjectStretch], figure: Figure) -> Figure:
    """A sum in such a paragraph is of what the paragraph names."""
    if figure.role not in (*_TOLD_IN_PASSING, "budget_added") or not _as_if_whole(figure):
        return figure
    at = figure.anchor.span.start
    name = next((stretch.name for stretch in stretches if stretch.start <= at < min(stretch.end, stretch.start + _FARTHEST)), None)
    return changed(figure, subject=changed(figure.subject, scope=name)) if name else figure


def _runs(document: Document, lexicon: Lexicon, named: Callable[[str, Lexicon], str | None] | None = None) -> Iterator[list[ProjectStretch]]:
    """Neighbouring openings of one level that all name a project, or what else ``named`` finds there."""
    opened = [*_openings(document, lexicon, named or project_named), _Opening(-1, len(document.text), None)]
    for level in range(len(_LEVELS)):
        run: list[ProjectStretch] = []
        for at, opening in enumerate(opened):
            if opening.level > level:
                continue
            if opening.level < level or opening.name is None:
                yield run
                run = []
            else:
                end = next(later.start for later in opened[at + 1 :] if later.level <= level)
                run.append(ProjectStretch(opening.start, end, opening.name))
        yield run


def _openings(document: Document, lexicon: Lexicon, named: Callable[[str, Lexicon], str | None]) -> Iterator[_Opening]:
    for block in document.blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.FURNITURE):
            continue
        text = "".join(document.text[block.span.start : min(block.span.end, block.span.start + 2 * _LONGEST)].split())[:_LONGEST]
        order = _ORDER.match(text)
        if order is not None and order.lastgroup is not None:
            yield _Opening(int(order.lastgroup[1:]), block.span.start, named(text[order.end() :], lexicon))
        elif _OVER.match(text) and len(block.span) < _LONGEST:
            yield _Opening(-1, block.span.start, None)


_BY_NUMBER = regexp(r"(?P<name>(?:子)?项目[一二三四五六七八九十])(?=自评|绩效|完成|实施|执行|评价|情况|[（(：:。]|$)")
"""项目一自评情况: called by its place in the list of the overview."""
_CALLED = regexp(r"(?:[：:]|[（(](?=[^()（）]*[)）]$))(?P<name>[\u4e00-\u9fff][^，。：:；;,]{3,39}?)[)）]?(?:[。：:，,]|$)")
"""项目一：山洪沟治理, 项目二（巡河护河）: by its number and by its name."""


def _by_form(stretch: ProjectStretch, figures: Sequence[Figure]) -> ProjectStretch:
    """A project that its heading only numbers goes by the name that the one form under it gives."""
    if not _BY_NUMBER.match(stretch.name):
        return stretch
    named = {squeeze(figure.raw) for figure in figures if figure.role == "project_name" and figure.anchor.cell is not None and stretch.start <= figure.anchor.span.start < stretch.end}
    return changed(stretch, name=named.pop()) if len(named) == 1 else stretch


def project_named(text: str, lexicon: Lexicon) -> str | None:
    """The project that a line or paragraph opens with; None for 项目资金, 中央专项资金 and other words that name none."""
    numbered = _BY_NUMBER.match(text)
    if numbered is not None:
        called = _CALLED.match(text, numbered.end("name"))
        name = _untailed(called["name"], lexicon) if called is not None else ""
        return name if _telling_name(name, lexicon) else numbered["name"]
    match = _NAME.match(text)
    if match is None:
        return None
    name = _untailed(match["name"], lexicon)
    if not name.endswith(lexicon.words["project_ends"]) or regexp(r"[是对按加进为]").match(name):
        return None
    return name if _telling_name(name, lexicon) else None


def _untailed(name: str, lexicon: Lexicon) -> str:
    """Without what only says that its evaluation is told: 山洪沟治理绩效自评情况."""
    name = regexp(r"[“”\"《》]").sub("", name)
    for tail in sorted(lexicon.words["project_tails"], key=len, reverse=True):
        name = name.removesuffix(tail)
    return name


def _telling_name(name: str, lexicon: Lexicon) -> bool:
    """Whether something is left of a name without the words that any project may have."""
    rest = regexp(r"[（()）、和与及的]").sub("", _YEAR.sub("", name))
    for word in sorted(lexicon.words["project_common"], key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) >= _FEWEST
