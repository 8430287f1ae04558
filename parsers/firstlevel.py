"""The words by which a sentence names a first-level indicator (决策, 过程 …): lexicon/names.toml, ``first_level_words``."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.regexp import regexp

_ALTERNATIVES: dict[str, str] = {}


def first_level(lexicon: Lexicon) -> str:
    """The words as alternatives of a pattern, longest first: 过程管理 before 过程."""
    if lexicon.digest not in _ALTERNATIVES:
        _ALTERNATIVES[lexicon.digest] = "|".join(sorted(lexicon.words["first_level_words"], key=lambda word: (-len(word), word)))
    return _ALTERNATIVES[lexicon.digest]


def canonical(lexicon: Lexicon, word: str) -> str:
    """过程 for 过程管理; the word itself where the lexicon has no other."""
    return lexicon.maps["dimensions"].get(word, word)


def evaluation_level(lexicon: Lexicon, word: str) -> str | None:
    """The canonical name (决策, 过程, 产出, 效益) of a word that may stand after 项目; None where it is none of an evaluation's."""
    names = lexicon.maps["dimensions"]
    level = names.get(word) or names.get("项目" + word)
    return level if level in lexicon.words["evaluation_levels"] else None


def unshared_level(lexicon: Lexicon, word: str) -> str | None:
    """The canonical name of a word that names nothing but a first level; None for one that a lower level may have, too (项目立项, 绩效)."""
    if word in lexicon.words["shared_level_words"]:
        return None
    level = lexicon.maps["dimensions"].get(word)
    return level if level in lexicon.words["evaluation_levels"] else None


def without_tail(heading: str) -> str:
    """过程 of 过程类指标得分情况, 产出 of 产出情况: a heading without what follows the first level's name."""
    return _TAIL.sub("", heading)


_TAIL = regexp(r"(?:类|方面|部分|维度)?(?:一级)?(?:指标)?(?:得分|完成|评价|评分|扣分)?(?:情况|分析|绩效|说明)*$")
