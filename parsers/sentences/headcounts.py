"""People counted by what they are: 服务老年人1,800人, 在校学生2,846人, 接待游客25万人次, 为1,764名老年人提供….

Whom a survey asked, who was sampled or interviewed, and the people by which something grew are no such count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.match import alternatives
from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.clause import period_of
from parsers.sentences.passage import Claim, Passage
from parsers.sentences.quantities import named_works, stage_of

_HEADS = ("count:人", "count:人次")
_STOP = regexp(r"[，,。;、:(（)）!?\d]")
_NOT_HERE = regexp(
    r"问卷|调查|访谈|座谈|抽[查样取调]|样本|走访|核查|受访|随机|抽选|专家|评价[组人]|工作组|满意|每|平均|人均|标准|(?<!新)增|减|较|比|超|缺|少于|高于|低于|上限|以上|不足|涉及|其余|其中"
)
"""What makes a count one of a sample, a difference, a rate's base, or some of them."""
_LEAD = regexp(r"^(?:学校|全校)(?=在校)|^.*(?:年末|年底|全年|年度|月底|目前|现有|在册|累计|服务(?=[\u4e00-\u9fff]{2,}人$)|惠及|接待|培训|救助|资助|补助|奖励|招收|配备|聘用|安置|计划(?!生育)|实际|完成|共有|开展|组织|举办|参加|[已共有为对向给])(?=[\u4e00-\u9fff]{2})")
_TAIL = regexp(r"(?:数量|人数|总数)?(?:达到?|约|共计?|合计|分别|为|有|是|:)*$")
_PLAIN = regexp(r"[\u4e00-\u9fff]{2,12}")
_VERB = regexp(r"[的了与和及等将被由]|在(?![校册岗职编园训])|(?:发放|完成|提供|开展|支出|投入|发现)")


_FOR = regexp(r"(?:^|[。；;，,]|为|向|对|惠及|资助|救助|补助|覆盖|服务|培训|帮扶|保障|安置)(?:了|全[县区市]|共|共计|累计|约)*$")
"""为1,200名老年人提供…, 资助860名学生，…: those who come behind their number."""


@cache
def _people(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words)})$")


@cache
def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<who>(?![中里次的内均都])[\u4e00-\u9fff]{{0,6}}?(?:{alternatives(words)}))(?=提供|开展|发放|实施|进行|给予|享受|(?:免费)?参加|参保|[，,。;；]|$)")


def read_headcounts(passage: Passage) -> Iterator[Claim]:
    """The people whose name stands right before their number, or behind it where something is done for them."""
    words = passage.lexicon.words["people_counted"]
    for sentence in passage.sentences:
        for number in sentence.numbers:
            printed = number.printed
            if number.dimension not in _HEADS or printed.han or printed.comparator or printed.approximate or printed.number_start in passage.taken:
                continue
            clause = regexp(r"[，,。;；]").split(passage.text[sentence.start : number.start])[-1]
            name = None if _NOT_HERE.search(clause) else _name(passage, number, words)
            if name is not None:
                yield passage.claim(number, "quantity", name, _subject(passage, sentence, number, name))


_VISITS = regexp(
    r"(?P<name>(?:[\u4e00-\u9fff]{0,6}?)(?:供餐|就餐|用餐|诊疗|门诊|体检|筛查|巡诊|义诊|随访|借阅|阅览|参观|观影|观看|运送|客运|出诊|咨询|健身|入馆|到馆|游览|托养|送餐))(?:服务)?(?:总?人次|总量|总数)?(?:达到?|约|共计?|累计|为|:)*$"
)


def read_visits(passage: Passage) -> Iterator[Claim]:
    """How often something was made use of: 全年供餐44.6万人次, 图书借阅12,300人次."""
    for sentence in passage.sentences:
        for number in sentence.numbers:
            if number.dimension != "count:人次" or number.printed.han or number.printed.comparator or number.printed.number_start in passage.taken:
                continue
            clause = regexp(r"[，,。;；、:]").split(passage.text[sentence.start : number.start])[-1]
            match = None if _NOT_HERE.search(clause) else _VISITS.search(clause)
            if match is not None:
                name = _LEAD.sub("", match["name"])
                yield passage.claim(number, "quantity", name, _subject(passage, sentence, number, name))


_TOLD = ("count:人", "count:人次", "count:户", "count:期", "count:场", "count:班", "count:例", "count:户次")
_NOT_TOLD = regexp(
    r"问卷|调查|访谈|座谈|抽[查样取调]|样本|走访|核查|受访|随机|专家|评价|工作组|小组|满意|平均|人均|标准|增|减|较|比|超|缺|少|不足|上限|以上|编制|在职|在编|退休|在岗|聘|领导|组成|成立|成员|负责|抽调|分成|第$|满分|要求|规定|若|如(?!期)|[每各按]|剩余|尚|仍|错|漏|重复|违规|未|收回|追回|有效|发放$|回收"
)
_DID = regexp(r"(?:年|月|日|县|市|区|项目|已|共|累计|计划|实际|全年|年度|其中|目前|:)+(?=[\u4e00-\u9fff]{2})")


def read_told_counts(passage: Passage) -> Iterator[Claim]:
    """享受912人, 分散供养613人, 举办培训24期: counts that no rule reckons with, in a paragraph of the report's own words, for the dataset."""
    if passage.place.in_table or passage.place.survey:
        return
    for sentence in passage.sentences:
        for before, number in zip((None, *sentence.numbers), sentence.numbers, strict=False):
            printed = number.printed
            paired = before is not None and number.dimension in _MEASURED and _counts(before) and passage.text[before.end : number.start] == "、"
            if not (paired or number.dimension in _TOLD) or printed.han or printed.comparator or printed.approximate or printed.number_start in passage.taken:
                continue
            clause = regexp(r"[，,。;；]").split(passage.text[sentence.start : number.start])[-1]
            name = _told_name(passage, before if paired and before is not None else number)
            name = (named_works(passage, name) or name) if paired else name
            if before is not None and before.dimension == number.dimension and _IN_ALL.fullmatch(passage.text, before.end, number.start):
                name = "合计"
            if not _NOT_TOLD.search(clause) and _PLAIN.fullmatch(name) and not regexp(r"[）)、/%的]|[未没尚]").match(passage.text, number.end):
                yield passage.claim(number, "told_count", name, Subject(item=name, stage=stage_of(passage, sentence, number), period=period_of(passage.text, sentence, number)))


_PLAINEST = 12
_OF_YEAR = regexp(r"^(?:年度?|月|日)(?:的|底|末|共|累计)")
"""由2022年的1180万人次增加到…: 年的 counts nothing."""
_MEASURED = ("length", "area", "land", "volume")
"""农村公路6条、32.5公里: what was counted is measured, too."""
_IN_ALL = regexp(r"[，,](?:共计|合计|总计)")
"""医师126人、乡村医生286人，共计412人."""


def _counts(number: Number) -> bool:
    return number.dimension is not None and number.dimension.startswith("count:")


def _told_name(passage: Passage, number: Number) -> str:
    """The words right before a number, up to the stop before them."""
    name = _TAIL.sub("", _STOP.split(_TAIL.sub("", passage.text[max(0, number.start - 24) : number.start]))[-1])
    name = name if len(name) <= _PLAINEST else _DID.sub("", name)
    return _OF_YEAR.sub("", name).removeprefix("其中")


def _name(passage: Passage, number: Number, words: tuple[str, ...]) -> str | None:
    before = passage.text[max(0, number.start - 24) : number.start]
    stretch = _TAIL.sub("", _STOP.split(_TAIL.sub("", before))[-1])
    behind = _behind(words).match(passage.text, number.end) if _FOR.search(before) else None
    if behind is not None:
        return behind["who"]
    counted = regexp(r"\d[家个所处座](?=[\u4e00-\u9fff])").search(before)  # 6家公办机构供养特困人员200人
    name = _LEAD.sub("", stretch[1:] if counted is not None and before[counted.end() - 1 :].startswith(stretch) else stretch)
    return name if _PLAIN.fullmatch(name) and _people(words).search(name) and not _VERB.search(name) else None


def _subject(passage: Passage, sentence: Sentence, number: Number, name: str) -> Subject:
    lots = set(regexp(r"[一二三四五六七八九十\d]+标段|[A-Z]包|包\d+").findall(passage.text[sentence.start : number.start]))
    return Subject(item=name, stage=stage_of(passage, sentence, number), period=period_of(passage.text, sentence, number),
                   lot=lots.pop() if len(lots) == 1 else None)
