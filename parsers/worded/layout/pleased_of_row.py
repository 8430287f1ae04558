"""Those asked and those satisfied, told in a note, whose satisfaction stands in a row of the form: 随机回访参保人150人，141人表示满意 beside
参保人满意度 | ≥90% | 94%."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.scene import Term, alike

_ASKED = regexp(r"(?:受访|访问|访谈|回访|走访|抽取|随机|调查|抽查|测评|有效(?:问卷)?|回收|收回)[^，。;；\d]{0,16}$")
_GLAD_BEHIND = regexp(r"(?:受访[\u4e00-\u9fff]{1,4})?(?:均)?(?:表示)?满意(?:或|以上|及以上)?(?=[，。；;、)]|$)")
_GLAD_AHEAD = regexp(r"(?<![不常很较分本])满意(?:以上)?(?:的|人数)?(?:共计?|合计|有|为)*$")
_REFUSED = regexp(r"不满意|非常满意|很满意|较满意|基本满意|一般")
_ROLES = ("satisfaction_reported", "indicator_actual")
_PEOPLE = ("count:人", "count:户")


def pleased_of_rows(laid: Laid) -> Iterator[Worded]:
    """Where the tables have one rate of satisfaction, and one paragraph, which gives no rate, tells one number asked and one satisfied."""
    told = [figure for figure in laid.figures if figure.role in _ROLES and figure.anchor.cell is not None and "满意" in (figure.subject.indicator or "")]
    rates = {figure.anchor.span: figure for figure in told if figure.number is not None and figure.unit_text == "%" and figure.approximate is None}
    if len(rates) != 1 or len({figure.anchor.span for figure in told}) != 1:
        return
    rate = next(iter(rates.values()))
    lines = laid.lines("满意")
    pairs = [(line, pair) for line in lines if (pair := _pair(line)) is not None]
    if len(pairs) == 1 and pairs[0][0].stretch.part == rate.part:
        line, (asked, glad) = pairs[0]
        places = tuple(line.anchor(laid.document, term) for term in (asked, glad))
        yield Worded(
            id="", kind="rate", label=f"“{rate.subject.indicator}”", claimed=(rate.number or "").replace(",", ""), claimed_unit="%",
            ways=(f"{glad.plain}/{asked.plain}",), firm=True, anchor=places[0], claimed_anchor=rate.anchor, part=rate.part,
            tokens=(rate.anchor.span, *(place.span for place in places)), places=places,
        )


def _pair(line: Line) -> tuple[Term, Term] | None:
    """One number asked, one satisfied behind it, and no answers of a scale that might be weighed."""
    if _REFUSED.search(line.view.text) or any(term.dimension == "percent" and "满意" in term.clause for term in line.terms):
        return None
    people = [term for term in line.terms if term.countable and term.measure in _PEOPLE]
    asked = [term for term in people if _ASKED.search(term.lead)]
    glad = [term for term in people if _GLAD_BEHIND.match(line.view.text, term.end) or _GLAD_AHEAD.search(term.clause)]
    fit = len(asked) == len(glad) == 1 and _of_the_rate(line.view.text, asked[0]) and asked[0].start < glad[0].start and alike(asked[0], glad[0])
    return (asked[0], glad[0]) if fit else None


_NAMED, _STOP = regexp(r"满意[度率]"), regexp(r"[。；;]")


def _of_the_rate(text: str, asked: Term) -> bool:
    """满意度系回访…: the sentence speaks of the rate; some that were asked on another occasion are not those it is of."""
    opens = max((stop.end() for stop in _STOP.finditer(text, 0, asked.start)), default=0)
    return bool(_NAMED.search(text, opens, asked.start))
