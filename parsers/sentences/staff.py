"""Posts and people of a unit: 编制共45人，其中：行政编制9人 …; 年末实有在职40人."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import AMOUNT, Claim, Passage

_ITEMS = (
    ("专项编制", r"政法专项(?:人员)?编制"), ("行政编制", r"行政(?:人员)?编制"), ("事业编制", r"事业(?:人员)?编制"), ("工勤", r"(?:机关)?工勤(?!技能岗|岗)(?:人员|编制)?"), ("参公编制", r"参公(?:管理)?编制"),
    ("编制", r"(?:核定|现有|单位|机构|总|人员)*编制(?:人员|额度|核定数|总数|人数|数)?"), ("在职人员", r"(?:实有)?在(?:职|编|岗)(?:在编)?(?:人员|教职工|职工|教师|民警|人数|干部)?"),
    ("离退休人员", r"离退休(?:人员|人数|干部|职工)?"), ("退休人员", r"退休(?:人员|人数|干部|职工)?"), ("离休人员", r"离休(?:人员|干部)?"), ("临时工", r"临时(?:工|人员|聘用人员)"),
    ("公务员", r"公务员"), ("民警", r"(?<!在职)(?<!在编)(?<!离退休)民警"), ("行政人员", r"行政(?:在职)?人员"), ("事业人员", r"事业(?:在职)?人员"), ("实有人数", r"实有(?:人员|人数|在编)?"), ("专业技术人员", r"(?:专业)?技术人员"), ("管理人员", r"管理人员"), ("聘用人员", r"(?:编外|聘用|劳务派遣)(?:人员)?"),
    ("工作人员", r"(?:经办|工作|从业)人员"), ("专职", r"专职(?:人员|工作人员)?"), ("兼职", r"兼职(?:人员|工作人员)?"), ("管理岗", r"管理岗(?:位)?(?:人员)?"),
    ("专业技术岗", r"(?:专业)?技术岗(?:位)?(?:人员)?"), ("工勤岗", r"工勤(?:技能)?岗(?:位)?(?:人员)?"),
)
_STAFF = regexp("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_ITEMS)))
_VALUE = regexp(rf"(?:核定|定编|现|共有|共计|总数|人数|数|共|为|有|:|实有|计|，)*(?P<x>{AMOUNT})(?:人|名|个(?![\u4e00-\u9fff]))")
_PERIOD = regexp(r"年初|年末|年底")
_POSTS = regexp(r"公益性?岗|见习|安置|护林员|网格员|保洁员|护理员")
"""乡村公益性岗位在岗500人: whom the project pays for, not the unit's staff."""
_BACK = 40
_CONTEXT = regexp(r"编制|在职|退休|实有|在编|在岗|工勤|专职")


_BODY = regexp(
    r"(?<![我本该])(?P<name>(?:局|厅|委|院|[\u4e00-\u9fff]{1,12}?)(?:本级|机关|中心|处|所|馆|站|队|学校|小学|中学|幼儿园|医院|卫生院|公司|局))"
    r"(?=(?:现有|共有|实有|核定|编制|在职|在编|在岗|退休|工作人员|人员|年[初末底]|现|\d|[:，(]))"
)
"""服务中心现有在职15人: of which body."""


def _body(text: str, start: int, at: int) -> str | None:
    """The body named last before a kind of staff."""
    found = [match["name"] for match in _BODY.finditer(text, start, at + 2) if match.end() <= at]
    return regexp(r"^.*(?:其中|下属|所属|年度?|及|和|与|[^\u4e00-\u9fff])").sub("", found[-1]) or None if found else None


def read_staff(passage: Passage) -> Iterator[Claim]:
    """Each kind of staff with the number right after it."""
    if not _CONTEXT.search(passage.text):
        return
    for sentence in passage.sentences:
        if not regexp(r"编制|在职|退休|实有|在编|在岗|人员[^，。；]{0,4}\d+[人名][^。；]{0,8}专职").search(sentence.words):
            continue
        for match in _STAFF.finditer(passage.text, sentence.start, sentence.end):
            value = _VALUE.match(passage.text, match.end())
            number = passage.number_at(value.start("x")) if value else None
            if value is None or number is None or _POSTS.search(passage.text, max(0, match.start() - _BACK), match.start()):
                continue
            item = next(name for i, (name, _) in enumerate(_ITEMS) if match[f"k{i}"])
            times = _PERIOD.findall(passage.text, sentence.start, match.start())
            period = "年末" if times and times[-1] == "年底" else times[-1] if times else None
            body = _body(passage.text, sentence.start, match.start())
            yield passage.claim(number, "staff_count", match.group(), Subject(item=item, period=period, scope=body))
