"""What the first page of a PDF says, and that no PDF, however made, costs more than it is worth."""

import io
import sys
import time

import pypdf
import pytest

from feeds.extractors import pdf
from feeds.extractors.pdf import LONGEST, is_pdf, summary_of, unavailable
from tests.extract.pdfs import assembled, file_of, pdf_of, stream

NEWS = [
    "Acme Pharma to present phase 3 results",
    "at the forum in Suzhou",
    "SUZHOU, 27 October 2025 – Acme Pharma said today that its first-",
    "line treatment met the primary endpoint of the trial. The company",
    "will file for approval before the end of the year.",
]
TOLD = (
    "SUZHOU, 27 October 2025 – Acme Pharma said today that its first-line treatment met the primary endpoint of the "
    "trial. The company will file for approval before the end of the year."
)


def test_the_first_page_is_the_summary() -> None:
    second = ["About Acme Pharma, which is something else altogether."]
    assert summary_of(pdf_of(NEWS, second)) == f"Acme Pharma to present phase 3 results at the forum in Suzhou {TOLD}"


def test_the_title_that_is_known_already_is_not_said_again() -> None:
    body = pdf_of(NEWS, compress=True)
    assert summary_of(body, "Acme Pharma to present Phase 3 results at the forum in Suzhou") == TOLD
    assert (summary_of(body, "Acme Pharma to present") or "").startswith("Acme Pharma to present phase 3")


def test_chinese_lines_are_joined_without_spaces() -> None:
    lines = ["中国生物制药有限公司今日宣布，其自主研", "发的新药获得批准。公司（股份代号： 1177 ）", "与 Acme 合作。"]
    assert summary_of(pdf_of(lines)) == (
        "中国生物制药有限公司今日宣布，其自主研发的新药获得批准。公司（股份代号：1177）与 Acme 合作。"
    )


def test_radicals_and_ligatures_that_only_look_like_letters_become_them() -> None:
    assert summary_of(pdf_of(["公司股价下⽉公布，⽤于治疗⾮小细胞肺癌患者的新药今⽇获得批准。"])) == (
        "公司股价下月公布，用于治疗非小细胞肺癌患者的新药今日获得批准。"
    )
    assert summary_of(
        pdf_of(["The \ufb01rst o\ufb03ce is a\ufb00ected by \ufb02oods, said the com\u00ad", "pany."])
    ) == ("The first office is affected by floods, said the company.")


def test_korean_keeps_its_spaces() -> None:
    lines = ["아크메제약은 27일 서울에서 임상 3상 결과를 발표한다고", "밝혔다. 자세한 내용은 추후 공개한다."]
    assert summary_of(pdf_of(lines)) == " ".join(lines)


def test_head_and_foot_lines_are_left_out() -> None:
    first = ["Acme Pharma – Media release", *NEWS[2:], "www.acme.example", "Page 1 of 2"]
    second = ["Acme Pharma – Media release", "About Acme: more of the same.", "www.acme.example", "Page 2 of 2"]
    assert summary_of(pdf_of(first, second)) == TOLD


@pytest.mark.parametrize(
    "line",
    [
        "1", "- 1 -", "Page 1", "1/4", "Seite 1 von 4", "第 1 页", "第1页 共4页", "1 / 4 页", "1ページ",
        "Página 1 de 4", "https://www.acme.example/news/1.html", "file:///tmp/news.html 1/1",
        "11/22/26, 7:06 PM News | Acme", "2026/11/22 19:06 新闻",
    ],
)  # fmt: skip
def test_the_edge_of_a_page_is_not_news(line: str) -> None:
    assert summary_of(pdf_of([line, *NEWS[2:], line])) == TOLD


def test_numbers_within_a_page_stay() -> None:
    lines = ["The trial had so many patients in each of its arms, said Acme:", *["in an arm of the trial"] * 4, "120"]
    told = summary_of(pdf_of([*lines, *["in an arm of the trial"] * 4]))
    assert told is not None
    assert " 120 " in told


def test_what_exchanges_have_every_filing_begin_with_is_not_news() -> None:
    lines = [
        "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited",
        "take no responsibility for the contents of this announcement, make no representation as",
        "to its accuracy or completeness and expressly disclaim any liability whatsoever.",
        *NEWS[2:],
    ]
    assert summary_of(pdf_of(lines)) == TOLD
    chinese = [
        "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何聲明。",
        "本公司董事會欣然宣佈，自主研發的新藥已獲國家藥品監督管理局批准上市。",
    ]
    assert summary_of(pdf_of(chinese)) == chinese[1]
    mainland = [
        "本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏。",
        "公司于近日收到国家药品监督管理局核准签发的药品注册证书，现将有关情况公告如下。",
    ]
    assert summary_of(pdf_of(mainland)) == mainland[1]


def test_a_long_page_is_cut_at_a_sentence() -> None:
    told = summary_of(pdf_of(["Acme Pharma met the endpoint of its trial again."] * 60))
    assert told is not None
    assert LONGEST / 2 < len(told) <= LONGEST
    assert told.endswith("again.")


def test_metadata_is_not_read() -> None:
    info = "<< /Title (Template of the agency) /CreationDate (D:19990101000000Z) >>"
    told = summary_of(pdf_of(NEWS, info=info))
    assert told is not None
    assert "Template" not in told
    assert "1999" not in told


def encrypted(password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(NEWS)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)  # noqa: S106 - of a test
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_filing_that_is_locked_against_changes_only_is_read(algorithm: str) -> None:
    assert summary_of(encrypted("", algorithm), " ".join(NEWS[:2])) == TOLD


def test_a_pdf_with_a_password_says_nothing() -> None:
    assert summary_of(encrypted("s3cret", "AES-256")) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7",
        b"%PDF-1.7\n" + b"x" * 100_000,
        b"<html>not a PDF, whatever the server says, but long enough</html>",
        pdf_of(NEWS)[:300],
        pdf_of([]),
        pdf_of(["Too short"]),
        pdf_of(["\ue001\ue002\ue003\ue004\ue005" * 20]),
        pdf_of(["(cid:12)(cid:13)/g14/g15 (cid:16)(cid:17)(cid:18)" * 5]),
        pdf_of(["12 34 56 78 90 – – – – – – – – – – – – – – – – – – – – – –"] * 5),
        file_of([b"<< /Type /Catalog >>"]),
        file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]),
    ],
)
def test_what_says_nothing_gives_no_summary(body: bytes) -> None:
    assert summary_of(body) is None


def test_a_damaged_table_of_contents_is_got_over() -> None:
    told = summary_of(pdf_of(NEWS).replace(b"startxref\n", b"startxref\n9"), " ".join(NEWS[:2]))
    assert told == TOLD


def test_what_was_read_counts_where_the_next_page_is_damaged() -> None:
    body = assembled([pdf_content(NEWS), b"BT /F1 11 Tf <00"], letters="".join(NEWS))
    assert summary_of(body, " ".join(NEWS[:2])) == TOLD


def pdf_content(lines: list[str]) -> bytes:
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td\n" for line in lines)
    return f"BT /F1 11 Tf 72 760 Td\n{shown}ET".encode()


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGES = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(content: bytes, resources: str = "/Font << /F1 4 0 R >>", *more: bytes) -> bytes:
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 5 0 R >>"
    return file_of([CATALOGUE, PAGES, page.encode(), FONT, content, *more])


CYCLE_OF_FORMS = stream(
    b"/X1 Do /X1 Do", extra="/Type /XObject /Subtype /Form /Resources << /XObject << /X1 6 0 R >> >>"
)
HOSTILE = {
    "a bomb": one_page(stream(b"(x) Tj " * 60_000_000, compress=True)),
    "a bomb of one long text": one_page(stream(b"BT /F1 9 Tf (" + b"x" * 300_000_000 + b") Tj ET", compress=True)),
    "pages in a circle": file_of([CATALOGUE, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]),
    "pages without end": file_of([CATALOGUE, b"<< /Type /Pages /Count 99999999 /Kids [2 0 R] >>"]),
    "drawings within themselves": one_page(stream(b"/X1 Do"), "/XObject << /X1 6 0 R >>", CYCLE_OF_FORMS),
    "a million small texts": one_page(stream(b"BT /F1 9 Tf " + b"(x) Tj T* " * 1_000_000 + b"ET", compress=True)),
    "nested arrays": one_page(stream(b"[" * 200_000 + b"]" * 200_000)),
    "nested dictionaries": file_of([CATALOGUE, b"<< /A " * 100_000 + b">>" * 100_000]),
    "a length that refers to itself": file_of([CATALOGUE, PAGES, b"<< /Length 3 0 R >>\nstream\nx\nendstream"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_pdf_costs_more_than_some_seconds(name: str) -> None:
    began = time.perf_counter()
    told = summary_of(HOSTILE[name])
    assert time.perf_counter() - began < 10
    assert told is None or len(told) <= LONGEST


def test_a_huge_file_is_not_even_looked_at() -> None:
    assert summary_of(pdf_of(NEWS) + bytes(pdf.MAX_BYTES)) is None


def test_a_pdf_is_known_by_its_mark() -> None:
    assert is_pdf(pdf_of(NEWS))
    assert is_pdf(b"\r\n\r\n" + pdf_of(NEWS))
    assert not is_pdf(b"<html>%PD")


def test_without_the_extra_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unavailable() is None
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    assert summary_of(pdf_of(NEWS)) is None
    assert "pip install 'feeds[pdf]'" in (unavailable() or "")


def test_no_process_to_be_had_is_no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    assert summary_of(pdf_of(NEWS)) is None
