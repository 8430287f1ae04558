"""How much of the year's plan was done, where only the form tells the plan: 全年筛查4836人，完成年度计划的93% beside 筛查人数 | ≥5200人 | 4836人."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

_PLAN = r"(?:本?年度|全年|年初|当年|上级|下达|预定|既定|绩效)*(?:的)?(?:目标任务|任务目标|计划任务|目标|任务|计划)(?:数|量|值)?"
_SHARE = regexp(rf"(?:(?:超额)?完成(?:了)?|占|达到?|为|是|相当于){_PLAN}的(?P<x>{NUM})%")
_OTHER = regexp(r"上年|去年|同期|其余|未完成|尚|剩余|每")


def read_of_year_plan(passage: Passage) -> Iterator[Claim]:
    """``item``: the counts that the sentence tells before in the unit of the last, as printed; which of them a row of the form has as its result, the form tells.  The rate is a
    rate of completion to others, too."""
    for match in passage.matches(_SHARE, "%"):
        sentence, rate = passage.sentence_at(match.start()), passage.number_at(match.start("x"))
        if sentence is None or rate is None or rate.printed.approximate or _OTHER.search(passage.text, sentence.start, match.start()):
            continue
        before = [number.printed for number in sentence.numbers if number.end <= match.start() and number.dimension != "percent"]
        told = [f"{printed.number.replace(',', '')}{printed.unit}" for printed in before if printed.unit == before[-1].unit and not printed.approximate and not printed.han]
        if told and before[-1].unit:
            yield passage.note(rate, "share_of_plan", "完成计划的比例", Subject(item="、".join(told)))
