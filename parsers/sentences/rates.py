"""Rates of money in sentences: 执行率, 到位率 and what stands right behind the sum that was spent."""

from __future__ import annotations

from collections.abc import Sequence

from model.figure import BY_PLAN, BY_RECEIVED, Subject
from model.regexp import regexp
from parsers.language import Cue, Number, Sentence
from parsers.sentences.clause import DID, DUE, DUE_SHARE, MONEY, after_name, period_of, segment, source_of
from parsers.sentences.passage import Claim, Passage, earns

_OF_BUDGET = regexp(
    r"[，(]?(?:预算|资金|经费|支出|全年|总)*(?:使用率|完成率|支付率|执行率|支出率|拨付率|支出进度|支付进度|执行进度|拨付进度|占(?:年初|全年|年度|总|项目|调整后?)?预算的?|占(?:实际|已)?(?:到位|拨付|下达)(?:财政|项目)?(?:资金|预算)(?:总额|数)?的|完成(?:年初|全年|年度|总|项目)?预算的)(?:为|达到|达|:|是|约|仅)*"
)


def spent_rate(passage: Passage, number: Number, spent: Claim | None) -> Claim | None:
    """已使用672万元，使用率100%: the rate right behind what was spent is that money's."""
    if spent is None or number.printed.unit != "%":
        return None
    other = _CHAIN.match(passage.text, spent.end, number.start)
    start = other.end() if other else spent.end
    if not _OF_BUDGET.fullmatch(passage.text, start, number.start):
        return None
    return passage.claim(number, "execution_rate", passage.text[start : number.start].strip("，("), spent.subject)


_OF_PLANNED = regexp(r"[，(](?:占|为|达到?|完成)(?:年初|全年|年度|总|项目|批复|计划|应到位)*(?:预算|概算|计划|总投资|投资)(?:资金|总额|安排|数|额)?的(?:比例为|比重为)?(?:约|仅)?")


def received_share(passage: Passage, number: Number, received: Claim | None) -> Claim | None:
    """资金到位800万元，占年初预算的80%: the share right behind what came in is the rate of what was to come."""
    if received is None or number.printed.unit != "%" or not _OF_PLANNED.fullmatch(passage.text, received.end, number.start):
        return None
    return passage.claim(number, "received_rate", passage.text[received.end : number.start].strip("，("), received.subject)


_CHAIN = regexp(r"(?:[，、]占[^，。；;\d]{1,14}[\d.]+%)+(?=[，、])")
"""支出500万元，占到位资金的96%，占年初预算的92%: two shares of one sum."""


AHEAD = regexp(r"预计|预测|预期|力争|有望|届时")
"""预计全年执行率98%: what is still to come."""
_HANDED = regexp(r"(?:预算|资金|指标)(?:下达|到位|拨付到位)(?:为|达到?|了|:)*$")


def handed_down(passage: Passage, sentence: Sentence, number: Number, at: int) -> Claim | None:
    """预算下达100% is a rate of what was received."""
    start, _ = segment(passage.text, at, number)
    match = _HANDED.search(passage.text, start, number.start)
    if match is None:
        return None
    return passage.claim(number, "received_rate", match.group(), Subject(period=period_of(passage.text, sentence, number)))


def _paid_source(passage: Passage, sentence: Sentence, number: Number, at: int) -> Cue | None:
    """县级配套资金到位1080万元，到位率75%: the rate is of the source whose sum stands right before it."""
    before = [other for other in sentence.numbers if other.end == at]
    if not before or before[-1].dimension not in MONEY or passage.text[at : number.start].count("，") > 1:
        return None
    if ")" in regexp("，").split(passage.text[at : number.start])[0]:
        return None  # 到位415万元（省级268万元、县级147万元），到位率90%: the bracket is closed
    earlier = [other for other in sentence.numbers if other.end < before[-1].start]
    if _closes_list(passage.text, sentence, earlier, at, number):
        return None
    start = segment(passage.text, earlier[-1].end if earlier else sentence.start, before[-1])[0]
    source = source_of(passage.text, sentence, start, before[-1])
    if source is None and earlier and DID.match(passage.text, start, before[-1].start):
        due = segment(passage.text, max([sentence.start, *(other.end for other in earlier[:-1])]), earlier[-1])[0]
        source = source_of(passage.text, sentence, due, earlier[-1]) if DUE.search(passage.text, due, earlier[-1].start) else None
    return source


_LIST = regexp(r"其中|包括|分别|由")
_EARLIER_PARTS = 1


def _closes_list(text: str, sentence: Sentence, earlier: Sequence[Number], at: int, number: Number) -> bool:
    """到位900万元，其中省级500万元、县级400万元，到位率90%: behind a list of parts without rates of their own, past a comma, the whole's rate."""
    opened = max((match.start() for match in _LIST.finditer(text, sentence.start, at)), default=-1)
    parts = [other for other in earlier if other.start > opened]
    listed = sum(other.dimension in MONEY for other in parts) >= _EARLIER_PARTS
    whole = any(other.dimension in MONEY and other.end <= opened for other in earlier)
    return opened >= 0 and whole and listed and not any(other.dimension == "percent" for other in parts) and "，" in text[at : number.start]


_OF_A_SLICE = regexp(
    r"(?:采购|(?:公用|人员|三公)[”\"]?经费|会议费|培训费|差旅费|接待费|办公费|运行维护费|购置费)(?:的)?(?:预算|资金|支出|计划|项目)*[“”\"]?$"
)
"""政府采购执行率, 公用经费预算执行率: how much of one slice was spent, or of what was to be bought."""


_OF_SOME = regexp(r"(?:[\d一二两三四五六七八九十]+|几|多|数)[个项家](?:项目|单位|部门|县区?|乡镇|资金|专项)?(?:的)?(?:预算|资金|平均)?$|(?:部分|个别|少数|多数|有的|有些)[^，。；;\d]{0,8}$")
"""5个项目中有2个执行率低于80%: the rates of some."""
_WHOSE = regexp(r"(?:以[上下内])?(?:[，且][^，。；\d]{0,16})?的(?:[\u4e00-\u9fff]{0,4}(?:项目|单位|部门|乡镇|专项|县区)|[\d一二三四五六七八九十]+[个项家])")
"""执行率低于30%的项目22个: a class of projects."""
_ROW = regexp(r" ?[≥≤=]?\d")
"""预算执行率 100% 95.7% 10 9.6: the cells of a row that lost its ruling, no statement."""


_WITH_WORKING = regexp(r"\([^()，。；;\d]{1,30}[/÷][^()，。；;\d]{1,30}\)(?:达到?|为|是|:|约|仅|\s)*$")


def _defined(passage: Passage, sentence: Sentence, number: Number) -> Cue | None:
    """预算执行率（实际支出/实际到位资金）为96.5%: the label stands before the brackets that tell how it is worked out."""
    match = _WITH_WORKING.search(passage.text, sentence.start, number.start) if number.dimension == "percent" else None
    labels = [cue for cue in sentence.cues if match is not None and cue.end == match.start() and cue.code in ("execution_rate", "received_rate")]
    return labels[-1] if labels else None


_OF_PLACE = regexp(r"(?:^|[，,；;、]|其中)(?P<name>(?![本全我该])[\u4e00-\u9fff]{1,5}(?:[镇乡村]|街道|社区|学校|中学|小学|医院|卫生院))(?:的)?(?:资金|项目|预算|支出)*\Z")
"""其中东关镇执行率100%，柳河镇执行率82.5%: of one of several places."""


def rate(passage: Passage, sentence: Sentence, number: Number, at: int, item: str | None = None) -> Claim | None:
    """执行率, 到位率 … right before their percentage."""
    label = number.label or _defined(passage, sentence, number)
    if label is None or label.code not in ("execution_rate", "received_rate", "unit_cost", "sampled_share") or (number.label is not None and number.frame not in ("tight", "loose")):
        return None
    start, _ = segment(passage.text, at, number)
    if (label.start < start and number.label is not None) or (number.frame == "loose" and not regexp(r"(?:为|达到?|是|约|:|仅|已|指标|完成|均|也|就|只有|实际)*").fullmatch(passage.text[label.end : number.start])):
        return None
    if "权重" in passage.text[sentence.start : label.start] and passage.text.startswith("指标", label.end):
        return None  # 指标的权重设置为预算执行率指标10%、成本指标20%
    if label.code == "execution_rate" and number.printed.comparator is not None:
        return None  # 支出进度不低于90%: what is asked for
    if _ROW.match(passage.text, number.end) or _WHOSE.match(passage.text, number.end) or earns(passage.text, label.start, number.end):
        return None
    if _OF_A_SLICE.search(passage.text, sentence.start, label.start) or _OF_SOME.search(passage.text, sentence.start, label.start):
        return None
    if _OF_CONTRACT.search(passage.text, sentence.start, label.start):
        return None
    start = min(start, label.start)
    before = passage.text[max(sentence.start, label.start - 6) : label.start]
    if regexp(r"[“\"]$").search(before) and label.code != "unit_cost":
        return None
    if (unused := _unused(passage, sentence, label)) is not None:
        return passage.claim(number, label.code, label.text, Subject(item=unused, period=period_of(passage.text, sentence, number)))
    source = source_of(passage.text, sentence, start, number) or _paid_source(passage, sentence, number, at)
    name = None if source else "配套" if DUE_SHARE.search(passage.text[sentence.start : at]) else after_name(passage, number, item)
    place = _OF_PLACE.search(passage.text, sentence.start, label.start) if name is None and source is None else None
    name = place["name"] if place else name
    stage = "forecast" if AHEAD.search(passage.text, start, number.start) else None
    subject = Subject(source=source.text if source else None, period=period_of(passage.text, sentence, number), item=name, stage=stage)
    by_received = _BY_RECEIVED.search(passage.text, sentence.start, label.start) or _OVER_RECEIVED.match(passage.text, label.end)
    return passage.claim(number, label.code, BY_RECEIVED + label.text if by_received else label.text, subject)


_UNUSED = regexp(
    r"(?:^|[，。；;:])(?P<name>(?:(?!全年|共|预算|年初|到位|下达|安排)[\u4e00-\u9fff]){2,16})(?:全年|共|预算|年初|到位|下达|安排|资金|为|计)*[\d,.]+[万亿]?元[，,]"
    r"(?:当年|全年|本年|目前|资金|尚|还|暂|均|全部|因[^，。；;\d]{2,16})*未(?:使用|支出|支付|拨付|执行|列支|动用)[，,]$"
    r"|(?:^|[，。；;:])(?P<bought>(?:政府)?采购)预算[^，。；;\d]{0,4}[\d,.]+[万亿]?元[，,]实际(?:完成)?采购(?:金额|支出|资金)?(?:为|共)*[\d,.]+[万亿]?元[，,]$"
)


def _unused(passage: Passage, sentence: Sentence, label: Cue) -> str | None:
    """管护补助60万元，当年未使用，执行率0%; 采购预算20万元，实际采购19万元，执行率95%: the one fund, or the purchase, that the sentence has just told of."""
    text = passage.text[sentence.start : label.start]
    match = _UNUSED.search(text) if "未" in text or "采购" in text else None
    return (match["name"] or match["bought"]) if match is not None else None


_ON_RECEIVED = regexp(r"[，,]占(?:实际|已|累计|同期)*到位(?:资金|金额|数|总额)+的(?:比例为|比重为)?(?:约|仅)?")
_ON_BASE = regexp(r"[，,；;]\s*(?:而)?按照?(?P<base>[\u4e00-\u9fff]{2,14}?)(?:计算|测算|口径计算|口径)(?:的)?(?:为|是|则为|仅为)*$")


def on_another_base(passage: Passage, number: Number, rated: Claim | None) -> Claim | None:
    """按到位资金计算的执行率为95%，按计划筹资计算为90%; 预算执行率45%，占到位资金的56%: the same spending over another sum."""
    if rated is not None and number.printed.unit == "%" and _ON_RECEIVED.fullmatch(passage.text, rated.end, number.start):
        return passage.claim(number, rated.role, BY_RECEIVED + "执行率", rated.subject)
    match = _ON_BASE.search(passage.text, rated.end, number.start) if rated is not None and number.printed.unit == "%" else None
    if match is None or rated is None or match.start() != rated.end:
        return None
    base = BY_RECEIVED if "到位" in match["base"] or "下达" in match["base"] else BY_PLAN
    return passage.claim(number, rated.role, base + "执行率", rated.subject)


_OVER_RECEIVED = regexp(r"\((?:实际|累计)?(?:支出|支付|执行|使用)(?:数|额|资金|金额)?[/÷](?:实际)?到位(?:数|额|资金|金额)?\)")
"""预算执行率（实际支出/实际到位）为95%."""
_OF_CONTRACT = regexp(r"(?:合同|工程|货)(?:价款|金额|总价|款)?\Z")
"""合同支付率: of the contract, whatever the budget was."""
_BY_RECEIVED = regexp(r"(?:实际)?到位(?:资金|金额)的?\Z|按照?(?:实际)?到位(?:资金|数|金额|总额)*(?:为基数|口径)?(?:计算|测算|计|算)?的?[，,]?\Z")
"""按到位资金计算，支付率为95.01%: the label tells the base."""
