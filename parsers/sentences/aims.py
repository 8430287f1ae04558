"""What a paragraph of goals aims at (培训不少于3000人次, 失业率控制在4.5%以内), and results told with their goal behind them (取证率88%，高于85%的目标)."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.indicators import indicator_at
from parsers.sentences.passage import AMOUNT, Claim, Passage, of_standard

_GOALS = regexp(r"(?:^|[。;])(?:\d[.、])?(?:项目)?(?:总体|年度|绩效|阶段性?|政策|年初|设定|确定|预期|的|20\d\d年度?)+(?:绩效)?目标(?:为|是)?[:。，]")
_PLANNED = regexp(r"^(?:项目|工程|本项目)?(?:计划|拟|目标)(?=[\u4e00-\u9fff]{2})")
"""计划供水户不少于11,250户: a goal by its own verb."""
_OPENS = regexp(r"^(?:通过|政策期内|项目实施后|到20\d\d年)")
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,16}?)"
_AIM = regexp(
    rf"(?:(?<=[，,、;。:])|^){_NAME}(?:(?P<least>不少于|不低于|不超过|控制在)(?P<x>{AMOUNT})(?P<u>%|[\u4e00-\u9fff]{{1,3}}?)|(?P<y>{AMOUNT})(?P<v>%|[\u4e00-\u9fff]{{1,3}}?)(?P<bound>以上|以内|以下))"
    r"(?:以上|以内|以下)?(?=[，,、;。]|$)"
)
_DEED = regexp(r"^(?:政策期内|通过项目实施|项目|完成|实现|使得?|确保|力争|全年|年度|新增(?!就业|耕地)|各类|开展)+")
_NO_AIM = regexp(r"扣|得分|评分|权重|每|奖励|补助|补贴标准|给予|以上年")
_REACHED = regexp(
    rf"(?:(?<=[，,、;。:])|^){_NAME}(?:为|是|达到?|约)*(?P<x>{AMOUNT})%，(?:(?:高于|低于|超过|超出|达到|完成|优于|未达到|没有达到|不及)(?:了)?(?:{AMOUNT}%(?:以上|以内)?的?)?"
    r"(?:年初|年度|设定|预期|控制|既定|绩效|预定)*目标)"
)
_SHARE_OF_AIM = regexp(
    rf"(?:(?<=[，,、;。:])|^){_NAME}(?:为|是|达到?|约)*(?P<x>{AMOUNT})(?P<u>[\u4e00-\u9fff]{{1,3}}?)，(?:完成|占)(?:年初|年度|全年|计划)*(?:目标|任务)(?:任务|值|数)?的(?P<r>{AMOUNT})%"
)
_SHARE_OF_PLAN = regexp(
    rf"(?:(?<=[，,、;。:])|^){_NAME}(?:为|是|达到?|约)*(?P<x>{AMOUNT})(?P<u>[\u4e00-\u9fff㎡a-zA-Z]{{1,3}}?)，(?:为|是|相当于|达到?|完成|占)(?:了)?(?:原|年初|年度|全年|既定)*(?:计划|设计|目标|任务|批复|方案)"
    rf"(?:的?(?:长度|面积|数量|规模|总量|里程|户数|人数|产量|任务|目标|总数|值|数|量))*的(?P<r>{AMOUNT})%"
)
"""培训2,316人次，为计划的96.5%; 铺设340km，为设计长度的100.59%: the rate, of what stands before it."""
_DID = regexp(r"^(?:(?:全年|年末|年底|截至[^，]*|共|累计|已|实际|建成|完成|全部)+|.*方面)+")
_YEAR = regexp(r"^(?:其中|全年|年末|年底|本年|当年|截至[^，]*|20\d\d年(?:末|底)?|全[县市区省])+")
_NOT_RATE = regexp(r"(?:到位|执行|得分|回收|有效|偏差|满意|完成|使用|支出|拨付|占)(?:率|度)?$|满意度")


_BESIDE_AIM = regexp(
    rf"(?:(?<=[，,、;。:])|^){_NAME}(?:目标值?)?(?:为|:)?(?:≥|≤|>=|<=|[>＞<＜=＝]|不少于|不低于|不超过|不高于)(?:{AMOUNT})(?P<u>%|[\u4e00-\u9fff㎡]{{1,3}}?)?"
    rf"[，,(](?:实际|现已?|已)(?!支出|支付|到位|得|扣|使用|拨付)[\u4e00-\u9fff:]{{0,6}}?(?P<x>{AMOUNT})(?P=u)?(?=[，,、;。)]|$)"
)
"""巡护车辆≥8台，实际8台: what is bounded, and right behind it what came of it."""


def read_aims(passage: Passage) -> Iterator[Claim]:
    """Each amount that a paragraph of goals bounds, by the name before it."""
    told = _GOALS.search(passage.text)
    whole = told is not None or (passage.place.stage == "target" and bool(_OPENS.match(passage.text)))
    for match in passage.matches(_AIM, "不少于", "不低于", "不超过", "控制在", "以上", "以内", "以下"):
        number = passage.number_at(match.start("x" if match["x"] else "y"))
        name = _DEED.sub("", _PLANNED.sub("", match["name"]))
        if not whole and (not _PLANNED.match(match["name"]) or passage.place.in_table):
            continue
        if number is None or number.printed.han or len(name) < 2 or (told is not None and match.start() < told.start()) or _NO_AIM.search(match.group()):
            continue
        if number.dimension in ("money", "万", "亿", "mark", "") or _NOT_RATE.search(name) or of_standard(passage.text, *match.span()):
            continue
        yield passage.claim(number, "indicator_target", "目标", Subject(indicator=name))


def read_with_aim(passage: Passage) -> Iterator[Claim]:
    """A result and, behind it, how it stands to its goal."""
    for match in passage.matches(_REACHED, "目标"):
        number, name = passage.number_at(match.start("x")), _YEAR.sub("", match["name"])
        if number is not None and name.endswith("率") and len(name) > 2 and not _NOT_RATE.search(name):
            yield passage.claim(number, "indicator_actual", name, Subject(indicator=name))
    for match in passage.matches(_BESIDE_AIM, "实际", "现", "已") if not passage.place.in_table else ():
        number, name = passage.number_at(match.start("x")), _DEED.sub("", match["name"])
        if number is not None and len(name) >= 2 and not _NO_AIM.search(match.group()) and number.dimension not in ("money", "万", "亿", "mark"):
            yield passage.claim(number, "indicator_actual", name, Subject(indicator=name))
    for match in passage.matches(_SHARE_OF_AIM, "目标的", "任务的", "值的", "数的"):
        number, rate, name = passage.number_at(match.start("x")), passage.number_at(match.start("r")), _YEAR.sub("", match["name"])
        if number is None or rate is None or len(name) < 2 or number.dimension in ("money", "万", "亿", "mark", ""):
            continue
        subject = Subject(indicator=name)
        yield passage.claim(number, "indicator_actual", name, subject)
        yield passage.claim(rate, "completion_rate", "完成率", subject)
    for match in passage.matches(_SHARE_OF_PLAN, "计划的", "计划", "设计", "目标", "任务", "批复", "方案"):
        rate, name = passage.number_at(match.start("r")), _DID.sub("", match["name"])
        if rate is not None and len(name) >= 2 and passage.number_at(match.start("x")) is not None:
            yield passage.claim(rate, "completion_rate", "完成率", Subject(indicator=name))


_LEAST = r"(?:不低于|不少于|不超过|不高于|控制在|[≥≤:为是]|>=|<=)*"
_AIM_WORDS = r"(?:年初|年度|全年|绩效|预期|设定|既定|预定|规定|控制|设计|计划)*"
_AGAINST = regexp(
    rf"(?P<x>{AMOUNT})(?P<u>%|[\u4e00-\u9fff]{{1,4}}?)[，,(](?:仅|略|均|已|超额|全年平均)*(?P<how>(?:未|没有|尚未|没)?(?:达到?|高于|低于|超过|超出|优于|完成|不及|少于|多于|达不到))?(?:了)?(?P<at>{_AIM_WORDS}(?:目标|指标|计划|任务)值?数?)?"
    rf"{_LEAST}(?P<y>{AMOUNT})(?P=u)(?:以上|以内|以下)?(?:的)?(?P<goal>{_AIM_WORDS}(?:目标|指标|计划|任务)值?(?:要求)?)?(?=[，,。;)、]|$)"
)
"""取证率88%，未达到90%的目标; 削减COD 1244吨，高于1200吨的目标; 亩均增收196元，高于目标值180元: what came of it, and behind it what was aimed at."""
_PLANNED_THEN_DONE = regexp(
    rf"(?:计划|目标(?:值|任务|为)*|应)(?P<verb>[\u4e00-\u9fff]{{0,8}}?)(?:为|:)*(?P<y>{AMOUNT})(?P<u>[\u4e00-\u9fff㎡]{{1,4}}?)[，,;；](?P<between>[^。;\d]{{0,20}}?)实际(?:[\u4e00-\u9fff]{{0,6}}?)(?P<x>{AMOUNT})(?P=u)(?=[，,。;；)、]|$)"
)
"""计划24000亩，经上图入库核定实际建成23950亩."""
_SCORED = regexp(r"得(?:分[:为=]?)?\d|得满分|扣(?:除|减)?\d|不扣分")
_TAIL_OF_NAME = regexp(r"(?:总?量|数量?|人数|人次|户数|面积|个数|次数|场次|里程|长度|规模|产能|任务|完成|情况)+$")
_NOT_ITS = regexp(r"上年|去年|同期|每|其中|抽[查样检]|发现|满分|权重|分值|扣|占")
_OWN_NAMES = ("money", "万", "亿", "mark", "percent", "", "duration", "workday", "month_count", "year_count")
_LEAD_OF_COUNT = 22


def read_results_told(passage: Passage) -> Iterator[Claim]:
    """What a paragraph about one indicator tells of its result and its aim, for the dataset; the numbers stay everybody's."""
    if passage.place.in_table or not (_SCORED.search(passage.text) or passage.place.indicator):
        return
    told: set[int] = set()
    for match in (*passage.matches(_AGAINST, "目标", "指标", "计划", "任务"), *passage.matches(_PLANNED_THEN_DONE, "实际")):
        groups = match.groupdict()
        subject = indicator_at(passage, match.start())
        bare = "how" in groups and not (groups["at"] or groups["goal"])
        if bare or not subject.indicator or "满意" in subject.indicator or of_standard(passage.text, *match.span()) or _NO_RESULT.search(match.group()):
            continue
        for group, role, label in (("x", "result_told", "实际完成"), ("y", "aim_told", "目标")):
            number = passage.number_at(match.start(group))
            if number is not None and match.start(group) not in told:
                told.add(match.start(group))
                yield passage.note(number, role, label, Subject(indicator=subject.indicator, code=subject.code))
    if not told:
        yield from _by_own_name(passage)


_NO_RESULT = regexp(r"扣|得分|每|上年|去年|奖励|标准")


def _by_own_name(passage: Passage) -> Iterator[Claim]:
    """6.污水处理量。全年处理污水635.40万吨: the first count of a paragraph, named as its indicator is."""
    for sentence in passage.sentences:
        for number in sentence.numbers:
            subject = indicator_at(passage, number.start)
            name = _TAIL_OF_NAME.sub("", subject.indicator or "")
            opens = max((stop.end() for stop in regexp(r"[，,。;:]").finditer(passage.text, max(0, number.start - _LEAD_OF_COUNT), number.start)), default=number.start - _LEAD_OF_COUNT)
            lead = passage.text[max(0, opens) : number.start]
            if number.dimension is None or number.dimension in _OWN_NAMES or number.printed.han or number.printed.approximate or len(name) < _SHORTEST_NAME or "满意" in name:
                continue
            if set(name) <= set(lead) and not _NOT_ITS.search(lead) and not of_standard(passage.text, number.start, number.end):
                role = "aim_told" if regexp(r"目标|计划|任务|应").search(lead) else "result_told"
                yield passage.note(number, role, "实际完成" if role == "result_told" else "目标", Subject(indicator=subject.indicator, code=subject.code))
                return


_SHORTEST_NAME = 3


_AIM_BEHIND = regexp(
    rf"(?P<name>[\u4e00-\u9fff]{{2,16}}率)(?:仅|约)?(?:为|是|达到?|约)*{AMOUNT}%[，,(](?:"
    rf"(?:未|没有|尚未)?(?:达到?|高于|低于|超过|超出|优于|完成)(?:了)?(?:不低于|不少于|≥)?(?P<a>{AMOUNT})%(?:以上)?的?(?:年初|年度|设定|预期|控制|既定|绩效|预定|规定)*目标"
    rf"|(?:高于|低于|超过|达到|未达到)?(?:年度|年初|绩效|预期)?目标值?(?:为|:|≥|不低于)*(?P<b>{AMOUNT})%)"
)
"""考核合格率96.12%，达到不低于95%的目标; 入学率99.2%，目标99%: the goal of a rate, told behind it."""


def read_aims_told(passage: Passage) -> Iterator[Claim]:
    """Goals that nobody else has, for the dataset."""
    for match in passage.matches(_AIM_BEHIND, "目标") if not passage.place.in_table else ():
        number, name = passage.number_at(match.start("a" if match["a"] else "b")), _YEAR.sub("", match["name"])
        if number is not None and len(name) > 2 and not _NOT_RATE.search(name) and not of_standard(passage.text, *match.span()):
            yield passage.claim(number, "aim_told", "目标", Subject(indicator=name))
