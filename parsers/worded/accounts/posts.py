"""Posts that nobody fills: 核定编制86名，其中行政编制34名、…；年末在职人员82人，空编4名."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told

_VACANT = regexp(r"(?:空编|缺编|空缺编制|空余编制|编制空缺)(?:人员|数|人数)?(?:为|共|:)*$")
_POSTS = regexp(r"(?:核定|批复|定编|人员|总|现有|共有)(?:人员|总|机构)*编制(?:总数|数|人数|名额)?(?:为|共|:)*$|^编制(?:总数|数|人数)?(?:为|共|:)*$")
_STAFF = regexp(r"(?:在职|在编|在岗|实有)(?:在编|在职)?(?:人员|人数|职工|干部职工|教职工|干部)*(?:共有?|为|:)*$")
_OTHERS = regexp(r"行政|事业|工勤|参公|上年|年初|退休|编外|其中")


def vacant_posts(whole: Scene) -> Iterator[Told]:
    """Where the paragraph tells one number of posts, one of staff and one of vacant posts."""
    people = [term for term in whole.terms if term.exact and term.measure == "count:人"]
    vacant = [term for term in people if _VACANT.search(term.clause)]
    posts = [term for term in people if _POSTS.search(term.clause) and not _OTHERS.search(term.clause)]
    staff = [term for term in people if _STAFF.search(term.clause) and not _OTHERS.search(term.clause)]
    if len(vacant) == len(posts) == len(staff) == 1:
        yield Told("gap", "空编数", vacant[0], (f"{posts[0].plain}-{staff[0].plain}",), True, (posts[0], staff[0], vacant[0]))
