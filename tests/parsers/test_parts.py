"""What each stretch of a file is, and whose voice."""

import io

import openpyxl

from ingest.read import read_bytes
from model.document import Document
from model.figure import Part, PartKind, Voice
from parsers.parts.find import part_finder, parts_of
from tests.parsers.reading import LEXICON, reading

BUNDLE = """青禾县2021年农村公路养护项目

绩效评价报告

委托单位：青禾县财政局

评价机构：远衡管理咨询有限公司

摘 要

受青禾县财政局委托，远衡管理咨询有限公司按照相关规定组成评价组，采用资料核查、实地走访、问卷调查等方式对本项目的决策、过程、产出和效益进行了评价，现将主要情况报告如下。

一、基本情况

项目总投资300万元，资金来源为县级财政资金，用于全县农村公路的日常养护和水毁修复，养护里程120公里。

青禾县2021年农村公路养护项目绩效评价报告

一、基本情况

本项目由青禾县交通运输局实施，附件2为自评表。

附件1：综合评分表

一级指标	分值	得分
决策	20	18
产出	80	75

附件2：青禾县农村公路养护项目自评表

项目名称	青禾县农村公路养护项目
年度资金总额	年初预算数	全年预算数	全年执行数
300	300	300	298

青禾县2021年农村公路养护项目绩效自评报告

一、基本情况

我局按计划完成养护任务。

附件3：关于青禾县2021年农村公路养护项目的批复

青禾县交通运输局：

同意实施。

附件4：关于下达2021年养护任务的通知

各乡镇：

请抓紧实施。
"""


def test_a_bundle() -> None:
    found = reading(BUNDLE)
    assert [(part.kind, part.voice) for part in found.parts] == [
        (PartKind.COVER_FORM, Voice.EVALUATOR),
        (PartKind.SUMMARY, Voice.EVALUATOR),
        (PartKind.REPORT, Voice.EVALUATOR),
        (PartKind.SCORE_SHEET, Voice.EVALUATOR),
        (PartKind.SELF_FORM, Voice.UNIT),
        (PartKind.SELF_REPORT, Voice.UNIT),
        (PartKind.APPROVAL, Voice.AUTHORITY),
        (PartKind.NOTICE, Voice.AUTHORITY),
    ]
    assert found.parts[2].evaluation == "fiscal" and found.parts[5].evaluation == "self"


def test_the_parts_cover_the_text_without_overlap() -> None:
    found = reading(BUNDLE)
    ends = [0, *(part.span.end for part in found.parts)]
    assert [part.span.start for part in found.parts] == ends[:-1] and ends[-1] == len(found.document.text)


def test_part_of_an_offset() -> None:
    found = reading(BUNDLE)
    part_of = part_finder(found.parts)
    assert found.parts[part_of(BUNDLE.index("我局按计划"))].kind is PartKind.SELF_REPORT
    assert found.parts[part_of(BUNDLE.index("同意实施"))].kind is PartKind.APPROVAL
    assert part_of(0) == 0 and part_of(len(BUNDLE)) == len(found.parts) - 1


def test_a_bureaus_own_report() -> None:
    found = reading(
        "云岭市水利局\n\n2022年云岭市灌区改造项目绩效评价报告\n\n根据要求，现将我局灌区改造项目报告如下：\n\n一、项目概况\n\n我局按期完成任务。\n"
    )
    assert [(part.kind, part.voice, part.evaluation) for part in found.parts] == [(PartKind.REPORT, Voice.UNIT, "self")]


def test_a_monitoring_report_with_its_form_and_survey() -> None:
    found = reading(
        "2022年度云岭市学校改造项目\n绩效监控分析报告\n\n云岭市财政局委托正和会计师事务所开展监控。\n\n"
        "一、监控情况\n\n正在施工。\n\n"
        "附件1：\n\n项目支出绩效目标执行监控表\n\n（2022年1-9月）\n\n附件 2：\n\n2022年度云岭市学校改造项目\n\n"
        "绩效监控分析满意度调查报告\n\n一、设计目的\n\n了解情况。\n\n"
        "2022年度云岭市学校改造项目满意度调查问卷\n\n您好！\n\n附件3：\n\n访谈记录\n\n问：进展如何？\n"
    )
    assert [part.kind for part in found.parts] == [
        PartKind.REPORT,
        PartKind.MONITOR_FORM,
        PartKind.SURVEY_REPORT,
        PartKind.QUESTIONNAIRE,
        PartKind.INTERVIEW,
    ]
    assert found.parts[0].evaluation == "monitoring" and found.parts[1].voice is Voice.UNIT


def test_a_lone_self_form() -> None:
    found = reading("项目支出绩效自评表\n\n项目名称\t送教下乡项目\n资金\t年初预算数\t全年预算数\t全年执行数\n合计\t10\t10\t9\n")
    assert [(part.kind, part.voice) for part in found.parts] == [(PartKind.SELF_FORM, Voice.UNIT)]


def test_a_list_of_attachments_begins_no_part() -> None:
    found = reading(
        "青禾县2021年绿化项目绩效评价报告\n\n委托安信咨询有限公司评价。\n\n一、概况\n\n种树。\n\n附件1：综合评分表\n附件2：访谈记录\n\n2022年3月1日\n\n附件1：综合评分表\n\n略\n\n附件2：访谈记录\n\n略\n"
    )
    assert [part.kind for part in found.parts] == [PartKind.REPORT, PartKind.SCORE_SHEET, PartKind.INTERVIEW]
    assert found.document.text[found.parts[1].span.start :].startswith("附件1：综合评分表\n\n略")


def test_a_sentence_about_an_attachment_begins_no_part() -> None:
    assert len(reading("甲县某项目绩效评价报告\n\n受财政局委托，本所评价。\n\n附件2自评表显示，项目得分98分。\n").parts) == 1


def test_a_table_in_the_report_does_not_take_over_what_follows() -> None:
    found = reading(
        "甲县某项目绩效评价报告\n\n受甲县财政局委托，本公司评价。\n\n一、自评情况\n\n名称\t年初预算数\t全年预算数\t全年执行数\n合计\t10\t10\t9\n\n二、评价结论\n\n评价得分90分。\n"
    )
    assert [part.kind for part in found.parts] == [PartKind.REPORT, PartKind.SELF_FORM, PartKind.REPORT]


def test_contents_begin_no_part() -> None:
    found = reading(
        "青禾县某项目绩效评价报告\n\n目 录\n\n一、项目概况\t1\n二、评价结论\t6\n附件1：综合评分表\t9\n附件2：访谈记录\t12\n\n受青禾县财政局委托，本所评价。\n\n正文甲。\n\n正文乙。\n"
    )
    assert [part.kind for part in found.parts] == [PartKind.REPORT]


SCORES = [["一级指标", "权重", "得分"], ["产出", 60, 55], ["效益", 40, 35], ["合计", 100, 90]]
OWN = [["项目名称", "青禾县灌渠整修项目"], ["资金", "年初预算数", "全年预算数", "全年执行数"], ["总额", 10, 10, 9]]


def workbook(**sheets: list[list[object]]) -> tuple[Part, ...]:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    document = read_bytes(content.getvalue(), "a.xlsx")
    assert isinstance(document, Document)
    return parts_of(document, LEXICON)


def test_the_sheets_of_a_workbook_tell_by_their_names_whose_they_are() -> None:
    found = workbook(评价得分表=SCORES, 绩效自评表=OWN, 自评得分明细=SCORES, 资金明细=SCORES)
    assert [(part.kind, part.voice) for part in found] == [
        (PartKind.REPORT, Voice.EVALUATOR), (PartKind.SELF_FORM, Voice.UNIT), (PartKind.REPORT, Voice.EVALUATOR),
    ]
    assert [part.voice for part in workbook(自评表=OWN, 评分表=SCORES)] == [Voice.UNIT, Voice.EVALUATOR]
    assert [part.voice for part in workbook(评分表=SCORES, 资金明细=SCORES)] == [Voice.EVALUATOR]


def test_whose_unnamed_sheets_after_the_units_form_are_is_not_said() -> None:
    assert [part.voice for part in workbook(Sheet1=SCORES, Sheet2=OWN, Sheet3=SCORES)] == [Voice.EVALUATOR, Voice.UNIT, Voice.UNKNOWN]
