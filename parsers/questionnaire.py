"""The questionnaire: its questions and options, how it was handed out, what it asks of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.document import Document
from model.figure import Figure, Part, PartKind, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

_ASKED = regexp(r"^(?:第\s*(?P<a>\d{1,2})\s*题|(?P<b>\d{1,2})\s*[.、．])\s*[:：]?\s*(?P<stem>[^?？]{2,120}[?？]?)")
_KIND = regexp(r"[\[【(（\\]+\s*(?P<kind>单选|多选|填空|单项选择|多项选择|不定项)题?")
_LETTERED = regexp(r"(?:^|\s)[A-H]\s*[.、．:：]\s*(?P<option>[^\sA-H]{1,20})")
_OPTION = regexp(r"^[-•□○☐\s]*(?P<option>[\u4e00-\u9fa5\d][\u4e00-\u9fa5\d\s\-~至以上下]{0,14}?)\s*_*\s*\*?\s*$")
_TOGETHER = regexp(r"问卷|调查")
_FORMULA = regexp(r"=\s*[\[〔【{]?\s*[（(〔\[【](?=[\u4e00-\u9fa5])|=\s*[〔\[【](?=[\u4e00-\u9fa5])")
_WEIGHT = regexp(r"(?P<name>[\u4e00-\u9fa5]{1,8})\s*[*×✕]\s*(?P<number>\d{1,3}(?:\.\d+)?)\s*%")
_COUNTED = ("人数", "份数", "户数", "占比", "比例")
"""非常满意人数*100%: not by the answer's name alone (see option_worth)."""
_NUMBER = regexp(r"(?:[“\"「](?P<a>\d{1,2})\s*[.、．]|第\s*(?P<b>\d{1,2})\s*[题问])")
_LEAD = regexp(r"[^。；]{8,160}?如下[表图]?\s*所?示?\s*[:：]?$")
_SURVEY = (PartKind.SURVEY_REPORT, PartKind.QUESTIONNAIRE)


def questionnaire_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> Iterator[Figure]:
    """survey_question, survey_option, option_weight, lead_text, survey_mode, survey_anonymous, identity_field, survey_claim."""
    question: int | None = None
    part = -1
    for stretch in stretches:
        kind = parts[stretch.part].kind
        if stretch.part != part:
            part, question = stretch.part, None
        yield from _weights(document, stretch)
        if kind in _SURVEY and stretch.cell is None:
            asked = _question(document, stretch, kind)
            if asked is not None:
                question = asked.subject.question
                yield asked
            elif question is not None and kind is PartKind.QUESTIONNAIRE:
                yield from _options(document, stretch, question)
            lead = _LEAD.search(stretch.text.strip())
            if lead and question is not None and asked is None:
                yield _made(document, stretch, "lead_text", 0, len(stretch.text), Subject(question=question))
        yield from _conduct(document, stretch, kind, lexicon)


def _made(document: Document, stretch: Stretch, role: str, start: int, end: int, subject: Subject | None = None, raw: str | None = None) -> Figure:
    return Figure(
        id="",
        role=role,
        raw=raw or stretch.text[start:end].strip(),
        label="",
        anchor=stretch.anchor(document, start, end),
        part=stretch.part,
        subject=subject or Subject(),
    )


def _question(document: Document, stretch: Stretch, part: PartKind) -> Figure | None:
    text = stretch.text.strip()
    match = _ASKED.match(text)
    if match is None or not (match["a"] or regexp(r"[?？]|选题|填空").search(text) or (part is PartKind.QUESTIONNAIRE and len(text) < 60)):
        return None
    if part is PartKind.SURVEY_REPORT and not match["a"] and not regexp(r"[?？]\s*$|选题").search(text):
        return None
    kind = _KIND.search(text)
    start = stretch.text.index(text) + match.start("stem")
    stem = match["stem"][: kind.start() - match.start("stem")] if kind and kind.start() < match.end("stem") else match["stem"]
    subject = Subject(
        question=int(match["a"] or match["b"]), item={"单项选择": "单选", "多项选择": "多选"}.get(kind["kind"], kind["kind"]) if kind else None
    )
    return _made(document, stretch, "survey_question", start, start + len(stem.rstrip()), subject)


def _options(document: Document, stretch: Stretch, question: int) -> Iterator[Figure]:
    """A、有 B、没有 on one line, or one option a line."""
    lettered = list(_LETTERED.finditer(stretch.text))
    if lettered:
        for match in lettered:
            yield _made(
                document, stretch, "survey_option", match.start("option"), match.end("option"), Subject(question=question, option=match["option"])
            )
        return
    for start, end in stretch.lines(document):
        alone = _OPTION.match(stretch.text[start:end])
        if alone:
            option = "".join(alone["option"].split())
            low = start + alone.start("option")
            yield _made(document, stretch, "survey_option", low, low + len(alone["option"]), Subject(question=question, option=option), option)


def _weights(document: Document, stretch: Stretch) -> Iterator[Figure]:
    """结果=（很满意*100%+满意*80%+…）: the worth of each option."""
    text = stretch.text
    for formula in _FORMULA.finditer(text) if "%" in text and "=" in text else ():
        close = regexp(r"[)）〕\]】]").search(text[formula.end() :])
        stop = formula.end() + (close.start() if close else 120)
        terms = [term for term in _WEIGHT.finditer(text, formula.end(), stop) if not term["name"].endswith(_COUNTED)]
        if len(terms) < 3:
            continue
        asked = list(_NUMBER.finditer(text, 0, formula.start()))
        question = int(asked[-1]["a"] or asked[-1]["b"]) if asked else None
        for term in terms:
            anchor = stretch.anchor(document, term.start(), term.end())
            yield Figure(
                id="",
                role="option_weight",
                raw="".join(term.group().split()),
                label=term["name"],
                anchor=anchor,
                part=stretch.part,
                number=term["number"],
                unit_text="%",
                subject=Subject(question=question, option=term["name"]),
                tokens=(stretch.span(term.start("number"), term.end("number")),),
            )


_NEAR = 16
_NOT_DONE = regexp(r"(?:计划|拟|将|准备|安排|预计|待|未|下一步|后续|尚|应|需|建议)[^，。；,;]*$")
"""计划四季度开展问卷调查, 未开展问卷调查: nobody was asked yet."""


@cache
def _words(digest: str, *lists: str) -> re.Pattern[str]:
    return re.compile(alternatives(word for name in lists for word in Lexicon.load().words[name]))


def _conduct(document: Document, stretch: Stretch, part: PartKind, lexicon: Lexicon) -> Iterator[Figure]:
    text = stretch.text
    if not _TOGETHER.search(text) and part is not PartKind.QUESTIONNAIRE:
        return
    for match in _words(lexicon.digest, "mode_in_person", "mode_electronic").finditer(text):
        if "问卷" in text[max(0, match.start() - 40) : match.end() + 30]:
            yield _made(document, stretch, "survey_mode", match.start(), match.end())
    for match in _words(lexicon.digest, "anonymous_words").finditer(text):
        yield _made(document, stretch, "survey_anonymous", match.start(), match.end())
    for match in _words(lexicon.digest, "survey_done_words").finditer(text):
        if _NOT_DONE.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        yield _made(document, stretch, "survey_claim", match.start(), match.end(), Subject(item="调查"))
    if part is PartKind.QUESTIONNAIRE:
        for match in re.finditer(rf"(?P<word>{_words(lexicon.digest, 'identity_words').pattern})\s*[:：]", text):
            yield _made(document, stretch, "identity_field", match.start("word"), match.end("word"))
