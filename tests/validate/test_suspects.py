"""The part of a sum that would mend it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit import audit_one
from pipeline.settings import Settings

HEAD = "临江县2023年水库移民后期扶持资金绩效评价报告\n一、资金情况\n"


def _said(text: str, directory: Path) -> list[str]:
    path = directory / "report.txt"
    path.write_text(HEAD + text + "\n", "utf-8")
    return [finding.message.zh for finding in audit_one(path, Settings()).findings if "计算应为" in finding.message.zh]


def test_two_digits_in_each_others_place(tmp_path: Path) -> None:
    said = _said("全年结余资金19.20万元，其中：渠道维修8.16万元，道路硬化3.00万元，技能培训8.40万元，监测评估3.24万元。", tmp_path)
    assert any("8.40若为4.80，则相符（数字对调）。" in message for message in said)


def test_another_place_of_the_same_name_has_it(tmp_path: Path) -> None:
    said = _said(
        "2023年落实资金1960.00万元，其中：中央财政1260.00万元，省级财政352.00万元，市级财政96.50万元，县级财政218.50万元。\n"
        "表1 资金执行情况表\n单位：万元\n来源\t到位\t支出\n中央财政\t1260.00\t1252.16\n省级财政\t385.00\t383.00\n市级财政\t96.50\t96.50\n"
        "县级财政\t218.50\t209.14\n合计\t1960.00\t1940.80", tmp_path)
    assert any("352.00若为385.00则相符，另处即为385.00。" in message for message in said)


@pytest.mark.parametrize("parts", ["渠道维修5.10万元，道路硬化3.00万元，技能培训8.40万元", "渠道维修5.20万元，道路硬化6.30万元，技能培训7.41万元"])
def test_nothing_is_said_where_no_part_or_many_would(parts: str, tmp_path: Path) -> None:
    said = _said(f"全年结余资金16.21万元，其中：{parts}。", tmp_path)
    assert said and not any("若为" in message for message in said)


def test_less_a_change(tmp_path: Path) -> None:
    """A part with a minus is mended the other way round."""
    said = _said("表1 各标段结算情况表\n单位：万元\n标段\t合同金额\t变更金额\t结算金额\n一标段\t1268.45\t32.61\t1301.06\n二标段\t1105.22\t-18.47\t1086.75\n"
                 "三标段\t986.77\t24.30\t1011.07\n四标段\t412.68\t10.12\t422.80\n合计\t3773.12\t57.56\t3821.68", tmp_path)
    assert any("变更金额" in message and "57.56" in message and "48.56" in message for message in said)
