"""PDFs written by hand: characters at places, rulings, pages of any box and rotation.  One Type 3 font serves all characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Sheet:
    """A page being drawn; coordinates from its top left, in points."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    lying: bool = False
    origin: tuple[float, float] = (0.0, 0.0)
    picture: bool = False
    marks: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)

    def text(self, x: float, top: float, words: str, size: float = 12.0) -> None:
        self.marks.append((x, top, size, words))

    def prose(self, top: float, lines: Sequence[str], x: float = 85.0, indent: float = 24.0, pitch: float = 20.0, size: float = 12.0) -> float:
        """A paragraph, its first line set in; gives the top of what may follow."""
        for at, line in enumerate(lines):
            self.text(x + (indent if at == 0 else 0), top + at * pitch, line, size)
        return top + len(lines) * pitch + pitch

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.rules.append((x0, top, x1, bottom))

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], cells: Mapping[tuple[int, int], str],
        spans: Mapping[tuple[int, int], tuple[int, int]] | None = None, bottom: bool = True,
    ) -> None:
        """A ruled table: texts by (row, column), merged cells by (row, column) → (rows, columns); ``bottom``: its last rule is drawn."""
        spans = spans or {}
        hidden: set[tuple[str, int, int]] = set()
        for (row, column), (rows, columns) in spans.items():
            hidden |= {("h", r, c) for r in range(row + 1, row + rows) for c in range(column, column + columns)}
            hidden |= {("v", r, c) for r in range(row, row + rows) for c in range(column + 1, column + columns)}
        for r, y in enumerate(ys):
            if r == len(ys) - 1 and not bottom:
                continue
            for c in range(len(xs) - 1):
                if ("h", r, c) not in hidden:
                    self.rule(xs[c], y, xs[c + 1], y)
        for c, x in enumerate(xs):
            for r in range(len(ys) - 1):
                if ("v", r, c) not in hidden:
                    self.rule(x, ys[r], x, ys[r + 1])
        for (row, column), words in cells.items():
            for at, line in enumerate(words.split("\n")):
                self.text(xs[column] + 3, ys[row] + 3 + at * 12, line, 10)


def write(*sheets: Sheet, tail: bytes = b"%%EOF\n") -> bytes:
    """The file."""
    codes = {char: at + 1 for at, char in enumerate(sorted({char for sheet in sheets for *_, words in sheet.marks for char in words}))}
    if len(codes) > 254:
        raise ValueError("too many different characters for one font")
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    def stream(content: str) -> bytes:
        raw = content.encode("latin-1")
        return b"<< /Length %d >>\nstream\n" % len(raw) + raw + b"\nendstream"

    widths = {code: 1000 if char > "\u2e80" else 500 for char, code in codes.items()}
    glyphs = {code: add(stream(f"{widths[code]} 0 0 -120 {widths[code]} 880 d1 50 0 {widths[code] - 100} 750 re f")) for code in codes.values()}
    pairs = "\n".join(f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    chunks = [pairs.split("\n")[at : at + 100] for at in range(0, len(codes), 100)]
    mapping = "".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n" for chunk in chunks)
    unicode = add(stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{mapping}endcmap end end"
    ))
    last = max(codes.values(), default=1)
    font = add(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar {last} "
        f"/Widths [{' '.join(str(widths.get(code, 0)) for code in range(1, last + 1))}] /ToUnicode {unicode} 0 R /Resources << >> "
        f"/CharProcs << {' '.join(f'/g{code} {number} 0 R' for code, number in glyphs.items())} >> "
        f"/Encoding << /Type /Encoding /Differences [1 {' '.join(f'/g{code}' for code in range(1, last + 1))}] >> >>"
    )
    image = add(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\xff\nendstream"
    )
    parent = len(objects) + 2 * len(sheets) + 1
    pages = []
    for sheet in sheets:
        content = add(stream(_content(sheet, codes)))
        left, low = sheet.origin
        wide, high = (sheet.height, sheet.width) if sheet.rotate % 180 or sheet.lying else (sheet.width, sheet.height)
        pages.append(add(
            f"<< /Type /Page /Parent {parent} 0 R /MediaBox [{left} {low} {left + wide} {low + high}] /Rotate {sheet.rotate} "
            f"/Contents {content} 0 R /Resources << /Font << /F {font} 0 R >> /XObject << /I {image} 0 R >> >> >>"
        ))
    add(f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{page} 0 R' for page in pages)}] >>")
    root = add(f"<< /Type /Catalog /Pages {parent} 0 R >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n" % (len(objects) + 1, root, start) + tail


def _content(sheet: Sheet, codes: Mapping[str, int]) -> str:
    """Drawn upright as the page is displayed, whatever its rotation and box."""
    left, low = sheet.origin
    turn = {0: "1 0 0 1 {x} {y}", 90: "0 1 -1 0 {x1} {y}", 180: "-1 0 0 -1 {x1} {y1}", 270: "0 -1 1 0 {x} {y1}"}[sheet.rotate]
    wide, high = (sheet.height, sheet.width) if sheet.rotate % 180 else (sheet.width, sheet.height)
    if sheet.lying:  # the page is shown on its side
        turn = {0: "0 -1 1 0 {x} {y1}"}[sheet.rotate]
        wide, high = sheet.height, sheet.width
    lines = [turn.format(x=left, y=low, x1=left + wide, y1=low + high) + " cm"]
    if sheet.picture:
        lines.append(f"q {sheet.width} 0 0 {sheet.height} 0 0 cm /I Do Q")
    for x, top, size, words in sheet.marks:
        codes_hex = "".join(f"{codes[char]:02x}" for char in words)
        lines.append(f"BT /F {size} Tf {x} {sheet.height - top - 0.88 * size} Td <{codes_hex}> Tj ET")
    lines.extend(f"{x0} {sheet.height - top} m {x1} {sheet.height - bottom} l S" for x0, top, x1, bottom in sheet.rules)
    return "\n".join(lines)
