"""Events and claims of prose."""

import pytest

from model.figure import Figure
from parsers.process.find import process_figures
from parsers.process.lots import split_lots
from tests.parsers.reading import LEXICON, reading, told


def figures(text: str) -> list[Figure]:
    found = reading(text)
    return process_figures(found.document, found.stretches, found.parts, LEXICON)


@pytest.mark.parametrize(
    ("text", "role", "raw"),
    [
        ("2021年4月6日该工程正式开展施工。", "actual_start", "2021年4月6日"),
        ("实际开工时间为2021年4月6日。", "actual_start", "2021年4月6日"),
        ("2021年9月28日各施工队开始进驻现场开始实施工程。", "actual_start", "2021年9月28日"),
        ("合同竣工日期为2021年11月30日。", "planned_finish", "2021年11月30日"),
        ("计划完工日期为8月底。", "planned_finish", "8月底"),
        ("项目预计2021年12月底前全部完工。", "planned_finish", "2021年12月底前"),
        ("尾留工程于2022年5月20日全部完工。", "actual_finish", "2022年5月20日"),
        ("截至2021年12月31日，本项目已完成改造任务。", "actual_finish", "2021年12月31日"),
        ("2021年3月2日发出中标通知书。", "award_date", "2021年3月2日"),
        ("2021年3月8日与中标单位签订施工合同。", "contract_date", "2021年3月8日"),
        ("2020年10月9日取得《关于引水工程立项的批复》。", "approval_date", "2020年10月9日"),
        ("2020年11月9日，发改局批复了《引水工程可行性研究报告的批复》。", "feasibility_date", "2020年11月9日"),
        ("2020年12月9日取得《引水工程初步设计的批复》。", "design_date", "2020年12月9日"),
        ("2021年5月15日财政局通过预算指标通知书下达项目资金80万元。", "notice_date", "2021年5月15日"),
        ("2021年6月1日资金到位300万元。", "funds_received_date", "2021年6月1日"),
        ("2021年2月1日，县水利局拟定《引水工程实施方案》。", "work_plan_date", "2021年2月1日"),
        ("2020年7月，国务院印发了《关于某项工作的意见》。", "document_date", "2020年7月"),
        ("截至2021年9月30日，累计支出20万元。", "as_of_date", "2021年9月30日"),
        ("2021年7-11月为工程建设阶段；", "planned_stage", "2021年7-11月"),
    ],
)
def test_an_event(text: str, role: str, raw: str) -> None:
    assert (role, raw) in told(figures(text))


def test_a_survey_has_a_beginning_and_an_end() -> None:
    assert told(figures("评价组于2021年7月1日至2021年7月9日发放并回收问卷。")) == [("survey_start", "2021年7月1日"), ("survey_end", "2021年7月9日")]


def test_a_heading_says_what_a_range_is() -> None:
    found = told(figures("（三）项目实施周期\n\n2021年1月至2021年12月\n"))
    assert found == [("planned_start", "2021年1月"), ("planned_finish", "2021年12月")]


@pytest.mark.parametrize("text", ["根据2021年3月1日的会议精神。", "2021年7月尚未开工。", "材料价格采用2021年7月信息价。", "出生于2001年5月6日。"])
def test_no_event(text: str) -> None:
    assert [role for role, _ in told(figures(text)) if role.endswith(("start", "finish", "date"))] == []


def test_lots() -> None:
    found = figures("2021年3月2日发出一、二标段中标通知书，2021年3月9日发出三标段中标通知书。")
    assert [(figure.subject.lot, "".join(figure.raw.split())) for figure in found] == [
        ("一标段", "2021年3月2日"),
        ("二标段", "2021年3月2日"),
        ("三标段", "2021年3月9日"),
    ]
    assert list(split_lots("第一、三标段")) == ["第一标段", "第三标段"] and list(split_lots("二标段")) == ["二标段"]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("项目建设周期：2年。", "2", "年"),
        ("计划工期为90日历天。", "90", "日历天"),
        ("施工总时长为六个月。", "六", "个月"),
        ("二标段工期为60天。", "60", "天"),
    ],
)
def test_durations(text: str, number: str, unit: str) -> None:
    (figure,) = [figure for figure in figures(text) if figure.role == "planned_duration"]
    assert (figure.number, figure.unit_text) == (number, unit)


@pytest.mark.parametrize(
    ("text", "role", "raw"),
    [
        ("受雨季影响还未验收。", "acceptance_status", "未验收"),
        ("目前项目已全部完工。", "completion_status", "已全部完工"),
        ("工程尚未开工。", "completion_status", "尚未开工"),
        ("严格按照施工合同及时付款。", "payment_status", "按照施工合同及时付款"),
        ("与计划相比滞后了近3个月。", "schedule_claim", "滞后了近3个月"),
        ("项目未按时完工。", "schedule_claim", "项目未按时完工"),
        ("所有村民均表示“满意”。", "survey_claim", "所有村民均表示“满意”"),
    ],
)
def test_claims(text: str, role: str, raw: str) -> None:
    assert (role, raw) in told(figures(text))


@pytest.mark.parametrize("text", ["完工并经验收合格后移交。", "预计年底可以全部完成。", "工程验收合格率100%。", "确保按时完工。"])
def test_no_claims(text: str) -> None:
    assert [role for role, _ in told(figures(text)) if role.endswith(("status", "claim"))] == []


def test_a_plan_goes_on_to_the_next_date() -> None:
    scrap = reading("工程计划2021年3月开工，2021年11月完工。实际2021年4月开工，2021年12月完工。")
    figures = process_figures(scrap.document, scrap.stretches, scrap.parts, LEXICON)
    assert [role for role, _ in told(figures) if role.endswith(("start", "finish"))] == ["planned_start", "planned_finish", "actual_start", "actual_finish"]
