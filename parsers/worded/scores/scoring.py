"""What a paragraph takes off by its own standard: 每低1个百分点扣0.3分 … 低5个百分点，扣1.5分; 按比例计分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_PER = regexp(r"每(?:降?低|减少|少|超过?|增加|延期|延迟|逾期|发现|有|出现)?(?:于)?[^，。;]{0,12}$")
_TAKEN = regexp(r"(?:共计?|应|累计|合计|故|因此)?扣(?:除|减|掉)?(?:了)?$")
_OFF = regexp(r"(?:低于?|少|延期|延迟|逾期|超期|超出?|相差|高于?|存在|发现|有)(?:标准|目标值?|约|了|共|100%|[\u4e00-\u9fff]{0,4})?$")
_SHARED = regexp(
    r"之比(?=计分|得分|乘以)|按(?:照)?(?:比例|完成率|执行率|到位率|实际比例)(?:计分|得分|计算|折算|扣分)?|×分值|比例计分"
    r"|按(?:照)?[\u4e00-\u9fff]{0,8}(?:率|度|比例|占比)(?:与(?:权重|分值)的?乘积|(?:乘以|折算|\d+(?:\.\d+)?%)(?:权重|分值)?)?(?:计分|计算|折算|赋分|(?=计得?\d|得\d))"
)
_WORTH = regexp(r"(?:[该本此]项?指标|满分|分值|标准分|权重|指标分值)(?:为|共|:)*$|\($")
_GOT = regexp(r"(?:得分|实得|得|计)(?:为|共|:)*$")


def scoring(paragraph: Scene) -> Iterator[Told]:
    """One penalty, one shortfall in its unit, one deduction; or one rate, one weight and 按比例."""
    text, terms = paragraph.text, paragraph.terms
    if any(term.dimension == "mark" for term in terms):
        yield from _penalty(text, terms)
        yield from _each(text, terms)
        yield from _headed(text, terms)
        yield from _share(text, terms)


def _penalty(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    for at, per in enumerate(terms[:-1]):
        loss = terms[at + 1]
        if per.dimension == "mark" or not _PER.search(text[max(0, per.start - 16) : per.start]) or loss.dimension != "mark" or not _TAKEN.search(loss.clause) or loss.clause != loss.lead.lstrip("，,"):
            continue
        later = terms[at + 2 :]
        taken = [term for term in later if term.dimension == "mark" and _TAKEN.search(term.clause)]
        off = [term for term in later if term.dimension == per.dimension and _OFF.search(term.clause) and not _PER.search(text[max(0, term.start - 16) : term.start])]
        if len(taken) == 1 and len(off) == 1 and all(term.exact for term in (per, loss, taken[0], off[0])):
            ways = _by_rule(text, off[0], per, loss)
            more = [term.plain for term in later if off[0].end <= term.start < taken[0].start and term.dimension == per.dimension and term.exact]
            if more:  # 发现2处…、1处…
                ways = (*ways, f"({'+'.join((off[0].plain, *more))})/{per.plain}*{loss.plain}")
            yield Told("penalty", "扣分", taken[0], ways, off[0].start < taken[0].start, (per, loss, off[0], taken[0]))
        elif len(taken) == 1 and not off and (behind := _missed_before(text, terms[:at], per)) is not None and loss.exact and taken[0].exact:
            yield Told("penalty", "扣分", taken[0], _by_rule(text, behind, per, loss), True, (behind, per, loss, taken[0]))
        elif not taken:
            yield from _score(text, terms[:at], per, loss, later)
            yield from _accordingly(text, terms[:at], per, loss, [term for term in later if term.dimension == per.dimension])


_BY_RULE = regexp(r"[，,](?:应|需)?(?:按照?|根据|依据|依)(?:评分标准|标准|规定)?[，,]?每")
_BEGUN = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,8}(?:均?按|视为|计为)[^，。；;]{0,8}(?:计|算)")
_WHOLE = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,8}不(?:予)?(?:计|扣)")


def _missed_before(text: str, before: Sequence[Term], per: Term) -> Term | None:
    """延期75天，按每延期30天扣1分: what was missed stands right before the rule that it is held to."""
    last = before[-1] if before else None
    fits = last is not None and last.exact and last.dimension == per.dimension and _OFF.search(last.clause) and _BY_RULE.match(text, last.end, per.start)
    return last if fits else None


def _by_rule(text: str, off: Term, per: Term, loss: Term) -> tuple[str, ...]:
    """So many times the loss: each begun, each whole, or in proportion, as the rule behind says; any of them where it says nothing."""
    missed, each = Decimal(off.plain), Decimal(per.plain)
    whole = int(missed // each)
    begun = whole + (1 if missed % each else 0)
    rule = text[per.start : per.start + 40]
    if _BEGUN.search(rule):
        return (f"{begun}*{loss.plain}",)
    return (f"{whole}*{loss.plain}",) if _WHOLE.search(rule) else (f"{whole}*{loss.plain}", f"{begun}*{loss.plain}", f"{off.plain}/{per.plain}*{loss.plain}")


_FOUND = regexp(r"(?:共有?|共计|合计|共发现|累计|总计)$")
_OF_MANY = regexp(r"^[^，。;\d]{0,8}(?:中|里)")


def _score(text: str, before: Sequence[Term], per: Term, loss: Term, later: Sequence[Term]) -> Iterator[Told]:
    """每发现1处扣0.5分，…抽查12处，3处…、2处…，共5处，得2.5分: the weight less what was found at that price."""
    weights = [term for term in before if term.dimension == "mark" and _WORTH.search(term.lead)]
    got = [term for term in later if term.dimension == "mark" and _GOT.search(term.clause)]
    found = [term for term in later if got and term.dimension == per.dimension and term.exact and term.end <= got[-1].start and not _OF_MANY.match(text[term.end :])]
    summed = [term for term in found if _FOUND.search(term.clause)]
    if len(weights) != 1 or not got or len(summed or found) != 1 or not all(term.exact for term in (per, loss, got[-1], weights[0])):
        return
    if any(term.dimension == "mark" and _GOT.search(term.clause) and term.start > weights[0].end for term in before):
        return  # 过程类权重25分，…，得3.00分；每发现1处扣0.5分，…: another mark was given since
    off = (summed or found)[0]
    if Decimal(off.plain) * Decimal(loss.plain) <= Decimal(weights[0].plain) * Decimal(per.plain):
        way = f"{weights[0].plain}-{off.plain}/{per.plain}*{loss.plain}"
        yield Told("penalty", "得分", got[-1], (way,), True, (weights[0], per, loss, off, got[-1]))


_ACCORDINGLY = regexp(r"[^。\d]{0,8}[，,](?:故|应|按标准|据此)*(?:相应|对应|按标准)(?:予以)?扣分")


def _accordingly(text: str, before: Sequence[Term], per: Term, loss: Term, off: Sequence[Term]) -> Iterator[Told]:
    """（6分，得4分）每发现1处扣0.5分，…共4处，相应扣分: the mark stands before, the deduction is not told."""
    weights = [term for term in before if term.dimension == "mark" and _WORTH.search(term.lead)]
    got = [term for term in before if term.dimension == "mark" and _GOT.search(term.clause)]
    summed = [term for term in off if _FOUND.search(term.clause)] or [term for term in off if _OFF.search(term.clause)]
    if len(weights) != 1 or len(got) != 1 or len(summed) != 1 or not _ACCORDINGLY.match(text, summed[0].end):
        return
    way = f"{weights[0].plain}-{summed[0].plain}/{per.plain}*{loss.plain}"
    if all(term.exact for term in (per, loss, summed[0], got[0], weights[0])):
        yield Told("penalty", "得分", got[0], (way,), True, (weights[0], got[0], per, loss, summed[0]))


_BY_PIECE = regexp(r"每(?P<unit>[个所处项家人例起次批户件笔名份条座宗张])(?:[\u4e00-\u9fff]{0,4})?扣(?:除|减)?$")


def _counted(text: str, terms: Sequence[Term], unit: str) -> list[Term]:
    """The exact counts among the numbers that are of the piece which costs marks."""
    own = [term for term in terms if term.dimension.startswith("count:") and term.exact]
    called = [term for term in own if text.startswith(unit, term.number.printed.number_start + len(term.number.printed.number))]
    return own if unit == "个" and own and own[-1] not in called else called  # 7个工程中，2所学校未办证，每个扣0.5分


def _each(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    """12所中有2所不达标，每所扣0.5分，共扣1分: one of the counts before, at that price."""
    for at, (loss, taken) in enumerate(pairwise(terms)):
        piece = _BY_PIECE.search(loss.lead)
        if piece is None or loss.dimension != "mark" or taken.dimension != "mark" or not regexp(r"[，,](?:共|合计|共计|应)?扣(?:除|减)?").fullmatch(taken.lead):
            continue
        counts = _counted(text, terms[:at], piece["unit"])
        if counts:
            yield Told("penalty", "扣分", taken, tuple(f"{_times(text, term)}{term.plain}*{loss.plain}" for term in reversed(counts)), True, (counts[-1], loss, taken))


_OF_EACH = regexp(r"(?P<names>[^，。；;:：]*[、和及与][^，。；;:：、]+?)[各均](?:有|存在|发现|缺失?|少)?$")


def _times(text: str, count: Term) -> str:
    """甲标段、乙标段各有1份: so many times over."""
    listed = _OF_EACH.search(text[max(0, count.start - 60) : count.start])
    return f"{len(regexp('[、和及与]').split(listed['names']))}*" if listed else ""


_OPENED = regexp(r"^[^，。;\d]{2,24}\(扣(?:除|减|分)?:?$")


def _headed(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    """制度执行（扣1.5分）：影像资料3处缺失，每处扣0.5分: what was taken stands ahead, in brackets behind the name."""
    taken, pieces = terms[0], [(at, match) for at, term in enumerate(terms) if term.dimension == "mark" and (match := _BY_PIECE.search(term.lead))]
    if taken.dimension != "mark" or not taken.exact or not _OPENED.match(taken.lead.lstrip("—-·、")) or len(pieces) != 1 or pieces[0][0] != len(terms) - 1:
        return
    at, piece = pieces[0]
    counts = _counted(text, terms[1:at], piece["unit"])
    if len(counts) == 1:
        yield Told("penalty", "扣分", taken, (f"{counts[0].plain}*{terms[at].plain}",), True, (taken, counts[0], terms[at]))


def _share(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    """满分8分，…完成率95%，按比例计分，得7.6分; 派单完成率：8分，得7.6分。…完成率95%，按比例计分."""
    cue = _SHARED.search(text)
    weights = [term for term in terms if term.dimension == "mark" and (_WORTH.search(term.lead) or (term is terms[0] and _OPENS.match(term.lead)))]
    if cue is None or not weights or weights[0].start > cue.start():
        return
    shares = [term for term in terms if term.unit == "%" and term.end <= cue.start() + 1 and _told(text, term)]
    shares = [term for term in terms if term.unit == "%" and cue.start() < term.start < cue.end() and _told(text, term)] or shares
    got = [term for term in terms if term.dimension == "mark" and term.start > weights[0].start and _GOT.search(term.clause) and "自评" not in term.clause]
    if shares and len(weights) == 1 and len(got) == 1 and "=" not in text[weights[0].end : max(cue.end(), got[0].end)]:
        told = (term for term in terms if term.unit == "%" and term.end <= cue.start() + 1)
        aims = [term for term in told if _GOAL.search(term.clause) or _GOAL_BEHIND.match(text, term.end)]  # 目标值≥90%, too
        rates = [term for term in shares if term not in aims]
        if not rates:
            return
        ways = [f"{rate.plain}/{aim.plain}*{weights[0].plain}" for rate in reversed(rates) for aim in aims]
        ways += [f"{rate.plain}%*{weights[0].plain}" for rate in reversed(rates)]
        yield Told("share", "按比例得分", got[0], tuple(dict.fromkeys(ways)), len(rates) == 1, (weights[0], shares[-1], got[0]))


def _told(text: str, share: Term) -> bool:
    """Whether a rate is a result (=92.5%), not a factor (×100%) or a bound."""
    before = text[: share.number.printed.number_start]
    return before.endswith("=") or (share.exact and not before.endswith(("×", "*", "x")))


_OPENS = regexp(r"^[^，。;]{2,24}:$")
_GOAL_BEHIND = regexp(r"的(?:年初|年度|全年|预期|设定|绩效)*(?:目标|指标值|标准值)")
"""未达到90%的目标值."""
_GOAL = regexp(r"(?:目标值?|指标值|标准|要求|不低于|计划|达到)(?:为|是|:)*$|[÷/]$")
