"""A count and its parts in one sentence: 建成3.6万亩，其中：东河镇1.5万亩，西河镇1.2万亩; and a rate of completion beside its two operands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.indicators import attained, indicator_at
from parsers.sentences.passage import NUM, Claim, Passage

PART = "其中"
_AMONG = regexp(r"[，,;(]?其中[:，]?")
_STOP = regexp(r"[，,。;、:(（!?]")
_LEADS = regexp(r"^(?:其中|包括|包含|含|有|及|和|以及|新增|现有|\d+[.、)]|[①-⑳])+")
_TAILS = regexp(r"(?:为|约|共计|共|计|有|:|达到?|实有|人数|户数|数量|各)+$")
_NO_NAME = regexp(r"[已将并未是了在]|对(?!象)|每|平均|人均|户均|以上|以下|标准(?!厂房|化)|占|率|比|元|分|得")
_NOT = ("percent", "money", "万", "亿", "mark", "duration", "workday", "month_count", "year_count", "hours", "", "count:次", "count:项")


def read_parts(passage: Passage) -> Iterator[Claim]:
    """The parts after 其中 of a count that stands before it: at least two of its unit, each with a name of its own."""
    for sentence in passage.sentences:
        match = _AMONG.search(passage.text, sentence.start, sentence.end) if PART in passage.text else None
        if match is None:
            continue
        before = [number for number in sentence.numbers if number.end <= match.start()]
        behind = [number for number in sentence.numbers if number.start >= match.end() and not _in_remark(passage.text, match.end(), number.start)]
        if match.group().startswith("("):
            behind = [number for number in behind if passage.text.count(")", match.end(), number.start) <= passage.text.count("(", match.end(), number.start)]
        after = _up_to_sum(passage.text, behind)
        names = _names(passage.text, after, match.end())
        for whole in reversed(before):
            parts = [(number, name) for number, name in zip(after, names, strict=True) if number.printed.unit == whole.printed.unit]
            usable = whole.dimension not in _NOT and not whole.dimension.startswith("money") and len(parts) >= 2 and all(name for _, name in parts)
            if not usable or len({name for _, name in parts}) < len(parts):
                continue
            parts = _complete(passage.text, whole, parts)
            free = [pair for pair in parts if pair[0].printed.number_start not in passage.taken]
            if len(free) == len(parts):
                for number, name in parts:
                    yield passage.claim(number, "quantity", PART, Subject(item=name, stage="完成"))


def _in_remark(text: str, start: int, at: int) -> bool:
    """行政37人、事业42人（含超编1人）: what stands in brackets behind a part is within it."""
    return text.count("(", start, at) > text.count(")", start, at)


_OF_ELSE = regexp(r"[，,](?:共|分别)?(?:涉及|覆盖|分布|惠及|配备|配套|服务)")
"""路内泊位2,110个、路外泊位1,135个，涉及12个停车场: no part any more."""
_RESULT = regexp(r"，[^，]{0,8}(?:已|办结|完成|截至|实际|验收|通过)")


def _complete(text: str, whole: Number, parts: list[tuple[Number, str]]) -> list[tuple[Number, str]]:
    """The first parts that make up the whole, where what follows is of another clause: 326件，其中食品类142件 …、其他43件，截至年底办结309件."""
    rest = Decimal(whole.printed.number.replace(",", "")) if not whole.printed.han else Decimal(0)
    for at, (number, _) in enumerate(parts, 1):
        rest -= Decimal(number.printed.number.replace(",", "")) if not number.printed.han else Decimal(0)
        if not rest and 1 < at < len(parts) and _RESULT.search(text[number.end : parts[at][0].start]):
            return parts[:at]
    return parts


def _up_to_sum(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers before one that sums some of them up: 满意112人、较满意60人、一般20人，满意和较满意合计172人."""
    for at, number in enumerate(numbers):
        between = text[numbers[at - 1].end : number.start] if at else ""
        if regexp(r"(?:合计|共计|总计|小计)[\u4e00-\u9fff]{0,4}$").search(between) or _OF_ELSE.match(between):
            return numbers[:at]
    return numbers


def _names(text: str, numbers: list[Number], start: int) -> list[str]:
    """The name right before each number; a number that stands right behind another (312户455人) shares its name."""
    found: list[str] = []
    at = start
    for number in numbers:
        stretch = text[at : number.start]
        words = stretch[max((match.end() for match in _STOP.finditer(stretch)), default=0) :]
        name = _TAILS.sub("", _LEADS.sub("", words))
        if not stretch.strip("、,，") and found:
            found.append(found[-1])
        else:
            found.append(name if regexp(r"[\u4e00-\u9fffA-Za-z“”]{2,16}").fullmatch(name) and not _NO_NAME.search(name) else "")
        at = number.end
    return found


def read_wholes(passage: Passage) -> Iterator[Claim]:
    """The count before 其中 that no other reader wanted."""
    for sentence in passage.sentences:
        match = _AMONG.search(passage.text, sentence.start, sentence.end)
        if match is None:
            continue
        after = [number.printed.unit for number in sentence.numbers if number.start >= match.end()]
        for number in sentence.numbers:
            if number.end > match.start() or number.printed.number_start in passage.taken or number.dimension in _NOT or after.count(number.printed.unit) < 2:
                continue
            stretch = passage.text[max(sentence.start, number.start - 16) : number.start]
            words = regexp(r"[，,。;、:(（\d年月日]").split(stretch)[-1]
            name = _TAILS.sub("", regexp(r"^(?:[我本该全][县市区省局镇乡校院村]共?有?|全[县市区年省]|共有?|现有|实有|完成|累计|接待|[我本该])+").sub("", words))
            if regexp(r"[\u4e00-\u9fff]{2,14}").fullmatch(name) and not _NO_NAME.search(name):
                yield passage.claim(number, "quantity", name, Subject(item=name))


_RATE = regexp(rf"(?:(?P<label>(?:任务)?完成率|完工率|完成比例|达成率)(?:为|是|达到?|:)*|(?:占(?:全年|年度|年初)?|完成(?:全年|年度|年初|下达|上级|省里?|市里?|县里?|[省市县区]级|的)*)(?:计划|目标)?(?:任务|目标)[^，。;]{{0,16}}?的(?P<of>))(?P<x>{NUM})\s*%")
_PLAN = regexp(r"计划|任务|目标|指标值|应|预期|拟")
_DONE = regexp(r"实际|完成|已|建成|达到|开展|落实")


def _behind_last(sentence: Sentence, number: Number) -> int:
    """Where the words begin that lead to a number: behind the last one before it."""
    return max([sentence.start, *(other.end for other in sentence.numbers if other.end <= number.start and not other.printed.han)])


def _of_plan_elsewhere(passage: Passage, sentence: Sentence, done: Number, rate: Number, label: str) -> Iterator[Claim]:
    """新建防火道路40.7公里，完成率96.90%: of what is planned elsewhere."""
    start = _behind_last(sentence, done)
    name = _indicator(passage.text[start : done.start])
    if name is not None and done.dimension not in ("money", "万", "亿", "mark", "") and not passage.place.in_table:
        yield passage.claim(rate, "completion_rate", label, Subject(indicator=name))


_ASIDES = 4
"""，因用房产权未理顺，尚未开工，完成率80%: so many remarks may stand between what was really done and the rate."""
_PLAN_BEHIND = regexp(r"^[，,(](?:原|年初|年度|全年|原定)?(?:计划|目标|任务)(?:数|值|任务)?(?:为|是|:)?$")


_PAIR = 2
_BRACKETED = regexp(r"[^()，。；;]{0,6}\)")


def _without_parts(passage: Passage, sentence: Sentence, before: list[Number]) -> list[Number]:
    """收运3.64万吨，其中北区1.98万吨、南区1.66万吨，完成目标…: what the parts are of, where one is told."""
    among = passage.text.rfind("其中", sentence.start, before[-1].start) if before else -1
    wholes = [number for number in before if among > number.end]
    return wholes if among >= 0 and wholes else before


def read_completion(passage: Passage) -> Iterator[Claim]:
    """计划240次，实际完成228次，完成率为95%: the rate with the planned and the done right before it; the last two numbers of one unit."""
    for match in passage.matches(_RATE, "%"):
        sentence = passage.sentence_at(match.start())
        rate = passage.number_at(match.start("x"))
        if sentence is None or rate is None:
            continue
        before = [number for number in sentence.numbers if number.end <= rate.start and number.dimension != "percent"]
        if len(before) > _PAIR and before[-2].printed.unit != before[-1].printed.unit and _BRACKETED.match(passage.text, before[-2].end):
            before.pop(-2)  # 合格540人（共18期），完成任务450人的120%
        if match["label"] is None and before and before[-1].start > match.start():
            before = [*_without_parts(passage, sentence, before[:-1]), before[-1]]
        if match["label"] and before and passage.text[before[-1].end : match.start()] == "，" and (len(before) < 2 or before[-1].printed.unit != before[-2].printed.unit):
            yield from _of_plan_elsewhere(passage, sentence, before[-1], rate, match["label"])
            continue
        if len(before) < 2 or before[-1].printed.unit != before[-2].printed.unit or not before[-1].printed.unit or passage.text[before[-1].end : match.start("x")].count("，") > _ASIDES:
            continue
        first, second = before[-2:]
        start = _behind_last(sentence, first)
        lead, between = passage.text[start : first.start], passage.text[first.end : second.start]
        commas = passage.text[second.end : match.start("x")].count("，")
        if match["label"] is None and second.start > match.start():
            target, actual = second, first  # 完成38户，占年度任务40户的95%
        elif match["label"] and commas <= 1 and _PLAN_BEHIND.match(between) and not _PLAN.search(regexp(r"[，。;]").split(lead)[-1]):
            target, actual = second, first  # 开展活动128场，计划120场，完成率106.67%
        elif commas > 1 and "实际" not in between:
            continue
        elif _PLAN.search(lead) and _DONE.search(between):
            target, actual = first, second
        else:
            continue
        if any(number.printed.approximate or number.printed.han for number in (target, actual)) or regexp(r"上年|去年|同比|增长").search(lead + between):
            continue
        name = _of_item(passage, _indicator(lead) or _indicator(between)) or indicator_at(passage, first.start).indicator
        if name is None:
            continue
        subject = Subject(indicator=name, period=_year(passage, sentence))
        yield passage.claim(rate, "completion_rate", match["label"] or "完成率", subject)
        if not {target.printed.number_start, actual.printed.number_start} & passage.taken and target.dimension not in ("money", "万", "亿"):
            yield passage.claim(target, "indicator_target", "计划", subject)
            yield passage.claim(actual, "indicator_actual", "完成", subject)
            yield from attained(passage, rate.start, subject)


_APART = ("percent", "money", "万", "亿", "mark", "", "duration", "workday", "month_count", "year_count", "area", "count:户", "count:栋")


def read_planned(passage: Passage) -> Iterator[Claim]:
    """计划抽检食品1600批次，实际完成1652批次: a goal and its result side by side, of no concept of their own."""
    for sentence in passage.sentences:
        for first, second in pairwise(sentence.numbers):
            alike = first.printed.unit == second.printed.unit and first.printed.unit and first.dimension not in _APART and (first.label is None or indicator_at(passage, first.start).code is not None)
            if not alike or {first.printed.number_start, second.printed.number_start} & passage.taken or first.printed.han or second.printed.han:
                continue
            start = _behind_last(sentence, first)
            lead, between = regexp(r"[。;]").split(passage.text[start : first.start])[-1], passage.text[first.end : second.start]
            if not _PLANNED.search(lead) or not _DID.match(between) or regexp(r"上年|去年|其中").search(lead + between):
                continue
            own = indicator_at(passage, first.start)
            name = own.indicator if own.code is not None else _of_item(passage, _indicator(lead) or _indicator(between))
            if name is not None:
                subject = Subject(indicator=name, period=_year(passage, sentence))
                yield passage.claim(first, "indicator_target", "计划", subject)
                yield passage.claim(second, "indicator_actual", "完成", subject)
                yield from attained(passage, second.start, subject)


_OPENS_YEAR = regexp(r"(?:\(?\d{1,2}[).、]|[一二三四五六七八九]是|其中[:，]?)?(?P<year>20\d\d年)(?!\d)")


def _year(passage: Passage, sentence: Sentence) -> str | None:
    """2021年计划安装120盏，实际…: the year that a sentence opens with is that of its plan and result."""
    match = _OPENS_YEAR.match(passage.text, sentence.start)
    return match["year"] if match else None


_PLANNED = regexp(r"(?:计划|目标|任务)[^，,]{0,16}$|[:：，,]应(?:发|补|享受|结算|完成|到|培训|救助|资助|受理|整改)$")
_DID = regexp(r"[，,;(](?:全年|年末|截至年底)?(?:实际|已|实[发补到]|及时|按时|按期|完成)(?:完成|开展|建成|实施|培训|发放)?[^，,\d]{0,12}$")


_VERBS = regexp(r"^.*(?:\d年度?|月|日|全年|年度|年初|本年)|^.*(?:计划数?|任务数?|目标值?|指标值|应|预期|拟|实际|完成了?|已)(?=[\u4e00-\u9fff]{2})")
_ACTS = regexp(r"^(?:计划|完成|实际|任务|目标|全年|开展|组织|举办|新改建|新建|改造|改建|实施|建设|建成|为|共|的|了|对|进行)+")


_DEEDS = ("发放", "完成", "培训", "补助", "救助", "资助", "改造", "新建", "建设", "服务")


_BARE_DEEDS = frozenset((*_DEEDS, "安装", "配置", "采购", "购置", "配备", "铺设", "修建", "建成", "改建", "维修", "栽植", "举办", "开展"))
_ITEM = regexp(r"(?:\(?\d{1,2}[).、]|[①-⑳])(?P<name>[\u4e00-\u9fff]{2,14})[。:]")


def _of_item(passage: Passage, name: str | None) -> str | None:
    """2.健身路径。计划安装45套，实际安装43套: a deed alone is that of the item that the paragraph is about."""
    item = _ITEM.match(passage.text) if name in _BARE_DEEDS else None
    return item["name"] if item is not None else name


def _indicator(words: str) -> str | None:
    """What was planned or done: the noun without its verbs, or the verb itself (巡查) where nothing else is left."""
    last = regexp(r"[，。;、:(]").split(words.rstrip("，。;、:(为"))[-1]
    bare = _TAILS.sub("", _VERBS.sub("", last))
    bare = regexp(r"(?:为|约|共|计划|实际|完成|任务数?|目标值?|年初|指标值|不低于|不少于)+$").sub("", bare)
    name = _ACTS.sub("", bare) or bare
    if name in _DEEDS and (whose := regexp(r"([\u4e00-\u9fff]{2,12}?)(?:计划|拟|应|目标|任务)").match(last)):
        return whose[1] + name  # 生活补贴计划发放2800人；护理补贴计划发放…
    if regexp(r"[\u4e00-\u9fff]{2,16}").fullmatch(name) and not regexp(r"(?:计划|完成|实际|任务|目标|全年|年度|应\w{1,2})+").fullmatch(name):
        return name
    first = regexp(r"[，。;、:(\d]").split(words)[0]
    plain = _ACTS.sub("", regexp(r"(?:为|约|共|计划|实际|完成|任务数?|目标值?|年初|全年|指标值|不低于|不少于)+$").sub("", first))
    return plain if regexp(r"[\u4e00-\u9fff]{2,16}").fullmatch(plain) else None
