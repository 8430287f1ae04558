"""Law 1: every character with ink is inside exactly one block, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.read import read_bytes
from model.document import Document
from tests.ingest.support import claims

PIECES = st.sampled_from([
    "一、基本情况", "（一）项目概况", "1.立项依据", "（1）内容", "表 1-1 资金情况表", "单位：万元", "12", "- 3 -", "目 录", "附件 2：自评表",
    "本项目预算500万元，实际支出480.5万元", "，", "。", "\t", "|", " ", "\u3000", "2", "m", "指标", "权重", "100%", "合计", "≥95%", "注：", "…………3",
    "青禾县交通运输局按照年度计划组织实施", "_Toc123", "无", "√",
])
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\f", "\n\n\n", "", "\t", "\u2028", "\x0b", "\x85"])
TEXTS = st.lists(st.tuples(PIECES, BREAKS), max_size=60).map(lambda pairs: "".join(piece + end for piece, end in pairs))


def _check(text: str) -> None:
    found = read_bytes(text.encode(), "a.txt")
    if not isinstance(found, Document):
        assert not text.strip()
        return
    if found.source.media_type == "text/plain":
        assert found.text == text
    assert set(claims(found)) <= {1}
    for table in found.tables:
        for cell in table.cells:
            assert all(table.span.covers(piece) for piece in cell.pieces if len(piece))
        seen = [piece for cell in table.cells for piece in cell.pieces if len(piece)]
        assert len(seen) == len(set(seen))


@given(TEXTS)
@settings(max_examples=150)
def test_pieces_of_reports(text: str) -> None:
    _check(text)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\x00"), max_size=120))
@settings(max_examples=60)
def test_any_text(text: str) -> None:
    found = read_bytes(text.encode(), "a.txt")
    if isinstance(found, Document):
        assert set(claims(found)) <= {1}
