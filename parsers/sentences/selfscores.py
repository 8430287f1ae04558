"""What self-evaluations say in running text: marks to be had beside marks given, and projects gone through one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Subject
from parsers.sentences.passage import NUM, Claim, Passage

_FIRST = r"(?:项目)?(?P<name>决策|投入|过程管理|过程|管理|产出|效益|效果|满意度|预算执行|成本)(?:率|类|方面|部分)?(?:指标)?(?:完成)?(?:得分)?(?:情况|分析)*"
_GIVEN = r"(?:自评|实际|评价|最终|本次)*(?:得分|得|实得|自评分|评分)"
_PAIR = re.compile(rf"{_FIRST}[。:，(]?(?P<full>满分|分值|权重|标准分)?(?:为|共|:)*(?P<w>{NUM})分?[，,、;]?{_GIVEN}(?:为|:)*(?P<s>{NUM})分(?![值制])")
_TOTAL = re.compile(rf"(?:[，,;。]|^)(?P<label>(?:以上)?(?:合计|共计|总计|总分|总得分|综合得分))(?:自评|得分|得|为|:)*(?P<x>{NUM})分")


def read_pairs(passage: Passage) -> Iterator[Claim]:
    """产出指标50分，得48分；效益指标30分，得30分；合计…: at least two, or one that says 满分; the total after them."""
    found = [match for match in passage.matches(_PAIR, "得", "评分") if _begins(match)]
    if len(found) < 2:  # 预算执行率 by itself is an indicator among others
        found = [match for match in found if match["full"] and match["name"] != "预算执行"]
    if not found:
        return
    for match in found:
        weight, score = passage.number_at(match.start("w")), passage.number_at(match.start("s"))
        if weight is None or score is None:
            continue
        subject = Subject(dimension=passage.lexicon.maps["dimensions"].get(match["name"], match["name"]))
        yield passage.claim(weight, "dimension_weight", "分值", subject)
        yield passage.claim(score, "dimension_score", "得分", subject)
    last = found[-1].end()
    total = next((match for match in passage.matches(_TOTAL) if match.start() >= last), None) if len(found) >= 2 else None
    number = passage.number_at(total.start("x")) if total is not None else None
    if number is not None and total is not None:
        yield passage.claim(number, "total_score", total["label"], Subject())


def _begins(match: re.Match[str]) -> bool:
    """A first-level name of its own, not the end of 资金管理 or 运行成本."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not before or not "\u4e00" <= before <= "\u9fff"


_HEAD = re.compile(
    r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]+)?[“\"]?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff\d()（）、-]{2,36}?)[”\"]?(?:支出)?(?:绩效自评|绩效评价)(?:综述|情况|结果|结论)[:：]"
)
_SCORE = re.compile(rf"(?:自评得分|自评分数?|综合得分|得分)(?:为|:)*(?P<x>{NUM})分")
_MONEY = (
    ("budget_total", re.compile(r"(?P<label>年初预算(?:数|资金|金额)?)(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
    ("budget_total", re.compile(r"(?P<label>(?:项目)?(?:全年|调整后)预算(?:数|资金|金额)?)(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
    ("funds_spent", re.compile(r"(?P<label>(?:全年|实际|累计)*(?:预算)?(?:执行数|支出数|实际支出|支出))(?:为|:)*(?P<x>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")),
)
_DONE = re.compile(rf"(?P<label>完成(?:全年|年度|年初|调整后|全部|项目)*预算(?:数|额)?的?)(?:比例)?(?:为|达|到|:)*(?P<x>{NUM})%")


_OWN = re.compile(rf"(?:^|(?<=[，。;]))(?:本|该)?(?:项目|部门|单位|我[局县市区镇乡校院中心]{{1,2}})?(?P<label>自评|自我评价)(?:结果|总分)?(?:为|:)?(?P<x>{NUM})分(?=[，,。;、]|$)")


def read_own(passage: Passage) -> Iterator[Claim]:
    """项目自评99.5分，自评等级“优”: the total in short."""
    for match in passage.matches(_OWN, "自评", "自我评价"):
        number = passage.number_at(match.start("x"))
        if number is not None:
            yield passage.claim(number, "self_score", match["label"], Subject())


def read_projects(passage: Passage) -> Iterator[Claim]:
    """1.护林补助项目绩效自评综述：…得分为98分，全年预算数为60万元，执行数为57万元，完成预算的95%: all of that project."""
    head = _HEAD.match(passage.text) if "绩效" in passage.text else None
    name = head["name"] if head is not None else None
    if name is not None:
        for match in passage.matches(_SCORE):
            number = passage.number_at(match.start("x"))
            if number is not None:
                yield passage.claim(number, "self_score", "自评得分", Subject(lot=name))
                break
        for role, pattern in _MONEY:
            amount = next(passage.matches(pattern), None)
            number = passage.number_at(amount.start("x")) if amount is not None else None
            if number is not None and amount is not None:
                yield passage.claim(number, role, amount["label"], Subject(item=name))
    for match in passage.matches(_DONE, "完成"):
        number = passage.number_at(match.start("x"))
        if number is not None:
            yield passage.claim(number, "execution_rate", match["label"], Subject(item=name))
