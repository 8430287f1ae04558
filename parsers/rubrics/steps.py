"""评分标准 to steps: thresholds, deductions, points, formulas, branches, vetoes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.figure import Comparator, Rubric, RubricStep, StepKind
from model.regexp import regexp
from model.span import Anchor
from model.view import View
from parsers.rubrics.site import CIRCLED, NUMERAL, Compact, Site, circled

_ALL = r"(?:满分|全分|权重分的100%|全部分值)"
_NONE = r"(?:不得分|得0分|为0分|计0分|0分|均?不得分)"
_THRESHOLD = regexp(
    rf"(?P<op>≥|>=|大于等于|不低于|达到|高于|大于|>|≤|<=|小于等于|不超过|不高于)?(?P<value>{NUMERAL}%|(?<![\d.%])0(?=(?:的|时|者)?[,，]?得))(?:[(（]?含[)）]?)?(?P<up>及?以上|及?以内|及?以下)?(?:[(（]含[)）])?(?:的|时|者)?[,，]?(?:则|可|即)?(?:为|得|计|的为|给)?{_ALL}")
_PENALTY = regexp(
    rf"每(?:满|偏离|偏差|降低|减少|下降|低于?|少于?|增加|超过?|超出|提高|上升|推迟|延迟|延后|延期|延误|拖延|超期|晚|滞后|逾期|再?出现|发现|有|缺少?|缺失|存在|漏|差|未达到?)*(?:目标值?|标准值?|指标值|计划值?|规定时间|规定)?"
    rf"(?P<per>{NUMERAL}|[一二三五十])?(?P<unit>%|个百分点|项|例|个|处|次|天|日|个?月|起|人|件|户|条|份|宗|辆|所|座|台|家|套|名|栋|间|村)?[^，。；,;扣减①-⑳]{{0,18}}[,，]?(?:则|均|应|相应|即)?(?:扣除?|扣减|减)"
    rf"(?P<of>[^\d，。；,;]{{0,8}}?)(?P<loss>{NUMERAL})(?P<lossunit>%|分)(?P<tail>的?(?:权重分?|分值|标准分))?")
_ZERO = regexp(
    rf"(?:[(（](?P<edge>不?[含舍])[)）])?(?P<low>低于|小于|不足|<|未达到?)?(?P<value>{NUMERAL}%)(?:[(（](?P<edge2>不?[含舍])[)）])?(?P<down>及?以下)?(?:的|时|者)?[,，]?(?:则|该项|本项)*{_NONE}")
_SHARE = regexp(rf"(?P<lack>缺少?(?P<mark>{CIRCLED}))?(?P<words>[^，。；,;]{{0,40}}?)(?P<each>各)?(?:扣除?|占|得|为)?(?:权重分?|分值|标准分)的?(?P<loss>{NUMERAL}%)|(?:扣除?)(?P<loss2>{NUMERAL}%)的?(?:权重分?|分值)")
_POINT = regexp(rf"(?P<mark>{CIRCLED}|[(（]\d{{1,2}}[)）]|(?<!\d)\d{{1,2}}[.、．](?!\d))?(?P<words>[^①-⑳；;。()（）]{{1,80}}?)[(（](?:[^()（）\d]{{0,4}})?(?P<marks>{NUMERAL})分[)）]")
_LISTED = regexp(rf"(?P<mark>{CIRCLED})(?P<words>[^①-⑳]{{1,80}}?)[,，]?(?:的)?(?:可|计|得|占)+(?P<marks>{NUMERAL})分")
_EACH = regexp(rf"(?P<words>[^，。；,;]{{1,30}}?)(?:每项|各|均)(?:占|得|计)?(?P<marks>{NUMERAL})分")
_PLAIN = regexp(rf"(?<![\u4e00-\u9fff])(?P<words>[\u4e00-\u9fff]{{2,30}}?)(?<![得扣减降])(?P<marks>{NUMERAL})分(?=[，,；;。、]|$)")
_VETO = regexp(r"(?:出现|存在|发现|发生|有)[^。；;]{0,12}?(?:任[一意何]|其中之一|上述|以上)[^。；;]{0,30}?(?:不得分|得0分|扣完|扣除全部)|一票否决[^。；;]*")
_FORMULA = regexp(r"(?:本项|该项|指标|实际|评价)?得分=(?P<body>[^。；;=]*[\u4e00-\u9fff][^。；;=]*)")
_OUTCOME = regexp(rf"(?:可|计|则|给)?得(?P<marks>{NUMERAL})分|得(?P<all>满分)|(?P<none>不得分|得0分|计0分)")
_NARRATED = regexp(r"(?:(?:该|本|此)(?:项目|指标|项指标|项)?(?:总分|最终|实际)?|故[①-⑳]项)$")
_STORY = regexp(r"(?:^|[。；])(?:根据\d|经[查核]|经统计|问卷结果|问卷统计|统计显示|截[至止]|抽查\d)[^。]*$")
"""根据250份有效问卷统计，…满意度为87.60%，得7.04分: what was given, not what may be."""
_TO_ZERO = regexp(r"扣完为止|扣至0分?|直至扣完|扣完该项|扣完本项")
_DISCRETION = regexp(r"酌情|视情况|根据实际情况扣|视程度|适当扣|据情")
_PROPORTION = regexp(r"按(?:照)?[^，。；;、]{0,10}?(?:比例|完成率|执行率|到位率)(?:相应)?(?:折算|计算)?(?:得|计|给|赋|扣)分"
    r"|按(?:照)?[“\"]?[^，。；;、“”\"/÷]{2,14}[/÷][^，。；;、“”\"/÷×*]{1,12}[×*](?:指标|本项|该项|标准)*(?:权重分?值?|分值|满分|标准分|\d+分?)[”\"]?(?:进行)?(?:计算|折算)?(?:得|计|给|赋)分")
"""按完成比例计分; 按“满意度/90%×分值”计分: a formula, too."""


def rubric_in(site: Site, view: View) -> Rubric | None:
    """The scoring standard that a text states, None where it states none; its figures go to the site."""
    text = Compact(view)
    if not text.text:
        return None
    steps = sorted(_Steps(site, text).all(), key=lambda step: step.anchor.span.start)
    to_zero, free = bool(_TO_ZERO.search(text.text)), bool(_DISCRETION.search(text.text))
    if not steps and not to_zero and not free:
        return None
    span = text.span(0, len(text.text))
    return Rubric(id=f"{site.prefix}.rubric", subject=site.subject, text=text.text, anchor=site.anchor(span), part=site.part_of(span.start),
                  steps=tuple(steps), deduct_to_zero=to_zero, discretionary=free)


class _Steps:
    """Finds the kinds one after another; what one has taken the next leaves alone."""

    def __init__(self, site: Site, text: Compact) -> None:
        self.site, self.text = site, text
        self.taken = [False] * len(text.text)

    def all(self) -> Iterator[RubricStep]:
        yield from self._formulas()
        yield from self._vetoes()
        yield from self._penalties()
        yield from self._zeros()
        yield from self._thresholds()
        yield from self._points()
        yield from self._shares()
        yield from self._branches()

    def free(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of which nothing is taken, each found after the one before was read."""
        at = 0
        while match := pattern.search(self.text.text, at):
            at = max(match.end(), at + 1)
            if not any(self.taken[match.start():match.end()]):
                yield match

    def take(self, start: int, end: int) -> Anchor:
        for at in range(start, end):
            self.taken[at] = True
        return self.site.anchor(self.text.span(start, end))

    def _formulas(self) -> Iterator[RubricStep]:
        for match in self.free(_FORMULA):
            yield RubricStep(StepKind.FORMULA, match.group(), self.take(*match.span()), value=match["body"])

        for match in self.free(_PROPORTION):
            yield RubricStep(StepKind.FORMULA, match.group(), self.take(*match.span()))

    def _vetoes(self) -> Iterator[RubricStep]:
        for match in self.free(_VETO):
            yield RubricStep(StepKind.VETO, match.group(), self.take(*match.span()), marks="0")

    def _penalties(self) -> Iterator[RubricStep]:
        for match in self.free(_PENALTY):
            share = match["lossunit"] == "%"
            words = (match["of"] or "") + (match["tail"] or "")
            unit = ("权重%" if "权重" in words or "分值" not in words else "分值%") if share else "分"
            per = _figure_word(match["per"]) + (match["unit"] or "")
            loss = match["loss"] + ("%" if share else "")
            self.site.figure("criterion_penalty", self.text, match, "loss", unit="%" if share else "分")
            yield RubricStep(StepKind.PENALTY, match.group(), self.take(*match.span()), per=per, loss=loss, unit=unit)

    def _zeros(self) -> Iterator[RubricStep]:
        for match in self.free(_ZERO):
            if not (match["low"] or match["down"]):
                continue
            edge = (match["edge"] or "") + (match["edge2"] or "")
            closed = match["down"] == "及以下" or edge == "含"
            yield RubricStep(StepKind.ZERO_BELOW, match.group(), self.take(*match.span()), value=match["value"],
                             comparator=Comparator.LE if closed else Comparator.LT, marks="0")

    def _thresholds(self) -> Iterator[RubricStep]:
        for match in self.free(_THRESHOLD):
            self.site.figure("criterion_threshold", self.text, match, "value")
            strictly = match["op"] in (">", "大于", "高于") and not match["up"]
            below = (match["value"] == "0" and not match["op"]) or match["op"] in ("≤", "<=", "小于等于", "不超过", "不高于") or (match["up"] or "").endswith(("内", "下"))
            yield RubricStep(StepKind.THRESHOLD, match.group(), self.take(*match.span()), value=match["value"],
                             comparator=Comparator.LE if below else Comparator.GT if strictly else Comparator.GE, marks="满分")

    def _points(self) -> Iterator[RubricStep]:
        plain = (_PLAIN,) if len(_PLAIN.findall(self.text.text)) > 1 and not _OUTCOME.search(self.text.text) else ()
        graded = list(self.free(_PLAIN)) if plain else []
        if any(_LESS.match(match["words"]) for match in graded[1:]) and graded[0]["marks"] == max((match["marks"] for match in graded), key=_size):
            yield from (RubricStep(StepKind.BRANCH, match.group(), self.take(*match.span()), condition=match["words"], marks=match["marks"]) for match in graded)
            return
        for pattern in (_POINT, _LISTED, _EACH, *plain):
            for match in self.free(pattern):
                groups = match.groupdict()
                mark, words = groups.get("mark"), match["words"].strip("，,、；;。和:：")
                item = circled(mark) or _short(words)
                self.site.figure("criterion_subscore_max", self.text, match, "marks", item)
                yield RubricStep(StepKind.POINT, match.group(), self.take(*match.span()), mark=circled(mark), condition=words,
                                 marks=match["marks"], per="各" if pattern is _EACH else None)

    def _shares(self) -> Iterator[RubricStep]:
        for match in self.free(_SHARE):
            loss = match["loss"] or match["loss2"]
            words = (match["words"] or "").strip("，,、；;。的")
            yield RubricStep(StepKind.SHARE, match.group(), self.take(*match.span()), mark=match["mark"], condition=words or None, loss=loss,
                             unit="权重%", per="各" if match["each"] or "每项" in words else None)

    def _branches(self) -> Iterator[RubricStep]:
        found: list[tuple[re.Match[str], str]] = []
        before = 0
        for match in self.free(_OUTCOME):
            start = max(before, *(at + 1 for at in range(match.start()) if self.taken[at])) if any(self.taken[:match.start()]) else before
            if _NARRATED.search(self.text.text[:match.start()]) or _STORY.search(self.text.text[:match.start()]) or _TAKEN.search(self.text.text[:match.start()]):
                before = match.end()
                continue
            found.append((match, self.text.text[start:match.start()].strip("，,、；;。的")))
            before = match.end()
        marks = [_size(match["marks"]) for match, _ in found if match["marks"]]
        best = max(marks) if marks and "满分" not in self.text.text else None
        for match, condition in found:
            anchor = self.take(*match.span())
            if match["marks"] and _size(match["marks"]) == best:
                self.site.figure("criterion_full_mark", self.text, match, "marks")
                best = None
            given = match["marks"] or ("满分" if match["all"] else "0")
            if condition:
                yield RubricStep(StepKind.BRANCH, condition + match.group(), anchor, condition=condition, marks=given)


_TAKEN = regexp(r"(?:分值|满分|权重)(?:为|:)?\d+(?:\.\d+)?分[，,](?:该项|该指标|实际|评价)?$|扣除?(?:了)?\d+(?:\.\d+)?分[，,]?(?:故|该项|该指标|最终|实际)?$")
"""扣1.4分，得4.6分 tells what was done, not what is due."""


def _size(number: str) -> tuple[int, str]:
    """A key that orders plain decimals without a float."""
    whole, _, rest = number.partition(".")
    return int(whole), rest


def _figure_word(word: str | None) -> str:
    return {"一": "1", "二": "2", "三": "3", "五": "5", "十": "10", None: "1"}.get(word, word or "1")


def _short(words: str) -> str | None:
    return words if 0 < len(words) <= 30 else None


_LESS = regexp(r"一般|较|基本|部分|不|未|无|差|否|少")
"""明显改善8分，一般4分: grades of one thing, of which one is given."""


def in_proportion(text: str) -> bool:
    """Whether a note says that the marks were given in proportion: 申请减少，按比例计分."""
    return bool(_PROPORTION.search("".join(text.split())))
