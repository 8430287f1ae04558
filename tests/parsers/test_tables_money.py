"""Funds, payments, progress, quantities."""

from __future__ import annotations

from tests.parsers.tables_support import one, read_rows, said, table_of


def test_sources_by_stages() -> None:
    found = read_rows(table_of("""
资金来源|预算安排|到位资金|到位率|实际支出
合计|300|280|93.33%|260
其中：中央资金|200|200|100%|190
县级资金|100|80|80%|70
"""),
                      before="资金情况表 单位：万元")
    assert one(found, "funds_received", source="合计").unit_text == "万元"
    assert one(found, "received_rate", source="县级资金").raw == "80%"
    assert one(found, "funds_spent", source="中央资金").raw == "190"


def test_stages_by_sources() -> None:
    found = read_rows(table_of("项目|中央|省级|县级|合计\n预算安排|10|20|30|60\n实际支出|10|15|30|55"), before="（万元）")
    assert one(found, "budget_total", source="省级").raw == "20"
    assert one(found, "funds_spent", source="合计").raw == "55"


def test_two_header_rows() -> None:
    found = read_rows([
        [("年度", 2, 1), ("预算安排", 1, 2), None, ("实际支出", 1, 2), None],
        [None, "中央", "县级", "中央", "县级"],
        ["某工程", "50", "40", "45", "40"],
    ])
    assert one(found, "budget_total", source="县级").raw == "40"
    assert one(found, "funds_spent", source="中央").subject.item == "某工程"


def test_a_bracket_inside_a_source_stays() -> None:
    found = read_rows(table_of("资金来源|预算数|执行数\n年度资金总额|60|50\n其中：中央财政资金|20|20\n市县（区）财政资金|40|30"))
    assert [figure.subject.source for figure in found.figures if figure.role == "funds_spent"] == ["年度资金总额", "中央财政资金", "市县(区)财政资金"]


def test_an_expense_list_with_its_total() -> None:
    found = read_rows(table_of("序号|支出内容|金额（万元）\n1|设备购置|35.5\n2|人工费|14.5\n合计||50"), before="项目支出明细表")
    assert one(found, "funds_spent", item="设备购置").unit_text == "万元"
    assert one(found, "funds_spent", source="合计").raw == "50"
    assert len(said(found)) == 3


PAYMENTS = table_of("""
标段|支付时间|支付金额（万元）|备注
A标段（总计100.5万元）|2021.3.5|30.15|支付30%预付款
|2021.6.1|67.335|申请支付97%工程款，应已支付30%，现支付67%
|2021年9月|3.015|3%质保金
B标段（共50万元）|2021-4-2|50|增加挡墙，增加投资2.5万元，变更后总金额为50万元
合计||150.5|
""")


def test_payments() -> None:
    found = read_rows(PAYMENTS)
    totals = [figure.raw for figure in found.figures if figure.subject.item == "lot_total"]
    assert totals == ["100.5万元", "50万元"]
    assert one(found, "payment_amount", lot="A标段", item="2").raw == "67.335"
    assert [figure.raw for figure in found.figures if figure.role == "payment_share"] == ["30%", "67%", "3%"]
    assert one(found, "payment_date", lot="A标段", item="3").raw == "2021年9月"
    assert one(found, "change_amount", lot="B标段").raw == "2.5万元"
    assert one(found, "contract_amount", lot="B标段", item="变更后").raw == "50万元"
    assert one(found, "funds_spent").raw == "150.5"
    assert one(found, "payment_amount", lot="B标段", item="1").unit_text == "万元"


def test_lots_across() -> None:
    found = read_rows(table_of("""
项目|一标段|二标段|监理
中标单位|甲建筑公司|乙建筑公司|丙监理公司
中标时间|2021.3.1|2021.3.2|2021.2.20
合同金额（万元）|320.5|210|/
开工日期|2021.4.1|2021.4.5|/
计划竣工日期|2021.9.30|2021.10.15（实际完工时间为2021年11月）|/
工程内容|铺设管道约1200米，安装路灯36盏|修建挡墙300米|资料管理
"""))
    assert one(found, "award_date", lot="监理").raw == "2021.2.20"
    assert one(found, "contract_amount", lot="二标段").unit_text == "万元"
    assert one(found, "actual_finish", lot="二标段").raw == "2021年11月"
    assert one(found, "planned_finish", lot="一标段").raw == "2021.9.30"
    assert one(found, "quantity", lot="一标段", item="路灯").unit_text == "盏"
    assert one(found, "actual_start", lot="一标段").raw == "2021.4.1"


def test_lots_down() -> None:
    found = read_rows(table_of("""
标段|中标单位|中标金额（万元）|开工日期|竣工日期
一标段|甲公司|320.5|2021年4月1日|2021年9月2日
二标段|乙公司|210|2021年4月5日|
合计||530.5||
"""))
    assert one(found, "contract_amount", lot="total").raw == "530.5"
    assert one(found, "actual_finish", lot="一标段").raw == "2021年9月2日"


def test_quantities_with_their_total() -> None:
    found = read_rows(table_of("""
序号|小区名称|楼栋数|户数|建筑面积（平方米）|路灯（盏）
1|东园小区|4|120|9800.5|12
2|西园小区|3|90|7200|8
合计||7|210|17000.5|20
"""))
    assert one(found, "buildings", item="东园小区").raw == "4"
    assert one(found, "households", source="合计").raw == "210"
    assert one(found, "floor_area", item="西园小区").unit_text == "平方米"
    assert one(found, "quantity", item="路灯", source="合计").raw == "20"
    assert not [figure for figure in found.figures if figure.raw == "1"]


def test_names_and_telephones_are_no_figures() -> None:
    assert read_rows(table_of("姓名|职务|电话\n张某|科长|3456789\n李某|科员|3456790")).figures == ()


def test_a_source_under_the_total_of_its_stage() -> None:
    found = read_rows(table_of("项目名称|项目资金（万元）|其中：中央资金|其中：县级资金|实际支出（万元）|支出率\n甲工程|80|60|20|60|75%\n合计|80|60|20|60|75%"))
    assert one(found, "budget_total", item="甲工程", source="县级资金").raw == "20"
    assert one(found, "execution_rate", source="合计").raw == "75%"


def test_amounts_beside_their_labels() -> None:
    found = read_rows(table_of("预算执行情况（万元）|预算数：|20.00|执行数：|18.50\n|其中：财政拨款|15.00|其中：财政拨款|14.50"))
    assert one(found, "funds_spent", source=None).unit_text == "万元"
    assert one(found, "funds_spent", source="财政拨款").raw == "14.50"
    assert one(found, "budget_total", source="财政拨款").raw == "15.00"


def test_a_fund_row_that_lost_its_first_cell() -> None:
    found = read_rows(table_of("""
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|600|640|480|10|75%|7.5
其中：财政拨款|600|640|480|-|75%|-
"""))
    assert one(found, "budget_total", item="全年", source="年度资金总额").raw == "640"
    assert one(found, "funds_spent", source="财政拨款").raw == "480"
    assert one(found, "indicator_score", indicator="预算执行率").raw == "7.5"


def test_paid_beside_the_contract_is_the_lots_payment() -> None:
    found = read_rows(table_of("标段|合同金额|累计支付|支付比例\n一标段|500|450|90%\n二标段|300|240|80%\n合计|800|690|86.25%"), before="合同付款表 单位：万元")
    assert one(found, "payment_amount", lot="一标段").subject.item == "lot_total"
    assert one(found, "payment_amount", lot="total").raw == "690"
    assert one(found, "payment_share", lot="一标段").raw == "90%"


def test_a_table_of_contracts_names_its_rows_as_it_likes() -> None:
    found = read_rows(table_of("站点|合同价|结算审定价|支付比例|已支付金额\n青岭站|412.6|405.2|95%|384.94\n黄沙站|198.4|审计中|70%|138.88\n合计|611||| 523.82"),
                      before="施工费支付明细表（单位：万元）")
    assert one(found, "contract_amount", lot="青岭站").raw == "412.6"
    assert one(found, "settlement_amount", lot="青岭站").raw == "405.2"
    assert one(found, "payment_share", lot="黄沙站").raw == "70%"
    assert one(found, "payment_amount", lot="黄沙站").subject.item == "lot_total"


def test_beside_a_budget_the_share_paid_is_the_rate_of_spending() -> None:
    found = read_rows(table_of("项目|预算数|合同金额|已支付|支付比例\n甲|60|50|48|80%\n乙|40|36|30|75%"), before="资金使用表 单位：万元")
    assert one(found, "execution_rate", item="甲").raw == "80%"
    assert one(found, "funds_spent", item="甲").raw == "48"


def test_the_same_sources_under_two_heads() -> None:
    found = read_rows(table_of("年度|预算数|其中：县级财政|上级补助|到位数|其中：县级财政|上级补助\n2021|90|60|30|80|50|30\n2022|95|70|25|95|70|25\n合计|185|130|55|175|120|55"),
                      before="资金表 单位：万元")
    assert one(found, "budget_total", source="县级财政", period="2021年").raw == "60"
    assert one(found, "funds_received", source="县级财政", period="2021年").raw == "50"
