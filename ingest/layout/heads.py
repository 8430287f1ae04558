"""What names of columns look like, and what stands under them, by the trade's usual words."""

from __future__ import annotations

from model.regexp import regexp

_UNIT = r"(?:[（(][^（）()]{1,10}[)）])?"
_FIGURES = regexp(rf".*(?:[数值额率分量价]|金额|占比|比例|比重|权重|预算|支出|资金|小计|合计|面积|扣款|实付){_UNIT}")
_DATES = regexp(rf".*(?:时间|日期){_UNIT}")
_NAMES = regexp(
    rf".*(?:名称|指标|单位|类别|类型|选项|对象|群体|姓名|职务|来源|级别|科目|序号|编号|包号|^学校|区域|范围|(?<![一二三四五六七八九十\dA-Z第])标段){_UNIT}"
    r"|(?:科室|股室|处室|部门|乡镇|镇街|街道|县区|县市区|市县|镇|县|村|社区)(?:名)?"
)
_TEXTS = regexp(rf".*(?:内容|标准|备注|情况|说明|依据|方式|意见|原因|措施|要点|解释|分析|^等级|^等次|^档次|^名次|^排名){_UNIT}")
_ALWAYS = regexp(
    r"备注|得分|分值|权重|得分率|评分标准|[一二三]级指标|(?:年度)?指标值|目标值|(?:实际)?完成值|标杆值|业绩值|占比|比例|序号|(?:指标)?名称"
    r"|.{1,10}[（(](?:万元|元|%|％|人|个|分|份|平方米)[)）]"
)
_YEARS = regexp(r"[^\d]{0,4}(?:年度|年份|月份|季度|年)")
_YEAR = regexp(r"(?:19|20)\d\d(?:[-—–至]\d{2,4})?|.{0,12}[年月季].{0,4}")
_SERIAL = frozenset(("序号", "编号", "题号", "行次"))
_MEASURED = regexp(r".*[（(](?:万元|元|亿元|%|％|人|人次|个|分|份|户|次|天|吨|亩|套|处|座|万?平方米|公里|千米|米)[)）]")
_RATES = regexp(rf".*(?:占比|比例|比重|率){_UNIT}")
_CJK = regexp(r"[\u4e00-\u9fff]")
_COUNTED = regexp(r"(?:本题)?有效(?:填写|问卷|样本|答卷)(?:人次|人数|份数|数量?|量)?(?:[（(].{1,3}[)）])?")
_CODE = regexp(r"^[A-Z]\d{0,3}[.、]?|^[（(]?[一二三四五六七八九十]{1,2}[）)、.．]")
_LONGEST = 24
_BLANK = regexp(r"\s+")
_ASKS = regexp(r"[您你].*[？?](?:[（(\[【].{2,20}[)）\]】])?$|[（(\[【][单多]选.{0,12}[)）\]】]$")
_TOTAL = regexp(r"(?:合|总|小)(?:计|分|得分)|总合计|共计")
_SECTION = regexp(r"(?:[（(][一二三四五六][）)]|[一二三四五六][、.．])(?P<name>[\u4e00-\u9fff]{2,8}[（(](?:权重|分值|满分)?[\d.]+分?[)）])")
_UPPER = regexp(
    r"(?:项目)?(?:决策|过程|产出|效益|满意度|管理|投入|成本|效果)(?:类指标|指标|管理|类|部分|方面|维度)?(?:[（(]?(?:权重|分值|满分|共)?[\d.]+分?[)）]?)?"
)
_MIDDLE = regexp(
    r"(?:项目立项|绩效目标|资金投入|资金管理|组织实施|业务管理|财务管理|项目效益|(?:产出)?(?:数量|质量|时效|成本)(?:指标)?"
    r"|(?:经济|社会|生态)效益(?:指标)?|可持续影响(?:指标)?|(?:服务对象)?满意度(?:指标)?)(?:[（(]?[\d.]+分?[)）]?)?"
)


def names_a_column(text: str) -> bool:
    """Whether a cell may well name a column (blanks left out)."""
    if len(text) > _LONGEST or not _CJK.search(text):
        return False
    return any(pattern.fullmatch(text) for pattern in (_FIGURES, _DATES, _NAMES, _TEXTS, _YEARS, _ALWAYS))


def is_always_a_head(text: str) -> bool:
    """Whether a cell of these words names a column wherever it stands."""
    return bool(_ALWAYS.fullmatch(text))


def counts_rows(name: str) -> bool:
    """Whether a column of this name holds the rows' years or numbers."""
    return name in _SERIAL or bool(_YEARS.fullmatch(name))


def may_hold(name: str, text: str) -> bool:
    """Whether a cell may stand under a name that holds only the rows' numbers, or only years and months."""
    if name in _SERIAL:
        return text.isdecimal()
    return not _YEARS.fullmatch(name) or bool(_YEAR.fullmatch(text))


def asks(text: str) -> bool:
    """Whether a line is a questionnaire's question, over a table of its own."""
    return bool(_ASKS.search(text))


def is_total(text: str) -> bool:
    """Whether a cell opens a row of totals."""
    return bool(_TOTAL.fullmatch(_BLANK.sub("", text)))


def adds_up(text: str) -> bool:
    """Whether a cell opens a row of totals, a question's answers counted among them."""
    return is_total(text) or bool(_COUNTED.fullmatch(text))


def kinds_under(name: str) -> dict[str, float]:
    """What kinds of cells (see ``rows.kind_of``) are expected under a name, as shares that sum to about one."""
    if name in _SERIAL:
        return {"number": 1.0}
    if _YEARS.fullmatch(name):
        return {"number": 0.4, "value": 0.4, "words": 0.2}
    if _DATES.fullmatch(name):
        return {"date": 0.8, "value": 0.2}
    if _RATES.fullmatch(name):
        return {"rate": 0.7, "number": 0.3}
    if _MEASURED.fullmatch(name) or _FIGURES.fullmatch(name):
        return {"number": 0.6, "rate": 0.2, "value": 0.2}
    if _NAMES.fullmatch(name):
        return {"words": 0.75, "long": 0.1, "code": 0.15}
    if _TEXTS.fullmatch(name):
        return {"words": 0.45, "long": 0.5, "code": 0.05}
    return {"number": 0.3, "rate": 0.15, "value": 0.1, "words": 0.3, "long": 0.1, "date": 0.05}


def is_section(text: str) -> bool:
    """Whether a line heads the rows of a first-level indicator, its marks in brackets: （一）投入（15分）."""
    section = _SECTION.fullmatch(_BLANK.sub("", text))
    return section is not None and _UPPER.fullmatch(section["name"]) is not None


def may_be_section(text: str) -> bool:
    """Whether a line without a number heads such rows where no column is for first-level indicators: 产出指标（50分）."""
    bare = _BLANK.sub("", text)
    return bare.endswith((")", "）")) and _UPPER.fullmatch(bare) is not None


def names_a_level(text: str) -> bool:
    """Whether a cell is a usual name of a first-level or second-level indicator, its marks in brackets or not: 产出指标（50分）."""
    bare = _CODE.sub("", _BLANK.sub("", text))
    return bool(_UPPER.fullmatch(bare) or _MIDDLE.fullmatch(bare))


def level_of(text: str) -> int | None:
    """1 for the usual names of first-level indicators, 2 for those of the second level, None for others; some are both (满意度指标): None."""
    bare = _CODE.sub("", text)
    upper, middle = _UPPER.fullmatch(bare), _MIDDLE.fullmatch(bare)
    if bool(upper) == bool(middle):
        return None
    return 1 if upper else 2
