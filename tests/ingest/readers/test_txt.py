"""Plain text: paragraphs out of hard breaks, tables out of tabs, furniture out of the way."""

from ingest.read import read_bytes
from model.document import BlockKind, Document
from model.view import block_view
from tests.ingest.support import document, rows, wordings

HEADING, CAPTION, FURNITURE, CONTENTS = BlockKind.HEADING, BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.CONTENTS

WRAPPED = """一、项目基本情况

（一）项目概况

为改善青禾县农村公路通行条件，方便沿线群众出行，

促进农产品外运，青禾县交通运输局根据省交通运输厅《农

村公路提档升级实施方案》（青交发〔2021〕18 号）文件要

求，结合本县实际情况，编制了年度建设计划，计划改造县

道 3 条、乡道 7 条，改造总里程 46.5 公里，概算总投资

8260.40 万元。

12

项目由青禾县交通运输局负责组织实施，各乡镇人民政府

配合做好征地拆迁工作，县财政局负责资金筹措和拨付，县

审计局对资金使用情况进行全过程监督，确保专款专用。
"""


def test_lines_of_a_paragraph_stay_where_they_are() -> None:
    found = document("\n\n青禾县公路项目\r\n绩效评价报告\r甲。\n")
    assert found.text == "\n\n青禾县公路项目\r\n绩效评价报告\r甲。\n"
    assert [found.line_number(found.text.index(word)) for word in ("青禾", "绩效", "甲")] == [3, 4, 5]


def test_hard_wrapped_lines_are_joined() -> None:
    found = document(WRAPPED)
    assert wordings(found, HEADING) == ["一、项目基本情况", "(一)项目概况"]
    paragraphs = wordings(found)
    assert len(paragraphs) == 2
    assert paragraphs[0].startswith("为改善青禾县") and paragraphs[0].endswith("8260.40 万元。")
    assert "编制了年度建设计划，计划改造县道 3 条" in paragraphs[0]


def test_page_number_in_mid_sentence_is_a_gap() -> None:
    text = WRAPPED.replace("12\n", "").replace("文件要\n\n求，", "文件要\n\n- 3 -\n\n求，")
    found = document(text)
    first = next(block for block in found.blocks if block.kind is BlockKind.PARAGRAPH)
    assert [found.text[gap.start : gap.end].strip() for gap in first.gaps] == ["- 3 -"]
    assert "文件要求，结合" in block_view(found, first).text
    assert FURNITURE not in {block.kind for block in found.blocks}


def test_paragraph_torn_by_a_blank_line() -> None:
    found = document("""青禾县水利局成立了项目领导小组，由局长任组长，分管副局长任副组长，各股室负责人为成员，领导小组

下设办公室，负责日常事务。

本年度共到位资金500万元，全部为县级财政资金，年底前已经支付完毕，资金使用合规，没有发现挤占挪用的情况。

第二段从这里开始。
""")
    assert [words[-6:] for words in wordings(found)] == ["责日常事务。", "挪用的情况。", "从这里开始。"]


def test_beginnings_are_not_joined() -> None:
    found = document("""本次评价的对象为青禾县2022年农村饮水安全巩固提升项目，评价范围包括全部专项资金

评价小组：由五人组成，组长一人

（2）《青禾县农村供水管理办法》

2023年3月5日
""")
    assert len(wordings(found)) == 4


def test_square_metres_split_over_lines() -> None:
    found = document("本项目建筑面积860.5m\n2\n，绿化面积1200m\n\n2\n，已完工。\n")
    assert wordings(found) == ["本项目建筑面积860.5m2，绿化面积1200m2，已完工。"]


def test_tab_rows_become_a_table_with_caption_and_unit() -> None:
    found = document("""表 2-1 青禾县公路项目
资金到位情况表（单位：万元）

资金来源\t预算\t到位\t支出
中央\t300.00\t300.00\t280.5
\t
县级\t200\t150\t150

合计\t500\t450\t430.5

注：数据来源于财政局。
""")
    table, = found.tables
    assert rows(found, table)[0] == ["资金来源", "预算", "到位", "支出"]
    assert rows(found, table)[-1] == ["合计", "500", "450", "430.5"]
    assert table.caption and found.text[table.caption.start : table.caption.end].startswith("表 2-1")
    assert table.unit_note and "万元" in found.text[table.unit_note.start : table.unit_note.end]
    assert [cell.header for cell in table.cells[:4]] == [True] * 4
    assert BlockKind.NOTE in {block.kind for block in found.blocks}


def test_leading_empty_cells_belong_to_the_cell_above() -> None:
    found = document("""一级指标\t二级指标\t三级指标\t分值\t得分
产出\t数量\t改造里程\t10\t10
\t\t桥梁座数\t5\t4
\t质量\t验收合格率\t10\t9
效益\t社会\t出行条件\t10\t8
合计\t\t\t35\t31
""")
    grid = rows(found, found.tables[0])
    assert grid[2] == ["^", "^", "桥梁座数", "5", "4"]
    assert grid[3][0] == "^" and grid[3][1] == "质量"
    assert grid[5] == ["合计", "^", "^", "35", "31"]
    first = found.tables[0].cells[5]
    assert (first.row_span, first.column_span) == (3, 1)


def test_cell_goes_on_after_a_page_break() -> None:
    found = document("""指标\t权重\t评分标准\t得分
资金到位率\t5\t足额到位得满分，每降低百分之一扣除权重分的百分之二，低于百分

\t\t之六十不得分。\t
预算执行率\t5\t执行率乘以权重\t4.8

7

支付及时性\t5\t按进度支付得满分\t5
""")
    grid = rows(found, found.tables[0])
    assert len(grid) == 4
    assert grid[1][2] == "足额到位得满分，每降低百分之一扣除权重分的百分之二，低于百分之六十不得分。"
    assert grid[3] == ["支付及时性", "5", "按进度支付得满分", "5"]
    assert len(found.tables[0].cells[6].more) == 1


def test_new_row_after_a_page_break_is_no_continuation() -> None:
    found = document("""一级指标\t三级指标\t分值\t得分
产出\t改造里程\t10\t10

\t桥梁座数\t5\t4
""")
    assert rows(found, found.tables[0])[2] == ["^", "桥梁座数", "5", "4"]


def test_shifted_row_moves_where_its_cells_fit() -> None:
    found = document("""指标\t权重\t目标值\t完成值\t得分率\t得分
A101 立项规范性\t5\t规范\t规范\t100%\t5
A102 目标合理性\t5\t合理\t合理\t100%\t5
B101 资金到位率\t8\t足额到位\t足额到位\t100%\t8
合计\t18\t\t\t18
""")
    assert rows(found, found.tables[0])[4] == ["合计", "18", "", "", "", "18"]


def test_full_row_stays() -> None:
    found = document("指标\t决策\t过程\t合计\n权重\t40\t60\t100\n得分\t38.5\t59\t97.5\n")
    assert rows(found, found.tables[0])[2] == ["得分", "38.5", "59", "97.5"]


def test_repeated_header_is_dropped() -> None:
    found = document("指标\t权重\t得分\n水质\t5\t4\n\n3\n\n指标\t权重\t得分\n水量\t5\t5\n")
    assert len(found.tables) == 1
    assert [line[0] for line in rows(found, found.tables[0])] == ["指标", "水质", "水量"]


def test_header_of_another_width_opens_another_table() -> None:
    found = document("选项\t小计\t比例\n是\t8\t80%\n否\t2\t20%\n\n姓名\t职务\t单位\t分工\n甲某\t主任\t某局\t统筹\n")
    assert [table.columns for table in found.tables] == [3, 4]


def test_contents_lines() -> None:
    found = document("目  录\n\n摘 要\t1\n一、基本情况\t3\n（一）项目概况\t3\n二、评价结论.........15\n\n一、基本情况\n\n正文。\n")
    assert len(wordings(found, CONTENTS)) == 4
    assert wordings(found, HEADING) == ["一、基本情况"]


def test_tabbed_numbers_without_a_contents_page_stay_a_table() -> None:
    found = document("项目\t数量\n里程\t46\n桥梁\t3\n涵洞\t17\n")
    assert len(found.tables) == 1 and not wordings(found, CONTENTS)


def test_lone_page_numbers() -> None:
    body = "青禾县交通运输局按照年度计划组织实施了本项目，完成了全部建设任务，群众反映良好，" * 4 + "达到目标。"
    found = document("\n\n".join(f"{body}\n\n{page}" for page in range(1, 5)))
    assert wordings(found, FURNITURE) == ["1", "2", "3", "4"]


def test_a_number_in_a_one_cell_a_line_form_is_no_page_number() -> None:
    assert not wordings(document("人员编制\n21\n实有人数\n19\n"), FURNITURE)


def test_bars() -> None:
    found = document("| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 水质 | 5 | 4 |\n| 水量 | 5 | 5 |\n")
    assert rows(found, found.tables[0]) == [["指标", "分值", "得分"], ["水质", "5", "4"], ["水量", "5", "5"]]


def test_one_paragraph_with_a_tab_is_no_table() -> None:
    assert not document("\t本项目于2022年开工。\n\t本项目于2023年完工。\n").tables


def test_encodings() -> None:
    said = "某县水利局实施了农村饮水工程。"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        found = read_bytes(said.encode(encoding), "a.txt")
        assert isinstance(found, Document) and found.text == said, encoding
