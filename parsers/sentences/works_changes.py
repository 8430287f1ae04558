"""How much works were changed by, or cut in settlement: 增加变更签证63.42万元; 办理变更，增加9.80万元; 审减81.87万元.

Told to the dataset alone: whether it adds to a contract or is taken off a settlement, these words do not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import Claim, Passage

_CHANGED = regexp(
    r"(?:变更|签证)[^，。；;\d]{0,8}[，,]?(?:增加|新增|追加|调增|减少|核减|调减)(?:了)?(?:工程)?(?:费用?|价款|款|投资|造价|金额|资金)?(?:为|共|:)*$"
    r"|(?:增加|减少|新增|发生|核减)(?:工程|设计)?(?:变更|签证|变更签证)(?:金额|费用?|价款)?(?:为|共|:)*$"
    r"|(?:审减|核减|审增|核增)(?:工程)?(?:款|金额|额|造价|投资|资金)?(?:为|了|共|:)*$"
)
_RATHER = regexp(r"不超过|以内|以下|累计|合计|应|拟|预计")
_FAR = 26


def read_works_changes(passage: Passage) -> Iterator[Claim]:
    """Sums that others may read, too."""
    for sentence in passage.sentences if regexp("变更|签证|[审核][减增]").search(passage.text) else ():
        for number in passage.free(sentence):
            printed = number.printed
            if number.dimension != "money" or printed.approximate or printed.comparator or printed.han:
                continue
            lead = passage.text[max(sentence.start, number.start - _FAR) : number.start]
            match = _CHANGED.search(lead)
            if match is not None and not _RATHER.search(regexp(r"[，,。；;]").split(lead)[-1]):
                yield passage.note(number, "works_change", match.group(), Subject())
