"""NM06 有评价结果而没有评分

查什么　完整的评价（自评）报告，有评价结果一节或列有指标表、评分表附件，全文却没有总分、等级和任何指标得分；或有总分而没有任何评分表。
为什么　没有评分，结果无从核对；评分表可能是另一个文件，应一并送审。
触发　　“五、自评结果”全是文字，附件只有《绩效评价指标表》的名称。
不触发　表在文内；汇总几个项目得分的通报；监控报告（本不评分）；节选、单独的附件。
局限　　评分表是图片而没有识别的会误报。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import PartKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.whole import titled, whole_reports

CODE = "NM06"
_TOTALS = ("eval_score", "self_score")
_MARKS = ("indicator_score", "dimension_score", "subdimension_score")
_TABLES = (PartKind.SELF_FORM, PartKind.SCORE_SHEET)


def check(book: FactBook) -> Iterator[Outcome]:
    words = book.lexicon.words
    totals, marks = book.of(*_TOTALS), book.of(*_MARKS)
    attached = book.of("attachment", where=lambda fact: any(word in (fact.text or "") for word in words["score_tables"]))
    for part, headings in whole_reports(book):
        result = titled(headings, words["result_headings"], words["not_result_headings"])
        if marks or any(part.kind in _TABLES for part in book.parts):
            yield claim(CODE, True, (marks or headings)[:1], Say("有评分", "marks are given"), doubt=False)
        elif len({fact.context.scope for fact in totals if fact.context.scope}) > 1:
            yield unchecked(CODE, headings[:1], Say("汇总几个项目的得分", "marks of several projects, each scored elsewhere"))
        elif totals:
            yield _bare_total(totals, attached)
        elif result or attached:
            yield _nothing(result, attached, book.of("eval_grade", "self_grade"))
        else:
            yield unchecked(CODE, headings[:1], Say(f"“{part.title}”没有评价结果一节", "there is no section of results"))
        return


def _nothing(result: list[Fact], attached: list[Fact], grades: list[Fact]) -> Outcome:
    where = f"“{result[0].text}”一节" if result else "报告"
    files = "、".join(f"《{fact.text}》" for fact in attached)
    tail = Say(f"，{files}只列了名称，没有附上", f"; {files} is named but not attached") if attached else Say("", "")
    given = "只有等级，没有" if grades else "没有总分、等级和"
    return claim(
        CODE, False, [*result, *attached, *grades],
        Say(f"{where}{given}各指标的分值与得分{tail.zh}。", f"The report states results without a total, a grade or any marks{tail.en}."),
        reported="无评分", expected="总分、等级与各指标得分", severity=Severity.MEDIUM, doubt=False,
    )


def _bare_total(totals: list[Fact], attached: list[Fact]) -> Outcome:
    return claim(
        CODE, False, [*totals[:3], *attached],
        Say(f"报告给出总分{numeral(totals[0])}分，全文却没有任何评分表，无从核对。", f"The total {numeral(totals[0])} is stated, but there is no "
                                                                                     f"table of marks behind it."),
        reported=numeral(totals[0]), expected="评分表", severity=Severity.LOW, doubt=False,
    )


RULE = Rule(
    CODE, "no-scoring-table", Say("有评价结果而没有评分", "Results without marks"),
    Category.COMPLETENESS, Scope.IN_TEXT, Severity.MEDIUM, check,
)
