"""Whose days a range is: those of the survey, of the project, of its plan."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.process.clause import Clause


def range_role(clause: Clause, heading: str, lexicon: Lexicon) -> str | None:
    """The two ends of a range: of the survey, of the project, of its plan."""
    starts = clause.hit.range_start
    around = clause.sentence
    cues = lexicon.words["survey_cues"]
    named = _STEP.search(clause.before if starts else clause.text[: clause.partner.start] if clause.partner else "")
    step = named is not None and any(cue in named["step"] for cue in cues)
    handed = _handed_out(heading, around)
    asked = (handed or any(cue in around for cue in cues)) and (named is None or step)
    asked = asked and (step or handed or _asked_then(clause) or not _visited(clause, lexicon))
    if asked and _other_step(clause, lexicon):
        return None
    if asked and clause.hit.form in ("full", "dots", "day"):
        return "survey_start" if starts else "survey_end"
    if any(cue in around or cue in heading for cue in (*lexicon.words["period_headings"], *lexicon.words["duration_labels"])):
        return "planned_start" if starts else "planned_finish"
    return None


_ASKED_THEN = regexp(r"(?:问卷|调查)(?:工作|活动)?(?:时间)?(?:于|自|从|在|为|是|[:：])\s*$")


def _asked_then(clause: Clause) -> bool:
    """问卷调查于3月4日至3月15日与现场核查同步进行: the days are the survey's, whatever went on beside it."""
    start = clause.hit.start if clause.hit.range_start or clause.partner is None else clause.partner.start
    return bool(_ASKED_THEN.search(clause.text, max(0, start - _SAID), start))


_SAID = 12
_HANDED_OUT = regexp(r"(?:发放|回收|收回)[^，。；;]{0,12}\d+份")


def _handed_out(heading: str, sentence: str) -> bool:
    """（二）问卷调查 ⏎ 3月4日至3月15日，现场发放120份: days of the survey under its heading."""
    return "问卷" in heading and bool(_HANDED_OUT.search(sentence))


def _visited(clause: Clause, lexicon: Lexicon) -> bool:
    """3月1日至3月20日进驻现场，查阅资料，…，并开展问卷调查: the days of the whole visit, of which the survey took some."""
    end = max(clause.hit.end, clause.partner.end if clause.partner else 0)
    own = regexp(r"[，,。；;]").split(clause.text[end:].lstrip("，, 　"), maxsplit=1)[0]
    return any(word in own for word in lexicon.words["visit_words"]) and not any(cue in own for cue in lexicon.words["survey_cues"])


_OTHER_STEP = regexp(r"准备|动员|培训|方案|撰写|起草|报告|征求|整理|汇总|分析|复核|反馈")


def _other_step(clause: Clause, lexicon: Lexicon) -> bool:
    """3月4日至3月15日为准备阶段，…为问卷调查阶段，4月15日至5月24日撰写报告: the step told right behind its days is another one."""
    end = max(clause.hit.end, clause.partner.end if clause.partner else 0)
    own = regexp(r"[，,。；;]").split(clause.text[end:], maxsplit=1)[0]
    return bool(_OTHER_STEP.search(own)) and not any(cue in own for cue in lexicon.words["survey_cues"])


_STEP = regexp(r"(?P<step>[\u4e00-\u9fff]{2,14})(?:阶段)?\s*[（(]\s*$")
"""现场评价（3月1日至3月20日）：…: a step of the work, whatever else was done in it."""
