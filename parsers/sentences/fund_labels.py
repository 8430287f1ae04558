"""What a sum of money is: the concept of its label, of the verb that moves it, or of what is said behind it."""

from __future__ import annotations

from model.regexp import regexp
from parsers.language import Cue
from parsers.sentences.clause import PLAN_OF, Sum, settled_behind, unpaid_behind

_TREASURY = regexp(r"财政(?:部门|局|厅)?(?:实际|累计|共计?|已|全年|当年|年内|足额)*(?:拨付|拨款|拨入)(?:到位)?(?:资金)?(?:共计?|合计|为)*$")
_OF_PURCHASE = regexp(r"(?:(?:采购|招标|标段|分包|包)(?:项目|控制)?预算(?:价|金额|数|额)?|预算控制(?:数|价|额))(?:为|是|:)*$")
"""1个包采购预算312万元, 审定预算控制数80万元: what one purchase or one work may cost, not the project."""
_ROLLED_OVER = regexp(r"滚存(?:收支)?结余(?:为|:)*$|基金[^，。；;\d]{0,6}(?:累计|收支)结余(?:为|:)*$")
"""年末滚存结余…: what an insurance fund has gathered over the years."""
_OF_TREASURY = regexp(r"上解(?:上级|中央|省级?|市级?)?支出(?:为|:)*[-−]?$|(?:债务还本支出|调出资金|预算稳定调节基金)(?:为|:)*$|(?:收入|支出|收支|财力)总量(?:为|:)*$|^(?:再|并)?加上")
"""加上上解上级支出5万元，支出总量90万元: a treasury's balance, no project's spending."""
_BOOKED = regexp(r"(?:的?资金|款项)?(?:违规|提前|一并|全部)?(?:计|列|纳)入[^，。；]{0,6}支出")
_LENT = regexp(r"(?:发放|投放)[^，,。；;:：\d]{0,14}(?:贷款|借款|信贷)(?:资金|金额)?(?:共计?|合计|累计|约|为|达)*$")
"""发放小额信贷1,200万元: what banks lent, none of the project's money."""
_OWED = regexp(r"应付|应支付|应结算|合同(?:价|金额|总价|总额)|结算(?:价|金额)|欠付")
_PAYER = regexp(r"财政|上级|中央|省|市|下达|到位|预算指标|专项")
_BY_CONTRACT = regexp(r"按(?:照)?[^，。；;\d]{0,10}(?:合同|工程量|计量|进度)[^，。；;\d]{0,8}拨付")
"""按合同和进度拨付资金240万元: to those who did the work."""
_PAYEE = regexp(r"施工|承包|企业|单位|农户|工程款|供应商|个人|群众|已完成拨付|项目款|中标|公司")
_EXECUTED = regexp(r"[，,](?:预算|资金)?(?:执行率|执行进度|支出率|支出进度)(?:为|达到?|是|:)*\d")
"""共拨付资金661.92万元，预算执行率97%: the rate says what it was."""
_TO_CONTRACTOR = regexp(r"(?:施工|监理|设计|勘察|承建|承包|中标|供货|供应|总包)(?:单位|方|企业|公司|商|人)[\u4e00-\u9fff]{0,4}款?(?:共计?|合计|累计|约|为)*$")
_OF_CONTRACT = regexp(r"[，,(]占(?:施工|工程|监理|采购)?合同")
"""已支付施工单位工程款790.50万元，占合同价的85%: what one contractor got, not all that was spent."""
_BUDGETED = regexp(r"(?:年初|年度|调整后?|批复)(?:部门)?预算(?:批复|安排|总)?支出$|(?:预算)?调整后(?:的)?(?:预算)?支出(?:预算)?$")
_LEFT_OF_IT = regexp(r"[，,](?:当年|本年|年末|年底|资金|预算)*(?:结转|结余|剩余|执行率|支出率|支付率)")
"""2023年度预算支出80万元，当年结转20万元: what was spent of the year's budget."""
_FEE_NAMED = regexp(r"^(?:审核|编制|评审|审查|审计|评估|咨询|管理|服务|代理|监理)[\u4e00-\u9fff]{0,6}(?:费用?|服务费)(?:为|约|共|计|:)*$")
"""预算编制费5万元, 结算审核费6万元: the word is part of a fee's name."""
_FUND_NAMED = regexp(r"(?:^|.*[:：，,])(?:20\d\d年度?(?:项目|专项|财政|补助|衔接)*|(?:项目|年度|全年|专项|财政|补助|衔接)+)资金(?:总额|总计|共计|合计|共|为)*$")
_THEN_SPENT = regexp(r"[，,](?:截[至止]到?[^，。；;]{2,14}[，,]?)?(?:其中)?(?:已|实际|累计|共|执行|完成)+(?:支付|支出|拨付|使用|执行|兑付|发放)[^，。；;\d]{0,8}\d")
"""执行情况：项目资金共600万元，已支付580万元: the heading's word is of the second."""
_OWING = regexp(r"应(?:当|该)?(?:支出|支付|发放|兑付|补助)(?:资金|金额|费用)?(?:共计?|合计|为|:)*$")
"""按标准测算，182名儿童应支出320万元: what was due."""
_ADDED = regexp(r"支出(?:预算)?(?:年中)?(?:追加|调增)(?:了|为|:)*$")
"""项目支出追加286万元: what the budget got more of, not what was spent."""
_ARRANGED = regexp(r"(?<!已)安排(?:下达)?支出(?:资金)?(?:为|:)*$")
"""当年安排支出80万元，实际支出75万元: what was shared out, neither the budget nor what was spent."""
_HANDED_BACK = regexp(r"(?:上缴|缴回|交回|退回)[^，。；;\d]{0,6}(?:结余|结转|剩余)(?:资金|款项)?(?:共|为|:)*$")
"""上缴财政结余17万元，年末结转80万元: what went back is not left any more."""
_TO_SPEND = regexp(r"支出预算(?:总额|金额|安排|批复|资金|数|额)?(?:总计|合计|共计|共|为|约|是|:)*$")
_OTHERS = ("deviation_rate", "satisfaction_reported", "communities", "floor_area", "households", "buildings", "population")
_CARRIED = regexp(r"(?:动用|使用|含|安排|加)上年(?:结转|结余)")
_PUT_IN = regexp(r"投入(?:专项|项目|财政|补助|各类|建设)*(?:资金|经费)(?:总计|共计|合计|共|约|为)*$")
_PAID_OUT = regexp(r"(?:发放|兑付|兑现)(?:了)?[\u4e00-\u9fff、“”]{0,14}(?:补贴|补助|奖补|救助|津贴|奖励|待遇)(?:资金|金)?(?:共计?|合计|约|为)*$")
"""实际发放两项补贴706.50万元."""
_BY_STANDARD = regexp(r"按(?:照)?[\u4e00-\u9fff]{0,16}标准(?=发放|兑付|兑现)")
_THEN_PAID = regexp(r"[，,](?:截[至止]到?[^，。；;]{2,14}[，,]?)?(?:已|实际|累计|共)+(?:支付|支出|拨付|执行)(?:资金)?(?:共|为)*\d")
"""投入资金2000万元，实际支付1900万元: what there was to spend."""
_RAISED = regexp(r"筹(?:集|措)(?!计划|方案)[\u4e00-\u9fff]{0,12}(?:资金|经费)(?:总计|共计|合计|共|约|为)*$")
_TO_RAISE = regexp(r"(?:需要?|应|拟|计划|预计)(?:共|总共)?筹[集措]")
"""全年共需筹集资金74亿元: what is to come, not what came."""
_WHOLE = regexp(r"(?:(?:上述|以上|各级)+|(?:中央|省级?|市级?|县级?)(?:以?及|[和与、])(?:省级?|市级?|县级?|地方)(?:财政)?(?:补助|专项|配套)?(?=资金)|项目|专项|补助|补贴|奖补|年度|本次评价|涉及|[省市县级]财政)(?:财政)?资金(?:用于[\u4e00-\u9fff、“”]{2,24}?)?(?:总计|共计|合计|总额|共|总额为|规模为|总量为)+$")
_AT_FIRST = regexp(r"(?:费|资金|支出)年初(?:安排|批复)?(?:为|:)*$")
"""公用经费年初50万元: what was budgeted."""
_OF_PROJECTS = regexp(r"(?:个[^，。；\d]{0,12}项目|项目[^，。；]{0,8}\d+个)[^，。；\d]{0,36}，(?:共|总共|合计|总计)?涉及(?:财政|预算|项目|评价)*资金(?:约|为)*$")
"""对6个重点项目开展评价，涉及财政资金9,400万元."""


def label_of(told: Sum, at: int) -> Cue | None:
    """The linker's label where it stands in the number's own stretch; a strong label before a weak one; else the clause's."""
    sentence, number, start, strong = told.sentence, told.number, told.start, told.strong
    linked = number.label
    inside = [cue for cue in sentence.cues_in(start, number.start, "label", "weak", "verb") if _is_money(cue)]
    strongs = [cue for cue in inside if cue.kind == "label"]
    if len(inside) > 1 and inside[-1].kind == "verb" and told.text[inside[-1].start - 1] in ":：":
        return inside[-1]  # 教育类支出:安排80万元
    if strongs:
        spent = [cue for cue in inside if cue.code == "funds_spent" and cue.start == strongs[-1].end and strongs[-1].text.endswith("资金")]
        return spent[0] if spent else strongs[-1]  # 安排资金支出12万元
    verbs = [cue for cue in inside if cue.kind == "verb"]
    if linked is not None and linked.start >= start and linked.kind != "verb" and not verbs:
        return linked
    if verbs:
        weak = [cue for cue in inside if cue.kind == "weak"]
        return weak[-1] if weak and verbs[-1].code in ("budget_total", "funds_applied") else verbs[-1]
    if inside:
        return inside[-1]
    listed = [cue for cue in sentence.cues_in(max(strong, at), start, "label", "verb") if _is_money(cue)]
    if listed and not sentence.cues_in(strong, number.start, "part"):
        return listed[-1]
    if _SO_MANY.fullmatch(told.stretch):  # 年初批复预算6个项目74万元
        clause = max(told.text.rfind(mark, told.sentence.start, start) for mark in "，,。;；(") + 1
        ahead = [cue for cue in sentence.cues_in(max(clause, sentence.start), start, "label", "verb") if _is_money(cue)]
        return ahead[-1] if ahead else None
    # 收到省级资金，共计5万元: the label waits in the clause before, with no number of its own between
    bare = not sentence.cues_in(strong, number.start, "source") and len(sentence.text[start : number.start]) <= 6
    earlier = [cue for cue in sentence.cues_in(at, start, "label", "verb") if _is_money(cue)]
    return earlier[-1] if bare and earlier and sentence.cues_in(start, number.start, "total") else None


_SO_MANY = regexp(r"个?(?:子|支出)?项目(?:资金|共|共计|合计)*")


def _is_money(cue: Cue) -> bool:
    return cue.kind == "verb" or (cue.code not in _OTHERS and not cue.code.endswith("_rate") and not cue.code.startswith(("indicator", "survey", "staff", "dimension", "eval_", "self_")))


OPENS_USES = regexp(r"用于(?:支付|发放|安排|拨付|列支)?[:：](?=[①一1(（])")
"""安排260万元，用于支付：①尾款48万元；②…: what opens a list of uses labels none of them."""
_SHORT_OF = regexp(r"(?:少|欠|差|缺|尚未|未)(?:能)?(?:到位|拨付|落实)(?:资金)?(?:的|为|约|达)*$")
"""少到位115万元: what did not come."""


def concept_of(label: Cue, told: Sum) -> str | None:
    """The concept of a label or verb; 拨付 is money received or spent, by who pays whom."""
    stretch, passage, before = told.stretch, told.passage, told.before
    if _LENT.search(stretch) or _OF_TREASURY.search(stretch) or _ARRANGED.search(stretch):
        return None
    if label.code in ("funds_spent", "funds_carried_over") and _balanced(told):
        return None
    if label.code == "funds_received" and (regexp(r"(?:应|计划|预计|拟)到位(?:资金)?(?:为|:)?$").search(stretch) or _TO_RAISE.search(stretch)):
        return "budget_total"
    if label.text == "落实" and _FOUND_BY_SOURCE.search(stretch) and _PARTS_BEHIND.match(passage.text, told.number.end):
        return "budget_total"
    if label.code == "funds_received" and _SHORT_OF.search(stretch):
        return None
    if label.code == "budget_total" and _OF_PURCHASE.search(stretch):
        return None
    if label.text.endswith("算") and _FEE_NAMED.match(passage.text[label.end : told.number.start]):
        return None
    if label.code == "funds_spent" and _FUND_NAMED.match(stretch) and _THEN_SPENT.match(passage.text, told.number.end):
        return "budget_total"
    if label.code in ("disbursed", "funds_spent") and _TREASURY.search(stretch):
        return "funds_received"
    if label.code == "disbursed":
        if _EXECUTED.match(passage.text, told.number.end):
            return "funds_spent"
        if _PAYEE.search(stretch) or _BY_CONTRACT.search(told.clause) or regexp(r"(?:已|累计|实际|共)(?:完成)?拨付").search(stretch):
            return "funds_received" if passage.place.received and not _PAYEE.search(stretch) else "funds_spent"
        return "funds_received" if _PAYER.search(stretch) or passage.place.received else None
    if label.code == "funds_carried_over" and _BOOKED.match(passage.text, told.number.end):
        return None  # 已签合同未支付的120万元计入支出
    if label.code == "funds_carried_over" and _HANDED_BACK.search(stretch):
        return None
    if label.code == "funds_carried_over" and label.text.startswith("未支") and _OWED.search(before):
        return None  # 应付2,800万元，尚有74万元未支付: what is owed, not what is left over
    if label.code == "funds_spent" and (_BUDGETED.search(stretch) or _TO_SPEND.search(stretch)):
        return "funds_spent" if stretch.endswith("年度预算支出") and _LEFT_OF_IT.match(passage.text, told.number.end) else "budget_total"
    if label.code == "funds_spent" and _OWING.search(stretch):
        return None
    if label.code == "funds_spent" and _ADDED.search(stretch):
        return "budget_added"
    if label.code == "funds_spent" and _TO_CONTRACTOR.search(stretch) and (_OF_CONTRACT.match(passage.text, told.number.end) or "合同" in before):
        return "payment_amount"
    if label.kind == "verb" and label.code == "funds_spent":
        if _TO_COME.search(stretch):
            return "funds_forecast" if "预计" in stretch else None
        return "funds_spent"
    if label.code == "funds_spent" and "预计" in stretch:
        return "funds_forecast"
    if label.code == "funds_carried_over" and _ROLLED_OVER.search(stretch):
        return None
    if label.text == "结余" and regexp(r"无结余").search(before):
        return None
    return label.code


_FOUND_BY_SOURCE = regexp(r"^(?!.*(?:到位|已|实际))[^，。；;]*落实[^，。；;\d]{0,16}(?:资金|经费|投资)(?:总额|共计|合计|共|总计|为|约|:)*$")
_PARTS_BEHIND = regexp(r"[，,(]其中")
"""共落实专项资金196万元，其中：1.中央…万元: what was to be had of each source; what came is told apart."""
_BALANCED = regexp(r"支出总计(?:为|共|:)*$")
_BOTH_SIDES = regexp(r"收(?:入)?[、和与]支出?(?:决算|预算)?总(?:计|额|数)(?:各|均|分别)?(?:为|是|共|:)*$")
"""收、支总计均为90万元: the two sides of an account, no spending."""
_LEFT_IN_IT = regexp(r"[^。]{0,80}(?:结余分配|年[末终][^，。；;\d]{0,2}(?:结转|结余))")
_SHARED_LEFT = regexp(r"结余分配(?:为|:)*$")


def _balanced(told: Sum) -> bool:
    """收入总计900万元，支出总计900万元，其中基本支出…、项目支出…、年末结转30万元: a balance, in which what is left is counted as paid out."""
    if _SHARED_LEFT.search(told.stretch) or _BOTH_SIDES.search(told.before):
        return True
    return bool(_BALANCED.search(told.stretch)) and ("收入总计" in told.text or bool(_LEFT_IN_IT.match(told.text, told.number.end)))


_TO_COME = regexp(r"(?:(?:预计|计划|拟|应|需|待|未|尚未|[尚还]需)\w{0,4}|应(?:当)?[于在][^，。；;]{2,12}前|将\w{0,12})(?:支付|支出|使用|发放)")
"""将按合同约定于近期支付: not spent yet."""


def implied(told: Sum, head: str) -> Cue | None:
    """What a sum without a label of its own is said to be: 动用上年结转20万元, 投入资金80万元.  ``head``: of the list it may be in."""
    stretch, source = told.stretch, told.source
    if source is not None and _PLANNED.search(stretch):
        return _as(told, "budget_total", "计划")
    if source is not None and _OTHER_MONEY.search(stretch):
        return _as(told, "budget_total", "其他资金来源")
    received = told.passage.place.received or (_TITLED_RECEIVED.match(told.passage.text) is not None and _MATCHED.search(stretch) is not None)
    if source is not None and (_CARRIED.search(stretch) or (received and not head)):
        return Cue(source.start, source.end, "verb", "funds_received", source.text)
    if _PAID_OUT.search(stretch) and not regexp("标准|每|计划|应|拟|预计|将").search(_BY_STANDARD.sub("", stretch)):
        return _as(told, "funds_spent", "发放")
    if _PUT_IN.search(stretch) and _THEN_PAID.match(told.text, told.number.end):
        return _as(told, "budget_total", "投入")
    if _PUT_IN.search(stretch) and not regexp("计划|拟|需|预计|将").search(stretch):
        return _as(told, "funds_spent", "投入")
    return None


_TITLED_RECEIVED = regexp(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．])?[^，。；;:：\d]{2,10}资金[^，。；;:：\d]{0,4}(?:下达|安排|到位|拨付)(?:情况|方面)[。:：]")
_MATCHED = regexp(r"(?:配套|补助|匹配)(?:资金)?(?:共|为|约)*$")
"""（二）市级资金安排情况。市财政配套320万元: the title tells what became of it."""
_OTHER_MONEY = regexp(r"^其[他它]资金(?:来源|收入)(?:资金)?(?:合计|共|为|:)*$")
_PLANNED = regexp(rf"{PLAN_OF}(?:为|约|:)*$")


def told_behind(told: Sum, listing: bool) -> Cue | None:
    """Of a sum without a label of its own: what is said behind it, or of the whole fund."""
    text, number, stretch = told.text, told.number, told.stretch
    found = unpaid_behind(text, told.start, number) or (None if listing else settled_behind(text, number))
    if found is None and _RAISED.search(stretch):
        found = _as(told, "budget_total" if _TO_RAISE.search(stretch) else "funds_received", "筹集资金")
    return found


def whole_fund(told: Sum) -> Cue | None:
    """专项资金合计80万元; 公用经费年初50万元; 对6个重点项目开展评价，涉及财政资金9,400万元: what was budgeted."""
    if _WHOLE.search(told.stretch) or _AT_FIRST.search(told.stretch) or YEAR_HAD.search(told.stretch):
        return _as(told, "budget_total", "资金")
    if _SAMPLED.search(told.stretch):
        return _as(told, "sampled_funds", "抽查资金")
    if _OBJECT.search(told.text, told.sentence.start, told.number.start):
        return _as(told, "sampled_funds", "评价对象")
    if _EVALUATED.search(told.clause):
        return _as(told, "budget_total", EVALUATED)
    if "涉及" in told.stretch and _OF_PROJECTS.search(told.before):
        return _as(told, "budget_total", OF_PROJECTS)
    return None


_EVALUATED = regexp(r"(?:纳入|本次|此次)[^，。；\d]{0,6}评价(?:范围)?的?[^，。；、\d]{0,12}资金(?:规模|总额|总量)?(?:为|是|共|:)+[^，。；\d]{0,16}$")
"""纳入评价范围的资金为中央、省级补助共3,600万元: of what the report judges."""
YEAR_HAD = regexp(r"(?:部门|单位|全年|年度|20\d\d年)预算(?:总)?收入(?:合计|总计|共计|共|为|:)*$|(?:^|[:：])(?:20\d\d年)?(?:年度|全年)(?:总)?资金(?:为|共|:)*$")
"""2022年预算收入86万元, 年度资金50万元: what the year had."""
_SAMPLED = regexp(r"(?:抽查|抽取|复核|抽评)(?:复核)?(?:的)?(?:项目)?(?:涉及)?(?:预算|财政)?资金(?:总额|总量|规模)?(?:共计|合计|共|为|约|:)*$")
"""抽查资金9,400万元: of what was looked into."""
_OBJECT = regexp(r"评价(?:的)?(?:对象|范围|资金)(?:和范围|及范围)?(?:为|是|包括|涵盖|涉及)[^，。；;]{0,50}资金(?:总额|规模|总量)?(?:共计|合计|共|计|为|约|:)*$")
"""评价对象为某县2023年度水利专项资金1860万元: of what the report judges."""
OF_PROJECTS, EVALUATED = "涉及资金", "评价资金"


def _as(told: Sum, concept: str, text: str) -> Cue:
    return Cue(told.start, told.number.start, "label", concept, text)
