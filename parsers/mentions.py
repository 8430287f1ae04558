"""Projects that a sentence names in passing: 职业技能培训项目得98分；无障碍改造项目支出92万元, where a form or a table has told which projects there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lexicon.match import alternatives
from model.document import BlockKind, Document
from model.regexp import regexp

_SHORTEST = 4
"""Characters that a name is known by; fewer are anybody's."""
_KIND = r"(?:项目|工程|专项|资金|经费)"
_LISTED = regexp(r"[、和及与]|等|[\d两三四五六七八九十]+个")
"""甲、乙、丙3个项目: a list of names, of none of them alone."""
_OPENS = regexp(r"(?:^|[。；;：:])(?:其中[，,：:]?|(?:[（(]?\d{1,2}[)）.、．]|[①-⑳]|[一二三四五六七八九十]是))?$")
_LEADS = regexp(r"(?:^|[^\u4e00-\u9fff]|其中|[和及与对将由的了是在中])$")
_ENDS = regexp(r"[。；;]|[\d两三四五六七八九十]+个(?:子)?项目|合计|共计|总体|平均|各项目")
_SKIPPED = (BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.FURNITURE, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Mention:
    """From here to there a sentence speaks of one project."""

    start: int
    end: int
    name: str


def mentions(document: Document, names: Sequence[str], bare: Mapping[str, str]) -> Iterator[Mention]:
    """Where sentences speak of one of several projects, by the end of its name that no other has.  ``bare``: each name without year and 项目."""
    endings = {name: bare[name] for name in names}
    pattern = _pattern(endings)
    if pattern is None:
        return
    for block in document.blocks:
        if block.kind in _SKIPPED:
            continue
        text = document.text[block.span.start : block.span.end]
        found = [match for match in pattern.finditer(text) if _stands_apart(text, match)]
        for at, match in enumerate(found):
            if _LISTED.match(text, match.end()):
                continue
            name = next(name for name, ending in endings.items() if ending.endswith(match["name"]))
            following = found[at + 1].start() if at + 1 < len(found) else len(text)
            close = _ENDS.search(text, match.end(), following)
            end = close.start() if close is not None else following
            yield Mention(block.span.start + match.start(), block.span.start + end, name)


def _pattern(bare: Mapping[str, str]) -> re.Pattern[str] | None:
    """Every ending of a name that is long enough and is no other name's, the longest first."""
    endings = {
        ending
        for name, whole in bare.items()
        for ending in (whole[at:] for at in range(len(whole) - _SHORTEST + 1))
        if not any(other.endswith(ending) for key, other in bare.items() if key != name)
    }
    if not endings:
        return None
    return re.compile(rf"(?P<name>{alternatives(endings)})(?P<kind>{_KIND}?)")


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the name is the whole of a name here: 康复服务项目, not 社区康复服务项目; without 项目, only where a sentence opens with it."""
    before = text[max(0, match.start() - 6) : match.start()]
    return bool((_LEADS if match["kind"] else _OPENS).search(before))
