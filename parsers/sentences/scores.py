"""Scores, weights, rates, grades and grade bands in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import Terms
from model.figure import Comparator, Subject
from parsers.sentences.indicators import indicator_at
from parsers.sentences.passage import NUM, Claim, Passage, words_claim

_GRADE = "优秀|优|良好|良|中等|中|合格|一般|较差|不合格|差"
_GRADE_SIGNS = ("优", "良", "中", "合格", "一般", "差")
"""Each of them holds one of these."""
_FOR = r"(?:为|是|达到|达|:|共计|合计|共|仅)*"

_TOTAL = re.compile(
    rf"(?P<label>(?:自评|自我评价|综合|最终|总体|整体|评价|绩效|加权|项目|合计|单位|部门)*(?P<head>总得分|总评分|得分|评分|总分|评价分|评分值|自评分值?)(?:结果|合计|情况)?)"
    rf"(?:(?:为|是|达到|达|:|，|共计|总得分|总分|得分)*)(?P<x>{NUM})(?P<unit>分(?!值|制|档|界|钟)|(?=[，。;,)]|$))"
)
_TOTAL_WORDS = re.compile(r"自评|自我评价|综合|最终|总体|整体|评价得|评价分|绩效|加权|总得分|总评分|总分")
_GRADED = re.compile(r"等级|等次|评级|级别|属于|评分结果|为[“\"]?(?:优|良|中|差)")

_GRADE_CLAIM = re.compile(
    rf"(?P<label>(?:自评|自我评价|综合|评价|绩效|评定|项目)*(?:等级|等次|评级|级别|档次)(?:评定|确定|认定|结果)?|属于(?=[“\"])|(?:评价|评定|评级|自评)(?:的)?(?:结果|结论)|(?<=分[，,])(?:评|评定|定)?(?:为|属)(?=[“\"])|(?<=分，)结果)"
    rf"(?:为|属于|是|:)*[“\"'「]?(?P<grade>{_GRADE})(?P<close>[”\"'」]?)(?=[，。;()\s等级档次]|$)(?!等次?的)"
)
_OF_ONE = re.compile(r"(?:分值|满分|标准分)(?:为|:)?\d+(?:\.\d+)?分?[，,、;)][^。;]*$")
"""The sentence gave an indicator's full marks: what it scores is that indicator's."""
_RANKED = re.compile(r"(?<!本)(?<!全)[\u4e00-\u9fff](?:县|区|市|镇|乡|街道|村|局|学校|中学|小学|医院|公司|标段)(?:得分|评分)?(?:为|:)?\d+(?:\.\d+)?分[，,]?(?:评价|绩效|评定)?$")
"""东至县91.75分，评价等次…: one of several that are ranked."""
_GENERAL = re.compile(r"(?:对|若|如|凡|当|按|将)[^，。;]{0,14}$")


@cache
def dimension_terms(digest: str) -> Terms:
    """The names of first-level indicators, longest first."""
    return Terms(Lexicon.load().maps["dimensions"])


_DIMENSION = re.compile(
    r"(?P<project>项目)?(?P<name>决策|投入|过程管理|过程|管理|产出|效益|效果|绩效|满意度|预算执行率(?=\d+(?:\.\d+)?分)|预算执行|成本)"
    r"(?P<tail>(?:类|方面|部分|维度)?(?:的)?(?:一级)?(?:指标)?(?:情况)?)"
    r"(?=(?P<next>权重|分值|标准分|满分|总分|得分|实得|实际得分|共得|得\d|\(|，|由|从|共|设|总|合计|为\d|\d|:))"
)
_MARKS = re.compile(
    rf"(?P<weight>(?:权重分?值?|标准分值?|分值|满分|总分值?){_FOR}(?P<w>{NUM})(?P<wu>分|%))"
    rf"|(?P<rate>(?:综合)?得分率{_FOR}(?P<r>{NUM})%)"
    rf"|(?P<score>(?:实际|评价|综合|最终|自评|平均)?(?:得分|实得|共得|得){_FOR}(?P<s>{NUM})分(?!值|制))"
    rf"|(?P<bracket>\((?:满分|分值|权重|共|计|标准分)*:?(?P<b>{NUM})分\))"
)
_THIS = re.compile(r"(?:该|本|此|这)(?:项|个|三级|二级|指标|方面)[^，。;]{0,12}$|[“\"][^”\"]{2,30}[”\"](?:指标)?[^，。;]{0,6}$")

_ONE = re.compile(r"(?:该|本|此|这)(?:项|个|三级|二级|指标|方面)(?!目)[^，。;]{0,12}$|[“\"][^”\"]{2,30}[”\"]指标[^，。;]{0,6}$")
_WEIGHED = re.compile(r"(?:权重|满分|分值|标准分)[^，。;]{0,6}\d分?[，,、]$")

_LIST = re.compile(rf"(?P<label>权重|分值|标准分|满分|得分率|得分)(?:值|分值)?(?:分别|依次|各)(?:设置|设定|确定)?(?:为|是|占)?:?(?P<list>{NUM}[%分]?(?:[、，和及]+{NUM}[%分]?)+)")
_LIST_ROLES = {"得分率": "dimension_rate", "得分": "dimension_score"}

_COUNT = re.compile(r"(?P<n>\d+|[二两三四五六七八九十][一二三四五六七八九十]*|一(?=个[一二三]级))(?:个|项|大)(?P<item>一级指标|二级指标|三级指标|四级指标|方面|维度)")

_BAND_AFTER = re.compile(
    rf"[“\"]?(?P<grade>{_GRADE})[”\"]?(?:等级|档|级)?(?:为|是|:|\()*(?:评价|综合|最终|评分)?"
    rf"(?:(?P<high>{NUM})分?(?:>|≥|>=))?(?:得分|评分|分数|总分|总得分|S|X|F|N)?(?P<op>>=|≥|>|<=|≤|<)(?P<low>{NUM})"
    rf"|[“\"]?(?P<grade2>{_GRADE})[”\"]?(?:等级|档|级)?(?:为|是|:|\()+(?:得分|评分|分数|总分)?(?:在)?(?P<a>{NUM})分?(?:\((?P<ai>含|不含)\))?(?:分)?"
    rf"(?:(?:-|~|—|－|至|到)+(?P<b>{NUM})(?:分)?(?:\((?P<bi>含|不含)\))?|(?:及|\(含\))?(?P<edge>以上|以下))"
)
_BAND_BEFORE = re.compile(
    rf"(?:(?P<a>{NUM})分?(?:\((?P<ai>含|不含)[^)]*\))?(?:分)?(?:(?:-|~|—|－|至|到)+(?P<b>{NUM})分?(?:\((?P<bi>含|不含)[^)]*\))?(?:分)?|(?:\(含\)|及)?(?P<edge>以上|以下))"
    rf"|(?P<low>{NUM})分?(?P<lop>≤|<=|<)(?:得分|评分|分数|总分|S|X|F)(?:(?P<hop><=|≤|<)(?P<high>{NUM})分?)?)"
    rf"(?:\([^)]*\))?(?:的)?(?:，)?(?:评|定|属|等级|评价等级|评定|评价)*(?:为|是|于|:)+[“\"]?(?P<grade>{_GRADE})[”\"]?(?=[，。;、)级等档\s和]|$)"
)
_OPS = {">=": Comparator.GE, "≥": Comparator.GE, ">": Comparator.GT, "<=": Comparator.LE, "≤": Comparator.LE, "<": Comparator.LT}


def read_scores(passage: Passage) -> Iterator[Claim]:
    """Bands first (their numbers are no scores), then totals, grades, lists of weights, dimensions, single indicators."""
    yield from _bands(passage)
    yield from _lists(passage)
    yield from _shares(passage)
    yield from _percents(passage)
    yield from _dimensions(passage)
    yield from _totals(passage)
    yield from _grades(passage)
    yield from _counts(passage)


def _totals(passage: Passage) -> Iterator[Claim]:
    for match in passage.matches(_TOTAL, "得分", "评分", "总分", "评价分"):
        label = match["label"]
        sentence = passage.sentence_at(match.start())
        number = passage.number_at(match.start("x"))
        if sentence is None or number is None or number.dimension not in ("mark", ""):
            continue
        before = passage.text[max(sentence.start, match.start() - 14) : match.start()]
        after = passage.text[match.end() : match.end() + 24]
        own = bool(_TOTAL_WORDS.search(label))
        if not own and not re.match(r"[，,。;]?(?:评价|绩效|评定|综合|对应)*(?:等级|等次|评级|属于[“\"]|属[“\"]|为[“\"])", after):
            continue
        if (_ONE.search(before) if own else _THIS.search(before)) or _WEIGHED.search(before) or before.endswith(("平均", "满分", "指标", "方面", "类")) or "平均" in label:
            continue
        if _of_indicator(passage.text[sentence.start : match.start()], match["x"]) or _of_place(passage, match.start()):
            continue
        if label in ("总分", "绩效总分", "项目总分", "评价总分") and not (_GRADED.search(passage.text[sentence.start : sentence.end]) or passage.place.in_table):
            continue
        if re.match(r"[，,(]?(?:其中|包括|满分|由)", after) and label.endswith("总分") and _full(match) and not _GRADED.search(after):
            continue
        if _OF_ONE.search(passage.text[sentence.start : match.start()]) or _RANKED.search(before):
            continue
        told = "自评" in label or "自我评价" in label or re.search(r"自评[^，。;]{0,8}$", before)
        yield passage.claim(number, "self_score" if told else "total_score", label, Subject(period=_year_told(passage, match.start())))


_YEARLY = re.compile(r"(?P<year>20\d\d)年度?(?!\d{1,2}月)[^，。;\d]{0,20}(?:得分|评分|总分)")


def _year_told(passage: Passage, at: int) -> str | None:
    """2023年得分91.2分，…；2022年得分88.6分: where a paragraph tells the scores of several years, the year that stands last before a place."""
    found = list(passage.matches(_YEARLY))
    if len({match["year"] for match in found}) < 2:
        return None
    before = [match for match in found if match.start() <= at]
    return f"{before[-1]['year']}年" if before else None


def _full(match: re.Match[str]) -> bool:
    """总分100分，其中决策20分: what there is to have, not what was given."""
    return "自评" not in match["label"] or Decimal(match["x"]) == 100


_OWN_WEIGHT = re.compile(rf"(?:分值|满分|标准分|权重)(?:为|是|:)*(?P<w>{NUM})分")
_PLACED = re.compile(
    rf"[\u4e00-\u9fff]{{1,8}}(?:[县区市镇乡村州旗校]|街道)(?:综合|评价|绩效|最终|总体|整体)*(?:得分|评分|总分)?(?:为|:)*{NUM}分(?=[，,。;、)]|$)[，,]?"
)


def _of_indicator(before: str, score: str) -> bool:
    """满意度：分值10分，经测评…，自评得分10分: a mark of what was just weighed, not the total."""
    weights = [Decimal(match["w"]) for match in _OWN_WEIGHT.finditer(before)]
    return bool(weights) and weights[-1] < 100 and Decimal(score) <= weights[-1]


def _of_place(passage: Passage, at: int) -> bool:
    """甲县91分，等次优秀；乙县84分，等次良好: each place has a score and a grade of its own."""
    placed = [match.span() for match in passage.matches(_PLACED)]
    return len(placed) > 1 and any(start <= at <= end + 2 for start, end in placed)


def _grades(passage: Passage) -> Iterator[Claim]:
    for match in passage.matches(_GRADE_CLAIM, *_GRADE_SIGNS):
        sentence = passage.sentence_at(match.start())
        start = sentence.start if sentence else 0
        before = passage.text[max(start, match.start() - 20) : match.start()]
        if _of_place(passage, match.start()):
            continue
        if _GENERAL.search(before) or passage.text[match.end() : match.end() + 1] in ("、", "及", "和"):
            continue
        if passage.text[match.end() : match.end() + 1] == "(" and any(band in passage.taken for band in range(match.end(), match.end() + 12)):
            continue
        if (match["label"].endswith("级别") and "评" not in match["label"]) or _RANKED.search(passage.text[max(start, match.start() - 24) : match.start()]):
            continue
        told = "自评" in match["label"] or "自我评价" in match["label"] or "自评" in before
        subject = Subject(period=_year_told(passage, match.start()))
        yield words_claim("self_grade" if told else "total_grade", match.start("grade"), match.end("grade"), match["label"], subject)


def _dimensions(passage: Passage) -> Iterator[Claim]:
    for sentence in passage.sentences:
        words = sentence.words
        if "分" not in words and "权重" not in words:
            continue
        subjects = [m for m in _DIMENSION.finditer(passage.text, sentence.start, sentence.end) if _names_dimension(m)]
        if not subjects:
            continue
        for marks in _MARKS.finditer(passage.text, sentence.start, sentence.end):
            owner = next((m for m in reversed(subjects) if m.end() <= marks.start()), None)
            if owner is None:
                continue
            between = passage.text[owner.end() : marks.start()]
            if _THIS.search(passage.text[sentence.start : marks.start()]) or len(between) > 60 or re.search(r"[①-⑳]|扣|[“”]|分?(?:及)?以[上下]|每|不足|低于|\d[-~—－至]\d", between):
                continue
            if (marks["bracket"] and between) or (between and marks.group().startswith(("总分", "满分")) and re.search(r"(?<!\d)100分$", marks.group())):
                continue
            yield from _marks(passage, marks, passage.lexicon.maps["dimensions"].get(owner["name"], owner["name"]))


def _names_dimension(match: re.Match[str]) -> bool:
    """决策 speaks of the first-level indicator only beside 项目, 指标, 类 … or right before its marks."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before and "\u4e00" <= before <= "\u9fff" and not match["project"] and before not in "对在从中即其的由":
        return False
    near = match["next"]
    if near in ("，", "从", "共", "设", "总", "由", ":", "合计"):
        return bool(match["project"] or match["tail"])
    return True


def _marks(passage: Passage, marks: re.Match[str], dimension: str) -> Iterator[Claim]:
    kinds = (("weight", "w", "dimension_weight"), ("rate", "r", "dimension_rate"), ("score", "s", "dimension_score"), ("bracket", "b", "dimension_weight"))
    for group, digits, role in kinds:
        if marks[group]:
            number = passage.number_at(marks.start(digits))
            if number is not None:
                label = re.sub(r"[为是达到:共计合仅]*\d.*$", "", marks[group]).strip("(") or "分值"
                yield passage.claim(number, role, label, Subject(dimension=dimension))


def _lists(passage: Passage) -> Iterator[Claim]:
    """决策、过程、产出、效益…权重分别为15%、25%、40%、20%: names and numbers in the same order."""
    for match in passage.matches(_LIST):
        sentence = passage.sentence_at(match.start())
        if sentence is None:
            continue
        digits = [m.start() + match.start("list") for m in re.finditer(NUM, match["list"])]
        names = [found.code for found in dimension_terms(passage.lexicon.digest).find(passage.text, sentence.start, match.start())]
        names = list(dict.fromkeys(reversed(names)))[::-1][-len(digits) :]
        if len(names) != len(digits):
            continue
        role = _LIST_ROLES.get(match["label"], "dimension_weight")
        for start, name in zip(digits, names, strict=True):
            number = passage.number_at(start)
            if number is not None:
                yield passage.claim(number, role, match["label"], Subject(dimension=name))


_SPLIT = re.compile(rf"(?P<head>满分|总分值?|权重|总得分|得分|评分)[^，。;]{{0,12}}?(?P<sum>{NUM})分(?:[，,]?(?:评价|绩效)?(?:等级|等次|评级)[^，。;]{{1,8}})?[，,(]?(?:其中|包括|分为)[:，]?(?P<list>[^。;]+)")
_SHARE = re.compile(rf"(?:项目)?(?P<name>决策|投入|过程管理|过程|管理|产出|效益|效果|满意度|预算执行率?|成本)(?:类|方面|部分)?(?:指标)?(?:共|为|占|得分|得|:)*(?P<x>{NUM})分")


def _shares(passage: Passage) -> Iterator[Claim]:
    """满分100分，其中决策15分，过程25分 …: weights where the whole is 100 marks to be had, scores where it was awarded."""
    for match in passage.matches(_SPLIT, "其中", "包括", "分为"):
        shares = list(_SHARE.finditer(passage.text, *match.span("list")))
        if len(shares) < 3:
            continue
        weights = match["head"] in ("满分", "权重") or (match["head"].startswith("总分") and match["sum"] == "100")
        for share in shares:
            number = passage.number_at(share.start("x"))
            if number is not None:
                dimension = passage.lexicon.maps["dimensions"].get(share["name"], share["name"])
                yield passage.claim(number, "dimension_weight" if weights else "dimension_score", match["head"], Subject(dimension=dimension))


_WEIGHED_LIST = re.compile(r"权重(?:分别|依次|分配)?(?:设置|设定|确定)?(?:为|是)?:?(?P<list>(?:项目)?(?:决策|投入|过程|管理|产出|效益|效果|满意度|预算执行|成本)[^。;]{0,80})")
_PERCENT = re.compile(rf"(?:项目)?(?P<name>决策|投入|过程管理|过程|管理|产出|效益|效果|满意度|预算执行|成本)(?:类|方面|部分)?(?:指标)?(?:权重)?(?:为|占|:)*(?P<x>{NUM})%")


def _percents(passage: Passage) -> Iterator[Claim]:
    """权重分别为：决策20%、过程20%、产出30%、效益30%."""
    for match in passage.matches(_WEIGHED_LIST, "权重"):
        shares = list(_PERCENT.finditer(passage.text, *match.span("list")))
        for share in shares if len(shares) >= 3 else ():
            number = passage.number_at(share.start("x"))
            if number is not None:
                dimension = passage.lexicon.maps["dimensions"].get(share["name"], share["name"])
                yield passage.claim(number, "dimension_weight", "权重", Subject(dimension=dimension))


def _counts(passage: Passage) -> Iterator[Claim]:
    """由3个二级指标和6个三级指标构成；八个方面."""
    for match in passage.matches(_COUNT, "指标", "方面", "维度"):
        number = passage.number_at(match.start("n"))
        if number is None:
            continue
        sentence = passage.sentence_at(match.start())
        start = sentence.start if sentence else 0
        owner = next((m for m in reversed(list(_DIMENSION.finditer(passage.text, start, match.start()))) if _names_dimension(m)), None)
        dimension = passage.lexicon.maps["dimensions"].get(owner["name"]) if owner and match["item"] != "一级指标" else None
        yield passage.claim(number, "indicator_count", match["item"], Subject(item=match["item"], dimension=dimension))


def _bands(passage: Passage) -> Iterator[Claim]:
    """优（得分≥90）, 良（90>得分≥80）, 60分以下为差.  One band alone is a remark, not a scale."""
    for pattern in (_BAND_AFTER, _BAND_BEFORE):
        bands = [m for m in passage.matches(pattern, *_GRADE_SIGNS) if passage.number_in(m.start(), m.end())]
        if len(bands) < 2:
            continue
        for match in bands:
            groups = match.groupdict()
            grade = groups["grade"] or groups.get("grade2") or ""
            for group, comparator in _bounds(groups):
                number = passage.number_at(match.start(group))
                if number is not None:
                    claim = passage.claim(number, "grade_threshold", grade, Subject(item=grade))
                    yield Claim(**{**{f: getattr(claim, f) for f in Claim.__slots__}, "comparator": comparator, "approximate": None})
        return


def _bounds(groups: dict[str, str | None]) -> Iterator[tuple[str, Comparator]]:
    if groups["a"]:
        if groups["edge"]:
            below = groups["edge"] == "以下"
            yield "a", Comparator.LT if below else Comparator.GE
        else:
            yield "a", Comparator.GT if groups["ai"] == "不含" else Comparator.GE
            if groups["b"] and groups["b"] != "100":
                yield "b", Comparator.LE if groups["bi"] == "含" or groups["b"].endswith("9") else Comparator.LT
    elif groups.get("op"):
        yield "low", _OPS[groups["op"] or ""]
        if groups["high"] and groups["high"] != "100":
            yield "high", Comparator.LT
    else:
        yield "low", Comparator.GE if groups["lop"] != "<" else Comparator.GT
        if groups["high"] and groups["high"] != "100":
            yield "high", _OPS[groups["hop"] or "<"]


_FULL = re.compile(rf"(?:(?:该|本|此)?(?:项|个)?(?:三级)?(?:指标|评价指标)?)(?:满分|分值|标准分值?|权重分?值?|权重){_FOR}(?P<w>{NUM})分?[，,、]+(?:实际|评价|综合|最终|自评)?得(?:分)?{_FOR}(?P<s>{NUM})分")
_SINGLE = re.compile(
    rf"(?:(?:该|本|此)(?:项指标|项目|三级指标|二级指标|指标|项)|[“\"][^”\"]{{2,30}}[”\"](?:指标|项|一项)?|(?:扣除?(?:了)?{NUM}分|不扣分|综上|因此|据此|所以|故此|故|规则|细则|标准)，?)"
    rf"(?:的)?(?:评价|实际|最终|综合|自评|应)?(?:得分|得满分|得|计|评){_FOR}(?P<s>{NUM})分(?!值|制|的|以)"
)
_SUB = re.compile(rf"(?P<mark>[①-⑳])(?:项|点|条|要点)?(?:指标)?(?:评价|实际)?(?:得分|得|计){_FOR}(?P<s>{NUM})分")
_MINUS = re.compile(rf"(?:扣除|扣减|扣)(?:了|去)?(?P<x>{NUM})(?:分(?!值)|%(?:的)?(?P<share>权重分?|分值|权重分值))")
_EACH = re.compile(r"(?:每|酌情|否则|的，?|未[^，。;]{0,10}的|如|若)[^，。;]{0,16}$")


_THRESHOLD = re.compile(rf"(?P<x>{NUM})%(?:\(含\))?(?:及)?以上(?:的)?(?:为满分|得满分|，?得满分)")
_PENALTY = re.compile(rf"每(?:降低|低于|减少|下降|少)(?:一个百分点|\d+个?%|{NUM}个?百分点|1%)?[^，。;\d]{{0,4}}扣(?:除|减)?(?P<x>{NUM})%(?:的)?(?:权重分?|分值)")


def read_marks(passage: Passage) -> Iterator[Claim]:
    """95%以上为满分, 每降低1%扣除2%权重分; 该指标得4.5分, 满分2分得分2分, 故①项得1分, 扣除1分."""
    for pattern, need, role, label in ((_THRESHOLD, "以上", "criterion_threshold", "满分门槛"), (_PENALTY, "每", "criterion_penalty", "每降扣分")):
        for match in passage.matches(pattern, need):
            number = passage.number_at(match.start("x"))
            if number is not None and not passage.place.in_table:
                yield passage.claim(number, role, label, indicator_at(passage, match.start()))
    yield from _awards(passage)


_HEADED = re.compile(
    rf"(?:^|(?<=[。;]))(?:\(?\d{{1,2}}(?:\.\d+)*[)）.、]*|[①-⑳])?(?P<code>[A-Z]\d{{1,4}}(?:[-.]\d+)*)?[.、:]?(?P<name>[\u4e00-\u9fff/、]{{3,20}}?)(?:指标)?"
    rf"\((?:满分|分值|权重|共|计|标准分)*:?(?P<w>{NUM})分(?:[，,;、/](?:实际|评价|自评)?(?:得分|得|评分):?(?P<s>{NUM})分)?\)"
)


def _headed(passage: Passage) -> Iterator[Claim]:
    """A102立项程序规范性（3分，得2分）: a coded or numbered name with its marks in brackets."""
    for match in passage.matches(_HEADED, "("):
        name = match["name"]
        numbered = match["code"] or match.group()[0] in "0123456789(①②③④⑤⑥⑦⑧⑨⑩"
        if not numbered or name.removesuffix("指标") in passage.lexicon.maps["dimensions"] or passage.place.in_table or re.search(r"情况|分析|结论", name):
            continue
        subject = Subject(indicator=name, code=match["code"])
        for group, role in (("w", "indicator_weight"), ("s", "indicator_score")):
            number = passage.number_at(match.start(group)) if match[group] else None
            if number is not None:
                yield passage.claim(number, role, "分值" if group == "w" else "得分", subject)


def _awards(passage: Passage) -> Iterator[Claim]:
    yield from _headed(passage)
    for match in passage.matches(_FULL, "满分", "分值", "标准分", "权重"):
        subject = indicator_at(passage, match.start("w"))
        if subject.indicator is None:
            continue
        for group, role in (("w", "criterion_full_mark"), ("s", "indicator_score")):
            number = passage.number_at(match.start(group))
            if number is not None:
                yield passage.claim(number, role, "满分" if group == "w" else "得分", subject)
    for match in passage.matches(_SUB, "得", "计"):
        number = passage.number_at(match.start("s"))
        subject = indicator_at(passage, match.start())
        if number is not None and subject.indicator is not None:
            yield passage.claim(number, "awarded_subscore", match["mark"], Subject(indicator=subject.indicator, code=subject.code, item=match["mark"]))
    for match in passage.matches(_SINGLE):
        number = passage.number_at(match.start("s"))
        subject = indicator_at(passage, match.start("s"))
        if number is not None and subject.indicator is not None:
            yield passage.claim(number, "indicator_score", "得分", subject)
    for match in passage.matches(_MINUS, "扣"):
        number = passage.number_at(match.start("x"))
        sentence = passage.sentence_at(match.start())
        subject = indicator_at(passage, match.start())
        if number is None or subject.indicator is None or _EACH.search(passage.text[sentence.start if sentence else 0 : match.start()]):
            continue
        yield passage.claim(number, "deduction_share" if match["share"] else "deduction", "扣分", subject)
