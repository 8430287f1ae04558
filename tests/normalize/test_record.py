"""The common record of a report."""

from model.figure import Subject
from tests.normalize.test_facts import figure, run


def test_the_whole_project_comes_first() -> None:
    made = run(
        figure("project_name", None, at=5, raw="青禾县2021年农村道路项目"),
        figure("funds_received", "30", "万元", 10, subject=Subject(source="中央")),
        figure("funds_received", "50", "万元", 20, subject=Subject(source="合计")),
        figure("total_score", "91.5", "分", 30),
        figure("communities", "9", "个", 40, subject=Subject(stage="计划")),
        figure("communities", "8", "个", 50, subject=Subject(stage="实际完成")),
    )
    record = made.reports[0]
    values = dict(record.values)
    assert record.role == "third_party"
    assert values["funds_received"] == "500000" and values["eval_score"] == "91.5" and values["communities"] == "8"
    assert values["county"] == "青禾县" and "households" not in values


def test_a_sum_that_closes_a_list_is_the_whole() -> None:
    made = run(
        figure("funds_spent", "80", "万元", 10),
        figure("funds_spent", "30", "万元", 20),
        figure("funds_spent", "10", "万元", 30),
        figure("funds_spent", "120", "万元", 40),
        figure("funds_received", "90", "万元", 50),
        figure("funds_received", "130", "万元", 60),
    )
    values = dict(made.reports[0].values)
    assert values["funds_spent"] == "1200000" and values["funds_received"] == "900000"
