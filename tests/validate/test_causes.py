"""One slip, several findings: which of them another one explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Finding, Severity
from pipeline.audit import audit_one
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
HEAD = "某县农村供水提升项目绩效评价报告\n一、资金情况\n"


def findings(text: str, directory: Path) -> list[Finding]:
    path = directory / "report.txt"
    path.write_text(HEAD + text, "utf-8")
    result = audit_one(path, Settings())
    assert [notice.message.zh for notice in result.notices if notice.code == "X-STAGE"] == []
    return [finding for finding in result.findings if finding.severity is not Severity.INFO]


def test_a_rate_of_a_wrong_sum_hangs_under_the_sum(tmp_path: Path) -> None:
    table = "表1 资金使用情况表\n单位：万元\n项目\t预算数\t支出数\n管网改造\t300.00\t270.00\n水厂改造\t200.00\t160.00\n合计\t500.00\t340.00\n"
    cause, other = findings(table + "全部项目预算500万元，支出430万元，预算执行率86%。\n", tmp_path)[:2]
    assert "340" in cause.reported and cause.cause == ""
    assert other.cause == cause.id


def test_a_heading_s_marks_follow_from_those_below(tmp_path: Path) -> None:
    text = "（一）决策（25分，得23分）\n1、项目立项（12分，得11分）。依据充分性6分，得6分；程序规范性6分，环评晚于开工，扣1分，得5分。\n"
    text += "2、绩效目标（14分，得12分）。目标合理性7分，得7分；指标明确性6分，指标未量化，扣1分，得5分。\n"
    found = findings(text, tmp_path)
    linked = [finding for finding in found if finding.cause]
    assert [finding.expected for finding in linked] == ["26分"]
    assert [finding.expected for finding in found if finding.id == linked[0].cause] == ["13分"]


def test_one_number_that_would_mend_two(tmp_path: Path) -> None:
    text = "二、问卷\n选项\t人数\t比例\n满意\t120\t60.00%\n基本满意\t60\t30.00%\n不满意\t12\t10.50%\n有效填写\t200\t100%\n"
    found = findings(text.replace("10.50%", "10.00%").replace("\t12\t", "\t2\t").replace("\t2\t10.00%", "\t12\t10.00%"), tmp_path)
    assert any("若12应为20" in finding.message.zh for finding in found)
    assert sum(bool(finding.cause) for finding in found) == 1


def test_a_cell_that_spoils_its_row_and_its_column_is_named_as_the_cause_of_both(tmp_path: Path) -> None:
    rows = "乡镇\t县级补贴\t市级补贴\t补贴合计\n东乡\t26.10\t11.20\t37.30\n西乡\t31.40\t12.60\t44.00\n南乡\t18.50\t9.80\t28.30\n北乡\t22.70\t10.10\t32.80\n合计\t98.70\t43.70\t142.40\n"
    assert findings("表1 各乡镇补贴情况（万元）\n" + rows, tmp_path) == []
    found = findings("表1 各乡镇补贴情况（万元）\n" + rows.replace("31.40", "34.10"), tmp_path)
    assert [bool(finding.cause) for finding in found] == [False, True]
    assert "若34.10应为31.40" in found[0].message.zh
    assert {anchor.line for anchor in found[0].evidence} & {anchor.line for anchor in found[1].evidence}


def test_one_equation_told_twice_is_one_group_and_blames_no_third_number(tmp_path: Path) -> None:
    found = findings("年初预算1860.00万元，年中追加94.60万元，调整后预算1945.60万元，比年初增加94.60万元。\n", tmp_path)
    assert len([finding for finding in found if not finding.cause]) == 1
    assert not any("均成立" in finding.message.zh for finding in found)


def test_two_errors_that_share_a_number_stay_apart(tmp_path: Path) -> None:
    text = "项目总投资500万元，其中省级补助300万元、县级配套180万元。截至年底支出430万元，预算执行率96%。\n"
    found = findings(text, tmp_path)
    assert len(found) == 2
    assert not any(finding.cause for finding in found)


@pytest.mark.parametrize("sample", sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".docx", ".xlsx")), ids=lambda path: path.name)
def test_each_cause_stands_before_its_consequences_and_has_none_itself(sample: Path) -> None:
    found = audit_one(sample, Settings()).findings
    seen: set[str] = set()
    assert len({finding.id for finding in found}) == len(found)
    for finding in found:
        assert not finding.cause or finding.cause in seen
        if not finding.cause:
            seen.add(finding.id)
