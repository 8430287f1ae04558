"""Sentences that deny: 全年未发生预算追加, 年末无结余, 各季度均按时发放到位.  What is said to have been none, or none late."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

_KINDS = (
    ("追加", ("追加", "调整"), regexp(r"(?:未|没有|无)(?:再)?(?:发生|进行|出现|办理)?(?:过|任何)?(?:年中|临时)?预算(?:资金)?(?:的)?(?:追加|调整)(?:事项|情况|行为)?(?=[，。；;、)）]|$)")),
    ("结余", ("结余", "节余"), regexp(r"(?:^|(?<=[，,；;、。]))(?:全年|年末|年底|均|资金|项目|且|并)*(?:无|没有|未形成|未产生)(?:任何)?(?:资金)?[结节]余(?:资金)?(?=[，。；;)）]|$)")),
    ("逾期", ("发放", "兑付", "拨付", "支付"), regexp(
        r"(?:各(?!项|类|级)|所有|每)[^，。；;\d]{0,12}?(?:均|都|全部)(?:能够?)?(?:(?:按时|及时|按期|如期)|于[^，。；;]{2,12}前)[^，。；;\d]{0,6}?(?:发放|兑付|拨付|支付)(?:到位|完毕|到账)?(?=[，。；;)）]|$)"
    )),
)
"""What is denied; words of which one must be there; how it is said."""
_AHEAD = regexp(r"(?:确保|保证|应|要求|目标|力争|争取|若|如|须|需|必须|督促|建议|标准)[^，。；;]{0,16}$")
_SCORED = regexp(r"[^。；;]{0,16}?(?:的?[，,]?得\s*(?:\d|满分))")
_SOME = regexp(r"中央|省级?|市级|县级|区级|上级|债券|其中|该批|第.批|\d")
"""中央资金全部支出，无结余: of some of the money; where a number stands, the sentence is worked out."""
_SENTENCE = regexp(r"[。；;\n]")


def denials(document: Document, stretch: Stretch) -> Iterator[Figure]:
    """Each denial of a stretch; ``item``: what is denied."""
    text = stretch.text
    for item, words, pattern in _KINDS:
        for match in pattern.finditer(text) if any(word in text for word in words) else ():
            before = _SENTENCE.split(text[: match.start()])[-1]
            told = item == "结余" and _SOME.search(regexp(r"执行率(?:为|达到?)?100%|自评|\d{4}年").sub("", before))
            if _AHEAD.search(before) or _SCORED.match(text, match.end()) or told:
                continue
            anchor = stretch.anchor(document, *match.span())
            yield Figure(id="", role="denial", raw=match.group(), label="", anchor=anchor, part=stretch.part, subject=Subject(item=item))
