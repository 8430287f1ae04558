"""Which concept a figure is of: its role, else its label; satisfaction and totals by what they stand in."""

from __future__ import annotations

from functools import cache

from lexicon.load import Lexicon
from model.figure import Figure, Voice
from model.regexp import regexp

_BY_VOICE = {
    "total_score": ("eval_score", "self_score"),
    "total_grade": ("eval_grade", "self_grade"),
    "grade": ("eval_grade", "self_grade"),
    "score_rate": ("eval_rate", "self_rate"),
}
_SATISFACTION = {"indicator_target": "satisfaction_target", "indicator_actual": "satisfaction_reported"}
_BRACKETS = regexp(r"[（(][^（）()]*[）)]")
_LEAD = regexp(r"^(?:其中|[①-⑳]|\d+[.、．]|[（(]?[一二三四五六七八九十]+[)）、])[:：]?")


def concept_of(figure: Figure, voice: Voice, lexicon: Lexicon) -> str | None:
    """A code of the lexicon's concepts, None where neither role nor label says."""
    code = figure.role or _by_label(figure.label, lexicon)
    if code in _BY_VOICE:
        evaluator, unit = _BY_VOICE[code]
        code = unit if voice is Voice.UNIT else evaluator
    if code in _SATISFACTION and _is_satisfaction(figure):
        code = _SATISFACTION[code]
    return code if code in lexicon.concepts else None


def _is_satisfaction(figure: Figure) -> bool:
    """A rate aimed at or reached under an indicator of satisfaction (达成目标 under it stays the indicator's)."""
    name = figure.subject.indicator or figure.label
    return ("满意度" in name or "满意率" in name) and figure.number is not None


def _by_label(label: str, lexicon: Lexicon) -> str:
    word = _LEAD.sub("", _BRACKETS.sub("", "".join(label.split()))).strip("：:，,、")
    return _synonyms(lexicon.digest).get(word, "")


@cache
def _synonyms(digest: str) -> dict[str, str]:
    return {word: code for code, concept in Lexicon.load().concepts.items() for word in (*concept.synonyms, concept.title)}
