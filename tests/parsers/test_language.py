"""Sentences, cues and the links between labels and numbers."""

from __future__ import annotations

from lexicon.load import Lexicon
from parsers.language import _linker, read

LEXICON = Lexicon.load()


def links(text: str) -> list[tuple[str, str, str]]:
    return [(n.printed.number, n.label.code if n.label else "", n.frame) for sentence in read(text, LEXICON) for n in sentence.numbers]


def test_splits_at_full_stops_and_semicolons_only() -> None:
    assert [s.words for s in read("支出3万元，结余1万元；无。完成！", LEXICON)] == ["支出3万元，结余1万元；", "无。", "完成！"]


def test_ties_a_number_to_the_label_right_before_it() -> None:
    assert links("项目预算数为300万元，执行率达95%。") == [("300", "budget_total", "tight"), ("95", "execution_rate", "tight")]


def test_ties_a_number_to_the_noun_right_after_it() -> None:
    assert links("改造6个老旧小区。") == [("6", "communities", "after")]


def test_reaches_back_to_a_verb_within_the_clause() -> None:
    assert links("财政局下达某局道路养护款7.2万元。") == [("7.2", "funds_received", "verb")]


def test_units_must_fit_the_label() -> None:
    assert links("预算数为300户。") == [("300", "", "")]
    assert links("执行率为300万元。") == [("300", "", "")]


def test_a_stop_parts_label_and_number() -> None:
    assert links("资金已下达，道路长3公里，300万元。")[-1] == ("300", "", "")


def test_masks_are_no_numbers() -> None:
    assert links("2022年7月，财预〔2020〕10号，预算数5万元。") == [("5", "budget_total", "tight")]


def test_long_labels_win_over_short_ones() -> None:
    (sentence,) = read("预算执行率为95%", LEXICON)
    assert [cue.text for cue in sentence.cues if cue.kind == "label"] == ["预算执行率"]


def test_offsets_are_the_texts() -> None:
    text = "甲。乙预算数为300万元。"
    number = next(n for sentence in read(text, LEXICON) for n in sentence.numbers)
    assert text[number.start : number.end] == "300万元"
    assert number.label is not None and text[number.label.start : number.label.end] == "预算数"


def test_a_mark_within_the_clause_parts_label_and_number_and_an_enumeration_comma_does_not() -> None:
    assert links("预算数：300万元。") == [("300", "", "")]
    assert links("改造6个、小区。") == [("6", "communities", "after")]


def test_the_vocabulary_stays_small_however_much_is_read() -> None:
    links("预算数为1万元。")
    before = len(_linker()._matcher.vocab)
    for number in range(200):
        links(f"项目{chr(0x4E00 + number)}预算数{chr(0x5E00 + number)}为{number}万元。")
    assert len(_linker()._matcher.vocab) <= before + 3
