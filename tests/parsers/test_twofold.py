"""Two measures in one cell become two columns, each value in its place."""

from __future__ import annotations

import pytest

from model.document import Document
from parsers.frames import frame_of
from tests.parsers.reading import reading


def _rows(document: Document) -> list[list[str]]:
    frame = frame_of(document, document.tables[0])
    return [[slot.key if slot else "" for slot in row] for row in frame.rows]


def test_pairs_are_parted_and_keep_their_places() -> None:
    document = reading("表1 得分\n指标\t得分/满分\t备注\n决策\t13.2/15\t扣1.8分\n过程\t17分/20分\t见附件\n产出\t—\t未评\n").document
    frame = frame_of(document, document.tables[0])
    assert _rows(document)[:3] == [["指标", "得分", "满分", "备注"], ["决策", "13.2", "15", "扣1.8分"], ["过程", "17分", "20分", "见附件"]]
    full, remark = frame.rows[1][2], frame.rows[1][3]
    assert full is not None and remark is not None
    assert document.text[full.cell.span.start : full.cell.span.end] == "15"
    assert (frame.ref(full).column, frame.ref(remark).column) == (1, 2)


@pytest.mark.parametrize("head", ["得分", "亩/户", "是/否"])
def test_other_columns_stay_whole(head: str) -> None:
    document = reading(f"表1 情况\n指标\t{head}\t备注\n决策\t甲/乙\t一\n过程\t丙/丁\t二\n").document
    assert all(len(row) == 3 for row in _rows(document))
