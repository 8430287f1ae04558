"""How a fact is told to readers of the dataset, where that differs from what the rules reckon with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.fact import Fact, Stage
from model.figure import Part, PartKind
from model.regexp import regexp

_NUMBER = regexp(r"\d[\d,]*(?:\.\d+)?")
_KILO = Decimal(1000)
_MYRIAD = Decimal(10000)
_TEN_THOUSANDS = regexp(r"万元/(?!万)")
_HOUSE = regexp(r"(?:楼|宿舍|校舍|食堂|用房|厂房|馆)$")
"""教学楼5860平方米: how large a building is."""
_COMMON = {"share_of_plan": "completion_rate", "design_date": "approval_date", "budget_added": "change_amount", "works_change": "change_amount",
           "loss_told": "deduction", "noted_loss": "deduction", "weight_told": "weight_total", "told_count": "quantity",
           "payment_told": "payment_amount", "signing_days": "contract_signing_days", "signed_in_told": "contract_signing_days",
           "satisfaction_told": "satisfaction_reported", "result_told": "indicator_actual", "aim_told": "indicator_target",
           "mark_told": "indicator_score", "budget_adjusted": "budget_total"}
"""Finer than the dataset: the rules tell a design's approval from any other, and what a budget became from what it was."""
_FINISHES = {"lapse_from": "planned_finish", "lapse_to": "actual_finish"}
_RATES = {"完成率": "completion_rate", "执行率": "execution_rate", "到位率": "received_rate", "得分率": "indicator_rate",
          "满意率": "satisfaction_reported"}
_PAID = ("支付", "拨付", "发放", "兑付", "付款", "兑现")
_SETTLED = regexp(r"(?:实付|已付|付款|实际支付)(?:金额|资金|款|额)?(?:[(（]万?元[)）])?$")
_VERSIONS = ("年初", "全年", "年度", "项目", "变更后")
_IN_TURN = regexp(r"(?:20\d\d年)?(?:第?[一二三四]季度|[上下]半年|[春秋]季(?:学期)?)")
_PART_OF_YEAR = regexp(rf"(?:{_IN_TURN.pattern}|(?:20\d\d年)?\d{{1,2}}(?:[-—~至]\d{{1,2}})?月份?)(?:合计|小计)?")
_GIVEN = regexp(r"发放|支付|拨付|兑付|兑现|付款|补[贴助]|[实已][付发补]")
_DUE = regexp(r"应[发付补]|预算|计划|标准|核定")
_SHARED_OUT = regexp(r"分配|安排|下拨计划|切块")
_DWELLERS = regexp(r"常住|户籍|总人口|全县人口|全市人口|人口数")
"""Who lives in a place; all others counted by heads are whom a project reaches."""
_SELF = "self"
_LAND = ("亩", "公顷")
_KILOGRAMS = regexp(r"公斤|千克|kg")


_STAGED = {Stage.SPENT: "funds_spent", Stage.RECEIVED: "funds_received", Stage.BUDGETED: "budget_total"}
_SPENT = ("fund_part", "funds_spent")


def _is_foot(fact: Fact) -> bool:
    """Whether a sum stands in a table's row of totals."""
    return fact.anchor.cell is not None and fact.context.source == "total" and fact.context.item is None


def _in_turn(fact: Fact) -> bool:
    """Whether a sum of a table was paid for one part of the year: 一季度 | 发放金额; what was due for it is none."""
    timed = fact.anchor.cell is not None and _PART_OF_YEAR.fullmatch(fact.context.item or "") is not None
    return timed and bool(_GIVEN.search(fact.label)) and not _DUE.search(fact.label)


def _column_of(fact: Fact) -> tuple[int, int] | None:
    return (fact.anchor.cell.table, fact.anchor.cell.column) if fact.anchor.cell is not None else None


@dataclass(frozen=True, slots=True)
class Told:
    """Which parts are a unit's self-evaluation beside another paper, and what a report tells to have been spent and paid."""

    own: Mapping[int, str]
    paid_on: frozenset[tuple[int, int]] = frozenset()
    """The table and row of each day of payment."""
    spent: frozenset[Decimal] = frozenset()
    """What is told to have been spent in all, of the whole or of one of the projects."""

    columns: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)
    """By table and column of sums: what its total row tells."""
    turns: frozenset[tuple[int, int] | None] = frozenset()
    """The tables and columns of sums that were paid one after the other."""
    in_words: frozenset[Decimal] = frozenset()
    """What sentences and forms tell to have been spent, of the whole or of a part."""

    @staticmethod
    def of(facts: Iterable[Fact], parts: Sequence[Part] = ()) -> Told:
        facts = tuple(facts)
        beside = any(part.evaluation not in (None, _SELF) for part in parts)
        ours = [part for part in parts if beside and part.evaluation == _SELF]
        own = {part.index: "self_form_date" if part.kind is PartKind.SELF_FORM else "self_report_date" for part in ours}
        forms = {part.index for part in parts if part.kind in (PartKind.SELF_FORM, PartKind.MONITOR_FORM)}
        told = [fact for fact in facts if fact.concept == "funds_spent" and (fact.anchor.cell is None or fact.context.part in forms)]
        spent = frozenset(fact.quantity.value for fact in told if fact.context.item is None and fact.quantity is not None)
        in_words = frozenset(fact.quantity.value for fact in told if fact.quantity is not None)
        sums = [(fact.anchor.cell, fact.quantity.value) for fact in facts if fact.concept in _SPENT and _is_foot(fact) and fact.quantity is not None]
        columns = {(cell.table, cell.column): value for cell, value in sums if cell is not None}
        days = [fact.anchor.cell for fact in facts if fact.concept == "payment_date" and fact.anchor.cell is not None]
        paid_on = frozenset((cell.table, cell.row) for cell in days)
        turns = frozenset(_column_of(fact) for fact in facts if fact.concept in _SPENT and _in_turn(fact))
        return Told(own, paid_on, spent, columns, turns, in_words)

    def _in_column(self, fact: Fact) -> str:
        """小计 of the towns under …补助情况表, together what a sentence tells to have been spent; 实付金额 of suppliers, together less than that."""
        cell = fact.anchor.cell
        whole = self.columns.get((cell.table, cell.column)) if cell is not None else None
        if cell is None or whole is None:
            return ""
        if fact.concept == "fund_part":
            return "funds_spent" if fact.context.stage is not Stage.SPENT and whole in self.in_words else ""
        dated = fact.context.source == "total" and any(table == cell.table for table, _ in self.paid_on)
        return "payment_amount" if (dated or _SETTLED.search(fact.label)) and self.spent and whole not in self.spent else ""

    def metric(self, fact: Fact) -> str:
        """The name that the dataset has for a fact's concept."""
        if fact.concept == "report_date":
            return self.own.get(fact.context.part, fact.concept)
        if fact.concept == "quantity" and fact.quantity is not None and fact.quantity.unit == "平方米" and _HOUSE.search(fact.context.item or ""):
            return "floor_area"
        if fact.concept == "quantity" and fact.quantity is not None and fact.quantity.unit == "栋" and _HOUSE.search(fact.context.item or ""):
            return "buildings"  # 标准厂房8栋
        if fact.concept == "quantity" and fact.quantity is not None and fact.quantity.unit == "户":
            return "households"  # 接户改造3168户
        if fact.concept == "floor_area" and fact.quantity is not None and fact.quantity.unit in _LAND:
            return "quantity"  # 建设面积2.4万亩: fields have no floor
        if fact.concept in _SPENT and (_in_turn(fact) or (_is_foot(fact) and _column_of(fact) in self.turns)):
            return "payment_amount"  # 季度 | 人数 | 发放金额, and what these come to
        if fact.concept in _SPENT and (told := self._in_column(fact)):
            return told
        if fact.concept == "fund_part" and fact.context.stage is Stage.SPENT and fact.anchor.cell is not None:
            whole = fact.context.source is not None and fact.quantity is not None and fact.quantity.value in self.spent
            return "funds_spent" if whole else "payment_amount"  # 乡镇 | 补贴金额 under …发放情况表: what each was paid
        if fact.concept == "funds_spent" and fact.anchor.cell is None and fact.label in _PAID and _IN_TURN.fullmatch(fact.context.period or ""):
            return "payment_amount"  # 一季度支付285万元，二季度支付310万元
        if fact.concept == "funds_spent" and fact.anchor.cell is not None and fact.label.endswith("（支付）"):
            return "payment_amount"  # 第一季度 under 分季度支付情况表
        if fact.concept == "funds_spent" and fact.anchor.cell is not None and (fact.anchor.cell.table, fact.anchor.cell.row) in self.paid_on:
            return "payment_amount"  # 月份 | 发放金额 | 发放日期
        if fact.concept == "population" and not _DWELLERS.search(fact.label + (fact.context.item or "")):
            return "quantity"
        if fact.concept == "told_rate":
            return next((metric for word, metric in _RATES.items() if (fact.context.item or "").endswith(word)), "indicator_actual")
        if fact.concept == "stated_rate" and (fact.context.item or "").endswith("完成率"):
            return "completion_rate"
        if fact.concept == "stated_rate":
            return "indicator_target" if fact.context.stage in (Stage.TARGET, Stage.PLANNED) else "indicator_actual"
        if fact.concept in _FINISHES and fact.label == "完工":
            return _FINISHES[fact.concept]  # 计划于10月31日前完成，实际于11月9日完成，逾期9天
        if fact.concept == "fund_told":
            return _STAGED.get(fact.context.stage, "fund_part")
        if fact.concept == "fund_part" and fact.anchor.cell is not None and _SHARED_OUT.search(fact.label):
            return "budget_total"  # 乡镇 | 任务（亩） | 分配资金（万元）: what each was to have
        if fact.concept == "invest_total" and fact.anchor.cell is None and not fact.context.source and fact.context.item not in (None, *_VERSIONS):
            return "budget_total"  # 总投资3960万元。按支出内容分：工程施工费3547万元: what each thing was to cost
        return _COMMON.get(fact.concept, fact.concept)


def length_of(fact: Fact) -> tuple[Decimal, str]:
    """The factor and the unit that a quantity is told in: a length printed in 公里 stays in 公里, a mass printed in 公斤 in 公斤, a price printed in
    万元/公里 so, all else in its base unit."""
    if fact.quantity is not None and fact.quantity.unit == "吨" and _KILOGRAMS.search(fact.raw):
        return _KILO, "公斤"
    if fact.quantity is not None and fact.quantity.unit.startswith("元/") and _TEN_THOUSANDS.search(fact.raw):
        return 1 / _MYRIAD, f"万{fact.quantity.unit}"
    if fact.quantity is None or fact.quantity.unit != "米":
        return Decimal(1), fact.quantity.unit if fact.quantity else ""
    printed = _NUMBER.search(fact.raw)
    kilometres = printed is not None and Decimal(printed.group().replace(",", "")) * _KILO == fact.quantity.value != 0
    return (1 / _KILO, "公里") if kilometres else (Decimal(1), "米")


def told_once(facts: Iterable[Fact], told: Told) -> list[Fact]:
    """The facts, without those that tell the dataset the same number of the same place again under the same name: a rate that two readers of the
    rules each have their own use for."""
    facts = list(facts)
    best: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = _told_key(fact, told)
        if key is not None and (key not in best or _closeness(fact, told) > _closeness(best[key], told)):
            best[key] = fact
    return [fact for fact in facts if (key := _told_key(fact, told)) is None or best[key] is fact]


def _told_key(fact: Fact, told: Told) -> tuple[object, ...] | None:
    place, value = fact.tokens[-1].end if fact.tokens else None, fact.quantity.value if fact.quantity is not None else fact.date
    return (told.metric(fact), place, value) if value is not None and place is not None else None


def _closeness(fact: Fact, told: Told) -> tuple[bool, bool]:
    """A fact of the name itself, and one that names its indicator, tells more."""
    return fact.concept == told.metric(fact), fact.context.indicator is not None
