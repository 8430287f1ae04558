"""What came in, what was dealt with and what is still open: 受理63件，办结61件，结转下年2件; 上年结转5件，新收63件，审结61件，未结7件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, value, working

_LINK = r"(?:的)?(?:各类)?(?:案件|事项|诉求|问题|隐患|线索|工单|信访件|申请|投诉|纠纷|件)?(?:数量?)?(?:共计?|合计|累计|为|了|有|:)*$"
_CAME = regexp(r"(?:受理|收到|接到|接收|接访|登记|立案|收案|新收|交办|转办|派发|派单|承办|排查(?:出|发现)?|发现|查出|检查出|梳理)[\u4e00-\u9fff“”]{0,8}?" + _LINK)
_DONE = regexp(r"(?:办结|审结|结案|办理完毕|处置|处理(?:完毕)?|化解|调处|整改(?:完成|到位|完毕)?|完成整改|销号|解决|答复|办复)" + _LINK)
_OPEN = regexp(
    r"(?:结转(?:至|到)?(?:下一?年度?|次年|明年|20\d\d年)(?:继续)?(?:办理|审理|处理|整改)?|未(?:[办审了]结|结案?|处理|处置|整改|化解|销号|完成整改|办理|解决|答复)(?:完毕)?"
    r"|(?:正在|尚在|仍在|还在)(?:[办处审]理|整改|处置|化解|跟进|推进|调处)中?|在(?:办|审)|待(?:[办处审]理|整改)|(?:转入|跨入)(?:下一?年度?|次年|20\d\d年))" + _LINK
)
_REST = regexp(r"(?:尚有|还有|仍有|剩余|其余|余下|另有|尚余|余)$")
_STILL = regexp(r"[\u4e00-\u9fff]{0,4}(?:正在|尚在|仍在|还在|在[办审]|未|待|结转|转入|跨年)")
_KEPT = regexp(r"(?:(?:上年|去年|以前年度|年初|上期)(?:度)?(?:结转|未结|遗留|结存|转入|未办结)|旧存)" + _LINK)
_PARTED = regexp(r"其中|按期|及时|逾期|同比|[较比]上|部分|约|目标|计划")
"""办结61件，其中按期办结58件: what was in time is a part of what was done."""


def cases(scene: Scene) -> Iterator[Told]:
    """Three counts of one kind in a row, rates between them left aside; what was still open from the year before may stand ahead."""
    counts = [term for term in scene.terms if term.dimension.startswith("count:")]
    for at, (came, done) in enumerate(pairwise(counts)):
        left = counts[at + 2] if at + 2 < len(counts) else None
        if left is None or not _shaped(scene, came, done, left) or len({term.unit for term in (came, done, left)}) > 1:
            continue
        kept = [term for term in counts[:at] if term.unit == came.unit and term.countable and _KEPT.search(term.clause)]
        held = [*kept[-1:], came]
        way = f"{working(held, '+', left.factor)}-{working([done], '+', left.factor)}"
        firm = sum(map(value, held)) > value(done) and len(kept) < _SEVERAL and not _kept_untold(scene, held)
        yield Told("gap", "未办结数", left, (way,), firm, (*held, done, left))


_SEVERAL = 2


def _shaped(scene: Scene, came: Term, done: Term, left: Term) -> bool:
    plain = all(term.countable for term in (came, done, left)) and not any(_PARTED.search(term.lead) for term in (done, left))
    told = bool(_CAME.search(came.clause)) and not _KEPT.search(came.clause) and bool(_DONE.search(done.clause))
    still = _OPEN.search(left.clause) or (_REST.search(left.clause) and _STILL.match(scene.text, left.end))
    return plain and told and bool(still) and scene.between(came, left).count("，") <= _CLAUSES


_CLAUSES = 4


def _kept_untold(scene: Scene, held: Sequence[Term]) -> bool:
    """Whether words before speak of what was open from before without its number, or beside it: 含上年结转."""
    return len(held) == 1 and bool(regexp(r"上年|去年|以前年度|遗留|积案|历年").search(scene.text[scene.start : scene.end]))
