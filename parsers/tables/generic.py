"""Any other table: columns of known quantities with a 合计 row, and labels with a number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.block import Block
from parsers.tables.columns import Column
from parsers.tables.counted import of_money, own_homes, price_unit, told_of
from parsers.tables.cover import MONEY_UNITS
from parsers.tables.fund_row import section_head, source_in
from parsers.tables.heads import Heads
from parsers.tables.paid_by_place import handed_out, is_payment_day, payee
from parsers.tables.reader import DASHES, LABELLED_VALUE, UNIT, Reader, is_lot, is_money, is_percent

_SENTENCE = 12
_COMPLETED = regexp(r"(?:任务|计划|目标|工程)?完成(?:率|比例)")
"""The last row of a table of works: how much of each column's plan was done."""
_SAMPLED = regexp(r"抽[查样检]|核查|走访")
"""现场抽查情况统计表: the homes of its columns are those that the evaluators saw."""
_RATE = regexp(r"(?!.*(?:增长|变动|增减|下降|占有)率)[\u4e00-\u9fff]{2,10}率")
"""完成率, 合格率, 就业率 of a row."""
_SUM_OR_MEAN = regexp(r"(?:合计|总计)[/、或]平均(?:分|值)?")
_PASSED = regexp(r"标准|单价|序号|编号|年份|年度|电话|比例|占比|备注|楼层|层数|时间|日期|年限|年代|代码|月")


def quantities(reader: Reader, block: Block) -> None:
    """One row a community, lot or item; each numeric column a quantity."""
    heads = Heads.of(reader.lexicon)
    total = any(bare(reader.frame.own(row)[0].key) in heads.total for row in block.rows)
    lot: str | None = None
    for row in block.rows:
        slots = reader.frame.own(row)
        names = [slot for slot in slots if not is_money(slot.key) and slot.key not in DASHES]
        if not names:
            continue
        _communities(reader, block, names)
        lot = squeeze(names[0].key) if is_lot(squeeze(names[0].key)) else lot
        whole = bare(slots[0].key) in heads.total or bool(_SUM_OR_MEAN.fullmatch(bare(slots[0].key)))
        if _COMPLETED.fullmatch(bare(names[0].key)):
            for slot in slots:
                column = block.columns[slot.column]
                if column is not None and is_percent(slot.key):
                    reader.number("completion_rate", slot, Subject(item=bare(column.head)), label=names[0].key, unit="%")
            continue
        for slot in slots:
            column = block.columns[slot.column]
            if column is not None and is_payment_day(column.head):
                reader.date("payment_date", slot, Subject(item=squeeze(names[0].key)), label=column.head)
            elif column is not None and is_percent(slot.key) and _RATE.fullmatch(bare(column.head)):
                told = Subject(item=f"{squeeze(names[0].key)}{bare(column.head)}")
                reader.number("told_rate", slot, told, label=column.head, unit="%")
            elif column is not None and is_money(slot.key) and not is_percent(slot.key):
                name = squeeze(names[0].key)
                own = Subject(lot=lot) if whole and lot and bare(name) == "小计" else Subject(source="合计") if whole else _of_row(names)
                _quantity(reader, block, slot, column, own, None if whole else name, total)


def _of_row(names: Sequence[Slot]) -> Subject:
    """一标段 | 建安小区: one of the lot's; a lot alone; any other thing by its name."""
    name = squeeze(names[0].key)
    if not is_lot(name):
        return Subject(item=name)
    return Subject(lot=name, item=squeeze(names[1].key) if len(names) > 1 and _NAMED_BESIDE.search(names[1].key) else None)


_NAMED_BESIDE = regexp(r"(?:小区|家属[院楼]|社区|片区|大院|公寓|花园|新村|村|镇|乡|街道|学校|小学|中学|医院|水库|泵站|大桥|桥)$")
_COMMUNITY = regexp(r"(?:改造)?(?:老旧)?小区(?:名称)?")


def _communities(reader: Reader, block: Block, names: Sequence[Slot]) -> None:
    """The names below 小区名称."""
    for slot in names:
        column = block.columns[slot.column]
        if column is not None and _COMMUNITY.fullmatch(bare(column.head)) and bare(slot.key) not in Heads.of(reader.lexicon).total:
            reader.words("community_name", slot, Subject(), label=column.head)


def _quantity(reader: Reader, block: Block, slot: Slot, column: Column, subject: Subject, name: str | None, total: bool) -> None:
    """``subject``: whose row it is; ``name`` is None in the total row."""
    heads = Heads.of(reader.lexicon)
    concept, _, qualifier = (column.role or heads.fund.role(column.head)).partition("/")
    concept = concept or ("amount" if of_money(reader.lexicon, column.head) else "")  # 岗位补助（元）
    series = f"{reader.group}:{block.head[0]}:{slot.column}"
    if _PASSED.search(column.head) and not concept and not price_unit(column.head):
        return
    if column.role == "payment":
        who = payee(column.head) or None
        item = f"{who or ''}{name}" if name else who
        reader.number("fund_part", slot, Subject(item=item, lot=who, source=None if name else "合计", stage="spent"), label=column.head,
                      unit=reader.money_unit(column.head), series=series)
        return
    if not concept or concept == "amount":
        if not total and concept != "amount":
            return
        concept = "fund_part" if concept == "amount" else "quantity"
        subject = replace(subject, stage="spent") if concept == "fund_part" and handed_out(reader, block.columns, column.head) else subject
    unit = UNIT.search(column.head)
    if (money := price_unit(column.head)) and name is not None:
        reader.number("unit_cost", slot, Subject(item=name, scope="标准"), label=column.head, unit=money)
        return
    if concept == "households" and (_SAMPLED.search(reader.frame.caption) or not own_homes(column.head)):
        concept, subject = told_of(column.head, "户", name)
        concept = "quantity" if _SAMPLED.search(reader.frame.caption) else concept
        subject = replace(subject, item=subject.item or bare(column.head))
    elif concept == "quantity":
        concept, subject = told_of(column.head, unit[1] if unit else "", name)
    elif concept == "staff_count" and not qualifier and subject.item:
        subject = Subject(scope=subject.item)  # 乡镇 | 在岗人数: how many of one place, no kind of post
    elif qualifier and subject.item is None:
        subject = replace(subject, item=qualifier)
    kind = reader.lexicon.concepts[concept].kind
    reader.number(concept, slot, subject, label=column.head, unit=reader.unit_of(kind, column.head), series=series)


def pairs(reader: Reader, block: Block) -> None:
    """Rows of no known form: a text that names money or a quantity, with one number beside it; 其中 … is a part of what stands above it,
    as is 市财政 below a sum of money in the same column."""
    heads = Heads.of(reader.lexicon)
    above: dict[int, str] = {}
    for row in block.rows:
        own = reader.frame.own(row)
        _filled_in(reader, own, heads)
        after = {value.column: slot.key for value, slot in pairwise(own)}
        executed = any(_word(bare(slot.key), heads) == "funds_spent" for slot in own)
        for label, value in pairwise(own):
            if not is_money(value.key) or is_money(label.key) or len(label.key) > 16:
                continue
            if executed and bare(label.key) in _MARKS:
                reader.number(_MARKS[bare(label.key)], value, Subject(indicator="预算执行率", dimension="预算执行"), label=label.key)
                continue
            source = _source(label.key, above.get(label.column, ""), heads)
            role = above.get(label.column, "") if source else _word(bare(label.key), heads)
            above[label.column] = role
            _beside(reader, label, value, role, source, after.get(value.column, ""))


def _filled_in(reader: Reader, slots: Sequence[Slot], heads: Heads) -> None:
    """全年预算数320.00万元 | 全年执行数304.00万元 | 分值10 | 得分9.5: each label with its value in one cell, two or more a row."""
    told = [(slot, bare(match["label"])) for slot in slots if (match := LABELLED_VALUE.fullmatch(slot.key)) is not None]
    executed = any(_word(label, heads) == "funds_spent" for _, label in told)
    for slot, label in told if len(told) > 1 else ():
        if executed and label in _MARKS:
            reader.number(_MARKS[label], slot, Subject(indicator="预算执行率", dimension="预算执行"), label=label)
            continue
        concept, _, qualifier = _word(label, heads).partition("/")
        kind = reader.lexicon.concepts[concept].kind if concept in reader.lexicon.concepts else ""
        if kind in ("money", "rate"):
            reader.number(concept, slot, Subject(item=qualifier or None, source=_source(label, "", heads)), label=label, unit=reader.money_unit(label) if kind == "money" else "%")


_MARKS = {"分值": "indicator_weight", "执行率分值": "indicator_weight", "得分": "indicator_score", "执行率得分": "indicator_score"}
"""全年预算数 | 300 | 全年执行数 | 285 | 执行率 | 95% | 分值 | 10 | 得分 | 9.5: the marks for execution, in its own row."""


def _source(key: str, above: str, heads: Heads) -> str | None:
    """The source of funds that a label names: after 其中, or plainly below a sum of money."""
    if key.startswith("其中"):
        return source_in(key, heads)
    return bare(key) if bare(key) in heads.source and above.startswith(_PARTED) else None


_PARTED = ("budget_total", "funds_", "invest_total")


def _word(word: str, heads: Heads) -> str:
    return heads.fund.words.get(word) or heads.quantity.words.get(word) or heads.label.get(word) or ""


def _beside(reader: Reader, label: Slot, value: Slot, role: str, source: str | None, after: str) -> None:
    """``after``: the next cell, which may hold the unit."""
    concept, _, qualifier = role.partition("/")
    if not concept or concept == "amount" or concept not in reader.lexicon.concepts:
        return
    kind = reader.lexicon.concepts[concept].kind
    if kind == "rate" and "%" not in label.key + value.key and len(after) > _SENTENCE:
        return  # 预算执行率 | 5 | 预算执行数与预算数的比率…: the marks of an indicator, and what it means
    unit = UNIT.search(label.key)
    word = (after if after in MONEY_UNITS else money_beside(reader, label)) if kind == "money" else "%" if kind == "rate" else unit[1] if unit else ""
    if kind in ("money", "count", "area", "rate", "score"):
        reader.number(concept, value, Subject(item=qualifier or None, source=source), label=label.key, unit=word)


def money_beside(reader: Reader, label: Slot) -> str:
    """The unit in the label, in the row's first cells (or those above), else beside the table."""
    return reader.money_unit(label.key, section_head(reader, label))
