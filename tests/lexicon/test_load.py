"""The lexicon's files are checked, and a working folder may add to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexicon.load import HOME, Lexicon, LexiconError, _load


def local(folder: Path, file: str, text: str) -> Lexicon:
    path = folder / "lexicon.d" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return _load(HOME, folder / "lexicon.d")


def test_a_working_folder_adds_words_and_keeps_ours(tmp_path: Path) -> None:
    ours = Lexicon.load()
    made = local(tmp_path, "concepts/funds.toml", '[budget_total]\nsynonyms = ["本级盘子"]\n')
    assert made.concepts["budget_total"].synonyms == (*ours.concepts["budget_total"].synonyms, "本级盘子")
    assert made.concepts["funds_spent"] == ours.concepts["funds_spent"] and made.digest != ours.digest


def test_a_working_folder_replaces_what_is_no_list(tmp_path: Path) -> None:
    made = local(tmp_path, "units.toml", '"标亩" = {dimension = "land", factor = "1"}\n"万亩" = {factor = "9999"}\n')
    assert (made.units["标亩"].factor, made.units["万亩"].factor, made.units["万亩"].dimension) == (1, 9999, "land")


def test_a_working_folder_may_bring_a_norm_of_its_own(tmp_path: Path) -> None:
    made = local(tmp_path, "norms/ours.toml", 'title = "本市办法"\nextends = "default"\nover_target = "1.5"\n')
    assert str(made.norms["ours"].over_target) == "1.5" and made.norms["ours"].bands == made.norms["default"].bands


@pytest.mark.parametrize(("file", "text", "said"), [
    ("concepts/funds.toml", '[budget_total]\nsynonym = ["甲"]\n', "unknown key synonym"),
    ("concepts/funds.toml", '[budget_total]\nsynonyms = ["支出"]\n', "支出 stands under both"),
    ("concepts/funds.toml", '[budget_total]\nsynonyms = "甲"\n', "not of the kind"),
    ("fund.toml", "", "no such file"),
    ("concepts/funds.toml", '[levy]\nsynonyms = ["捐资"]\n', "no kind"),
    ("units.toml", '"标亩" = {dimension = "land"}\n', "dimension and factor"),
    ("units.toml", "[", "units.toml"),
    ("norms/a.toml", 'extends = "a"\n', "extends itself"),
    ("norms/a.toml", 'extends = "b"\n', "no such profile"),
])
def test_a_mistake_names_its_file(tmp_path: Path, file: str, text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        local(tmp_path, file, text)


def test_measures_by_the_ten_thousand_and_prices_of_area_need_not_be_listed() -> None:
    units = Lexicon.load().units
    assert (units["万m2"].factor, units["万公里"].factor, units["万m³"].dimension) == (10000, 10_000_000, "volume")
    assert (str(units["元/万平方米"].factor), units["万元/万m²"].factor) == ("0.0001", 1)
    assert "万分" not in units and "万万平方米" not in units
