"""A rate whose base stands between it and what it is of: 累计支出922.88万元，按年初预算2,140万元计算，支出进度为43.13%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, fits, value

_BY = regexp(r"^[，,](?:若|如)?按照?(?:当时|调整[前后]|年初|全年|原|实际)*的?[\u4e00-\u9fff]{2,12}$")
_RECKONED = regexp(r"^(?:计算|测算|口径(?:计算|测算)?|为基数(?:计算|测算)?|计)?[，,](?:其|则)?[\u4e00-\u9fff]{0,8}(?:率|进度|占比|比例)(?:仅|约|为|达到?|是|:)*$")
_NO_PART = regexp(r"每|未|剩余|结余|结转|上年")

_RUNS, _STOOD = regexp(r"(?:可用|完好|在线|正常|运行)率"), regexp(r"故障|停机|停运|中断|离线|检修")
"""故障停机26小时，按全年8760小时计算，可用率99.70%."""


def on_a_base(scene: Scene) -> Iterator[Told]:
    """The number right before 按…, over the one that 按 names."""
    for part, base, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share not in scene.percents or not fits(base, part) or not part.countable or value(base) < value(part) or _NO_PART.search(part.clause):
            continue
        if _BY.match(base.lead) and _RECKONED.match(share.lead):
            whole = as_printed_in(base, part.factor)
            way = f"({whole}-{part.plain})/{whole}" if _RUNS.search(share.lead) and _STOOD.search(part.clause) else f"{part.plain}/{whole}"
            yield Told("rate", "按所说基数计算的比率", share, (way,), True, (part, base, share))
