"""Answers to one question: 选项|小计|比例 and 本题有效填写人次; the question is told by the text above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.numbers import scan
from parsers.small_numbers import small
from parsers.tables.block import Block
from parsers.tables.columns import Column
from parsers.tables.heads import Heads
from parsers.tables.reader import COUNT_AND_SHARE, DASHES, Reader, is_answer, is_measure

_QUESTION = regexp(r"第\s*(?P<a>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[题问]|(?:^|\n)\s*(?:问题|题目|Q)?\s*(?P<b>\d{1,2})\s*[.、．:：)）](?!\d)|(?:^|\n)\s*[(（第]?(?P<c>[一二三四五六七八九十]{1,3})(?:[)）、]|部分)")
_HEADING = regexp(r"\s*[^\n，。；？?]{0,16}(?:情况|分析|结论|概况|结果|方法|过程)(?=\s|$)")
"""（四）效益情况 is a heading of the report, no question."""
_VALID = regexp(r"有效填写|有效问卷|有效人次|答题人数|合计|总计|^小计$")
_SATISFIED = regexp(r"满意[度率]")
_LOOK_BACK = 400


def figures(reader: Reader, block: Block) -> None:
    """Counts and shares by option, and how many answered."""
    subject = _subject(reader, block)
    asked = _asked(block)
    for row in block.rows:
        slots = reader.frame.own(row)
        if asked and slots[0].column < asked:
            subject = replace(subject, scope=slots[0].key)
            slots = [slot for slot in slots if slot.column >= asked]
        if not slots:
            continue
        option = slots[0]
        if _VALID.search(option.key):
            for slot in slots[1:2]:
                if "%" not in slot.key:
                    reader.number("survey_valid", slot, replace(subject, item=None), label=option.key)
            continue
        if _SATISFIED.search(option.key):
            _satisfaction(reader, slots, replace(subject, item=None))
            continue
        if is_measure(option.key):
            reader.notice("P-COLUMN-SHIFT", slots)
            continue
        _option(reader, block, slots, replace(subject, option=_named(option.key)))


def _satisfaction(reader: Reader, slots: list[Slot], subject: Subject) -> None:
    """满意度（很满意+满意） | 106 | 88.33%: what the answers above make, no answer of its own."""
    for slot in slots[1:]:
        if slot.key.endswith("%"):
            reader.number("satisfaction_reported", slot, subject, label=slots[0].key)


def _asked(block: Block) -> int:
    """The column of the options where those before it name what was asked (项目 | 选项 | 人数); 0 where options come first."""
    return next((at for at, column in enumerate(block.columns) if column is not None and column.role == "option"), 0)


def matrix(reader: Reader, block: Block) -> None:
    """One row a question: its answers' counts or shares, how many answered, and the satisfaction worked out beside them."""
    if _of_one_question(reader, block):
        _across(reader, block)
        return
    number = 0
    asked: str | None = None
    for row in block.rows:
        slots = reader.frame.own(row)
        if not any(is_answer(slot.key) for slot in slots):
            continue
        named = [slot for slot in slots if not is_answer(slot.key)]
        if not (number and _goes_on(reader, named)):
            number, asked = _numbered(named) or number + 1, named[0].key if named else None
        if number > 1 and asked is not None and bare(asked) in Heads.of(reader.lexicon).total and not any(slot.key.endswith("%") for slot in slots):
            continue  # 合计 | 366 | 176 | …: the answers to all questions together, of which nobody was asked
        subject = Subject(question=number, scope=asked)
        for slot in slots:
            column = block.columns[slot.column]
            if column is None or not column.role or not is_answer(slot.key):
                continue
            if COUNT_AND_SHARE.fullmatch(slot.key) and column.role == "option":
                _both(reader, column, slot, replace(subject, scope=None))
                continue
            if column.role in ("survey_sent", "survey_returned"):  # 批次 | 发放 | 回收 | 有效 | 满意 | 不满意: a row is of those asked, no question
                who = None if asked is None or Heads.of(reader.lexicon).total.get(bare(asked)) else asked
                reader.number(column.role, slot, Subject(item=who), label=column.head, unit="份")
            elif column.role == "satisfaction" and slot.key.endswith("%"):
                reader.number("satisfaction_reported", slot, subject, label=column.head)
            else:
                _answer(reader, column, slot, replace(subject, scope=None))


def _both(reader: Reader, column: Column, slot: Slot, subject: Subject) -> None:
    """155人（52.01%）: how many chose an answer, and what share they are."""
    told = [number for number in scan(slot.view.text, reader.lexicon) if not number.han]
    for role, number in zip(("survey_option_count", "survey_option_share"), told, strict=False):
        option = replace(subject, option=_named(column.head))
        reader.put(role, slot, option, start=number.start, end=number.end, label=column.head, number=number)


_PRINTED = regexp(r"(?:第|问题|题目|Q)?(?P<n>\d{1,2})[.、．:：)）题](?!\d)")


def _numbered(named: Sequence[Slot]) -> int | None:
    """The number that a row's question begins with."""
    match = _PRINTED.match(named[0].key) if named else None
    return int(match["n"]) if match is not None else None


def _goes_on(reader: Reader, named: Sequence[Slot]) -> bool:
    """占比 | 55% | 30% below the row of counts: the same question's shares."""
    return len(named) == 1 and Heads.of(reader.lexicon).survey.words.get(bare(named[0].key)) == "share"


def _answer(reader: Reader, column: Column, slot: Slot, subject: Subject) -> None:
    """What stands under an answer, or under how many answered."""
    percent = slot.key.endswith("%")
    if column.role == "option":
        role = "survey_option_share" if percent else "survey_option_count"
        reader.number(role, slot, replace(subject, option=_named(column.head)), label=column.head)
    elif column.role == "valid" and not percent:
        reader.number("survey_valid", slot, replace(subject, item=None), label=column.head)


def _of_one_question(reader: Reader, block: Block) -> bool:
    """选项 | 是 | 否 over rows of 人数 and 占比."""
    heads = Heads.of(reader.lexicon).survey
    rows = [slots for slots in map(reader.frame.own, block.rows) if any(is_measure(slot.key) for slot in slots)]
    return bool(rows) and all(heads.role(slots[0].key) in ("count", "share") for slots in rows)


def _across(reader: Reader, block: Block) -> None:
    subject = _subject(reader, block)
    for row in block.rows:
        for slot in reader.frame.own(row)[1:]:
            column = block.columns[slot.column]
            if column is not None and is_measure(slot.key):
                _answer(reader, column, slot, subject)


def _subject(reader: Reader, block: Block) -> Subject:
    """The question that the text above the table asks, and whether several answers may be given."""
    above = _above(reader, block)
    own = above[max((match.start() for match in _asked_in(above)), default=0) :]
    several = bool(regexp(r"多选|可多选|不定项|限选").search(squeeze(own)[-160:]))
    return Subject(question=_question(above), item="多选" if several else None)


def _option(reader: Reader, block: Block, slots: list[Slot], subject: Subject) -> None:
    for slot in slots[1:]:
        column = block.columns[slot.column]
        role = column.role if column else ""
        if slot.key in DASHES:
            continue
        found = [number for number in scan(slot.view.text, reader.lexicon) if not number.han]
        if len(found) != 1:
            continue
        percent = found[0].unit == "%"
        if role == "weight":
            reader.number("option_weight", slot, subject, label=slots[0].key, unit="%" if percent else "")
        elif role == "share" or percent:
            reader.number("survey_option_share", slot, subject, label=slots[0].key, unit="%")
        elif role == "count":
            reader.number("survey_option_count", slot, subject, label=slots[0].key)


def _named(key: str) -> str:
    """An option without its letter: A.非常满意."""
    return regexp(r"^[A-HＡ-Ｈ][.、．:：]?(?=[\u4e00-\u9fff])|^[①-⑩]").sub("", key)


def _above(reader: Reader, block: Block) -> str:
    document = reader.frame.document
    if block.head and block.head[0] > 0:
        told = [slot.text for row in range(block.head[0]) for slot in reader.frame.own(row)]
        own = reader.frame.own(block.head[0])
        told += [own[0].text] if len(own) == 1 else []
        if told and _QUESTION.search(told[-1]):
            return told[-1]
    start = reader.frame.table.span.start
    last = max((table.span.end for table in document.tables if table.span.end <= start), default=0)
    return document.text[max(last, start - _LOOK_BACK):start]


def _question(above: str) -> int | None:
    """The number of the last question named above the table."""
    named = _asked_in(above)
    return small(named[-1]["a"] or named[-1]["b"] or named[-1]["c"]) if named else None


def _asked_in(above: str) -> list[re.Match[str]]:
    """The questions named, 第3题 before mere numbers."""
    found = [match for match in _QUESTION.finditer(above) if match["a"] or not _HEADING.match(above, match.end())]
    return [match for match in found if match["a"]] or found
