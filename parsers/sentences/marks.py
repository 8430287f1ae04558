"""Marks of single indicators in sentences: 该指标得4.5分, 满分2分得分2分, 故①项得1分, 扣除1分, A102立项程序规范性（3分，得2分）."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.bearings import opened_by
from parsers.mark_words import EACH, OF_OTHER, OFF_ANOTHER, worth
from parsers.sentences.indicators import indicator_at, plain_before
from parsers.sentences.passage import FOR, NUM, Claim, Passage, in_standard, lost_by_each, told_how

_FULL = regexp(rf"(?:(?:该|本|此)?(?:项|个)?(?:三级)?(?:指标|评价指标)?)(?:满分|分值|标准分值?|权重分?值?|权重){FOR}(?P<w>{NUM})分?[，,、]+(?:实际|评价组?|综合|最终|自评|认定|核定|评定|核实|复核)*得(?:分)?{FOR}(?P<s>{NUM})分")
_BRIEF = regexp(
    rf"(?:(?:该|本|此)(?:(?:项|个)?(?:三级)?指标|项(?=\d))|(?:^|(?<=[。;，]))(?P<name>[\u4e00-\u9fff]{{3,14}}[性率度]))(?P<w>{NUM})分[，,](?:扣除?{NUM}分[，,])?(?:实际|评价|综合|自评)?得分?{FOR}(?P<s>{NUM})分(?![值制以])"
)
"""该指标10分，扣0.5分，得9.5分; 采购及时性8分，得5分."""
_SINGLE = regexp(
    rf"(?:(?:该|本|此)(?:项指标|项目|三级指标|二级指标|指标|项)|[“\"][^”\"]{{2,30}}[”\"](?:指标|项|一项)?|(?:扣除?(?:了)?{NUM}分|不扣分|按[^，。;\d]{{0,8}}(?:比例|比值|之比)(?:计分|计算)?|综上|因此|据此|所以|故此|故|规则|细则|标准)，?)"
    rf"(?:的)?(?:评价|实际|最终|综合|自评|应)?(?:得分|得满分|得|计|评){FOR}(?P<s>{NUM})分(?!值|制|的|以)"
)
_LESS_BEHIND = regexp(rf"[，,；;][^。]{{0,40}}扣(?:除|减)?{NUM}分[，,](?:实际|最终|评价|综合)?得(?:分)?{FOR}{NUM}分")
"""按比例计3.75分，另因未报进度扣0.60分，得3.15分: the mark before what was taken off is none that it was given."""
_SUB = regexp(rf"(?P<mark>[①-⑳])(?:项|点|条|要点)?(?:指标)?(?:评价|实际)?(?:得分|得|计){FOR}(?P<s>{NUM})分")
_MINUS = regexp(rf"(?:扣除|扣减|扣)(?:了|去)?(?P<x>{NUM})(?:分(?!值)|%(?:的)?(?P<share>权重分?|分值|权重分值))")
_EACH = regexp(rf"{EACH}|(?:酌情|否则|的，?|未[^，。;]{{0,10}}的|如|若)[^，。;]{{0,16}}$")


_THRESHOLD = regexp(rf"(?P<x>{NUM})%(?:\(含\))?(?:及)?以上(?:的)?(?:为满分|得满分|，?得满分)")
_PENALTY = regexp(rf"每(?:降低|低于|减少|下降|少)(?:一个百分点|\d+个?%|{NUM}个?百分点|1%)?[^，。;\d]{{0,4}}扣(?:除|减)?(?P<x>{NUM})%(?:的)?(?:权重分?|分值)")


def read_marks(passage: Passage) -> Iterator[Claim]:
    """95%以上为满分, 每降低1%扣除2%权重分; 该指标得4.5分, 满分2分得分2分, 故①项得1分, 扣除1分."""
    for pattern, need, role, label in ((_THRESHOLD, "以上", "criterion_threshold", "满分门槛"), (_PENALTY, "每", "criterion_penalty", "每降扣分")):
        for match in passage.matches(pattern, need):
            number = passage.number_at(match.start("x"))
            if number is not None and not passage.place.in_table:
                yield passage.claim(number, role, label, indicator_at(passage, match.start()))
    yield from _awards(passage)


_HEADED = regexp(
    rf"(?:^|(?<=[。;]))(?:\(?\d{{1,2}}(?:\.\d+)*[)）.、]*|[①-⑳])?(?P<code>[A-Z]\d{{1,4}}(?:[-.]\d+)*)?[.、:]?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z/、]{{2,19}}?)(?:指标)?"
    rf"\((?:满分|分值|权重|共|计|标准分)*:?(?P<w>{NUM})分(?:[，,;、/](?:实际|评价|自评)?(?:得分|得|评分):?(?P<s>{NUM})分)?\)"
)


_POINTS = regexp(r"(?:评价|评分|考核|指标|得分)要点(?:为|包括|是)?:?①")
"""评价要点：①…（2分）；②…（1分） under an indicator's heading: its points, no indicators of their own."""


def _headed(passage: Passage) -> Iterator[Claim]:
    """A102立项程序规范性（3分，得2分）: a coded or numbered name with its marks in brackets."""
    for match in passage.matches(_HEADED, "("):
        name = match["name"]
        numbered = match["code"] or match.group()[0] in "0123456789(①②③④⑤⑥⑦⑧⑨⑩"
        point = "①" <= match.group()[0] <= "⑳" and (_POINTS.match(passage.text) or (passage.place.indicator and passage.text.startswith("①")) or in_standard(passage.text, match.start()))
        if not numbered or point or name.removesuffix("指标") in passage.lexicon.maps["dimensions"] or passage.place.in_table or regexp(r"情况|分析|结论").search(name):
            continue
        subject = Subject(indicator=name, code=match["code"])
        yield from passage.claims(match, subject, ("w", "indicator_weight", "分值"), ("s", "indicator_score", "得分"))


_RATED = regexp(rf"(?:^|[。；;，])(?P<name>[\u4e00-\u9fff]{{2,12}}[率度])(?:仅)?(?:为|达到?)?{NUM}%[，,]$")


def _rated_before(passage: Passage, position: int) -> str | None:
    """资金到位率94.78%，该指标分值3分，得2.84分: the indicator is the rate that its sentence opens with."""
    match = _RATED.search(passage.text, 0, position)
    return match["name"] if match else None


_AIMED = regexp(
    rf"(?:满分|分值|标准分值?|权重分?值?){FOR}(?P<w>{NUM})分[，,](?P<aims>[^。；;分]{{0,20}}(?:目标值?|指标值)[^。；;分]{{2,50}})[，,](?:实际|评价组?|综合|最终|该指标|本项|故)*(?:得分|得满分|得)(?:为)?(?P<s>{NUM})分(?!值)"
)


def _aimed(passage: Passage) -> Iterator[Claim]:
    """该指标满分10分，满意度目标值为90%，实际91.2%，得10分: target and result stand between the two marks."""
    for match in passage.matches(_AIMED, "目标", "指标值"):
        subject = indicator_at(passage, match.start("w"))
        name = plain_before(passage, match.end("aims")) if subject.indicator is None else None
        if (subject.indicator or name) and Decimal(match["s"]) <= Decimal(match["w"]):
            yield from passage.claims(match, Subject(indicator=name) if name else subject, ("w", worth(match.group()), "满分"), ("s", "indicator_score", "得分"))


_WORTH_ALONE = regexp(
    rf"(?:^|(?<=[。；;：:，,]))(?:(?:该|本|此)(?:项)?(?:三级)?(?:评价)?指标|(?P<name>[\u4e00-\u9fff]{{3,14}}[性率度])(?:指标)?)(?:满分|分值|标准分值?|权重分?值?){FOR}(?P<w>{NUM})分(?=[，,。；;])"
)


def _worth_alone(passage: Passage) -> Iterator[Claim]:
    """预算编制科学性（A301）：该指标满分3分，测算依据不够充分，扣0.5分，得2.5分: what it is worth, its mark a few words behind."""
    for match in passage.matches(_WORTH_ALONE, "分值", "满分", "标准分", "权重"):
        opened = indicator_at(passage, match.start("w"))
        subject = Subject(indicator=match["name"]) if match["name"] else opened
        if subject.indicator is not None and not passage.place.in_table and not in_standard(passage.text, match.start()):
            yield from passage.claims(match, subject, ("w", "criterion_full_mark" if match["name"] else worth(match.group()), "满分"))


_CLOSES = regexp(rf"[，,](?:实际|评价|综合|最终)?得(?:分)?(?:为)?(?P<s>{NUM})分[。;]?$")


def _closed(passage: Passage) -> Iterator[Claim]:
    """完工及时率：…，及时率66.67%，得4.00分。: a paragraph of one sentence, opened by an indicator and closed by what it was given."""
    opened = opened_by(passage.text) if "。" not in passage.text[:-1] and not passage.place.in_table else None
    match = _CLOSES.search(passage.text) if opened is not None else None
    number = passage.number_at(match.start("s")) if match else None
    if opened is not None and number is not None and opened.indicator not in passage.lexicon.maps["dimensions"]:
        yield passage.claim(number, "indicator_score", "得分", opened)


def _awards(passage: Passage) -> Iterator[Claim]:
    yield from _headed(passage)
    yield from _aimed(passage)
    for match in passage.matches(_BRIEF, "得"):
        subject = Subject(indicator=match["name"]) if match["name"] else indicator_at(passage, match.start("w"))
        subject = subject if subject.indicator else Subject(indicator=_rated_before(passage, match.start()))
        if subject.indicator is not None and Decimal(match["s"]) <= Decimal(match["w"]):
            yield from passage.claims(match, subject, ("w", "criterion_full_mark", "满分"), ("s", "indicator_score", "得分"))
    for match in passage.matches(_FULL, "满分", "分值", "标准分", "权重"):
        subject = indicator_at(passage, match.start("w"))
        plain = (plain_before(passage, match.start("w")) or _rated_before(passage, match.start())) if subject.indicator is None else None
        if subject.indicator is None and plain is None:
            continue
        subject = Subject(indicator=plain) if plain else subject
        role = "indicator_weight" if plain else worth(match.group())
        yield from passage.claims(match, subject, ("w", role, "满分"), ("s", "indicator_score", "得分"))
    for match in passage.matches(_SUB, "得", "计"):
        number = passage.number_at(match.start("s"))
        subject = indicator_at(passage, match.start())
        if number is not None and subject.indicator is not None and not in_standard(passage.text, match.start()):
            yield passage.claim(number, "awarded_subscore", match["mark"], Subject(indicator=subject.indicator, code=subject.code, item=match["mark"]))
    for match in passage.matches(_SINGLE):
        number = passage.number_at(match.start("s"))
        subject = indicator_at(passage, match.start("s"))
        if _LESS_BEHIND.match(passage.text, match.end()):
            continue
        mark = None if _WHOLE_OF_IT.match(match.group()) else _point_of(passage.text, match.start())
        if number is not None and subject.indicator is not None and mark is not None:
            yield passage.claim(number, "awarded_subscore", mark, replace(subject, item=mark))
        elif number is not None and subject.indicator is not None:
            yield passage.claim(number, "indicator_score", "得分", subject)
    yield from _closed(passage)
    yield from _worth_alone(passage)
    yield from _final(passage)
    yield from _told_with_rate(passage)
    by_indicator = lost_by_each(passage.text)
    for match in passage.matches(_MINUS, "扣"):
        if match.start() >= by_indicator:
            break
        number = passage.number_at(match.start("x"))
        sentence = passage.sentence_at(match.start())
        subject = indicator_at(passage, match.start())
        if OF_OTHER.search(passage.text, 0, match.start()) or OFF_ANOTHER.search(passage.text, 0, match.start()):
            continue
        if number is None or subject.indicator is None or in_standard(passage.text, match.start()) or _EACH.search(passage.text[sentence.start if sentence else 0 : match.start()]):
            continue
        yield passage.claim(number, "deduction_share" if match["share"] else "deduction", "扣分", replace(subject, item=told_how(passage.text[: match.start()])))


_WITH_RATE = regexp(
    rf"(?:^|(?<=[。;；:：]))(?P<name>[\u4e00-\u9fff]{{2,14}}(?:率|满意度|知晓度))(?:仅)?(?:为|达到?|是)?{NUM}%(?:[，,](?![^，,。;；]{{0,8}}[率度]{NUM}?)[^，,。;；“”]{{0,18}}){{0,2}}"
    rf"[，,](?:故|实际|本项|评价|按[^，,。;；]{{1,8}})?得(?:分)?(?:为)?(?P<s>{NUM})分(?=[。;；，,]|$)"
)
_ANY_RATE = regexp(r"(?:^|[的了])(?:[\u4e00-\u9fff]{0,2}(?:完成|达成|达标|得分|合格|实现)率)$")
_LEAST = 4


def _told_with_rate(passage: Passage) -> Iterator[Claim]:
    """资金到位率99.36%，得3.97分; 健康管理率74.03%，低于75%，按比例得4.94分: the rate is the indicator, where the paragraph is about no one alone."""
    for match in passage.matches(_WITH_RATE, "得"):
        number = passage.number_at(match.start("s"))
        if number is None or passage.place.in_table or len(match["name"]) < _LEAST or _ANY_RATE.search(match["name"]) or in_standard(passage.text, match.start("s")):
            continue
        if indicator_at(passage, match.start()).indicator is None:
            yield passage.claim(number, "indicator_score", "得分", Subject(indicator=match["name"]))


_WHOLE_OF_IT = regexp(r"(?:该|本|此)(?:项|个)?(?:三级|二级)?指标")
"""①项得2分，②项得1分，该指标得3分: no point's."""
_POINT = regexp(r"(?P<mark>[①-⑳])[^。；;①-⑳]*\Z")


def _point_of(text: str, at: int) -> str | None:
    """①得2分；记录不全，②扣1分，得1分；③得2分: where points are told one by one, what stands in the clause of one is that point's."""
    point = _POINT.search(text, 0, at)
    told = {match["mark"] for match in _SUB.finditer(text)}
    return point["mark"] if point and told - {point["mark"]} else None


_FINAL = regexp(rf"[，,](?:故|因此|实|最终)?得(?:分(?:为)?)?(?P<s>{NUM})分。?$")
_ARABIC = regexp(r"\(?\d{1,2}[.、)．]|[“\"][A-Z]\d{1,4}")


def _final(passage: Passage) -> Iterator[Claim]:
    """4.发放及时率。…及时率91.67%，得6.42分。: a numbered paragraph that opens with one indicator ends with its marks."""
    match = _FINAL.search(passage.text) if _ARABIC.match(passage.text) and not passage.place.in_table and "①" not in passage.text else None
    number = passage.number_at(match.start("s")) if match else None
    if match is None or number is None or in_standard(passage.text, match.start()) or _BRIEF.search(passage.text):
        return
    first = indicator_at(passage, 0)
    if first.indicator and first.indicator == indicator_at(passage, match.start("s")).indicator and first.indicator in passage.text[: match.start()]:
        yield passage.claim(number, "indicator_score", "得分", first)
