"""Accounts of works: 送审…，审定…，核减…，核减率…; 合同价…，变更增加…，变更后…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, working

_SUM = r"(?:总)?(?:金额|造价|价|值|额|总额|资金|投资|成本|费用)?(?:合计|共计|共|约|为|是|:)*$"


@dataclass(frozen=True, slots=True)
class _Account:
    """What there was, what it came to, the difference and its share of the first, by the words that lead to each."""

    words: tuple[str, ...]
    whole: re.Pattern[str]
    final: re.Pattern[str]
    step: re.Pattern[str]
    share: re.Pattern[str]


def _account(words: tuple[str, ...], whole: str, final: str, step: str = "", rate: str = "(?:率|比例|幅度)") -> _Account:
    """``words``: for the difference; ``step`` and ``rate``: what follows them."""
    less = "|".join(words)
    share = re.compile(rf"(?:{less}){rate}(?:为|是|达到?|了|:)*$")
    return _Account(words, re.compile(whole + _SUM), re.compile(final + _SUM), re.compile(rf"(?:{less}){step}{_SUM}"), share)


_ACCOUNTS = (
    _account(("核减", "审减"), r"(?:送审|报审|报送结算|报送|申报结算|上报结算)(?:结算|合同|工程)?", r"(?:审定|核定结算|审核确认|审核后)(?:结算)?"),
    _account(("核减", "审减"), r"(?<!变更后)合同(?:签约)?", r"(?:审定|核定结算|审核确认|审核后)(?:结算)?"),
    _account(("节约", "节省", "节支"), r"(?:概算|预算|控制价|拦标价|批复|计划|目标)(?:总)?", r"(?:审定|结算|决算|实际|中标|成交|签约|合同|支出)[\u4e00-\u9fff]{0,8}?"),
    _account(("下浮", "下降"), r"(?:控制价|拦标价|最高限价|计划|概算)", r"(?:中标|成交|签约|合同)[\u4e00-\u9fff]{0,4}?", "(?:金额|额)?", "(?:率|比例|幅度)?"),
)
_BY_CONTRACT = _ACCOUNTS[1]
_SENT = regexp(r"送审|报审|报送结算|申报结算|上报结算")
"""Where a sum was sent in, it is that which was cut; else the contract's."""


def audited(paragraph: Scene) -> Iterator[Told]:
    """送审…，审定…，核减…，核减率…; 概算…，审定…，节约…，节约率…: one of each, in a paragraph that tells no other."""
    for account in _ACCOUNTS:
        label = account.words[0]
        if not any(word in paragraph.text for word in account.words) or (account is _BY_CONTRACT and _SENT.search(paragraph.text)):
            continue
        whole, final, step = (_only(paragraph.terms, pattern) for pattern in (account.whole, account.final, account.step))
        if whole is None or not (final or step) or not all(alike(whole, term) for term in (final, step) if term):
            continue
        if final is not None and step is not None and whole.start < final.start < step.start:
            yield Told("gap", label, step, (working([whole, final], "-", step.factor),), True, (whole, final, step))
        unit = whole.factor
        ways = [f"{as_printed_in(step, unit)}/{whole.plain}"] if step is not None else []
        ways += [f"({working([whole, final], '-', unit)})/{whole.plain}"] if final is not None else []
        for share in (share for share in paragraph.percents if account.share.search(share.clause)):
            yield Told("rate", f"{label}率", share, tuple(ways), True, tuple(term for term in (whole, final, step, share) if term))


def _only(terms: Sequence[Term], pattern: re.Pattern[str], *but: re.Pattern[str]) -> Term | None:
    """The one sum of money that the words lead to; None where there are none or several."""
    found = [term for term in terms if term.dimension == "money" and term.countable and pattern.search(term.clause) and not _APIECE.search(term.clause)]
    found = [term for term in found if not any(other.search(term.clause) for other in but)]
    return found[0] if len(found) == 1 else None


_APIECE = regexp(r"分别|单价|^每")
"""每台中标单价186万元 is no price of the lot."""
_PRICE = regexp(r"(?:中标(?:总)?(?:价|金额)|(?<!变更后)(?<!调整后)合同(?:总)?(?:价|价款|金额)|签约合同价|原合同(?:价|金额))(?:为|是|:)*$")
_MORE = regexp(r"(?:增加|新增|调增|追加)(?:了)?(?:合同|工程)?(?:价款|金额|投资|造价|费用|价|量)*(?:为|共|计|:)*$")
_LESS = regexp(r"(?:减少|调减|核减)(?:了)?(?:合同|工程)?(?:价款|金额|投资|造价|费用|价|量)*(?:为|共|计|:)*$")
_AFTER = regexp(r"(?:变更|调整|增加|调减|调增)后(?:的)?(?:总)?合同(?:总)?(?:价|价款|金额|总额)(?:为|是|:)*$")


def repriced(paragraph: Scene) -> Iterator[Told]:
    """A contract's price, one change of it, and what it came to."""
    if "合同" not in paragraph.text:
        return
    terms = paragraph.terms
    price = _only(terms, _PRICE, _MORE, _LESS, _AFTER)
    more, less, after = (_only(terms, pattern) for pattern in (_MORE, _LESS, _AFTER))
    step = more or less
    after = after or _settled(paragraph, step)
    if price is None or after is None or step is None or (more and less) or not price.start < step.start < after.start:
        return
    yield Told("gap", "变更后合同价", after, (working([price, step], "+" if more else "-", after.factor),), True, (price, step, after))


_LAST = regexp(r"^[，,；;](?:最终|变更后的?|调整后的?)(?:合同|工程)?结算(?:总)?(?:价款?|金额|造价|总额)(?:为|是|:)*$")
_CUT = regexp(r"审定|核定|审核|评审|送审|报审")
"""What was cut in an audit is not price and change alone."""


def _settled(paragraph: Scene, step: Term | None) -> Term | None:
    """合同价386万元；因增设错车道变更增加9万元，最终结算价395万元: told in one breath with the change."""
    behind = next((term for term in paragraph.terms if step is not None and term.start > step.start), None)
    told = behind is not None and behind.countable and behind.dimension == "money" and _LAST.match(behind.lead) and not _CUT.search(paragraph.text)
    return behind if told else None


_ALLOWED = regexp(r"(?<!实际)(?:合同|计划|约定|规定|要求|总)工期(?:均|都)?(?:为|是|:)*$")
_TAKEN = regexp(r"实际(?:施工)?工期(?:为|共|是|:|达)*$")
_LATE = regexp(r"^[，,](?:较[^，。；;\d]{2,10})?(?:逾期|超期|延期|滞后|延误|超出|推迟)(?:工期)?(?:了|共|约)?$")
_DAYS = ("天", "日", "日历天", "个日历天")


def overdue(scenes: Sequence[Scene]) -> Iterator[Told]:
    """合同工期180天。…实际工期207天，逾期27天: what was taken beyond the one time that the paragraph allows."""
    terms = [term for scene in scenes for term in scene.terms if term.unit in _DAYS and term.exact]
    allowed = [term for term in terms if _ALLOWED.search(term.clause)]
    if len({term.plain for term in allowed}) != 1:
        return
    for scene in scenes:
        for taken, late in zip(scene.terms, scene.terms[1:], strict=False):
            both = taken in terms and late in terms and taken.start > allowed[0].end
            if both and _TAKEN.search(taken.clause) and _LATE.match(late.lead):
                yield Told("gap", "逾期天数", late, (f"{taken.plain}-{allowed[0].plain}",), True, (allowed[0], taken, late))
