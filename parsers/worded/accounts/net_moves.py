"""Who came, who went and what that comes to: 新增46人，死亡及迁出核减31人，较年初净增15人."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value, working

_IN = regexp(r"(?:新增|增加|新纳入|纳入|调入|转入)(?:了|对象|人数|户数)?$")
_OUT = regexp(r"(?:退出|减少|注销|核减|停发|清退|迁出|死亡|调出|转出|取消)(?:了|对象|人数|户数)?$")
_NET = regexp(r"^[，,](?:较|比)?(?:年初|上年末?|上年同期)?(?:实际)?净(?P<way>增加?|减少?)(?:了)?$")


_MORE, _LESS = regexp(r"(?:增加|新增|调增|追加|增补|签证增加)(?:费用|投资|金额|造价|资金|工程费)?(?:了|为|约)*$"), regexp(r"(?:减少|调减|核减|取消|扣减|减)(?:费用|投资|金额|造价|资金|工程费)?(?:了|为|约)*$")
_IN_ALL = regexp(r"^[，,；;](?:变更|调整|增减|以上|上述)?(?:三项|两项|各项)?(?:合计|共计|相抵后?|累计|共)?(?:后)?净(?P<way>增加?|减少?)(?:费用|投资|金额|造价|资金)?(?:了|为|约)*$")
_FEWEST = 2


def net_of_several(scene: Scene) -> Iterator[Told]:
    """甲增加18.65万元，乙增加12.30万元，丙减少4.15万元，合计净增26.80万元: all that came and went, in either direction."""
    for at, net in enumerate(scene.terms):
        match = _IN_ALL.match(net.lead) if net.countable else None
        run: list[Term] = []
        for term in reversed(scene.terms[:at]):
            if not (term.countable and alike(term, net) and (_MORE.search(term.clause) or _LESS.search(term.clause))):
                break
            run.insert(0, term)
        if match is None or len(run) < _FEWEST or not any(_LESS.search(term.clause) for term in run):
            continue
        up = match["way"].startswith("增")
        signed = [("+" if bool(_MORE.search(term.clause)) == up else "-") + as_printed_in(term, net.factor) for term in run]
        signed.sort(key=lambda one: one.startswith("-"))
        if signed[0].startswith("+"):
            yield Told("gap", "净增减", net, ("".join(signed).lstrip("+"),), True, (*run, net))


def net_moves(scene: Scene) -> Iterator[Told]:
    """The three right behind one another."""
    for came, went, net in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _NET.match(net.lead) if net.countable and came.countable and went.countable and alike(came, went) and alike(came, net) else None
        if match is None or not _IN.search(came.clause) or not _OUT.search(went.clause) or scene.between(came, went).count("，") != 1:
            continue
        more = value(came) - value(went) if match["way"].startswith("增") else value(went) - value(came)
        pair = [came, went] if match["way"].startswith("增") else [went, came]
        if more > Decimal(0):
            yield Told("gap", "净增减", net, (working(pair, "-", net.factor),), True, (came, went, net))
