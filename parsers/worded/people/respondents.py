"""Who was asked, by sex, age or place: 男性102人、女性84人 of the 186 valid answers that another sentence may tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_PEOPLE = ("count:人", "count:户")
"""Measures: households answer as people do."""
VALID = regexp(r"有效(?:调查|回收|收回|的)*(?:问卷|样本|答卷|调查表|表)?(?:数量?|共|计|为|有|:)*$")
_ASKED = regexp(r"调查对象|访问对象|受访|被访|被调查|样本|问卷")
_KIND = regexp(r"男|女|\d岁|来自|[镇乡村]$|社区$|街道$|[县区]$|学历|文化程度|小学|初中|高中|大专|本科|农民|职工|干部|学生|农户|居民|村民|群众|企业|经营组织|合作社|业主|家长|教师|老人|商户")
_JOIN = regexp(r"^(?:[、，,]|和|及|以及)")
_NOT = regexp(r"满意|支持|知晓|了解|选择|认为|反映|走访|座谈|访谈|抽查|核查|入户|等$|余|剔除|无效|发放|回收|收回")
_FEWEST = 2
_NEAR = Decimal("0.2")
"""Kinds that are further from the whole were not meant to be all of it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The number of valid answers, and the sentence that tells it."""

    term: Term
    home: Scene


def answered(scenes: Sequence[Scene]) -> Answered | None:
    """The one number of valid answers that the sentences tell; None where they tell none or several."""
    found = [Answered(term, scene) for scene in scenes for term in scene.terms if term.measure in _PEOPLE and VALID.search(term.clause) and term.countable]
    return found[0] if len({one.term.plain for one in found}) == 1 else None


def respondents(scenes: Sequence[Scene], asked: Answered | None) -> Iterator[Told]:
    """Each row of kinds of people against the one number of valid answers that the document tells."""
    if asked is None or not any(_ASKED.search(scene.text) for scene in scenes[:1]):
        return
    valid = asked.term
    for scene in scenes:
        for row in _rows(scene):
            total = sum(Decimal(term.plain) for term in row)
            near = abs(total - Decimal(valid.plain)) <= _NEAR * Decimal(valid.plain)
            apart = bool(row) and "其中" in row[0].lead  # of what stands before, which others hold it against
            if len(row) >= _FEWEST and valid not in row and near and not apart and any(_KIND.search(term.clause) for term in row):
                rest = "-".join(term.plain for term in row[:-1])
                yield Told("gap", "受访者各类人数之余", row[-1], (f"{valid.plain}-{rest}",), True, (*row, valid))


_BACK = regexp(r"(?:收回|回收|回收到|收到)(?:问卷|样本|答卷|调查表)?(?:共|计|:)*$")
_OUT = regexp(r"(?:剔除|扣除|作废|无效)[^，。;\d]{0,16}$")


def returned(paragraph: Scene) -> Iterator[Told]:
    """收回204份，剔除填写不全的4份，有效问卷200份: what is left of what came back; one of each in a paragraph, or the valid ones right behind
    those put aside."""
    terms = [term for term in paragraph.terms if term.countable and term.measure in _PEOPLE]
    back, out, valid = ([term for term in terms if pattern.search(term.clause)] for pattern in (_BACK, _OUT, VALID))
    if len(back) == len(out) == 1 and len(valid) > 1:
        valid = [term for term in terms[terms.index(out[0]) + 1 :][:1] if term in valid]
    if len(back) == len(out) == len(valid) == 1 and back[0].start < out[0].start and back[0] is not valid[0] and out[0] is not valid[0]:
        way = f"{back[0].plain}-{out[0].plain}"
        yield Told("gap", "有效问卷", valid[0], (way,), True, tuple(sorted((back[0], out[0], valid[0]), key=lambda term: term.start)))
    elif len(back) > 1 and len(out) == len(valid) == 1 and out[0] not in valid and not set(back) & set(valid) and back[-1].start < out[0].start < valid[0].start:
        yield _from_several(back, out[0], valid[0])


def _from_several(back: Sequence[Term], out: Term, valid: Term) -> Told:
    """线下收回192份；线上收回308份。剔除20份后，有效480份: of both together, or of the one that is both."""
    ways = [f"{'+'.join(term.plain for term in back)}-{out.plain}", *(f"{term.plain}-{out.plain}" for term in back)]
    return Told("gap", "有效问卷", valid, tuple(ways), True, (*back, out, valid))


_PART_OF = regexp(r"^的(?:受访|被访|受益)?(?:农户|群众|居民|用户|村民|住户|学生|家长|企业|受访者|被访者|对象)\($")


def quoted(scenes: Sequence[Scene], asked: Answered | None) -> Iterator[Told]:
    """11.2%的农户（14户）: a share with its count in brackets, of all that answered."""
    for scene in scenes if asked is not None else ():
        for share, count in pairwise(scene.terms):
            told = share.unit == "%" and share.exact and count.countable and count.measure in _PEOPLE and _PART_OF.match(scene.between(share, count))
            if told and asked is not None:
                yield Told("away", "占受访者的比例", share, (f"{count.plain}/{asked.term.plain}",), True, (count, share, asked.term))


_CHOSE = regexp(
    r"^[^，。;\d]{0,4}(?:选择|回答|认为|表示)[“\"]?[\u4e00-\u9fff]{2,8}[”\"]?的(?:有)?$"
    r"|(?:选择|回答|认为|表示|评价为)[“\"]?[\u4e00-\u9fff]{2,6}[”\"]?[、和及与或][“\"]?[\u4e00-\u9fff]{2,6}[”\"]?的?(?:人数)?(?:合计|共计|共有?|总计|有)$"
    r"|(?:表示|选择|回答|评价为)[“\"]?(?:非常|很|比较|基本)?满意[”\"]?(?:[、和及与或][“\"]?(?:非常|很|比较|基本)?满意[”\"]?)?的(?:居民|群众|农户|学生|家长|职工|用户|村民|受访者|对象)?(?:共|有)*$"
)
_OF_ALL = regexp(r"(?:受访者|被访者|受访群众|被调查者|调查对象|受访对象|受访[户人])中?[，,]?(?:仅有?|只有|共?有)?$")
_SHARE, _SAID = regexp(r"^[，,(]占(?:比)?(?:为)?$"), regexp(r"^(?:表示|认为|选择|对)[^，。;\d]{2,20}[，,(]占(?:比)?(?:为)?$")


def chose(scenes: Sequence[Scene], asked: Answered | None) -> Iterator[Told]:
    """选择“基本满意”的35人，占11.44%; 受访者中仅有92人表示满意，占63.89%: of all that answered."""
    for scene in scenes if asked is not None else ():
        for count, share in pairwise(scene.terms):
            chosen = (_CHOSE.search(count.lead) and _SHARE.match(share.lead)) or (_OF_ALL.search(count.lead) and _SAID.match(share.lead))
            able = share in scene.percents and count.countable and count.measure in _PEOPLE
            if chosen and able and asked is not None and asked.home is not scene:
                yield Told("rate", "占受访者的比例", share, (f"{count.plain}/{asked.term.plain}",), True, (count, share, asked.term))


def _rows(scene: Scene) -> Iterator[list[Term]]:
    row: list[Term] = []
    for term in scene.terms:
        if term.measure not in _PEOPLE:
            continue
        named = term.countable and not _NOT.search(term.clause) and regexp(r"[\u4e00-\u9fff]").search(term.clause) is not None
        between = scene.text[row[-1].end : term.start] if row else ""
        if row and named and term.unit == row[-1].unit and _JOIN.match(between) and not regexp(r"[;；。]").search(between):
            row.append(term)
            continue
        yield row
        row = [term] if named else []
    if not row or scene.text[row[-1].end : row[-1].end + 1] != "等":
        yield row
