"""What a paragraph about money has told so far: the sum that its parts are of, the source, the year, the list that is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from model.figure import ALL_YEARS, Subject
from model.regexp import regexp
from parsers.language import Cue
from parsers.sentences.clause import (
    DID,
    DUE,
    Sum,
)
from parsers.sentences.fund_labels import OPENS_USES
from parsers.sentences.passage import Claim

BY_KIND = regexp(r"^(?:其中)?[:：]?(?:基本|项目|人员经费|公用经费|日常公用|人员)支出$")
"""年初预算支出480万元，其中基本支出310万元: parts of what was budgeted."""
_BY_ACCOUNT = regexp(r"\((?:一般公共预算|政府性基金|国有资本经营)[^，。；;()\d]{0,10}$")
"""调整后预算840万元（一般公共预算790万元、政府性基金50万元）: whose parts stand in brackets."""
SEVERAL = 2


@dataclass(slots=True)
class Thread:
    """What runs on from number to number: the head of a list of parts."""

    head: str = ""
    head_label: str = ""
    head_subject: Subject | None = None
    head_item: str | None = None
    listing: bool = False
    item: str | None = None
    """The project that the sentence opens with, where a paragraph goes through several."""
    loose: int = -1
    """Where the last sum ends that nobody could name."""
    shut_in: bool = False
    """Whether the parts stand in brackets: they end with these."""
    owed: Cue | None = None
    """Whose money the sum before was to be: 县级应配套30万元，实际到位20万元."""
    apart: bool = False
    """Whether what follows 其中 parts one item of the spending: its 基本支出 is not the unit's."""
    spent: Claim | None = None
    """What was spent right before a rate."""
    received: Claim | None = None
    """What came in right before a share."""
    ahead: bool = False
    """Whether the last sum is what is expected to be spent: what is left of it, and its rate, are so too."""
    rated: Claim | None = None
    """The rate of spending right before: it may be told again over another sum."""
    part: Subject | None = None
    """What the last part of a list of what was spent is of: 基本支出."""
    parts: int = 0
    """How many parts of it followed without a rate: a rate behind two of them is the whole's."""
    paid: tuple[str, Subject | None] | None = None
    """What was spent, where what is left was told right behind it: 支出580万元，结转20万元。其中：工程款450万元、监理费…."""
    over_years: bool = False
    """Whether the sum before is of several years: 两年合计预算600万元，合计支出570万元，执行率95%."""
    batches: list[str] = field(default_factory=list)
    """第一批…；第二批…: the batches of the sum's concept told one behind the other."""
    tiers: tuple[tuple[str, str], ...] = ()
    """What these parts are, and whose money, where they are told by source."""

    def follow(self, claim: Claim | None) -> None:
        """A sum of money passed by."""
        spent = claim is not None and claim.role == "funds_spent" and claim.subject.item and self.listing
        self.part = claim.subject if claim is not None and spent else None
        self.parts = self.parts + 1 if claim is not None and claim.subject.item and self.listing else 0
        source = claim.subject.source if claim is not None and self.listing else None
        self.tiers = (*self.tiers, (claim.role, source)) if claim is not None and source not in (None, "合计") else ()
        self.spent = claim if claim is not None and claim.role == "funds_spent" and self.parts < SEVERAL and not self.all_tiers() else None
        self.received = claim if claim is not None and claim.role == "funds_received" else None
        self.over_years = claim is not None and claim.subject.scope == ALL_YEARS
        if claim is not None and claim.role != "funds_carried_over":
            self.ahead = claim.role == "funds_forecast"

    def all_tiers(self) -> bool:
        """其中中央248万元、省级75万元、县级32万元，执行率65%: whether a rate here is that of the parts together."""
        roles, sources = {role for role, _ in self.tiers}, {source for _, source in self.tiers}
        return len(roles) == 1 and len(sources) == len(self.tiers) >= SEVERAL

    def enter(self, told: Sum, at: int) -> None:
        """其中 or a bracket before a sum opens a list of parts, or ends one."""
        between = told.text[at : told.number.start]
        bracketed = between.startswith("(") and bool(self.head) and _BY_ACCOUNT.match(between) is not None
        if bracketed or told.sentence.cues_in(at, told.number.start, "part") or "其中" in between:
            self.apart = bool(BY_KIND.match(told.stretch)) and (self.loose == at or (self.head_item or "基本")[:2] not in ("基本", "项目", "人员", "公用"))
            self.listing = bool(self.head)
            self.shut_in = bracketed or "(其中" in between or "(包括" in between
        elif OPENS_USES.search(between) and self.head in ("budget_total", "funds_received"):
            self.listing = True
        elif self.shut_in and ")" in between:
            self.listing = self.shut_in = False

    def due(self, told: Sum) -> Sum:
        """县级应配套30万元，实际到位20万元: what came is of the source that it was due from."""
        owed, self.owed = self.owed, told.source if told.source is not None and DUE.search(told.stretch) else None
        return replace(told, source=owed) if told.source is None and owed is not None and DID.match(told.stretch) else told

    def opened(self, code: str, label: Cue, subject: Subject) -> None:
        """A sum by its own label heads what may follow as its parts."""
        self.paid = (self.head_label, self.head_subject) if code == "funds_carried_over" and self.head == "funds_spent" else None
        self.head, self.head_label = code, label.text
        self.head_subject = Subject(period=subject.period, lot=subject.lot)
        self.head_item = subject.item if code == "funds_spent" else None
