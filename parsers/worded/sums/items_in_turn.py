"""Items one after another, each with the same few numbers, under the paragraph that tells what they are together: 计划改造1286户，实际改造1243户，各村情况为：⏎
甲村计划312户、完成312户；乙村计划268户、完成261户；…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from model.slips import reordered
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_STOPS = regexp(r"[；;。]")
_NUMERAL = regexp(r"[\d.,]+")
_HEAD = regexp(r"^[^\d：:，,、]{2,12}?(?=(?:计划|任务|目标|应|实际|已|完成|安排|下达|投入|支出|到位|发放|新建|改造|维修|覆盖|惠及)[^\d]{0,8}$)")
_SAME = {"完成": ("完成", "实际", "已"), "实际": ("完成", "实际", "已"), "计划": ("计划", "任务", "目标", "应", "下达"), "任务": ("计划", "任务", "目标", "应", "下达")}
_NO_PART = regexp(r"每|均|率|其中|最[高低]|平均|[较比]|上年|去年")
_FEWEST, _NEAR = 3, 5


def items_in_turn(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  A column of the list is held to its whole where another column makes its own."""
    items = _items(scenes)
    if len(items) < _FEWEST:
        return
    before = [term for scene in (*earlier, *(scene for scene in scenes if scene.terms[-1].end <= items[0][0].start)) for term in scene.terms if term.countable]
    columns = list(zip(*items, strict=True))
    wholes = [_whole(column, before) for column in columns]
    holds = [whole is not None and sum(map(value, column)) == value(whole) for column, whole in zip(columns, wholes, strict=True)]
    for column, whole, held in zip(columns, wholes, holds, strict=True):
        if whole is not None and (held or any(holds)):
            way = "+".join(as_printed_in(term, whole.factor) for term in column)
            yield Told("sum", "所列各项之和", whole, (way,), True, (whole, *column))


def _items(scenes: Sequence[Scene]) -> list[tuple[Term, ...]]:
    """The numbers of each item of the first run whose items are told alike."""
    run: list[tuple[Term, ...]] = []
    shape: tuple[str, ...] = ()
    for scene in scenes:
        for terms in _stretches(scene):
            own = tuple(_label(term, not at) + term.unit for at, term in enumerate(terms))
            if run and own == shape:
                run.append(terms)
            elif len(run) < _FEWEST:
                run, shape = ([terms], own) if own and all(term.countable and not _NO_PART.search(term.clause) for term in terms) else ([], ())
            else:
                return run
    return run


def _stretches(scene: Scene) -> Iterator[tuple[Term, ...]]:
    opens = scene.start
    for stop in [*(match.start() for match in _STOPS.finditer(scene.text, scene.start, scene.end)), scene.end]:
        terms = tuple(term for term in scene.terms if opens <= term.start < stop)
        if terms:
            yield terms
        opens = stop + 1


def _label(term: Term, first: bool) -> str:
    """计划 of 李庄村计划; 完成 of 、完成."""
    words = _NUMERAL.sub("", term.clause)
    return _HEAD.sub("", words) if first else words


def _whole(column: Sequence[Term], before: Sequence[Term]) -> Term | None:
    """The number before the list that the column makes, or nearly makes, by the word that it is told with."""
    able = [term for term in before if alike(term, column[0]) and not _NO_PART.search(term.clause)]
    total = sum(map(value, column))
    same = [term for term in able if value(term) == total]
    if same:
        return same[-1]
    label = _label(column[0], True)
    words = next((words for key, words in _SAME.items() if key in label), (label,) if label else ())
    named = [term for term in able if any(word in term.clause for word in words)]
    near = [term for term in named if abs(value(term) - total) * _NEAR <= value(term) or reordered(f"{total / term.factor:f}", term.plain)]
    return near[-1] if len({value(term) for term in near}) == 1 else None
