"""A sum that says how many it is of, told behind them: 剩余资金分别为160万元和154万元；管网剩余19万元。三项合计尚有333万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Told, fits, reached
from parsers.worded.sums.addends import APIECE, summed

_SUM = regexp(r"^(?P<n>[两三四五六])(?:个)?(?:项|笔|者|类|部分|方面)(?:资金|经费|支出|费用)?(?:合计|共计|总计|相加)(?:尚有|尚余|剩余|未支付|未拨付|结余|支出|投入|资金|约|为|共)*$")
_NO_PART = regexp(rf"{APIECE.pattern}|预算|计划|上年|去年|[较比]|合计|共计|总计|标准")


def counted_off(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The last so many of its kind before it in the paragraph, where they come near to it."""
    terms = [term for scene in scenes for term in scene.terms]
    for at, result in enumerate(terms):
        match = _SUM.match(result.clause) if result.countable else None
        many = small(match["n"]) if match else None
        before = [term for term in terms[:at] if fits(term, result)]
        if not many or len(before) < many:
            continue
        parts = before[-many:]
        if not any(_NO_PART.search(term.clause) for term in parts) and reached(result, parts):
            yield summed(result, parts, f"{match['n']}项合计" if match else "合计", kind="sum")
