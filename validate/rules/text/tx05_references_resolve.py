"""TX05 引用的表、附件找得到

查什么　“如表2-1所示”应有编号为2-1的表题，且其后紧跟的就是该表；“如下表”之后应有表；“见附录3-1”应与附件的叫法一致。
为什么　引用落空，数据无从核对。
触发　　正文“如表2-1”，其后的表题是“表1-1”；“情况如下表：”之后没有表。
不触发　编号写法（2.1与2-1）；引用在前、表在后几页；各部分自成编号；“表4”即附表4；正文的表不从表1、表2编起而附件有此号的。
局限　　表随附件另装时，请先核对附件。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.names import bare
from validate.rule import Rule, claim, unchecked

_NEAR = 4  # blocks between a reference and the table it announces
_BELOW = ("下表", "如下表", "见下表", "下图", "如下图")

CODE = "TX05"


def check(book: FactBook) -> Iterator[Outcome]:
    captions = book.of("table_caption", where=lambda fact: bool(fact.text))
    references = book.of("table_reference", where=lambda fact: bool(fact.text))
    yield from _below(references)
    numbered = [fact for fact in references if _number(fact.text or "")]
    for fact in numbered:
        yield _resolve(book, fact, captions, numbered)
    yield from _attachments(book)


def _number(text: str) -> str | None:
    found = regexp(r"(?P<word>[表图]?)\s*(?P<number>\d+(?:[-.－–—]\d+)*)").search(text)
    return found["word"].replace("表", "") + regexp(r"[.－–—]").sub("-", found["number"]) if found else None


def _resolve(book: FactBook, fact: Fact, captions: list[Fact], references: list[Fact]) -> Outcome:
    wanted = _number(fact.text or "")
    near = [caption for caption in captions if caption.context.voice is fact.context.voice]
    found = [caption for caption in near if _number(caption.text or "") == wanted]
    following = next((caption for caption in near if caption.anchor.span.start > fact.anchor.span.start), None)
    attached = any(_may_be_it(other, wanted, near) for other in book.of("attachment"))
    if not near or (not found and attached):
        return unchecked(CODE, [fact], Say("没有读到表题", "no captions were read"))
    if not found:
        sources = [fact, following] if following is not None and _close(fact, following) else [fact]
        return claim(
            CODE,
            False,
            sources,
            Say(f"引用了“{fact.text}”，全文没有这个编号的表。", f"“{fact.text}” is referred to; no table has that number."),
            reported=fact.text or "",
            expected=f"表题“{fact.text}”",
            key=(CODE, "none", str(fact.context.voice), fact.text or ""),
        )
    unannounced = following is not None and _number(following.text or "") not in {_number(other.text or "") for other in references}
    if (
        following is not None
        and following not in found
        and unannounced
        and not _is_next(near, following, found)
        and _close(fact, following)
        and not any(_close(fact, caption) for caption in found)
    ):
        return claim(
            CODE,
            False,
            [fact, following, *found],
            Say(
                f"引用“{fact.text}”，其后的表题却是“{following.text}”。",
                f"“{fact.text}” is referred to; the table that follows is “{following.text}”.",
            ),
            reported=fact.text or "",
            expected=following.text or "",
            key=(CODE, "next", fact.text or ""),
        )
    return claim(CODE, True, [fact, found[0]], Say("表格引用有着落", "the reference resolves"), doubt=False)


def _may_be_it(attachment: Fact, wanted: str | None, near: list[Fact]) -> bool:
    """Whether 表4 may be an attachment of that number: 附表4, or where the report does not number its tables plainly from 1 on."""
    if _number(attachment.context.item or "") != wanted:
        return False
    plain = {number for caption in near if (number := _number(caption.text or "")) and number.isdecimal()}
    return bare(attachment.raw).startswith("附表") or not (wanted or "").isdecimal() or not plain >= _OWN_NUMBERS


_OWN_NUMBERS = {"1", "2"}


def _is_next(captions: list[Fact], following: Fact, found: list[Fact]) -> bool:
    """详见表2, where table 1, which nothing refers to, stands right before table 2: in order, however close."""
    at = captions.index(following) + 1
    told = _number(following.text or "") or ""
    return at < len(captions) and captions[at] in found and told.isdecimal() and str(int(told) + 1) == _number(captions[at].text or "")


def _close(fact: Fact, caption: Fact) -> bool:
    a, b = fact.anchor.block, caption.anchor.block
    return abs(caption.anchor.span.start - fact.anchor.span.start) < 400 if a is None or b is None else abs(b - a) <= _NEAR


def _below(references: list[Fact]) -> Iterator[Outcome]:
    below = [fact for fact in references if fact.text in _BELOW]
    for _, facts in grouped([fact for fact in below if fact.context.item is None], lambda fact: fact.context.part).items():
        yield claim(
            CODE,
            False,
            facts,
            Say(f"{len(facts)}处写“如下表”，其后没有表格。", f"“As in the following table” is said {len(facts)} time(s) with no table following."),
            reported="如下表",
            expected="表格",
            severity=Severity.MEDIUM,
            category=Category.COMPLETENESS,
            key=(CODE, "below", str(facts[0].context.part)),
        )
    present = [fact for fact in below if fact.context.item is not None]
    if present:
        yield claim(CODE, True, present, Say("“如下表”之后有表", "a table follows"), doubt=False)


def _attachments(book: FactBook) -> Iterator[Outcome]:
    """见附录3-1, where only 附件3-1 exists."""
    headings = book.of("attachment", where=lambda fact: fact.context.scope == "heading")
    for fact in book.of("attachment", where=lambda fact: fact.context.scope == "reference"):
        number, word = _number(fact.text or fact.context.item or ""), bare(fact.text or "")[:2]
        for heading in headings:
            printed = bare(heading.raw)[:2]
            if number and number == _number(heading.context.item or "") and printed in ("附件", "附录", "附表") and word in ("附件", "附录", "附表"):
                yield claim(
                    CODE,
                    printed == word,
                    [fact, heading],
                    Say(
                        f"正文引用“{fact.text}”，所附为“{printed}{heading.context.item}”。",
                        f"“{fact.text}” is referred to; what is attached is “{printed}{heading.context.item}”.",
                    ),
                    reported=fact.text or "",
                    expected=f"{printed}{heading.context.item}",
                    severity=Severity.INFO,
                    key=(CODE, "name", number),
                )


RULE = Rule(
    CODE,
    "references-resolve",
    Say("引用的表或附件找不到", "A reference leads nowhere"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.LOW,
    check,
)
