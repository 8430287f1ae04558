"""Sentences of our own writing, of many kinds of projects: what is read, and what is left alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Cell, Document, Source, Table
from model.figure import Comparator, Figure
from model.quantity import Approximate
from model.span import CellRef, Span
from parsers.ledger import account, masks_of, number_tokens
from parsers.prose import prose_figures
from parsers.tables.goals import Goals

LEXICON = Lexicon.load()


def document_of(text: str) -> Document:
    """A document of one block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return Document(Source("scrap", "0" * 64, len(text), "text/plain"), text, tuple(blocks))


def figures(text: str) -> list[Figure]:
    return list(prose_figures(document_of(text), lambda offset: 0, LEXICON, Goals()))


FOR_THE_DATASET = ("told_count", "loss_told", "weight_told")
"""What no rule reckons with; tests/varieties/facts has them."""


def told(text: str, *fields: str) -> list[str]:
    """``role raw`` and the subject's fields asked for, in text order."""
    found = sorted((figure for figure in figures(text) if figure.role not in FOR_THE_DATASET), key=lambda figure: (figure.anchor.span.start, figure.role))
    return [" ".join([f.role, f.raw, *(f"{name}={getattr(f.subject, name)}" for name in fields if getattr(f.subject, name))]) for f in found]


READ = [
    # scores, grades
    ("项目综合评分为97分，评价等级为“优”。", ["total_score 97分", "total_grade 优"]),
    ("经评价，整体得分85.81分，评价等次优秀。", ["total_score 85.81分", "total_grade 优秀"]),
    ("最终得分85.82,等级为良。", ["total_score 85.82", "total_grade 良"]),
    ("本项目得分80.56分，等级为“良”。", ["total_score 80.56分", "total_grade 良"]),
    ("自评总分: 95", ["self_score 95"]),
    ("一、绩效自评情况（自评得分100分）", ["self_score 100分"]),
    ("自评得分98分，自评等级为“优”；财政评价得分为86.5分，评价等级为“良”。",
     ["self_score 98分", "self_grade 优", "total_score 86.5分", "total_grade 良"]),
    ("本次评价的结果为良。", ["total_grade 良"]),
    ("决策指标权重15分，得13分，得分率86.67%；", ["dimension_weight 15分", "dimension_score 13分", "dimension_rate 86.67%"]),
    ("项目决策（15分）：得分14分。", ["dimension_weight 15分", "dimension_score 14分"]),
    ("（一）产出指标（50分）", ["dimension_weight 50分"]),
    ("（一）产出指标（自评得分50分）", ["dimension_score 50分"]),
    ("1.立项依据充分性（3分，得2分）", ["indicator_weight 3分", "indicator_score 2分"]),
    ("评价等级：优（得分≥90），良（90＞得分≥80），差（得分＜80）。",
     ["grade_threshold ≥90", "grade_threshold 90", "grade_threshold ≥80", "grade_threshold <80"]),
    ("3.制度执行有效性\n故③项得0.5分，资料不全，扣1.5分。", ["awarded_subscore 0.5分", "deduction 1.5分"]),
    ("使用率90%以上为满分，之后每降低1%扣除5%权重分。", ["criterion_threshold 90%以上", "criterion_penalty 5%"]),
    ("由4个一级指标、10个二级指标和22个三级指标构成。", ["indicator_count 4个", "indicator_count 10个", "indicator_count 22个"]),
    ("从立项、目标、资金三个方面进行评价。", ["indicator_count 三个"]),
    ("本项目预算执行率指标权重10分，自评得分9.8分。", ["indicator_weight 10分", "indicator_score 9.8分"]),
    ("综合绩效得分93.25分，为“优秀”等级。", ["total_score 93.25分", "total_grade 优秀"]),
    ("实施单位自评分99分，自评结论为“优”。", ["self_score 99分", "self_grade 优"]),
    ("该项目得分为85分，属于“良”。", ["total_score 85分", "total_grade 良"]),
    ("项目已完成道路硬化，确保了验收合格率100%，材料合格率98%。", ["indicator_actual 100%", "indicator_actual 98%"]),
    # funds
    ("年初预算560万元，调整后预算729.02万元，实际支出700万元，预算执行率为96.02%。",
     ["budget_total 560万元", "budget_adjusted 729.02万元", "funds_spent 700万元", "execution_rate 96.02%"]),
    ("2021年争取债券资金9265.353442万元，已完成拨付8000万元，未支1265.35万元。",
     ["funds_received 9265.353442万元", "funds_spent 8000万元", "funds_carried_over 1265.35万元"]),
    ("到位资金支付率为95.02%，资金拨付进度100%，经费发放率为98%。", ["execution_rate 95.02%", "execution_rate 100%", "execution_rate 98%"]),
    ("县财政局拨付项目施工单位资金320.5万元。", ["funds_spent 320.5万元"]),
    ("预算完成100%，资金兑现560.2万元。", ["execution_rate 100%", "funds_spent 560.2万元"]),
    ("我局共支付评审费、监理费等12.5万元。", ["funds_spent 12.5万元"]),
    ("预计2024年支出80万元。", ["funds_forecast 80万元"]),
    ("每户补助2万元，每亩补贴150元。", ["unit_cost 2万元", "unit_cost 150元"]),
    ("概算总投资3.2亿元，单位成本为1200元/平方米。", ["invest_total 3.2亿元", "unit_cost 1200元/平方米"]),
    ("8月末预算下达100%。", ["received_rate 100%"]),
    ("项目资金总额854万。", ["budget_total 854万"]),
    # quantities
    ("整治旧住宅小区34个,改造住户12450户,改造面积130.42万平方米,改造楼栋516栋。",
     ["communities 34个", "households 12450户", "floor_area 130.42万平方米", "buildings 516栋"]),
    ("新改建农村公路26条，全长85.3公里，惠及26113户97401人。", ["quantity 26条", "quantity 85.3公里", "households 26113户", "population 97401人"]),
    ("新建卫生室12所，购置设备36台，安装路灯120盏，硬化道路3500平方米。", ["quantity 12所", "quantity 36台", "quantity 120盏", "quantity 3500平方米"]),
    ("完成高标准农田建设1.2万亩，机井30眼。", ["quantity 1.2万亩", "quantity 30眼"]),
    ("配置25盏路灯，加装4套门禁。", ["quantity 25盏", "quantity 4套"]),
    ("新建教学楼1栋，建筑面积3200平方米。", ["quantity 1栋", "floor_area 3200平方米"]),
    ("受益面积21. 73万亩。", ["quantity 21. 73万亩"]),
    ("项目分为三个标段实施。", ["lot_count 三个"]),
    ("涉及农户1,256户、4,532人。", ["households 1,256户", "population 4,532人"]),
    # surveys
    ("发放问卷3000份，回收2980份，有效问卷2950份，有效率99%。",
     ["survey_sent 3000份", "survey_returned 2980份", "survey_valid 2950份", "survey_valid_rate 99%"]),
    ("各成功调查40人，共调查200位。", ["survey_sent 200位"]),
    ("群众满意度达到93%。服务对象满意度应大于等于95%。", ["satisfaction_reported 93%", "satisfaction_target 大于等于95%"]),
    ("问卷调查显示，85%的受访居民表示非常满意。", ["survey_option_share 85%"]),
    ("经调查，所有村民均表示“满意”。", ["satisfaction_reported 所有村民均表示“满意”"]),
    # staff
    ("单位人员编制205人。其中，在职113人、离休2人、退休90人。", ["staff_count 205人", "staff_count 113人", "staff_count 2人", "staff_count 90人"]),
    ("编制核定数35名。实有在职32名。", ["staff_count 35名", "staff_count 32名"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:24] for text, _ in READ])
def test_reads(text: str, expected: list[str]) -> None:
    assert told(text) == expected


SUBJECTS = [
    ("项目资金总额854万元，其中：中央资金500万元，省级资金200万元，市级配套154万元。", ("source",),
     ["budget_total 854万元 source=合计", "budget_total 500万元 source=中央资金", "budget_total 200万元 source=省级资金",
      "budget_total 154万元 source=市级配套"]),
    ("下达补助资金共计1,250万元，其中：中央补助资金800万元；省级补助资金450万元。", ("source",),
     ["funds_received 1,250万元 source=合计", "funds_received 800万元 source=中央补助资金", "funds_received 450万元 source=省级补助资金"]),
    ("共收到上级专项资金450万元、县级配套50万元。", ("source",), ["funds_received 450万元 source=上级专项资金", "funds_received 50万元 source=县级配套"]),
    ("总投资为3亿元，其中：争取专项债券2亿元，自筹1亿元。", ("source",),
     ["invest_total 3亿元 source=合计", "invest_total 2亿元 source=专项债券", "invest_total 1亿元 source=自筹"]),
    ("整体支出1,256.35万元，其中基本支出856.35万元，项目支出400万元。", ("item",),
     ["funds_spent 1,256.35万元", "funds_spent 856.35万元 item=基本支出", "funds_spent 400万元 item=项目支出"]),
    ("一标段合同金额120万元，二标段合同金额98.5万元。一标段已支付100万元。", ("lot", "item"),
     ["contract_amount 120万元 lot=一标段", "contract_amount 98.5万元 lot=二标段", "payment_amount 100万元 lot=一标段 item=lot_total"]),
    ("截至2023年12月31日，累计支付工程款350.6万元。", ("period",), ["funds_spent 350.6万元 period=截至2023年12月31日"]),
    ("1—9月支出35万元，年初结转30万元，年末结转15万元。", ("period",),
     ["funds_spent 35万元 period=1-9月", "funds_carried_over 30万元 period=年初", "funds_carried_over 15万元 period=年末"]),
    ("分为“项目决策、项目过程、项目产出、项目效益”4个一级指标，权重分别为：20%、20%、35%、25%。", ("dimension",),
     ["indicator_count 4个", "dimension_weight 20% dimension=决策", "dimension_weight 20% dimension=过程",
      "dimension_weight 35% dimension=产出", "dimension_weight 25% dimension=效益"]),
    ("满分100分，其中决策15分，过程25分，产出35分，效益25分。", ("dimension",),
     ["dimension_weight 15分 dimension=决策", "dimension_weight 25分 dimension=过程", "dimension_weight 35分 dimension=产出",
      "dimension_weight 25分 dimension=效益"]),
    ("“培训人数”指标，预期指标值为≥60人；实际完成指标值为58人，指标完成率为96.67%，偏差率3.33%；", ("indicator",),
     ["indicator_target ≥60人 indicator=培训人数", "indicator_actual 58人 indicator=培训人数", "completion_rate 96.67% indicator=培训人数",
      "deviation_rate 3.33% indicator=培训人数"]),
    ("“开工时间”指标，预期指标值为=4月；实际完成指标值为达成目标。", ("indicator",),
     ["indicator_target =4月 indicator=开工时间", "indicator_actual 达成目标 indicator=开工时间"]),
    ("满意度指标：目标值≥90%，实际完成值92.5%。", ("indicator",), ["indicator_target ≥90% indicator=满意度", "indicator_actual 92.5% indicator=满意度"]),
    ("指标总体完成率97.5%，偏差率2.5%。", ("scope",), ["completion_rate 97.5% scope=overall", "deviation_rate 2.5% scope=overall"]),
    ("对于“B102 资金到位情况”：\n资金足额。\n根据评分规则，该指标得2.5分。", ("indicator", "code"), ["indicator_score 2.5分 indicator=资金到位情况 code=B102"]),
    ("2.预算编制科学性\n综上，该项指标满分4分，得分3分。", ("indicator",),
     ["criterion_full_mark 4分 indicator=预算编制科学性", "indicator_score 3分 indicator=预算编制科学性"]),
    ("（1）资金到位率。该指标满分4分，得分3.5分。", ("indicator",), ["criterion_full_mark 4分 indicator=资金到位率", "indicator_score 3.5分 indicator=资金到位率"]),
    ("供水、排水管网各3600米。", ("item",), ["quantity 3600米 item=供水管网", "quantity 3600米 item=排水管网"]),
    ("全市计划改造老旧小区120个。", ("stage", "scope"), ["communities 120个 stage=planned scope=全市"]),
    ("（二）资金到位情况\n上级补助资金800万元，县级配套400万元。", ("source",),
     ["funds_received 800万元 source=上级补助资金", "funds_received 400万元 source=县级配套"]),
    ("5.预算编制科学性\n①编制经过论证；\n④投资额与工作任务相匹配。\n该项指标满分5分，得分4分。", ("indicator",),
     ["criterion_full_mark 5分 indicator=预算编制科学性", "indicator_score 4分 indicator=预算编制科学性"]),
    ("任务数为115户，实际完成改造264户。", ("stage",), ["households 115户 stage=target", "households 264户 stage=achieved"]),
    ("（二）绩效目标\n完成3个老旧小区改造。", ("stage",), ["communities 3个 stage=target"]),
    ("年初实有在职人员41人，年末在职人员40人。", ("item", "period"), ["staff_count 41人 item=在职人员 period=年初", "staff_count 40人 item=在职人员 period=年末"]),
    ("满意度调查\n4.项目建设单位是否就本次改造的内容征求过您家的\n意见？\n经调查表明：90%的被访者表示满意。", ("question", "option"),
     ["survey_option_share 90% question=4 option=满意"]),
    ("满意度调查\n4.项目建设单位就本次改造的内容开展工作的过程\n满意吗？经调查，90%的被访者表示满意。", ("question", "option"),
     ["survey_option_share 90% option=满意"]),
    ("满意度调查\n4.您对改造效果是否满意？\n经调查表明：90%的被访者表示满意。", ("question", "option"), ["survey_option_share 90% question=4 option=满意"]),
    ("增加排水工程后总预算数合计2100万元。", ("item",), ["budget_total 2100万元 item=变更后"]),
    ("“三公”经费预算20万元，实际支出15万元，其中公务接待费6万元（预算8万元）。较上年“三公”经费支出17万元下降11.76%。", ("item", "scope"),
     ["budget_total 20万元 item=三公经费 scope=三公经费", "funds_spent 15万元 item=三公经费 scope=三公经费", "funds_spent 6万元 item=公务接待费 scope=三公经费",
      "budget_total 8万元 item=公务接待费 scope=三公经费"]),
    ("政府采购预算300万元，实际采购金额285万元。", ("item", "scope"),
     ["budget_total 300万元 item=政府采购 scope=政府采购", "contract_amount 285万元 item=政府采购 scope=政府采购"]),
    ("全年政府采购支出总额90万元，其中政府采购货物支出60万元、政府采购服务支出30万元。", ("item", "scope"),
     ["funds_spent 90万元 scope=政府采购", "funds_spent 60万元 item=政府采购货物 scope=政府采购", "funds_spent 30万元 item=政府采购服务 scope=政府采购"]),
    ("项目共签订教具采购合同4份，金额220万元；设计、监理合同2份，金额36万元。", ("item",),
     ["contract_amount 220万元 item=教具采购合同", "contract_amount 36万元 item=设计、监理合同"]),
    ("服务类合同合计80万元，其中物业服务合同50万元、安保服务合同30万元。", ("item",),
     ["contract_amount 80万元 item=服务合同", "contract_amount 50万元 item=物业服务合同", "contract_amount 30万元 item=安保服务合同"]),
    ("年末在册服务对象840人，其中农村的310人。特困老年人96人，计划生育特殊家庭老年人12人。", ("item", "stage"),
     ["quantity 840人 item=服务对象", "quantity 96人 item=特困老年人", "quantity 12人 item=计划生育特殊家庭老年人"]),
    ("全年为840名老年人提供上门服务，比2021年的790名增加50名。", ("item",), ["quantity 840名 item=老年人"]),
    ("学校在校学生1260人，在岗教职工96人。", ("item",), ["quantity 1260人 item=在校学生", "staff_count 96人 item=在职人员"]),
    ("实有在职人员40人，其中行政人员9人、事业人员31人。", ("item",),
     ["staff_count 40人 item=在职人员", "staff_count 9人 item=行政人员", "staff_count 31人 item=事业人员"]),
    ("项目总预算600万元，包括：2021年中央农机购置补贴计划资金300万元、2021年省级专项资金200万元、2022年县级教育费附加安排100万元。", ("source",),
     ["budget_total 600万元", "budget_total 300万元 source=中央", "budget_total 200万元 source=省级专项资金", "budget_total 100万元 source=县级"]),
    ("调整后预算500万元（一般公共预算460万元、政府性基金预算40万元）。", ("source",),
     ["budget_adjusted 500万元", "budget_adjusted 460万元 source=一般公共预算", "budget_adjusted 40万元 source=政府性基金预算"]),
    ("项目支出90万元，其中A包50万元、B包40万元。", ("item",), ["funds_spent 90万元", "funds_spent 50万元 item=A包", "funds_spent 40万元 item=B包"]),
]


@pytest.mark.parametrize(("text", "fields", "expected"), SUBJECTS, ids=[text[:24] for text, _, _ in SUBJECTS])
def test_says_of_what(text: str, fields: tuple[str, ...], expected: list[str]) -> None:
    found = told(text, *fields)
    assert sorted(found) == sorted(expected)


LEFT_ALONE = [
    "按照《办法》规定，对评价等级为优、良的，予以优先支持。",
    "全县GDP达到150亿元，财政收入12亿元。",
    "罚款3万元。施工单位注册资本500万元。",
    "评价组走访了6个小区，抽查120户居民。",
    "根据《项目支出绩效评价管理办法》（财预〔2020〕10号）第三条，联系电话0571-88886666，拨打12345热线。",
    "第二批资金200万元已办理手续。",
    "合同签订均在中标后3天内完毕，会议召开2次。",
    "支付率=支出数/预算数×100%=480/500×100%=96%。",
    "得分=5-（90%-85%）×2%=4.9分。",
    "资产总额500万元，人均纯收入增加1200元。",
    "平均得分92.3分。",
    "每发现一处扣0.5分，扣完为止。",
    "每降低1个百分点扣1分，满意度低于60%不得分。",
    "年终无结余。",
    "力争验收合格率达到100%。",
    "该指标得3分，扣1分。",
    "家庭医生签约服务人数2.3万人。",
    "其中3个小区尚未验收，剩余20户未搬迁。",
    "抽查服务对象60人，走访老年人25人。",
    "包2增购部件，较中标金额净增0.85万元。",
    "十分重视，一个方面抓落实。",
    "管径DN110，项目代码2306-140423-89-01-317509，第19届，实行1+3+3模式。",
]


@pytest.mark.parametrize("text", LEFT_ALONE, ids=[text[:20] for text in LEFT_ALONE])
def test_leaves_alone(text: str) -> None:
    assert told(text) == []


def test_keeps_the_words_about_a_number() -> None:
    total, area, people = figures("总投资约为2033.23万元，拆迁面积1,200余平方米，惠及群众超过3000人。")
    assert (total.raw, total.approximate) == ("约为2033.23万元", Approximate.ABOUT)
    assert (area.raw, area.approximate) == ("1,200余平方米", Approximate.AND_MORE)
    assert (people.raw, people.approximate) == ("超过3000人", Approximate.OVER)


def test_a_result_reached_is_no_bound() -> None:
    reached, bound = figures("群众满意度达到93%，群众满意度≥95%。")
    assert (reached.raw, reached.comparator) == ("93%", None)
    assert bound.comparator is Comparator.GE


def test_bands_carry_their_bounds() -> None:
    found = [(f.subject.item, f.number, f.comparator) for f in figures("90（含）-100分为优、80（含）-90分为良、60分以下为差。")]
    assert found == [("优", "90", Comparator.GE), ("良", "80", Comparator.GE), ("良", "90", Comparator.LT), ("差", "60", Comparator.LT)]


def test_offsets_are_the_documents() -> None:
    text = "项目 预算\n总额为 1,2\n00.50 万元。"
    document = Document(Source("s", "0" * 64, 1, "text/plain"), text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    (figure,) = prose_figures(document, lambda offset: 7, LEXICON, Goals())
    assert text[figure.anchor.span.start : figure.anchor.span.end] == "1,2\n00.50 万元"
    assert (figure.number, figure.unit_text, figure.part) == ("1,200.50", "万元", 7)
    assert [text[token.start : token.end] for token in figure.tokens] == ["1,2", "00.50"]


def test_doubts_a_number_with_a_stray_comma() -> None:
    doubted, plain = figures("支出8.84,7万元，预算数320万元。")
    assert (doubted.number, plain.number) == ("8.84,7", "320")
    assert doubted.doubt is not None
    assert plain.doubt is None


def test_reads_long_cells_but_not_scoring_standards() -> None:
    note = "项目预算数为300万元，全年实际支出297万元，支付及时，该指标得4.5分。"
    rule = "资金到位率100%得满分，每降低1%扣0.5分，满意度达到95%以上得5分。"
    text = f"评分标准\n得分说明\n{rule}\n{note}\n"
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in ("评分标准", "得分说明", rule, note)]
    cells = tuple(Cell(i // 2, i % 2, span) for i, span in enumerate(spans))
    document = Document(
        Source("s", "0" * 64, 1, "text/plain"), text, (Block(BlockKind.TABLE, Span(0, len(text)), table=0),), (Table(0, cells, 2, 2, Span(0, len(text))),)
    )
    found = list(prose_figures(document, lambda offset: 0, LEXICON, Goals()))
    assert [(f.role, f.raw, f.anchor.cell) for f in found] == [("budget_total", "300万元", CellRef(0, 1, 1)), ("funds_spent", "297万元", CellRef(0, 1, 1))]
    assert {f.subject.group for f in found} == {"c0-1-1"}


def test_every_number_is_read_masked_or_listed() -> None:
    text = "1.根据财预〔2020〕10号，2022年预算数300万元，支出297万元。\n另有17吨物资未列明。\n见表2-1。"
    from model.figure import Extraction

    document = document_of(text)
    extraction = Extraction(figures=tuple(figures(text)), masks=masks_of(document, LEXICON), numbers=number_tokens(document))
    result = account(document, extraction)
    assert str(result) == "9 numbers: 2 read, 6 masked, 1 unread"
    assert [text[span.start : span.end] for span in result.unread] == ["17"]
    assert dict(result.reasons) == {"序号": 1, "文号": 2, "年份": 1, "编号": 2}


def test_spacy_waits_until_it_is_needed() -> None:
    import subprocess

    code = "import sys, parsers.prose, parsers.extract, lexicon.segment; sys.exit(any(name in sys.modules for name in ('spacy', 'jieba')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
