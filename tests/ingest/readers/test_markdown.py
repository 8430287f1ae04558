"""Markdown: tables of both kinds, headings, emphasis left out."""

from ingest.read import read_bytes
from model.document import BlockKind, Document
from tests.ingest.support import claims, rows, wordings

TEXT = """# 某县饮水项目绩效评价报告

## 一、基本情况

本项目预算 **300万元**，已支出
280 万元，见[附件](a.docx)。

| 指标 | 权重 | 得分 |
|:----|-----:|:---:|
| 决策 | 20 | **18.5** |
| 产出\\|数量 | 30 | 28 |

<table><tr><td rowspan="2">中央</td><td>80</td></tr>
<tr><td>20</td></tr></table>

- 甲村
- 乙村

```
原样
```
***
"""


def test_a_report() -> None:
    found = read_bytes(TEXT.encode(), "报告.md")
    assert isinstance(found, Document) and set(claims(found)) <= {1} and not found.notices
    assert wordings(found, BlockKind.HEADING) == ["某县饮水项目绩效评价报告", "一、基本情况"]
    assert wordings(found) == ["本项目预算 300万元，已支出280 万元，见附件。", "甲村", "乙村", "原样"]
    assert rows(found, found.tables[0]) == [["指标", "权重", "得分"], ["决策", "20", "18.5"], ["产出|数量", "30", "28"]]
    assert rows(found, found.tables[1]) == [["中央", "80"], ["^", "20"]]


def test_a_bar_in_prose_is_no_table() -> None:
    found = read_bytes("甲 | 乙\n两者取一。\n".encode(), "a.md")
    assert isinstance(found, Document) and not found.tables


CONVERTED = r"""总投资2021- 2022年共 $1 2 0$ 万元，占 $6 0 \%$ 。

<html><body><table><tr><td>内容</td><td>人数</td><td>比例</td></tr><tr><td>A.好</td><td>30</td><td>$75\%$</td></tr></table></body></html>

<table><tr><td>内容</td><td>人数</td><td>比例</td></tr><tr><td>B.一般</td><td>6</td><td>15%</td></tr></table>

<table><tr><td>C.差</td><td>4</td><td>10%</td></tr><tr><td>合计</td><td>40</td><td></td></tr></table>

<table><tr><td>村名</td><td>户数</td><td>占比</td></tr><tr><td>甲村</td><td>5</td><td>50%</td></tr></table>
"""


def test_a_converters_page() -> None:
    """Maths in plain text, tables in a page's frame, pieces of one table put together."""
    found = read_bytes(CONVERTED.encode(), "报告.md")
    assert isinstance(found, Document)
    assert wordings(found) == ["总投资2021-2022年共 120 万元，占 60% 。"]
    assert rows(found, found.tables[0]) == [
        ["内容", "人数", "比例"], ["A.好", "30", "75%"], ["B.一般", "6", "15%"], ["C.差", "4", "10%"], ["合计", "40", ""],
    ]
    assert rows(found, found.tables[1])[1] == ["甲村", "5", "50%"]


CUT = """评分如下。

<table><tr><td>指标</td><td>分值</td><td>说明</td><td>得分</td></tr>
<tr><td>及时性</td><td>5</td><td>当年发放</td><td>4.00</td></tr></table>

<table><tr><td>指标</td><td>分值</td><td>说明</td><td>得分</td></tr><tr><td></td><td></td><td>80%，扣1分。</td><td></td></tr>
<tr><td>完整性</td><td>5</td><td>齐全。</td><td>5.00</td></tr></table>
"""


def test_marks_open_a_line_only() -> None:
    found = read_bytes("> - 单价5 * 3，得分 > 90 为优，2021 - 2022年\n".encode(), "报告.md")
    assert isinstance(found, Document)
    assert wordings(found) == ["单价5 * 3，得分 > 90 为优，2021 - 2022年"]


def test_a_row_cut_by_the_page() -> None:
    found = read_bytes(CUT.encode(), "报告.md")
    assert isinstance(found, Document) and len(found.tables) == 1
    assert rows(found, found.tables[0])[1:] == [["及时性", "5", "当年发放80%，扣1分。", "4.00"], ["完整性", "5", "齐全。", "5.00"]]


def test_a_product_is_no_emphasis() -> None:
    found = read_bytes("得分=5*3*2=30分，*着重*处\n".encode(), "报告.md")
    assert isinstance(found, Document)
    assert wordings(found) == ["得分=5*3*2=30分，着重处"]


def test_a_text_with_tables_in_html() -> None:
    found = read_bytes(CUT.encode(), "报告.txt")
    assert isinstance(found, Document) and len(found.tables) == 1
    assert rows(found, found.tables[0])[2] == ["完整性", "5", "齐全。", "5.00"]
