"""Formats by their bytes, encodings by strict trial."""

import pytest

from ingest import sniff


@pytest.mark.parametrize(("content", "media"), [
    (b"%PDF-1.7 ...", sniff.PDF), (b"\n%PDF-1.4", sniff.PDF), ("一、概况".encode(), sniff.TEXT), ("一、概况".encode("gb18030"), sniff.TEXT),
    (b"<!DOCTYPE html><p>", sniff.HTML), (b"{\\rtf1}", sniff.RTF), (b"\x89PNG\r\n\x1a\n\x00\x00", sniff.PNG), (b"GIF89a\xff\x00\x00", sniff.BINARY), (b"a<b>c", sniff.TEXT),
])
def test_types(content: bytes, media: str) -> None:
    assert sniff.sniff(content).media_type == media


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_decoding(encoding: str) -> None:
    said = "本项目预算300万元。\n2023年已支出280.5万元。\n"
    decoded = sniff.decode(said.encode(encoding))
    assert decoded is not None and decoded.text == said and not decoded.replaced


def test_no_text() -> None:
    assert sniff.decode(bytes(range(256)) * 8) is None
