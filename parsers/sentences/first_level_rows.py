"""Marks of several first-level indicators in a row: 决策、过程、产出、效益权重分别为15%、25%、40%、20%; 满分100分，其中决策15分 …; 产出指标50分，得48分；效益指标….

What names them is the lexicon's: a pattern is made once for each set of words (``first_level``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import Terms
from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import canonical, evaluation_level, first_level, unshared_level
from parsers.sentences.dimensions import whose_marks
from parsers.sentences.passage import NUM, Claim, Passage

_KIND = r"(?:类|方面|部分)?(?:指标)?"
_MOST = 100
"""No first level is worth the whole."""

_ROW = regexp(
    rf"(?:^|(?<=[。;:、，]))(?:其中:?)?(?:项目)?(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?:类|方面|部分)?(?:指标)?(?:得分|得)?(?:为|:)*(?P<s>{NUM})分(?:\((?:满分|分值|总分|权重)(?:为|:)*(?P<w>{NUM})分\))?(?=[，,、;。)]|$)"
)


_GIVEN_BEHIND = regexp(r"[，,](?:(?:自评|实际|评价|最终)*(?:得分|实得|得|评分)|自评)(?:为|:)*\d")
"""决策类指标15分，得13.5分: the first is what there is to have."""


def read_rows(passage: Passage) -> Iterator[Claim]:
    """决策12分（满分15分）、过程…; 得分：决策12分、过程18分、产出…: marks to be had in brackets, or 得分 before three names."""
    if passage.place.in_table or "分" not in passage.text:
        return
    row = [(match, level) for match in passage.matches(_ROW) if (level := evaluation_level(passage.lexicon, match["name"])) and not _GIVEN_BEHIND.match(passage.text, match.end())]
    told = len(row) > 2 and "得分" in passage.text[: row[0][0].start()]
    for match, level in row if len(row) > 1 else ():
        if (match["w"] or told) and match["name"] != "绩效":
            yield from passage.claims(match, Subject(dimension=level), ("w", "dimension_weight", "分值"), ("s", "dimension_score", "得分"))


_FRACTION = regexp(rf"(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?:方面|部分|维度|类)?(?:指标)?(?:得分)?(?P<s>{NUM})/(?P<w>{NUM})(?=[，,、;。)]|$)")


def read_fractions(passage: Passage) -> Iterator[Claim]:
    """决策12.5/15，过程17.16/20: at least two first-level names, marks given over marks to be had."""
    found = [(match, level) for match in passage.matches(_FRACTION, "/") if (level := unshared_level(passage.lexicon, match["name"])) and Decimal(match["s"]) <= Decimal(match["w"]) < _MOST]
    for match, level in found if len(found) > 1 else ():
        yield from passage.claims(match, Subject(dimension=level), ("s", "dimension_score", "得分"), ("w", "dimension_weight", "分值"))


_LIST = regexp(rf"(?:(?P<label>权重|分值|标准分|满分|得分率|得分)(?:值|分值)?(?:分别|依次|各)(?:设置|设定|确定)?(?:为|是|占)?|(?:分别|依次|各)(?P<got>得分?|占)|(?<=[，,])(?P<plain>权重|分值)(?:为|是))(?:为)?:?(?P<list>{NUM}[%分]?(?:[、，和及]+{NUM}[%分]?)+)")
_KIND_OF = regexp(r"(?:社会|经济|生态|环境|文化|综合)\Z")
"""社会效益 is of the second level."""
_LOWER = regexp(r"^(?!.*一级指标).*[二三四]级指标", re.S)
"""效益下设社会效益、满意度2个二级指标，权重分别为15、10: those of the second level, with no word of the first."""
_ROW_OF = 3
"""由决策、过程、产出组成，权重为20分、30分、50分: so many names without 分别."""
_LIST_ROLES = {"得分率": "dimension_rate", "得分": "dimension_score"}


@cache
def _terms(digest: str) -> Terms:
    """The names of first-level indicators, longest first."""
    return Terms(Lexicon.load().maps["dimensions"])


def read_lists(passage: Passage) -> Iterator[Claim]:
    """决策、过程、产出、效益…权重分别为15%、25%、40%、20%: names and numbers in the same order."""
    for match in passage.matches(_LIST):
        sentence = passage.sentence_at(match.start())
        if sentence is None:
            continue
        digits = [m.start() + match.start("list") for m in re.finditer(NUM, match["list"])]
        found = [name for name in _terms(passage.lexicon.digest).find(passage.text, sentence.start, match.start()) if not _KIND_OF.search(passage.text, 0, name.start)]
        if found and _LOWER.search(passage.text, found[0].start, match.start()):
            continue
        names = [name.code for name in found]
        names = list(dict.fromkeys(reversed(names)))[::-1][-len(digits) :]
        if len(names) != len(digits) or (match["plain"] and len(names) < _ROW_OF):
            continue
        label = match["label"] or match["plain"] or ("得分" if match["got"].startswith("得") else "权重")
        role = _LIST_ROLES.get(label, "dimension_weight")
        for start, name in zip(digits, names, strict=True):
            number = passage.number_at(start)
            if number is not None:
                yield passage.claim(number, role, label, Subject(dimension=name))


_SPLIT = regexp(rf"(?P<head>满分|总分值?|权重|总得分|得分|评分|(?:绩效|评价|综合|项目|报告)得)[^，。;]{{0,12}}?(?P<sum>{NUM})分(?:[，,]?(?:自评|评价|绩效|综合|评定|考核)*(?:等级|等次|评级)[^，。;()]{{1,8}}(?:\([^()]{{0,90}}\))?)?[，,(。]?(?:其中|包括|分为)[:，]?(?P<list>[^。;]+)")


_HEAD = 12
"""自评 stands so near before 得分."""


@cache
def _share(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:项目)?(?P<name>{words})率?{_KIND}(?:共|为|占|得分|得|:)*(?P<x>{NUM})分")


def read_split(passage: Passage) -> Iterator[Claim]:
    """满分100分，其中决策15分，过程25分 …: weights where the whole is 100 marks to be had, scores where it was awarded."""
    for match in passage.matches(_SPLIT, "其中", "包括", "分为"):
        shares = list(_share(first_level(passage.lexicon)).finditer(passage.text, *match.span("list")))
        if len(shares) < 3:
            continue
        weights = match["head"] in ("满分", "权重") or (match["head"].startswith("总分") and match["sum"] == "100")
        whose = None if weights else whose_marks(passage.text[max(0, match.start() - _HEAD) : match.start("list")])
        yield from _claims(passage, shares, "dimension_weight" if weights else "dimension_score", match["head"], whose)


@cache
def _bare_row(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:项目)?(?:{words}){_KIND}(?:共|为|占|:)*{NUM}分[，、;和]*){{3,}}")


_WEIGHED = regexp(r"(?:权重|分值|标准分)(?:分配|设置|设定|确定)?(?:分别|依次)?(?:为|是|:)+$")
_HUNDRED = regexp(r"(?:满分|总分值?|分值|合计|共计?|总计)(?:为|共|是|:)*100分")


def read_bare(passage: Passage) -> Iterator[Claim]:
    """满分100分，投入20分，过程25分，…; 决策20分、过程20分、…，合计100分: a row of names with marks beside the hundred that there are to be had,
    or right behind 权重为."""
    words = first_level(passage.lexicon)
    for match in passage.matches(_bare_row(words), "100分", "权重", "分值"):
        sentence = passage.sentence_at(match.start())
        if sentence is not None and (_HUNDRED.search(passage.text, sentence.start, sentence.end) or _WEIGHED.search(passage.text, sentence.start, match.start())):
            yield from _claims(passage, list(_share(words).finditer(passage.text, *match.span())), "dimension_weight", "分值")


@cache
def _weighed_list(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<label>权重|得分率)(?:分别|依次|分配)?(?:设置|设定|确定)?(?:为|是)?:?(?P<list>(?:项目)?(?:{words})[^。;]{{0,80}})")


@cache
def _percent(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:项目)?(?P<name>{words}){_KIND}(?:权重)?(?:为|占|:)*(?P<x>{NUM})%")


def read_percents(passage: Passage) -> Iterator[Claim]:
    """权重分别为：决策20%、过程20%、产出30%、效益30%; 得分率：决策95%，…."""
    words = first_level(passage.lexicon)
    for match in passage.matches(_weighed_list(words), "权重", "得分率"):
        shares = list(_percent(words).finditer(passage.text, *match.span("list")))
        if len(shares) >= 3:
            yield from _claims(passage, shares, _LIST_ROLES.get(match["label"], "dimension_weight"), match["label"])


def _claims(passage: Passage, shares: list[re.Match[str]], role: str, label: str, whose: str | None = None) -> Iterator[Claim]:
    for share in shares:
        number = passage.number_at(share.start("x"))
        if number is not None:
            yield passage.claim(number, role, label, Subject(dimension=canonical(passage.lexicon, share["name"]), scope=whose))


_GIVEN = r"(?:(?:自评|实际|评价|最终|本次)*(?:得分|得|实得|自评分|评分)|自评)"


@cache
def _pair(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:项目)?(?P<name>{words})(?:率|类|方面|部分)?(?:指标)?(?:完成)?(?:得分)?(?:情况|分析)*(?:(?:共|共有|共计)\d+[项个])?[。:，(]?"
        rf"(?P<full>满分|分值|权重|标准分)?(?:为|共|:)*(?P<w>{NUM})分?[，,、;]?{_GIVEN}(?:为|:)*(?P<s>{NUM})分(?![值制])"
    )


_SUM = regexp(rf"(?:[，,;。]|^)(?P<label>(?:以上)?(?:合计|共计|总计|总分|总得分|综合得分))(?:自评|得分|得|为|:)*(?P<x>{NUM})分")


def read_pairs(passage: Passage) -> Iterator[Claim]:
    """产出指标50分，得48分；效益指标30分，得30分；合计…: at least two, or one that says 满分; the total after them."""
    found = [match for match in passage.matches(_pair(first_level(passage.lexicon)), "得", "评") if _begins(match)]
    if len(found) < 2:  # 预算执行率 by itself is an indicator among others
        found = [match for match in found if match["full"] and match["name"] != "预算执行"]
    if not found:
        return
    for match in found:
        weight, score = passage.number_at(match.start("w")), passage.number_at(match.start("s"))
        if weight is None or score is None:
            continue
        subject = Subject(dimension=canonical(passage.lexicon, match["name"]))
        yield passage.claim(weight, "dimension_weight", "分值", subject)
        yield passage.claim(score, "dimension_score", "得分", subject)
    last = found[-1].end()
    total = next((match for match in passage.matches(_SUM) if match.start() >= last), None) if len(found) >= 2 else None
    number = passage.number_at(total.start("x")) if total is not None else None
    if number is not None and total is not None:
        yield passage.claim(number, "total_score", total["label"], Subject())


def _begins(match: re.Match[str]) -> bool:
    """A first-level name of its own, not the end of 资金管理 or 运行成本."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not before or not "\u4e00" <= before <= "\u9fff" or match.string[: match.start()].endswith(("其中", "分别为"))
