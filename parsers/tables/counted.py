"""Tables whose heads tell what is counted, each with its unit in brackets: 乡镇 | 水稻（亩） | 参保农户（户） | 赔付金额（万元）."""

from __future__ import annotations

import re
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import alternatives
from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.paid_by_place import is_place, payee
from parsers.tables.reader import UNIT, Reader, is_money, is_percent

_MEANT = regexp(r"^[月日](?:补[贴助]|津贴|工资|待遇|标准)|均|标准|单价|单位(?!数)|每|序号|年限|天数|时间")
_SIZED = ("count:", "area", "land", "length", "volume", "mass", "hours")
_VISITED = regexp(r"走访|抽[查样检]|核查|调查|访谈|问卷|样本|发放|回收|差异|一致")
"""走访农户（户）: whom the evaluators saw."""
_HOMES = regexp(r"(?P<kind>[\u4e00-\u9fff]*?)(?:户数?|家庭数?)")
_BENEFIT = regexp(r"(?:(?:直接|实际)?(?:受益|惠及|覆盖|涉及|改造|供水|通气|供热|安装|入)?(?:农|住|用|居民|村民|农牧民?)?)")
"""What 户 of a project's own are called; 参保农户, 脱贫户 are a kind of their own."""
_STAGED = regexp(r"计划|实际|已|完成|累计|应|年度|全年|新增|任务|目标")
_FEWEST = 2
_PORTION = regexp(r"(?:所)?占(?:总数|全部|合计)?的?(?:比例?|比重)|比例|比重|百分比")


def own_homes(head: str) -> bool:
    """Whether a head counts the homes that the project is for, planned or done; 质量合格户数 are some of them."""
    homes = _HOMES.fullmatch(bare(head))
    return homes is None or bool(_BENEFIT.fullmatch(_STAGED.sub("", homes["kind"])))


def sized(lexicon: Lexicon, head: str) -> bool:
    """Whether a head's brackets tell a unit that is no money's: 计划数（座）, whatever 计划数 may be called elsewhere."""
    match = UNIT.search(head)
    unit = lexicon.units.get(match[1]) if match else None
    return unit is not None and unit.dimension.startswith(_SIZED)


def counter(lexicon: Lexicon, head: str) -> str:
    """The unit in a head's brackets where it counts or measures something (项目数（个）, 面积（亩）), or tells what something other than a
    fund comes to (保费（万元）); "" where it does neither."""
    match = UNIT.search(head)
    unit = lexicon.units.get(match[1]) if match else None
    if match is None or unit is None or _MEANT.search(head) or (unit.dimension == "money" and bare(head) in lexicon.maps["fund_heads"]):
        return ""  # 批复投资（万元） is a fund's sum
    return match[1] if sized(lexicon, head) or (unit.dimension == "money" and _worth(lexicon.words["worth_words"]).search(bare(head))) else ""


def of_money(lexicon: Lexicon, head: str) -> bool:
    """Whether a head's brackets tell money, and its words no price, mean or standard: 岗位补助（元）, but not 户均增收（元）."""
    match = UNIT.search(head)
    unit = lexicon.units.get(match[1]) if match else None
    return unit is not None and unit.dimension == "money" and not _MEANT.search(bare(head))


_ANY = regexp(r".*(?:数量|规模|面积|头数|株数)")


def in_row(lexicon: Lexicon, head: str, label: str) -> str:
    """水稻（亩） | 承保数量: the unit that the row tells, where the head tells none."""
    return counter(lexicon, label) if _ANY.fullmatch(head) else ""


_BY_NAME = regexp(r"(?P<what>[\u4e00-\u9fff]{0,6}?)(?P<unit>户|人次|人|栋|幢|套|处|座|所|台|辆|头|只|株|件|家|名|个)数量?")
_BARE_COUNTS = ("人次", "户次", "班次", "家次")
_NO_COUNT = regexp(r"预算|计划|支出|执行|决算|到位|下达|均|率|每|标准|序|编|行|次$|预?估")


def by_name(lexicon: Lexicon, head: str) -> str:
    """移民户数, 实发人数: the unit that the head's last words count by; "" where they count nothing (预算数)."""
    if bare(head) in _BARE_COUNTS:
        return bare(head)
    match = _BY_NAME.fullmatch(bare(head))
    return match["unit"] if match and match["unit"] in lexicon.units and not _NO_COUNT.search(match["what"]) else ""


@cache
def _worth(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words)})(?:总额|金额|总量|额)?$")


def beside(reader: Reader, slot: Slot, head: str, name: str | None, series: str) -> None:
    """A price or a count in a column beside the payments: 补助标准（元/人）, 发放人数."""
    if (money := price_unit(head)) and name is not None:
        reader.number("unit_cost", slot, Subject(item=name, scope="标准"), label=head, unit=money)
    elif (unit := counter(reader.lexicon, head) or by_name(reader.lexicon, head)) and is_money(slot.key) and not is_percent(slot.key):
        concept, subject = told_of(head, unit, name)
        reader.number(concept, slot, subject, label=head, unit=unit, series=series)


_PRICED = regexp(r"(?:标准|单价|均价|定额|造价)(?:[(（][^()（）]*[)）])*$|^(?:人均|户均|亩均|次均|例均)[\u4e00-\u9fff]{0,6}[(（]|^[月日](?:补[贴助]|津贴|工资|待遇)[^（(]{0,2}[(（]|每(?:人|户|亩|头|公里|平方米|月)[\u4e00-\u9fff]{0,6}[(（]")
_MONEY_EACH = regexp(r"[(（](?:单位[:：])?(?P<unit>万?元)(?:/[^()（）]{1,8})?[)）]")


def price_unit(head: str) -> str:
    """补贴标准（元/人）, 月标准（元）, 综合单价（万元）: the money of a column that tells what one of them costs; "" where it tells something else."""
    unit = _MONEY_EACH.search(squeeze(head))
    return unit["unit"] if unit is not None and _PRICED.search(squeeze(head)) else ""


def columns_of(lexicon: Lexicon, keys: list[str | None]) -> tuple[Column | None, ...] | None:
    """The columns of such a head, its first cell the rows' name; None where fewer than two heads tell what they count, cost or what was paid."""
    if not keys or not keys[0] or ((told := UNIT.search(keys[0])) is not None and told[1] in lexicon.units):
        return None  # 街道（镇） names places
    roles = [_role(lexicon, key) if key else "" for key in keys]
    counts = sum(role in ("quantity", "payment") for role in roles) + any(key and price_unit(key) for key in keys[1:])
    sums = sum(bool(key) and of_money(lexicon, key or "") for key in keys[1:])
    counts += sums if is_place(keys[0]) else bool(sums)  # 乡镇 | 村（个） | 硬化奖补（万元） | 亮化奖补（万元） | 小计（万元）
    counts += all(role or (key and _PORTION.fullmatch(bare(key))) for role, key in zip(roles[1:], keys[1:], strict=True))  # 街道 | 服务对象（人） | 占比
    return tuple(Column(role, key) if key else None for role, key in zip(roles, keys, strict=True)) if counts >= _FEWEST else None


def _role(lexicon: Lexicon, key: str) -> str:
    return "quantity" if counter(lexicon, key) else "payment" if payee(key) is not None else ""


def told_of(head: str, unit: str, name: str | None) -> tuple[str, Subject]:
    """What a cell under such a head counts, of the row's ``name`` (None: of all rows): homes are counted as homes."""
    whole = "合计" if name is None else None
    homes = _HOMES.fullmatch(bare(head)) if unit == "户" and not _VISITED.search(head) else None
    if homes is None:
        return "quantity", Subject(item=bare(head), scope=name, source=whole)
    if _BENEFIT.fullmatch(homes["kind"]):
        return "households", Subject(item=name, source=whole)
    return "households", Subject(item=bare(head), scope=name, source=whole)
