"""Saved pages."""

import quopri

from ingest.read import read_bytes
from model.document import Document
from model.notice import Notice
from tests.ingest.support import rows, wordings

PAGE = "<html><body><p>本项目预算300万元。</p><table><tr><td>指标<td>得分</tr><tr><td>决策<td>18.5</tr></table></body></html>"


def _saved(charset: str) -> bytes:
    body = quopri.encodestring(PAGE.encode(charset))
    return (
        b'From: <saved>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="==B=="\r\n\r\n'
        b"--==B==\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + body
        + b"\r\n--==B==\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--==B==--\r\n"
    )


def test_the_page_is_read_in_its_charset() -> None:
    for charset in ("utf-8", "gb2312"):
        found = read_bytes(_saved(charset), "报告.mht")
        assert isinstance(found, Document) and not found.notices
        assert wordings(found) == ["本项目预算300万元。"]
        assert rows(found, found.tables[0]) == [["指标", "得分"], ["决策", "18.5"]]


def test_a_mail_without_a_page() -> None:
    found = read_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n", "a.mht")
    assert isinstance(found, Notice) and found.kind == "truncated"


def test_prose_about_mail_is_text() -> None:
    found = read_bytes("说明：\nContent-Type 一栏见附件。".encode(), "a.txt")
    assert isinstance(found, Document) and found.source.media_type == "text/plain"
