"""Indicators appraised in paragraphs: what one weighs, its standard, what it reached, what it got.

A standard in words (评分标准：得分=完成率×分值) and what was found (评价情况：完成率92%，得3.68分) stand under one heading, or in
one paragraph that opens with the indicator's name; sentences say which they are by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Rubric, Subject
from model.regexp import regexp
from model.view import View, block_view
from parsers.bearings import bearings
from parsers.firstlevel import unshared_level, without_tail
from parsers.mark_words import SEVERAL, STRUNG, worth
from parsers.rubrics.missed import missed_in
from parsers.rubrics.notes import notes_in
from parsers.rubrics.site import Compact, Site
from parsers.rubrics.steps import rubric_in
from parsers.stretch import Stretch

_N = r"\d+(?:\.\d+)?"
_SENTENCE = regexp(r"[^。;]+[。;]?")
_CLAUSE = regexp(r"[^，,:]+[，,:]?")
_STANDARD = regexp(
    rf"得分=[^。]*[\u4e00-\u9fff]|(?<![均都标])[得为计]满分|扣完为止|扣至0|每[^。;]{{1,20}}(?:扣|减)[^，。;]{{0,8}}{_N}(?:分|%)|每[^，。;]{{1,14}}[，,]扣{_N}"
    rf"|按[^，。;]{{0,10}}(?:比例|完成率|执行率)[^，。;]{{0,6}}[得计扣给赋]分|酌情"
)
"""What only a standard holds: a formula in words, so much off for each."""
_CONDITION = regexp(
    rf"(?:{_N}%|以[上下])(?:\((?:含|不含)\))?\)?的?[，,]?(?:则|均)?(?:不得分|[得计]0分)|(?:-{_N}%|及?以[上下])(?:\((?:含|不含)\))?\)?的?[，,]?[得计]{_N}分"
    rf"|[≥>≤<]{_N}%的?[，,]?[得计]{_N}分|{_N}%的?[得计]{_N}分|否则[^，。;]{{0,4}}不得分"
)
"""A condition with its marks: a standard's, unless the sentence tells what was found."""
_TOLD = regexp(r"^(?:\d+[.、]|[(（]\d+[)）])?(?:经|根据|截至|截止|问卷|抽查|现场|实际|综上|因此|故|评价组|评价发现|评价认为|该项目|本项目|本年|\d{4}年|(?=[^。;]*\d{4}年\d{1,2}月)(?![^。;]*(?:每|满分|得分=))|(?:其中|共)?[^，。;]{0,12}\d+[^%分\d.][^，。;]*[，,])")
"""How a sentence begins that tells what was found."""
_AWARD = regexp(rf"{_N}%[，,](?:[^，。;每]{{0,6}}扣|故|应|实|因此|，)*(?:扣|得分?){_N}分")
"""到位率91%，得4.55分: what was given, not what may be."""
_LABEL = regexp(
    r"(?P<standard>(?:评分|评价|计分|打分|赋分|扣分|考核|得分)(?:标准|规则|办法|方法|细则|公式)(?:为|是)?:|(?:^|(?<=[。)]))(?:评价|评分|考核|指标|得分)要点(?:为|包括|是)?:)"
    r"|(?P<told>(?:(?:评价|评分|得分|完成|实际|执行|考核|打分|自评|实施|落实)(?:完成|得分)?(?:情况|依据|过程|结果|说明|分析|理由)|扣分(?:原因|理由|说明|情况)|实际得分|得分)(?:为|是)?:)"
)
_WORTH = regexp(rf"(?:(?:(?<!得)满分|分值|标准分值?|权重分?值?)(?:为|是|共|:)*|^[^。，,;:()]{{2,24}}[(:])(?P<n>{_N})分(?!值)")
_GOT = regexp(rf"(?:(?<![^，,。;:])(?:[^，,。;:\d]{{0,12}}(?:标准|规则|办法|评价|计算|比例))?(?:故|因此|综上|最终|实际|综合|评价|应|实|该项|本项|此项|该指标|本指标|该项指标|此项指标|指标|，)*)(?:得分|得|计)(?:为|是|:)*(?P<n>{_N})分(?![值制])")
_RATE = regexp(rf"(?P<name>[\u4e00-\u9fff()]{{0,16}}?(?:率|度|比例|进度))(?:仅|均|只|约)?(?:为|达到|达|是|:)*(?P<n>{_N}%)(?![-~]|(?:\((?:含|不含)\))?及?以[上下内])")
_NOT_REACHED = regexp(r"目标|计划|要求|应当|上年|去年|上一年|不低于|低于|高于|超过|标准|得分率|扣|权重|每|若|如果|是否")
_WHOLE = regexp(r"综合|平均|总体|整体|合计")
"""Of several rates of one kind the one that sums up."""
_GOAL = regexp(rf"(?:目标值?|指标值|标准值|计划值|要求)(?:应?(?:为|是|达到?|:))*(?:≥|不低于)?(?P<n>{_N}%)")
_MEASURE = regexp(r"(?P<name>[\u4e00-\u9fff]{1,12}(?:率|度|比例))")
_ALIKE = 3
"""Characters at the end that make two rates one kind: 完成率."""
_SEVERAL = regexp(r"(?P<code>[A-Z]\d{2,4})\s*[、.:：]?(?P<name>[\u4e00-\u9fff]{2,20})")


@dataclass(frozen=True, slots=True)
class _Page:
    """One stretch of an appraisal, without blanks, with the ranges that state the standard and those that tell what was found."""

    site: Site
    text: Compact
    standard: tuple[tuple[int, int], ...]
    told: tuple[tuple[int, int], ...]

    def matches(self, pattern: re.Pattern[str], ranges: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """All matches that lie inside the ranges."""
        for start, end in ranges:
            yield from pattern.finditer(self.text.text, start, end)

    def view(self, ranges: Sequence[tuple[int, int]]) -> View:
        """The ranges alone."""
        spans = [(self.text.at[start], self.text.at[end - 1] + 1) for start, end in ranges]
        whole = self.text.view
        offsets = [offset for start, end in spans for offset in whole.offsets[start:end]]
        return View("".join(whole.text[start:end] for start, end in spans), offsets, offsets[-1] + 1)


def prose_rubrics(document: Document, part_of: Callable[[int], int]) -> tuple[list[Figure], list[Rubric]]:
    """Standards and notes in paragraphs, each under the indicator that its heading or its first words name."""
    figures: list[Figure] = []
    rubrics: list[Rubric] = []
    texts = [Stretch(block_view(document, block), block.kind, index, part_of(block.span.start))
             for index, block in enumerate(document.blocks) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    for (_, subject), group in groupby(_carried(bearings(document, texts)), lambda pair: (pair[0].part, pair[1])):
        pages = [page for stretch, _ in group if (page := _page(document, stretch, subject, part_of)) is not None]
        weighed = any(_WORTH.search(page.text.text) for page in pages)
        for page in pages:
            if page.standard and (rubric := rubric_in(page.site, page.view(page.standard))):
                rubrics.append(rubric)
            if weighed:  # the best branch is no weight where one is told
                page.site.figures = [figure for figure in page.site.figures if figure.role != "criterion_full_mark"]
        if subject.indicator or subject.code:
            _tell(pages, any(page.standard for page in pages))
        figures.extend(figure for page in pages for figure in page.site.figures)
    for page in (page for stretch in texts for page in _in_turn(document, stretch, part_of)):
        if rubric := rubric_in(page.site, page.view(page.standard)):
            rubrics.append(rubric)
            _only("criterion_goal", [(page, match) for match in page.matches(_GOAL, page.told)])
            _result([page])
            _missed([page])
            figures.extend(page.site.figures)
    return figures, rubrics


_OPENED = regexp(rf"(?:^|(?<=[。；;]))(?:\d{{1,2}}[.、])?(?P<code>[A-Z]\d{{1,4}}(?:[-.]\d+)*)?[.、:]?(?P<name>[\u4e00-\u9fff、]{{3,20}}?)(?:[(（](?:分值|满分)?{_N}分(?:[，,](?:得分?|实得){_N}分[)）]|[)）](?=[。:]))|(?<=[性率度]){_N}分(?=[，,]))")
_TURNS = 2


def _in_turn(document: Document, stretch: Stretch, part_of: Callable[[int], int]) -> Iterator[_Page]:
    """甲（3分，得2分），…。乙（10分，得9分），评分标准为…: each of several indicators of a paragraph that states its standard, up to the next."""
    if "分" not in stretch.text:
        return
    text = Compact(stretch.view)
    found = list(_OPENED.finditer(text.text))
    ends = [match.start() for match in found[1:]] + [len(text.text)]
    for number, (match, end) in enumerate(zip(found, ends, strict=False)) if len(found) >= _TURNS else ():
        parts = [(match.end() + a, match.end() + b, standard) for a, b, standard in _parts(text.text[match.end() : end])]
        told, standard = (tuple((a, b) for a, b, kind in parts if kind is wanted) for wanted in (False, True))
        if standard:
            site = Site(document, part_of, f"b{stretch.block}.{number}", Subject(indicator=match["name"], code=match["code"]))
            yield _Page(site, text, standard, told)


def _carried(found: Iterator[tuple[Stretch, Subject]]) -> Iterator[tuple[Stretch, Subject]]:
    """评价情况：… goes on about the indicator that the paragraph before it opened with."""
    last = Subject()
    for stretch, subject in found:
        last = last if _LABEL.match(stretch.text) and stretch.kind is not BlockKind.HEADING else subject
        yield stretch, last


def _page(document: Document, stretch: Stretch, subject: Subject, part_of: Callable[[int], int]) -> _Page | None:
    if "分" not in stretch.text:
        return None
    text = Compact(stretch.view)
    if len({match["code"] for match in _SEVERAL.finditer(text.text)}) > 1 or sum(1 for _ in _OPENED.finditer(text.text)) >= _TURNS:
        return None  # several indicators in one paragraph: the sentences tell them apart
    if len(STRUNG.findall(text.text)) >= SEVERAL:
        return None
    parts = list(_parts(text.text))
    site = Site(document, part_of, f"b{stretch.block}", subject)
    return _Page(site, text, tuple((a, b) for a, b, standard in parts if standard), tuple((a, b) for a, b, standard in parts if not standard))


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """The sentences, each with whether it states the standard: a label says so until the next one, else what it holds."""
    labels = list(_LABEL.finditer(text))
    ends = [match.start() for match in labels[1:]] + [len(text)]
    start = labels[0].start() if labels else len(text)
    yield from _sentences(text, 0, start, None)
    for label, end in zip(labels, ends, strict=False):
        yield from _sentences(text, label.start(), end, label["standard"] is not None)


def _sentences(text: str, start: int, end: int, labelled: bool | None) -> Iterator[tuple[int, int, bool]]:
    standard = bool(labelled)
    for match in _SENTENCE.finditer(text, start, end):
        told = bool(_TOLD.match(match.group()) or _AWARD.search(match.group()))
        held = bool(_STANDARD.search(match.group()) or (not told and _CONDITION.search(match.group())))
        if labelled is None:
            standard = held
            if held:
                yield from _clauses(text, *match.span())
                continue
        elif labelled and not held and match.start() > start and told:
            standard = False
        yield match.start(), match.end(), standard


_OPEN = regexp(r"(?:[的者时]|达到?|以上|以下|[≥>≤<]\S*|全部|齐全|及时|规范|完整)[，,]?$")
"""How a clause ends that is half a condition: 全部完成的，得满分."""


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A sentence that states a standard between what was found: 执行率94%，按比例计分，得4.7分."""
    clauses = [match.span() for match in _CLAUSE.finditer(text, start, end)]
    held = [at for at, (a, b) in enumerate(clauses) if _STANDARD.search(text[a:b]) or _CONDITION.search(text[a:b]) or _COUNTED.search(text[a:b])]
    if not held:
        yield start, end, True
        return
    first = next((at for at, (a, b) in enumerate(clauses[:held[0]]) if _OPEN.search(text[a:b]) or not regexp(r"\d").search(text[a:b])), held[0])
    for at, span in enumerate(clauses):
        yield *span, first <= at <= held[-1]


_COUNTED = regexp(r"的?按[^，。;]{1,12}计")
"""不足1个的按1个计."""


def _tell(pages: Sequence[_Page], judged: bool) -> None:
    """The marks that the pages say were taken; where they state a standard, also the weight, the result and the score."""
    if any(len(list(_WORTH.finditer(page.text.text))) > 1 for page in pages):
        return  # several indicators: the sentences tell them apart
    for page in pages:
        if page.told and not unshared_level(Lexicon.load(), without_tail(page.site.subject.indicator or "")):  # 产出指标满分40分…: of several
            notes_in(page.site, Compact(page.view(page.told)), score=False)
    if not judged:
        return
    told = [(page, match) for page in pages for match in _WORTH.finditer(page.text.text)]
    _only(worth("".join(match.group() for _, match in told)), told)
    _only("indicator_score", [(page, match) for page in pages for match in page.matches(_GOT, page.told)])
    _only("criterion_goal", [(page, match) for page in pages for match in page.matches(_GOAL, page.told)])
    _result(pages)
    _missed(pages)


def _only(role: str, found: Sequence[tuple[_Page, re.Match[str]]], unit: str | None = None) -> None:
    """The number that all matches give; nothing where they differ."""
    if len({match["n"] for _, match in found}) == 1:
        page, match = found[-1]
        page.site.figure(role, page.text, match, "n", unit=unit)


def _missed(pages: Sequence[_Page]) -> None:
    standard = "。".join(page.text.text[start:end] for page in pages for start, end in page.standard)
    missed_in(standard, [(page.site, page.text, page.told) for page in pages])


def _result(pages: Sequence[_Page]) -> None:
    """The rate that the standard is about, as it was reached: the kind that the standard or the indicator names, else the only one
    told; nothing where several may be meant."""
    subject = pages[0].site.subject
    measures = {match["name"] for page in pages for match in page.matches(_MEASURE, page.standard)} | {subject.indicator or ""}
    kinds = {name[-_ALIKE:] for name in measures if _MEASURE.fullmatch(name[-12:])}
    found = [(page, match) for page in pages for match in page.matches(_RATE, page.told)
             if (not kinds or match["name"][-_ALIKE:] in kinds) and not _NOT_REACHED.search(regexp("[，。;:]").split(page.text.text[max(0, match.start("n") - 24):match.start("n")])[-1])]
    found = [pair for pair in found if _WHOLE.search(pair[1]["name"])] or found
    _only("criterion_result", found)
