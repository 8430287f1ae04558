"""A whole and right behind it its kinds, no word between that says so: 受益学生20,562人，小学生14,208人，初中生6,354人; 立项78项，研发类28项，平台类36项，培育类14项.

What shows that they are kinds is that their names end alike; without that, only a slip of the pen is looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, reached, value
from parsers.worded.sums.addends import all_of_it, is_addend, of_other_kinds, so_far, summed

_NAMED = regexp(r"^[，,、；;和及:：]+[\u4e00-\u9fff“”]{2,14}$")
_STATE = regexp(r"完成|合格|达标|实|已|有效|[收回]收|收回|发放|取得|就业|通过|办结|审核|受理|录用|到位|支[出付]|使用|结余|剩余|参[加训]|新增|增加|减少|满意|整改|验收|开工|完工|竣工|投入|安排|下达|退休|离休|享受|涉及|惠及|覆盖|带动|培训")
"""培训2,000人，合格1,050人: another count of the same, no kind."""
_STOPS = "。；;"
_OTHER = regexp(r"其中|包括|分别|较|比|增|减|每|均")
_LINKS = "为共约计的是有数"


def plain_list(scene: Scene) -> Iterator[Told]:
    """Each number with the run of named numbers of its kind behind it, to the end of the sentence or of its stretch."""
    for at, whole in enumerate(scene.terms):
        if not whole.countable or whole.dimension == "money" or any(fits(term, whole) for term in scene.terms[:at]):
            continue  # 咨询类11,900件，投诉类6,400件: the first of a list is no whole of the others
        parts = _run(scene, at)
        if len(parts) < 2 or any(value(part) >= value(whole) for part in parts) or _OTHER.search(whole.clause) or not _closed(scene, parts[-1]):
            continue
        if not all(is_addend(scene, part, first=not n) for n, part in enumerate(parts)) or so_far(whole, parts[0]) or of_other_kinds(scene, parts):
            continue
        kinds = _end_alike(parts) and reached(whole, parts)
        yield summed(whole, parts, "各类之和", firm=kinds and all_of_it(scene, parts, whole.end))


def _run(scene: Scene, at: int) -> list[Term]:
    parts: list[Term] = []
    for term in scene.terms[at + 1 :]:
        if term.dimension == "percent":
            continue
        if not fits(term, scene.terms[at]) or term.unit != scene.terms[at].unit or not _NAMED.match(term.lead) or _STATE.search(term.clause):
            break
        parts.append(term)
    return parts


def _closed(scene: Scene, last: Term) -> bool:
    """Whether nothing of the list follows."""
    return last.end >= scene.end or scene.text[last.end] in _STOPS or not any(fits(term, last) for term in scene.terms if term.start > last.end)


def _end_alike(parts: Sequence[Term]) -> bool:
    """小学生, 初中生; 研发, 平台类, 培育类: all names, or of three or more all but one."""
    ends = Counter(part.clause.rstrip(_LINKS)[-1:] for part in parts)
    most = ends.most_common(1)[0][1]
    return most == len(parts) or (len(parts) > 2 and most == len(parts) - 1)
