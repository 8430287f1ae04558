"""Rows of loose tables: the pieces below a head, put under its columns.  What does not fit is skipped, never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from model.regexp import regexp
from model.span import Span
from parsers.tables.align import SIGN
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.loose_heads import LEVELS, VALUES, LooseHead, head_at
from parsers.tables.pieces import CERTAIN, MONEY, POSSIBLE, QUOTA, SENTENCE, Token, is_valued
from parsers.tables.reader import DASHES, is_number, is_percent
from parsers.tables.rebuilt import WIDE, Rebuilt, Row

_MARKS = ("weight", "score")
_ASIDE = ("sign", "unit")
_REMARKS = ("deviation", "remark", "note")
_RATES = ("execution_rate", "received_rate")
_VALUE_LENGTH = 14
_SOURCE_ROW = regexp(r"^20\d\d年度?$|资金|支出|经费|财政|中央|省|市|县|区|自筹|债券|合计|总额|其他|其中|结转|拨款|补助|小计|总计|投资")
_MISSES = 8
_LONG_LABEL = 24
_FULL_LINE, _RAGGED = 10, 3
"""A cell's line of fewer characters was not broken for want of room; the next one may be so many longer."""



def headed_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The head in a form's words that begins here, and its rows; None where there is no such head, or no row below it.

    A table of money has its rows' names before the head's first column."""
    header = head_at(tokens, at, heads)
    if header is None:
        return None
    rows, end = money_rows(tokens, header) if header.kind == "funds" else indicator_rows(tokens, header, heads)
    if rows and header.kind == "indicators":
        rows += torn_row(tokens, end, header, heads)
    shift = 1 if header.kind == "funds" else 0
    head = {column + shift: token for column, (_, token) in enumerate(header.columns)}
    return Rebuilt([head, *rows], end) if rows else None


def money_rows(tokens: Sequence[Token], header: LooseHead) -> tuple[list[Row], int]:
    """A label and one number (or dash) for each column; column 0 is the label's."""
    rows: list[Row] = []
    count = len(header.columns)
    at = end = header.end
    misses = 0
    totals = _amounts(tokens[at:at + 1 + count], header)
    if len(totals) == count and at + count < len(tokens) and tokens[at + count].key.startswith("其中"):
        rows.append(totals)  # the row above 其中, its label lost
        at = end = at + count
    while at < len(tokens) and misses < _MISSES:
        values = _amounts(tokens[at + 1:at + 2 + count], header)
        label = _unbroken(tokens, at) if values else tokens[at]
        if values and not _is_amount(label.key) and _SOURCE_ROW.search(label.key):
            rows.append({0: label, **values})
            at = end = at + 1 + len(values)
            misses = 0
        else:
            at += 1
            misses += 1
    return rows, end


def _unbroken(tokens: Sequence[Token], at: int) -> Token:
    """A label whose remark in brackets was broken apart: 其他资金 （含以前年 度结转）."""
    label = tokens[at]
    while at and label.key.endswith((")", "）")) and not regexp(r"[^()（）]+[(（]").match(label.key) and len(label.key) < _LONG_LABEL and not _is_amount(tokens[at - 1].key):
        at -= 1
        label = tokens[at].joined(label)
    return label


def _amounts(tokens: Sequence[Token], header: LooseHead) -> Row:
    """The row's values by column: all of them, or at least the money columns where the cells after them were left empty."""
    values = list(takewhile(lambda token: _is_amount(token.key), tokens))
    roles = [role for role, _ in header.columns]
    if not any(token.key not in DASHES for token in values):
        return {}
    if (rated_pair := _budget_spent_rate(roles, values)) is not None:
        return rated_pair
    unrated = [at for at, role in enumerate(roles) if role not in _RATES]
    if len(values) == len(unrated) < len(roles) and _marked([roles[at] for at in unrated], values):
        return {at + 1: value for at, value in zip(unrated, values, strict=True)}
    if len(values) > len(roles) or any(not _sits(role, token.key) for role, token in zip(roles, values, strict=False)):
        return {}
    if len(values) < len(roles):
        money = next((at for at, role in enumerate(roles) if role in ("points", "weight", "score", *_RATES)), len(roles))
        rated = any(role in _RATES and is_percent(token.key) for role, token in zip(roles[money:], values[money:], strict=False))
        rest = [] if rated else values[money:]  # with a rate among them, what was left empty is the mark at the end
        if len(values) < money or any(is_percent(token.key) for token in values[:money]) or any(token.key not in DASHES for token in rest):
            return {}
    return dict(enumerate(values, 1))


def _budget_spent_rate(roles: Sequence[str], values: Sequence[Token]) -> Row | None:
    """其中：基本支出 ⏎ 958.75 ⏎ 949.94 ⏎ 99.08% under 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分: two sums and their rate, the other cells left empty."""
    money = [at for at, role in enumerate(roles) if role not in (*_RATES, "points", "weight", "score")]
    rates = [at for at, role in enumerate(roles) if role == "execution_rate"]
    told = [MONEY.match(value.key) is not None and not is_percent(value.key) for value in values]
    if told != [True, True, False] or not is_percent(values[-1].key) or len(rates) != 1 or len(money) <= 2 or roles[money[-1]] != "funds_spent":
        return None
    return {at + 1: value for at, value in zip((*money[-2:], rates[0]), values, strict=True)}


def _marked(roles: Sequence[str], values: Sequence[Token]) -> bool:
    """880 880 880 10 10: two marks at the end, the second no higher, and no rate between them."""
    if roles[-2] not in ("points", "weight") or roles[-1] != "score" or any(role in (*_MARKS, "points") for role in roles[:-2]):
        return False
    weight, score = (value.key for value in values[-2:])
    return is_number(weight) and is_number(score) and Decimal(score) <= Decimal(weight) and all(MONEY.match(value.key) or value.key in DASHES for value in values[:-2])


def _sits(role: str, key: str) -> bool:
    """Whether an amount can stand in a column: no share under money, no sum of money under marks or a rate."""
    if key in DASHES:
        return True
    if role in ("points", "weight", "score"):
        return is_number(key)
    if role in ("execution_rate", "received_rate"):
        return is_percent(key) or key.replace(".", "").strip("0") == "" or (is_number(key) and len(key.partition(".")[0]) <= 3)
    return not is_percent(key)


def _is_amount(key: str) -> bool:
    return key in DASHES or bool(MONEY.match(key)) or is_percent(key)


def indicator_rows(tokens: Sequence[Token], header: LooseHead, heads: Heads) -> tuple[list[Row], int]:
    """Names, then values and marks in the header's order; what comes between is skipped."""
    order = _pattern(header)
    rows: list[Row] = []
    at = end = header.end
    start = at
    while at < len(tokens) and at - start <= _MISSES + 4:
        if head_at(tokens, at, heads) is not None:
            break
        summed = _summed(tokens, at, header, heads)
        if summed is not None:
            _remark(rows, tokens[start:at], header)
            return [*rows, summed[0]], summed[1]
        fitted = _fitted(tokens, at, order, heads.total)
        if fitted and at > start:
            while not _signed(fitted, order) and (again := _fitted(tokens, at + 1, order, heads.total)):
                at, fitted = at + 1, again
            reach = len(fitted)
            row, before = _named(tokens[start:at], header, heads)
            if row is not None:
                _remark(rows, before, header)
                row.update(_unit_parted(fitted, order))
                rows.append(row)
            past = _past(tokens, at + reach, header)
            if row is not None:
                _remark(rows, tokens[at + reach:past], header)
            at = end = start = past
        else:
            if tokens[at].key in CERTAIN:
                wrapped = _wrapped(tokens[start:at], order)
                if wrapped is not None:
                    end = at + 1
                    rows.append({**wrapped, order[-1][0]: tokens[at]})
                else:
                    rows += _wide(tokens[start:at])
                start = at + 1
            at += 1
    return rows, end


def _wrapped(tokens: Sequence[Token], order: list[tuple[int, str]]) -> Row | None:
    """A row whose long cells stand on several lines each, where these make one name and as many values as the header has columns."""
    cells: list[Token] = []
    last, line = "", 0
    for token in tokens:
        if cells and (token.line == line or _goes_on(last, token)):
            cells[-1] = cells[-1].joined(token)
        else:
            cells.append(token)
        last, line = token.key[-len(token.spans[-1]):] if token.line != line else last + token.key, token.line
    values = order[:-1]
    if order[-1][1] != "possibility" or not values or values[0][0] == 0 or len(cells) != len(values) + 1:
        return None
    return {values[0][0] - 1: cells[0], **{column: cell for (column, _), cell in zip(values, cells[1:], strict=True)}}


def _goes_on(last: str, token: Token) -> bool:
    """Whether a line goes on with the cell whose last line is ``last``: that one was full, and no sentence ended there."""
    if last[-1] in "，、":
        return True
    return len(last) >= _FULL_LINE and len(token.key) <= len(last) + _RAGGED and last[-1] not in "。；" and not is_valued(token.key)


def _wide(tokens: Sequence[Token]) -> list[Row]:
    """Words that fit no column as one full-width row; nothing where there are none."""
    if not tokens:
        return []
    whole = tokens[0]
    for token in tokens[1:]:
        whole = whole.joined(token)
    return [{WIDE: whole}]


_UPPER = 2
"""Levels above the last one that may have a column of weights."""


def _summed(tokens: Sequence[Token], at: int, header: LooseHead, heads: Heads) -> tuple[Row, int] | None:
    """The total row that closes the table: 总分 100 95.5, one number for each column of marks; the upper levels' weights may stand before."""
    columns = [column for column, (role, _) in enumerate(header.columns) if role in (*_MARKS, "points")]
    if heads.total.get(tokens[at].key) != "total" or not columns:
        return None
    end = at + 1
    while end < len(tokens) and end <= at + len(columns) + _UPPER and (is_number(tokens[end].key) or is_percent(tokens[end].key)) and (
            end <= at + len(columns) or tokens[end].line == tokens[at].line):
        end += 1
    marks = tokens[max(at + 1, end - len(columns)):end]
    if len(marks) < len(columns) or not all(is_number(mark.key) for mark in marks):
        return None
    return {0: tokens[at], **dict(zip(columns, marks, strict=True))}, end


def _pattern(header: LooseHead) -> list[tuple[int, str]]:
    """The columns whose cells a row must have, in order: values, marks, and the possibility that closes a monitoring row."""
    order: list[tuple[int, str]] = []
    closed = "possibility" in [role for role, _ in header.columns]  # 目标值 | 完成值 | 完成比例 | 完成可能性: the rate parts the values from what closes the row
    for column, (role, _) in enumerate(header.columns):
        if role == "completion" and closed and order:
            order.append((column, role))
        if role in (*VALUES, *_MARKS, *_ASIDE, "points", "rate") or (role == "possibility" and (not order or order[-1][1] != "possibility")):
            order.append((column, role))
    return order


def _fitted(tokens: Sequence[Token], at: int, order: list[tuple[int, str]], totals: Mapping[str, str]) -> Row:
    """The tokens from here that fill the pattern, by column; empty where they do not.  A comparator or a unit of measure may be missing."""
    optional = [role for _, role in order if role in _ASIDE]
    choices = [(), *((role,) for role in optional), *([tuple(optional)] if optional else [])]
    if at and _OWN_NAME.match(tokens[at - 1].key):
        choices.append((*optional, *VALUES))  # 指标1：工程质量合格 10 10, its values left empty
    for dropped in choices:
        wanted = [(column, role) for column, role in order if role not in dropped]
        taken = tokens[at:at + len(wanted)]
        if len(taken) == len(wanted) and all(
                _suits(role, token.key) and token.key not in totals for (_, role), token in zip(wanted, taken, strict=True)) and _told(wanted, taken) and not _lost(wanted, taken):
            return {column: token for (column, _), token in zip(wanted, taken, strict=True)}
    return {}


_OWN_NAME = regexp(r"指标\d{1,2}[:：.、](?=[^…])")
_BLANK = regexp(r"[…·.]{2,}|指标\d{0,2}[:：.、]?[/…]*")
"""…… and 指标2： are lines of the form that nobody filled in."""


def _told(wanted: Sequence[tuple[int, str]], taken: Sequence[Token]) -> bool:
    """Where no marks follow, values must look like values: figures, or the same words as wished and as reached."""
    if any(role not in (*VALUES, *_ASIDE) for _, role in wanted):
        return True
    taken = [token for (_, role), token in zip(wanted, taken, strict=True) if role in VALUES]
    return all(_FIGURE.match(token.key) for token in taken) or len({token.key for token in taken}) == 1


def _lost(wanted: Sequence[tuple[int, str]], taken: Sequence[Token]) -> bool:
    """4 3.00 1.00 under 分值, 得分, 得分率: what the row lost stands where its rate was left empty."""
    marks = {role: Decimal(token.key) for (_, role), token in zip(wanted, taken, strict=True) if role in (*_MARKS, "rate") and is_number(token.key)}
    return len(marks) == 3 and marks["weight"] - marks["score"] == marks["rate"] and marks["score"] > 0


_FIGURE = regexp(r"[≥≤=><≧≦约]*\d")


def _unit_parted(fitted: Row, order: list[tuple[int, str]]) -> Row:
    """A target that was joined with the unit of the next column (0.8 ⏎ 万元) parted again, where the header has that column."""
    unit = next((column for column, role in order if role == "unit" and column not in fitted), None)
    aim = next((column for column, role in order if role == "target"), None)
    if unit is None or aim is None or len(fitted[aim].spans) < 2:
        return fitted
    whole = fitted[aim]
    cut = len(whole.key) - len(whole.spans[-1])
    value = Token(whole.key[:cut], whole.spans[:-1], whole.line, whole.first, whole.alone)
    return {**fitted, aim: value, unit: Token(whole.key[cut:], whole.spans[-1:], whole.line + 1, True, whole.alone)}


def _signed(fitted: Row, order: list[tuple[int, str]]) -> bool:
    """Whether the row's values begin with a comparator, in a column of its own or before the target (≥95%): they begin nowhere else."""
    return any(column in fitted and (role == "sign" or (role == "target" and fitted[column].key[0] in "≥≤><≧≦=")) for column, role in order)


def _suits(role: str, key: str) -> bool:
    if role in (*_MARKS, "points"):
        return is_number(key) or key in DASHES
    if role == "completion":
        return is_percent(key) or key in DASHES
    if role == "rate":
        return is_percent(key) or is_number(key) or key in DASHES
    if role == "possibility":
        return key in POSSIBLE
    if role == "sign":
        return bool(SIGN.fullmatch(key))
    if role == "unit":
        return len(key) <= 8 and not regexp(r"[\d≥≤=><]").search(key) and key not in DASHES
    return len(key) <= _VALUE_LENGTH and not SENTENCE.search(key) and key not in CERTAIN and not _BLANK.fullmatch(key) and not _OWN_NAME.match(key)


def _past(tokens: Sequence[Token], at: int, header: LooseHead) -> int:
    """Past a remark (无, /, a sentence) that may close a row."""
    if not any(role in _REMARKS for role, _ in header.columns):
        return at
    while at < len(tokens) and (tokens[at].key in DASHES or tokens[at].key in ("无", "√") or SENTENCE.search(tokens[at].key)):
        at += 1
    return at


def _remark(rows: list[Row], tokens: Sequence[Token], header: LooseHead) -> None:
    """What stands between two rows is the first one's reason, where the header has a column for it."""
    column = next((at for at, (role, _) in enumerate(header.columns) if role in _REMARKS), None)
    tokens = [token for token in tokens if not QUOTA.fullmatch(token.key)]
    if column is not None and rows and tokens and column not in rows[-1] and WIDE not in rows[-1]:
        rows[-1][column] = _wide(tokens)[0][WIDE]


def _named(names: Sequence[Token], header: LooseHead, heads: Heads) -> tuple[Row | None, list[Token]]:
    """Names to their columns: known first and second levels to theirs, the last one to the deepest; and what stands before them."""
    columns = [(column, role) for column, (role, _) in enumerate(header.columns) if role in LEVELS]
    parts = [part for token in names if not _BLANK.fullmatch(token.key) for part in _split(token, heads)]
    if not parts or not columns:
        return None, []
    if len(parts) > 1 and parts[-1].key in heads.second and not (parts[-2].key in heads.second or dimension_of(parts[-2].key, heads)):
        parts[-2:] = parts[:-3:-1]  # a name that wraps stands above its level in the page's text
    row: Row = {}
    by_role = {role: column for column, role in columns}
    last = columns[-1][0]
    row[last] = parts.pop()
    if "level2" in by_role and by_role["level2"] != last and _is_second(parts, row[last], heads):
        row[by_role["level2"]] = parts.pop()
    while parts:
        role = _level_of(parts[-1], by_role, row, last, heads) or _beside(parts, row[last], by_role, row, heads)
        if not role:
            break
        row[by_role[role]] = parts.pop()
    return row, parts


_TORN = 3
"""So few names stand where the text breaks off within a row."""


def torn_row(tokens: Sequence[Token], at: int, header: LooseHead, heads: Heads) -> list[Row]:
    """The row within which the text breaks off: the name of a level, and no figures."""
    rest = tokens[at:]
    column = next((at for at, (role, _) in enumerate(header.columns) if role == "level2"), None)
    names = [token for token in rest if token.key in heads.second or dimension_of(token.key, heads)]
    if column is None or not names or len(rest) > _TORN or any(is_valued(token.key) for token in rest):
        return []
    return [{column: names[-1]}]


def _beside(parts: Sequence[Token], name: Token, by_role: dict[str, int], row: Row, heads: Heads) -> str:
    """The second level for a name that no list knows, on one line between a first level (or the line's beginning) and the indicator."""
    free = "level2" in by_role and by_role["level2"] not in row and row.get(by_role.get("level1", WIDE)) is None
    if not free or "level3" not in by_role or is_valued(parts[-1].key):
        return ""
    if parts[-1].line != name.line:  # 过程（25分） ⏎ 资金管理 ⏎ 资金到位率: one cell a line
        stacked = len(parts) > 1 and parts[-1].alone and name.alone and parts[-2].alone and dimension_of(parts[-2].key, heads)
        return "level2" if stacked and not SENTENCE.search(parts[-1].key) else ""
    before = parts[-2] if len(parts) > 1 and parts[-2].line == name.line else None
    return "level2" if before is None or dimension_of(before.key, heads) else ""
def _is_second(parts: Sequence[Token], name: Token, heads: Heads) -> bool:
    """Whether the cell before a name is its second level, whatever it says: a first level stands before it, or it opens the name's line."""
    if not parts or parts[-1].line != name.line or (dimension_of(parts[-1].key, heads) and len(parts) == 1):
        return False
    return parts[-1].first or (parts[-2].first and bool(dimension_of(parts[-2].key, heads)) if len(parts) > 1 else False)


def _level_of(token: Token, by_role: dict[str, int], row: Row, last: int, heads: Heads) -> str:
    """The free level column that a known name belongs to, "" where there is none."""
    roles = [role for role, words in (("level2", heads.second), ("level1", heads.dimension)) if token.key in words]
    if dimension_of(token.key, heads) and "level1" not in roles:
        roles.append("level1")
    if token.key in ("满意度指标", "成本指标"):
        roles = ["level2", "level1"]
    return next((role for role in roles if role in by_role and by_role[role] != last and by_role[role] not in row), "")


_ENDS = regexp(rf"(?:指标)?(?:{QUOTA.pattern})?")
"""产出 ⏎ 指标 ⏎ (50分): the end of a level's own name."""


def _split(token: Token, heads: Heads) -> list[Token]:
    """A level's name glued to what follows: 社会效益设计功能实现率."""
    if len(token.spans) < 2 or dimension_of(token.key, heads):
        return [token]
    for cut in range(1, len(token.spans)):
        head = _joined_key(token.spans[:cut], token)
        if (head in heads.second or head in heads.dimension) and not _ENDS.fullmatch(token.key[len(head):]):
            first = Token(head, token.spans[:cut], token.line, token.first, token.alone)
            rest = Token(token.key[len(head):], token.spans[cut:], token.line + cut, True, token.alone)
            return [first, *_split(rest, heads)]
    return [token]


def _joined_key(spans: Sequence[Span], token: Token) -> str:
    return token.key[:sum(len(span) for span in spans)]
