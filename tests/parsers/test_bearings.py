"""The indicator a stretch speaks of."""

from parsers.bearings import bearings
from tests.parsers.reading import reading


def test_headings_and_rows() -> None:
    found = reading(
        "（一）决策情况\n\n对于“A101 立项依据充分性”：\n\n立项依据充分。\n\n2.绩效目标合理性\n\n目标合理。\n\n二、过程情况\n\n过程规范。\n\n"
        "一级指标\t三级指标\t评分说明\n过程\tB101 资金到位率\t根据资金下达文件，资金全部到位，足额拨付至项目单位账户。\n"
    )
    subjects = {stretch.text[:6]: (subject.code, subject.indicator) for stretch, subject in bearings(found.document, found.stretches)}
    assert subjects["立项依据充分"] == ("A101", "立项依据充分性")
    assert subjects["目标合理。"] == (None, "绩效目标合理性")
    assert subjects["过程规范。"] == (None, None)
    assert subjects["根据资金下达"] == ("B101", "资金到位率")
