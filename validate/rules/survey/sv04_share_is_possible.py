"""SV04 比例必须对应整数个人

查什么　已知有效填写n份时，任何一项单选比例都应等于某个整数人数÷n（GRIM检验）。
为什么　n个人里不可能有的比例，说明人数或比例有一个是编造或写错的。
触发　　有效问卷40份，满意比例85.4%（34人为85%，35人为87.5%）。
不触发　四舍五入或截尾后有整数人数可对；n很大时任何比例都可能，不作检验；加权指数不是比例。
局限　　只检验未附人数的比例；附人数的由SV02检验。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.grim import nearest, percent_of, possible, telling
from validate.rule import Rule, claim, unchecked
from validate.survey import exact, only_valid, results

CODE = "SV04"


def check(book: FactBook) -> Iterator[Outcome]:
    counted = {answer.share.id for result in results(book) for answer in result.answers if answer.share is not None and answer.count is not None}
    own = {result.question: result.valid for result in results(book) if result.question and result.valid is not None}
    whole = only_valid(book)
    for fact in book.numbers("survey_option_share"):
        quantity = fact.quantity
        if fact.id in counted or quantity is None or not exact(fact):
            continue
        people = own.get(fact.context.question or 0) or whole
        if people is None or people.quantity is None or not exact(people) or people.quantity.value <= 0:
            yield unchecked(CODE, [fact], Say("未说明有效填写数", "the number of valid answers is not stated"))
            continue
        n = int(people.quantity.value)
        if not telling(quantity, n) and possible(quantity, n):
            continue
        below, above = nearest(quantity, n)
        places = max(1, -int(quantity.ulp.normalize().as_tuple().exponent) if quantity.ulp else 1)
        around = f"{below}人为{percent_of(below, n, places)}%，{above}人为{percent_of(above, n, places)}%"
        yield claim(
            CODE,
            possible(quantity, n),
            [fact, people],
            Say(f"有效填写{n}份，不可能得出{fact.raw}（{around}）。", f"{fact.raw} is no whole number of {n} people."),
            reported=fact.raw,
            expected=f"{percent_of(below, n, places)}% / {percent_of(above, n, places)}%",
            computation=f"{below} ÷ {n} = {percent_of(below, n, places)}%; {above} ÷ {n} = {percent_of(above, n, places)}%",
        )


RULE = Rule(
    CODE,
    "share-is-possible",
    Say("比例不对应整数个人", "A share is no whole number of people"),
    Category.PERCENT_GRANULARITY,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)
