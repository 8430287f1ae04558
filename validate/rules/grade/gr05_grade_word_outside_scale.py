"""GR05 等级用语不在报告自己的分档内

查什么　报告印出分档名称的，评定等级应使用其中的名称。
为什么　用语不一，读者会以为有两套等级。
触发　　分档为优、良、中、差，摘要写“属于‘良好’”。
不触发　分档本身写作优秀、良好；报告没有印出分档。
局限　　只看用语，不看等级高低（见 GR01、GR02）。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.bands import printed, same_grade
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked

CODE = "GR05"


def check(book: FactBook) -> Iterator[Outcome]:
    scale = printed(book)
    claims = book.of("eval_grade")
    if scale is None:
        if claims:
            yield unchecked(CODE, claims[:1], Say("报告没有印出分档", "the report prints no bands"))
        return
    names = {band.name for band in scale.bands}
    for fact in claims:
        word = (fact.text or "").strip("“”\"'‘’ ")
        like = next((name for name in names if same_grade(book, name) == same_grade(book, word)), None)
        if word not in names and like is None:
            continue
        bound = [found for found in scale.facts if found.context.item == (like or word)]
        yield claim(
            CODE, word in names, [fact, *bound],
            Say(f"等级写作“{word}”，报告分档中为“{like}”。", f"The grade is called {word}; the report's own bands say {like}."),
            reported=word, expected=like or word, key=(word,),
        )


RULE = Rule(
    CODE, "grade-word-outside-scale", Say("等级用语不在分档之内", "A grade word is not one of the printed bands"),
    Category.NAMING, Scope.IN_TEXT, Severity.LOW, check,
)
