"""SV10 满意度各处相同，算式引用的比例与结果表相同

查什么　同一口径的满意度各处应一致；评分算式里引用的各选项比例、题目表前一段正文所述的比例与份数，应等于该题的结果表。
为什么　满意度写错一处，得分就跟着错。
触发　　结果表34.6%，算式写36.4%；摘要满意度92.1%，正文91.2%。
不触发　自评与第三方的满意度不同（见XR04）；评价报告“自评情况”一节所引的自评满意度；不同题目、不同人群的满意度；“95%以上”与96.2%。
局限　　人群未写明时，只有两处且互异的也会提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import PartKind, Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.counts import agree, scopes_with_forms
from validate.mentions import compare, same_quantity
from validate.names import bare
from validate.rule import Rule, claim, unchecked
from validate.survey import label, result_of, working_shares
from validate.toldanswers import Told, misfits, told

CODE = "SV10"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _working(book)
    for paragraph in told(book):
        yield from _told(paragraph)
    facts = book.numbers("satisfaction_reported", where=lambda fact: fact.context.scope is None and fact.context.stage != "forecast")
    told_apart = len({_asked(book, fact) for fact in facts} - {None}) > 1 or _is_mixed(book, facts)
    one = grouped(facts, lambda fact: (fact.context.voice, _other_item(book, fact), fact.context.year, _project(book, fact), _of_unit(fact)))
    for facts in one.values():
        for members in grouped(facts, lambda fact: _asked(book, fact)).values() if told_apart else (facts,):
            yield from _mentions([fact for fact in members if not fact.raw.strip().startswith(("≥", ">", "≧"))] or members)
    yield from _by_scope(book)


def _by_scope(book: FactBook) -> Iterator[Outcome]:
    """The satisfaction of one project of several, or of one batch, wherever it is told."""
    every = book.numbers("satisfaction_reported", where=lambda fact: fact.context.stage != "forecast")
    for scope in scopes_with_forms(book):
        facts = [fact for fact in every if fact.context.scope == scope]
        for members in grouped(facts, lambda fact: (fact.context.voice, fact.context.year, _asked(book, fact) or _ANYBODY[-1])).values():
            yield from _mentions(members)


def _is_mixed(book: FactBook, facts: Sequence[Fact]) -> bool:
    """防疫员满意度95%；综合满意度92.8%: of several kinds of people together beside one of them."""
    whole = any("综合" in fact.label for fact in facts)
    return whole and any(_asked(book, fact) not in (None, *_ANYBODY) for fact in facts)


def _of_unit(fact: Fact) -> bool:
    """Whether the evaluator tells in a section of its own what the unit's form says."""
    return fact.context.voice is not Voice.UNIT and "自评" in (fact.context.section or "")


def _asked(book: FactBook, fact: Fact) -> str | None:
    """Whom it asked: 家长, 企业, by its indicator or by its own label (游客满意度=…); whoever is nobody in particular is one."""
    name = fact.context.indicator or fact.label
    if not any(word in name for word in book.lexicon.words["respondents"]) and _SURVEYED.search(fact.context.section or ""):
        name = fact.context.section or ""  # 满意度=… under 二、村级协保员问卷
    who = fact.context.item or next((word for word in book.lexicon.words["respondents"] if word in name), None)
    if who not in book.lexicon.words["respondents"]:
        return None
    return _ANYBODY[-1] if who in _ANYBODY and who not in book.once(_beside_others) else who


_SURVEYED = regexp(r"问卷|满意度(?:调查|情况|测评)")


def _beside_others(book: FactBook) -> frozenset[str]:
    """居民满意度84%；商户满意度93%: the people told beside others in one paragraph are somebody in particular, whatever they are called."""
    told = grouped(book.numbers("satisfaction_reported", where=lambda fact: fact.context.group is not None), lambda fact: fact.context.group)
    rows = ({fact.context.item for fact in members if fact.context.item} for members in told.values())
    return frozenset(who for row in rows if len(row) > 1 for who in row if who)


def _other_item(book: FactBook, fact: Fact) -> str | None:
    return None if fact.context.item in book.lexicon.words["respondents"] else fact.context.item


def _project(book: FactBook, fact: Fact) -> int | None:
    """The form a fact stands in, where the file binds forms of several projects."""
    forms = book.once(_forms)
    return fact.context.part if len(forms) > 1 and fact.context.part in forms else None


def _forms(book: FactBook) -> frozenset[int]:
    """The parts that are forms of one project each; none where all are of one project."""
    forms = {fact.context.part: bare(fact.text or "") for fact in book.of("project_name")
             if fact.anchor.cell is not None and book.kind_of(fact) is PartKind.SELF_FORM}
    return frozenset(forms) if len(set(forms.values())) > 1 else frozenset()


def _working(book: FactBook) -> Iterator[Outcome]:
    """Shares quoted in working against the result's."""
    for (question, _), shares in grouped(working_shares(book), lambda fact: (fact.context.question, fact.context.group)).items():
        result = result_of(book, question)
        if result is None:
            yield unchecked(CODE, shares, Say("该题有几处结果，或没有结果", "the question has several results, or none"))
            continue
        printed = result.shares
        named = {label(answer.option): answer.share for answer in result.answers if answer.share is not None}
        for at, fact in enumerate(shares):
            other = named.get(label(fact.context.option or "")) or (printed[at] if at < len(printed) and len(shares) > 1 else None)
            if other is None:
                continue
            yield claim(
                CODE,
                same_quantity(fact, other),
                [fact, other],
                Say(
                    f"算式里“{fact.context.option or other.context.option}”的比例为{fact.raw}，第{question}题结果表为{other.raw}。",
                    f"The working uses {fact.raw}, the result of question {question} is {other.raw}.",
                ),
                reported=fact.raw,
                expected=other.raw,
                computation=f"{fact.raw} ≠ {other.raw}",
            )


def _told(paragraph: Told) -> Iterator[Outcome]:
    """The text's shares, and the number it says they are of, against the question's table."""
    result, wrong = paragraph.result, list(misfits(paragraph))
    right = [fact for fact in paragraph.shares if fact not in [fact for fact, _ in wrong]]
    if right:
        yield claim(CODE, True, [*right, *result.shares], Say("正文所述比例与结果表相符", "the text's shares are the table's"), doubt=False)
    for fact, own in wrong:
        option = (own.context.option if own is not None else fact.context.option) or ""
        there = f"为{own.raw}" if own is not None else "没有这个比例"
        yield claim(
            CODE, False, [fact, own] if own is not None else [fact, *result.shares],
            Say(f"正文所述“{option}”的比例为{fact.raw}，{result.name.zh}结果表{there}。",
                f"The text gives {fact.raw} for “{option}”, the table of {result.name.en} {own.raw if own is not None else 'has no such share'}."),
            reported=fact.raw, expected=own.raw if own is not None else "", severity=Severity.MEDIUM,
        )
    if paragraph.people is not None and result.valid is not None and right:
        yield claim(
            CODE, same_quantity(paragraph.people, result.valid), [paragraph.people, result.valid],
            Say(f"正文所述问卷{paragraph.people.raw}，{result.name.zh}有效填写{result.valid.raw}。",
                f"The text speaks of {paragraph.people.raw}, {result.name.en} was answered by {result.valid.raw}."),
            reported=paragraph.people.raw, expected=result.valid.raw, severity=Severity.MEDIUM,
        )


def _mentions(facts: list[Fact]) -> Iterator[Outcome]:
    """By question; a mention without one may stand for any."""
    asked = grouped([fact for fact in facts if fact.context.question is not None], lambda fact: fact.context.question)
    for question, members in asked.items():
        if len(members) > 1:
            yield from compare(CODE, members, agree, Say(f"第{question}题的满意度", f"satisfaction of question {question}"))
    open_ = [fact for fact in facts if fact.context.question is None]
    pinned = [fact for members in asked.values() for fact in members]
    rest = [fact for fact in open_ if not any(agree(fact, other) for other in pinned)]
    for fact in open_:
        mate = next((other for other in pinned if agree(fact, other)), None)
        if mate is not None:
            yield claim(CODE, True, [fact, mate], Say("满意度各处一致", "satisfaction is the same"), doubt=False)
    people = _peoples(rest)
    for _, members in grouped(rest, lambda fact: fact.context.indicator if not _general(fact) else _among(fact, people)).items():
        if pinned and len(members) == 1 and len(asked) == 1 and _general(members[0]):
            members = [*pinned, *members]
        elif len(members) == 1 and members[0].context.indicator is None:
            scored = [fact for fact in open_ if fact.context.indicator is not None and fact not in rest]
            if scored and all(agree(fact, scored[0]) for fact in scored):
                members = [*scored, *members]  # the satisfaction that the score table rests on
        if len(members) == 2 and not agree(*members) and not _same_people(*members):
            yield unchecked(CODE, members, Say("可能是不同人群的满意度", "may be of different people"))
            continue
        yield from compare(CODE, members, agree, Say("满意度", "satisfaction"))


def _same_people(a: Fact, b: Fact) -> bool:
    """Whether two names of satisfaction may be taken for one: alike, one inside the other, or one of nobody in particular."""
    if a.label == b.label:
        return True
    who = [_who(fact) for fact in (a, b)]
    near = who[0] in who[1] or who[1] in who[0] or any(word in _ANYBODY for word in who)
    return near and all("满意" in (fact.context.indicator or fact.label) for fact in (a, b))


def _who(fact: Fact) -> str:
    """Whose satisfaction a mention names, "" for nobody in particular."""
    name = bare(fact.context.indicator or fact.label).removesuffix("指标").replace("满意率", "满意度")
    return name.removesuffix("满意度").removeprefix("总体").removeprefix("综合")


def _peoples(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The people that are told apart (学生, 家长), where several are."""
    named = {who for fact in facts if (who := _who(fact)) not in _ANYBODY and "满意" not in who}
    apart = sorted(who for who in named if not any(other != who and other in who for other in named))
    return tuple(apart) if len(apart) > 1 else ()


def _among(fact: Fact, people: Sequence[str]) -> str | None:
    return next((who for who in people if who in _who(fact)), None)


_ANYBODY = ("", "服务对象", "受益对象", "受益群众", "居民", "村民", "住户", "社会公众", "公众", "群众")


def _general(fact: Fact) -> bool:
    """The satisfaction indicator of the score table, or no indicator: all one."""
    return fact.context.indicator is None or fact.context.dimension == "满意度"


RULE = Rule(
    CODE,
    "satisfaction-everywhere-equal",
    Say("满意度或其比例前后不一致", "Satisfaction differs between places"),
    Category.CROSS_REFERENCE,
    Scope.TEXT_AND_TABLE,
    Severity.HIGH,
    check,
)
