"""What the checks of wording need: titles cited, attachments, numbering, short names, signatures, misprints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part, PartKind, Subject
from model.regexp import regexp
from parsers.dates import dates_in
from parsers.stretch import Stretch

_CITED = regexp(r"《(?P<title>(?:[^《》]|《[^《》]*》){3,80})》(?!\s*[（(]?[\u4e00-\u9fa5]{1,12}\s*[〔\[(（【]\s*(?:19|20)\d\d)")
_SHORT = regexp(
    r"(?P<full>[\u4e00-\u9fa5（）()\d\s]{4,40}?)\s*[（(]\s*以下(?:简称|称)(?:为)?\s*[:：]?\s*[“\"《](?P<short>[^”\"》]{2,20})[”\"》]\s*[)）]"
)
_QUOTED = regexp(r"“(?P<term>[\u4e00-\u9fa5]{4,12})”")
_ORGAN = regexp(r"^[\u4e00-\u9fa5（）()]{4,30}?(?:局|厅|委员会|办公室|中心|公司|事务所|政府|学校|医院|管委会)$")
_OWN_NUMBER = regexp(r"^[\u4e00-\u9fa5]{2,14}\s*[〔\[(（]\s*20\d\d\s*[〕\])）]\s*\d+\s*号$")
_ANNEX = regexp(r"^(?P<word>附[件表录])\s*(?P<number>[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?)\s*[:：、.]?\s*(?P<title>[^。；]*)$")
_ANNEX_ALONE = regexp(r"^附[件表录]\s*[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?\s*[:：]?$")
_LIST_HEAD = regexp(r"^(?:第?[一二三四五六七八九十]+(?:、|部分|章)\s*)?(?:相关|有关)?附件\s*(?:清单|目录)?\s*[:：]?$")
_LISTED = regexp(r"^(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>[^。]{2,60})$")
_INLINE = regexp(r"^附件\s*[:：]\s*(?P<rest>\d{1,2}\s*[.、．].+)$")
_TO_ANNEX = regexp(r"(?:见|详见|参见|如)\s*(?P<mark>附[件录表]\s*[一二三四五六七八九十\d]+(?:\s*[-—]\s*\d+)?)")
_NUMBERED = regexp(r"(?:附|续)?表\s*[\d一二三四五六七八九十]{1,3}(?:\s*[-—–.．]\s*\d{1,3})*\s*[^，。；]{2,50}")
_BELOW = regexp(r"(?:如|见|详见)\s*(?P<mark>下表)")
_TWICE = regexp(r"(?P<mark>[，。、；：！？,;])(?<![，。、；：！？,;].)[^\S\n]*(?P=mark)(?![ㄒㄓㄔㄕㄖㄗㄘㄙ（）()\d])(?![，。、；：！？,;])")
_ONE_LISTED = regexp(r"^附件\s*[:：]\s*(?P<rest>[^\d\s《][^。；;，,]{3,78})$")
_CUT = regexp(r"[于对由和与][（(]以下(?:简称|称)|[、，]的(?=[\u4e00-\u9fa5])")
_LOST_BRACKET = regexp(r"[\u4e00-\u9fa5]{2,10}[〔\[(（]\s*20\d{4,6}\s*号|^[（(]\s*\d{1,2}\s*《")
_STYLES = (
    ("一", regexp(r"^(?P<mark>(?P<n>[一二三四五六七八九十]{1,3})、)")),
    ("(一)", regexp(r"^(?P<mark>[（(]\s*(?P<n>[一二三四五六七八九十]{1,3})\s*[)）])")),
    ("1.", regexp(r"^(?P<mark>(?P<n>\d{1,2})\s*[.．、](?!\d{2}|\d\s*(?:[%万亿.]|元|个|户|亩|米|吨)))")),
    ("(1)", regexp(r"^(?P<mark>[（(]\s*(?P<n>\d{1,2})\s*[)）])")),
)


def wording_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures of words alone."""
    found: list[Figure] = []
    for index, stretch in enumerate(stretches):
        for item in _in_text(document, stretches, index, lexicon):
            found.append(_figure(document, stretch, item))
        if stretch.cell is None:
            for item in _on_its_line(stretches, index, parts):
                at = (
                    stretches[index + 1]
                    if item.scope == "heading" and _ANNEX_ALONE.match(stretch.text.strip()) and index + 1 < len(stretches)
                    else stretch
                )
                found.append(_figure(document, at, item if at is stretch else replace(item, start=0, end=len(at.text.rstrip()))))
    found.extend(_numberings(document, stretches, parts))
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    role: str
    start: int
    end: int
    raw: str | None = None
    item: str | None = None
    scope: str | None = None
    title: str = ""


def _figure(document: Document, stretch: Stretch, item: _Found) -> Figure:
    raw = stretch.text[item.start : item.end] if item.raw is None else item.raw
    return Figure(
        id="",
        role=item.role,
        raw=raw,
        label=item.title,
        anchor=stretch.anchor(document, item.start, item.end),
        part=stretch.part,
        subject=Subject(item=item.item, scope=item.scope),
    )


def _in_text(document: Document, stretches: Sequence[Stretch], index: int, lexicon: Lexicon) -> Iterator[_Found]:
    stretch = stretches[index]
    text = stretch.text
    if "《" in text:
        for match in _CITED.finditer(text):
            if _tail(lexicon.digest).search(match["title"]):
                yield _Found("document_title", match.start("title"), match.end("title"))
    if "以下" in text:
        yield from _short_names(text, lexicon)
    if "“" in text and stretch.cell is None:
        for match in _QUOTED.finditer(text):
            yield _Found("quoted_term", match.start("term"), match.end("term"))
    for match in _TO_ANNEX.finditer(text) if "附" in text else ():
        mark = "".join(match["mark"].split())
        yield _Found("attachment", match.start("mark"), match.end("mark"), mark, regexp(r"^附[件录表]").sub("", mark), "reference")
    for match in _BELOW.finditer(text) if "下表" in text else ():
        yield _Found("table_reference", match.start("mark"), match.end("mark"), "下表", _table_after(document, stretch))
    yield from _misprints(text, lexicon)


@cache
def _misprinted(digest: str) -> re.Pattern[str]:
    """The lexicon's misprints, brackets of either width."""
    behind = "(?<![自知异年月期季周始之岁].)"  # 自己完成, 年末到位; after the first character, so that each alternative begins with a plain one
    either = [
        re.escape(first) + behind + re.escape(word[1:]).replace("（", "[（(]").replace("）", "[)）]")
        for word in sorted(Lexicon.load().words["misprints"], key=len, reverse=True) for first in ("（(" if word[0] == "（" else word[0])
    ]
    return re.compile("|".join(either))


def _misprints(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    cut = "以下" in text or "、的" in text or "，的" in text
    bracket = "《" in text or ("号" in text and "20" in text)
    for kind, pattern, likely in (
        ("叠字", _doubled(lexicon.digest), True), ("叠标点", _TWICE, True), ("疑误", _CUT, cut), ("疑误", _misprinted(lexicon.digest), True),
        ("括号", _LOST_BRACKET, bracket),
    ):
        for match in pattern.finditer(text) if likely else ():
            if kind == "叠字" and _two_words(text, match.start()):
                continue
            yield _Found("garbled", match.start(), match.end(), item=kind)


_TAILS = regexp(r"[款事各专单分奖子立选强弱杂逐此该本每某一二三四五六七八九十两几多]项项[目]|对对[象方于应口比照策]|[应面相针绝核校反派]对对|为为[人何了期主止]|[作认成因行]为为|[\d]是是|[目标]的的确|[随]从从|在在[建校职编岗线]|[现存实所正]在在|和和[谐平]|[饱总温]和和|及及[时格]|[以普涉]及及|了了[解结然断]|由由|于于[是]|[关对属由]于于|与与|[参]与与|据据[实此]|[数依根证]据据|[自理缘]由由")
"""Two words that meet on the same character: 暂付性款项项目, 对对象."""


def _two_words(text: str, at: int) -> bool:
    return _TAILS.search(text, max(0, at - 1), at + 3) is not None or _BY_A_RATE.match(text, at) is not None


_BY_A_RATE = regexp(r"按按[期时质][^，。；]{0,6}率")
"""按按期完工率计分: by the rate that is called so."""


@cache
def _doubled(digest: str) -> re.Pattern[str]:
    return re.compile(rf"([{''.join(map(re.escape, Lexicon.load().words['doubled_characters']))}])\1")


@cache
def _tail(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(Lexicon.load().words['document_tails'])})(?:[（(][^（）()]*[)）])?$")


def _short_names(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """…县财政局（以下简称“财政局”）: the name begins after the last word that introduces it."""
    for match in _SHORT.finditer(text):
        full = "".join(match["full"].split())
        for lead in lexicon.words["name_leads"]:
            at = full.rfind(lead)
            if at >= 0 and len(full) - at - len(lead) >= 4:
                full = full[at + len(lead) :]
        full = full.rstrip("于为")
        yield _Found("short_name", match.start("short"), match.end("short"), item=full)


def _table_after(document: Document, stretch: Stretch) -> str | None:
    """The group of the table that follows before the next heading; that of the first row under a caption where the ruling was lost."""
    for index, block in enumerate(document.blocks[stretch.block + 1 :], stretch.block + 1):
        if block.table is not None:
            return f"t{block.table}"
        if block.kind is BlockKind.HEADING:
            return None
        captioned = index == stretch.block + 1 and _NUMBERED.fullmatch(document.text, block.span.start, block.span.end)
        loose = _loose_row(document, index + 1) if captioned else None
        if loose:
            return loose
    return None


def _loose_row(document: Document, index: int) -> str | None:
    """The group of the block that stands under a table's caption, where it reads as a row of cells and not as a sentence."""
    while index < len(document.blocks) and document.blocks[index].kind is BlockKind.FURNITURE:
        index += 1
    block = document.blocks[index] if index < len(document.blocks) else None
    words = document.text[block.span.start:block.span.end] if block is not None and block.kind is BlockKind.PARAGRAPH else "。"
    return f"b{index}" if len(words) <= 60 and "。" not in words else None


def _on_its_line(stretches: Sequence[Stretch], index: int, parts: Sequence[Part]) -> Iterator[_Found]:
    stretch = stretches[index]
    text = stretch.text.strip()
    start = stretch.text.find(text)
    part = parts[stretch.part]
    if len(text) < 3 or len(text) > 90:
        return
    annex = _ANNEX.match(text)
    begins = part.span.start <= stretch.view.offsets[0] < part.span.start + 12
    if annex and begins:
        title = "".join(annex["title"].split()) or part.title
        yield _Found("attachment", start, start + len(text), text, "".join(annex["number"].split()), "heading", title)
    inline = _INLINE.match(text)
    if inline:
        yield from _announced(stretch, inline)
    listed = None if inline or (begins and part.span.start) else _ONE_LISTED.match(text)
    if listed:
        at = start + listed.start("rest")
        yield _Found("attachment", at, at + len(listed["rest"]), _bare(listed["rest"]), scope="announced")
    elif _LIST_HEAD.match(text):
        return
    elif (listed := _LISTED.match(text)) and _under_list(stretches, index):
        yield _Found("attachment", start + listed.start("title"), start + listed.end("title"), _bare(listed["title"]), listed["number"], "announced")
    if _ORGAN.match("".join(text.split())):
        scope = _issuer(stretches, index)
        if scope:
            yield _Found("issuer", start, start + len(text), scope=scope)


def _announced(stretch: Stretch, inline: re.Match[str]) -> Iterator[_Found]:
    base = stretch.text.index(inline["rest"])
    for match in regexp(r"(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>.+?)(?=\s*\d{1,2}\s*[.、．]\s*[\u4e00-\u9fa5《]|$)").finditer(inline["rest"]):
        yield _Found("attachment", base + match.start("title"), base + match.end("title"), _bare(match["title"]), match["number"], "announced")


def _bare(title: str) -> str:
    return "".join(title.split()).strip("《》：:")


def _under_list(stretches: Sequence[Stretch], index: int) -> bool:
    """Whether the list that this item stands in opens with 附件：."""
    for stretch in reversed(stretches[max(0, index - 14) : index]):
        text = stretch.text.strip()
        if stretch.cell is None and _LIST_HEAD.match(text):
            return True
        if stretch.cell is not None or (not _LISTED.match(text) and len(text) > 30):
            return False
    return False


def _issuer(stretches: Sequence[Stretch], index: int) -> str | None:
    """letterhead: among the first lines of a part that carries its own number; signoff: before a date alone on its line."""
    stretch = stretches[index]
    following = [other.text.strip() for other in stretches[index + 1 : index + 5] if other.part == stretch.part]
    if any(
        len(other) < 24 and regexp(r"\s*(?:印发)?").fullmatch(other[: hit.start] + other[hit.end :]) for other in following for hit in dates_in(other)
    ):
        return "signoff"
    first = next(at for at, other in enumerate(stretches) if other.part == stretch.part)
    head = ["".join(other.text.split()) for other in stretches[first : first + 8]]
    return "letterhead" if index - first < 6 and ("文件" in head or any(_OWN_NUMBER.match(line) for line in head)) else None


@dataclass
class _Run:
    """A numbering that goes on: marks, numbers, and where it broke."""

    marks: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    at: tuple[Stretch, int, int] | None = None
    broken: bool = False


def _numberings(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part]) -> Iterator[Figure]:
    """One figure a run of numbered lines (three or more), and one for the attachments' headings."""
    runs: dict[int, _Run] = {}
    since: dict[int, str] = {}
    part = -1
    for stretch in stretches:
        if stretch.cell is not None:
            continue
        if stretch.part != part:
            yield from _closed(document, [runs.pop(level) for level in sorted(runs)])
            part = stretch.part
        text = stretch.text.strip()
        level, match = next(((level, found) for level, (_, form) in enumerate(_STYLES) if (found := form.match(text))), (None, None))
        if level is None or match is None or parts[part].kind is PartKind.QUESTIONNAIRE:
            since = {key: value + text for key, value in since.items()}
            continue
        yield from _closed(document, [runs.pop(deeper) for deeper in sorted(runs) if deeper > level])
        number = _value(match["n"])
        run = runs.get(level)
        if run is None or number <= run.numbers[-1] or number > run.numbers[-1] + 3:
            if run is not None:
                yield from _closed(document, [run])
            run = runs[level] = _Run()
        elif number > run.numbers[-1] + 1 and not _inside(since.get(level, ""), number - 1, level):
            run.broken = True
            run.at = (stretch, stretch.text.index(text), stretch.text.index(text) + match.end("mark"))
        elif number > run.numbers[-1] + 1:
            run = runs[level] = _Run()
        run.marks.append("".join(match["mark"].split()).rstrip("、.．"))
        run.numbers.append(number)
        run.at = run.at or (stretch, stretch.text.index(text), stretch.text.index(text) + match.end("mark"))
        since[level] = text
    yield from _closed(document, [runs[level] for level in sorted(runs)])
    yield from _annexes(document, stretches, parts)


def _inside(text: str, number: int, level: int) -> bool:
    """Whether the missing number stands inside a paragraph since."""
    if level in (0, 1):
        mark = _HAN[number - 1] if number <= len(_HAN) else "百"
        return bool(re.search(rf"(?<![\u4e00-\u9fa5]){mark}、|[（(]\s*{mark}\s*[)）]", text))
    if level == 2:
        return bool(re.search(rf"(?<![\d.]){number}\s*[.、．]\s*[\u4e00-\u9fa5《]", text))
    return bool(re.search(rf"[（(]\s*{number}\s*(?:[)）]|《)", text))


_HAN = "一二三四五六七八九十"


def _value(mark: str) -> int:
    if mark.isdigit():
        return int(mark)
    tens, ten, ones = mark.rpartition("十")
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0) if ten else _HAN.index(mark[0]) + 1


def _closed(document: Document, runs: Sequence[_Run]) -> Iterator[Figure]:
    for run in runs:
        if len(run.marks) >= 3 and run.at is not None:
            stretch, start, end = run.at
            yield _figure(document, stretch, _Found("numbering", start, end, " ".join(run.marks)))


_ANNEX_CAPTION = regexp(r"\s*附\s*件\s*(?P<n>[一二三四五六七八九十\d]+)")
"""附件2：基础数据表 right above its table, which begins no part of its own."""


_ANNEX_LINE = regexp(r"\s*附\s*件\s*(?P<n>[一二三四五六七八九十\d]+)(?:\s+|\s*[:：]\s*)[\u4e00-\u9fff]")
"""附件3  反馈意见：无异议。: all of an attachment on its line."""


def _annexes(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part]) -> Iterator[Figure]:
    """附件一 附件2 …: the headings of the attachments as one series."""
    heads: list[tuple[Stretch, str]] = []
    starts = {part.span.start for part in parts}
    lines: set[str] = set()
    for stretch in stretches:
        match = _ANNEX.match(stretch.text.strip()) if stretch.cell is None and len(stretch.text) < 90 else None
        if match and stretch.view.offsets and any(start <= stretch.view.offsets[0] < start + 3 for start in starts) and "-" not in match["number"]:
            heads.append((stretch, "".join((match["word"] + match["number"]).split())))
        elif heads and stretch.cell is None and (line := _ANNEX_LINE.match(stretch.text)):
            lines.add(line["n"])
    captions = {match["n"] for table in document.tables if table.caption and (match := _ANNEX_CAPTION.match(document.text, table.caption.start))}
    captions |= lines
    marks = [mark for _, mark in heads]
    styles = [mark[-1] in _HAN for mark in marks]
    if len(heads) > 1:
        odd = next((index for index in range(1, len(styles)) if styles[index] != styles[index - 1]), 0)
        stretch = heads[odd][0]
        told = [*marks, *(f"附件{number}" for number in captions if f"附件{number}" not in marks)]
        kept = marks if len(told) == len(marks) else sorted(told, key=lambda mark: _value(mark[2:]))
        yield _figure(document, stretch, _Found("numbering", 0, min(len(stretch.text), 6), " ".join(kept)))
