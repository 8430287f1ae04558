"""What one household or one square metre costs: 户均投资2.25万元; 平均每户改造成本19,186元; 改造成本为每平方米234.49元."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import STANDARD, Subject
from model.regexp import regexp
from parsers.sentences.passage import Claim, Passage

_SPENT = r"(?:总)?(?:投资|造价|改造成本|成本|改造费用|改造投入|投入)"
_ONE = r"(?:平均)?(?:(?P<{0}>户均|人均)|每(?P<{1}>户|人|平方米|平米)|(?P<{2}>单位面积|单位))"
_BEFORE = regexp(
    rf"{_ONE.format('a', 'b', 'c')}(?:平均)?{_SPENT}(?:约?为|约|达到?|:)*$|{_SPENT}(?:平均)?(?:约?为|约|达到?|:)*{_ONE.format('d', 'e', 'f')}(?:约|为)*$"
    rf"|(?:支出|投资|造价|成本|投入)[^。；;\d]{{0,8}}[，,]{_ONE.format('g', 'h', 'i')}平均(?:为|约)*$"
)
_GOAL = regexp(r"(?:低于|高于|不超过|不高于|控制在|标准|目标|≤|同类|平均水平|上限)[^，。；]{0,14}$")


_EACH = regexp(
    r"每(?P<unit>人次|公里|平方米|小时|学时|课时|立方米|[人户名生头只羽亩个座台套处所眼吨株间张份家村米场件例])(?P<time>每?(?:学期|学年|[年月天日餐次])|/[年月天])?"
    r"(?:的)?(?:补助|补贴|奖补|奖励|资助|救助|发放|给予|支付|标准|按|统一|定额|为|:)*$"
)
_MAYBE = regexp(r"不超过|最高|最低|上限|以内|不低于|平均|约|提高|由|从|原|折合|节约|增[加收]|降低|减少|成本|投资|造价|收入|均")


def read_standards(passage: Passage) -> Iterator[Claim]:
    """每头补助500元, 每人每年6000元: the standard, with what it is for one of."""
    for sentence in passage.sentences if "每" in passage.text else ():
        for number in sentence.numbers:
            printed = number.printed
            if number.dimension != "money" or printed.approximate or printed.comparator or printed.han or printed.number_start in passage.taken:
                continue
            lead = passage.text[max(sentence.start, number.start - 24) : number.start]
            match = _EACH.search(lead)
            if match is not None and not _MAYBE.search(regexp(r"[，,。；;]").split(lead)[-1]):
                yield passage.claim(number, "unit_cost", match.group(), Subject(item=f"每{match['unit']}{match['time'] or ''}", scope=STANDARD))


_OF_KINDS = regexp(
    r"(?P<list>(?:[，、；;和及]?[\u4e00-\u9fff（）()]{2,12}?\d[\d,.]*元(?:/[人户亩月年天次·]+)?){2,})(?:的)?(?:不同|分档|分类)?(?:补助|补贴|发放|奖励|收费|供养|资助)?标准"
    r"|(?:补助|补贴|发放|奖励|收费|供养|资助|护理|保障)?标准(?:分别|依次)?(?:为|是|:)+(?P<told>(?:[，、；;和及]?[\u4e00-\u9fff（）()]{2,12}?\d[\d,.]*元(?:/[人户亩月年天次·]+)?){2,})"
)
_OF_A_KIND = regexp(r"[，、；;和及]?(?:分别)?按?(?P<name>[\u4e00-\u9fff（）()]{2,12}?)(?P<x>\d[\d,.]*)元")


def read_standards_of_kinds(passage: Passage) -> Iterator[Claim]:
    """按全护理600元、半护理300元的标准发放; 补助标准为：小学200元/人、初中300元/人: a standard for each kind."""
    for match in passage.matches(_OF_KINDS, "标准"):
        group = "list" if match["list"] else "told"
        for kind in _OF_A_KIND.finditer(passage.text, match.start(group), match.end(group)):
            number = passage.number_at(kind.start("x"))
            if number is not None and number.dimension.startswith("money") and not _MAYBE.search(kind["name"]):
                name = regexp(r"^.*[按为]").sub("", kind["name"])
                yield passage.claim(number, "unit_cost", name, Subject(item=name, scope=STANDARD))


def read_unit_costs(passage: Passage) -> Iterator[Claim]:
    """One claim a sum of money, with what it is for one of."""
    if not any(word in passage.text for word in ("户均", "人均", "每", "单位")):
        return
    for sentence in passage.sentences:
        for number in sentence.numbers:
            if number.dimension != "money" or number.printed.approximate or number.printed.number_start in passage.taken:
                continue
            lead = passage.text[max(sentence.start, number.start - 24) : number.start]
            match = _BEFORE.search(lead)
            if match is None or _GOAL.search(regexp(r"[，,。；;]").split(lead)[-1]):
                continue
            said = "".join(filter(None, (match[group] for group in "abcdefghi")))
            if said == "单位" and not passage.text.startswith(("/平方米", "/㎡", "/m"), number.end):
                continue
            one = "户" if "户" in said else "人" if "人" in said else "平方米"
            yield passage.claim(number, "unit_cost", match.group(), Subject(item=one))
