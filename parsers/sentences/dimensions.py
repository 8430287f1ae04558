"""Weights, scores and rates of first-level indicators in sentences, one by one: 决策类指标权重15分，得13.5分; （二）过程：得分14.6分.

What names them is the lexicon's: a pattern is made once for each set of words (``first_level``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import canonical, evaluation_level, first_level
from parsers.sentences.passage import FOR, NUM, ORDER, THIS, Claim, Passage

_KEY = r"(?:满分|分值|标准分|权重分?值?|权重|指标分值|指标)?(?:为|共|:)*"
_GOT = r"(?:，|,)?(?:实际|评价|综合|最终|自评)?(?:得分|实得|得)(?:为|共|:)*"
_CLASS = r"(?:(?:该|此|本)(?:类|部分|方面)(?:一级)?(?:指标)?)?"
_BEGUN = regexp(
    rf"(?:^|(?<=[。;:])){ORDER}[“\"]?(?:项目)?(?P<name>[\u4e00-\u9fff]{{2,6}}?)[”\"]?(?:类|方面)?(?:一级)?(?:指标)?(?:分析|情况)*[”\"]?"
    rf"(?:(?:[。:，,(]?{_CLASS}{_KEY}(?P<w>{NUM})分{_GOT}|[。:，,(]?{_CLASS}{_GOT})(?P<s>{NUM})分(?!值|制|以)(?:[，,]得分率(?:为|:)*(?P<r>{NUM})%)?"
    rf"|:占?(?:总)?(?:权重分?值?|分值|标准分值?|满分)(?:为|共|:)*(?P<v>{NUM})分(?!制|以|的))"
)
_KINDS = (("w", "dimension_weight", "分值"), ("v", "dimension_weight", "分值"), ("s", "dimension_score", "得分"), ("r", "dimension_rate", "得分率"))


def read_begun(passage: Passage) -> Iterator[Claim]:
    """（二）过程：得分14.6分; 1.投入指标。满分15分，得13.5分; 产出：占权重分30分，用于…: a sentence begins with the name."""
    if passage.place.in_table or "分" not in passage.text:
        return
    for match in passage.matches(_BEGUN):
        level = evaluation_level(passage.lexicon, match["name"])
        if level is not None and (match["name"] != "绩效" or "指标" in match.group()):  # 项目绩效得分85.5分 is the whole
            yield from passage.claims(match, Subject(dimension=level), *_KINDS)


_HEADED = regexp(
    rf"(?:^|(?<=[。;:，,]))(?:[该此本](?:大?类|部分|方面|维度)(?:的)?(?:一级)?(?:指标)?|[该此本]一级指标)(?:共|共计|总|合计)?"
    rf"(?:{_KEY}(?P<w>{NUM})分(?:[，,]{NUM}个[^，。;]{{0,8}}指标)?{_GOT}|{_GOT})(?P<s>{NUM})分(?!值|制|以)(?:[，,]得分率(?:为|:)*(?P<r>{NUM})%)?"
)


def read_of_heading(passage: Passage) -> Iterator[Claim]:
    """（一）决策指标 ⏎ 该类指标分值15分，得13.5分; 该部分得13.5分: of the first level that the heading above names."""
    level = passage.place.dimension
    for match in passage.matches(_HEADED, "该", "此", "本") if level is not None else ():
        yield from passage.claims(match, Subject(dimension=level), *(kind for kind in _KINDS if kind[0] != "v"))


@cache
def _subject(words: str) -> re.Pattern[str]:
    """绩效 and 预算执行率 name the first level only here, where marks follow at once."""
    return re.compile(
        rf"(?P<project>项目)?(?P<name>绩效|预算执行率(?=(?:指标)?(?:自评|实际)?(?:得分|得)?(?:为|:)?\d+(?:\.\d+)?分)|{words})"
        r"(?P<tail>(?:类|方面|部分|维度)?(?:的)?(?:一级)?(?:指标)?(?:(?:完成|实现|得分|评分)?情况(?:分析)?)?)"
        r"(?=(?P<next>权重|分值|标准分|满分|总分|得分|实得|实际得分|共得|得\d|扣\d|\(|，|由|从|共|下设|设|包括|包含|总|合计|为\d|\d|:))"
    )


_MARKS = regexp(
    rf"(?P<weight>(?:权重分?值?|标准分值?|分值|满分|总分值?){FOR}(?P<w>{NUM})(?P<wu>分|%))"
    rf"|(?P<rate>(?:综合)?得分率{FOR}(?P<r>{NUM})%)"
    rf"|(?P<score>(?:实际|评价|综合|最终|自评|平均)?(?:得分|实得|共得|得){FOR}(?P<s>{NUM})分(?!值|制))"
    rf"|(?P<bracket>\((?:满分|分值|权重|共|计|标准分)*:?(?P<b>{NUM})分\))"
    rf"|(?P<bare>(?P<p>{NUM})分(?=[，,]得分率))"
)


_SCORED = regexp(rf"^(?:实际|综合|评价|最终)?(?:得分|实得|得)(?:为|:)*{NUM}分$")
"""决策得分10.5分（权重12分）."""


_MOST_OF_EFFECTS = 60


def read_dimensions(passage: Passage) -> Iterator[Claim]:
    """决策类指标权重15分，得13.5分，得分率90%: marks of the first-level indicator named last before them."""
    for sentence in passage.sentences:
        words = sentence.words
        if "分" not in words and "权重" not in words:
            continue
        subjects = _subjects(passage, sentence.start, sentence.end)
        if not subjects:
            continue
        scored: set[int] = set()
        for marks in _MARKS.finditer(passage.text, sentence.start, sentence.end):
            owner = next((m for m in reversed(subjects) if m.end() <= marks.start()), None)
            if owner is None:
                continue
            between = _AFTER_LOSS.sub("，", passage.text[owner.end() : marks.start()]) if marks["score"] else passage.text[owner.end() : marks.start()]
            if THIS.search(passage.text[sentence.start : marks.start()]) or len(between) > 60 or regexp(r"[①-⑳]|扣|[“”]|分?(?:及)?以[上下]|每|不足|低于|\d[-~—－至]\d").search(between):
                continue
            if marks["bare"] and between:
                continue  # 产出指标26.4分，得分率88%: right behind its name, or it is some indicator's
            if (marks["bracket"] and between and not _SCORED.search(between)) or (between and marks.group().startswith(("总分", "满分")) and regexp(r"(?<!\d)100分$").search(marks.group())):
                continue
            if _JOINED.search(passage.text[sentence.start : owner.start()]) and _IN_ALL.match(passage.text, marks.start()):
                continue
            if (marks.group().startswith("总") or between.endswith(("总", "合计", "共计", "总计"))) and regexp(r"\d分").search(between):
                continue  # 效益得32.4分，总分93.2分: behind the mark of the last, the whole's
            if owner["name"] == "绩效" and Decimal(marks["b"] or marks["s"] or marks["p"] or "0") > _MOST_OF_EFFECTS:
                continue  # 绩效指标（90分）, 绩效指标完成情况（自评得分88分）: all that 预算执行 leaves
            if marks["score"] and _ANOTHER_RATE.search(between):
                continue
            if marks["score"] and ((owner.start() in scored and _OF_ANOTHER.search(between)) or _OF_KIND.search(between)):
                continue
            if marks["score"] or marks["bare"]:
                scored.add(owner.start())
            yield from _marks(passage, marks, canonical(passage.lexicon, owner["name"]), whose_marks(passage.text[sentence.start : marks.start()]))


_AFTER_LOSS = regexp(rf"^(?:共|合计)?扣(?:了|减)?{NUM}分[，,]$")
"""决策部分扣1.5分，得10.5分: what was lost stands first."""
_ANOTHER_RATE = regexp(rf"(?<!得分)率(?:为|达到?|是|:)*{NUM}%")
"""过程方面，资金到位率95%，按比例得3.8分: of the rate before it, not of the first level."""
_JOINED = regexp(r"[\u4e00-\u9fff][和与及、]$")
_IN_ALL = regexp(r"(?:权重分?值?|分值|标准分|满分|得分|得)?(?:合计|共计|总计)")
"""产出、效益指标权重合计65分: of both together, not of the last."""
_OF_ANOTHER = regexp(r"得\d[\d.]*分(?:[，,][^，,]*(?:整体|项目|部门|绩效|综合|总)[^，,\d]*|[、，,;](?!评价|自评|实际|最终|综合|该|本|其中)[“\"]?[\u4e00-\u9fff]{2,10}[”\"]?(?:指标|方面|部分)?)$")
"""满意度指标得10分，部门整体支出绩效自评得分97分; 过程得18分、产出及效率得52分: its score was told; this is the whole's, or of a level that
nobody knows by this name."""


_OF_KIND = regexp(r"(?:数量|质量|时效|成本|(?:经济|社会|生态)效益|可持续影响)(?:类)?(?:指标)?(?:自评|实际|评价)?$")
"""产出指标50分，得48分，包括数量指标得19分: of a kind of its indicators."""


def _subjects(passage: Passage, start: int, end: int) -> list[re.Match[str]]:
    return [match for match in _subject(first_level(passage.lexicon)).finditer(passage.text, start, end) if _names_dimension(match)]


_A_RATE = regexp(rf"(?:为|达到?|是|:)*{NUM}%")


def _names_dimension(match: re.Match[str]) -> bool:
    """决策 speaks of the first-level indicator only beside 项目, 指标, 类 … or right before its marks."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before and "\u4e00" <= before <= "\u9fff" and not match["project"] and before not in "对在从中即其的由设按" and not _of_spending(match):
        return False
    near = match["next"]
    if near.isdigit() and _LOWER_ONES.match(match.string, match.end()):
        return False  # 设数量、质量、时效、成本4个二级指标: its kinds, not the first level
    if match["name"] == "满意度" and _A_RATE.match(match.string, match.end()):
        return False  # 满意度为87.60%，得7.04分: the rate that earned an indicator its marks
    if match["name"] == "绩效" and not match["tail"] and near not in ("权重", "分值", "标准分", "满分", "("):
        return False  # 项目绩效得分85.5分 is the whole's
    if match["name"] == "预算执行率" and not near[:1].isdigit() and ("产出" not in match.string or regexp(r"过程|决策|投入|管理指标").search(match.string)):
        return False  # one indicator of the process, unless it stands beside outputs and effects
    if near in ("，", "从", "共", "下设", "设", "包括", "包含", "总", "由", ":", "合计"):
        return bool(match["project"] or match["tail"])
    return True


_LOWER_ONES = regexp(r"\d{1,2}[个项](?:[二三四]级)?指标")
_SPENDING = regexp(r"(?:项目|部门|单位|部门整体)支出$")


def _of_spending(match: re.Match[str]) -> bool:
    """项目支出预算执行情况（自评得分9.6分）."""
    return match["name"].startswith("预算执行") and _SPENDING.search(match.string, 0, match.start()) is not None


_OWN = regexp(r"自评(?:总)?(?:得)?分(?:为|是|:)*\d")
_EVALUATED = regexp(r"评价(?:总|综合)?(?:得)?分(?:为|是|:)*\d|评价(?:小?组|机构)")


def whose_marks(before: str) -> str | None:
    """自评得分92.3分，其中产出指标得46.6分: the unit's own marks, whoever tells of them."""
    own = [match.start() for match in _OWN.finditer(before)]
    return "自评" if own and not _EVALUATED.search(before, own[-1]) else None


def _marks(passage: Passage, marks: re.Match[str], dimension: str, whose: str | None) -> Iterator[Claim]:
    kinds = (
        ("weight", "w", "dimension_weight"), ("rate", "r", "dimension_rate"), ("score", "s", "dimension_score"), ("bracket", "b", "dimension_weight"),
        ("bare", "p", "dimension_score"),
    )
    for group, digits, role in kinds:
        if marks[group]:
            number = passage.number_at(marks.start(digits))
            if number is not None:
                label = regexp(r"[为是达到:共计合仅]*\d.*$").sub("", marks[group]).strip("(") or ("得分" if group == "bare" else "分值")
                yield passage.claim(number, role, label, Subject(dimension=dimension, scope=whose))


_COUNT = regexp(r"(?P<n>\d+|[二两三四五六七八九十][一二三四五六七八九十]*|一(?=个[一二三]级))(?:个|项|大)(?P<item>一级指标|二级指标|三级指标|四级指标|方面|维度)")


_COUNT_BEHIND = regexp(r"(?P<item>[一二三四]级指标)(?:共|共计|为|有|设|计)?(?P<n>\d+)[个项](?!百分)")
"""设一级指标4个、二级指标12个."""
_OTHER_SIDES = regexp(r"(?:意见|诉求|问题|建议|不足|原因|困难|经验|成效|做法)[^，。;:]{0,6}$")
"""反映较多的意见有三个方面: sides of something else than the indicators."""


def read_indicator_counts(passage: Passage) -> Iterator[Claim]:
    """由3个二级指标和6个三级指标构成；八个方面."""
    for match in (*passage.matches(_COUNT, "指标", "方面", "维度"), *passage.matches(_COUNT_BEHIND, "级指标")):
        number = passage.number_at(match.start("n"))
        if number is None or (match["item"] == "方面" and _OTHER_SIDES.search(passage.text, 0, match.start())):
            continue
        sentence = passage.sentence_at(match.start())
        owners = _subjects(passage, sentence.start if sentence else 0, match.start())
        owner = owners[-1] if owners and not _several(passage, owners[-1], match) else None
        dimension = passage.lexicon.maps["dimensions"].get(owner["name"]) if owner and match["item"] != "一级指标" else None
        yield passage.claim(number, "indicator_count", match["item"], Subject(item=match["item"], dimension=dimension))


_FULL = regexp(r"(?<![权比])(?:(?:指标|评价|自评)?(?:体系)?(?:总分|满分|总分值|分值合计|总权重|权重合计|权重总分)(?:值)?)(?:共计?|均?为|是|设定为|设为|合计|:)*(?P<n>100)分?(?![\d.%])|(?:实行|采用|采取)?(?P<m>100)分制|(?:指标|权重|分值)(?:总分|合计|共计)为?(?P<k>100)分")


def read_full_marks(passage: Passage) -> Iterator[Claim]:
    """评价指标体系总分100分, 满分100分: what all marks come to; the rules reckon with the tables' own totals."""
    for match in () if passage.place.in_table else passage.matches(_FULL, "100"):
        group = next(name for name in ("n", "m", "k") if match[name])
        number = passage.number_at(match.start(group))
        if number is not None:
            yield passage.claim(number, "weight_told", "总分", Subject())


def _several(passage: Passage, owner: re.Match[str], count: re.Match[str]) -> bool:
    """决策、过程、产出、效益4个一级指标、14个二级指标: a row of names, and counts of them all."""
    row = regexp(r"[\u4e00-\u9fff][、和及与](?:项目)?$").search(passage.text[: owner.start()])
    return row is not None or "一级指标" in passage.text[owner.end() : count.start()]
