"""TX17 联合发文应共同落款

查什么　两个以上单位联合发文（文头并列，或文号带“联”）的，落款应列全各单位。
为什么　单方落款的联合文件，责任不清。
触发　　文头为住建局、财政局，文号“某联发”，落款只有住建局。
不触发　单独发文。
局限　　印章为图片时读不到。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.names import bare
from validate.rule import Rule, claim, unchecked

CODE = "TX17"


def check(book: FactBook) -> Iterator[Outcome]:
    heads = book.of("issuer", where=lambda fact: fact.context.scope == "letterhead" and bool(fact.text))
    feet = book.of("issuer", where=lambda fact: fact.context.scope == "signoff" and bool(fact.text))
    for part in dict.fromkeys(fact.context.part for fact in heads):
        above = {bare(fact.text or ""): fact for fact in heads if fact.context.part == part}
        below = {bare(fact.text or ""): fact for fact in feet if fact.context.part == part}
        number = next((fact for fact in book.of("document_number") if fact.context.scope == "own" and fact.context.part == part), None)
        joint = len(above) > 1 or (number is not None and "联" in (number.text or "").partition("〔")[0])
        if not joint:
            continue
        if not below:
            yield unchecked(CODE, list(above.values()), Say("没有落款单位", "no sign-off"))
            continue
        missing = [name for name in above if name not in below]
        wrong = bool(missing) if len(above) > 1 else len(below) < 2
        yield claim(
            CODE,
            not wrong,
            [*above.values(), *([number] if number else []), *below.values()],
            Say(
                f"联合发文（{'、'.join(above)}），落款只有{'、'.join(below)}。",
                f"Issued jointly by {', '.join(above)}; signed by {', '.join(below)} alone.",
            ),
            reported="、".join(below),
            expected="、".join(above),
            key=(CODE, str(part)),
        )


RULE = Rule(
    CODE,
    "joint-issue-joint-signature",
    Say("联合发文只有一方落款", "A joint issue has a single sign-off"),
    Category.NAMING,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
