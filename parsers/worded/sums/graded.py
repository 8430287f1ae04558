"""How many got which grade: 11个项目…评为“优”的1项，涉及资金460万元；评为“良”的6项，…; 60个中17个评价结果为“优”，35个为“良”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, kin, reached
from parsers.worded.sums.addends import made_or_near, summed

_GRADE = r"(?P<grade>优秀|良好|优|良|中等?|差|合格|一般|较差|不合格)"
_BEFORE = regexp(rf"(?:[“\"]{_GRADE}[”\"]|(?:为|等级|评定?){_GRADE.replace('grade', 'plain')})(?:等级|等次|档次?|级)?的?(?:项目|单位|部门|资金|指标|企业|学校)?(?:共?有|为|共|:)*$")
_BEHIND = regexp(rf"[\u4e00-\u9fff]{{0,14}}?(?:(?:为|是|获|达到?)[“\"]?|[“\"]){_GRADE}[”\"]?(?=[，,。；;、(]|$)")
_MONEY = regexp(r"^[\u4e00-\u9fff]{0,3}[，,、(]?(?:涉及|预算|评价)*(?:资金|金额)(?:量|总额|共)?(?:为|共|:)*$")
_OTHERS = regexp(r"上年|去年|同期|每|平均|其中")
_FEWEST = 2


def graded(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """The counts by grade of a paragraph against what was graded, told before them; and their money, where each has some.
    ``earlier``: the sentences of the paragraphs just before, where the paragraph itself does not say how many there are."""
    terms = [term for scene in scenes for term in scene.terms]
    text = scenes[0].text
    marked = [(place, term, grade) for place, term in enumerate(terms) if (grade := _grade(text, term)) is not None]
    if len({grade for *_, grade in marked}) < len(marked):
        yield from _by_body(text, terms)
        return
    if len(marked) < _FEWEST:
        return
    counts = [term for _, term, _ in marked]
    before = terms[: marked[0][0]]
    held = list(_held(before, counts)) or list(_held_before([term for scene in earlier for term in scene.terms], counts))
    yield from held
    money = [term for place, *_ in marked for term in terms[place + 1 : place + 2] if term.dimension == "money" and _MONEY.match(term.lead)]
    if len(money) == len(counts):
        yield from _held(before, money)


_STOP = regexp(r"[;；。]")


def _by_body(text: str, terms: Sequence[Term]) -> Iterator[Told]:
    """甲站12个项目评为“优”9个、“良”3个；乙站…: each body's own grades, of the number that opens its clause."""
    runs: list[list[Term]] = []
    for at, term in enumerate(terms):
        if not at or _STOP.search(text, terms[at - 1].end, term.start):
            runs.append([])
        runs[-1].append(term)
    for run in runs:
        graded_ones = [term for term in run if _grade(text, term) is not None]
        before = [term for term in run if graded_ones and term.end <= graded_ones[0].start and kin(term, graded_ones[0])]
        if before and len(graded_ones) >= _FEWEST and run[-len(graded_ones) :] == graded_ones and len({_grade(text, term) for term in graded_ones}) == len(graded_ones):
            yield summed(before[-1], graded_ones, "各等级之和", firm=reached(before[-1], graded_ones))


def _held_before(earlier: Sequence[Term], counts: Sequence[Term]) -> Iterator[Told]:
    """Of the numbers of other paragraphs the one that the counts make, else the nearest that they come near; a list of all grades alone."""
    wholes = [term for term in reversed(earlier) if kin(term, counts[0]) and term.countable and not _OTHERS.search(term.clause)]
    near = made_or_near(wholes, counts)
    if near and len(counts) >= _ALL:
        yield summed(near[0], counts, "各等级之和", firm=True)


_ALL = 3


def _grade(text: str, term: Term) -> str | None:
    """The grade that a count is of."""
    if not (term.countable and term.dimension.startswith("count:")):
        return None
    match = _BEFORE.search(term.lead)
    if match is not None:
        return match["grade"] or match["plain"]
    behind = _BEHIND.match(text, term.end)
    return behind["grade"] if behind else None


def _held(before: Sequence[Term], parts: Sequence[Term]) -> Iterator[Told]:
    wholes = [term for term in before if kin(term, parts[0]) and term.countable and not _OTHERS.search(term.clause)]
    near = [term for term in reversed(wholes) if reached(term, parts)] or wholes[-1:]
    if near and all(term.countable for term in parts):
        yield summed(near[0], parts, "各等级之和", firm=len(wholes) == 1 or reached(near[0], parts))
