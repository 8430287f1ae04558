"""Events and claims in prose: started, finished, awarded, signed, approved, surveyed; accepted, completed, on time, late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part, PartKind, Subject
from parsers.dates import DateHit, dates_in
from parsers.durations import LATE, durations, lots_pattern
from parsers.stretch import Stretch

_STOP = re.compile(r"[。；;！!]")
_LEADS = " ：:为是在于到约的即至,，（(*"
_APPROVAL = re.compile(
    r"《[^》]{0,80}?(?:批复|评审意见|审查意见|批准)[^》]{0,20}》|(?:立项|可行性研究报告|可研|初步设计|初设)[^，。；]{0,20}?(?:批复|评审意见|审批)"
)
_PLAN = re.compile(r"(?:制定|拟定|制订|印发|出台|编制)(?:了)?《[^》]*(?:方案|计划)》")
_ISSUED = re.compile(r"(?:印发|发布|出台|下发|颁布)了?(?P<title>《[^》]+》)")
_GRANT = re.compile(r"(?:到达|到位|收到|拨入|入账)[^。；]{0,30}?\d[\d,.]*\s*[万亿]?元")
_NOTICE = re.compile(r"(?:通知书|指标文|文件|通知)[^。；]{0,30}?(?:下达|安排|拨付|明确)|下达[^。；]{0,30}?(?:任务|指标|资金)")
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fa5])\s+(?=[\u4e00-\u9fa5])")
_STANDARD = re.compile(r"^(?:评分|评价|计分|考核|打分)(?:标准|细则|方法|依据|规则|办法)|^指标(?:解释|说明|定义)")
_AS_OF = re.compile(r"截[至止]到?\s*$")
_STAGE = re.compile(r"^\s*(?:，|,)?\s*(?:为|是|：|:)\s*(?P<stage>[^，。；;:：]{2,14}?阶段)")
_SCHEDULE = re.compile(
    r"(?:项目|工程)?(?:均|基本|全部)?未(?:能)?(?:按照?(?:实施方案|合同|要求|原)?(?:的)?(?:计划|时限|时|期|工期|时间|进度))[^，。；、]{0,6}?(?:开工|完工|竣工|完成|推进)"
    r"|(?:项目|工程)?(?:均|基本|能够|已)?按(?:照)?(?:要求|合同|计划|规定|实施方案|预期)?(?:的)?(?:时限|时间|工期|进度|计划|节点|期|时)(?:要求)?(?:顺利)?(?:完成|完工|竣工|开工|实施|推进)(?!率)"
    r"|(?:滞后|延期|延误|推迟|逾期|超期|超出)了?(?:近|约|将近|超过)?\s*[\d一二三四五六七八九十两半]+\s*(?:个(?:多)?月|天|日|年|周)"
    r"|工期(?:延长|滞后|延误)"
)
_TIMED = ("未", "按", "工期", *LATE)
"""Every claim about the schedule holds one of these."""
_SCHEDULE_NOT = re.compile(r"(?:确保|保证|是否|督促|力争|若|如|应|要|及时|率|\d[条个处项座所家批户公里]{1,2}(?:工程|项目|标段)?|未|有)$")
_SURVEY_CLAIM = re.compile(
    r"(?:所有|全部|全体)(?:受访|被调查|被访)?[^，。；“”]{1,10}?(?:均|都)?(?:表示|认为|选择|评价为)[“\"]?(?:非常|比较|很)?满意[^，。；]{0,14}"
)
_SCORED = re.compile(r"[^。；;]{0,24}?(?:得|扣)\s*(?:\d|满分)")
_HYPOTHETICAL = re.compile(r"(?:率|后|前|的(?!通知)|标准|时|情况|资料|报告|合格率|工作)")
_AHEAD = re.compile(r"(?:计划|预计|可以|确保|争取|力争|将|应|(?<![目当])前|是否|待|要求)[^，。；]{0,4}$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A role for a range of the clean text."""

    role: str
    start: int
    end: int
    lots: tuple[str, ...] = ()
    item: str | None = None
    stage: str | None = None
    scope: str | None = None


def process_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures for the dates, durations, lots and claims of prose and of long table cells."""
    found: list[Figure] = []
    heading = ""
    standards = _standards(stretches)
    for stretch in stretches:
        kind = parts[stretch.part].kind if parts else PartKind.REPORT
        if kind is PartKind.QUESTIONNAIRE or (stretch.cell is not None and (stretch.cell.table, stretch.cell.column) in standards):
            continue
        for event in _events(stretch, heading, kind, lexicon):
            for lot in event.lots or (None,):
                found.append(_figure(document, stretch, event, lot))
        found.extend(durations(document, stretch, lexicon))
        found.extend(_claims(document, stretch, lexicon))
        if stretch.kind is BlockKind.HEADING:
            heading = stretch.text
    return found


def _standards(stretches: Sequence[Stretch]) -> set[tuple[int, int]]:
    """The columns of scoring standards: what they say of lateness is a condition, not a claim."""
    return {
        (stretch.cell.table, stretch.cell.column)
        for stretch in stretches
        if stretch.cell is not None and len(stretch.text) < 14 and _STANDARD.search(re.sub(r"\s", "", stretch.text))
    }


def _figure(document: Document, stretch: Stretch, event: _Found, lot: str | None) -> Figure:
    anchor = stretch.anchor(document, event.start, event.end)
    return Figure(
        id="",
        role=event.role,
        raw=stretch.text[event.start : event.end],
        label="",
        anchor=anchor,
        part=stretch.part,
        subject=Subject(lot=lot, item=event.item, stage=event.stage, scope=event.scope),
        tokens=(anchor.span,),
    )


def _events(stretch: Stretch, heading: str, part: PartKind, lexicon: Lexicon) -> Iterator[_Found]:
    """The dates that have a role."""
    text = stretch.text
    if not any(mark in text for mark in ("月", "年", ".", "-")):
        return
    hits = list(dates_in(text))
    for index, hit in enumerate(hits):
        if hit.form == "months":
            stage = _STAGE.match(text[hit.end : hit.end + 24])
            if stage:
                yield _Found("planned_stage", hit.start, hit.end, item="".join(stage["stage"].split()), stage="计划")
            continue
        clause = _clause(text, hits, index)
        role = _role(clause, heading, part, stretch.cell is not None, lexicon)
        if role:
            yield _Found(role, hit.start, hit.end, clause.lots(lexicon, role), clause.item(role), clause.stage(role), _scope(role, part))


def _scope(role: str, part: PartKind) -> str | None:
    """What a notice asks for, it asks of the whole region."""
    return "全域" if part is PartKind.NOTICE and role.startswith(("planned", "actual")) else None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A date with the words before it (to the sentence's start or the last date) and after it (to the next date or the end)."""

    text: str
    hit: DateHit
    before: str
    after: str
    sentence: str
    partner: DateHit | None

    def lots(self, lexicon: Lexicon, role: str) -> tuple[str, ...]:
        """The lots named nearest: after the date for 发出…中标通知书, else before it."""
        if role not in ("actual_start", "planned_start", "actual_finish", "planned_finish", "award_date", "contract_date"):
            return ()
        pattern = lots_pattern(lexicon.digest)
        after = pattern.search(self.after[:40]) if role in ("award_date", "contract_date") else None
        match = after or next(reversed(list(pattern.finditer(self.before))), None) or pattern.search(self.after[:16])
        if match is None and role in ("actual_start", "award_date"):
            match = next(iter(pattern.finditer(self.sentence)), None) if len(set(pattern.findall(self.sentence))) == 1 else None
        return tuple(split_lots(match.group())) if match else ()

    def item(self, role: str) -> str | None:
        if role == "planned_stage":
            stage = _STAGE.match(self.after)
            return "".join(stage["stage"].split()) if stage else None
        if role == "document_date":
            issued = _ISSUED.search(self.after)
            return issued["title"].strip("《》") if issued else None
        return None

    def stage(self, role: str) -> str | None:
        return "计划" if role.startswith("planned") else "实际" if role.startswith("actual") else None


def _clause(text: str, hits: Sequence[DateHit], index: int) -> _Clause:
    hit = hits[index]
    starts = [match.end() for match in _STOP.finditer(text, 0, hit.start)]
    start = starts[-1] if starts else 0
    stop = _STOP.search(text, hit.end)
    end = stop.start() if stop else len(text)
    before = max(start, hits[index - 1].end if index and not hit.range_end else start)
    after = min(end, hits[index + 1].start if index + 1 < len(hits) and not hit.range_start else end)
    partner = hits[index + 1] if hit.range_start else hits[index - 1] if hit.range_end else None
    return _Clause(text, hit, text[before : hit.start], text[hit.end : after], text[start:end], partner)


def _role(clause: _Clause, heading: str, part: PartKind, in_cell: bool, lexicon: Lexicon) -> str | None:
    if clause.partner is not None:
        return _range_role(clause, heading, lexicon)
    return _label_role(clause, lexicon) or (None if in_cell else _signed_role(clause, part)) or _verb_role(clause, lexicon)


def _range_role(clause: _Clause, heading: str, lexicon: Lexicon) -> str | None:
    """The two ends of a range: of the survey, of the project, of its plan."""
    starts = clause.hit.range_start
    around = clause.sentence
    cues = lexicon.words["survey_cues"]
    named = _STEP.search(clause.before if starts else clause.text[: clause.partner.start] if clause.partner else "")
    asked = any(cue in around for cue in cues) and (named is None or any(cue in named["step"] for cue in cues))
    if asked and clause.hit.form in ("full", "dots", "day"):
        return "survey_start" if starts else "survey_end"
    if any(cue in around or cue in heading for cue in (*lexicon.words["period_headings"], *lexicon.words["duration_labels"])):
        return "planned_start" if starts else "planned_finish"
    return None


_STEP = re.compile(r"(?P<step>[\u4e00-\u9fff]{2,14})(?:阶段)?\s*[（(]\s*$")
"""现场评价（3月1日至3月20日）：…: a step of the work, whatever else was done in it."""
_NEAR_PAPER = 40


def _label_role(clause: _Clause, lexicon: Lexicon) -> str | None:
    """合同竣工日期为 DATE."""
    before = clause.before.rstrip(_LEADS)
    before = re.sub(r"[（(][^（）()]*[)）]$", "", before).rstrip(_LEADS)
    labels = lexicon.maps["event_labels"]
    best = max((label for label in labels if before.endswith(label)), key=len, default=None)
    if best is None:  # a date that a notice of award gives under no name of its own
        awarded = before.endswith(("时间", "日期")) and "中标通知书" in clause.text[max(0, clause.hit.start - _NEAR_PAPER) : clause.hit.start]
        return "award_date" if awarded else None
    role = labels[best]
    if role.startswith("actual") and "实际" not in best:
        aimed = any(word in before[-16:] for word in lexicon.words["event_planned"]) or _BY.search(clause.hit.raw) or _BY_NEXT.match(clause.after)
        if aimed or _agreed(clause, lexicon):
            return role.replace("actual", "planned")
    return role


_BY, _BY_NEXT = re.compile(r"前$"), re.compile(r"\s*(?:底|末)?(?:以|之)?前")
"""完工时间为2023年9月底前: a date by which, so a goal."""
_AGREED = re.compile(r"[^，。；\d]{0,6}(?:开工|竣工|完工|起止)")


def _agreed(clause: _Clause, lexicon: Lexicon) -> bool:
    """合同约定开工日期3月1日，竣工日期9月30日: the second date is as agreed as the first."""
    before = clause.text[: clause.hit.start]
    ends = [before.rfind(word) + len(word) for word in lexicon.words["event_planned"] if word in before]
    return bool(ends) and bool(_AGREED.match(before, max(ends))) and _still_planned(clause, lexicon)


_SIGNED = {
    PartKind.APPROVAL: "approval_date",
    PartKind.NOTICE: "notice_date",
    PartKind.PLAN: "work_plan_date",
    PartKind.SELF_REPORT: "report_date",
    PartKind.REPORT: "report_date",
    PartKind.COVER_FORM: "report_date",
    PartKind.SELF_FORM: "report_date",
}


def _signed_role(clause: _Clause, part: PartKind) -> str | None:
    """A date alone on its line, or at the end of a signature."""
    rest = (clause.text[: clause.hit.start] + clause.text[clause.hit.end :]).strip(" 。").removesuffix("印发").strip()
    alone = len(clause.text) < 40 and (not rest or re.fullmatch(r"[^，。；:：\d]{2,30}(?:局|厅|委|委员会|公司|事务所|政府|中心|办公室|院)", rest))
    return _SIGNED.get(part) if alone and clause.hit.form in ("full", "han", "dots") else None


def _verb_role(clause: _Clause, lexicon: Lexicon) -> str | None:
    after = _BROKEN.sub("", clause.after)[:140]
    if _STAGE.match(after):
        return "planned_stage"
    if _AS_OF.search(clause.before):
        done = re.match(r"[，,]?[^，。；]{0,12}?(?:项目|工程)已(?:全部)?(?:完成|完工|竣工)", after)
        return "actual_finish" if done else "survey_end" if "问卷" in after[:60] else "as_of_date"
    approval = _APPROVAL.search(after)
    if approval and not re.search(r"根据|依据", after[: approval.start()]):
        titles = lexicon.maps["approval_titles"]
        return next((role for word, role in titles.items() if word in approval.group()), "approval_date")
    if _PLAN.search(clause.after):
        return "work_plan_date"
    if _ISSUED.search(after[:60]):
        return "document_date"
    return _event_role(clause, lexicon) or _money_role(after)


def _money_role(after: str) -> str | None:
    notice, grant = _NOTICE.search(after[:80]), _GRANT.search(after[:70])
    if grant and (notice is None or grant.start() < notice.start()):
        return "funds_received_date"
    return "notice_date" if notice else None


def _event_role(clause: _Clause, lexicon: Lexicon) -> str | None:
    """The nearest verb after the date; a planning word turns actual into planned, a negation drops it."""
    outside = re.sub(r"《[^》]*》", lambda match: "　" * len(match.group()), clause.after[:70])
    best: tuple[int, int, str] | None = None
    for verb, role in lexicon.maps["event_verbs"].items():
        at = outside.find(verb)
        if at >= 0 and (best is None or (at, -len(verb)) < best[:2]):
            best = (at, -len(verb), role)
    if best is None:
        return None
    at, _, role = best
    between = outside[:at]
    if any(word in between for word in lexicon.words["event_negated"]):
        return None
    if role.startswith("actual"):
        words = clause.before[-14:] + between
        if _still_planned(clause, lexicon):
            return role.replace("actual", "planned")
        if any(word in words for word in lexicon.words["event_planned"]):
            return role.replace("actual", "planned")
        if re.match(r"\s*底?前", clause.hit.raw[-2:]) and "剩余" not in clause.before and "实际" not in words:
            return role.replace("actual", "planned")
    elif role in _DONE and any(word in clause.before[-14:] + between for word in lexicon.words["event_planned"]):
        return None
    return role


_DONE = ("acceptance_date", "payment_date", "award_date", "contract_date", "tender_date", "funds_received_date")


def _still_planned(clause: _Clause, lexicon: Lexicon) -> bool:
    """计划3月开工，12月完工: the planning word holds for the sentence until something is said to be done."""
    before = clause.text[: clause.hit.start]
    before = before[max(before.rfind(mark) for mark in "。；;！!") + 1 :]
    planned = max((before.rfind(word) for word in lexicon.words["event_planned"]), default=-1)
    done = max(before.rfind(word) for word in ("实际", "已", "目前", "截至", "截止", "剩余", "但"))
    return planned >= 0 and planned > done


def split_lots(words: str) -> Iterator[str]:
    """一、二标段 -> 一标段, 二标段."""
    match = re.fullmatch(r"(?P<lead>第?)(?P<names>[一二三四五六七八九十\d]+(?:[、和及,，][一二三四五六七八九十\d]+)+)(?P<tail>号?标段)", words)
    if match is None:
        yield words
        return
    for name in re.split(r"[、和及,，]", match["names"]):
        yield f"{match['lead']}{name}{match['tail']}"


def _claims(document: Document, stretch: Stretch, lexicon: Lexicon) -> Iterator[Figure]:
    """Words in a value's place: 未验收, 已全部完工, 滞后近3个月."""
    text = stretch.text
    if len(text) < 5:
        return
    for role, start, end in (*_worded(text, lexicon), *_said(text)):
        anchor = stretch.anchor(document, start, end)
        item = "全体" if role == "survey_claim" else None
        yield Figure(id="", role=role, raw=text[start:end], label="", anchor=anchor, part=stretch.part, subject=Subject(item=item))


_WORDS = (
    ("deviation_status", "deviation_none"),
    ("acceptance_status", "acceptance_words"),
    ("completion_status", "completion_words"),
    ("payment_status", "payment_words"),
)


@cache
def _claim_pattern(digest: str, words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(Lexicon.load().words[words], key=len, reverse=True)))


def _worded(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    for role, words in _WORDS:
        for match in _claim_pattern(lexicon.digest, words).finditer(text):
            if (
                _HYPOTHETICAL.match(text, match.end())
                or _SCORED.match(text, match.end())
                or _AHEAD.search(text[max(0, match.start() - 10) : match.start()])
                or (role in ("completion_status", "acceptance_status") and _of_some(text, *match.span()))
            ):
                continue
            yield role, match.start(), match.end()


_SOME_BEFORE = re.compile(r"\d[条个处项座所家批户套栋幢件台间眼盏]{1,2}(?:工程|项目|标段|任务)?(?:已|尚|均|仍)?$")
_SOME_BEHIND = re.compile(r"的|[^，。；、\d]{0,2}\d[\d,.]*(?:[条个处项座所家批户套栋幢件台间眼盏]|公里|亩|米)")


def _of_some(text: str, start: int, end: int) -> bool:
    """288套尚未完工, 已完工432套, 已完工的6栋: a state of some, not of the project."""
    return bool(_SOME_BEFORE.search(text[max(0, start - 10) : start]) or _SOME_BEHIND.match(text, end))


def _said(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _SCHEDULE.finditer(text) if any(word in text for word in _TIMED) else ():
        if not _SCHEDULE_NOT.search(text[max(0, match.start() - 4) : match.start()]) and not _SCORED.match(text, match.end()):
            yield "schedule_claim", match.start(), match.end()
    for match in _SURVEY_CLAIM.finditer(text) if "满意" in text else ():
        yield "survey_claim", match.start(), match.end()
        yield "satisfaction_reported", match.start(), match.end()
