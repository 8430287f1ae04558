"""Things told one by one after their number: 主要抓了以下四项工作：一是…；二是…；三是…；四是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.document import Document
from model.figure import Enumeration
from model.regexp import regexp
from parsers.small_numbers import HAN
from parsers.stretch import Stretch

_HEAD = regexp(rf"(?:以下|如下|下列|下面|这|了|有|从|抓好|开展|做好|存在)(?P<number>[{HAN}两]|\d{{1,2}})(?P<counter>(?:个|项|条|大|点|类)(?:[\u4e00-\u9fff]{{0,6}}))(?:入手|着手|开展|推进|落实)?[:：]\s*(?=一是)")
_ITEM = regexp(rf"(?:^|[:：；;。，,])\s*(?P<order>[{HAN}])是(?P<name>[^，。；;：:]{{1,24}})")
_GOES_ON = regexp(rf"^\s*[{HAN}]是")


def counted_points(document: Document, stretches: Sequence[Stretch]) -> Iterator[Enumeration]:
    """Each number with its points, where they stand in one paragraph, in order, and none follows in the next."""
    for stretch, after in pairwise((*stretches, None)):
        if stretch is None or "一是" not in stretch.text or (after is not None and _GOES_ON.match(after.text)):
            continue
        heads = list(_HEAD.finditer(stretch.text))
        for at, head in enumerate(heads):
            end = heads[at + 1].start() if at + 1 < len(heads) else len(stretch.text)
            items = list(_ITEM.finditer(stretch.text, head.end() - 1, end))
            run = items[: next((place for place, item in enumerate(items) if item["order"] != HAN[place : place + 1]), len(items))]
            if len(run) > 1 and len(run) == len(items):
                yield Enumeration(
                    id=f"o{stretch.span(head.start(), head.end()).start}", names=tuple(item["name"] for item in run),
                    spans=tuple(stretch.span(*item.span("name")) for item in run), claimed=head["number"], counter=head["counter"], closed=True,
                    anchor=stretch.anchor(document, head.start("number"), run[-1].end()), claimed_anchor=stretch.anchor(document, *head.span("number")),
                    part=stretch.part, kind="points",
                )
