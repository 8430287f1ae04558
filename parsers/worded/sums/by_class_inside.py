"""Classes that a sentence goes on with, of the whole that it or one before has told: 在编教师418人，按学段分，小学236人、初中124人、高中58人;
资助1,284名。从学段看，小学生512名、初中生436名、高中生336名；从性别看，男生657名、女生627名."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits
from parsers.worded.sums.addends import NO_ADDEND, only_named, summed, told_before

_OPENS = regexp(r"(?<=[，,;；。:(])(?:其中[，,:]?)?(?:从|按照?|依)[\u4e00-\u9fff]{2,10}?(?:划分|分类|分布|区分|分|看|统计)(?:为|有)?[，,:]?(?=[\u4e00-\u9fffA-Z“])")
_FIRST = regexp(r"[\u4e00-\u9fffA-Za-z“”（）()]{1,16}")
_LATER = regexp(r"[、，,和及与][\u4e00-\u9fffA-Za-z“”（）()]{1,16}")
_STOP = regexp(r"[;；。)]")
_FEWEST, _NEAR = 2, 8


def by_class_inside(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  Nothing but a name may stand before each number of the list."""
    text = scenes[0].text if scenes else ""
    if not any(word in text for word in ("分", "看", "统计")):
        return
    terms = [term for scene in scenes for term in scene.terms]
    for opened in _OPENS.finditer(text):
        stop = _STOP.search(text, opened.end())
        parts = [term for term in terms if opened.end() <= term.start < (stop.start() if stop else len(text))]
        if _is_list(scenes[0], opened.end(), parts, stop.start() if stop else len(text)):
            whole = told_before(parts, opened.start(), scenes, earlier, _NEAR)
            if whole is not None and whole.unit == parts[0].unit:
                yield summed(whole, parts, "各类之和", kind="sum")


def _is_list(scene: Scene, opens: int, parts: Sequence[Term], closes: int) -> bool:
    alike = len(parts) >= _FEWEST and all(fits(term, parts[0]) and term.unit == parts[0].unit and not NO_ADDEND.search(term.clause) for term in parts)
    return alike and not scene.text[parts[-1].end : closes] and only_named(_until(scene, closes), opens, parts, _FIRST, _LATER)


def _until(scene: Scene, closes: int) -> Scene:
    return Scene(scene.text, scene.start, closes, scene.lexicon, scene.terms, scene.percents)
