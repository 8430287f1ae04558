"""Files that mean harm, or that harm came to: each made here, none kept."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

import docx
import openpyxl

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDE_ROW = b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
BOMB_DTD = f'<!DOCTYPE x [<!ENTITY l0 "哈">{_LAUGHS}]>'
FILE_DTD = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'


# -- packages -------------------------------------------------------------------------------------------------------------------------


def zipped(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, content)
    return buffer.getvalue()


def word(text: str = "本项目预算300万元。") -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["来源", "金额"])  # type: ignore[union-attr]
    made.active.append(["中央", 80])  # type: ignore[union-attr]
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def ofd(page: str = "", head: str = "") -> bytes:
    """A small OFD of one page."""
    return zipped({
        "OFD.xml": f"{head}<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
        "Doc_0/Document.xml": (
            f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'
        ).encode(),
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {_OFD}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>".encode(),
    })


def replaced(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one member changed."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return zipped([(member, change(old.read(member)) if member == name else old.read(member)) for member in old.namelist()])


def with_dtd(package: bytes, name: str, dtd: str) -> bytes:
    """A member with a document type, and its entity used inside the root."""
    def change(blob: bytes) -> bytes:
        body = blob.split(b"?>", 1)[1] if blob.startswith(b"<?xml") else blob
        end = body.index(b">", body.index(b"<")) + 1
        return b'<?xml version="1.0" encoding="UTF-8"?>' + dtd.encode() + body[:end] + b"&l9;" + body[end:]

    return replaced(package, name, change)


def swollen(package: bytes, name: str, size: int) -> bytes:
    """A member grown by blanks to a size that no report has."""
    return replaced(package, name, lambda blob: blob + b" " * size)


def lying(package: bytes, name: str, size: int, claimed: int) -> bytes:
    """The same, the directory claiming a harmless size."""
    made = bytearray(swollen(package, name, size))
    for mark, at_size, at_length, at_name in ((b"PK\x01\x02", 24, 28, 46), (b"PK\x03\x04", 22, 26, 30)):
        at = made.find(mark)
        while at >= 0:
            length = struct.unpack_from("<H", made, at + at_length)[0]
            if made[at + at_name : at + at_name + length] == name.encode():
                struct.pack_into("<I", made, at + at_size, claimed)
            at = made.find(mark, at + 4)
    return bytes(made)


def locked(package: bytes) -> bytes:
    """Every member said to be encrypted."""
    made = bytearray(package)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


# -- PDF ------------------------------------------------------------------------------------------------------------------------------


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first being the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def stream(content: bytes, about: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), about, content)


def many_pages(count: int) -> bytes:
    """Pages without content, a hundred to a node."""
    nodes = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    groups = []
    for start in range(0, count, 100):
        here = min(100, count - start)
        group = len(nodes) + 1
        groups.append(group)
        kids = b" ".join(b"%d 0 R" % (group + 1 + at) for at in range(here))
        nodes.append(b"<< /Type /Pages /Parent 2 0 R /Count %d /Kids [%b] >>" % (here, kids))
        nodes += [b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % group] * here
    nodes[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, b" ".join(b"%d 0 R" % group for group in groups))
    return pdf(nodes)


NO_PAGES = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"])
LOCKED_PDF = pdf(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
     b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"5a" * 32 + b"> /U <" + b"a5" * 32 + b"> >>"],
    b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
)
LOOPING_TREE = pdf([
    b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3 /Kids [3 0 R 2 0 R 3 0 R] >>",
    b"<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [2 0 R 3 0 R] >>",
])
LOOPING_FORM = pdf([
    b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
    stream(b"/F Do"),
    stream(b"/F Do /F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>"),
])
LOOPING_REFERENCE = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"3 0 R", b"2 0 R"])
LOOPING_XREF = b"".join((
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n",
    b"xref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R /Prev 110 >>\nstartxref\n110\n%%EOF\n",
))
DEEP_ARRAY = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids " + b"[" * 100_000 + b"]" * 100_000 + b" >>"])
DEEP_TREE = pdf([
    b"<< /Type /Catalog /Pages 2 0 R >>",
    *(b"<< /Type /Pages /Count 1 /Parent %d 0 R /Kids [%d 0 R] >>" % (at + 1, at + 3) for at in range(20_000)),
    b"<< /Type /Page /Parent 20001 0 R /MediaBox [0 0 595 842] >>",
])
_NOTHING = zlib.compress(b"\x00" * 1000)
HUGE_PICTURE = pdf([
    b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
    stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
    stream(_NOTHING, b"/Type /XObject /Subtype /Image /Width 50000 /Height 50000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"),
])


def claimed_png(pixels: int) -> bytes:
    """A PNG whose header claims so many pixels a side, and that holds none."""
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", pixels, pixels, 8, 2, 0, 0, 0)) + chunk(b"IDAT", _NOTHING) + chunk(b"IEND", b"")


def claimed_tiff(pixels: int) -> bytes:
    """A TIFF of one strip that claims so many pixels a side."""
    tags = ((256, pixels), (257, pixels), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, pixels), (279, 4))
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags) + struct.pack("<I", 0)
    return b"II*\x00" + struct.pack("<I", 12) + bytes(4) + directory
