"""TX16 签字栏应是人名

查什么　项目负责人、主评人等签字栏不应空白，也不应填单位名称。
为什么　没有责任人签字的报告，责任无从追究。
触发　　“项目负责人（签章）：某县住建局”；“主评人（签字）：”空白。
不触发　电子版未签字（扫描件另有签名）。
局限　　只看文本，签名图片读不到。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.mentions import SHOWN
from validate.names import bare
from validate.rule import Rule, claim

CODE = "TX16"


def check(book: FactBook) -> Iterator[Outcome]:
    fields, organisations = book.lexicon.words["person_fields"], book.lexicon.words["organisation_suffixes"]
    facts = [fact for fact in book.of("person_role") if any(field in bare(fact.context.item or fact.label) for field in fields)]
    empty = [fact for fact in facts if fact.text is not None and not fact.text.strip()]
    units = [fact for fact in facts if fact.text and bare(fact.text).endswith(organisations) and len(bare(fact.text)) > 4]
    named = [fact for fact in facts if fact.text and fact.text.strip() and fact not in units]
    if named:
        yield claim(CODE, True, named[:SHOWN], Say("签字栏为人名", "signed by persons"), doubt=False)
    wrong = [*units, *empty]
    if wrong:
        said = [
            f"“{fact.context.item or fact.label}”填的是“{fact.text}”" if fact.text else f"“{fact.context.item or fact.label}”空白" for fact in wrong
        ]
        yield claim(
            CODE,
            False,
            wrong,
            Say(f"签字栏{'；'.join(dict.fromkeys(said))}。", "A field for a person's signature is blank or holds an organisation."),
            reported="；".join(dict.fromkeys(fact.text or "空白" for fact in wrong)),
            expected="人名",
            doubt=False,
            key=(CODE,),
        )


RULE = Rule(
    CODE,
    "signature-field",
    Say("签字栏空白或填了单位", "A signature field is blank or holds an organisation"),
    Category.COMPLETENESS,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
