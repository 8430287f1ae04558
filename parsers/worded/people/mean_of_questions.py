"""A satisfaction that is the mean of those told one by one before it: 各题满意度分别为…94.5%、…84.3%。综合满意度取五题平均值，为90.8%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told

_MEAN = regexp(
    r"(?:(?P<n>\d{1,2}|[两三四五六七八九十])(?:个|道|类|项)?|各|上述|以上)(?:调查|服务|受访)?(?:问题|题目|题|项目|项|类|指标|方面|维度|群体|对象|问卷|区域|乡镇|小区|学校)?的?(?:满意度|满意率|得分率|合格率|完成率)?的?"
    r"(?:简单|算术)?平均(?:值|数|计算|得出)?[，,]?(?:即|得出|计算)?(?:综合|总体|整体|平均)?(?:满意度|满意率|得分率|合格率|完成率)?(?:为|是|得|达到?|:)*$"
)
_NEXT = regexp(r"^[、，,;；和及](?:以及)?(?:第\d{1,2}[题项])?[\u4e00-\u9fff“”()]{0,16}$")
_FEWEST, _BACK = 2, 40


def means_of_questions(paragraph: Scene, earlier: Sequence[Scene]) -> Iterator[Told]:
    """The mean of the run of rates that ends before it, of as many as it says; where its own paragraph has none, of the last such run in the
    paragraphs before, if it says of how many."""
    shares = _shares(paragraph)
    for at, result in enumerate(shares):
        match = _MEAN.search(paragraph.text, max(0, result.start - _BACK), result.number.printed.number_start)
        if match is None or not result.exact:
            continue
        size = small(match["n"] or "")
        run = _run(paragraph.text, [term for term in shares[:at] if term.end <= match.start()])
        if len(run) < _FEWEST and size:
            run = next((found for scene in reversed(earlier) if len(found := _run(scene.text, _shares(scene))) == size), [])
        if len(run) >= _FEWEST and (not size or len(run) == size) and all(term.exact for term in run):
            yield Told("average", "平均", result, (f"({'+'.join(term.plain + '%' for term in run)})/{len(run)}",), True, (*run, result))


def _shares(scene: Scene) -> list[Term]:
    return [term for term in scene.terms if term.unit == "%" and term.dimension == "percent"]


def _run(text: str, before: Sequence[Term]) -> list[Term]:
    """The last rates of a list, one behind the other."""
    run: list[Term] = []
    for term in reversed(before):
        if run and not _NEXT.match(text[term.end : run[0].start]):
            break
        run.insert(0, term)
    return run
