"""Answers named together with their number: 满意118份、基本满意67份…，满意和基本满意合计185份; “非常满意”“满意”两项共265人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.people.respondents import VALID
from parsers.worded.scene import Scene, Term, Told, alike
from parsers.worded.sums.addends import summed

_OPTION = r"[“\"]?(?P<{0}>(?:非常|很|十分|比较|较为?|基本|不太|不|很不|非常不)?(?:满意|了解|知晓|认可|同意|支持|便利|方便)|一般)[”\"]?"
_PAIR = regexp(rf"{_OPTION.format('a')}(?:和|与|及|以及|、)?{_OPTION.format('b')}(?:两项|二者|的)?(?:人数|问卷|人员)?(?:合计|共计|总计|合并|共)(?:为|有)?$")
_ONE = regexp(rf"(?:^|[^\u4e00-\u9fff]|选择|回答|其中|表示|(?:问卷|受访者|群众|农户|居民)中){_OPTION.format('a')}的?(?:有|为|占|人数|问卷|共)*$")


def taken_together(paragraph: Scene) -> Iterator[Told]:
    """Two answers that the paragraph gave one by one, the last time before their sum."""
    for at, whole in enumerate(paragraph.terms):
        named = _PAIR.search(paragraph.text, max(0, whole.start - len(whole.lead) - 1), whole.number.printed.number_start)
        if named is None or not whole.countable or named["a"] == named["b"]:
            continue
        parts = [_last(paragraph.terms[:at], whole, named[key]) for key in "ab"]
        if None not in parts:
            yield summed(whole, [part for part in parts if part is not None], f"{named['a']}与{named['b']}之和")


_SHARE = regexp(rf"{_OPTION.format('a')}(?:和|与|及|以及|、|(?<=[”\"])){_OPTION.format('b')}(?:两项|二者|两者|的)?(?:人数|问卷|人员|群众|住户)?(?:合计|共计|总计|合并|共)?(?:占比?|比例)(?:有效问卷|总数|受访者|样本)?(?:的)?(?:为|:)?$")


def share_together(paragraph: Scene, asked: Term | None) -> Iterator[Told]:
    """满意和基本满意合计占95.05%: of the one number of valid answers that the paragraph tells, else of those that the report does (``asked``)
    or of all the answers that it lists."""
    valid = [term for term in paragraph.terms if term.countable and VALID.search(term.clause)] if paragraph.percents else []
    yield from _rate_of_good(paragraph, valid, asked)
    for share in paragraph.percents if len(valid) < _SEVERAL else ():
        named = _SHARE.search(paragraph.text, max(0, share.start - len(share.lead) - 1), share.number.printed.number_start)
        if named is None or named["a"] == named["b"]:
            continue
        before = [term for term in paragraph.terms if term.end <= share.start]
        listed = _listed(before)
        like = valid[0] if valid else listed[0] if listed else None
        parts = [_last(before, like, named[key]) for key in "ab"] if like is not None else []
        told = [part for part in parts if part is not None and part not in valid]
        if len(told) == _SEVERAL:
            top = f"({told[0].plain}+{told[1].plain})"
            bases = [term.plain for term in (*valid, *([asked] if asked is not None and not valid else []))]
            bases += [f"({'+'.join(term.plain for term in listed)})"] if not valid else []
            yield Told("rate", f"{named['a']}与{named['b']}合计占比", share, tuple(f"{top}/{base}" for base in bases), True, (*valid, *told, share))


_GOOD_RATE = regexp(r"^，?(?:总体|综合|群众|服务对象)?(?:满意|知晓|认可|好评|支持)(?:率|度)(?:为|达到?|是|:)*$")


def _rate_of_good(paragraph: Scene, valid: Sequence[Term], asked: Term | None) -> Iterator[Told]:
    """非常满意83人、满意76人，满意率83.68%: the answers right before the rate, of all that were asked."""
    bases = list(valid) or ([asked] if asked is not None else [])
    for share in paragraph.percents if len({base.plain for base in bases}) == 1 else ():
        good = good_pair([term for term in paragraph.terms if term.end <= share.start and term not in bases])
        if good and alike(good[0], bases[0]) and _GOOD_RATE.match(share.lead):
            yield Told("rate", "满意率", share, (f"({good[0].plain}+{good[1].plain})/{bases[0].plain}",), True, (*good, share))


def good_pair(before: Sequence[Term]) -> list[Term]:
    """非常满意83人、满意76人: the last two numbers, where they are those of the good answers of a scale and no other answer is told with them."""
    told = [match["a"] for term in before[-_FEWEST:] if term.countable and (match := _ONE.search(term.clause))]
    pair = list(before[-_SEVERAL:])
    good = len(told) == _SEVERAL and not any(name.startswith(_NOT_GOOD) for name in told) and all(term.countable and _ONE.search(term.clause) for term in pair)
    return pair if good else []


_NOT_GOOD = ("不", "很不", "非常不", "一般")
_SEVERAL, _FEWEST = 2, 3


def _listed(before: Sequence[Term]) -> list[Term]:
    """The answers of one scale with their counts, each once; none where they are fewer than a scale has."""
    found = [(match["a"], term) for term in before if term.countable and (match := _ONE.search(term.clause))]
    whole = len(found) >= _FEWEST and len({name for name, _ in found}) == len(found) and all(alike(found[0][1], term) for _, term in found)
    return [term for _, term in found] if whole else []


def _last(terms: Sequence[Term], like: Term, option: str) -> Term | None:
    """The count of one answer that is told last."""
    found = [term for term in terms if term.countable and alike(term, like) and (match := _ONE.search(term.clause)) and match["a"] == option]
    return found[-1] if found else None
