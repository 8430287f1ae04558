"""What a paragraph takes off by its own standard: 每低1个百分点扣0.3分 … 低5个百分点，扣1.5分; 按比例计分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import Scene, Term, Told, exact

_PER = re.compile(r"每(?:降?低|减少|少|超过?|增加|延期|延迟|逾期|发现|有|出现)?(?:于)?[^，。;]{0,12}$")
_TAKEN = re.compile(r"(?:共计?|应|累计|合计|故|因此)?扣(?:除|减|掉)?(?:了)?$")
_OFF = re.compile(r"(?:低于?|少|延期|延迟|逾期|超期|超出?|相差|高于?|存在|发现|有)(?:标准|目标值?|约|了|共|100%|[\u4e00-\u9fff]{0,4})?$")
_SHARED = re.compile(r"按(?:照)?(?:比例|完成率|执行率|到位率|实际比例)(?:计分|得分|计算|折算|扣分)?|×分值|比例计分")
_WORTH = re.compile(r"(?:[该本此]项?指标|满分|分值|标准分|权重|指标分值)(?:为|共|:)*$|\($")
_GOT = re.compile(r"(?:得分|实得|得|计)(?:为|共|:)*$")


def scoring(scenes: Sequence[Scene]) -> Iterator[Told]:
    """One penalty, one shortfall in its unit, one deduction; or one rate, one weight and 按比例."""
    terms = [term for scene in scenes for term in scene.terms]
    yield from _penalty(scenes[0].text if scenes else "", terms)
    yield from _share(scenes, terms)


def _penalty(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    for at, per in enumerate(terms[:-1]):
        loss = terms[at + 1]
        if not _PER.search(text[max(0, per.start - 16) : per.start]) or loss.dimension != "mark" or not _TAKEN.search(loss.clause) or loss.clause != loss.lead.lstrip("，,"):
            continue
        later = terms[at + 2 :]
        taken = [term for term in later if term.dimension == "mark" and _TAKEN.search(term.clause)]
        off = [term for term in later if term.dimension == per.dimension and _OFF.search(term.clause) and not _PER.search(text[max(0, term.start - 16) : term.start])]
        if len(taken) == 1 and len(off) == 1 and all(map(exact, (per, loss, taken[0], off[0]))):
            ways = (f"{off[0].plain}/{per.plain}*{loss.plain}",)
            yield Told("penalty", "扣分", taken[0], ways, off[0].start < taken[0].start, (per, loss, off[0], taken[0]))


def _share(scenes: Sequence[Scene], terms: Sequence[Term]) -> Iterator[Told]:
    text = scenes[0].text if scenes else ""
    cue = _SHARED.search(text)
    weights = [term for term in terms if term.dimension == "mark" and _WORTH.search(term.lead)]
    if cue is None or not weights or weights[0].start > cue.start():
        return
    shares = [term for term in terms if term.unit == "%" and term.end <= cue.start() + 1 and exact(term)]
    got = [term for term in terms if term.dimension == "mark" and term.start > cue.start() and _GOT.search(term.clause)]
    if shares and len(weights) == 1 and len(got) == 1:
        ways = tuple(dict.fromkeys(f"{term.plain}%*{weights[0].plain}" for term in reversed(shares)))
        yield Told("share", "按比例得分", got[0], ways, len(ways) == 1, (weights[0], shares[-1], got[0]))
