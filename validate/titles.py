"""Titles of official documents and their numbers, compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.regexp import regexp
from validate.names import bare, edits

_INNER = regexp(r"(?:印发|下发|转发|发布|颁发|颁布|批转)[《〈<＜“]?(?P<inner>.{4,}?)[》〉>＞”]?的?(?:通知|决定|公告)$")
_TAIL = regexp(r"(?:的通知|通知)$")
_TRIAL = regexp(r"[（(](?:试行|暂行|修订|修订稿|代项目建议书|征求意见稿)[)）]")
_RELEASE = regexp(
    r"(?:下达|拨付|分配|安排|追加)[^《》]{0,60}(?:资金|经费|预算|指标|补助|奖补|补贴|债券)[^《》]{0,12}(?:通知|函|批复)?$"
)
_NUMBER = regexp(r"^(?P<prefix>\D+?)[〔\[［（(【](?P<year>\d{4})[〕\]］）)】](?:第)?(?P<number>\d+)号?$")
_REGION = regexp(r"国务院|中共中央|财政部|国家|中华人民共和国|自治区|自治州|[^\s]{1,4}[省市县州盟旗]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """财预〔2020〕10号 in its parts."""

    prefix: str
    year: int
    number: int

    def show(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.number}号"


@lru_cache(maxsize=4096)
def parse_number(text: str) -> DocumentNumber | None:
    """None where the text is no well-formed number (a bracket or the year is missing)."""
    found = _NUMBER.match("".join(text.split()))
    return DocumentNumber(found["prefix"], int(found["year"]), int(found["number"])) if found else None


@lru_cache(maxsize=4096)
def core(title: str) -> str:
    """What a title names: inside 印发…的通知, without 关于 and what stands before it, without 的通知 and （试行）."""
    text = _TRIAL.sub("", "".join(title.split()))
    text = text.strip("《》〈〉<>＜＞“”\"")
    found = _INNER.search(text)
    if found:
        text = found["inner"]
    text = bare(text)
    at = text.find("关于")
    # 财政部关于X: the issuer is no part of the title; 关于X关于Y stays from the first
    if 0 < at <= 30:
        text = text[at:]
    text = text.removeprefix("关于")
    return _TAIL.sub("", text)


def on_trial(title: str) -> bool:
    """Whether the title says that the act is on trial, which another act may follow under the same name."""
    return bool(regexp(r"[（(](?:试行|暂行|征求意见稿)[)）]").search(title))


def releases_funds(title: str) -> bool:
    """下达…资金的通知: issued again whenever there are funds to release."""
    return bool(_RELEASE.search("".join(title.split())))


def slipped(number: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether one slip makes one number of the other: a digit of it, or the year."""
    if number.prefix != other.prefix:
        return False
    if number.number == other.number:
        return True
    return number.year == other.year and edits(str(number.number), str(other.number), 1) <= 1


def compatible(a: str, b: str) -> bool:
    """Whether two titles may be one document's: equal cores, or one contained in the other (an abbreviation)."""
    x, y = core(a), core(b)
    if not x or not y:
        return True
    short, long = sorted((x, y), key=len)
    return short in long or bare(a) in bare(b) or bare(b) in bare(a)


def nearly(a: str, b: str) -> bool:
    """Cores at most two characters apart: may be a misprint or a misreading."""
    return edits(core(a), core(b), 2) <= 2


def names_its_issuer(title: str) -> bool:
    """Whether the title itself says whose it is (自治区…办法), so that two numbers of two issuers cannot both be right."""
    return bool(_REGION.search(bare(title)))
