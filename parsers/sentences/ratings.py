"""Answers to all questions of satisfaction taken together: 满意度问题回答总数为480题，其中非常满意350题，比较满意100题…，满意度为92.5%."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

_UNIT = r"(?:题次|题|人次|次|项|个)"
_TOTAL = regexp(rf"(?:回答|答题|评价|打分|作答)(?:总数|总量|总题数|总次数|合计)(?:共计|共|为|有|是|:)*(?P<n>\d[\d,]*){_UNIT}")
_RATED = regexp(
    rf"(?P<option>(?:(?:非常|很|比较|较|基本|不太|比较不|较不|很不|非常不|不)?满意)|一般|无感|无所谓|说不清)(?:的)?(?:有|为|共|:)*(?P<n>\d[\d,]*){_UNIT}"
)
_INDEX = regexp(rf"(?:经计算|计算得出|由此|满意度|综合)[^。;%]{{0,60}}?(?:为|达到?|是)(?P<x>{NUM})%")
_FEWEST = 3


def read_ratings(passage: Passage) -> Iterator[Claim]:
    """The total, the number of each rating and the index that they make; all or nothing."""
    for total in passage.matches(_TOTAL, "总数", "总量", "总题数", "总次数", "合计"):
        after = next((other.start() for other in _TOTAL.finditer(passage.text, total.end())), len(passage.text))
        close = passage.text.find("。", total.end(), after)
        close = after if close < 0 else close
        rated = list(_RATED.finditer(passage.text, total.end(), close))
        number = passage.number_at(total.start("n"))
        if number is None or len(rated) < _FEWEST:
            continue
        yield passage.claim(number, "rating_total", "回答总数", Subject())
        for match in rated:
            if (count := passage.number_at(match.start("n"))) is not None:
                yield passage.claim(count, "rating_count", match["option"], Subject(option=match["option"]))
        index = _INDEX.search(passage.text, rated[-1].end(), after)
        if index is not None and (share := passage.number_at(index.start("x"))) is not None:
            yield passage.claim(share, "rating_index", "满意度", Subject())
