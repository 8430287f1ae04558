"""OFD: text codes and paths at their places, templates, transforms, several documents; what other hands wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.read import read, read_bytes
from ingest.readers.ofd_page import Sheet, outlines, page_content
from model.document import BlockKind, Document
from model.notice import Notice
from model.span import Origin
from tests.broken.made import zipped
from tests.ingest.support import claims, rows, wordings

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PEERS = Path(__file__).resolve().parents[4] / "shared" / "peers" / "ofdrw"


def text(x: float, y: float, words: str, size: float = 4.0, more: str = "", code: str = "") -> str:
    """One line; Han characters and digits each at their advance."""
    deltas = code or f'DeltaX="{" ".join(str(size if char > "⺀" else size / 2) for char in words[:-1])}"'
    return (f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 8" Font="1" Size="{size}" {more}>'
            f'<ofd:TextCode X="0" Y="{size}" {deltas}>{words}</ofd:TextCode></ofd:TextObject>')


def grid(xs: list[float], ys: list[float], more: str = "") -> str:
    lines = [(x, ys[0], x, ys[-1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]
    return "".join(
        f'<ofd:PathObject ID="2" Boundary="{a} {b} {c - a + 0.1} {d - b + 0.1}" {more}><ofd:AbbreviatedData>M 0 0 L {c - a} {d - b}</ofd:AbbreviatedData></ofd:PathObject>'
        for a, b, c, d in lines
    )


def package(*documents: tuple[str, ...], extra: dict[str, str] | None = None, common: str = "", page: str = "", tail: str = "") -> bytes:
    """Documents of pages (the objects of each), with anything else by its path."""
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>" for at in range(len(documents)))
    files = {"OFD.xml": f"<ofd:OFD {NS}>{bodies}</ofd:OFD>"}
    for at, pages in enumerate(documents):
        listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(pages)))
        files[f"Doc_{at}/Document.xml"] = (
            f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages>{tail}</ofd:Document>"
        )
        for number, objects in enumerate(pages):
            files[f"Doc_{at}/Pages/Page_{number}/Content.xml"] = f"<ofd:Page {NS}>{page}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    return zipped({name: body.encode() for name, body in {**files, **(extra or {})}.items()})


def opened(content: bytes) -> Document:
    found = read_bytes(content, "报告.ofd")
    assert isinstance(found, Document), found
    assert set(claims(found)) <= {1}
    return found


def test_prose_and_a_ruled_table() -> None:
    found = opened(package((
        text(30, 30, "一、资金情况") + text(30, 40, "本项目预算300万元。") + grid([30, 60, 90], [60, 70, 80])
        + text(32, 62, "来源") + text(62, 62, "金额") + text(32, 72, "中央") + text(62, 72, "300.50"),
    )))
    assert wordings(found, BlockKind.HEADING) == ["一、资金情况"]
    assert wordings(found) == ["本项目预算300万元。"]
    assert rows(found, found.tables[0]) == [["来源", "金额"], ["中央", "300.50"]]
    assert found.pages[0].width == pytest.approx(595.3, abs=0.1)
    box = found.box(found.tables[0].cells[3].span)
    assert box is not None and box.x0 == pytest.approx(62 * 72 / 25.4, abs=0.1) and not found.notices


def test_offsets_repeated_missing_and_too_many() -> None:
    for code in ('DeltaX="g 3 4 g 2 2"', "", 'DeltaX="g 99 4"', 'DeltaX="4 oops 4"'):
        assert "预算" in opened(package((text(30, 30, "预算金额12", code=code or " "),))).text.replace(" ", "")
    assert opened(package((text(30, 30, "预算300万元", code='DeltaX="g 1 4 4 g 3 2 4"'),))).text.strip() == "预算300万元"


def test_a_gap_inside_a_code_parts_cells() -> None:
    code = 'DeltaX="4 26 2 2"'
    found = opened(package((grid([30, 60, 90], [30, 40, 50]) + text(32, 32, "来源300", code=code) + text(32, 42, "县级400", code=code),)))
    assert rows(found, found.tables[0]) == [["来源", "300"], ["县级", "400"]]


def test_a_template_lies_under_its_pages() -> None:
    common = '<ofd:TemplatePage ID="9" BaseLoc="TPLS/TPL_0/Content.xml"/>'
    template = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{grid([30, 60, 90], [60, 70, 80])}{text(32, 62, '来源')}{text(32, 72, '中央')}</ofd:Layer></ofd:Content></ofd:Page>"
    content = package((text(62, 62, "金额") + text(62, 72, "80"),), common=common, page='<ofd:Template TemplateID="9" ZOrder="Background"/>',
                      extra={"Doc_0/Tpls/Tpl_0/Content.xml": template})  # in another case than it is named by
    found = opened(content)
    assert rows(found, found.tables[0]) == [["来源", "金额"], ["中央", "80"]] and not found.notices
    missing = opened(package((text(30, 30, "预算"),), page='<ofd:Template TemplateID="7"/>'))
    assert [notice.code for notice in missing.notices] == ["I-TRUNCATED"]


def test_transforms_blocks_and_bold() -> None:
    scaled = text(30, 30, "预算300万元", size=10, more='CTM="0.4 0 0 0.4 0 0"')
    found = opened(package((f"<ofd:PageBlock>{scaled}{scaled}</ofd:PageBlock>",)))
    assert found.text.strip() == "预算300万元"
    assert found.lines[0].bottom - found.lines[0].top == pytest.approx(4 * 72 / 25.4, abs=0.1)


def test_a_page_set_sideways_is_read_upright() -> None:
    sideways = "".join(text(at, 30, words, more='CTM="0 1 -1 0 0 0"') for at, words in ((180, "一、基本情况"), (170, "本项目预算300万元。"), (160, "已支出280万元。")))
    found = opened(package((sideways,)))
    assert "".join(found.text.split()) == "一、基本情况本项目预算300万元。已支出280万元。"
    assert (found.pages[0].width, found.pages[0].height) == (pytest.approx(841.9, abs=0.1), pytest.approx(595.3, abs=0.1))


def test_a_watermark_and_hidden_objects_are_no_text() -> None:
    askew = text(30, 100, "内部资料", more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    hidden = text(30, 50, "旧稿", more='Visible="false"')
    assert opened(package((text(30, 30, "预算300万元") + askew + hidden,))).text.strip() == "预算300万元"


def test_several_documents_are_all_read_and_paged_through() -> None:
    found = opened(package((text(30, 30, "甲报告预算300万元。"), text(30, 30, "甲报告第二页。")), (text(30, 30, "乙报告预算200万元。"),)))
    assert [page.number for page in found.pages] == [1, 2, 3]
    assert wordings(found) == ["甲报告预算300万元。", "甲报告第二页。", "乙报告预算200万元。"]


def test_a_picture_of_a_page_is_a_scan() -> None:
    picture = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="5"/>'
    scan = opened(package((picture,)))
    assert [notice.code for notice in scan.notices] == ["I-SCAN"]
    under = opened(package((picture + text(30, 30, "识别出的文字"),)))
    assert under.pages[0].origin is Origin.OCR


def test_annotations_are_noted_not_read() -> None:
    remark = f'<ofd:PageAnnot {NS}><ofd:Annot ID="1" Type="Path"><ofd:Appearance Boundary="0 0 9 9">{text(0, 0, "此处有误")}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    listed = f'<ofd:Annotations {NS}><ofd:Page PageID="0"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    content = package((text(30, 30, "预算300万元"),), tail="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
                      extra={"Doc_0/Annots/Annotations.xml": listed, "Doc_0/Annots/Page_0/Annotation.xml": remark})
    found = opened(content)
    assert "有误" not in found.text and [notice.code for notice in found.notices] == ["I-ANNOTATIONS"]


def test_a_missing_page_costs_itself() -> None:
    broken = package((text(30, 30, "第一页。"), "<ofd:oops>"))
    found = opened(broken)
    assert wordings(found) == ["第一页。"] and [notice.code for notice in found.notices] == ["I-TRUNCATED"]


def test_composite_objects_are_drawn() -> None:
    unit = f'<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8"><ofd:Content>{text(0, 0, "预算300万元")}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'
    found = opened(package(('<ofd:CompositeObject ID="4" ResourceID="8" Boundary="30 30 100 10"/>',), common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
                           extra={"Doc_0/Res.xml": unit}))
    assert found.text.strip() == "预算300万元"


def test_outlines() -> None:
    assert list(outlines("M 0 0 L 10 0 L 10 5 C M 1 1 L 2 2")) == [[(0, 0), (10, 0), (10, 5), (0, 0)], [(1, 1), (2, 2)]]
    assert list(outlines("M 0 0 B 1 1 2 2 3 3")) == []
    assert list(outlines("S 0 0 L 4 0 junk L 4")) == [[(0, 0), (4, 0)]]


def test_an_empty_sheet_is_blank() -> None:
    assert page_content(Sheet(1, (0, 0, 210, 297), (), {})).blank


@pytest.mark.skipif(not PEERS.exists(), reason="files by other hands are not here")
def test_files_by_other_hands() -> None:
    shapes = {}
    for path in sorted(PEERS.glob("*.ofd")):
        found = read(path)
        assert isinstance(found, Document), (path.name, found if isinstance(found, Notice) else "")
        assert found.text.strip()
        shapes[path.stem] = [(table.rows, table.columns) for table in found.tables]
    assert shapes["signout"] == [(11, 8)] and shapes["z"] == [(5, 4)]
    assert shapes["发票示例"] == [(4, 11)] and shapes["999"][1:3] == [(3, 9), (3, 9)]
    assert shapes["n"] == shapes["拿来主义_page6"] == []
