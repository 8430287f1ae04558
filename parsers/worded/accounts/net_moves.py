"""Who came, who went and what that comes to: 新增46人，死亡及迁出核减31人，较年初净增15人."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, value, working

_IN = regexp(r"(?:新增|增加|新纳入|纳入|调入|转入)(?:了|对象|人数|户数)?$")
_OUT = regexp(r"(?:退出|减少|注销|核减|停发|清退|迁出|死亡|调出|转出|取消)(?:了|对象|人数|户数)?$")
_NET = regexp(r"^[，,](?:较|比)?(?:年初|上年末?|上年同期)?(?:实际)?净(?P<way>增加?|减少?)(?:了)?$")


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
