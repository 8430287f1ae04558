"""NM03 未达标的指标应写偏差原因

查什么　指标表有“偏差原因”一列，有指标的完成值达不到目标值，而这一列全表空白（或只有“/”“无”）。
　　　　其余未达标的指标（两个以上）都写了原因，唯独一个写“/”“无”的，也指出；
　　　　扣了分而这一格空着、上下两行也没有写原因的，其余未达标的都写了（一个以上），也指出。
　　　　不打分的表（区域自评表）逐行核对：该行未达标，该行及上下两行都没有写原因。
为什么　自评办法要求分析偏差原因并提出改进措施。
触发　　三个指标没有完成，偏差原因一列全是“无”。
不触发　全部达标；写了原因（合并单元格的，写一处即可）。
局限　　原则性要求，只作轻微提示；没有这一列的表不判。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.targets import met
from validate.trees import IndicatorRow, score_tables

CODE = "NM03"


def check(book: FactBook) -> Iterator[Outcome]:
    notes = grouped(book.of("deviation_note"), lambda fact: fact.context.group)
    for table in score_tables(book):
        if table.group in notes:
            whole = _table(book, list(table.rows), notes[table.group], table.group)
            yield whole
            if whole.status is Status.CONSISTENT and not any(row.score for row in table.rows):
                yield from _rows(book, table.rows, notes[table.group], table.group)
            elif whole.status is Status.CONSISTENT:
                yield from _left_out(book, table.rows, notes[table.group], table.group)


def _table(book: FactBook, rows: list[IndicatorRow], notes: list[Fact], group: str) -> Outcome:
    missed = [row for row in rows if row.target is not None and row.actual is not None and met(row.target, row.actual, book.lexicon) is False
              and (row.forecast is None or _none_done(row))]
    if not missed:
        return unchecked(CODE, notes[:1], Say("没有未达标的指标", "no indicator misses its target"))
    sources = [fact for row in missed for fact in (row.actual, row.target) if fact is not None]
    told = any("".join((note.text or "").split()) not in book.lexicon.words["empty_notes"] for note in notes)
    names = "、".join(f"“{row.name}”" for row in missed[:6])
    if len(missed) == 1 and (row := missed[0]).actual is not None and row.target is not None:
        said = Say(f"{names}完成值{row.actual.raw}未达到目标值{row.target.raw}，偏差原因一列却全部空白。",
                   f"{row.name}: {row.actual.raw} misses {row.target.raw}, but the column for causes is empty throughout.")
        return claim(
            CODE, told, [*sources, *notes[:1]], said, reported="空白", expected="偏差原因及改进措施", doubt=False, basis="norm:default", key=(group,),
        )
    return claim(
        CODE, told, [*sources, *notes[:1]],
        Say(f"{names}{'等' if len(missed) > 6 else ''}{len(missed)}个指标未达到目标，偏差原因一列却全部空白。",
            f"{len(missed)} indicator(s) miss their targets, but the column for causes is empty throughout."),
        reported="空白", expected="偏差原因及改进措施", doubt=False, basis="norm:default", key=(group,),
    )


def _rows(book: FactBook, rows: Sequence[IndicatorRow], notes: list[Fact], group: str) -> Iterator[Outcome]:
    """Row by row: a cause may be printed once for the rows above or below it."""
    told = {note.context.indicator for note in notes if "".join((note.text or "").split()) not in book.lexicon.words["empty_notes"]}
    asked = {note.context.indicator for note in notes}
    denied = {note.context.indicator for note in notes if note.context.indicator not in told and (note.text or "").strip()}  # 无 is no merged cell
    for at, row in enumerate(rows):
        near = {row.name} if row.name in denied else {other.name for other in rows[max(0, at - 1):at + 2]}
        if row.name not in asked or near & told or row.target is None or row.actual is None or row.forecast is not None:
            continue
        reached = met(row.target, row.actual, book.lexicon)
        if reached is not None:
            yield claim(
                CODE, reached, [row.actual, row.target],
                Say(f"“{row.name}”完成值{row.actual.raw}未达到目标值{row.target.raw}，未写偏差原因。",
                    f"{row.name}: {row.actual.raw} misses {row.target.raw}, no cause given."),
                reported=row.actual.raw, expected=row.target.raw, doubt=False, basis="norm:default", key=(group, row.name),
            )


_GIVEN = 2


def _left_out(book: FactBook, rows: Sequence[IndicatorRow], notes: list[Fact], group: str) -> Iterator[Outcome]:
    """The one row that misses its target and says 无 or /, where every other such row gives its own cause."""
    missed = [row for row in rows if row.target is not None and row.actual is not None and row.forecast is None
              and met(row.target, row.actual, book.lexicon) is False]
    said = {note.context.indicator: "".join((note.text or "").split()) for note in notes}
    empty = book.lexicon.words["empty_notes"]
    told = {name for name, note in said.items() if note not in empty}
    silent = [row for row in missed if said.get(row.name) in empty and (said.get(row.name) or _blank(row, rows, told))]
    given = [row for row in missed if row not in silent and said.get(row.name)]
    fewest = _GIVEN if silent and said[silent[0].name] else 1
    if len(silent) != 1 or len(given) < fewest or len(given) + len(silent) != len(missed):
        return
    row = silent[0]
    wrote = f"只写“{said[row.name]}”" if said[row.name] else "空着"
    if row.actual is not None and row.target is not None:
        yield claim(
            CODE, False, [row.actual, row.target, *(note for note in notes if note.context.indicator == row.name)],
            Say(f"“{row.name}”完成值{row.actual.raw}未达到目标值{row.target.raw}，偏差原因{wrote}，其余未达标的{len(given)}个指标都写了原因。",
                f"{row.name}: {row.actual.raw} misses {row.target.raw}, no cause given; the {len(given)} others that miss give theirs."),
            reported=said[row.name] or "空白", expected="偏差原因及改进措施", doubt=False, basis="norm:default", key=(group, row.name),
        )


def _blank(row: IndicatorRow, rows: Sequence[IndicatorRow], told: set[str | None]) -> bool:
    """Whether a row lost marks and its cell is empty, with no cause above or below that may be printed once for both."""
    at = next(at for at, other in enumerate(rows) if other is row)
    near = {other.name for other in rows[max(0, at - 1):at + 2]}
    score, weight = (fact.quantity if fact is not None else None for fact in (row.score, row.weight))
    return score is not None and weight is not None and score.value < weight.value and not near & told


def _none_done(row: IndicatorRow) -> bool:
    """Within the year (a table with forecasts) only standing at nought is a deviation."""
    return row.actual is not None and row.actual.quantity is not None and not row.actual.quantity.value


RULE = Rule(
    CODE, "deviation-note", Say("未达标而没有偏差原因", "Targets missed, causes left blank"),
    Category.COMPLETENESS, Scope.IN_TABLE, Severity.LOW, check, basis="norm:default",
)
