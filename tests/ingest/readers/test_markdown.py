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
