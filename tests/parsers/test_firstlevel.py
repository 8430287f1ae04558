"""Words for first-level indicators: data that every reader of sentences shares."""

from __future__ import annotations

from dataclasses import replace

from lexicon.load import Lexicon
from parsers.firstlevel import canonical, first_level


def test_every_word_has_a_canonical_name() -> None:
    lexicon = Lexicon.load()
    names = lexicon.maps["dimensions"]
    assert [word for word in lexicon.words["first_level_words"] if word not in names] == []
    assert canonical(lexicon, "过程管理") == "过程"
    assert canonical(lexicon, "别的词") == "别的词"


def test_longer_words_come_first() -> None:
    words = first_level(Lexicon.load()).split("|")
    assert words.index("过程管理") < words.index("过程")


def test_a_local_word_is_taken_up() -> None:
    lexicon = Lexicon.load()
    local = replace(lexicon, words={**lexicon.words, "first_level_words": ("实施",)}, digest="local")
    assert first_level(local) == "实施"
