"""The whole's score and grade in sentences: 综合得分91.2分，评价等级为“优”; 自评99.5分; of one year where several are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.mark_words import OF_DIMENSION
from parsers.sentences.bands import GRADE, GRADE_SIGNS
from parsers.sentences.passage import NUM, ORDER, THIS, Claim, Passage, words_claim

_TOTAL = regexp(
    rf"(?P<label>(?:自评|自我评价|综合|最终|总体|整体|评价|绩效|加权|项目|合计|单位|部门)*(?P<head>总得分|总评分|得分|评分|总分|评价分|评分值|自评分值?|自评(?=\d{{2,3}}(?:\.\d+)?分[，,](?:自评|绩效|评定)?(?:等级|等次|评级))|分数(?=(?:为|是|:)\d)|(?<=综合)评价(?=(?:得|为)?\d)|(?<=评价|评定|评审|绩效|综合)得(?=\d)|(?<=项目)得(?=\d{{2,3}}(?:\.\d+)?分[，,](?:属于|等级|评价等级|绩效等级|评定)))(?:结果|合计|情况)?)"
    rf"(?:(?:为|是|达到|达|:|，|共计|总得分|总分|得分|得)*)(?P<x>{NUM})(?P<unit>分(?!值|制|档|界|钟)|(?=[，。;,)]|$))"
)
_TOTAL_WORDS = regexp(r"综合评价|自评|自我评价|综合|最终|总体|整体|评价得|评价分|绩效|加权|总得分|总评分|总分")
_GRADED = regexp(r"等级|等次|评级|级别|属于|评分结果|为[“\"]?(?:优|良|中|差)")

_GRADE_CLAIM = regexp(
    rf"(?P<label>(?:自评|自我评价|综合|评价|绩效|评定|项目)*(?:等级|等次|评级|级别|档次)(?:评定|确定|认定|结果)?|属于(?=[“\"])|(?:评价|评定|评级|自评)(?:的)?(?:结果|结论)|(?<=分[，,])(?:评|评定|定)?(?:为|属)(?=[“\"])|(?<=分，)结果)"
    rf"(?:(?<=自评等级)[均都]|为|属于|是|:)*[“\"'「‘]?(?P<grade>{GRADE})(?P<close>[”\"'」’]?)(?=[，。;()\s等级档次]|$)(?!等次?的)"
)
_GIVEN_AFTER = regexp(r"[，,;(][^。;]{0,16}(?:得分|评分|实得|得)(?:为|是|:)*\d")
_SCALED = regexp(r"[，,;；](?:评价|绩效|考核|结果)*(?:等级|等次|档次|级别)?(?:标准)?(?:共|按[^，。；]{0,8})?(?:划?分为?|设定?|设置)(?!\d)|[，,;；:(](?:得分|总分)?(?:≥|\d[\d.]*分?(?:\(不?含\)分?)?(?:-|~|—|－|至|到|及?以上))")
"""总分100分，评价等级分优、良、中、差: the scale."""
_OF_ONE = regexp(r"(?:分值|满分|标准分)(?:为|:)?(?!100(?:\.0+)?分)\d+(?:\.\d+)?分?[，,、;)][^。;]*$")
"""The sentence gave an indicator's full marks: what it scores is that indicator's."""
_HEADED = regexp(ORDER.removesuffix("*") + r"+、?(?![^()]*(?:总体|总分|综合|结论|结果|等级|整体|自评|评价情况))[^()，。;:]{2,24}\(")
"""（二）组织实施情况（自评得分18分）: what the heading is about scores it."""
_RANKED = regexp(r"(?<!本)(?<!全)[\u4e00-\u9fff](?:县|区|市|镇|乡|街道|村|局|学校|中学|小学|医院|公司|标段)(?:得分|评分)?(?:为|:)?\d+(?:\.\d+)?分[，,]?(?:评价|绩效|评定)?$")
"""东至县91.75分，评价等次…: one of several that are ranked."""
_GENERAL = regexp(r"(?:对|若|如|凡|当|按|将)[^，。;]{0,14}$")

_ONE = regexp(r"(?:该|本|此|这)(?:项|个|三级|二级|指标|方面)(?!目)[^，。;]{0,12}$|[“\"][^”\"]{2,30}[”\"]指标[^，。;]{0,6}$")
_WEIGHED = regexp(r"(?:权重|满分|分值|标准分)[^，。;]{0,6}\d分?[，,、]$")


def read_totals(passage: Passage) -> Iterator[Claim]:
    """综合得分91.2分: not the mark of an indicator, a place or one of several that are ranked."""
    for match in passage.matches(_TOTAL, "得分", "评分", "总分", "分数", "评价", "绩效得", "综合得"):
        label = match["label"]
        sentence = passage.sentence_at(match.start())
        number = passage.number_at(match.start("x"))
        if sentence is None or number is None or number.dimension not in ("mark", ""):
            continue
        before = passage.text[max(sentence.start, match.start() - 14) : match.start()]
        after = passage.text[match.end() : match.end() + 24]
        own = bool(_TOTAL_WORDS.search(label))
        whole = label.startswith("项目") and _EVALUATED.search(passage.text, sentence.start, match.start())
        if label == "分数" and not _GRADE_BEFORE.search(before):
            continue
        if not own and not whole and label != "分数" and not _GRADED_NEXT.match(after):
            continue
        if _COMPARED.search(before) or _another(passage, sentence.start, match.start()):
            continue
        if (_ONE.search(before) if own else THIS.search(before)) or _WEIGHED.search(before) or before.endswith(("平均", "满分", "指标", "方面", "类")) or "平均" in label:
            continue
        if _of_indicator(passage.text[sentence.start : match.start()], match["x"]) or _of_place(passage, match.start()) or _of_several_projects(passage, match.start()):
            continue
        if label in ("总分", "绩效总分", "项目总分", "评价总分") and not (_GRADED.search(passage.text[sentence.start : sentence.end]) or passage.place.in_table):
            continue
        if label.endswith("总分") and Decimal(match["x"]) == 100 and (_GIVEN_AFTER.match(passage.text, match.end()) or _SCALED.match(passage.text, match.end())):
            continue  # 总分100分，评价得分86.2分: what there is to have
        if regexp(r"[，,(]?(?:其中|包括|满分|由)").match(after) and label.endswith("总分") and _full(match) and not _GRADED.search(after):
            continue
        if (_OF_ONE.search(passage.text[sentence.start : match.start()]) and not label.startswith("总得分")) or _RANKED.search(before) or _HEADED.fullmatch(passage.text, 0, match.start()):
            continue
        if Decimal(match["x"]) <= _LARGEST_LEVEL and "总" not in label and (_EARNED.search(before) or _beside_own(passage.text[sentence.start : match.start()])):
            continue
        told = "自评" in label or "自我评价" in label or regexp(r"自评[^，。;]{0,8}$").search(before)
        role = "eval_score" if label.startswith("评价") and _BESIDE_OWN.search(before) else "self_score" if told else "total_score"
        yield passage.claim(number, role, label, Subject(period=_year_told(passage, match.start())))


_GRADE_BEFORE = regexp(rf"(?:等级|等次|评级)(?:评定|确定)?(?:为|是|:)*[“\"]?(?:{GRADE})[”\"]?[，,]$")
"""自评等级为“优”，分数为96分."""
_BESIDE_OWN = regexp(r"自评(?:总?得?分)?(?:为)?\d+(?:\.\d+)?分(?:与|和|同|较|比|低于|高于)(?:第三方|本次|最终)?$")
"""自评97分与评价得分94分不可比: the evaluator's, whoever says so."""
_EVALUATED = regexp(r"(?:^|[。，])(?:经|通过)[^，。;]{0,10}(?:评价|评审|评定|打分|评分)[，,]?")
"""经综合评价，该项目得分91.1分: the whole's, whatever stands behind it."""
_GRADED_NEXT = regexp(
    rf"[，,。;]?(?:(?:共计?|合计|累计)?(?:扣|失|丢)分?{NUM}分[，,])?(?:自评|评价|绩效|评定|综合|对应|考核)*(?:等级|等次|评级|属于[“\"]|属[“\"]|为[“\"])"
)
_ANOTHER = regexp(r"(?:参加|接受|纳入|列入|迎接)[^，。；;]{0,10}(?:抽查|考核|检查|评选|复评|再评价)|(?:^|(?<=[。；;，,]))(?:上年度?|去年|上一年度?|前一年度?)(?!结转|结余)(?:[^。；;\d]{0,10})(?=得分|评分|综合|评价|绩效|等级)")
"""参加省级抽查，得分91分，等级为“优”; 上年得分82.7分: an evaluation that this one is not."""
_BY_FINANCE = regexp(r"财政(?:局|厅|部门)(?:组织的?)?(?:重点|再|抽查|复核|绩效)*(?:评价)?(?:得分\d[\d.]*分[，,])?\Z")


def _another(passage: Passage, start: int, at: int) -> bool:
    """Whether what is scored or graded here is another evaluation; 县财政局重点评价得分86.7分, beside the unit's own."""
    return bool(_ANOTHER.search(passage.text, start, at)) or ("自评" in passage.text and bool(_BY_FINANCE.search(passage.text, start, at)))


_COMPARED = regexp(r"(?:(?<!不)[高低多少]于|[高低多少]出|超[过出]|相差)[^，。;]{0,6}$")
"""自评分高于评价分13.41分: how far apart they are."""
_YEARLY = regexp(r"(?P<year>20\d\d)年度?(?!\d{1,2}月)[^，。;\d]{0,20}(?:得分|评分|总分)")


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


_OWN_WEIGHT = regexp(rf"(?:分值|满分|标准分|权重)(?:为|是|:)*(?P<w>{NUM})分")
_PLACED = regexp(
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


_PROJECT_SCORE = regexp(rf"(?:^|[，,、;；。:]|其中)(?P<name>[\u4e00-\u9fff（）()]{{4,30}}?)(?:项目|工程)?(?:的)?自评(?:得分|评分|总分|得)?(?:为|:)?{NUM}分")


def _of_several_projects(passage: Passage, at: int) -> bool:
    """各项目均开展了自评，其中养护工程自评得分99.1分，危桥改造自评得分99.2分: each of several projects has a total of its own."""
    found = [match for match in passage.matches(_PROJECT_SCORE, "自评") if "项目" in passage.text[: match.start()]]
    return len({match["name"].removeprefix("其中") for match in found}) > 1 and any(match.start() <= at < match.end() for match in found) and bool(_OF_EACH.search(passage.text, 0, at))


_OF_EACH = regexp(r"(?:各|每个|逐个|[\d一二两三四五六七八九十]+个)(?:预算|子|专项|具体)?项目|项目(?:均|都|逐一|分别)|分(?:项目|别)")


_SCORED = regexp(rf"{NUM}分[，,](?:评价|绩效|评定)?$")
"""得92分，等级为优（90分及以上为优，…）: what was given, the scale behind it."""


_OF_WORKS = regexp(r"(?:质量|工程|验收|安全|资质|信用)(?:质量|验收|核定|评定|鉴定|的)*$")
"""工程质量等级为合格: no grade of the evaluation."""


_SO_MANY = regexp(r"\d+(?:个|项|家|所|条)[^，。；;]{0,14}$")
"""17个项目的评价结果为“优”: of how many, not of the one that this report is about."""


_CHECKED = regexp(r"(?:复核|核定|重评|再评价)(?:评定)?(?:等级|等次|结果|档次)$")
"""自评等级“优”；复核等级“良”: what became of the unit's own grade when it was looked into is neither that nor the report's."""


_SCORED_ANEW = regexp(rf"(?:^|[，,；;、])(?:经[^，。；;\d]{{0,6}})?(?:复核|复评|评价|核定|综合|最终)(?:组)?(?:得分|评分|总分|得|评定)(?:为|是|:)*{NUM}分[，,]$")
"""对自评结果复核，复核得分87分，等级为“良”: of the mark right before it, though the unit's own is told before."""
_PLACE_GRADE = regexp(rf"(?<![本全我该])(?:[县区市镇乡村]|街道|学校|中学|小学|医院|标段)(?:的)?(?:综合|评价|绩效)*(?:等级|等次|评级)(?:为|是|:)*[“\"]?(?:{GRADE})")


def _of_several_places(passage: Passage, at: int) -> bool:
    """红石镇等级为“优”，双溪乡等级为“中”: grades of places, without their scores."""
    found = [match.span() for match in passage.matches(_PLACE_GRADE, "等级", "等次", "评级")]
    return len(found) > 1 and any(start <= at < end for start, end in found)


_OF_PART = regexp(r"(?:子项目|分项目|子课题|子活动)(?![^。；;]*(?:综合|总体|整体|总得分))[^。；;]*\Z")
"""造林子项目不足80分，为“中”: the grade of a part."""


def read_grades(passage: Passage) -> Iterator[Claim]:
    """评价等级为“良”: what was given, not what the scale says in general."""
    for match in passage.matches(_GRADE_CLAIM, *GRADE_SIGNS):
        sentence = passage.sentence_at(match.start())
        start = sentence.start if sentence else 0
        before = passage.text[max(start, match.start() - 20) : match.start()]
        if _of_place(passage, match.start()) or _OF_WORKS.search(before) or _SO_MANY.search(before):
            continue
        if _GENERAL.search(before) or passage.text[match.end() : match.end() + 1] in ("、", "及", "和"):
            continue
        if passage.text[match.end() : match.end() + 1] == "(" and any(band in passage.taken for band in range(match.end(), match.end() + 12)) and not _SCORED.search(before):
            continue  # 等级为优（90分以上）、良…: the scale
        of_all = bool(_OF_ALL.search(passage.text, start, match.start()))
        if _of_several_places(passage, match.start()) and not of_all:
            continue
        if _CHECKED.search(before + match["label"]) or (_another(passage, start, match.start()) and not of_all) or (_OF_PART.search(passage.text, 0, match.start()) and not of_all):
            continue
        if (match["label"].endswith("级别") and "评" not in match["label"]) or _RANKED.search(passage.text[max(start, match.start() - 24) : match.start()]):
            continue
        told = "自评" in match["label"] or "自我评价" in match["label"] or ("自评" in before and not _SCORED_ANEW.search(before))
        subject = Subject(period=_year_told(passage, match.start()))
        yield words_claim("self_grade" if told else "total_grade", match.start("grade"), match.end("grade"), match["label"], subject)


_OF_ALL = regexp(rf"[，,；;][^，。；;]{{0,8}}(?:平均|加权)(?:得|总)?分?(?:为|是)?{NUM}分[，,；;]\Z")
"""甲项目得分99.57分、…，三个项目平均得分99.61分，自评等级为“优”: of all of them."""
_EARNED = regexp(rf"(?:率(?:为|达到?|是|:)?{NUM}%|完成(?:指标)?值(?:为|是|:)?[≥≤=]?{NUM}[^，。;；\d]{{0,3}})[，,;；](?:该项|本项|此项)?$")
"""执行率100%，自评分20分; 实际完成值≥90%，自评得分20分: what that rate, that result earned."""
_LARGEST_LEVEL, _HUNDRED = 50, 100
"""No first level of a form is worth more: 工程验收合格率100%，分值8分，自评8分 is not the whole."""
_OWN_MARK = regexp(rf"自评(?:得分|得|评分|分|给)?(?:为|:)?(?:满分)?(?P<own>{NUM})分[，,、](?:而|但)?(?:评价组?|核实|复核|复评|专家|本次)*$")


def _beside_own(before: str) -> bool:
    """成本节约，自评5分，评价得2.5分: a mark beside the unit's own that no whole could be."""
    match = _OWN_MARK.search(before)
    return match is not None and Decimal(match["own"]) <= _LARGEST_LEVEL


_MADE_UP = regexp(r"[，,(]?(?:其中|包括|由|分为)(?![^。;]{0,16}得)")
"""自评总分100分，其中预算执行率10分…: what there is to have."""
_OWN = regexp(rf"(?:^|(?<=[，。;]))(?:其中|而)?(?:本|该)?(?:项目|部门|单位|我[局县市区镇乡校院中心]{{1,2}}|[\u4e00-\u9fff]{{2,18}}(?:局|厅|委|办|院|校|中心|公司|政府|单位|部门|站|所))?(?P<label>自评|自我评价)(?:结果|总分)?(?:为|:)?(?P<x>{NUM})分(?=[，,。;、]|$)")


def read_own(passage: Passage) -> Iterator[Claim]:
    """项目自评99.5分，自评等级“优”: the total in short."""
    for match in passage.matches(_OWN, "自评", "自我评价"):
        if OF_DIMENSION.search(passage.text, 0, match.start()):
            continue
        number = passage.number_at(match.start("x"))
        if Decimal(match["x"]) == _HUNDRED and "总分" in match.group() and _MADE_UP.match(passage.text, match.end()):
            continue
        if number is not None and (Decimal(match["x"]) > _LARGEST_LEVEL or "总分" in match.group()):
            yield passage.claim(number, "self_score", match["label"], Subject())


_ALONE = regexp(rf"(?:为|共)?(?P<x>{NUM})分[。；;]?")
_MADE_OF = regexp(rf"(?P<label>(?:自评|综合|绩效|评价|最终)+得分)(?:为|情况)?:(?![^。]{{0,200}}:)[^。]{{6,200}}?[，,；;](?:合计|总计|共计?)(?:得分?)?(?:为|:)?(?P<x>{NUM})分(?=[，,。；;)]|$)")


def read_whole_alone(passage: Passage) -> Iterator[Claim]:
    """（一）自评得分 ⏎ 96分。: a mark alone below the heading that names it; 评价得分：决策16分，…，合计86分: the sum of those told before."""
    head = passage.place.scored
    alone = _ALONE.fullmatch(passage.text) if head is not None and not passage.place.in_table else None
    if alone is not None and head is not None and Decimal(alone["x"]) > _LARGEST_LEVEL:
        yield from passage.claims(alone, Subject(), ("x", "self_score" if "自" in head else "total_score", head))
    for match in passage.matches(_MADE_OF, "合计", "总计", "共"):
        if _LARGEST_LEVEL < Decimal(match["x"]) <= _HUNDRED:
            yield from passage.claims(match, Subject(), ("x", "self_score" if "自评" in match["label"] else "total_score", match["label"]))
