"""Web pages: tag soup, spans, frames of tables."""

from ingest.read import read_bytes
from model.document import BlockKind, Document
from tests.ingest.support import claims, rows, wordings


def _read(page: str, encoding: str = "utf-8") -> Document:
    found = read_bytes(page.encode(encoding), "a.html")
    assert isinstance(found, Document) and set(claims(found)) <= {1}
    return found


def test_paragraphs_headings_and_breaks() -> None:
    found = _read("<html><head><title>无关</title></head><body><h2>项目概况</h2>"
                  "<p>本项目预算<b>300</b>万元。<br>已支出。</p>散文<script>x</script></body></html>")
    assert wordings(found, BlockKind.HEADING) == ["项目概况"]
    assert wordings(found) == ["本项目预算300万元。", "已支出。", "散文"]


def test_table_with_spans_and_nested_one() -> None:
    found = _read(
        "<html><body><p>表 1 资金情况表（单位：万元）</p><table><thead><tr><th rowspan=2>来源<th colspan=2>金额</tr><tr><th>预算<th>支出</tr></thead>"
        "<tbody><tr><td>中央<td>80<td><p>75</p><p>其中</p><table><tr><td>甲<td>5</table></tr></tbody></table></body></html>",
    )
    assert rows(found, found.tables[0]) == [["来源", "金额", "^"], ["^", "预算", "支出"], ["中央", "80", "75其中"]]
    assert rows(found, found.tables[1]) == [["甲", "5"]]
    assert found.tables[0].cells[0].header and not found.tables[0].cells[-1].header
    assert found.tables[0].unit_note is not None


def test_charset_of_the_page() -> None:
    assert "农村公路" in _read('<html><meta charset="gb2312"><body><p>农村公路</p></body></html>', "gb18030").text


def test_frame_table_is_looked_through() -> None:
    assert len(_read("<html><body><table><tr><td><p>正文。</p><table><tr><td>甲<td>乙</table></td></tr></table></body></html>").tables) == 1
