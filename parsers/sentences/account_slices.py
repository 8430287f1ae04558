"""Slices of a unit's account that run across its projects: 三公经费 with its classes, and what was bought by 政府采购.

Their money is in the unit's spending already, so it stands in a scope of its own and is never part of a sum of the project's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.clause import MONEY, period_of
from parsers.sentences.passage import Claim, Passage

THREE, PURCHASES = "三公经费", "政府采购"
_NAMES = (
    (THREE, r"[“\"]?三公[”\"]?(?:经费)?"), ("因公出国（境）费", r"因公出国(?:\(境\)|境)?"),
    ("公务用车购置及运行维护费", r"(?:公务用?车|公车)购置(?:及|和|、|与)(?:公务用?车|公车)?运行(?:维护)?"),
    ("公务用车购置费", r"(?:公务用?车|公车)购置(?![及和、与])"), ("公务用车运行维护费", r"(?<![及和、与])(?:公务用?车|公车)运行(?:维护)?"), ("公务接待费", r"公务接待"),
)
_NAMED = regexp("|".join(f"(?P<c{i}>{words})" for i, (_, words) in enumerate(_NAMES)))
_COUNTED = regexp(rf"(?:{'|'.join(words for _, words in _NAMES[1:])})[^，。;；]{{0,16}}\d")
_BOUGHT = regexp(
    r"(?P<plan>政府采购(?:项目)?(?:计划|预算))|(?P<kind>政府采购(?:货物|工程|服务))(?=支出)|(?P<spent>政府采购)(?=支出)"
    r"|(?P<given>授予(?:中小|小微)企业(?:的)?)合同|(?P<bought>(?:实际|完成|全年|年度)*(?:政府)?采购(?:金额|总额|规模))"
)
_AS = {"plan": "budget_total", "kind": "funds_spent", "spent": "funds_spent", "given": "contract_amount", "bought": "contract_amount"}
_STOP = regexp(r"[，,。;；:、(（]")
_MOVED = regexp(r"[较比]|同比|[上去]年|增加|减少|增长|下降|压减|节约|每|标准")
_BUDGET, _SPENT = regexp(r"预算|控制数|计划"), regexp(r"支出|决算|实际|使用|发生")
_WHOLE_TAIL = regexp(r"(?:合同|预算|决算|支出|安排|批复|控制数|金额|总额|总计|合计|共计|采购|实际|全年|年初|年度|完成|计划|经费|费用|费|数|额|为|是|共|约|均|\)|:)*")


_ALL_THREE = regexp(r"总?[“\"]?三公[”\"]?经费(?:财政拨款|预算|决算|支出)*(?:合计|总计|总额|数)?|(?:合计|总计|共计)")


def class_of(label: str) -> str | None:
    """The class that a row of a table of 三公经费 is of, or the three together; None for a row of anything else."""
    match = _NAMED.match(label)
    if match is not None and match["c0"] is None:
        return next(title for i, (title, _) in enumerate(_NAMES) if match[f"c{i}"])
    return THREE if _ALL_THREE.fullmatch(label) else None


@dataclass(slots=True)
class _Told:
    """What the sum before was of, and whether budget or spending."""

    name: str = ""
    role: str = ""
    listed: int = 0
    """How many classes the sentence before went through: a sum without a name that opens the next is of them all."""


def about_three(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of 三公经费, or of its classes where the paragraph has named it before."""
    if "三公" in text[start:end] or ("三公" in text[:start] and (_COUNTED.search(text[start:end]) or _CARS_TOLD.search(text[start:end]))):
        return True
    return _OPENS_CLASS.match(text) is not None


_OPENS_CLASS = regexp(rf"\s*(?:\(?[一二三四五六七八九十\d]{{1,2}}[)、.．]|[①-⑳])?(?:20\d\d年度?|本年度?|全年|我[局镇乡县市区]|[本该]单位)*(?:{'|'.join(words for _, words in _NAMES[1:])})(?:费用?|经费|支出|情况)*(?:[\d。:：]|(?:预算|决算|支出)?(?:数|为|共计?|合计)+\d)")
"""（二）公务接待费。…; 2015年公务接待费9.95万元，…: a paragraph about one class, whether or not it says 三公."""


def read_account_slices(passage: Passage) -> Iterator[Claim]:
    """The budget and the spending of each class, by name; what it was the year before, and by how much it moved, is left alone."""
    opened = _OPENS_CLASS.match(passage.text)
    if not opened and not any(word in passage.text for word in ("三公", PURCHASES)):
        return
    told = _Told(role="funds_spent" if opened and _SPENT.search(passage.text) and not _BUDGET.search(passage.text) else "")
    for sentence in passage.sentences:
        if about_three(passage.text, sentence.start, sentence.end):
            yield from _classes(passage, sentence, told)
        elif PURCHASES in sentence.words or "授予" in sentence.words:
            yield from _bought(passage, sentence)


def _stretches(passage: Passage, sentence: Sentence) -> Iterator[tuple[Number, str]]:
    """The sums of a sentence nobody has claimed, each with the words from the last stop or number on."""
    at = sentence.start
    for number in sentence.numbers:
        if number.dimension in MONEY and number.printed.number_start not in passage.taken:
            before = passage.text[at : number.start]
            named = [match.end() for match in _NAMED.finditer(before)]  # 因公出国（境）费, 购置、运行: a mark within a name is no stop
            yield number, before[max((match.end() for match in _STOP.finditer(before) if not any(match.start() < end for end in named)), default=0) :]
        at = number.end


def _classes(passage: Passage, sentence: Sentence, told: _Told) -> Iterator[Claim]:
    if told.listed > 1:
        told.name = THREE
    told.listed, whole = 0, False
    for number, stretch in _stretches(passage, sentence):
        stretch = _in_full(passage.text[sentence.start : number.start], stretch)
        names = list(_NAMED.finditer(stretch))
        tail = stretch[names[-1].end() :] if names else stretch
        if _MOVED.search(stretch) or not _WHOLE_TAIL.fullmatch(tail):
            continue
        name = next(title for i, (title, _) in enumerate(_NAMES) if names[-1][f"c{i}"]) if names else told.name
        role = "budget_total" if _BUDGET.search(tail) and "决算" not in tail else "funds_spent" if _SPENT.search(tail) else told.role
        if name and role:
            aside = passage.text[number.start - len(stretch) - 1 : number.start - len(stretch)] in ("(", "（")
            yield _claim(passage, sentence, number, role, name, THREE)
            told.listed += name != THREE and name != told.name
            whole = whole or (name == THREE and role == "funds_spent")
            told.name, told.role = name, told.role if aside and told.role else role
    if whole:
        yield from _rate(passage, sentence)


_OF_CARS = regexp(r"^(?=购置(?:及|和|、|与)?(?:运行|费)|运行(?:维护)?费)")


_CARS_TOLD = regexp(r"用车[^。；;]{0,24}\d[^。；;]{0,6}[，,](?:购置(?:及|和|、|与)?(?:运行|费)|运行(?:维护)?费)")


def _in_full(before: str, stretch: str) -> str:
    """公务用车保有量2辆，购置及运行维护费5万元: of the cars just named."""
    cars = "用车" in regexp(r"[;；。]").split(before[: len(before) - len(stretch)])[-1]
    return _OF_CARS.sub("公务用车", stretch) if cars else stretch


_HELD = regexp(r"[，,、;；](?:[“\"]?三公[”\"]?经费|经费|预算|支出)*(?P<label>控制率|执行率|完成率|使用率)(?:为|是|达到?|:)*$|[，,](?P<of>(?:占|为)(?:全年|年度|年初|当年)?预算(?:数|总额)?)的$")


def _rate(passage: Passage, sentence: Sentence) -> Iterator[Claim]:
    """全年实际支出19.46万元，其中…，控制率72.61%: of the whole that the sentence opens with."""
    for number in sentence.numbers:
        match = _HELD.search(passage.text, sentence.start, number.start) if number.printed.unit == "%" else None
        if match is not None and number.printed.number_start not in passage.taken:
            yield passage.claim(number, "execution_rate", match["label"] or match["of"], Subject(item=THREE, scope=THREE))


def _bought(passage: Passage, sentence: Sentence) -> Iterator[Claim]:
    for number, stretch in _stretches(passage, sentence):
        match = _BOUGHT.search(stretch)
        if match is None or match.lastgroup is None or _MOVED.search(stretch) or not _WHOLE_TAIL.fullmatch(stretch[match.end() :]):
            continue
        name = {"kind": match.group(), "spent": "", "given": "授予中小企业合同"}.get(match.lastgroup, PURCHASES)
        yield _claim(passage, sentence, number, _AS[match.lastgroup], name, PURCHASES)


def _claim(passage: Passage, sentence: Sentence, number: Number, role: str, name: str, scope: str) -> Claim:
    return passage.claim(number, role, name or scope, Subject(item=name or None, scope=scope, period=period_of(passage.text, sentence, number)))
