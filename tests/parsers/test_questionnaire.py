"""Questions, options, weights, how a survey was done."""

from model.figure import Figure
from parsers.questionnaire import questionnaire_figures
from tests.parsers.reading import LEXICON, reading

REPORT = (
    "青禾县灌区改造项目绩效评价报告\n\n受青禾县财政局委托，本所评价。\n\n一、概况\n\n正文。\n\n附件1：满意度调查问卷报告\n\n一、调查方法\n\n本问卷为无记名问卷，采取专人发放方式发放问卷。\n\n"
    "1.您对灌区改造是否了解？\n\n统计表明灌区改造了解情况如下表：\n\n结果=（很满意*100%+满意*80%+一般*50%）*100%\n\n"
    "青禾县灌区改造项目满意度调查问卷\n\n您好！\n\n联系电话：\n\n1.您对灌区改造是否了解？[单选题]\n\nA.了解 B.不了解\n\n2.您对施工质量的评价是？\n\n满意\n\n不满意\n"
)


def figures(text: str, *roles: str) -> list[Figure]:
    found = reading(text)
    return [figure for figure in questionnaire_figures(found.document, found.stretches, found.parts, LEXICON) if figure.role in roles]


def test_questions() -> None:
    found = figures(REPORT, "survey_question")
    assert [(figure.subject.question, figure.raw, figure.subject.item) for figure in found] == [
        (1, "您对灌区改造是否了解?", None),
        (1, "您对灌区改造是否了解?", "单选"),
        (2, "您对施工质量的评价是?", None),
    ]


def test_options() -> None:
    found = figures(REPORT, "survey_option")
    assert [(figure.subject.question, figure.subject.option) for figure in found] == [(1, "了解"), (1, "不了解"), (2, "满意"), (2, "不满意")]


def test_weights() -> None:
    assert [(figure.subject.option, figure.number, figure.raw) for figure in figures(REPORT, "option_weight")] == [
        ("很满意", "100", "很满意*100%"),
        ("满意", "80", "满意*80%"),
        ("一般", "50", "一般*50%"),
    ]


def test_conduct() -> None:
    assert [figure.raw for figure in figures(REPORT, "survey_mode", "survey_anonymous", "identity_field")] == ["专人发放", "无记名", "联系电话"]
    (lead,) = figures(REPORT, "lead_text")
    assert lead.subject.question == 1


def test_a_survey_that_is_only_claimed() -> None:
    (claim,) = figures("经问卷调查，群众反映良好。", "survey_claim")
    assert claim.subject.item == "调查"


def test_numbered_headings_of_a_report_are_no_questions() -> None:
    assert figures("甲县某项目绩效评价报告\n\n受财政局委托评价。\n\n1.项目概况\n\n正文？\n", "survey_question", "survey_option") == []
