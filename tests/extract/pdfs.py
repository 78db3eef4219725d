"""PDF files written by hand, as small as the format allows."""

import zlib
from collections.abc import Sequence

_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_GLYPHS = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def pdf_of(*pages: Sequence[str], compress: bool = False, info: str = "") -> bytes:
    """Return a PDF whose pages hold these lines, one below the other, in Helvetica or, for others, an embedded CMap."""
    return assembled([_content(lines) for lines in pages], compress=compress, info=info, letters="".join(
        letter for lines in pages for line in lines for letter in line
    ))  # fmt: skip


def _content(lines: Sequence[str]) -> bytes:
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td\n" for line in lines)
    return f"BT /F1 11 Tf 72 760 Td\n{shown}ET".encode("ascii")


def assembled(contents: Sequence[bytes], *, letters: str = "", compress: bool = False, info: str = "") -> bytes:
    """Return a PDF of these content streams; every code in them is the UTF-16 code unit of the letter it shows."""
    count = len(contents)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        _FONT,
        _GLYPHS,
        stream(_cmap(letters)),
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {7 + 2 * number} 0 R >>".encode()
        )
        objects.append(stream(content, compress=compress))
    return file_of(objects, info=info)


def stream(data: bytes, *, compress: bool = False, extra: str = "") -> bytes:
    if compress:
        data, extra = zlib.compress(data, 9), "/Filter /FlateDecode"
    return f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream"


def file_of(objects: Sequence[bytes], *, info: str = "") -> bytes:
    """Return numbered objects as a file; the first is the catalogue."""
    if info:
        objects = [*objects, info.encode()]
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    about = f" /Info {len(objects)} 0 R" if info else ""
    return (
        body
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{about} >>\nstartxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )


def _cmap(letters: str) -> bytes:
    codes = sorted({letter.encode("utf-16-be").hex() for letter in letters})
    rows = "".join(f"<{code}> <{code}>\n" for code in codes)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}endbfchar\nendcmap end end"
    ).encode()
