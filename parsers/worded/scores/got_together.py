"""What several indicators got together, told behind them: 制度健全性3分，得3分；资金合规性5分，…，得4分；…得1.5分。财务管理共得8.5分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_TOGETHER = regexp(r"^[\u4e00-\u9fff“”]{0,12}?(?:[两三四五六]项|各项)?(?:合计|共计|总共|总计|累计|共)(?:实得分?|得分|得)(?:了|为)?$")
_GOT = regexp(r"^(?:故|该项|本项|实际|评价组?|最终)*(?:得分|实得分?|得)(?:为)?$")
_RATED = regexp(r"每|各|均|若|如|最高")

_UNTOLD = regexp(r"其余|其他指标|其它指标|均[得为]|[得计]满分|未扣分|不扣分")
"""其余指标均得满分: marks that stand nowhere."""
_NEAR = Decimal("0.25")


def got_together(whole: Scene) -> Iterator[Told]:
    """The marks of a paragraph since the last such sum; only where they come near to the sum."""
    marks = [term for term in whole.terms if term.dimension == "mark"]
    if not marks or _UNTOLD.search(whole.text):
        return
    run: list[Term] = []
    for term in marks:
        if _TOGETHER.match(term.clause) and term.exact:
            if len(run) > 1 and all(one.exact for one in run) and _near(term, run):
                yield Told("sum", "各项得分之和", term, ("+".join(one.plain for one in run),), True, (*run, term))
            run = []
        elif _GOT.match(term.clause) and not _RATED.search(term.lead):
            run.append(term)


def _near(whole: Term, parts: Sequence[Term]) -> bool:
    """Whole marks are far apart where there are few of them."""
    told = Decimal(whole.plain)
    return abs(told - sum(Decimal(part.plain) for part in parts)) <= _NEAR * told
