"""A sentence as the finders of worded arithmetic see it: its plain numbers, and the words that lead to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.quick import changed, quick
from model.regexp import regexp
from model.slips import misprinted, reordered, telling_digits
from parsers.language import Number, Sentence, read

_LOOSE = ("", "万", "亿", "mark", "workday", "month_count", "count:级")
"""Dimensions in which two numbers of a sentence say nothing of each other."""
_BARE = ("万", "亿")
_A_YEAR = ("元/年", "万元/年", "亿元/年")
"""中标价1729万元/年, 较最高限价1765万元/年节约36万元: what a contract costs a year is a sum like any other."""
_MONEYED = regexp(r"资金|经费|支出|执行数|预算|拨款|投入|下达|拨付|投资|补助|补贴|债券|收入|到位|费$")
_LABEL = regexp(r".*[，,。;、()](?=[^，,。;、()]*:$)|.*[^:]$")
"""年度资金总额:854万: what stands before the colon says that it is money."""
_RUNS_ON = regexp(r"其中|分别为|分别是|具体为|具体是|包括|含|[\u4e00-\u9fff]{2,8}其中[:：]")


@quick
@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A number that may take part; ``lead``: the words since the number before it, ``clause``: those of its own clause.

    ``dimension``: 资金29.6万 is money, although 元 was left out.  ``exact``: printed without 约, ≥, 多 and the like, in digits.
    ``measure``: what it measures, alike for villages of all kinds and for people and their questionnaires.
    ``countable``: exact, and of a dimension in which two numbers of a sentence may work out to a third.  ``factor``: of its unit.
    Each is the one number at its place: no two are equal."""

    number: Number
    lead: str
    clause: str
    unit: str
    dimension: str
    measure: str
    start: int
    end: int
    plain: str
    exact: bool
    countable: bool
    factor: Decimal


def _term(number: Number, lead: str, lexicon: Lexicon) -> Term:
    printed = number.printed
    lead = _plain_names(lead, lexicon)
    clause = _STOPS.split(_ASIDE.sub("", lead))[-1]
    dimension = "money" if (number.dimension in _BARE and _MONEYED.search(clause or _LABEL.sub("", lead))) or printed.unit in _A_YEAR else number.dimension
    plain = printed.approximate is None and not printed.han and (printed.comparator is None or printed.start == printed.number_start)
    unit = lexicon.units.get(printed.unit + "元" if dimension == "money" and number.dimension in _BARE else printed.unit)
    return Term(
        number, lead, clause, printed.unit, dimension, _measure(printed.unit, dimension, lexicon), printed.start, printed.end, printed.number.replace(",", ""), plain,
        plain and dimension not in _LOOSE and dimension != "percent", unit.factor if unit else Decimal(1),
    )


def _plain_names(words: str, lexicon: Lexicon) -> str:
    """高标准农田, 应急物资, 公共服务: names whose characters would read as 标准, 应, 共, each put as one of its length that has none."""
    names = lexicon.maps["plain_names"]
    return _names_in(lexicon.digest).sub(lambda match: names[match.group()], words)


@cache
def _names_in(digest: str) -> re.Pattern[str]:
    return re.compile(alternatives(Lexicon.load().maps["plain_names"]))


def _measure(unit: str, dimension: str, lexicon: Lexicon) -> str:
    """个村, 个行政村, 个自然村 are counted alike; a questionnaire is a person."""
    if not dimension.startswith("count:"):
        return dimension
    return "count:村" if unit.endswith("村") else "count:人" if dimension.removeprefix("count:") in lexicon.words["head_counters"] else dimension


@dataclass(frozen=True, slots=True)
class Told:
    """A relation in the offsets of the stretch: its result, its ways, the numbers that take part."""

    kind: str
    label: str
    result: Term
    ways: tuple[str, ...]
    firm: bool
    terms: tuple[Term, ...]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """``terms``: the numbers of a sentence (of a paragraph, where it is whole) with their leads; ``percents``: its exact percentages."""

    text: str
    start: int
    end: int
    lexicon: Lexicon
    terms: tuple[Term, ...]
    percents: tuple[Term, ...]

    def before(self, term: Term) -> list[Term]:
        """The counts and sums before a number, percentages left out."""
        start = term.start
        return [other for other in self.terms if other.end <= start and other.dimension != "percent"]

    def between(self, a: Term, b: Term) -> str:
        return self.text[a.end : b.start]

    def led(self, a: Term, b: Term) -> str:
        """The words between two numbers, and what goes with the second before its digits (约, 不足)."""
        return self.text[a.end : b.number.printed.number_start]


def scene_with(text: str, start: int, end: int, lexicon: Lexicon, terms: Iterable[Term]) -> Scene:
    """The scene of a stretch whose numbers are known."""
    terms = tuple(terms)
    return Scene(text, start, end, lexicon, terms, tuple(term for term in terms if term.unit == "%" and term.dimension == "percent" and term.exact))


def scene_of(text: str, sentence: Sentence, lexicon: Lexicon) -> Scene:
    """The scene of one sentence."""
    terms: list[Term] = []
    at = sentence.start
    for number in sentence.numbers:
        printed = number.printed
        if (printed.han and (text[max(printed.start - 1, 0)] in _QUOTED or _WORD.match(text, printed.start))) or _names(text, number):
            continue
        term = _term(number, text[at : printed.start], lexicon)
        terms.append(_moneyed(term, text, terms, lexicon) if term.dimension in _BARE else term)
        if not (number.dimension.startswith("count:") and _WHERE.search(text, at, printed.start) and _ON.match(text, printed.end)):
            at = printed.end
    return scene_with(text, sentence.start, sentence.end, lexicon, terms)


def terms_of(text: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """The numbers of all sentences of a text without blanks."""
    return tuple(term for sentence in read(text, lexicon) for term in scene_of(text, sentence, lexicon).terms)


def _names(text: str, number: Number) -> bool:
    """500吨以上7处, 3架H-125: a size class and a model are names of what the other number counts."""
    printed = number.printed
    model = not printed.unit and (_MODEL.search(text, max(0, printed.start - _LETTERS), printed.start) or _LETTER.match(text, printed.end))
    return bool(model) or (not printed.unit and bool(_YEARS.match(text, printed.number_start))) or (not printed.han and bool(_CLASS.match(text, printed.number_start)))


_YEARS = regexp(r"20\d\d[、，,和及与](?:20\d\d[、，,和及与])*20\d\d年")
"""2020、2021、2022年分别为…: only the last of them is marked as a year."""
_MODEL, _LETTERS = regexp(r"[A-Za-z]-?$"), 2
_LETTER = regexp(r"[A-Z](?=[，,。;；、)）])")
_CLASS = regexp(r"\d[\d.,]*(?:[-—~至]\d[\d.,]*)?(?:[万亿]?(?:吨|千瓦|平方米|立方米|㎡|m²|m³|公里|千米|米|元|万元|亩|公顷|户|人|床|头|只|羽|周?岁|年|天))(?:及|含|\(含\)|以?及)?以[上下内外](?=\d)")


_WHERE = regexp(r"(?:计划|拟|应|目标|任务|实际|已)在[^，,。;；()\d]{1,24}$")
_ON = regexp(r"[^，,。;；、()\d]{2,16}\d")
"""计划在甲、乙2个村安装路灯500盏: where it is done parts the deed from how much of it."""
_CLOSED = regexp(r"[、，,;；)]")


def _moneyed(term: Term, text: str, earlier: Sequence[Term], lexicon: Lexicon) -> Term:
    """到位415万元（省级268万、县级147万）: inside the brackets of a sum a bare 万 is of its money."""
    money = next((other for other in reversed(earlier) if other.dimension == "money"), None)
    bracket = text.rfind("(", 0, term.start)
    before = [other for other in earlier if other.end <= bracket]
    inside = money is not None and bracket >= 0 and text.find(")", bracket, term.start) < 0 and bool(before) and before[-1].dimension == "money"
    if not inside or not _CLOSED.match(text, term.end):
        return term
    unit = lexicon.units.get(term.unit + "元")
    return changed(term, dimension="money", measure="money", countable=term.exact, factor=unit.factor if unit else term.factor)


_STOPS = regexp(r"[，,。;、:()]")
_WORD = regexp(r"[一二三四]季度|一次性|[一二三四五六七八九十]期(?!限)|[九十][二五]?年(?:一贯|制|义务)|[一二两三四五六七八九十]+(?:[个类项处家所大批条]|部分)?[\u4e00-\u9fff]{0,6}?(?:合计|共计|总计)")
"""一季度, 二期, 一次性补助, 三个乡镇合计: words, although they hold a numeral."""
_QUOTED = "“‘「"
"""“两项补贴”资金, “四好”农村路: a name in quotation marks that begins with a numeral."""
_ASIDE = regexp(r"(?<=[\u4e00-\u9fff”])\([^()\d，。;:]{1,20}\)$")
"""文艺演出（进校园）50万元: a remark right before the number is part of its name."""


_MEASURE = regexp(r"(?:宽|高|厚|深|径|间距)度?(?:为|约|均|:)*$")


def across(term: Term, result: Term) -> bool:
    """甲路长1,200米、宽24米: how wide a thing is adds nothing to how long the things are together."""
    return term.dimension == "length" and bool(_MEASURE.search(term.clause)) and not _MEASURE.search(result.clause)


def joined(scenes: Sequence[Scene]) -> list[Scene]:
    """Sentences that run on, by a semicolon or by 其中 (分别为 …) at their beginning, as one; those that do not are left out."""
    found: list[Scene] = []
    run: list[Scene] = []
    for scene in scenes:
        if run and (scene.text[scene.start - 1 : scene.start] in ";；" or _RUNS_ON.match(scene.text, scene.start)) and run[-1].end == scene.start:
            run.append(scene)
            continue
        found.extend(_together(run))
        run = [scene]
    return [*found, *_together(run)]


def joined_and_alone(scenes: Sequence[Scene]) -> list[Scene]:
    """The sentences that run on as one, then every sentence by itself."""
    return [*joined(scenes), *scenes]


_UNNUMBERED = regexp(r"[;；](?!\s*(?:[①-⑳]|\(?\d{1,2}[)、.．]))")


def numbered(scenes: Sequence[Scene]) -> list[Scene]:
    """The joined sentences of which each after the first is an item by number: 具体为：①…；②…；③…."""
    return [scene for scene in joined(scenes) if not _UNNUMBERED.search(scene.text, scene.start, scene.end - 1)]


def _together(run: Sequence[Scene]) -> list[Scene]:
    return [scene_with(run[0].text, run[0].start, run[-1].end, run[0].lexicon, (term for one in run for term in one.terms))] if len(run) > 1 else []


def alike(a: Term, b: Term) -> bool:
    """Whether two numbers measure the same thing."""
    return a.measure == b.measure


def fits(term: Term, like: Term) -> bool:
    """Whether a number may be worked out with another."""
    return term.countable and alike(term, like)


def kin(a: Term, b: Term) -> bool:
    """Whether two numbers may be a whole and its part: alike, or counted by 个 the one and by a counter of its own the other, or 人次 and 人."""
    if alike(a, b):
        return True
    kinds = {a.measure, b.measure}
    counts = all(kind.startswith("count:") for kind in kinds)
    several = any(kind.startswith("count:个") for kind in kinds) and not kinds & _HEADCOUNT
    return counts and (several or kinds <= _PEOPLE or kinds <= _PAPERS)


_HEADCOUNT = frozenset(("count:人", "count:人次", "count:户"))
_PAPERS = frozenset(f"count:{unit}" for unit in "卷册件份盘盒本张幅")
"""馆藏1,320卷，包括纸质1,100卷、声像140盘、照片80盒."""
_PEOPLE = frozenset(("count:人", "count:人次"))


def in_brackets(scene: Scene, start: int, term: Term) -> bool:
    """Whether a bracket that was opened behind ``start`` is still open before a number."""
    return scene.text.count("(", start, term.start) > scene.text.count(")", start, term.start)


def as_printed_in(term: Term, unit: Decimal) -> str:
    """The number in another unit of its dimension, as digits."""
    own = term.factor
    if own == unit:
        return term.plain
    return f"{(Decimal(term.plain) * own / unit).normalize():f}"


def working(terms: Sequence[Term], sign: str, unit: Decimal) -> str:
    return sign.join(as_printed_in(term, unit) for term in terms)


def counters(scene: Scene, unit: str) -> Sequence[str]:
    """The counters of what 每人, 车均 and the like are of."""
    return scene.lexicon.maps["counted_as"].get(unit, unit).split("、")


@cache
def words(digest: str, name: str) -> re.Pattern[str]:
    """A word list of the lexicon as one pattern, longest first."""
    return re.compile(alternatives(Lexicon.load().words[name]))


def said(scene: Scene, name: str, text: str) -> bool:
    return bool(words(scene.lexicon.digest, name).search(text))


@cache
def _ending(digest: str, name: str, tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words(digest, name).pattern}){tail}$")


def ends(scene: Scene, name: str, text: str, tail: str) -> re.Match[str] | None:
    """A word of the list near the end of a stretch, followed by no more than ``tail``."""
    return _ending(scene.lexicon.digest, name, tail).search(text)


_GAP_TAIL = r"(?:支付|拨付|到位|使用|完成|完工|配备|资金|了|为|约|的|数|人员|[\u4e00-\u9fff]{0,3}:?)*?"


def gap_told(scene: Scene, clause: str) -> bool:
    """Whether a clause tells a difference; a word of one character (高 in 高标准农田, 少, 余) only right before the number or after what is compared."""
    cue = ends(scene, "relation_gaps", clause, _GAP_TAIL)
    if cue is None:
        return False
    longer = any(cue.group().startswith(word) for word in scene.lexicon.words["relation_gaps"] if len(word) > 1)
    return longer or len(cue.group()) <= _CLOSE or cue.start() == 0 or bool(regexp(r"(?:[比较][^，。;]{0,12}|尚|还|仍)$").search(clause[: cue.start()]))


_CLOSE = 3


def percent_run(scene: Scene, first: Term) -> list[Term]:
    """A percentage and those that follow it in a list: 71%、20%和9%."""
    run = [first]
    for term in scene.terms[scene.terms.index(first) + 1 :]:
        if term.dimension != "percent" or not regexp(r"[、，和及]+").fullmatch(term.lead):
            break
        run.append(term)
    return run


def meaning(name: str) -> list[str]:
    """What tells one base from another: 占到位资金的 speaks of 到位."""
    plain = regexp(r"资金|总额|总数|总量|总|数量|数|人员|人数|全部|的|比例|比重|[^\u4e00-\u9fff]").sub("", name)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]


def bears(name: str, term: Term) -> bool:
    """Whether the words before a number are those of a base; a base that is planned is no number of what was done."""
    if _PLANNED.search(name) and _DONE.search(term.clause) and not _PLANNED.search(term.clause):
        return False
    return any(pair in term.lead for pair in meaning(name))


_PLANNED = regexp(r"计划(?!生育)|目标|任务|(?<![供相效适])应(?![急用对届])")
"""完工11个。…按期完工9个，占计划项目数75%: of those planned, not of those that were finished."""
_DONE = regexp(r"完工|竣工|完成|建成|实际|已")


ACCOUNT = regexp(r"一般公[共用]预算|(?:政府性)?基金预算|国有资本经营预算")
"""一般公共预算收入: the account of that name, no budget of it."""
REST = regexp(r"其余|剩余|余款|结余|结转|尚未|暂未|未(?:支|拨|使用|下达|分配)|另有|另外")
"""What is said where a whole is not all shared out."""
_NEAR = Decimal("0.1")


def value(term: Term) -> Decimal:
    """A number in the base unit of its dimension."""
    return Decimal(term.plain) * term.factor


def is_portion(whole: Term, share: Term, part: Term) -> bool:
    """Whether a sum is such a percentage of a whole, as far as it is printed."""
    return rounds_to(value(whole) * value(share) / 100 / part.factor, part)


def rounds_to(exact: Decimal, term: Term) -> bool:
    """Whether a number worked out in a term's unit is the term, as far as that is printed."""
    return abs(exact - Decimal(term.plain)) <= Decimal("0.5").scaleb(-len(term.plain.partition(".")[2]))


def reached(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether parts come within a tenth of a whole, or make it but for a misprint in one number."""
    total = sum((value(term) for term in parts), Decimal(0))
    if abs(value(whole) - total) <= value(whole) * _NEAR or _reordered(whole, total):
        return True
    return any(_reordered(term, value(whole) - total + value(term)) for term in parts)


def _reordered(term: Term, should: Decimal) -> bool:
    """Whether a number is another one with its digits in another order, or one of so many digits with one of them otherwise or left out."""
    told = f"{should / term.factor:f}"
    told = told.rstrip("0").rstrip(".") if "." in told and "." not in term.plain else told
    return should > 0 and (reordered(told, term.plain) or (telling_digits(told) >= _TELLING and misprinted(term.plain, told)))


_TELLING = 4
