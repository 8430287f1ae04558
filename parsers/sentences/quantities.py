"""Counts, areas and lengths in sentences: 小区, 栋, 户, 建筑面积, and works by name (给水管网398m)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lexicon.load import Lexicon
from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.clause import period_of
from parsers.sentences.fund_owners import listed_thing, sites
from parsers.sentences.passage import Claim, Passage

_STOP = regexp(r"[，,。;、:(（!?]")
_PHYSICAL = ("area", "land", "length", "volume", "mass")
_NO_ITEM = ("duration", "workday", "month_count", "year_count", "hours", "mark", "percent", "money", "", "万", "亿", "count:期", "count:次", "count:项", "count:批")
_PEOPLE = ("count:人", "count:人次")
_ETC = regexp(r"等$")
_PLAIN_AREA = regexp(r"(?:^|该|本|其|局|年|度|项目|[县市区旗州]|街道|镇|单位|中心|完成|共|计|涉及|总|的|为|计划|已|实际|规模|本次|新建|建设|改造|:|月|日|其中|栋|户|个)$")
_HOUSES = regexp(r"^(?:居民|住户|群众|家庭|老旧小区|业主|$|[，,。;、()\d]|和|及|共|的(?:改造|整治|提升|搬迁|供水)?任务)")
_BARE = regexp(r"^(?:全[县市区旗镇乡](?=实际|已|共|完成|改造|累计)|老旧|全年|年初|年度|指标值|目标值|任务数|共|共计|合计|涉及|惠及|受益|覆盖|改造|居民|住户|户数|约|等|和|及|其|户|总|计|任务数为|任务|计划|实际|完成|已|为|的|小区|建筑|面积|总建筑|楼栋|楼|楼房|居民楼|住宅楼|房屋|楼体|:)*$")
_NOUN_AFTER = regexp(r"^(?:的)?(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=[，,。;、()]|$|等|和|及|的|改造|建设)")
_NOT_NOUN = regexp(r"[较比](?:上|去|前一)年|[较比](?:年初|年度)?(?:计划|目标|任务)|的$|(?:机构|单位|企业|学校|项目|村|点)中$|全部|覆盖$|^(?:减少|增加)$|满意|同比|承担|给(?!水|排水)|我[区县市局省镇乡]|[已将并未是了在每其为与由从把被让向所即来按]|不(?![锈动])|有(?![机线害轨])|对(?!象)|以上|以下|左右|(?<!高)标准(?!厂房|化)|方面|问题|内容|阶段|部门|单位|工作|时间|以内|之间|完成|进行|通过|要求|开展|组织|领导|人员|成员|小组|关于|情况|范围|年度|目标|指标|同意|不低于|制度|办法|文件|材料|资料|意见|建议|措施|原因|比例|平均|约定|合同|规定|期限|等级|得分|权重|问卷|评价|专家|分为|等$|^补[贴助]$")
_BENEFIT = regexp(
    r"(?P<who>(?:惠及|受益|覆盖|涉及|服务(?=人口|群众|居民|常住))"
    r"(?:常住人口|人口|群众|居民|村民|师生|农民|农村人口|农户|人员|学生|教师|幼儿|儿童|老年人|残疾人|患者|职工|游客|人数)*)(?:约|共|达|为|:)*$"
)
_BATCH = regexp(r"第[一二三四五六七八九十\d]+(?:批|期|季度|阶段|年度)")
_APART = regexp(r"其中|剩余|尚有|另[有设]|每|抽|未完成|少完成")
_UNITED = regexp(r"(?P<a>[\u4e00-\u9fff]{2,4})、(?P<b>[\u4e00-\u9fff]{2,8})各(?:长|约)?$")


@cache
def _leads(digest: str) -> re.Pattern[str]:
    words = sorted(Lexicon.load().words["quantity_leads"], key=len, reverse=True)
    return re.compile("^(?:" + "|".join(_PART_OF_NOUN.get(word, "") + re.escape(word) for word in words) + ")+")


_PART_OF_NOUN = {"应": "(?!应急|应用|应届|应聘|应征)"}
"""应急演练14场: no 应 of what ought to be."""


@cache
def _guards(digest: str) -> re.Pattern[str]:
    words = Lexicon.load().words["count_guards"]
    return re.compile("|".join(_PART_OF_VERB.get(word, "") + re.escape(word) for word in words))


_PART_OF_VERB = {"除": "(?<![拆清铲去])"}
"""What a guard's word must not follow: 拆除 is works, 除 alone takes something out."""


def read_quantities(passage: Passage) -> Iterator[Claim]:
    """Numbers whose noun stands right before or right after; the rest is left alone."""
    for sentence in passage.sentences:
        at = sentence.start
        told: set[str] = set()
        for number in sentence.numbers:
            if number.printed.number_start not in passage.taken:
                claims = list(_number(passage, sentence, number, at, told))
                told.update(claim.role for claim in claims)
                yield from claims
            at = number.end


def _number(passage: Passage, sentence: Sentence, number: Number, at: int, told: set[str]) -> Iterator[Claim]:
    if number.printed.comparator is not None or (number.printed.approximate is not None and number.dimension in ("duration",)):
        return
    text = passage.text
    start = at + max((m.end() for m in _STOP.finditer(text[at : number.start])), default=0)
    stretch = text[start : number.start]
    after = text[number.end : number.end + 14]
    clause = max((at + m.end() for m in regexp(r"[，,。;]").finditer(text[at : number.start])), default=at)
    near = _BATCH.sub("", text[max(clause, number.start - 10) : number.start])
    if _guards(passage.lexicon.digest).search(near) or _APART.search(text[clause : number.start]) or regexp(r"[/%]|的[^，。;]{0,6}(?:同意|满意|未)").match(after):
        return
    before = text[sentence.start : number.start]
    if _VISITED.match(text, number.end) or _SAMPLE.search(regexp(r"[，,。;]").split(before)[-1]) or _SHARE_OF.match(text, number.end):
        return
    if _ON_THE_DAY.search(before) and _OTHERS_LATER.match(text[number.end : sentence.end]):
        return
    if _LACKED.search(before) or _OF_THEM.search(before) or _WITH.search(before) or _BEGUN.search(before) or _SUMMED.match(stretch):
        return
    role = _role(sentence, number, stretch, after, start, told)
    if role is None:
        yield from _works(passage, sentence, number, stretch, after)
        return
    if number.printed.han and role not in ("lot_count", "communities", "buildings"):
        return
    who = _BENEFIT.search(stretch) if role == "population" else None
    batch = _BATCH.search(stretch) if role == "households" else None
    item = _home_item(stretch) if role == "households" and number.label is None else None
    paid = _PAID_FOR.match(stretch) if role == "households" else None
    headed = _HEADED.match(sentence.text, sentence.start) if role == "households" else None
    item = item or (batch.group() if batch else paid["what"] if paid else headed["what"] if headed else None)
    site = sites(passage).get(sentence.start) or listed_thing(passage, number.start) if item is None and role in _APART_BY_SITE else None
    yield passage.claim(number, role, who["who"] if who else _label(number, role), _subject(passage, sentence, number, item, site))


_APART_BY_SITE = ("floor_area", "households", "communities", "buildings", "population")
_HEADED = regexp(r"(?P<what>[\u4e00-\u9fff“”]{2,16}?(?:补贴|补助|奖补|资助|救助|补偿|保险|改造|处理|服务|培训|工程|项目))[:：]")
"""能繁母猪补贴：…涉及482户: those of one kind of aid."""
_VISITED = regexp(r"[^，。;\d]{0,12}(?:进行|开展)(?:了)?[^，。;\d]{0,6}(?:核查|查看|走访|抽查|检查|调研|踏勘|勘查|调查|访谈)")
"""对5个老旧小区进行了现场查看: who was visited."""
_SAMPLE = regexp(r"抽[查样取检]|(?:现场|实地|重点|入户)(?:评价|核查|查看|走访|检查|调研|踏勘|勘查|调查)(?!.*(?:发现|显示|核实|确认))")
"""现场核查覆盖18座泵站及30个小区: who was visited."""
_SHARE_OF = regexp(r"，(?:抽[查样取]|核查|占)[^，。;\d]{0,8}(?:总数|全部|总量)?(?:的|比例为?)*\d[\d.]*%")
"""12个小区，占小区总数的52%; 9个小区，占75%: some of them."""
_SUMMED = regexp(r"(?:以上|上述|这)?[两三四五](?:项|者|类|部分)(?:合计|共计|总计|共|总)+(?:为|:)*$")
"""两项共1,860户: what stands before them together."""
_LACKED = regexp(r"(?:(?:欠|缺|尚差)\d[\d,]*户[、，和及]+(?:共|合计)?|[少未]完成[^。；;]*[，,](?:合计|共计|总计|共)|少完成[^，。；;]*)$")
"""甲村、乙村分别少完成6户、9户，合计15户: what was not done."""
_OF_THEM = regexp(r"\d+个?(?:老旧)?小区(?:之?中|里)[，,]?[^，。;\d]{0,6}$")
"""8个小区中有6个小区通过验收: some of them."""
_WITH = regexp(r"(?:实[行施现]|达到|通过|取得|配备|增设|引[入进]|处于|没有|无人|未|尚|成立|建立|组建|具备|存在|移交|接管|加装)[^，,。;\d]{1,14}的(?:老旧)?(?:小区|楼栋|住宅楼|居民|住户)$")
"""实行物业管理的小区14个: those of whom it holds."""
_SOME_LOTS = regexp(r"(?:\d日|\d[-./]\d{1,2}|已(?:完工|竣工|完成|开工|验收|交付|招标)的|其余|其他|剩余|另外?|其中)(?:有)?$|(?:完工|完成|竣工|验收|开工|延期|逾期|超期|滞后)的?标段(?:有|为|共)?$")
"""12月8日两个标段通过验收: those that did on the day."""
_ON_THE_DAY = regexp(r"(?:\d{1,2}[日号]|\d[-./]\d{1,2}[-./]\d{1,2})[，,]?(?:前|已|有)?$")
_OTHERS_LATER = regexp(r"^[^。;]*?[，;][^，。;]{0,20}?(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2})[^，。;]{0,4}(?:完工|竣工|完成|建成|验收|交付)")
"""10月25日七个小区完工，粮库院于12月16日完工: those that were done on the day, and not all."""
_SOME_PROJECTS = regexp(r"(?:子|分)?项目(?:已|已经|因|仍|按|如|提前|未|尚|通过|完工|竣工|完成|验收|开工|存在|延期|逾期|滞后|超|施工|资料|档案|管护)")
_REST_OF_PROJECTS = regexp(r"(?:其余|其他|剩余|另外?|其中|发现|涉及|抽[查取])(?:的|了|有)?$")
"""5个子项目通过验收，其余1个子项目…: some of them; 6个子项目均已… are all."""
_TOGETHER = regexp(r"标段(?:[\u4e00-\u9fff]{0,4})(?:合计|共计|累计|之和)")
"""两个标段合计完成53.5公里: those of the one kind of works."""
_NOT_YET = regexp(r"标段(?:的)?[\u4e00-\u9fff]{0,6}?(?:尚|仍|未|没有|存在)")
"""3个标段尚未办理移交: those of which something is not done."""
_OF_A_LOT = regexp(r"(?:老旧|试点)?(?:小区|片区|社区|院落|家属院|村|乡镇|街道|学校|点位|项目|子项|工程|泵站|水库|路段)")
"""一标段3个小区按期完工: what a lot has, no number of lots."""
_BEGUN = regexp(r"已(?:开工|完工|竣工|验收)的?[\u4e00-\u9fff]{1,8}涉及[^，。;]*$")
"""已开工小区涉及居民1578户: of some of them."""


def _label(number: Number, role: str) -> str:
    return number.label.text if number.label is not None and number.label.code == role else number.printed.unit


def _role(sentence: Sentence, number: Number, stretch: str, after: str, start: int, told: set[str]) -> str | None:
    """The concept by noun and unit; None where they do not make one of ours."""
    label, dimension = number.label, number.dimension
    tied = label is not None and (number.frame == "after" or (number.frame == "tight" and label.start >= start))
    code = label.code if tied and label is not None else ""
    if dimension == "count:栋":
        if code == "buildings" and label is not None and start <= label.start < number.start and not _BARE.match(_prefix(stretch, label.start - start)):
            return None
        return "buildings" if code == "buildings" or _BARE.match(stretch) or regexp(r"(?:居民|住宅)?楼").match(after) else None
    if dimension == "count:户":
        if code == "households" or ((_BARE.match(_BATCH.sub("", stretch)) or _ETC.search(stretch)) and _HOUSES.match(after)):
            return "households"
        if (_PAID_OUT.match(_BATCH.sub("", stretch)) or _OF_PLACES.search(stretch)) and _HOUSES.match(after):
            return "households"
        return "households" if _home_item(stretch) and _HOUSES.match(after) else None
    if dimension == "count:个" and code in ("communities", "lot_count", "project_count"):
        if code == "communities" and regexp(r"(?:老旧)?小区(?:的)?(?:居民|业主|代表|改造点)").match(after):
            return None
        if code == "lot_count" and (_SOME_LOTS.search(sentence.text[sentence.start : number.start]) or _TOGETHER.match(after) or _NOT_YET.match(after) or _OF_A_LOT.match(after)):
            return None
        if code == "project_count" and (_SOME_PROJECTS.match(after) or _REST_OF_PROJECTS.search(sentence.text, sentence.start, number.start)):
            return None
        return code if code != "project_count" or regexp(r"(?:子|分)项目").match(after) else None
    if dimension == "area" and code == "floor_area" and label is not None and not _PLAIN_AREA.search(stretch[: label.start - start]):
        return None
    if dimension == "area" and number.printed.unit.endswith(_OF_LAND):
        return None
    if dimension == "area" and code == "floor_area" and "floor_area" in told and label is not None and "建筑" not in label.text:
        return None
    counted = told & {"communities", "buildings", "households", "population"} or (_AREA_ALONE.match(stretch) and _AMONG_COUNTS.search(sentence.text, 0, start))
    if dimension == "area" and (code == "floor_area" or (not code and _BARE.match(stretch) and counted)):
        return None if "floor_area" in told else "floor_area"
    if dimension in _PEOPLE:
        if dimension == "count:人次" and _FAULTY.search(sentence.text[sentence.start : number.start]):
            return None
        if code == "population" and label is not None and not _BENEFIT.search(stretch) and _CLASS.search(stretch[: max(0, label.start - start)]):
            return None
        if code in ("population", "households") or _BENEFIT.search(stretch):
            return "population"
        if dimension == "count:人" and (("households" in told and not stretch) or regexp(r"\d户[、，]?$").search(sentence.text[: number.start])):
            return "population"
    return None


_AREA_ALONE, _AMONG_COUNTS = regexp(r"(?:改造|总|建筑)?面积(?:为|共|约|达)*$"), regexp(r"\d+(?:栋|幢|户)[^。]{0,60}[；;]$")
"""改造户数742户，完成率84.32%；面积6.30万平方米: what is counted goes on behind the semicolon."""
_OF_LAND = ("平方公里", "平方千米", "km²", "km2", "k㎡")
"""全市面积0.8万平方公里: no floor is measured so."""
_OF_PLACES = regexp(r"\d个(?:行政村|自然村|村民小组|村组?|社区|乡镇|街道|小区)(?:共|的|涉及|约)*$|^(?:全年|实际|累计|共|已)*供(?:水|热|暖|气)$")
"""惠及6个乡镇54个行政村1.14万户; 实际供水8,400户: the project's homes."""
_CLASS = regexp(r"(?:脱贫|贫困|低收入|低保|特困|困难|失业|残疾|老年|监测|享受政策|致贫|返贫|流动|移民)[\u4e00-\u9fff]{0,3}$")
"""脱贫人口1,126人、低收入人口1,237人: classes of people, not the people that the project is for."""
_FAULTY = regexp(r"(?:重复|违规|超标准?|多|错|漏|冒|虚报|骗|去世|死亡|不符合)[^。;]{0,20}(?:领|发|报|享受|补)")
"""去世后仍领取津贴，涉及8人次: how often something was wrong, not whom it served."""
_HOMES = regexp(
    r"(?P<batch>第[一二三四五六七八九十\d]+批)?[\u4e00-\u9fff]{0,6}?(?P<name>(?:农村|城镇|城乡)?(?:低收入群体|重点对象|抗震|居家)*(?:适老化改造|危旧?房|危改|住房|房屋|厕所|户厕|改厕|清洁取暖|煤改[气电]|搬迁|安置|修缮加固|拆除重建|重建|脱贫|贫困|低保|特困|监测|边缘易致贫|建档立卡|农户|困难|居民|群众|(?:供热|供暖|用热|燃气|天然气|用气|供水|用水)用户)"
    r"[\u4e00-\u9fff]{0,12}?)(?:总?任务|目标|计划)?(?:数量?|户数?)?(?:分别|约|共|计|为|是|达到?|:)*$"
)
_NO_HOME = regexp(r"倒塌|损坏|受损|倒损|受灾|企业|商户|经营|农场|农庄|合作社|大户|养殖|单位|摊|每|平均|其余|剩余|尚|未")


_PAID_FOR = regexp(r"^(?:已|实际|累计|共|全年|计划)*(?P<what>[\u4e00-\u9fff]{2,8}(?:补贴|补助|救助|奖励|津贴))(?:资金)?(?:计划|实际|已|累计|共|全年)*(?:发放|兑现|享受)(?:了|到)?$")
"""租赁补贴发放3,024户: those who were paid it are not those whose homes were done."""
_PAID_OUT = regexp(r"^[\u4e00-\u9fff]{0,10}?(?:补贴|补助|救助|奖励)?(?:计划|实际|已|累计|共|全年)*(?:发放|兑现|享受|补助|救助|资助)(?:了|到)?$")


def _home_item(stretch: str) -> str | None:
    """Whose homes are counted, or what was done to them: 完成农村危房改造264户, 第一批任务… is one of several."""
    match = _HOMES.search(stretch)
    if match is None or _NO_HOME.search(stretch):
        return None
    name = regexp(r"(?:项目)?(?:绩效|年度)?(?:总?任务|目标|计划)?数?$").sub("", match["name"])
    return (match["batch"] or "") + name


def _prefix(stretch: str, end: int) -> str:
    """What stands before a label in its stretch, without leading verbs and the year."""
    return regexp(r"^.*[年月日局]").sub("", _leads(Lexicon.load().digest).sub("", stretch[:end]))


def _subject(passage: Passage, sentence: Sentence, number: Number, item: str | None = None, site: str | None = None) -> Subject:
    lots = set(regexp(r"[一二三四五六七八九十\d]+标段").findall(passage.text[sentence.start : number.start]))
    return Subject(
        stage=stage_of(passage, sentence, number), scope=_scope(passage.text, sentence, number), item=item,
        period=period_of(passage.text, sentence, number), lot=lots.pop() if len(lots) == 1 and item is not None else site,
    )


def _set_aside(text: str, sentence: Sentence, at: int, number: Number) -> bool:
    """完成衬砌43公里（计划42公里），新建泵站8座: what is said in brackets that were closed since; 完成计划的98.8%；受益农户5454户: what a rate is of."""
    if _RATED_BY.match(text, at):
        return True
    opened = text.rfind("(", sentence.start, at)
    return opened >= 0 and ")" not in text[opened:at] and ")" in text[at : number.start]


_REACHED = regexp(r"(?:完成|达到|占)(?:了)?(?:年度|全年|年初)?(?:目标|任务|计划)+(?:数|量|值)?的\d[\d.]*%")
"""铺设184公里，完成计划的98.8%；受益农户5454户: a sentence of results."""
_RATED_BY = regexp(r"(?:目标|任务|计划)+(?:数|量|值)?的\d[\d.]*%")


def stage_of(passage: Passage, sentence: Sentence, number: Number) -> str | None:
    """The stage cue nearest before the number in its sentence; what the heading says yields only to 实际 and 已."""
    cues = [cue for cue in sentence.cues_in(sentence.start, number.start, "stage") if cue.code != "unmet" and not _set_aside(passage.text, sentence, cue.start, number)]
    heading = passage.place.stage
    if not cues:
        return "achieved" if _REACHED.search(passage.text, sentence.start, number.start) else heading
    firm = any(cue.text in ("实际", "实际完成", "已", "建成", "竣工", "完成了", "全部完成") for cue in cues)
    if cues[-1].code == "achieved" and heading in ("target", "planned") and not firm:
        return heading
    if cues[-1].code == "achieved" and any(cue.code == "target" and cue.text in ("力争", "任务") for cue in cues) and not firm:
        return "target"
    return cues[-1].code


_REGION = regexp(r"^(?:[一二三四五六七八九十]+、|\(\S{1,2}\))?(?P<region>[\u4e00-\u9fff]{2,12}(?:自治州|地区|兵团|盟|省|自治区))(?:共|计划|全年|累计|共计|下达)")


def _scope(text: str, sentence: Sentence, number: Number) -> str | None:
    cues = sentence.cues_in(sentence.start, number.start, "scope")
    if cues:
        return cues[-1].code
    region = _REGION.match(sentence.words)
    return region["region"] if region else _place(text, sentence, number)


_PLACE = regexp(r"(?:^|[，,；;：:。])(?:其中)?[:：]?(?P<place>[\u4e00-\u9fff]{2,8}(?:街道|镇|乡|片区|社区|办事处|苏木))(?:办事处)?(?:共|有|涉及|改造|完成|实施|计划|为)*(?=\d)")


def _place(text: str, sentence: Sentence, number: Number) -> str | None:
    """城东街道7个小区、41栋，城西街道6个小区、33栋: of one place, where a sentence goes through two or more."""
    found = list(_PLACE.finditer(text, max(0, sentence.start - 1), sentence.end))  # the mark before the sentence parts it, too
    before = [match for match in found if match.start("place") < number.start]
    if len({match["place"] for match in found}) < _SEVERAL or not before or regexp(r"[，,；;。]").search(text[before[-1].end() : number.start]):
        return None
    return before[-1]["place"]


_SEVERAL = 2


def _works(passage: Passage, sentence: Sentence, number: Number, stretch: str, after: str) -> Iterator[Claim]:
    """Works by name: the noun before the number (更换楼宇门14套), else the noun after it (19盏路灯)."""
    dimension = number.dimension
    if dimension in _NO_ITEM or number.printed.han or dimension.startswith("money") or dimension in _PEOPLE:
        return
    if dimension == "count:份" and _OF_SURVEY.search(sentence.text):
        return
    listed = _UNITED.search(passage.text[sentence.start : number.start])
    if listed and number.printed.number_start not in passage.taken:
        yield from _both(passage, sentence, number, listed)
        return
    chained = _chained(passage, sentence, number, stretch, after)
    if chained is not None:
        if chained:
            yield passage.claim(number, "quantity", chained, _subject(passage, sentence, number, chained))
        return
    region = _OF_REGION.fullmatch(stretch)
    counted = _COUNTED_THERE.match(after) if region and dimension.startswith("count:") else None
    if region is not None and counted is not None:
        subject = replace(_subject(passage, sentence, number, counted["noun"]), scope=region["region"])
        yield passage.claim(number, "quantity", counted["noun"], subject)
        return
    counted_behind = number.printed.unit.removeprefix("个") + after
    listed_before = passage.text[: number.start - len(stretch)].endswith("、")
    if (places := _places(stretch, counted_behind, listed=listed_before)) is not None:
        yield passage.claim(number, "quantity", places, _subject(passage, sentence, number, places))
        return
    item = named_works(passage, regexp(r"(?:长度|总长|全长|数量)?(?:为|约|合计|总计|共计|共|计|:|有|达到?|各)*$").sub("", stretch)) if stretch else None
    if item is None and dimension not in _PHYSICAL:
        noun = _NOUN_AFTER.match(after)
        item = named_works(passage, noun["noun"]) if noun and not _leads(passage.lexicon.digest).sub("", stretch) else None
    if item is None:
        return
    yield passage.claim(number, "quantity", item, _subject(passage, sentence, number, item))


_OF_SURVEY = regexp(r"问卷|有效样本")
"""有效问卷298份，其中柳河镇62份: questionnaires, whoever filled them in."""
_A_PLACE = regexp(r"(?:和|及|以及)?[\u4e00-\u9fff]{1,6}(?:[镇乡村]|街道|社区|街|县|区)(?:等)?")
_PLACES_COUNTED = regexp(r"(?P<noun>乡镇街道|乡镇|镇乡|镇街|街道|行政村|自然村|社区|县区|区县|县|村)(?=[，,。;、()的共]|$)")


_A_BODY = regexp(r"[\u4e00-\u9fff]{2,16}(?:股|室|科|处|中心|队|站|所|馆|院|校|局|公司)(?:等)?")
_BODIES_COUNTED = regexp(r"(?P<noun>股室|科室|处室|内设机构|事业单位|二级机构|下属单位|单位|部门|机构|学校|企业|公司)(?=[，,。;、()的共]|$)")


def _places(stretch: str, after: str, *, listed: bool) -> str | None:
    """涉及东关镇、柳河镇、白沙乡3个乡镇; 内设办公室、财务股、业务股3个股室: the last name of a list is none of what is counted behind it."""
    counted = _PLACES_COUNTED.match(after) if _A_PLACE.fullmatch(stretch) else _BODIES_COUNTED.match(after) if listed and _A_BODY.fullmatch(stretch) else None
    return counted["noun"] if counted is not None else None


_OF_REGION = regexp(r"(?P<region>全(?:省|自治区|市|区|县|旗|州|盟|乡|镇)|[县市区]域|境内)(?:内)?(?:现|共|下)?[有辖设]?")
_COUNTED_THERE = regexp(r"(?P<noun>[\u4e00-\u9fff]{2,6}?)(?=中[，,、]|[里内][，,]|[，,。;、()]|$)")
"""全县186个行政村中: the noun behind the number is what is counted, and it is counted of all the county has."""
_DATED = regexp(r"^.*\d年度?")
_COUNTER = regexp(r"\d[个项所家处座场次]$")
_NOUN = regexp(r"[\u4e00-\u9fff]{1,4}")
_CLOSED = regexp(r"(?P<noun>[\u4e00-\u9fff]{1,4})(?=[，,。;、()]|$)")


def _chained(passage: Passage, sentence: Sentence, number: Number, stretch: str, after: str) -> str | None:
    """果树类6个品种18个示范点: the word between two counters is what the first counts, the word behind what the second does, of the same kind;
    "" where the kind is no plain noun, None where nothing is counted so."""
    noun = _CLOSED.match(after)
    before = [other for other in sentence.numbers if other.end == number.start - len(stretch)]
    if noun is None or not before or not stretch or not _NOUN.fullmatch(stretch) or before[0].dimension != number.dimension or not number.dimension.startswith("count:"):
        return None
    first = passage.text[sentence.start : before[0].end]
    lead = regexp(r"[，,。;、:(（!?]").split(first[: len(first) - (before[0].end - before[0].start)])[-1]
    if not _COUNTER.search(first) or noun["noun"] == stretch:
        return None
    kind = named_works(passage, _DATED.sub("", lead).rstrip("为共有计"))
    return f"{kind}{noun['noun']}" if kind else ""


_INNER = regexp(r"^.*(?:覆盖|惠及|涉及|新增|新建|购置|安装|种植|栽植|购买|建成)(?=[\u4e00-\u9fff]{2})")
_NUMBERED = regexp(r"^(?:目标)?\(?[\d一二三四五六七八九十]{0,2}[.、．)]")
"""1.推广有机肥: an item of a list."""
_GENERIC = ("面积", "长度", "数量", "总数", "规模", "总面积", "总量", "里程", "总里程", "总长")


def named_works(passage: Passage, words: str) -> str | None:
    """A noun of works without its leading verbs; None where what is left is no plain noun."""
    words = _NUMBERED.sub("", words)
    name = _leads(passage.lexicon.digest).sub("", _INNER.sub("", words))
    if name in _GENERIC:
        lead = _leads(passage.lexicon.digest).match(words)
        name = words[max(0, len(words) - len(name) - 2) :] if lead and len(lead.group()) >= 2 else ""
    if not regexp(r"[\u4e00-\u9fffA-Za-z]{2,14}").fullmatch(name) or _NOT_NOUN.search(name):
        return None
    return name


def _both(passage: Passage, sentence: Sentence, number: Number, listed: re.Match[str]) -> Iterator[Claim]:
    """供水、排水管网各3000米: one number, two works."""
    first, second = regexp(r"^(?:内外|内|外|新建|改造)").sub("", listed["a"]), listed["b"]
    tail = second[len(first) :] if len(second) > len(first) else second
    claim = passage.claim(number, "quantity", second, _subject(passage, sentence, number, second))
    yield claim
    yield replace(claim, label=first + tail, subject=replace(claim.subject, item=first + tail))
