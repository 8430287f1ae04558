"""PDFs without a usable text layer, whole or page by page."""

from __future__ import annotations

import io
import logging
import re
import socket
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from ingest import ocr
from ingest.layout.content import PageContent, Run
from ingest.options import Options
from ingest.read import read_bytes
from ingest.readers.scans import is_scan
from ingest.recognised import Engine, Picture, Recognised
from model.document import Document
from model.notice import Level, Notice
from model.span import Origin, Span
from tests.ingest.pdfs import Sheet, write
from tests.ingest.pictures import Knowing, line

_SAMPLES = Path(__file__).resolve().parents[3] / "samples"
_PROSE = "某某县农村公路养护工程由县交通运输局组织实施资金来源为县级财政预算"


def install(monkeypatch: pytest.MonkeyPatch, engine: Engine | None) -> None:
    def give(threads: int, keep: bool) -> Engine | None:
        return engine

    monkeypatch.setattr(ocr, "engine", give)


def say(text: str) -> Callable[[Picture], list[Recognised]]:
    return lambda picture: [line(text, 250, 300)]


def read(content: bytes, options: Options | None = None) -> Document:
    found = read_bytes(content, "scrap.pdf", options)
    assert not isinstance(found, Notice), found
    return found


def mixed() -> bytes:
    typed = Sheet()
    typed.prose(70, [_PROSE, _PROSE])
    return write(typed, Sheet(picture=True))


def test_pages_are_recognised_one_by_one(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    install(monkeypatch, Knowing(say("二、资金投入及使用情况")))
    with caplog.at_level(logging.INFO, "ingest.pages"):
        found = read(mixed())
    assert [page.origin for page in found.pages] == [Origin.TEXT_LAYER, Origin.OCR]
    assert "二、资金投入及使用情况" in found.text and not found.notices
    assert [record.args for record in caplog.records] == [(2, 2)]


def test_a_figure_knows_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Recognised("预算500万元", tuple(30.0 * at + 300 for at in range(8)), 400, 439, (0.9, 0.6, 0.99, 0.5, 0.98, 0.97, 0.96))
    install(monkeypatch, Knowing(lambda _: [said]))
    found = read(write(Sheet(picture=True)))
    at = found.text.index("500")
    assert found.anchor(Span(at, at + 3)).confidence == 0.5 and found.anchor(Span(at, at + 3)).doubtful
    assert found.anchor(Span(at - 2, at)).confidence == 0.6
    assert found.anchor(Span(at - 2, at + 5)).confidence == 0.5  # figures before letters
    assert found.lines[0].confidence == pytest.approx(0.843, abs=0.001)


def test_born_digital_text_has_no_confidence() -> None:
    found = read(mixed(), Options(ocr=False))
    anchor = found.anchor(Span(0, 5))
    assert anchor.confidence is None and not anchor.doubtful


@pytest.mark.parametrize("options", [None, Options(ocr=False)])
def test_without_an_engine_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch, options: Options | None) -> None:
    install(monkeypatch, None if options is None else Knowing(say("不应识别")))
    found = read(mixed(), options)
    assert [notice.code for notice in found.notices] == ["I-SCAN"]
    assert "rapidocr" in found.notices[0].message.zh and _PROSE in found.text


def test_a_picture_without_text_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Knowing(lambda _: []))
    monkeypatch.setattr("ingest.layout.scan._is_bare", lambda picture: False)
    assert [notice.code for notice in read(mixed()).notices] == ["I-NO-TEXT"]


def test_a_page_that_the_engine_chokes_on_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def choke(picture: Picture) -> list[Recognised]:
        raise ValueError("no such thing as a good picture")

    install(monkeypatch, Knowing(choke))
    found = read(mixed())
    assert [notice.code for notice in found.notices] == ["I-NO-TEXT"] and _PROSE in found.text


def test_an_absurd_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Knowing(say("不应识别"))
    install(monkeypatch, engine)
    found = read(write(Sheet(width=14_000, height=14_000, picture=True)))
    assert "I-IMAGE-SIZE" in [notice.code for notice in found.notices] and engine.asked == 0


def test_a_garbled_text_layer_is_recognised_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Knowing(say("一、基本情况")))
    garbled = Sheet()
    garbled.prose(70, ["".join(chr(0xE000 + at) for at in range(30)), "".join(chr(0xE100 + at) for at in range(30))])
    found = read(write(garbled))
    assert found.text.strip() == "一、基本情况"


def test_what_a_poor_recogniser_left_over_pictures_is_read_anew_from_where_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Knowing(say("一、基本情况")))
    good, poor, after = Sheet(picture=True), Sheet(picture=True), Sheet(picture=True)
    for sheet, words in ((good, _PROSE), (poor, "工程2O23年开工l2月完成投资5OO万元"), (after, _PROSE)):
        sheet.prose(70, [_PROSE, words])
    found = read(write(good, poor, after))
    pages = [found.text[page.span.start : page.span.end].strip() for page in found.pages]
    assert _PROSE in pages[0] and pages[1:] == ["一、基本情况"] * 2
    assert found.anchor(Span(0, 5)).confidence is None


@pytest.mark.parametrize(("text", "origin", "blank", "scan"), [
    ("", Origin.TEXT_LAYER, False, True), ("", Origin.TEXT_LAYER, True, False), ("某软件扫描", Origin.OCR, False, True),
    (_PROSE + _PROSE, Origin.OCR, False, False), (_PROSE + _PROSE + "2O23年l2月完成", Origin.OCR, False, True),
    (_PROSE + _PROSE + "2O23年l2月完成", Origin.TEXT_LAYER, False, False), ("第1页", Origin.TEXT_LAYER, False, False),
])
def test_which_pages_are_scans(text: str, origin: Origin, blank: bool, scan: bool) -> None:
    runs = (Run(text, tuple(float(at) for at in range(len(text) + 1)), 0.0, 10.0, 10.0),) if text else ()
    assert is_scan(PageContent(1, 595, 842, runs, (), origin, blank)) is scan


def _refuse(*_: object) -> None:
    raise AssertionError("nothing is fetched at run time")


def scanned(sample: Path, pages: int, turns: tuple[int, ...] = (0,)) -> bytes:
    """The first pages of a PDF as pictures, each turned by so many degrees."""
    document = pypdfium2.PdfDocument(sample)
    try:
        seen = [
            document[at].render(scale=200 / 72).to_pil().convert("RGB").rotate(turns[at % len(turns)], expand=True) for at in range(pages)
        ]
    finally:
        document.close()
    file = io.BytesIO()
    seen[0].save(file, "PDF", resolution=200.0, save_all=True, append_images=seen[1:])
    return file.getvalue()


@pytest.mark.slow
def test_a_scan_says_what_its_text_layer_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages of a made report, with the real engine."""
    if ocr.missing():
        pytest.skip("no recogniser is installed")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    ocr.engine.cache_clear()
    sample = next(_SAMPLES.glob("01-*.pdf"))
    found, typed = read(scanned(sample, 2)), read(sample.read_bytes())
    ocr.engine.cache_clear()
    stop = typed.pages[2].span.start if len(typed.pages) > 2 else len(typed.text)
    numbers = [Counter(re.findall(r"\d[\d,.]*\d|\d", text)) for text in (found.text, typed.text[:stop])]
    shared = (numbers[0] & numbers[1]).total()
    assert shared >= 0.97 * numbers[1].total()
    assert {page.origin for page in found.pages} == {Origin.OCR}
    assert list(tmp_path.rglob("*.json.gz"))


_SENSE = [
    "青禾县灌渠整修项目由县水利局实施，年度预算资金", "五百万元，项目建设内容包括渠道工程和管理设施，", "根据绩效评价结果，资金使用规范，各项目标完成，",
    "但制度建设不足，部分资料不全，监督检查工作不够", "及时，建议单位加强组织管理，提高服务质量和效益", "进一步落实相关要求，确保群众满意，其他情况合理",
]
_TURNED = str.maketrans(dict(zip(chars := sorted({char for line in _SENSE for char in line if char > "\u4e00" and char < "\ua000"}), [*chars[7:], *chars[:7]], strict=True)))


def typed(lines: list[str]) -> bytes:
    sheet = Sheet()
    sheet.prose(70, lines, indent=0)
    return write(sheet)


def recognised(lines: list[str]) -> Knowing:
    return Knowing(lambda picture: [line(text, 200 + 60 * at, 240 + 60 * at) for at, text in enumerate(lines)])


def test_a_layer_that_makes_no_words_gives_way_to_the_page_s_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, recognised(_SENSE))
    found = read(typed([line.translate(_TURNED) for line in _SENSE]))
    assert "年度预算资金" in found.text and [page.origin for page in found.pages] == [Origin.OCR]
    assert [(notice.code, notice.level) for notice in found.notices] == [("I-GARBLED", Level.INFO)]


def test_a_short_page_after_a_strange_one_is_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    strange, short, plain = Sheet(), Sheet(), Sheet()
    strange.prose(70, [text.translate(_TURNED) for text in _SENSE])
    short.prose(70, [_SENSE[0].translate(_TURNED)])
    plain.prose(70, [_SENSE[0]])
    install(monkeypatch, recognised(_SENSE))
    assert [page.origin for page in read(write(plain, strange, short)).pages] == [Origin.TEXT_LAYER, Origin.OCR, Origin.OCR]


def test_strange_words_that_the_picture_bears_out_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = [line.translate(_TURNED) for line in _SENSE]
    install(monkeypatch, recognised(strange))
    found = read(typed(strange))
    assert [page.origin for page in found.pages] == [Origin.TEXT_LAYER] and not found.notices and strange[1] in found.text


@pytest.mark.parametrize("engine", [None, "blind"])
def test_a_layer_that_makes_no_words_is_in_doubt_where_no_picture_tells(monkeypatch: pytest.MonkeyPatch, engine: str | None) -> None:
    install(monkeypatch, recognised([]) if engine else None)
    strange = [line.translate(_TURNED) for line in _SENSE]
    found = read(typed(strange))
    assert [(notice.code, notice.level) for notice in found.notices] == [("I-GARBLED", Level.WARNING)]
    start = found.text.index(strange[1])
    assert found.anchor(Span(start, start + 4)).doubtful


def test_a_layer_of_plain_words_is_not_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = recognised([])
    install(monkeypatch, engine)
    found = read(typed(_SENSE))
    assert not engine.asked and not found.notices and not found.anchor(Span(0, 4)).doubtful


@pytest.mark.slow
def test_pages_on_their_side_or_head_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if ocr.missing():
        pytest.skip("no recogniser is installed")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ocr.engine.cache_clear()
    sample = next(_SAMPLES.glob("01-*.pdf"))
    found, typed = read(scanned(sample, 2, (90, 180))), read(sample.read_bytes())
    ocr.engine.cache_clear()
    numbers = [Counter(re.findall(r"\d[\d,.]*\d|\d", text)) for text in (found.text, typed.text[: typed.pages[2].span.start])]
    assert (numbers[0] & numbers[1]).total() >= 0.97 * numbers[1].total()
    assert all(page.height > page.width for page in found.pages)
