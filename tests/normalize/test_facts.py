"""Figures to facts: units, precision, context, notices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Cell, Document, Line, Source, Table
from model.fact import Fact
from model.figure import Extraction, Figure, Part, PartKind, Subject, Voice
from model.quantity import Approximate, DateValue, Precision
from model.span import Anchor, CellRef, Span
from normalize.facts import Normalized, normalize

LEXICON = Lexicon.load()


def document(text: str = "甲" * 2000, tables: tuple[Table, ...] = ()) -> Document:
    return Document(Source("a.txt", "0" * 64, len(text), "text/plain"), text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), tables)


def figure(role: str, number: str | None, unit: str = "", at: int = 0, cell: CellRef | None = None, **more: object) -> Figure:
    raw = f"{number or ''}{unit}"
    made = Figure(f"g{at}", role, raw, "", Anchor(Span(at, at + 3), block=0, cell=cell), 0, number, unit, tokens=(Span(at, at + 3),))
    return replace(made, **more)  # type: ignore[arg-type]


def run(*figures: Figure, voice: Voice = Voice.EVALUATOR, of: Document | None = None) -> Normalized:
    part = Part(0, PartKind.REPORT, voice, Span(0, 2000))
    return normalize(of or document(), Extraction((part,), figures), LEXICON)


def one(*figures: Figure, voice: Voice = Voice.EVALUATOR, of: Document | None = None) -> Fact:
    return run(*figures, voice=voice, of=of).facts[0]


@pytest.mark.parametrize(
    ("role", "number", "unit", "value", "base"),
    [
        ("budget_total", "2,345.60", "万元", "23456000", "元"),
        ("budget_total", "3.2", "亿", "320000000", "元"),
        ("budget_total", "854", "万", "8540000", "元"),
        ("floor_area", "1.04", "万平方米", "10400", "平方米"),
        ("execution_rate", "97.5", "%", "97.5", "%"),
        ("execution_rate", "100", "", "100", "%"),
        ("indicator_score", "4.5", "", "4.5", "分"),
        ("households", "119", "户", "119", "户"),
        ("population", "5.1", "万人", "51000", "人"),
        ("unit_cost", "310.5", "万元/万平方米", "310.5", "元/平方米"),
        ("households", "１２５", "户", "125", "户"),
        ("communities", "十二", "个", "12", "个"),
    ],
)
def test_base_units(role: str, number: str, unit: str, value: str, base: str) -> None:
    quantity = one(figure(role, number, unit)).quantity
    assert quantity is not None and (quantity.value, quantity.unit) == (Decimal(value), base)


@given(st.decimals(min_value=0, max_value=10**6, places=6, allow_nan=False))
def test_the_same_amount_in_yuan_and_in_ten_thousands(amount: Decimal) -> None:
    a = one(figure("funds_spent", f"{amount:,.6f}", "万元")).quantity
    b = one(figure("funds_spent", f"{amount * 10000:.2f}", "元")).quantity
    assert a is not None and b is not None
    assert (a.value, a.unit, a.ulp) == (b.value, b.unit, b.ulp)


def test_scores_of_one_paragraph_share_the_finest_digit() -> None:
    facts = run(
        figure("dimension_score", "24", "分", 10), figure("dimension_score", "18.79", "分", 20), figure("dimension_weight", "25", "分", 30)
    ).facts
    quantities = [fact.quantity for fact in facts]
    assert [q.ulp for q in quantities if q] == [Decimal("0.01"), Decimal("0.01"), Decimal(1)]
    assert [q.precision for q in quantities if q] == [Precision.SERIES, Precision.SERIES, Precision.EXACT]


def test_an_approximate_amount_keeps_out_of_the_series() -> None:
    facts = run(figure("invest_total", "3", "亿元", 10, approximate=Approximate.ABOUT), figure("budget_total", "1.2345", "亿元", 20)).facts
    assert facts[0].quantity is not None and facts[0].quantity.ulp == Decimal(10**8)


def table(head: str, note: str = "") -> Document:
    text = f"前文。{note}{head}\n15\n"
    start = text.index(head)
    cells = (Cell(0, 0, Span(start, start + len(head)), header=True), Cell(1, 0, Span(len(text) - 3, len(text) - 1)))
    unit_note = Span(3, 3 + len(note)) if note else None
    return document(text, (Table(0, cells, 2, 1, Span(start, len(text)), unit_note=unit_note),))


@pytest.mark.parametrize(("head", "note"), [("支付金额(万元)", ""), ("支付金额", "单位：万元"), ("支付金额（单位:万元）", "")])
def test_the_unit_of_the_head_or_the_note(head: str, note: str) -> None:
    of = table(head, note)
    fact = one(figure("payment_amount", "15", at=len(of.text) - 3, cell=CellRef(0, 1, 0)), of=of)
    assert fact.quantity is not None and fact.quantity.value == 150000
    assert fact.steps and fact.context.group == "t0"


def test_an_amount_without_unit_borrows_from_the_same_amount_elsewhere() -> None:
    facts = run(figure("contract_amount", "312.55", at=10), figure("payment_amount", "312.55", "万元", at=40)).facts
    assert facts[0].quantity is not None and facts[0].quantity.value == Decimal("3125500")
    assert "万元" in facts[0].steps[0]


def test_an_amount_without_any_unit_is_in_doubt() -> None:
    made = run(figure("contract_amount", "312.55"))
    assert made.facts[0].doubt and [notice.code for notice in made.notices] == ["N-NO-UNIT"]


def test_the_total_is_the_speakers() -> None:
    assert one(figure("total_score", "95", "分")).concept == "eval_score"
    assert one(figure("total_score", "95", "分"), voice=Voice.UNIT).concept == "self_score"


def test_satisfaction_indicators() -> None:
    subject = Subject(indicator="受益农户满意度")
    assert one(figure("indicator_target", "90", "%", subject=subject)).concept == "satisfaction_target"
    assert one(figure("indicator_actual", "93", "%", subject=subject)).concept == "satisfaction_reported"
    assert one(figure("indicator_actual", None, raw="满意", subject=subject)).concept == "indicator_actual"
    assert one(figure("indicator_target", "90", "%", subject=Subject(indicator="验收合格率"))).concept == "indicator_target"


def test_indicator_values_of_every_kind() -> None:
    assert one(figure("indicator_target", "6", "月", raw="=6月")).date == DateValue(None, 6)
    assert one(figure("indicator_actual", None, raw="显著 提升")).text == "显著提升"
    years = one(figure("indicator_target", "5", "年", raw="≥5年")).quantity
    assert years is not None and (years.value, years.unit, years.precision) == (Decimal(5), "年", Precision.EXACT)
    assert one(figure("indicator_target", "0", "月", raw="=0月")).doubt
    assert one(figure("indicator_target", "8.84,7", "万平方米")).doubt


def test_thousands_parted_by_a_chinese_comma_are_in_doubt() -> None:
    found = one(figure("funds_spent", "9,500", "元", raw="9，500元"))
    assert found.quantity is not None and found.quantity.value == Decimal(9500) and found.doubt
    assert one(figure("funds_spent", "9,500", "元", raw="9,500元")).doubt is None


def test_a_date_takes_the_year_of_its_sentence() -> None:
    text = "2021年3月1日开工，5月20日完工。"
    at = text.index("5月")
    fact = one(figure("actual_finish", None, at=at, raw="5月20日"), of=document(text))
    assert fact.date == DateValue(2021, 5, 20) and fact.steps == ("年份取自上文",)


def test_context_words() -> None:
    subject = Subject(
        dimension="A 项目决策（15分）", indicator="A101 立项 依据", source="其中：中央财政资金", lot="一 标段", period="2022年1-9月", stage="实际完成"
    )
    context = one(figure("indicator_score", "3", subject=subject)).context
    assert (context.dimension, context.indicator, context.code) == ("决策", "立项依据", "A101")
    assert (context.source, context.lot, context.year, context.stage.value) == ("central", "一标段", 2022, "achieved")
    assert context.group == "b0" and context.place == "body"


def test_a_figure_of_no_concept_is_named() -> None:
    made = run(figure("", "7", "个", label="某某"), figure("nonsense", "7"))
    assert made.facts == () and [notice.code for notice in made.notices] == ["N-UNMAPPED"] * 2


def test_a_label_speaks_where_no_role_does() -> None:
    assert one(figure("", "7", "万元", label="（二）实际 支出：")).concept == "funds_spent"


def test_ids_follow_the_text() -> None:
    made = run(figure("households", "2", "户", 50), figure("households", "1", "户", 10))
    assert [(fact.id, fact.raw) for fact in made.facts] == [("f1", "1户"), ("f2", "2户")]


def test_a_figure_that_a_recogniser_was_unsure_of_is_in_doubt() -> None:
    line = Line(Span(0, 12), 1, 0.0, 10.0, (), (0.9,) * 4 + (0.99, 0.5, 0.99) + (0.6,) * 5)
    scan = replace(document("预算总额500万元已到位"), lines=(line,))
    unsure = figure("budget_total", "500", "万元", at=4)
    assert one(unsure, of=scan).doubt == "扫描件识读存疑"
    sure = replace(scan, lines=(replace(line, sure=(0.3,) * 4 + (0.99,) * 3 + (0.3,) * 5),))
    assert one(unsure, of=sure).doubt is None
    assert one(unsure).doubt is None


def test_a_document_number_has_one_form() -> None:
    fact = one(figure("document_number", None, raw="青财[2021] 3 号", subject=Subject(item="某办法", period="2021年2月")))
    assert (fact.text, fact.raw, fact.date) == ("青财〔2021〕3号", "青财[2021] 3 号", DateValue(2021, 2))


def test_a_numbering_keeps_its_blanks_and_a_misprint_its_kind() -> None:
    assert one(figure("numbering", None, raw="(1) (2) (4)")).text == "(1) (2) (4)"
    assert one(figure("garbled", None, raw="，，", subject=Subject(item="叠标点"))).text == "叠标点"


def test_before_a_month_is_within_it() -> None:
    assert one(figure("planned_finish", None, raw="2021年6月底前")).date == DateValue(2021, 6)


def test_a_name_keeps_the_brackets_it_is_printed_with() -> None:
    printed = "中正（北京）公司"
    at = Anchor(Span(0, len(printed)), block=0)
    assert one(figure("evaluator", None, raw="中正(北京)公司", anchor=at), of=document(printed)).text == printed
    assert one(figure("evaluator", None, raw="中正(北京)公司", anchor=at), of=document("中正(北京)公司")).text == "中正(北京)公司"
