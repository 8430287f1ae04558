"""What became of the money that was left: 结余16万元，其中10万元已由财政收回，6万元结转下年使用: taken back or carried over, there is no third."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, fits
from parsers.worded.sums.addends import summed

_LEFT = regexp(r"(?:结余|结转|剩余|未支出|未使用)(?:资金|金额|数|为|共|合计|:)*$")
_OPENED = regexp(r"^[，,。;；(]?其中[:：，,]?(?:已|有)?$")
_BACK = regexp(r"收回|上缴|缴回|退回|缴还|注销")
_ON = regexp(r"结转|留用|留存|继续使用|下年")
_STOPS = regexp(r"[，,。;；)]")


def disposed(scene: Scene) -> Iterator[Told]:
    """Two sums, each before the words that tell where it went, and nothing behind them."""
    for whole, one, other in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if not (whole.countable and whole.dimension == "money" and _LEFT.search(whole.clause) and _OPENED.match(one.lead)):
            continue
        if not (fits(one, whole) and fits(other, whole)) or not re.match(r"^[\u4e00-\u9fff、]{2,20}[，,;；、]$", scene.between(one, other)):
            continue
        tails = [scene.between(one, other), _STOPS.split(scene.text[other.end : scene.end])[0]]
        went = [(bool(_BACK.search(tail)), bool(_ON.search(tail))) for tail in tails]
        if {(True, False), (False, True)} == set(went):
            yield summed(whole, [one, other], "收回与结转之和", kind="sum")
