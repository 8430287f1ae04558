"""The words that head rows and columns of tables, as the lexicon gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.frames import bare
from parsers.tables import composed

YEAR = regexp(r"(?:19|20)\d{2}年?度?|截[至止].*?[日月年]")
PERIOD = regexp(r"\d{1,2}[-—~至]\d{1,2}月|截[至止](?:.{0,5}年)?.{0,4}月(?:\d+日)?|上半年|第[一二三四]季度")


class Words:
    """The lexicon's header words, looked up exactly, then by the longest word inside a short text."""

    def __init__(self, words: Mapping[str, str], slack: int = 6, composed: Callable[[str], str] = lambda head: "") -> None:
        """``composed``: the role of a head that is put together from words of its own, "" where it is not."""
        self.words = words
        self.composed = composed
        self.slack = slack
        self.longest = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
        self.seen: dict[str, str] = {}

    def role(self, key: str) -> str:
        """The role of a header text, "" where no word fits."""
        if key not in self.seen:
            self.seen[key] = self._find(key)
        return self.seen[key]

    def exact(self, key: str) -> bool:
        """Whether a header text is a word of the list, remarks and period aside."""
        text = bare(key)
        return text in self.words or PERIOD.sub("", YEAR.sub("", text)) in self.words

    def _find(self, key: str) -> str:
        text = bare(key)
        if _PERCENT.search(key) and f"{text}率" in self.words:
            return self.words[f"{text}率"]
        if text in self.words:
            return self.words[text]
        text = PERIOD.sub("", YEAR.sub("", text)).strip("年度(（)）")
        if text in self.words:
            return self.words[text]
        if not text or len(text) > 18:
            return ""
        if (role := self.composed(text)):
            return role
        for word in self.longest:
            fits = text.endswith(word) if len(word) == 2 else word in text
            if fits and len(text) <= len(word) + self.slack and self.words[word] not in _EXACT_ONLY and not (self.words[word].startswith("level") and _COUNTED.search(text)):
                return "" if _NEGATED.search(text[:text.rfind(word)]) or (_SHARE.search(text) and self.words[word].startswith(_MONEY)) else self.words[word]
        return ""


_PERCENT = regexp(r"[(（]%[)）]$")
"""预算执行（%） is the rate, 预算执行 what was spent."""
_NEGATED = regexp(r"[未欠](?:支付|付款?|拨付?|到位|完成)?$|剩余$|(?:赔[款付偿]|理赔|保险金)$")
"""未到位金额 is not what was received, 赔款支出 is the insurer's."""
_COUNTED = regexp(r"指标(?:个数|数量?|项数)$")
"""三级指标个数 says how many there are, and names none."""
_SHARE = regexp(r"(?:比例|占比|比重|%)$")
"""占总投资比例 is no money."""
_MONEY = ("budget_total", "funds_", "invest_total", "contract_amount", "amount")


#: roles whose words are too common inside other texts (满意度指标, 配套完成率) to be found there
_EXACT_ONLY = frozenset(("section", "name", "level1", "level2", "completion", "departure", "remark", "code", "lot", "serial", "sign", "unit"))


@dataclass(frozen=True)
class Heads:
    """All header vocabularies."""

    indicator: Words
    fund: Words
    survey: Words
    payment: Words
    progress: Words
    quantity: Words
    project: Mapping[str, str]
    measure: Mapping[str, str]
    label: Mapping[str, str]
    dimension: Mapping[str, str]
    source: Mapping[str, str]
    total: Mapping[str, str]
    fund_row: Mapping[str, str]
    second: Mapping[str, str]
    answer: Mapping[str, str]
    known: frozenset[str]
    declared: frozenset[str]
    wished: frozenset[str]
    reached: frozenset[str]

    @staticmethod
    def of(lexicon: Lexicon) -> Heads:
        if lexicon.digest not in _HEADS:
            maps = lexicon.maps
            _HEADS[lexicon.digest] = Heads(
                Words(maps["header_roles"], composed=composed.indicator_role), Words(maps["fund_heads"], composed=composed.fund_role), Words(maps["survey_heads"], 3), Words(maps["payment_heads"]),
                Words(maps["progress_labels"], 4), Words(maps["quantity_heads"]), maps["project_heads"], maps["measure_rows"], maps["form_labels"],
                maps["dimensions"], maps["sources"], maps["total_rows"], maps["fund_rows"], maps["second_levels"], maps["survey_answers"],
                frozenset(word for name in ("header_roles", "fund_heads", "second_levels", "dimensions", "sources", "form_labels") for word in maps[name]),
                frozenset(lexicon.words["declared_totals"]), frozenset(lexicon.words["goal_heads"]), frozenset(lexicon.words["result_heads"]),
            )
        return _HEADS[lexicon.digest]


_HEADS: dict[str, Heads] = {}


def dimension_of(key: str, heads: Heads) -> str | None:
    """The canonical first-level name of a text such as 1.项目决策 or 产出指标（50分）, None where it is none."""
    text = regexp(r"^[A-ZＡ-Ｚ]\d?(?=[^\dA-Za-z])|^(?:\d+|[一二三四五六七八九十]+)[.、．]").sub("", bare(key))
    return next((found for tail in _LEVEL_TAILS if text.endswith(tail) and (found := heads.dimension.get(text.removesuffix(tail)))), None)


_LEVEL_TAILS = ("", "指标", "类", "类指标", "部分", "维度")


def second_words(lexicon: Lexicon) -> frozenset[str]:
    """The second levels' names as a form prints them: 数量指标."""
    return frozenset(word for word in lexicon.maps["second_levels"] if word.endswith("指标"))


def level_words(lexicon: Lexicon) -> list[str]:
    """The names of first and second levels as a form prints them (产出指标, 数量指标), the longest first."""
    firsts = {word if word.endswith("指标") else f"{word}指标" for word in lexicon.maps["dimensions"]}
    return sorted(firsts | second_words(lexicon), key=len, reverse=True)


_LONGEST_LABEL = 8


def another_label(text: str, lexicon: Lexicon) -> bool:
    """项目名称 | （空） | 关联项目; 项目名称：⏎项目金额：: what stands beside a label may be the form's next label, no project's name."""
    name, first = "".join(text.split()), text.split()[0] if text.split() else ""
    named = any(len(word) <= _LONGEST_LABEL and word.endswith(lexicon.words["other_label_tails"]) for word in (name, first))
    return named or (name.endswith((":", "：")) and len(name) <= _LONGEST_LABEL + 1)


def labelled(key: str, heads: Heads) -> bool:
    """A form's label and what was filled in, in one cell."""
    label, colon, _ = key.replace("：", ":").partition(":")
    return bool(colon) and bare(label) in heads.label
