"""The words that marks are told with, and indicators strung up with theirs in one paragraph, each to its semicolon:
制度健全性4分，得4分；执行有效性4分，变更先施工后报批，扣2分，得2分；…."""

from __future__ import annotations

from model.regexp import regexp
from parsers.sentences.passage import NUM

FULL = r"(?:满分值?|标准分?值?|分值|权重分?值?|应得分?|指标分值)(?:为|共|是|:)*"
"""The words before what an indicator is worth."""
GOT = r"(?:实际|评价|综合|最终|自评|本次|评定)*(?:得分|实得分?|得|评(?=\d))(?:为|共|是|:)*"
"""The words before what it was given."""
STRUNG = regexp(
    rf"(?:^|(?<=[。;；]))(?:其中[:，,]?)?(?P<order>)(?P<code>[A-Z]\d{{1,4}})?[.、]?(?![该本此各每其共总])(?P<name>[\u4e00-\u9fff]{{3,14}}?)(?:指标)?"
    rf"[，,]?(?P<full>{FULL})?(?P<w>{NUM})分[，,](?:[^。;；]{{0,120}}?[，,])?(?:{GOT}(?P<s>{NUM})分|不扣分)(?=[。;；]|$)"
)
"""One of them, in text without blanks: what it is worth (``w``) and what it was given (``s``; 不扣分: all of it)."""
SEVERAL = 2
"""One alone may be an indicator's own paragraph."""
_WEIGHT = regexp(r"分值|权重")
OF_DIMENSION = regexp(rf"(?:满分|分值|权重)(?:为|共)?{NUM}分[，,](?:自评(?:得分)?{NUM}分[，,])?\Z")
"""项目决策满分20分，自评19分，复核16.5分: before marks of one dimension."""


def worth(words: str) -> str:
    """What prose tells with these words before the mark: 分值4分, 权重4分 are the weight; 满分4分 is what the standard gives at most."""
    return "indicator_weight" if _WEIGHT.search(words) else "criterion_full_mark"


EACH = r"每[^，。；,;]{0,24}$|每[^，。；,;扣得]{0,20}[，,]$"
"""每逾期一天扣0.5分; 每高出0.1个百分点，扣0.05分: what each case costs, before what it costs."""

OF_OTHER = regexp(r"(?:决策|投入|过程|产出|效益|效果|满意度)类?(?:指标)?(?:中)?(?:的)?[“\"][^”\"]{2,20}[”\"](?:指标)?(?:亦|也|相应|同步|同时|另)*\Z")
"""C3得4分。因上述延期，效益类“社会知晓度”亦扣0.5分: what another indicator lost, by its class and name."""
OFF_ANOTHER = regexp(rf"(?:计|得|得分为){NUM}分[，,；;](?:另|但|再|同时)[^。]{{0,30}}\Z")
"""按比例计3.75分，另因未报进度扣0.60分: taken off what the rate gave, not off the full mark."""
