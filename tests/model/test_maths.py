r"""Maths of a converter reads as plain text; prices stay."""

from __future__ import annotations

import pytest

from model.maths import plainly
from model.span import Span
from model.view import folded, view_of


@pytest.mark.parametrize(("printed", "read"), [
    (r"得分率 $69.33\%$ ，", "得分率 69.33% ，"),
    (r"占$1 0 \%$", "占10%"),
    (r"约占16. $9 5 \%$", "约占16.95%"),
    (r"16. $9 5 \%$的受访者", "16. 95%的受访者"),
    (r"$2 0 \times 1$ 年", "20×1 年"),
    (r"$\textcircled{1}$制度健全；$\textcircled{12}$", "①制度健全；⑫"),
    (r"$x x$ 市 $\mathbf { A } \geqslant 9 0$", "xx 市 A≥90"),
    (r"$x ^ { 2 }$、$1 2 \mathrm { m } ^ 2$", "x²、12m²"),
    (r"$\text{执行率} = 90\%$", "执行率=90%"),
    (r"$25 000$", "25000"),
])
def test_maths_is_told_plainly(printed: str, read: str) -> None:
    assert plainly(printed) == read
    assert "".join(view_of(printed, (Span(0, len(printed)),)).text.split()) == folded("".join(read.split()))


@pytest.mark.parametrize("printed", ["每台$100，共$2000", "$5 to $10", "$ 5", "投资$3亿元、贷款$2亿元", "$5-$10", "$3.5和$7"])
def test_a_price_is_no_maths(printed: str) -> None:
    assert plainly(printed) == printed


def test_a_view_knows_where_each_figure_stands() -> None:
    text = r"占$1 0 . 5 \%$，余"
    view = view_of(text, (Span(0, len(text)),))
    assert view.text == "占10.5%，余"
    assert view.span(1, 6) == Span(2, 12)
