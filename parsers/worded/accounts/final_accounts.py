"""The two sides of a department's final accounts, told paragraphs apart: 收入总计3,286.45万元；本年收入合计3,102.18万元，年初结转和结余184.27万元；
本年支出合计3,057.92万元，年末结转和结余228.53万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value

_FILL = r"(?:资金|金额|决算|数|额|共计|共|为|是|:)*$"
_ROLES = (
    ("total_in", regexp(rf"(?:^|[^\u4e00-\u9fff]|年度?|部门|单位|决算|[局委办院校])收入总[计额]{_FILL}|^收支总计(?:各|均)?{_FILL}")),
    ("total_out", regexp(rf"(?:^|[^\u4e00-\u9fff]|年度?|部门|单位|决算|[局委办院校])支出总[计额]{_FILL}|^收支总计(?:各|均)?{_FILL}")),
    ("income", regexp(rf"(?:本年|当年|年度)?(?<!上年)收入合计{_FILL}|(?:本年|当年)收入(?:共计)?{_FILL}")),
    ("outlay", regexp(rf"(?:本年|当年|年度)?(?<!上年)支出合计{_FILL}|(?:本年|当年)支出(?:共计)?{_FILL}")),
    ("opened", regexp(rf"(?:年初|上年|期初)(?:财政拨款)?(?:结转|结余)(?:和|及|、)?(?:结转|结余)?{_FILL}")),
    ("closed", regexp(rf"(?:年末|期末)(?:财政拨款)?(?:结转|结余)(?:和|及|、)?(?:结转|结余)?{_FILL}|结转(?:至)?下年(?:使用)?{_FILL}")),
)
_OTHERS = regexp(r"使用(?:非财政拨款|专用)?(?:结余|基金)|(?:用)?事业基金弥补|结余分配|提取(?:专用)?基金|上缴上级支出")
"""What else the totals may hold."""
_SIDES = (("opened", "total_in", "income", "收入总计减本年收入"), ("closed", "total_out", "outlay", "支出总计减本年支出"))
_NOT = regexp(r"上年度|去年|[较比]|其中|增加|减少|财政拨款收入支出|预算(?!单位)")


def final_accounts(scenes: Sequence[Scene], everywhere: Sequence[Scene]) -> Iterator[Told]:
    """``everywhere``: the sentences of the report.  Only where each of the three is told with one value, and nothing else that a total may hold."""
    own = {id(term): role for scene in scenes for term in scene.terms if (role := _role(term)) in ("opened", "closed")}
    if not own or any(_OTHERS.search(scene.text, scene.start, scene.end) for scene in everywhere):
        return
    told: dict[str, list[Term]] = {}
    for scene in everywhere:
        for term in scene.terms:
            if (role := _role(term)) is not None:
                told.setdefault(role, []).append(term)
                if role == "total_in" and term.clause.startswith("收支"):
                    told.setdefault("total_out", []).append(term)
    for left, whole, part, label in _SIDES:
        wholes, parts = told.get(whole, []), told.get(part, [])
        if len({value(term) for term in wholes}) != 1 or len({value(term) for term in parts}) != 1:
            continue
        for scene in scenes:
            for term in scene.terms:
                if own.get(id(term)) == left and alike(term, wholes[0]) and value(wholes[0]) > value(parts[0]):
                    way = "-".join(as_printed_in(one, term.factor) for one in (wholes[0], parts[0]))
                    yield Told("account", label, term, (way,), True, (term,))


def _role(term: Term) -> str | None:
    if not term.countable or term.dimension != "money" or _NOT.search(term.clause):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(term.clause)), None)
