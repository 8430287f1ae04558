"""Names in a row, and the count beside them: 甲小区、乙小区和丙花园等7个小区; 3个街道（甲街道、乙街道、丙街道）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Enumeration, Figure, Part, PartKind, Subject
from model.regexp import regexp
from parsers.process.lots import lot_names
from parsers.small_numbers import HAN, small
from parsers.stretch import Stretch

_HAN = HAN + "两"
_JOINT = regexp(r"(?<=[\u4e00-\u9fa5)）＿”])(?:以及|(?<![惠涉普波顾遍以])及(?!其)|和|与)(?=[\u4e00-\u9fa5“])")
_ORDINAL = regexp(r"^(?:[①-⑳]|[（(]?\d{1,2}[)）.、]|[（(]?[一二三四五六七八九十][)）、])\s*")
_DIGIT_IN_NAME = regexp(r"\d+(?:\.\d+)?\s*(?:万|元|%|个|户|栋|平方米|米|公里)")


@dataclass(frozen=True, slots=True)
class Lists:
    """Enumerations, and a figure for each community named."""

    enumerations: tuple[Enumeration, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    names: tuple[tuple[int, int], ...]
    claimed: tuple[int, int] | None
    counter: str
    noun: str
    closed: bool


_ASCII_COMMA = regexp(r"(?<!\d),|,(?!\d)")
"""Sites print half-width commas: same length, so places hold."""


_NO_NAME = regexp(r"\d+[座处个户人台套公里米]*$|每[\u4e00-\u9fff]")
"""供水站6座、每座服务1个村: no names of villages."""


def lists_of(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> Lists:
    """All lists of names that stand with a count, and lists of communities without one."""
    lists: list[Enumeration] = []
    figures: list[Figure] = []
    for stretch in stretches:
        if ("、" not in stretch.text and "和" not in stretch.text) or parts[stretch.part].kind is PartKind.QUESTIONNAIRE:
            continue
        taken: list[tuple[int, int]] = []
        text = _ASCII_COMMA.sub("，", stretch.text)
        counts = tuple(_counts(lexicon.digest).finditer(text)) if _counted(lexicon.digest).search(text) else ()
        for found in (*_after(text, counts, lexicon), *_before(text, counts, lexicon), *_reversed_counts(text, lexicon), *_of_one_kind(text), *_of_one_tail(text, lexicon), *_bare(text, lexicon)):
            low, high = found.names[0][0], found.names[-1][1]
            if any(low < end and start < high for start, end in taken) or any(_NO_NAME.search(text, *name) for name in found.names):
                continue
            taken.append((low, high))
            entry = _enumeration(document, stretch, found, f"n{len(lists) + 1}", lexicon)
            lists.append(entry)
            if entry.kind == "community":
                figures.extend(_named(document, stretch, found))
    figures.extend(_flagships(document, stretches, lexicon))
    return Lists(tuple(lists), tuple(figures))


def _flagships(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[Figure]:
    """甲家属楼等6个小区: the one community that is named, once a part."""
    pattern = re.compile(rf"(?<![、和及])(?P<name>[\u4e00-\u9fa5]{{2,14}}?(?:{_tails(lexicon.digest).pattern}))等\s*\d+\s*个[\u4e00-\u9fa5]{{0,4}}小区")
    seen: set[tuple[int, str]] = set()
    for stretch in stretches:
        for match in pattern.finditer(stretch.text) if "等" in stretch.text and "小区" in stretch.text else ():
            start = _first(stretch.text, match.start("name"), match.end("name"), lexicon)
            name = stretch.text[start : match.end("name")]
            if (stretch.part, name) not in seen and len(name) > 2:
                seen.add((stretch.part, name))
                anchor = stretch.anchor(document, start, match.end("name"))
                yield Figure(id="", role="community_name", raw=name, label="", anchor=anchor, part=stretch.part)


def _enumeration(document: Document, stretch: Stretch, found: _Found, id_: str, lexicon: Lexicon) -> Enumeration:
    text = stretch.text
    low, high = found.names[0][0], found.names[-1][1]
    claimed = None
    if found.claimed:
        low, high = min(low, found.claimed[0]), max(high, found.claimed[1])
        claimed = text[found.claimed[0] : found.claimed[1]]
    return Enumeration(
        id=id_,
        names=tuple("".join(text[start:end].split()) for start, end in found.names),
        spans=tuple(stretch.span(start, end) for start, end in found.names),
        claimed=claimed,
        counter=found.counter + found.noun,
        closed=found.closed,
        anchor=stretch.anchor(document, low, high),
        claimed_anchor=stretch.anchor(document, *found.claimed) if found.claimed else None,
        part=stretch.part,
        kind=lexicon.maps["list_kinds"].get(found.noun, ""),
        tokens=(stretch.span(*found.claimed),) if found.claimed else (),
    )


def _named(document: Document, stretch: Stretch, found: _Found) -> Iterator[Figure]:
    for start, end in found.names:
        anchor = stretch.anchor(document, start, end)
        yield Figure(id="", role="community_name", raw=stretch.text[start:end], label="", anchor=anchor, part=stretch.part, subject=Subject())


@cache
def _nouns(digest: str) -> str:
    return "|".join(sorted(Lexicon.load().maps["list_kinds"], key=len, reverse=True))


_OWN = r"(?:所属|局属|直属|下属|归口|独立核算|义务教育|公办|民办|定点|试点|受益|项目|基层)?(?:的)?"
"""6个所属事业单位, 8所义务教育学校: whose or of what kind they are, before what they are."""


@cache
def _counts(digest: str) -> re.Pattern[str]:
    """等7个小区, 共3个街道, 四个方面."""
    return re.compile(
        rf"(?P<etc>等)?\s*(?:共计|共|合计|总计|这)?\s*(?P<number>\d{{1,4}}|[{_HAN}]{{1,3}})\s*(?P<counter>个|家|所|类|大|项|条|名)\s*{_OWN}(?P<noun>(?:{_nouns(digest)}))"
    )


@cache
def _counted(digest: str) -> re.Pattern[str]:
    """The core of what :func:`_counts` finds: most texts hold none, and this begins with one of few characters."""
    return re.compile(rf"[\d{_HAN}]\s*(?:个|家|所|类|大|项|条|名)\s*{_OWN}(?:{_nouns(digest)})")


@cache
def _counted_behind(digest: str) -> re.Pattern[str]:
    """办公室、财务股等内设机构9个: the count stands behind its noun."""
    return re.compile(rf"(?P<etc>等)\s*(?P<noun>(?:{_nouns(digest)}))\s*(?:共计|共|合计)?\s*(?P<number>\d{{1,3}}|[{_HAN}]{{1,3}})\s*(?P<counter>个|家|所|项)(?=[。；;，,]|$)")


@cache
def _leads(digest: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(Lexicon.load().words['list_leads'], key=len, reverse=True))})(?=[\\u4e00-\\u9fa5“])")


def _after(text: str, counts: Sequence[re.Match[str]], lexicon: Lexicon) -> Iterator[_Found]:
    """甲、乙和丙等3个小区: the count follows the names and closes the list."""
    behind = _counted_behind(lexicon.digest).finditer(text) if "等" in text else ()
    for match in (*counts, *behind):
        before = text[: match.start()].rstrip()
        flat = _MARKED.sub(lambda marked: "＿" * len(marked.group()), before)
        cut = max(flat.rfind(mark) for mark in "，。；;：:！？\n（(") + 1
        phrase = before[cut:]
        if phrase.endswith((")", "）")) and _shut_in(phrase):
            continue  # 3个部门（甲、乙和丙）和7个单位: the names in brackets belong to the count before them
        if regexp(r"[\d一二三四五六七八九十][至到\-~—]$").search(before):
            continue  # 各选取1至2个市县
        if before.endswith(("、", "，", "。", "和", "及", "与")) or ("、" not in phrase and not (match["etc"] and _JOINT.search(phrase))):
            continue
        names, sure = _names(phrase, cut, lexicon, match["number"], loose=_loose(match["noun"], lexicon))
        apart = phrase.rfind("以及") + len("以及")
        if apart > 1 and "、" in phrase[apart:] and len(names) != small(match["number"]):  # 走访了甲局以及丙院、丁院这2家项目单位
            inner, certain = _names(phrase[apart:], cut + apart, lexicon, match["number"], loose=_loose(match["noun"], lexicon))
            names, sure = (inner, certain) if len(inner) == small(match["number"]) else (names, sure)
        if len(names) > 1:
            yield _Found(tuple(names), (match.start("number"), match.end("number")), match["counter"], match["noun"], sure)


_MARKED = regexp(r"[（(](?:权重|分值|满分)?[:：]?\d+(?:\.\d+)?[分%％][)）]")
"""资金管理（12分）、组织实施（8分）: marks in brackets are no bracket that opens the list."""


def _shut_in(phrase: str) -> bool:
    """Whether a phrase cut at an opening bracket runs past its closing one."""
    return not any(mark in phrase[:-1] for mark in "（(")


def _before(text: str, counts: Sequence[re.Match[str]], lexicon: Lexicon) -> Iterator[_Found]:
    """3个街道（甲街道、乙街道、丙街道）, 6个小区，甲、乙…。: the names follow the count."""
    for match in counts:
        opened = regexp(r"\s*(?P<mark>[（(]|[:：]|(?:(?:纳入|参加|列入|参与|承担|享受|实施|进行|开展)[\u4e00-\u9fa5]{0,8})?[，,]?(?:分别为|分别是|依次为)[:：]?|[，,]?(?:即|包括)[:：]?|[，,]为)\s*").match(text[match.end() :])
        start = match.end() + (opened.end() if opened else 0)
        if opened and opened["mark"] in "（(":
            stop = regexp(r"[）)](?![、])").search(text[start:])
        elif opened:
            stop = regexp(r"[。；;]").search(text[start:])
        else:
            continue
        end = start + stop.start() if stop else len(text)
        phrase = text[start:end]
        if opened["mark"] not in "（(：:" and "、" in phrase.split("，")[0]:
            phrase = phrase.split("，")[0]  # 4个项目，为甲、乙、丙和丁，总投资…
        if not ("、" in phrase or _BODIES.fullmatch(phrase)) or "，" in phrase or len(phrase) > 40 * 30:
            continue
        if opened["mark"] in "：:" and text[end : end + 1] in (";", "；"):
            continue  # 分三个阶段：3月上旬收集资料、制定方案；3月下旬…: the items stand between the semicolons
        closed = not regexp(r"等\s*$").search(phrase)
        names, sure = _names(phrase, start, lexicon, match["number"], lead=False, loose=_loose(match["noun"], lexicon), works=_of_works(match["noun"], lexicon))
        if len(names) > 1:
            yield _Found(tuple(names), (match.start("number"), match.end("number")), match["counter"], match["noun"], closed and sure)


_WORKS = regexp(
    r"(?P<noun>[\u4e00-\u9fa5]{1,6}(?P<tail>[站桥房厂库池塔闸渠井路街坝馆园队]))\s*(?P<number>\d{1,2})\s*(?P<counter>座|处|个|所|栋|条|口|支|家)\s*"
    r"(?:[（(](?:分别为|分别是|即|包括)?[:：]?|[，,]?(?:分别为|分别是|依次为)[:：]?)(?P<names>[\u4e00-\u9fa5]{2,14}(?:、[\u4e00-\u9fa5]{2,14}){2,})(?=[)）。；;]|$)"
)


_LISTED = r"(?P<names>[\u4e00-\u9fa5]{2,14}(?:、[\u4e00-\u9fa5]{2,14}){2,})(?=[)）])"
_WORKS_AHEAD = (
    regexp(rf"(?<![\d第])(?P<number>\d{{1,2}})\s*(?P<counter>座|处|条|口|栋|支|宗|个)(?P<noun>[\u4e00-\u9fa5]{{0,6}}?(?P<tail>[站桥房厂库池塔闸渠井路街坝馆园队河沟塘]))[梁]?\s*[（(](?:分别为|分别是|即|包括)?[:：]?{_LISTED}"),
    regexp(rf"(?<![\d第])(?P<number>\d{{1,2}})\s*(?P<counter>座|处|条|口|栋|支|宗|个|所|家)\s*[（(](?:分别为|分别是|即)?[:：]?{_LISTED}[)）](?P<noun>[\u4e00-\u9fa5]{{2}})"),
)
_CONTENT = regexp(r"^(?:含|其中|包含|不含)")
_DONE_TO = regexp(r"^.*(?:改造|[新改扩]建|建设|涉及|及|和)(?=.{2})")


def _of_one_kind(text: str) -> Iterator[_Found]:
    """泵站5座（东门站、南河站、…）, 5座桥梁（东桥、西桥、…）, 5宗（东坑、西坑、…）水库: works counted by a word of their own, each named by it."""
    for match in _WORKS.finditer(text) if "、" in text else ():
        names = [(match.start("names") + piece.start(), match.start("names") + piece.end()) for piece in regexp(r"[^、]+").finditer(match["names"])]
        if all(text[end - 1] == match["tail"] for _, end in names):
            noun = _DONE_TO.sub("", match["noun"])
            yield _Found(tuple(names), match.span("number"), match["counter"], noun, True)
    for pattern in _WORKS_AHEAD if "、" in text else ():
        for match in pattern.finditer(text):
            names = [(match.start("names") + piece.start(), match.start("names") + piece.end()) for piece in regexp(r"[^、]+").finditer(match["names"])]
            tailed = "tail" not in match.groupdict() or all(text[end - 1] == match["tail"] for _, end in names)
            if tailed and not _CONTENT.match(match["names"]):
                yield _Found(tuple(names), match.span("number"), match["counter"], match["noun"], True)


_TAILED = regexp(
    rf"(?P<number>\d{{1,2}}|[{_HAN}]{{1,2}})\s*(?P<counter>类|种|项|个|家|所|座|支|处|场|门|期)\s*(?P<noun>[\u4e00-\u9fa5]{{2,12}}?)[，,]?(?:分别为|分别是|依次为)[:：]?"
    r"(?P<names>[\u4e00-\u9fa5“”]{3,16}(?:、[\u4e00-\u9fa5“”]{3,16})+)(?=[。；;]|[，,](?!其[余他它]|另|还|剩)[^，,。；;、\d]{0,12}\d|$)"
)
_SHORTEST_TAIL = 2


def _of_one_tail(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """开设4类兴趣课程，分别为书法课程、舞蹈课程、…: what is counted ends every name, whatever it is."""
    for match in _TAILED.finditer(text) if "分别" in text or "依次" in text else ():
        names, _ = _names(match["names"], match.start("names"), lexicon, match["number"], lead=False)
        first = text[slice(*names[0])] if len(names) > 1 else ""
        tails = (first[at:] for at in range(1, len(first) - _SHORTEST_TAIL + 1))
        tail = next((tail for tail in tails if tail in match["noun"] and all(text.endswith(tail, *name) for name in names)), None)
        if tail is not None:
            yield _Found(tuple(names), match.span("number"), match["counter"], tail, True)


_BODY = r"[\u4e00-\u9fa5]{2,20}(?:中心|局|站|所|科|股|室|部|处|院|校|馆|队|镇|乡|村|街道|社区|公司|项目|工程)"
_BODIES = regexp(rf"{_BODY}(?:和|及|以及|与){_BODY}")
"""甲中心和乙中心: two names are a list without 、."""


@cache
def _counts_behind(digest: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<noun>{_nouns(digest)})\s*(?:共?有|共)?\s*(?P<number>\d{{1,4}}|[{_HAN}]{{1,3}})\s*(?P<counter>个|家|所|项)\s*[，,：:（(]\s*(?:分别为|分别是|即|包括|依次为)?[:：]?\s*"
        r"(?P<names>[^，。；;：:（）()]{4,400})(?=[。；;）)]|$)"
    )


def _reversed_counts(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """小区6个，甲家属院、乙家属楼。"""
    for match in _counts_behind(lexicon.digest).finditer(text) if "、" in text or "和" in text else ():
        if not ("、" in match["names"] or _BODIES.fullmatch(match["names"])) or _DIGIT_IN_NAME.search(match["names"]):
            continue
        closed = not match["names"].rstrip().endswith("等")
        names, sure = _names(match["names"], match.start("names"), lexicon, match["number"], lead=False, loose=_loose(match["noun"], lexicon))
        if len(names) > 1:
            yield _Found(tuple(names), (match.start("number"), match.end("number")), match["counter"], match["noun"], closed and sure)


@cache
def _tails(digest: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted((tail for tail in Lexicon.load().words["community_tails"] if len(tail) > 1), key=len, reverse=True)))


@cache
def _communities(digest: str) -> re.Pattern[str]:
    name = rf"[\u4e00-\u9fa5]{{2,12}}?(?:{_tails(digest).pattern})(?:[（(][^（）()]{{1,10}}[)）])?"
    return re.compile(rf"(?P<names>{name}(?:(?:、|和|及|以及){name})+)(?P<etc>等)?")


def _bare(text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """Communities in a row without a count: 涉及甲小区和乙家属院."""
    tails = _tails(lexicon.digest)
    for match in _communities(lexicon.digest).finditer(text) if len(tails.findall(text)) > 1 else ():
        names, _ = _names(match["names"], match.start("names"), lexicon)
        if len(names) > 1 and all(tails.search(text, start, end) for start, end in names):
            yield _Found(tuple(names), None, "个", "小区", False)


def _names(
    phrase: str, offset: int, lexicon: Lexicon, claimed: str | None = None, lead: bool = True, loose: bool = True, works: bool = False
) -> tuple[list[tuple[int, int]], bool]:
    """The ranges of the names in a phrase, and whether its cutting is sure.  和 and 及 part the last two names; elsewhere they may
    stand inside one (资金管理和使用): of the ways to cut, the one that agrees with the stated count is taken."""
    phrase = regexp(r"等\s*$").sub("", phrase)
    flat = regexp(r"[（(][^（）()]*[)）]").sub(lambda match: "＿" * len(match.group()), phrase)
    marks = [match.span() for match in regexp("、").finditer(flat)]
    joints = [match.span() for match in _JOINT.finditer(flat)]
    last = [joint for joint in joints if not marks or joint[0] > marks[-1][1]][-1:]
    wanted = small(claimed) if claimed else None
    ways = [[*marks, *last], marks, *([sorted([*marks, *joints])] if loose else [])]
    cuts = next((way for way in ways if wanted is not None and len(way) + 1 == wanted), ways[0])
    names = _cut(phrase, offset, cuts, lexicon, lead, works)
    return names, wanted is None or len(names) == wanted or not joints or not loose


def _loose(noun: str, lexicon: Lexicon) -> bool:
    """Whether names of this kind hold 和 and 及 themselves (aspects, measures): those of places and bodies do not come apart so."""
    return lexicon.maps["list_kinds"].get(noun, "") in ("aspect", "measure", "stage", "method", "indicator")


def _of_works(noun: str, lexicon: Lexicon) -> bool:
    """Whether names of this kind are of works (甲片区老旧小区改造项目), not of places."""
    return lexicon.maps["list_kinds"].get(noun, "") == "subproject"


def _cut(phrase: str, offset: int, cuts: Sequence[tuple[int, int]], lexicon: Lexicon, lead: bool, works: bool) -> list[tuple[int, int]]:
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(phrase)]
    names: list[tuple[int, int]] = []
    for index, (low, high) in enumerate(zip(starts, ends, strict=True)):
        start, end = _trimmed(phrase, low, high)
        if index == 0 and lead:
            start, end = _trimmed(phrase, _first(phrase, start, end, lexicon), end)
        if end - start < 2 or end - start > 30 or _DIGIT_IN_NAME.search(phrase[start:end]):
            return []
        if not works and any(word in phrase[start:end] for word in lexicon.words["list_not_names"]):
            return []
        names.append((offset + start, offset + end))
    return names


def _trimmed(phrase: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (phrase[start].isspace() or phrase[start] in '“”"'):
        start += 1
    ordinal = _ORDINAL.match(phrase[start:end])
    start += ordinal.end() if ordinal else 0
    while end > start and (phrase[end - 1].isspace() or phrase[end - 1] in '“”"'):
        end -= 1
    return start, end


def _first(phrase: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the first name begins: after the last verb that leaves a name."""
    for match in _leads(lexicon.digest).finditer(phrase, start, end):
        if end - match.end() >= 2:
            start = match.end()
    lot = lot_names(lexicon.digest).match(phrase, start, end)
    return lot.end() if lot and end - lot.end() >= _SHORTEST else start


_SHORTEST = 3
"""第四标段机修厂家属院 is a place of a lot; 一标段 alone stays."""
