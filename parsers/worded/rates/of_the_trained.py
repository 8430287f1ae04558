"""How many of those trained passed, who were told in another paragraph: 参训2160人。… ⏎ 考核合格2138人，合格率98.98%; 培训合格人员中实现就业672人，
就业率61.76%, where 培训合格1088人 stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, kin, value

_RATE = regexp(r"^[，,](?:考核|培训|结业|考试)?(?P<name>(?:取证|合格|结业|通过|就业|持证)率)(?:为|达到?|约|:)*$")
_PASSED = regexp(r"合格|证书|取证|结业|通过|就业")
_TRAINED = regexp(r"(?:^|[，,。;；、])(?:全年|本年|当年|累计|共|实际|总共|已|完成)*(?:参加|完成|开展|组织)?(?:参训|培训)(?:学员|人员|人数|总人数|人次|总人次|农民|劳动者)?(?:为|共|了|计|达|:)*$")
_TESTED = regexp(r"考核|鉴定|考试|应考|参评|抽查|抽取|其中|回访|有效|(?:人员|学员|者)中")


def of_the_trained(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """``others``: all of the report, which tells but one number of people trained; the paragraph tells none that were tested."""
    yield from _of_those_named(scenes, others)
    if not any(_RATE.match(share.lead) for scene in scenes for share in scene.percents):
        return
    trained = [term for scene in others for term in scene.terms if term.countable and _TRAINED.search(term.lead)]
    if len({value(term) for term in trained}) != 1:
        return
    base = trained[0]
    for scene in scenes:
        for passed, share in zip(scene.terms, scene.terms[1:], strict=False):
            match = _RATE.match(share.lead) if share in scene.percents else None
            if match is None or passed is not scene.terms[0] or not _may(passed, base, scene):
                continue
            yield Told("away", match["name"], share, (f"{passed.plain}/{base.plain}",), True, (passed, share, base))


_OF_THEM = regexp(r"^[，,]?(?P<whose>[\u4e00-\u9fff]{2,10}?)的?(?:人员|学员|人数|农户|对象|户|者|企业|项目)(?:中|里)[，,]?(?:有|已)?[\u4e00-\u9fff]{2,8}$")
_SHARE = regexp(r"^[，,](?P<name>[\u4e00-\u9fff]{2,8}率)(?:为|达到?|约|:)*$")


def _of_those_named(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Of those whom the sentence names, where the report tells but one number of them."""
    for scene in scenes:
        for count, share in zip(scene.terms, scene.terms[1:], strict=False):
            match = _SHARE.match(share.lead) if share in scene.percents and count.countable else None
            whose = _OF_THEM.match(count.lead) if match is not None else None
            if match is None or whose is None:
                continue
            named = [term for other in others for term in other.terms if term.countable and kin(term, count) and term.factor == count.factor and term.clause.endswith(whose["whose"])]
            if len({value(term) for term in named}) == 1 and value(named[0]) >= value(count):
                yield Told("away", match["name"], share, (f"{count.plain}/{named[0].plain}",), True, (count, share, named[0]))


def _may(passed: Term, base: Term, scene: Scene) -> bool:
    """Whether a number is of people that passed, and of no others told beside them."""
    people = passed.countable and kin(passed, base) and passed.factor == base.factor and value(passed) <= value(base)
    lead = scene.text[scene.start : passed.start]
    return people and bool(_PASSED.search(lead + scene.text[passed.end : passed.end + 1])) and not _TESTED.search(regexp(r"(?:参加)?(?:结业)?考核(?:并|合格)").sub("", lead))
