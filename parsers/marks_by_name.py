"""Marks told in a sentence by the name or the code that the report's own score table gives an indicator: 完工及时性得3.50分; B101得3.90分;
B202扣2分，得3分; 预算执行率以到位资金为基数计算为90.01%，得3.60分; 受益人口目标21500人，实际21386人，完成率99.47%，得5.97分；后续管护机制方面，…，共扣1分，得3分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.document import BlockKind, Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.sentences.passage import FOR, NUM, in_standard
from parsers.stretch import Stretch

_SHORTEST, _LONGEST = 4, 20
_FEWEST = 3
"""Indicators of a table: fewer are no index system."""
_GOT = rf"(?:评价|实际|最终|综合|评定|自评|本次)*(?:得分|得|计){FOR}(?P<n>{NUM})分(?!值|制|以|的|/)"
_BETWEEN = r"(?:指标|一项)?(?P<between>[^。；;，,“”分]{0,24}%(?:[，,][^。；;，,“”分%]{2,24}){0,1})[，,](?:故|因此|据此|按[^，,。；;]{1,10})?"
"""资金到位率94.2%，未达目标，得4.71分: a rate, and little else."""
_LOST = rf"(?:指标|一项|该项)?[，,]?(?:因此|故|相应|被|共|合计)*扣(?:减|除)?(?:了)?(?P<lost>{NUM})分[，,]"
"""B202扣2分，得3分."""
_WORKED = rf"(?:指标)?(?:得分|得|计分)[=＝](?:[^=＝。；;，,\u4e00-\u9fff]{{1,40}}[=＝])(?P<n>{NUM})分(?!值|制)"
"""合格率90%，得分=90%×6=5.4分: what a working comes to; behind a code, the equations tell it."""
_NO_NAME = regexp(r"[率度性][和与及、]$|每|若|如$")


def marks_by_name(document: Document, stretches: Sequence[Stretch], tabled: Sequence[Figure]) -> Iterator[Figure]:
    """One ``indicator_score`` for each such mark, and the ``deduction`` told right before it; nothing in a report without a score table."""
    known = _known(tabled)
    if len(known) < _FEWEST:
        return
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pattern = re.compile(rf"(?P<name>{names})(?:(?:指标|一项)?[，,]?|{_LOST}|{_BETWEEN}){_GOT}")
    for stretch in stretches:
        if stretch.cell is not None or stretch.kind is BlockKind.HEADING or "分" not in stretch.text:
            continue
        named = ((match, known[match["name"]]) for match in pattern.finditer(stretch.text)
                 if not in_standard(stretch.text, match.start()) and not _NO_NAME.search(stretch.text[: match.start()][-2:]))
        for match, subject in (*named, *_by_part(stretch.text, known), *_by_heading(stretch.text, known), *_worked(stretch.text, known)):
            yield _mark(document, stretch, match, "n", subject)
            if match.groupdict().get("lost"):
                yield _mark(document, stretch, match, "lost", subject)


def _mark(document: Document, stretch: Stretch, match: re.Match[str], group: str, subject: Subject) -> Figure:
    role, label = ("indicator_score", "得分") if group == "n" else ("deduction", "扣分")
    start, end = match.span(group)
    stop = end if "=" in match.group().replace("＝", "=") else end + 1  # the equations' own figure ends with the number
    return Figure(
        id="", role=role, raw=stretch.text[start:stop], label=label, anchor=stretch.anchor(document, start, stop),
        part=stretch.part, number=match[group], unit_text="分", subject=subject, tokens=(stretch.span(start, end),))


_WORKED_OF = regexp(rf"(?<=[，,。；;:：]){_WORKED}")


def _worked(text: str, known: Mapping[str, Subject]) -> Iterator[tuple[re.Match[str], Subject]]:
    """C201合格率：…合格率90%，得分=90%×6=5.4分: what a working gives the one indicator that its paragraph opens with."""
    owner = next((subject for name, subject in known.items() if regexp(r"^[（(]?\d{0,2}[)）.、]?").sub("", text).startswith(name)), None)
    codes = {word for word in known if word == known[word].code and word in text}
    if owner is not None and len(codes) <= 1:
        yield from ((match, owner) for match in _WORKED_OF.finditer(text) if not in_standard(text, match.start()))


_LINK = r"(?:数量|总数|总量)?(?:共计?|合计|累计|已|完成|实际|达到?|为|是|:)*"
_AIMED = regexp(r"目标|计划|任务|预期|应|拟|力争|[上去前]年|往年|同期|[较比]|其中|每|标准|(?:不[低少高超多]|[≥≤])[^，。；;]{0,4}$")


def counts_by_name(document: Document, stretches: Sequence[Stretch], tabled: Sequence[Figure]) -> Iterator[Figure]:
    """调解纠纷3862件 of a paragraph, where 调解纠纷 | ≥3800件 | 3862件 is a row: one ``told_count`` by the row's name, counted as the row counts."""
    rows = [figure for figure in tabled if figure.role == "indicator_actual" and figure.subject.indicator and figure.number and figure.unit_text not in ("", "%")]
    units = {(figure.subject.indicator or "", figure.unit_text) for figure in rows if _SHORTEST <= len(figure.subject.indicator or "") <= _LONGEST}
    if not units:
        return
    told = "|".join(f"{re.escape(name)}(?={_LINK}{NUM}{re.escape(unit)}(?![\u4e00-\u9fff]*[/／每]))" for name, unit in sorted(units, key=lambda one: len(one[0]), reverse=True))
    pattern = re.compile(rf"(?P<name>{told}){_LINK}(?P<n>{NUM})(?P<unit>[^\W\d_]{{1,3}})")
    for stretch in stretches:
        if stretch.cell is not None or stretch.kind is BlockKind.HEADING:
            continue
        for match in pattern.finditer(stretch.text):
            clause = stretch.text[max(stretch.text.rfind(mark, 0, match.start()) for mark in "。；;，,") + 1 : match.start()]
            unit = next((unit for name, unit in units if name == match["name"] and match["unit"].startswith(unit)), None)
            if unit is None or _AIMED.search(clause) or in_standard(stretch.text, match.start()):
                continue
            start, end = match.start("n"), match.end("n") + len(unit)
            yield Figure(
                id="", role="told_count", raw=stretch.text[start:end], label=match["name"], anchor=stretch.anchor(document, start, end), part=stretch.part,
                number=match["n"], unit_text=unit, subject=Subject(item=match["name"], stage="achieved"), tokens=(stretch.span(start, match.end("n")),),
            )


def named_by_code(figures: Sequence[Figure], tabled: Sequence[Figure]) -> Iterator[Figure]:
    """Figures with the indicator that the report's score table has under their code: B102得分=96.85%×5=4.84分; none whose code it lacks."""
    known = _known(tabled)
    for figure in figures:
        if figure.role != "indicator_score" or figure.subject.indicator is not None:
            yield figure
        elif figure.subject.code in known:
            yield replace(figure, subject=known[figure.subject.code])


_PART = regexp(r"[^。；;\n]+")
_ENDS = regexp(rf"[，,](?:故|因此|据此|该项|本项|按[^，,。；;\d]{{1,10}})?{_GOT}$")
_MARK = regexp(r"得(?:分)?(?:为)?\d+(?:\.\d+)?分")
_OPENS = regexp(r"^(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,2}[)）、]|其中[，,:：]?|[①-⑳])?$")
_KIND = regexp(r"(?:面积|数量|人数|户数|情况|完成率|建设)$")
"""保护耕地3260亩，得5分, of the indicator 保护耕地面积."""


def _by_part(text: str, known: Mapping[str, Subject]) -> Iterator[tuple[re.Match[str], Subject]]:
    """What a part of a paragraph gives, that one indicator opens and one mark closes."""
    parts = list(_PART.finditer(text))
    if len(parts) < _PARTS:
        return
    short = {name: owner for name, owner in known.items() if name == owner.indicator}
    for name, owner in list(short.items()):
        brief = _KIND.sub("", name)
        if len(brief) >= _SHORTEST and sum(other.startswith(brief) for other in known) == 1:
            short[brief] = owner
    for part in parts:
        end = _ENDS.search(text, part.start(), part.end())
        if end is None or len(_MARK.findall(part.group())) != 1 or in_standard(text, part.start()):
            continue
        here = [name for name in short if name in part.group()]
        owners = {short[name].indicator for name in here}
        if len(owners) == 1 and any(_OPENS.match(part.group()[: part.group().find(name)]) for name in here):
            yield end, short[here[0]]


_HEADS = regexp(r"^(?:[（(]?\d{1,2}[)）.、．])?(?:[A-Z]\d{1,4})?[、.]?(?P<name>[^。；;，,:：（(\d]{4,20})(?:[（(][^（()）]{1,8}[)）])?[。:：]")


def _by_heading(text: str, known: Mapping[str, Subject]) -> Iterator[tuple[re.Match[str], Subject]]:
    """4.工程档案管理。抽查发现缺少影像资料，得2分。: the one mark of a paragraph that opens with the indicator's bare name, at its end."""
    head = _HEADS.match(text)
    end = _ENDS.search(text.rstrip("。；;")) if head is not None and head["name"] in known else None
    if head is not None and end is not None and len(_MARK.findall(text)) == 1 and not in_standard(text, end.start()):
        yield end, known[head["name"]]


_PARTS = 2


def _known(tabled: Sequence[Figure]) -> dict[str, Subject]:
    """Names and codes of the indicators that tables mark, those of one indicator alone."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for figure in tabled:
        own = figure.subject
        if figure.role not in ("indicator_weight", "indicator_score") or own.indicator is None or own.scope is not None:
            continue
        if _SHORTEST <= len(own.indicator) <= _LONGEST:
            found.setdefault(own.indicator, set()).add((own.indicator, own.code))
        if own.code and any(sign.isdigit() for sign in own.code):
            found.setdefault(own.code, set()).add((own.indicator, own.code))
    return {word: Subject(indicator=next(iter(owners))[0], code=next(iter(owners))[1]) for word, owners in found.items() if len({name for name, _ in owners}) == 1}
