"""A sum behind numbered items, that says how many they are: 1.…计划120万元。⏎2.…计划80万元。以上两项合计200万元; 一是…；二是…；三项共计…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, reached
from parsers.worded.sums.addends import NO_ADDEND, summed

_ABOVE = regexp(r"(?:以上|上述|前述|这)(?P<n>[两二三四五六七八九]|[2-9])(?:个|大)?(?:项|类|部分|笔|块|方面|标段|批|个)[\u4e00-\u9fff]{0,6}?(?:合计|共计|总计|共|总)[\u4e00-\u9fff]{0,6}$")
_REACH = 24
_ORDINALS = (
    regexp(r"(?P<n>\d{1,2})[、.．](?!\d)"),
    regexp(r"\((?P<n>\d{1,2})\)"),
    regexp(r"\((?P<n>[一二三四五六七八九])\)"),
    regexp(r"(?P<n>[一二三四五六七八九])是"),
    regexp(r"(?P<n>[①-⑨])"),
)
_OPENS = regexp(r"(?:^|(?<=[。；;：:]))")
_ASIDE = regexp(r"其中|包括|较|比")
_PER = regexp(r"/|每")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph and its numbers, the sum itself and what follows it left out."""

    text: str
    terms: tuple[Term, ...]


def so_many(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``scenes``: the sentences of a paragraph; ``earlier``: those of the paragraphs before it."""
    for scene in scenes:
        for result in scene.terms:
            match = _ABOVE.search(scene.text, max(0, result.start - _REACH), result.start) if result.countable else None
            if match is None:
                continue
            lines = [*_lines(earlier), _Line(scene.text[: match.start()], tuple(term for one in scenes for term in one.terms if term.end <= match.start()))]
            many = small(match["n"]) or 0
            for ordinal in _ORDINALS:
                items = _items(lines, ordinal, many)
                parts = [own[0] for item in items if len(own := [term for term in item if _is_part(term, result)]) == 1]
                if parts and len(parts) == many and reached(result, parts):
                    yield summed(result, parts, f"以上{match['n']}项合计", kind="sum")
                    break
            else:
                parts = [term for term in lines[-1].terms if _is_part(term, result)][-many:]
                if len(parts) == many and _same_deed(parts, result) and reached(result, parts):
                    yield summed(result, parts, f"以上{match['n']}项合计", kind="sum")


def _lines(earlier: Sequence[Scene]) -> Iterator[_Line]:
    """The paragraphs that sentences are of."""
    texts = {id(scene.text): scene.text for scene in earlier}
    for key, text in texts.items():
        yield _Line(text, tuple(term for scene in earlier if id(scene.text) == key for term in scene.terms))


def _items(lines: Sequence[_Line], ordinal: re.Pattern[str], many: int) -> list[list[Term]]:
    """The numbers of each of the last so many items, in order; nothing where they are not numbered so up to the last."""
    found: list[tuple[int, list[Term]]] = []
    for line in lines:
        starts = [match for opened in _OPENS.finditer(line.text) if (match := ordinal.match(line.text, opened.end()))]
        if found:
            _add(found[-1][1], line, 0, starts[0].start() if starts else len(line.text))
        for at, match in enumerate(starts):
            found.append((small(match["n"]) or 0, []))
            _add(found[-1][1], line, match.end(), starts[at + 1].start() if at + 1 < len(starts) else len(line.text))
    last = found[-many:]
    return [terms for _, terms in last] if [rank for rank, _ in last] == list(range(1, many + 1)) else []


def _add(item: list[Term], line: _Line, start: int, end: int) -> None:
    """The numbers of a stretch, up to where it goes into parts or comparisons."""
    aside = _ASIDE.search(line.text, start, end)
    item += [term for term in line.terms if start <= term.start < (aside.start() if aside else end) and line.text.count("(", start, term.start) <= line.text.count(")", start, term.start)]


_DEED = regexp(r"发放|兑付|支付|支出|拨付|安排|下达|投入|补助")


def _same_deed(parts: Sequence[Term], whole: Term) -> bool:
    """发放补贴80万元；发放供养金30万元；…，发放救助金9万元。以上三项合计发放119万元: no numbering, but each was done as all of them were."""
    deed = _DEED.search(whole.clause)
    return deed is not None and all(deed.group() in part.clause for part in parts)


def _is_part(term: Term, whole: Term) -> bool:
    return term.countable and alike(term, whole) and not NO_ADDEND.search(term.clause) and not _PER.match(term.unit)
