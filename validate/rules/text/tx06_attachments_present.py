"""TX06 所列附件齐全，题名相符

查什么　附件清单里的每一项都应附在文后，题名应与附件自己的标题一致。
为什么　缺附件的报告，结论没有底稿支持。
触发　　清单第4项“现场核查备案表”，附件4的标题却是“分阶段工作成果报告单”。
不触发　附件另行装订（全文都没有附件）只作提示；题名详略不同。
局限　　附件以图片附上的读不到。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import SHOWN
from validate.names import bare, overlap, whole_number
from validate.rule import Rule, claim

CODE = "TX06"


def check(book: FactBook) -> Iterator[Outcome]:
    announced = book.of("attachment", where=lambda fact: fact.context.scope == "announced" and bool(_title(fact)))
    headings = book.of("attachment", where=lambda fact: fact.context.scope == "heading")
    captions = book.of("table_caption")
    for _, facts in grouped(announced, lambda fact: (fact.context.part, _mark(fact) or bare(_title(fact)))).items():
        yield from _one(facts, headings, captions, bool(headings))


def _one(facts: list[Fact], headings: list[Fact], captions: list[Fact], some: bool) -> Iterator[Outcome]:
    fact = facts[0]
    own = [heading for heading in headings if heading.anchor.span.start > fact.anchor.span.start]
    titled = [heading for heading in own if _akin(_title(fact), _title(heading))]
    titled += [
        caption for caption in captions if caption.anchor.span.start > fact.anchor.span.start and _akin(_title(fact), caption.context.item or "")
    ]
    numbered = [heading for heading in own if _mark(heading) and _mark(heading) == _mark(fact)]
    if titled:
        yield claim(CODE, True, [fact, titled[0]], Say("附件已附", "attached"), doubt=False)
    elif numbered and _title(numbered[0]):
        heading = numbered[0]
        yield claim(
            CODE,
            False,
            [fact, heading],
            Say(
                f"附件清单第{fact.context.item}项为“{_title(fact)}”，所附的标题为“{_title(heading)}”。",
                f"Attachment {fact.context.item} is listed as “{_title(fact)}”, titled “{_title(heading)}”.",
            ),
            reported=_title(fact),
            expected=_title(heading),
            category=Category.NAMING,
            key=(CODE, "title", _title(fact)),
        )
    elif not numbered:
        yield claim(
            CODE,
            False,
            facts[:SHOWN],
            Say(f"所列附件“{_title(fact)}”未随文附上。", f"The attachment “{_title(fact)}” is listed but not included."),
            reported=_title(fact),
            expected="随文附件",
            severity=Severity.LOW if some else Severity.INFO,
            key=(CODE, "absent", str(fact.context.part)),
        )
    else:
        yield claim(CODE, True, [fact, numbered[0]], Say("附件已附", "attached"), doubt=False)


def _title(fact: Fact) -> str:
    return bare(fact.label or fact.text or "")


def _mark(fact: Fact) -> str | None:
    item = fact.context.item
    if not item:
        return None
    number = whole_number(item)
    return str(number) if number is not None else regexp(r"[.－–—]").sub("-", item)


def _akin(a: str, b: str) -> bool:
    """Titles that name one thing: one in the other, or most character pairs shared."""
    x, y = bare(a), bare(b)
    if not x or not y:
        return False
    shared, of = overlap(x, y)
    return x in y or y in x or shared * 3 >= of * 2 or any(x.endswith(kind) and y.endswith(kind) for kind in _KINDS)


_KINDS = ("自评表", "自评报告", "评分表", "问卷", "访谈提纲", "支付明细表")
"""单位自评表, 项目支出绩效自评表: of each a report has one."""


RULE = Rule(
    CODE,
    "attachments-present",
    Say("所列附件未附或题名不符", "A listed attachment is missing or differently titled"),
    Category.COMPLETENESS,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
