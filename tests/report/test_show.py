"""One report at a glance, in the words of the trade."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from pipeline.audit import audit_one
from pipeline.settings import Settings
from report.show import worded, write_show

TEXT = """清河县2023年农村公路养护项目绩效评价报告
一、资金情况
项目预算数1250万元，实际支出1000万元，预算执行率80%。
"""


def test_titles_are_chinese_and_money_is_in_wan_yuan(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    stream = io.StringIO()
    write_show(audit_one(path, Settings()), False, "zh", stream)
    shown = stream.getvalue()
    assert "预算数" in shown and "1,250 万元" in shown and "80%" in shown and "第三方评价" in shown


@pytest.mark.parametrize(("value", "kind", "said"), [
    ("20000000", "money", "2,000 万元"), ("9999", "money", "9,999 元"), ("20000052", "money", "2,000.0052 万元"), ("-150000", "money", "-15 万元"),
    ("85.28", "rate", "85.28%"), ("88400", "area", "88,400 平方米"), ("977", "count", "977"),
])
def test_a_value_as_it_is_read(value: str, kind: str, said: str) -> None:
    assert worded(value, kind, "zh") == said
