"""What stands beside a label: 项目单位：…县…局 in a line, 项目名称 | … in a form's cells, a signature's cell left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.document import Document
from model.regexp import regexp
from model.span import CellRef
from parsers.found import Found
from parsers.stretch import Stretch
from parsers.tables.heads import another_label

_YEAR_ALONE = regexp(r"\s*(?:19|20)\d\d\s*年?度?\s*")
_LONGEST_FORM_LINE = 400
_MEASURED = regexp(r"^[^（(\d]{2,10}[（(](?:[万亿千]?元|%|分)[)）]\s*$")
"""项目名称 | 子项目 | 年度 | 预算（万元）: a row of heads, whose 项目名称 names no project beside it."""


def labelled_cells(stretches: Sequence[Stretch], lexicon: Lexicon) -> dict[CellRef, str]:
    """Cells that stand right of an identity label's cell."""
    labels = lexicon.maps["identity_labels"]
    heads = {(stretch.cell.table, stretch.cell.row) for stretch in stretches if stretch.cell is not None and _MEASURED.search(stretch.text)}
    heads |= _above_figures(stretches)
    found: dict[CellRef, str] = {}
    last: tuple[int, int, str] | None = None
    for stretch in stretches:
        if stretch.cell is None or (stretch.cell.table, stretch.cell.row) in heads:
            last = None
            continue
        bare = regexp(r"[（(][^（()）]*[)）]|[\s:：]").sub("", stretch.text)
        beside = last if last and (stretch.cell.table, stretch.cell.row) == last[:2] else None
        if beside and bare and bare not in labels and bare not in lexicon.maps["fund_heads"] and not (beside[2] == "project_name" and another_label(stretch.text, lexicon)):
            found[stretch.cell] = beside[2]
            last = None
        elif bare in labels and labels[bare] != "person_role":
            last = (stretch.cell.table, stretch.cell.row, labels[bare])
        elif bare:
            last = None
    return found


_FIGURE = regexp(r"[\d,.]+\s*[%％]?")


def _above_figures(stretches: Sequence[Stretch]) -> set[tuple[int, int]]:
    """Rows of words over rows of figures (项目名称 | 预算 | 支出 over 道路 | 126.00 | 121.35): no form's row of labels and what was filled in."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for stretch in stretches:
        if stretch.cell is not None and stretch.text.strip():
            rows.setdefault((stretch.cell.table, stretch.cell.row), {})[stretch.cell.column] = stretch.text.strip()
    return {place for place, cells in rows.items() if len(cells) > 2 and _all_figures(cells, rows.get((place[0], place[1] + 1), {}))}


def _all_figures(heads: dict[int, str], below: dict[int, str]) -> bool:
    """Whether a figure stands under every head but the first."""
    return not any(map(str.isdigit, "".join(heads.values()))) and all(_FIGURE.fullmatch(below.get(column, "")) for column in sorted(heads)[1:])


def unsigned_cell(stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> str | None:
    """The label of a signature's cell that has nothing beside it."""
    stretch = stretches[index]
    if stretch.cell is None or "签" not in stretch.text or len(stretch.text) > 24:
        return None
    label = regexp(r"[（(].*|[\s:：)）]").sub("", stretch.text)
    if lexicon.maps["identity_labels"].get(label) != "person_role":
        return None
    after = stretches[index + 1] if index + 1 < len(stretches) else None
    beside = after is not None and after.cell is not None and (after.cell.table, after.cell.row) == (stretch.cell.table, stretch.cell.row)
    return None if beside and after is not None and after.text.strip() else label


_TICKED = regexp(r"[□☐☑■☒]")
"""评价机构：中介机构□ 评价组☑: what is ticked, no name."""


def labelled_lines(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """项目单位：…县…局, line by line: a form's lines may have been joined to one paragraph."""
    if len(stretch.text) > _LONGEST_FORM_LINE or not _label(lexicon.digest).search(stretch.text):
        return
    labels = lexicon.maps["identity_labels"]
    for start, end in _whole_lines(document, stretch, lexicon):
        line = stretch.text[start:end]
        matches = list(_label(lexicon.digest).finditer(line))
        if not matches:
            continue
        for match, until in zip(matches, [*(match.start() for match in matches[1:]), len(line)], strict=True):
            role = labels["".join(match["label"].split())]
            stop = regexp(r"[。；;]|\s{3,}|\s+(?=[\u4e00-\u9fa5]{2,6}[:：])|单位[:：]").search(line[match.end() : until])
            text = line[match.end() : match.end() + stop.start() if stop else until].rstrip(" 、，,(（")
            value = (start + match.end(), start + match.end() + len(text))
            if role == "person_role" and len(text) < 2 and "签" in match.group():
                yield Found(role, start + match.start("label"), start + match.end("label"), " ", "".join(match["label"].split()))
                continue
            if len(text) < 2 or len(text) > 60 or _TICKED.search(text) or (role == "project_name" and another_label(text, lexicon)) or (role != "project_name" and regexp(r"\d{4}\s*年\s*\d|[:：]").search(text)):
                continue
            if role == "person_role":
                yield from _persons(stretch.text, match["label"], value)
            elif role == "project_name" or not regexp(r"\d|[（(][万亿]?元[)）]$").search(text):
                yield Found(role, *value)


def _whole_lines(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The stretch's lines; one that breaks within a project's name, right after its year, is whole with the next."""
    first = -1
    for start, end in stretch.lines(document):
        first = start if first < 0 else first
        last = list(_label(lexicon.digest).finditer(stretch.text, first, end))[-1:]
        named = last and lexicon.maps["identity_labels"]["".join(last[0]["label"].split())] == "project_name"
        if not (named and end < len(stretch.text) and _YEAR_ALONE.fullmatch(stretch.text, last[0].end(), end)):
            yield first, end
            first = -1


@cache
def _label(digest: str) -> re.Pattern[str]:
    """A label with its colon, or one at a line's start or after a blank that a blank follows."""
    words = "|".join(r"\s*".join(word) for word in sorted(Lexicon.load().maps["identity_labels"], key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fa5])(?P<label>{words})\s*(?:[（(][^（）()]{{1,8}}[)）])?(?:\s*\**\s*[:：]\s*\**\s*|\s+(?=[\u4e00-\u9fa5\d]))")


def _persons(text: str, printed: str, value: tuple[int, int]) -> Iterator[Found]:
    """The names after 签发人：, each up to a blank."""
    label = "".join(printed.split())
    names = list(regexp(r"[\u4e00-\u9fa5·]{2,18}").finditer(text[slice(*value)]))
    for name in names if label == "签发人" else names[:1]:
        yield Found("person_role", value[0] + name.start(), value[0] + name.end(), item=label)
