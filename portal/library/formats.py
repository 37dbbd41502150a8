"""Files that are no plain text, turned into Markdown: DOCX, PDF, reStructuredText. Used in a child only."""

import ctypes
import html
import io
import re
import zipfile

import mammoth
import pypdfium2
import pypdfium2.raw as pdf
from docutils.core import publish_parts
from docutils.utils import SystemMessage

from ..errors import Refused
from .fromhtml import to_markdown

BIGGEST = 5_000_000
PAGES = 120
_MEMBERS, _UNPACKED, _RATIO = 400, 50_000_000, 120
_RST = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "input_encoding": "unicode",
    "syntax_highlight": "none",
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "line_length_limit": 20_000,
    "_disable_config": True,
}


def kind_of(raw: bytes, name: str) -> str:
    """What a file is by its first bytes: docx, pdf, or text; Refused for those that can't be read."""
    if raw.startswith(b"%PDF"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("file_old_word")
    if raw.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")):
        raise Refused("file_picture")
    return "rst" if name.lower().endswith((".rst", ".rest")) else "text"


def from_docx(raw: bytes) -> str:
    """A Word document as Markdown. Raises Refused docx_broken, docx_empty or file_unpacks."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            _bounded(packed)
        made = mammoth.convert_to_html(io.BytesIO(raw), convert_image=mammoth.images.img_element(lambda _image: {}))
    except Refused:
        raise
    except Exception as error:  # a broken document breaks its reader in many ways
        raise Refused("docx_broken") from error
    text = to_markdown(made.value, whole=True)[0]
    if not text.strip():
        raise Refused("docx_empty")
    return text


def _bounded(packed: zipfile.ZipFile) -> None:
    members = packed.infolist()
    whole = sum(member.file_size for member in members)
    small = sum(member.compress_size for member in members) or 1
    if len(members) > _MEMBERS or whole > _UNPACKED or (whole > 1_000_000 and whole / small > _RATIO):
        raise Refused("file_unpacks")
    names = {member.filename for member in members}
    if "word/document.xml" not in names:
        raise Refused("docx_broken")
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(member)[:2000]:
            raise Refused("docx_broken")


def from_pdf(raw: bytes) -> str:
    """The words of a PDF as Markdown paragraphs. Raises Refused pdf_broken, pdf_locked, pdf_long or pdf_scan."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Refused("pdf_locked" if "assword" in str(error) else "pdf_broken") from error
    if len(document) > PAGES:
        raise Refused("pdf_long", pages=len(document), most=PAGES)
    pages = [_page(document, number) for number in range(len(document))]
    if sum(sum(letter.isalnum() for letter in page) for page in pages) < 20:
        raise Refused("pdf_scan")
    return "\n\n".join(_paragraphs(page) for page in pages)


def _page(document, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    text = words.get_text_range().replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    for shown, url in _links(document, page, words):
        if shown and url.startswith(("http://", "https://")) and shown in text and "](" not in shown:
            text = text.replace(shown, url if shown == url else f"[{shown}]({url})", 1)
    return text


def _links(document, page, words):
    """The words that each link of a page covers, and its address."""
    place, link = ctypes.c_int(0), pdf.FPDF_LINK()
    for _turn in range(200):
        if not pdf.FPDFLink_Enumerate(page, place, link):
            return
        action, box = pdf.FPDFLink_GetAction(link), pdf.FS_RECTF()
        size = pdf.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if not size or not pdf.FPDFLink_GetAnnotRect(link, box):
            continue
        held = ctypes.create_string_buffer(size)
        pdf.FPDFAction_GetURIPath(document, action, held, size)
        shown = words.get_text_bounded(box.left, box.bottom, box.right, box.top)
        yield " ".join(shown.split()), held.raw[: size - 1].decode("utf-8", "replace")


_BULLET = re.compile(r"^\s*[•●▪◦‣·–]\s+")


def _paragraphs(page: str) -> str:
    """Lines put together again: a line that ends early ends its paragraph."""
    lines = [line.rstrip() for line in page.split("\n")]
    longest = max((len(line) for line in lines), default=0)
    out: list[str] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else ""
        begins = not before.strip() or len(before) < 0.62 * longest or bool(_BULLET.match(line))
        if begins:
            out.append("")
        out.append(_BULLET.sub("- ", line).strip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out))


def from_rst(text: str) -> str:
    """A reStructuredText as Markdown. Raises Refused rst_broken."""
    try:
        made = publish_parts(text, writer="html5", settings_overrides=_RST)["html_body"]
    except (
        SystemMessage,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise Refused("rst_broken") from error
    made = re.sub(
        r"<a class=\"(?:brackets|reference internal)[^>]{0,200}>|<span class=\"problematic\"[^>]{0,200}>", "", made
    )
    return html.unescape(to_markdown(f"<html>{made}</html>", whole=True)[0])
