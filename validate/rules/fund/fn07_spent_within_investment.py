"""FN07 支出、拨付不超过总投资

查什么　同一材料中，到位（拨付）资金或支出，不应大于项目总投资。
为什么　拨付超过总投资，或是总投资写错，或是资金用到了别处。
触发　　总投资约 2033.23 万元，拨付 2100.01 万元。
不触发　总投资是计划数而另有调整后的总投资；某一年的计划投资；批复文件里的总投资；印出位数以内的差；表里的“投资额”与支出同数的，说的是完成的投资。
局限　　多个项目合用的资金，须在文中分开写明。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Reading
from validate.agree import far_apart
from validate.algebra import written
from validate.book import FactBook, grouped
from validate.funds import is_whole, value
from validate.rule import Rule, claim, in_print, unchecked
from validate.systems import main_year

CODE = "FN07"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.numbers("funds_spent", "funds_received", "invest_total") if is_whole(fact) and not fact.context.scope]
    for members in grouped(facts, lambda fact: book.system(fact.context)).values():
        spent = {value(fact) for fact in members if fact.concept == "funds_spent"}
        totals = [fact for fact in members if fact.concept == "invest_total" and fact.context.item != "年度"]
        bounds = [fact for fact in totals if fact.anchor.cell is None or value(fact) not in spent]
        came = [fact for fact in members if fact.concept != "invest_total" and not fact.label.endswith("资金安排")]  # what was meant to come
        paid = [fact for fact in came if fact.context.year in (None, book.once(main_year))]
        if not bounds or not paid:
            continue
        bound, most = max(bounds, key=value), max(paid, key=value)
        if bound.quantity is None or most.quantity is None:
            continue
        name = book.lexicon.concepts[most.concept].title
        exceeds = most.quantity.interval(Reading.ROUNDED).low > bound.quantity.interval(Reading.ROUNDED).high
        more = in_print(value(most) - value(bound), most)
        if exceeds and far_apart(most, bound):
            yield unchecked(CODE, [most, bound], Say("相差太大，可能是另一项目的资金", "so far apart that another project's money may be meant"))
            continue
        yield claim(
            CODE, not exceeds, [most, *(fact for fact in bounds if value(fact) == value(bound))],
            Say(f"{name}{written(most)}，大于总投资{written(bound)}，多出{more}。",
                f"{written(most)} exceeds the total investment {written(bound)} by {more}."),
            reported=written(most), expected=f"≤ {written(bound)}", computation=f"{written(most)} > {written(bound)}", doubt=False,
        )


RULE = Rule(
    CODE, "spent-within-investment", Say("拨付或支出大于总投资", "More was paid out than the total investment"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.HIGH, check,
)
