"""What stands right before a number: its stretch of the clause, the source of funds named there, its time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.regexp import regexp
from parsers.language import Cue, Number, Sentence
from parsers.sentences.passage import Passage

MONEY = ("money", "万", "亿")
_STOP = regexp(r"[，,。;、(（!?]")
_STRONG = regexp(r"[，,。;(（!?]")
_ASIDE = regexp(r"(?<=[\u4e00-\u9fff])\([^()\d，。;:]*\)(?=[\u4e00-\u9fff]|共计?$|$)|(?<=[\u4e00-\u9fff])\([A-Z]\)\s*$")
"""下达补助资金(残疾人事业)26万元: what stands in brackets right before a sum."""
_UNTIL = regexp(r"(?:截至|截止到?|截止至|至)$")
_MONTHS = regexp(r"(?<!\d)\d{1,2}(?:月)?[-~—－至]\d{1,2}月")
_YEAR = regexp(r"^(?:19|20)\d{2}年")
_SOURCE_NEXT = regexp(
    r"^(?:(?:财政|共(?=安排|下达|投入)|(?:应当?|计划)(?=配套|到位|承担|安排|筹措|筹集|负担)|专项|补助|补贴|配套|奖补|预算内?|债券|衔接|转移支付|一般公共预算|(?:福利|体育)?彩票公益金|[福体]彩公益金|公益金|投资|拨款|经费|资金|下达|拨付|安排|到位|承担|统筹|配套资金|各级)+|为|:|约|共计|合计|[^\u4e00-\u9fff]|$)"
    r"|^(?:下拨|下达|拨付|拨入|划拨|补助)(?!.*(?:项目|工程))[\u4e00-\u9fff]{2,14}?(?:费|金|款|补贴|补助|经费)(?:共计?|合计|约|为)*$"
)
PLAN_OF = r"(?:配套|自筹|补助|专项|奖补)资金计划(?:安排|投入|筹集)?"
"""市级配套资金计划640万元，实际到位512万元."""
DUE = regexp(rf"(?:(?:应(?:当)?|计划)(?:配套|到位|承担|安排|筹措|筹集|拨付|负担)(?:资金)?|{PLAN_OF})(?:为|约)*$")
DID = regexp(r"(?:目前|已|实际|当年|全年)*(?:到位|配套|落实|拨付|安排)(?:到位)?(?:资金)?(?:为|了|约)*$")
"""县级应配套30万元，实际到位20万元: what was to come, and what came of it."""
DUE_SHARE = regexp(r"应(?:当|予)?配套(?:资金)?(?:为|:)?[\d.,]+[万亿]?元[，,、](?:目前|已|实际|仅)*(?:到位|配套|落实)(?:资金)?(?:为|:)?[\d.,]+[万亿]?元$")
"""应配套578万元，实际到位462.40万元: of the matching funds, whoever's they are."""
_AGENT = regexp(r"^(?:局|厅|部|委|政府|所|办)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money where it stands: ``start`` of its stretch (the last stop or number before it), ``strong``: of its clause."""

    passage: Passage
    sentence: Sentence
    number: Number
    start: int
    strong: int
    source: Cue | None
    cut: int = 0
    """Where the stretch ends, if not at the number: 发放两项补贴79635人次、7280460元, how many stands between."""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def stretch(self) -> str:
        return self.passage.text[self.start : self.cut or self.number.start]

    @property
    def clause(self) -> str:
        return self.passage.text[self.strong : self.number.start]

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        return self.passage.text[self.sentence.start : self.number.start]


def segment(text: str, at: int, number: Number) -> tuple[int, int]:
    """The stretch before a number, from the last stop or number on; and from the last strong stop on."""
    before = _ASIDE.sub(lambda match: "＿" * len(match.group()), text[at : number.start])
    weak = max((m.end() for m in _STOP.finditer(before)), default=0)
    strong = max((m.end() for m in _STRONG.finditer(before)), default=0)
    return at + weak, at + strong


def source_of(text: str, sentence: Sentence, start: int, number: Number) -> Cue | None:
    """The source of funds named in the stretch; a finance bureau that acts is none."""
    for cue in reversed([cue for cue in sentence.cues if cue.kind == "source" and start < cue.end <= number.start]):  # 中央、省级 begins before the stop
        if _shared(text, sentence, cue):
            return None
        tail = text[cue.end : number.start]
        if _PAYEE.search(text[max(start, cue.start - 2) : cue.end]) or (len(tail) > _LONG_TAIL and _OF_WORK.search(tail)):
            continue
        if _TOGETHER.search(text[start : cue.start]):
            return None
        if cue.code == "fiscal" and (tier := _tier_ahead(text, sentence, cue)) is not None:
            return tier
        if not _AGENT.match(tail) and (_SOURCE_NEXT.match(tail) or number.start - cue.end <= 3 or cue.text.endswith(("资金", "债券", "补助", "配套", "自筹"))):
            return cue
        if cue.code in (*_TIERS, "local") and _OPENS.fullmatch(text[start : cue.start]) and _KIND_OF.fullmatch(tail) and not _AGENT.match(tail):
            return cue
    return None


def _tier_ahead(text: str, sentence: Sentence, cue: Cue) -> Cue | None:
    """地方一般公共预算支出64亿元: the account is the tier's, not the whole one."""
    ahead = [other for other in sentence.cues if other.kind == "source" and other.end == cue.start and other.code in (*_TIERS, "local")]
    return ahead[-1] if ahead else None


def source_headed(passage: Passage, sentence: Sentence) -> Cue | None:
    """（一）中央资金下达情况。分三批下达补助资金900万元。: the one source that the title a paragraph opens with names, for what follows it."""
    title = _TITLE.match(passage.text)
    if title is None or sentence.start < title.end():
        return None
    cues = [cue for one in passage.sentences for cue in one.cues if cue.kind == "source" and title.start("name") <= cue.start and cue.end <= title.end()]
    codes = {cue.code for cue in cues}
    return cues[0] if len(codes) == 1 and codes <= {*_TIERS, "local", "self_raised", "bond"} else None


_TITLE = regexp(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．]|[①-⑳])?(?P<name>[^，。；;:：\d]{2,10}?)(?:资金)?(?:的)?(?:下达|安排|到位|投入|拨付|配套|补助|使用|支出|落实|筹措|执行|拨款|和|及|与|、)*(?:情况|方面)[。:：]")
_PAYEE = regexp(r"[\u4e00-\u9fff]单位资金$")
"""拨付施工单位资金80万元: who was paid, not whose money it was."""
_LONG_TAIL = 12
_OF_WORK = regexp(r"^[^支付用于安排下拨投]*?(?:工程|项目)(?!(?:补助|专项|建设|奖补)*(?:资金|补助|补贴|经费))[^，。；;]{2,}$")
"""中央和省级发展资金…治理工程…项目立项批复80万元: the source is part of the work's name."""


def _shared(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Whether another tier is named right before, joined by 和: 中央财政下达和省级财政安排的80万元."""
    before = [other for other in sentence.cues if other.kind == "source" and other.end <= cue.start and other.code != cue.code]
    return bool(before) and cue.code in _TIERS and before[-1].code in _TIERS and bool(_JOINED.fullmatch(text[before[-1].end : cue.start]))


_JOINED = regexp(r"(?:财政|安排|下达|补助|专项|资金|转移支付|拨付|配套)*[和与及、]")
_TOGETHER = regexp(r"(?:财政|资金|[级央])(?:以及|[及和与])$")
"""各级财政及居民出资共到位: of several sources at once."""
_COMPARED = regexp(r"(?:[比较与]|结转[至到]?)$")
"""比2021年低4个百分点: what it is compared with, not when; 结转2023年使用: what it is left for."""
_LISTED_YEARS = regexp(r"(?:19|20)\d\d年?度?[、和及与]$")
"""2021年、2022年共安排: of both years, not of the last."""
_SINCE = regexp(r"年?[^，。；;\d]{0,12}(?:以来|起)")
"""为自1951年有记录以来最低: how far the record goes back, not when."""


_TIERS = ("central", "province", "city", "county", "upper_level")
_OPENS = regexp(r"(?:\(?\d{1,2}[).、]|[①-⑳]|[一二三四五六七八]是)?(?:其中|包括|包含|主要|分别|资金|来源|争取|申请|项目|[两三四五六七八](?:块|部分|项)|组成|构成|由|和|及|为|是|:|20\d\d年度?)*")
_KIND_OF = regexp(r"(?!.*(?:项目|(?<!安居)工程|示范|局|厅|基地))[\u4e00-\u9fff]{2,14}(?:资金|补助|补贴|经费|投资|基金|(?:教育费)?附加)(?:安排)?(?:为|共|计|约)*")
"""中央水利发展资金, 2022年省级农业专项资金, 县级教育费附加安排: whose money it is, and for what."""


def period_of(text: str, sentence: Sentence, number: Number) -> str | None:
    """截至…, 1-9月 or the year that stands last before a number in its sentence."""
    for mask in reversed([mask for mask in sentence.masks if mask.end <= number.start]):
        words = text[mask.start : mask.end]
        if _COMPARED.search(text[max(sentence.start, mask.start - 3) : mask.start]) or (text[mask.start - 1 : mask.start] == "自" and _SINCE.match(text, mask.end)):
            continue
        if _UNTIL.search(text[max(sentence.start, mask.start - 3) : mask.start]):
            return "截至" + words
        if _MONTHS.search(words):
            return words
        if mask.reason == "年份" and _YEAR.match(words):
            return None if _LISTED_YEARS.search(text[max(sentence.start, mask.start - 7) : mask.start]) else words[:5]
    return None


def after_name(passage: Passage, number: Number, item: str | None) -> str | None:
    """The project of the sentence, for numbers that stand behind its name."""
    return item if item and passage.text.rfind(item, 0, number.start) > max(passage.text.rfind(mark, 0, number.start) for mark in "。;；") else None


_LEFT = regexp(r"(?:尚有|还有|仍有|剩余|余下)(?:资金)?(?:约)?$")
_UNPAID = regexp(r"(?:\([^()。;]*\))?(?:资金)?(?:尚|还|仍)?(?P<what>未(?:支付|支出|拨付|使用|执行))(?=[，。;、]|$)")


def unpaid_behind(text: str, start: int, number: Number) -> Cue | None:
    """尚有198万元（主要为质保金）未支付: what is left over, told on both sides of the sum."""
    match = _UNPAID.match(text, number.end) if _LEFT.search(text[start : number.start]) else None
    return Cue(match.start("what"), match.end("what"), "label", "funds_carried_over", match["what"]) if match else None


_SETTLED = regexp(
    r"[，(]?(?:资金|目前|现|均|也|都|已经?|于\d{4}年\d{1,2}月(?:底|\d{1,2}日)?前?)*(?:全部|足额|及时|全额|如数|按时)+(?P<what>(?:拨付|下达|落实)?到位|到账|下达|执行到位|(?:支付|支出|使用|执行|发放|兑付|兑现)(?:完毕|完成|到位|到户)?)(?=[，。;、)到至给]|$)"
    r"|(?:资金|目前|现)?(?:均|都)已经?(?P<come>(?:拨付|下达|落实)?到位)(?=[，。;、)并]|及时|$)"
)


_JOINED_SUMS = regexp(r"(?:(?:以?及|[和与、])[\u4e00-\u9fff]{2,16}\d[\d,.]*[万亿]?元)+(?=(?:资金)?[均都])")
"""中央补助资金520万元及地方炊事经费130万元均已到位: the verb stands behind both."""


def joined_sums(text: str, number: Number) -> bool:
    """Whether a sum is one of two or more that one verb behind them tells of."""
    return bool(_JOINED_SUMS.match(text, number.end) or _JOINED_AHEAD.search(text, 0, number.start))


_JOINED_AHEAD = regexp(r"\d[\d,.]*[万亿]?元(?:以?及|[和与、])[\u4e00-\u9fff]{2,16}$")


def settled_behind(text: str, number: Number) -> Cue | None:
    """补助90万元已全部到位: the verb stands behind the sum."""
    joined = _JOINED_SUMS.match(text, number.end)
    match = _SETTLED.match(text, joined.end() if joined is not None else number.end)
    if match is None:
        return None
    group = "come" if match["come"] else "what"
    received = match[group] in ("到位", "拨付到位", "下达到位", "落实到位", "到账", "下达")
    return Cue(match.start(group), match.end(group), "label", "funds_received" if received else "funds_spent", match[group])


_LEVELS = ("中央", "省", "市", "县")
PARTED_BY_LEVEL = regexp(r"[(，](?:其中[:，]?)?(?:中央|省|市|县|区|旗|盟|自治区|上级|本级)[^，。；;)\d]{0,8}\d")


def shares_out(text: str, number: Number, end: int, source: str) -> bool:
    """省财政统筹安排1,200万元，其中中央资金800万元、…: who shares out what comes from above is not whose money the whole is."""
    own = next((at for at, level in enumerate(_LEVELS) if level in source), 0)
    behind = regexp(r"[。;；]").split(text[number.end : end])[0]
    return own > 0 and bool(PARTED_BY_LEVEL.match(behind)) and any(re.search(rf"{level}[^，。;；、\d]{{0,10}}\d", behind) for level in _LEVELS[:own])
