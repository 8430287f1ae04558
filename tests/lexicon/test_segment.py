"""Numbers first, terms second, jieba for the rest."""

from __future__ import annotations

from lexicon.load import Lexicon
from lexicon.segment import Kind, concept_terms, pieces, segment, words

LEXICON = Lexicon.load()


def test_keeps_numbers_and_terms_whole() -> None:
    assert words("得分为14.5分，得分率为96.67%，共2,000.00万元", LEXICON) == [
        "得分", "为", "14.5", "分", "，", "得分率", "为", "96.67", "%", "，", "共", "2,000.00", "万元",
    ]


def test_covers_every_character() -> None:
    text = "项目 预算数2000万元（财预〔2020〕10号），ABC小区。"
    tokens = segment(text, LEXICON)
    assert "".join(text[token.start : token.end] for token in tokens) == text


def test_terms_carry_their_concept() -> None:
    (token,) = [t for t in segment("预算执行率很高", LEXICON) if t.kind is Kind.TERM]
    assert token.code == "execution_rate"


def test_the_caller_says_where_numbers_are() -> None:
    text = "DN110管"
    assert [(t.kind, text[t.start : t.end]) for t in pieces(text, [(0, 5)], concept_terms(LEXICON.digest))] == [(Kind.NUMBER, "DN110"), (Kind.WORD, "管")]
