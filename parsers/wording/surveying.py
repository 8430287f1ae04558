"""Questionnaires in words: questions, options, lead sentences, coefficients, mode, anonymity, claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.figure import Part, PartKind
from parsers.stretch import Stretch
from parsers.wording.found import Found

_QUESTION = re.compile(
    r"^\s*(?:第\s*(?P<a>\d{1,2})\s*题\s*[:：.、]?|(?P<b>\d{1,2})\s*[.、．]\s*)(?P<stem>[^\d\s][^[]{3,140}?)\s*(?P<type>[\[［【(（\\]+(?:单选题|多选题|填空题|单选|多选|填空|可多选|开放题)[\]］】)）(#\\]+)?\s*[*＊]?\s*$"
)
_TYPE = re.compile(r"^\s*[\[［【(（](?P<type>单选题|多选题|填空题|单选|多选|填空|可多选|开放题)[\]］】)）]")
_LETTERED = re.compile(r"(?P<mark>[A-HＡ-Ｈ])\s*[.、．:：]\s*(?P<text>[^A-HＡ-Ｈ]{1,30}?)(?=\s*[A-HＡ-Ｈ]\s*[.、．:：]|\s*$)")
_ASKS = re.compile(r"[？?]\s*$|您|贵|是否|满意|评价|如何|怎样|什么|哪些|多少")
_TERM = r"[\u4e00-\u9fa5]{2,6}?"
_COEFFICIENT = re.compile(rf"(?P<option>{_TERM})\s*[*×xX]\s*(?P<number>\d{{1,3}}(?:\.\d+)?)\s*%(?=\s*[+＋)）]|\s*$)")
_ABOUT = re.compile(r"(?<!\d)(?P<n>\d{1,2})\s*[.、．]\s*您|第\s*(?P<m>\d{1,2})\s*题")
_ANONYMOUS = re.compile(r"无记名|不记名|匿名")
_IDENTITY = re.compile(r"(?:您的)?(?P<field>姓名|住址|家庭住址|联系电话|电话|手机号码?|联系方式|身份证号码?)\s*[:：]")
_SAID = re.compile(r"(?:经|通过|据|根据)[^，。；]{0,6}问卷调查(?:显示|表明|反映|结果显示|，)|问卷调查(?:结果)?(?:显示|表明|反映)")
_MULTIPLE = ("多选题", "多选", "可多选")
_OPEN = ("填空题", "填空", "开放题")
_SURVEY_PARTS = (PartKind.QUESTIONNAIRE, PartKind.SURVEY_REPORT)
_LEAD = 14


def surveying(stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    question: int | None = None
    led, part = True, -1
    for at, stretch in enumerate(stretches):
        kind = parts[stretch.part].kind if parts else PartKind.REPORT
        yield from _said(stretch, kind, lexicon)
        if kind not in _SURVEY_PARTS or stretch.part != part:
            question, part = None, stretch.part
        if kind not in _SURVEY_PARTS:
            continue
        match = _QUESTION.match(stretch.text) if stretch.cell is None else None
        if match and _is_question(match, kind):
            question, led = int(match["a"] or match["b"]), False
            yield stretch, _question(match, question, stretches[at + 1] if at + 1 < len(stretches) else None)
        elif question is not None and stretch.cell is None:
            if kind is PartKind.QUESTIONNAIRE:
                yield from _options(stretch, question)
            elif not led and len(stretch.text.strip()) >= _LEAD and not _TYPE.match(stretch.text):
                led = True
                text = stretch.text.rstrip()
                yield stretch, Found("lead_text", 0, len(text), question=question)


def _is_question(match: re.Match[str], kind: PartKind) -> bool:
    """In an analysis only what is plainly asked (a question mark, a type, 第3题); in a questionnaire what addresses somebody."""
    plain = bool(match["a"] or match["type"]) or match["stem"].rstrip().endswith(("?", "？"))
    return plain or (kind is PartKind.QUESTIONNAIRE and bool(_ASKS.search(match["stem"])))


def _question(match: re.Match[str], number: int, after: Stretch | None) -> Found:
    printed = match["type"] or ""
    following = _TYPE.match(after.text) if after is not None and not printed else None
    kind = printed.strip("[]［］【】()（）#\\") or (following["type"] if following else "")
    item = "多选" if kind in _MULTIPLE else "填空" if kind in _OPEN else "单选" if kind else None
    return Found("survey_question", match.start("stem"), match.end("stem"), item=item, question=number)


def _options(stretch: Stretch, question: int) -> Iterator[tuple[Stretch, Found]]:
    """A、有 B、没有; or one short line each."""
    lettered = list(_LETTERED.finditer(stretch.text))
    if lettered:
        for match in lettered:
            text = match["text"].strip()
            yield (
                stretch,
                Found("survey_option", match.start("text"), match.start("text") + len(match["text"].rstrip()), question=question, option=text),
            )
        return
    text = re.sub(r"[\s_*＊○□●]+", "", stretch.text)
    if 0 < len(text) <= 12 and not _TYPE.match(stretch.text) and re.fullmatch(r"[\u4e00-\u9fa5\d\-~—岁年及以上下（）()]+", text):
        start = len(stretch.text) - len(stretch.text.lstrip())
        yield stretch, Found("survey_option", start, max(start + 1, len(stretch.text.rstrip())), text, question=question, option=text)


def _said(stretch: Stretch, kind: PartKind, lexicon: Lexicon) -> Iterator[tuple[Stretch, Found]]:
    text = stretch.text
    if "*" in text or "×" in text:
        yield from _coefficients(stretch)
    if "问卷" not in text and "调查" not in text and kind is not PartKind.QUESTIONNAIRE:
        return
    if "问卷" in text:
        for word in (*lexicon.words["mode_in_person"], *lexicon.words["mode_electronic"]):
            at = text.find(word)
            if at >= 0:
                end = text.find("方式", at, at + 14)
                yield stretch, Found("survey_mode", at, end if end > 0 else at + len(word))
    for match in _ANONYMOUS.finditer(text):
        yield stretch, Found("survey_anonymous", match.start(), match.end())
    if kind is PartKind.QUESTIONNAIRE:
        for match in _IDENTITY.finditer(text):
            yield stretch, Found("identity_field", match.start("field"), match.end("field"))
    elif kind in (PartKind.REPORT, PartKind.SELF_REPORT, PartKind.SUMMARY):
        for match in _SAID.finditer(text):
            yield stretch, Found("survey_claim", match.start(), match.end(), match.group().rstrip("，"), item="调查")


def _coefficients(stretch: Stretch) -> Iterator[tuple[Stretch, Found]]:
    """非常满意*100%+比较满意*60%: two or more in a row, for the question named before them."""
    found = list(_COEFFICIENT.finditer(stretch.text))
    if len(found) < 2:
        return
    for match in found:
        about = list(_ABOUT.finditer(stretch.text, max(0, match.start() - 300), match.start()))
        number = int(about[-1]["n"] or about[-1]["m"]) if about else None
        if number is not None:
            yield (
                stretch,
                Found(
                    "option_weight", match.start(), match.end("number") + 1, question=number, option=match["option"], number=match["number"], unit="%"
                ),
            )
