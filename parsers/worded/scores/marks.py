"""Marks told beside one another: 分值4分，得2分，得分率50%; 自评97.5分 … 低8.3分; 满分10分，扣1.5分，得8.5分; 得分87.25分。其中资金管理20分，得17.5分；…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_RATE = regexp(r"得分率(?:为|是|:|仅)*$")
_WORTH = regexp(r"(?:满分|分值|标准分|权重分?值?|权重|总分)(?:为|共|:)*$|^\($")
_GOT = regexp(r"(?:得分|实得|得|评分)(?:为|共|:)*$")


def marks(scene: Scene) -> Iterator[Told]:
    """A rate of marks right behind its two marks."""
    given = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for rate in scene.percents:
        if not _RATE.search(rate.clause):
            continue
        before = [term for term in given if term.end <= rate.start][-2:]
        if len(before) == 2 and (_WORTH.search(before[0].clause or before[0].lead) or _in_a_row(before, rate)) and _GOT.search(before[1].clause) and _near(scene, before[1], rate):
            yield Told("rate", "得分率", rate, (f"{before[1].plain}/{before[0].plain}",), True, (*before, rate))


_GOT_NEXT, _RATE_NEXT = regexp(r"^[，,](?:实际|评价)?(?:实得分?|得分|得)(?:为)?$"), regexp(r"^[，,]得分率(?:为|是|:)*$")
_NO_WORTH = regexp(r"[得扣失丢][了分]?$|自评|加权|合计|平均|上年|去年")


def _in_a_row(before: Sequence[Term], rate: Term) -> bool:
    """项目产出权重最高，为35分，得31.5分，得分率90%: whatever leads to it, what stands right before a mark and its rate is what it is of."""
    return bool(_GOT_NEXT.match(before[1].lead) and _RATE_NEXT.match(rate.lead)) and not _NO_WORTH.search(before[0].clause)


def _near(scene: Scene, score: Term, rate: Term) -> bool:
    return len(scene.text[score.end : rate.start]) <= 8


_GAP = regexp(r"(?:低|高|少|多|相差|差距|扣减|下降|提高)(?:了|为|出)?$")
_COMPARED = regexp(r"^(?!.*每).*(?:相比|比较|较|(?<!占)比(?!率|例|重)|相差|差距)")
"""每高出1个百分点扣0.5分 is a standard, no comparison."""


def mark_gaps(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The gap of two totals, told in one sentence or in two that follow one another."""
    for at, scene in enumerate(scenes):
        for gap in scene.terms:
            given = [term for near in scenes[max(0, at - 1) : at + 1] for term in near.terms if term.dimension == "mark" and term.exact and term.end <= gap.start]
            own = scene.text[scene.start : gap.start]
            if gap.dimension != "mark" or not gap.exact or len(given) < 2 or not _GAP.search(gap.clause) or not _COMPARED.search(own):
                continue
            pairs = [(a, b) for first, a in enumerate(given) for b in given[first + 1 :]]
            ways = tuple(way for a, b in reversed(pairs) for way in (f"{a.plain}-{b.plain}", f"{b.plain}-{a.plain}"))
            yield Told("gap", "分差", gap, ways, len(given) == 2, (*given[-2:], gap))


FULL = regexp(r"(?:满分值?|标准分值?|分值|权重分?值?|应得分?)(?:为|共|是|:)*$")
_OFF = regexp(r"^[，,][^，。;\d每各均]{0,12}(?:扣|扣减|扣除|失)(?:了)?$")
KEPT = regexp(r"^[，,](?:故|该项|本项|实际|评价组?|最终|综合|认定|核定|评定|审定|核实|复核|专家)*(?:得分|评得|实得分?|得)(?:为|是|:)*$")
_BY_RATE = regexp(r"^[，,][^，。;\d]{0,12}(?:折算|计算|按比例)(?:得分|实得|得|计)(?:为)?$")
_NAMED = regexp(r"(?:^|[。；;.、)])[\u4e00-\u9fff“”]{3,16}(?<![扣得减失])$")
"""预算执行率8分，扣0.2分，按实际执行率折算得7.8分."""


def deductions(scene: Scene) -> Iterator[Told]:
    """标准分30分，扣2.4分，实得27.6分."""
    terms = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for full, off, got in zip(terms, terms[1:], terms[2:], strict=False):
        kept = KEPT.search(got.lead) or (_BY_RATE.search(got.lead) and not FULL.search(full.lead))
        if _OFF.search(off.lead) and kept and (FULL.search(full.lead) or _NAMED.search(full.lead)):
            yield Told("gap", "得分", got, (f"{full.plain}-{off.plain}",), True, (full, off, got))
        elif FULL.search(full.lead) and KEPT.search(off.lead) and _TAKEN.search(got.lead):  # 分值20分，得18分，扣2分
            yield Told("gap", "扣分", got, (f"{full.plain}-{off.plain}",), True, (full, off, got))


def deducted_in_turn(scene: Scene) -> Iterator[Told]:
    """分值25分，其中甲扣0.5分，乙扣1分，丙扣1.5分，该项得22分: two or more taken off in a row."""
    terms = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for at, full in enumerate(terms):
        run = list(takewhile(lambda term: _OFF.search(term.lead) and not _NO_SINGLE.search(term.clause), terms[at + 1 :]))
        got = terms[at + 1 + len(run)] if at + 1 + len(run) < len(terms) else None
        if len(run) > 1 and got is not None and FULL.search(full.lead) and KEPT.search(got.lead):
            yield Told("gap", "得分", got, ("-".join(term.plain for term in (full, *run)),), True, (full, *run, got))


_TAKEN = regexp(r"^[，,(](?:共|合计|总计|累计)?(?:扣分|扣减|扣除|扣|失分?|丢分?)(?:了|为)?$")
_WHY = regexp(r"扣分(?:原因|理由|情况|项|点|说明)|主要(?:是|原因)|原因(?:是|为|如下)|其中")
_ONE_OFF = regexp(r"(?<!共)(?<!合计)(?:扣分|扣减|扣除|扣)(?:了|为)?$")
_RATED = regexp(r"每[^，,。；;]{0,12}$|各(?:扣除?|扣减)?$")


def reasons(scenes: Sequence[Scene]) -> Iterator[Told]:
    """分值20分，得16.5分，扣3.5分。扣分原因：…，扣1.5分；…，扣2分: what is taken off in all, and for what, to the paragraph's end."""
    marks = [(scene, term) for scene in scenes for term in scene.terms if term.dimension == "mark" and term.exact]
    for at, (scene, off) in enumerate(marks[2:], 2):
        text, first = scene.text, marks[at - 2][1]
        if not (_TAKEN.search(off.lead) and KEPT.search(marks[at - 1][1].lead) and FULL.search(first.lead)) or not _WHY.match(text[off.end + 1 : off.end + 13].lstrip("。，,；;")):
            continue
        taken = [term for _, term in marks[at + 1 :] if _ONE_OFF.search(term.clause) and not _RATED.search(term.clause)]
        if len(taken) > 1 and not any(FULL.search(term.lead) for _, term in marks[at + 1 :]):
            yield Told("parts", "各项扣分之和", off, ("+".join(term.plain for term in taken),), True, (off, *taken))


_ALL_OFF = regexp(r"(?:共|合计|累计|总计|共计|合计应|应|小计)(?:扣分|扣减|扣除|扣|失分)(?:了|为)?$")
_NO_SINGLE = regexp(r"每|各|均|按(?!比例扣)|若|如|酌情")


def losses(paragraph: Scene) -> Iterator[Told]:
    """…，扣1分；…，扣0.5分；合计扣1.5分: what was taken off one by one since the last mark that was got, and in all."""
    run: list[Term] = []
    for term in paragraph.terms:
        if term.dimension != "mark":
            continue
        if _ALL_OFF.search(term.clause) and term.exact:
            if len(run) > 1:
                yield Told("penalty", "各处扣分之和", term, ("+".join(one.plain for one in run),), True, (*run, term))
            run = []
        elif _ONE_OFF.search(term.clause) and term.exact and not _RATED.search(term.clause) and not _NO_SINGLE.search(term.lead):
            run.append(term)
        elif _ONE_OFF.search(term.clause):
            return  # 各扣0.5分: how often, nobody says
        elif KEPT.search(term.lead):
            run = []


_SCORE = regexp(r"(?:得分|总分|评分|综合得分)(?:为|是|:)*$")
_PAIR_GOT = regexp(r"^[，,](?:实际|评价)?(?:实?得(?:分)?|评分)(?:为|:)?$")
_FEWEST, _HUNDRED = 3, 100


def marks_in_pairs(scene: Scene) -> Iterator[Told]:
    """A score and, behind 其中, what each of several is worth and got; held together where they are worth a hundred."""
    marks = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    opened = regexp(r"其中[:：，]?").search(scene.text[scene.start : scene.end])
    if opened is None:
        return
    at = scene.start + opened.end()
    total = next((term for term in marks if term.end <= at and _SCORE.search(term.clause)), None)
    behind = [term for term in marks if term.start >= at]
    pairs = list(zip(behind[::2], behind[1::2], strict=False))
    plain = all(_PAIR_GOT.match(got.lead) and regexp(r"[\u4e00-\u9fff]{2}$").search(full.clause) for full, got in pairs)
    if total is None or len(pairs) < _FEWEST or not plain or sum(_worth(full) for full, _ in pairs) != _HUNDRED:
        return
    got = [got for _, got in pairs]
    yield Told("sum", "各项得分之和", total, ("+".join(term.plain for term in got),), True, (total, *got))


def _worth(term: Term) -> int:
    """Whole marks; what is worth a fraction counts as none, so that the sum is not a hundred."""
    return int(term.plain) if term.plain.isdigit() else 0


_OF_THE_RUN = regexp(
    r"^[，,](?:三者|均值|[\u4e00-\u9fff]{0,6}平均(?:得?分)?|(?:[\u4e00-\u9fff]{0,4}[按经取以])?[\u4e00-\u9fff]{0,4}(?:简单|算术)平均(?:值|数|分|法)?(?:后|计算|得出|作为|确定)*[，,]?[\u4e00-\u9fff]{0,8}(?:得分|评分|总分))(?:为|是|:)*$"
)
"""，平均94.53分; ，简单平均后综合得分91.42分."""


_NEXT_MARK = regexp(r"^(?:[、和及]|[、，,和及][\u4e00-\u9fffA-Za-z“”（）()]{2,16}?(?:自评|评价)?(?:得分|得|为|:)*)$")
_NAMES, _PAIR = regexp(r"[\u4e00-\u9fff]{2}"), 2


def mean(scene: Scene) -> Iterator[Told]:
    """得分分别为96.5分、94.9分和92.2分，平均94.53分; 得分分别为：甲项目98.84分、乙项目96.66分、丙项目97.78分，平均得分97.76分."""
    for result in scene.terms:
        if result.unit != "分" or not result.exact or not _OF_THE_RUN.match(result.lead) or "加权" in result.lead:
            continue
        before = [term for term in scene.before(result) if not term.number.printed.han]  # 残疾人两项补贴96.66分
        run = before[-1:]
        while len(run) < len(before) and run[0].unit == "分" and _NEXT_MARK.match(scene.between(before[-len(run) - 1], run[0])):
            run.insert(0, before[-len(run) - 1])
        if len(run) > 1 and all(term.unit == "分" and term.exact for term in run) and (len(run) > _PAIR or not _NAMES.search(run[-1].lead)):
            yield Told("average", "平均分", result, (f"({'+'.join(term.plain for term in run)})/{len(run)}",), True, (*run, result))


_MEAN = regexp(r"(?:(?P<n>[两二三四])(?:者|项|类|个|方面)?)?(?:满意度|满意率)?(?:算术|简单)?平均(?:值|数|满意度|满意率|得分率)?(?:为|是|:)*$")


_COUNTED = regexp(r"[，,。;；、:()]")


def means(scene: Scene) -> Iterator[Told]:
    """企业满意度91.38%，公众满意度84.60%，两者平均87.99%."""
    for result in scene.percents:
        match = _MEAN.search(_COUNTED.split(scene.text[scene.start : result.start])[-1])
        size = {"三": 3, "四": 4}.get(match["n"] or "", 2) if match and match["n"] else 0
        before = [term for term in scene.percents if term.end <= result.start][-size:] if size else []
        if size and len(before) == size:
            yield Told("average", "平均", result, (f"({'+'.join(term.plain + '%' for term in before)})/{size}",), True, (*before, result))


_PRODUCT = regexp(r"(?<![\d.=+*×/÷-])(?P<full>\d+(?:\.\d+)?)分?[×*](?P<share>\d+(?:\.\d+)?)%[，,](?:故|因此|应|实际|该项|本项|按比例|计算)*(?:得分|得|计)(?:为)?(?P<got>\d+(?:\.\d+)?)分(?![值制])")


def multiplied(scene: Scene) -> Iterator[Told]:
    """4×92.22%，得3.69分: a product whose result stands behind a comma."""
    for match in _PRODUCT.finditer(scene.text, scene.start, scene.end) if "%" in scene.text and "得" in scene.text else ():
        terms = {term.number.printed.number_start: term for term in (*scene.terms, *scene.percents)}
        found = [term for group in ("full", "share", "got") if (term := terms.get(match.start(group))) is not None]
        if found and found[-1].number.printed.number_start == match.start("got"):
            yield Told("rate", "按比例的得分", found[-1], (f"{match['full']}*{match['share']}%",), True, tuple(found))
