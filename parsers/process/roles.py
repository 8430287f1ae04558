"""What a date is the date of: by its label, by a signature, by the nearest verb."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.figure import PartKind
from model.regexp import regexp
from parsers.process.clause import ISSUED, STAGE, Clause
from parsers.process.ranges import range_role

_LEADS = " ：:为是在于到约的即至均都,，（(*"
_APPROVAL = regexp(
    r"以[^，。；]{0,40}?号(?:文件?|批文)?[》”]?(?:正式|予以)*(?:批复|批准|核准|备案|同意)[^，。；]{0,20}|《[^》]{0,80}?(?:批复|评审意见|审查意见|批准)[^》]{0,20}》|(?:立项|可行性研究报告|可研|初步设计|初设)[^，。；]{0,20}?(?:批复|评审意见|审批)"
)
_BY_PAPER = regexp(r"^[^。；]{0,24}?以《?[^，。；]{4,30}?号》?(?:文件?)?(?:予以|同意|对[^，。；]{0,20})?(?:批复|批准|核准)")
"""县发改局以某发改〔2022〕31号文批复…."""
_BY_TITLE = regexp(r"^[，,]?[^，。；《]{0,24}?以《[^》]{4,80}》[（(][^（）()]{4,30}号[）)](?:文件?)?(?:予以|正式|同意|对[^，。；]{0,20})*(?:批复|批准|核准)")
"""县发改局以《关于…的批复》（某发改审〔2022〕31号）批复立项."""
_WAS_APPROVED = regexp(r"^[，,]?[\u4e00-\u9fff]{0,16}?(?P<what>立项|可行性研究报告|可研|初步设计|初设|实施方案|施工图设计?)(?:报告|文件)?(?:正式)?(?:获批|获得批复|获批复|得到批复)")
_PAPER_DATED = regexp(r"《[^》]*批复》[（(][^（）()《》]{4,30}号[，,、]\s*$")
"""《关于…的批复》（某发改〔2022〕31号，2022年3月4日）: the day of the paper."""
_GRANTED = regexp(r"^[，,]?(?:[\u4e00-\u9fff]{2,12}(?:局|委|厅|政府|办|会))?(?:正式|予以|同意)?批复(?:了|同意)?(?P<what>[^，。；\d]{0,16})(?=[，,。；;（(]|$)")
"""发改局3月16日批复（…）；6月25日水利局批复施工图设计."""
_PASSED = regexp(
    r"[，,]?[^，。；;\d《]{0,20}?(?:审议|审定|研究|批准|讨论)(?:并)?(?:通过|同意)(?:了)?(?:《[^》]*(?:实施|建设|项目|工作)(?:方案|计划)[^》]*》|[^，。；;\d《]{0,14}(?:项目|工程)?(?:立项|实施方案|建设方案|项目建议书))"
)
"""10月20日，县政府常务会议审议通过《…实施方案》: the meeting approved the project."""
_PLAN = regexp(r"(?:制定|拟定|制订|印发|出台|编制)(?:了)?《[^》]*(?:方案|计划)》")
_GRANT = regexp(r"(?:到达|到位|收到|拨入|入账)[^。；]{0,30}?\d[\d,.]*\s*[万亿]?元")
_NOTICE = regexp(r"(?:通知书|指标文|文件|通知)[^。；]{0,30}?(?:下达|安排|拨付|明确)|下达[^。；]{0,30}?(?:任务|指标|资金)")
_BROKEN = regexp(r"(?<=[\u4e00-\u9fa5])\s+(?=[\u4e00-\u9fa5])")
_AS_OF = regexp(r"截[至止]到?\s*$|(?:监控|评价|统计|数据)(?:时点|基准日|截止日期?|截止时间)(?:为|是|:|：)*\s*[（(]?$")


def role_of(clause: Clause, heading: str, part: PartKind, unsigned: bool, lexicon: Lexicon) -> str | None:
    """actual_start, contract_date …; None for a date of nothing in particular.  ``unsigned``: a date alone there is no signature's."""
    if clause.partner is not None:
        return range_role(clause, heading, lexicon)
    role = _label_role(clause, lexicon) or (None if unsigned else _signed_role(clause, part)) or (None if _NAMED_DAY.search(clause.before) else _verb_role(clause, lexicon))
    return "feasibility_date" if role == "approval_date" and _STUDIED.search(clause.before) else role


_NAMED_DAY = regexp(r"(?:日期|时间)(?:为|是)\s*$")
"""公告发布日期为4月12日，开标日期为…: what stands behind the day is the next one's name."""
_STUDIED = regexp(r"(?:可行性研究|可研)(?:报告)?(?:已)?(?:于|在)\s*$")
"""可行性研究报告于3月14日经发改局批复: what was approved stands before the day."""


_NEAR_PAPER = 40


def _label_role(clause: Clause, lexicon: Lexicon) -> str | None:
    """合同竣工日期为 DATE."""
    if _OF_LAST.search(clause.before) and clause.hit.start - len(clause.before) > clause.opens:
        return None
    before = clause.before.rstrip(_LEADS)
    before = regexp(r"[（(][^（）()]*[)）]$").sub("", before).rstrip(_LEADS)
    labels = lexicon.maps["event_labels"]
    named = before + "期" if before.endswith("日") else before  # 报告出具日
    best = max((label for label in labels if named.endswith(label)), key=len, default=None)
    if best is None:  # a date that a notice of award gives under no name of its own
        awarded = before.endswith(("时间", "日期")) and "中标通知书" in clause.text[max(0, clause.hit.start - _NEAR_PAPER) : clause.hit.start]
        return "award_date" if awarded else None
    role = labels[best]
    if role.startswith("actual") and "实际" not in best:
        aimed = any(word in before[-16:] for word in lexicon.words["event_planned"]) or _BY.search(clause.hit.raw) or _BY_NEXT.match(clause.after)
        if aimed or _agreed(clause, lexicon):
            return role.replace("actual", "planned")
    return role


_OF_LAST = regexp(r"[，,、]\s*$")
"""1月6日发出中标通知书，1月16日签订合同: what stands between two dates, closed by a comma, is of the first."""
_BY, _BY_NEXT = regexp(r"前$"), regexp(r"\s*(?:底|末)?(?:以|之)?前")
"""完工时间为2023年9月底前: a date by which, so a goal."""
_AGREED = regexp(r"[^，。；\d]{0,6}(?:开工|竣工|完工|起止)")


def _agreed(clause: Clause, lexicon: Lexicon) -> bool:
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


def _signed_role(clause: Clause, part: PartKind) -> str | None:
    """A date alone on its line, or at the end of a signature."""
    rest = (clause.text[: clause.hit.start] + clause.text[clause.hit.end :]).strip(" 。").removesuffix("印发").strip()
    alone = len(clause.text) < 40 and (not rest or regexp(r"[^，。；:：\d]{2,30}(?:局|厅|委|委员会|公司|事务所|政府|中心|办公室|院)").fullmatch(rest))
    return _SIGNED.get(part) if alone and clause.hit.form in ("full", "han", "dots") else None


def _verb_role(clause: Clause, lexicon: Lexicon) -> str | None:
    after = _BROKEN.sub("", clause.after)[:140]
    if STAGE.match(after):
        return "planned_stage"
    if (_FIRST.search(clause.before) and _BEGUN.match(after)) or (_LAST.search(clause.before) and _ENDED.match(after)):
        role = "actual_start" if _FIRST.search(clause.before) else "actual_finish"
        ahead = _still_planned(clause, lexicon) or any(word in clause.before for word in lexicon.words["event_planned"]) or _BY_NEXT.match(clause.after)
        return role.replace("actual", "planned") if ahead else role
    if _AS_OF.search(clause.before):
        done = regexp(r"[，,]?[^，。；]{0,12}?(?:项目|工程)已(?:全部)?(?:完成|完工|竣工)").match(after)
        return "actual_finish" if done else "survey_end" if "问卷" in after[:60] else "as_of_date"
    approval = _APPROVAL.search(after)
    if approval and not regexp(r"根据|依据").search(after[: approval.start()]):
        titles = lexicon.maps["approval_titles"]
        return next((role for word, role in titles.items() if word in approval.group()), "approval_date")
    granted = _GRANTED.match(after)
    if granted:
        titles = lexicon.maps["approval_titles"]
        return next((role for word, role in titles.items() if word in granted["what"]), "approval_date")
    if _BY_PAPER.search(after) or _BY_TITLE.match(after) or _PASSED.match(after):
        return "approval_date"
    paper = _PAPER_DATED.search(clause.before) or _WAS_APPROVED.match(after)
    if paper:
        return next((role for word, role in lexicon.maps["approval_titles"].items() if word in paper.group()), "approval_date")
    if _PLAN.search(clause.after):
        return "work_plan_date"
    if ISSUED.search(after[:60]):
        return "document_date"
    if "报告" in after[:_REPORTED] and _THIS_REPORT.match(after):
        return "report_date"
    arrived = "funds_received_date" if _ARRIVED.match(after) and _SUM_BEFORE.search(clause.before) and not _still_planned(clause, lexicon) else None
    return _event_role(clause, lexicon) or ("award_date" if _WON.match(after) else None) or _money_role(after) or arrived or _deed_role(clause, after, lexicon)


_ARRIVED = regexp(r"(?:前)?(?:已|均|全部|全额|足额|一次性)*(?:拨付)?到[位账](?![率及])")
_SUM_BEFORE = regexp(r"(?:资金|经费|款项?|补助|万元)(?:已|均|全部)?于?$")
"""资金于5月16日全部到位: when the money came."""


_FIRST = regexp(r"(?<![\u4e00-\u9fff])首[期批场轮次班][^，。；;\d]{0,14}$")
_LAST = regexp(r"(?<![\u4e00-\u9fff])(?:最后一|末)[期批场轮次班][^，。；;\d]{0,14}$")
_BEGUN = regexp(r"[^，。；;\d]{0,6}?(?:开班|开课|开讲|开营|启动|举办|开始|开演|演出|开展)")
_ENDED = regexp(r"[^，。；;\d]{0,6}?(?:结业|结束|结课|闭营|结营|完成|举办|演出|收官)")
"""首期培训班于4月26日开班，最后一期于11月10日结业: what is done in turns begins with the first and ends with the last."""
_REPORTED = 24
_THIS_REPORT = regexp(r"[，,]?[^，。；;、\d]{0,6}?(?:形成|出具|提交|完成)(?:了)?本(?:次)?[^，。；;、\d]{0,8}?报告(?!的)")
"""2024年7月25日形成本报告: the day of the paper itself."""
_MET = regexp(r"[，,]?[^，。；《》\d]{0,18}?(?:(?:会议|会|办公会|常委会)(?:集体)?(?:审议|研究|讨论|审定|通过|同意|决定)|审议通过|集体研究|研究(?:同意|决定|通过)|召开(?:了)?|组织召开(?:了)?|进行(?:了)?公示|公示(?:期满|结束)|开展(?:了)?(?:自评|自查|核查|现场|实地|验收|检查|抽查)|赴|深入|实地(?:走访|核查|查看))")


def _deed_role(clause: Clause, after: str, lexicon: Lexicon) -> str | None:
    """经2024年4月2日局党组会审议通过: a deed of that day, told as done and not as planned."""
    if clause.hit.form not in ("full", "dots") or not _MET.match(after):
        return None
    words = clause.before[-14:] + after[: _DEED_REACH]
    ahead = _still_planned(clause, lexicon) or any(word in words for word in (*lexicon.words["event_planned"], *lexicon.words["event_negated"], *_WISHED, *_YET)) or _BY.search(clause.hit.raw) or _BY_NEXT.match(clause.after)
    return None if ahead else "deed_date"


_DEED_REACH = 24
_YET = ("将", "拟", "下一步", "定于", "届时")


_WON = regexp(r"[^，。；\d]{0,16}?(?<!未)中标(?=[，,。；、（(]|$)")
"""2021年6月18日中标，…: the verb alone, before no noun."""


def _money_role(after: str) -> str | None:
    notice, grant = _NOTICE.search(after[:80]), _GRANT.search(after[:70])
    if grant and (notice is None or grant.start() < notice.start()):
        return "funds_received_date"
    return "notice_date" if notice else None


def _event_role(clause: Clause, lexicon: Lexicon) -> str | None:
    """The nearest verb after the date; a planning word turns actual into planned, a negation drops it."""
    if _UNTIL.match(clause.after) and clause.before.rstrip().endswith(("至", "到")):
        return None
    outside = regexp(r"《[^》]*》|转移支付|完成施工(?=招(?!(?:投)?标(?:[，,。；;]|$))|[图监方许合准单])|完成(?:公开|施工|工程)?招标(?=文件|控制|代理|公告|方案|设计|准备|前期|备案|核准|图|的)|[竣完]工(?=后?(?:结算|决算|财务|图|资料|档案|备案|审计|报告|报表|测量|清单))").sub(lambda match: "　" * len(match.group()), clause.after[:70])
    best: tuple[int, int, str] | None = None
    for verb, role in lexicon.maps["event_verbs"].items():
        at = outside.find(verb)
        if at >= 0 and (best is None or (at, -len(verb)) < best[:2]):
            best = (at, -len(verb), role)
    if best is None and (accepted := _ACCEPTED.match(outside) or _WHOLE_ACCEPTED.match(outside)):
        best = (accepted.start("deed"), -2, "acceptance_date")
    if best is None:
        return None
    at, length, role = best
    between = outside[:at]
    if _PAUSED.search(between) and _OWN_DAY.match(outside, at - length):
        return None  # 11月9日完成，逾期9天，县级验收于10月20日开始: the next deed has a day of its own
    if outside.startswith("进场", at) and _VISITORS.search(clause.sentence):
        return None  # 评价组3月6日进场
    if _COMPARED.search(between):
        return None  # 6月20日，晚于开工时间: of something else, held against the start
    if _LATE.match(outside, at - length) or _REASON.search(between):
        return None
    if any(word in between for word in lexicon.words["event_negated"]):
        return None
    if role.startswith("actual"):
        if outside.startswith("的", at - length):
            return None  # 2000年底前建成的小区: which ones, not when the works were done
        words = _unheld(clause.before)[-14:] + between
        if _still_planned(clause, lexicon):
            return role.replace("actual", "planned")
        if any(word in words for word in lexicon.words["event_planned"]):
            return role.replace("actual", "planned")
        if (clause.hit.raw.endswith("前") or _BY_NEXT.match(clause.after)) and _AGREED_BY.search(clause.before):
            return role.replace("actual", "planned")
        if regexp(r"\s*底?前").match(clause.hit.raw[-2:]) and "剩余" not in clause.before and "实际" not in words:
            return role.replace("actual", "planned")
    elif role in _DONE and _to_come(clause, role, between, lexicon):
        return None
    called = _own_clause(clause) + between if role in _CALLED else ""
    return None if _OF_SERVICES.search(called) and "施工" not in called else role


_PAUSED, _OWN_DAY = regexp(r"[，,；;]"), regexp(r"(?:时间|日期)?(?:为|于|在)\s*(?:$|(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月)")
_LATE = regexp(r"(?:时间|进度)?(?:较|偏|过|比较)(?:晚|迟|慢)|(?:时间|进度)?(?:滞后|缓慢|迟缓|不及时|不力|困难)")
_REASON = regexp(r"[，,](?:主要|其)?(?:是因?|原因是?|系|因为?|由于|受)[^，。；;]*$")
"""9月底支出进度仅40%，主要是三标段进场较晚: why something was so on the day, and no event of that day."""
_AGREED_BY = regexp(r"(?:约定|要求|规定)(?:于|在|为)?$")
"""合同约定2023年12月31日前完工: when it was to be."""
_ACCEPTED = regexp(r"[^，,。；;\d]{0,12}?(?P<deed>验收)(?=$|[。，；;、,）)]|合格|通过)")
"""6月2日验收; 9月27日完成性能验证并验收: done, where nothing else is said of it."""
_WHOLE_ACCEPTED = regexp(
    r"[，,]?[^，,。；;、\d《对]{0,24}?(?:[和、与及][^，,。；;\d《对]{2,12}?)*"
    r"(?:对(?:本|该|此|整个|全部|上述|完工|已完工的?|建成的?)*(?:建设)?(?:项目|工程|建设内容|建设任务)(?:的?(?:建设|实施|完成|质量|整体|总体|情况))*(?:进行|开展|实施|组织)(?:了)?|(?:组织)?召开(?:了)?|主持(?:了)?|(?:进行|开展)(?:了)?)"
    r"(?:全面|现场|实地|集中|综合|最终|联合|整体|项目|工程|竣工|县级|区级|市级)*(?P<deed>验收)(?:会议?)?(?=[。，；;,、）)]|$|并|，)"
)
"""11月28日，县农业农村局组织有关部门和专家对项目进行了验收; 县水利局组织召开了验收会: of the whole, not of one of its parts."""
_CALLED = ("tender_date", "bid_opening_date")
_OF_SERVICES = regexp(r"监理|设计|勘察|检测|造价|审计|二期|重新|再次|第[二三]次|流标|废标")
"""监理2月1日招标、2月22日开标; 重新发布招标公告: of something else than the works, or not the only one."""


def _own_clause(clause: Clause) -> str:
    before = clause.text[clause.opens : clause.hit.start]
    return regexp(r"[，,]").split(before)[-1]


_VISITORS = regexp(r"评价|评审|我[所司]|我公司|审计|调研|核查|检查|专家|监理")
_UNTIL = regexp(r"\s*(?:止|截止|期满)")
"""自2022年1月1日起至2024年12月31日止，按季支付: the end of a period, whatever is done in it."""


def _to_come(clause: Clause, role: str, between: str, lexicon: Lexicon) -> bool:
    words = _unheld(clause.before)[-14:] + between
    by_then = bool(_BY.search(clause.hit.raw) or _BY_NEXT.match(clause.after)) and "已" not in between
    return by_then or any(word in words for word in (*lexicon.words["event_planned"], *_WISHED)) or (role == "acceptance_date" and _still_planned(clause, lexicon))


_WISHED = ("建议", "督促", "要求", "应当")
"""建议于2024年10月底前报送资料、支付尾款: still to come."""


_SET_TIME = regexp(r"(?:建设|实施)(?:期限?|周期)(?:总?共|共计|为|是|约|[:：\s])*(?:\d+|[一二两三四五六七八九十]+)\s*个?(?:年|月)")
"""建设期3年，2022年1月至…: the time that the project is given."""
_BEGUN_THEN_AGREED = regexp(r"(?P<begun>(?:^|[日号\d])(?:正式)?(?:开工|动工|进场)(?:建设)?[，,])(?:计划|合同|约定)(?:总)?工期")
"""3月10日开工，计划工期240天，11月20日完工: what was planned is the length alone."""
_HELD_AGAINST = regexp(r"[比较](?:原|原定|了)?(?P<plan>计划|预计|合同约定)[^，,。；;\d]{0,8}?(?:[早晚迟慢]|提前|推迟|推后|延[期后误迟]|滞后|逾期|超期|拖)")
"""6月30日完工，比计划晚了两个半月，7月22日验收: what is held against a plan is done."""


def _unheld(text: str) -> str:
    """The text with the planning words blotted out that a deed is only held against, or that tell the length agreed once the works were begun."""
    text = _BEGUN_THEN_AGREED.sub(lambda match: match["begun"] + "已" * (len(match.group()) - len(match["begun"])), text)
    return _HELD_AGAINST.sub(lambda match: match.group().replace(match["plan"], "已" * len(match["plan"])), text)


_COMPARED = regexp(r"(?:[早晚先后迟]于|不[早晚迟]于|滞后于)[^，。；;]{0,8}$")
_DONE = ("acceptance_date", "trial_acceptance_date", "tender_finish_date", "delivery_date", "use_date", "payment_date", "grant_date", "award_date", "contract_date", "tender_date", "bid_opening_date", "funds_received_date")


_AGAINST_PLAN = regexp(r"(?:提前|推迟|延期|延后|滞后|逾期|超期|延误|早|晚)(?:了|约)?\d{1,4}(?:个)?(?:日历)?[天日月]")
"""5月26日完工，较计划的6月15日提前20天，9月12日通过验收: what was planned was held against what is done."""


def _still_planned(clause: Clause, lexicon: Lexicon) -> bool:
    """计划3月开工，12月完工: the planning word, or the time that is set for it all, holds for the sentence until something is said to be done."""
    before = clause.text[: clause.hit.start]
    before = _unheld(before[max(before.rfind(mark) for mark in "。；;！!") + 1 :])
    planned = max((before.rfind(word) for word in lexicon.words["event_planned"]), default=-1)
    planned = max([planned, *(match.start() for match in _SET_TIME.finditer(before))])
    done = max(before.rfind(word) for word in ("实际", "已", "目前", "截至", "截止", "剩余", "但"))
    done = max([done, *(match.start() for match in _AGAINST_PLAN.finditer(before))])
    return planned >= 0 and planned > done
