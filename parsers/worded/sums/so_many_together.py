"""What so many items come to, told behind them: …应兑现70万元；…应兑现8万元；…应兑现40万元。⏎三项合计应兑现补助资金118万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Told, alike, working

_TOGETHER = regexp(r"(?:以上|上述)?(?P<n>[两二三四五六七八2-8])(?:项|类|部分|笔)(?:补助|补贴|资金|费用|政策)?(?:合计|共计|总计|累计|共)(?:应|实际|已|共)*(?P<verb>[\u4e00-\u9fff]{2})?[\u4e00-\u9fff]{0,8}$")
_NO_PART = regexp(r"每|标准|单价|预算|计划|其中")


def so_many_together(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """Of the sums told last before it by the same verb, as many as it says."""
    for at, scene in enumerate(scenes):
        for result in scene.terms:
            match = _TOGETHER.search(result.clause) if result.dimension == "money" and result.countable else None
            if match is None or not match["verb"]:
                continue
            told = [term for one in (*earlier, *scenes[:at], scene) for term in one.terms if term.dimension == "money" and (one is not scene or term.end <= result.start)]
            parts = [term for term in told if match["verb"] in term.clause and term.countable and alike(term, result) and not _NO_PART.search(term.clause)]
            wanted = small(match["n"]) or 0
            if len(parts) == wanted:
                yield Told("parts", f"{wanted}项之和", result, (working(parts, "+", result.factor),), True, (*parts, result))
