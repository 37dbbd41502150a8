"""A PDF written anew: its pages as they look, without names, dates, programs, hidden files, or anything that acts."""

from io import BytesIO

import jpeg
import pikepdf
from faults import Fault
from pikepdf import Array, Dictionary, Name, Stream

_INFO = {
    "/Author": "name",
    "/Creator": "program",
    "/Producer": "program",
    "/CreationDate": "moment",
    "/ModDate": "moment",
    "/Title": "words",
    "/Subject": "words",
    "/Keywords": "words",
}
_ROOT = {
    "/OpenAction": "active",
    "/AA": "active",
    "/AF": "attached",
    "/Collection": "attached",
    "/Metadata": "other",
    "/PieceInfo": "other",
    "/LastModified": "moment",
    "/Perms": "other",
    "/DSS": "other",
}
_ANYWHERE = {"/Metadata": "other", "/PieceInfo": "other", "/LastModified": "moment", "/AA": "active", "/JS": "active"}
_NAMES = {"/JavaScript": "active", "/EmbeddedFiles": "attached", "/Renditions": "active"}
_REMARK = {"/T": "name", "/M": "moment", "/CreationDate": "moment", "/NM": "other", "/FS": "attached"}
_ACTS = [
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/URI", "/Rendition", "/Sound"),
    *("/Movie", "/Thread", "/ResetForm", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
]


def clean(raw: bytes, _asked: dict) -> tuple[dict, bytes]:
    """The same pages in a new file, and what the old one told beside them."""
    try:
        paper = pikepdf.open(BytesIO(raw))
    except pikepdf.PasswordError:
        raise Fault("file_locked") from None
    told = {"mended"} if _warned(paper) else set()
    pages = len(paper.pages)
    if not pages:
        raise Fault("file_broken")
    info = paper.trailer.get("/Info")
    if isinstance(info, Dictionary):
        told |= {_INFO.get(key, "other") for key, value in info.items() if str(value).strip()}
    for key in ("/Info", "/ID"):
        if key in paper.trailer:
            del paper.trailer[key]
    told |= _emptied(paper.Root, _ROOT)
    if isinstance(paper.Root.get("/Names"), Dictionary):
        told |= _emptied(paper.Root.Names, _NAMES)
    if isinstance(paper.Root.get("/AcroForm"), Dictionary):
        told |= _emptied(paper.Root.AcroForm, {"/XFA": "active"})
    for thing in paper.objects:
        told |= _bared(thing)
    made = BytesIO()
    paper.save(made, encryption=False, fix_metadata_version=False)
    return {"type": "application/pdf", "ending": "pdf", "told": sorted(told), "pages": pages}, made.getvalue()


def _warned(paper) -> bool:
    return any("damaged" in str(word) or "xref" in str(word) for word in paper.get_warnings())


def _emptied(thing, keys: dict[str, str]) -> set[str]:
    told = set()
    for key, code in keys.items():
        if key in thing:
            del thing[key]
            told.add(code)
    return told


def _bared(thing) -> set[str]:
    """Take out of one object, and of what stands directly in it, whatever is no part of a page's look."""
    if isinstance(thing, Array):
        return set().union(*(_bared(part) for part in thing if _direct(part)))
    if not isinstance(thing, Dictionary | Stream):
        return set()
    told = _emptied(thing, _ANYWHERE)
    if "/S" in thing and thing.S in _ACTS:
        told |= _emptied(thing, {key: "active" for key, _value in list(thing.items())})
    if thing.get("/Type") == Name.Annot and thing.get("/Subtype") != Name.Widget:
        told |= _emptied(thing, _REMARK)
    if isinstance(thing, Stream):
        return told | _bare_picture(thing)
    return told.union(*(_bared(part) for key, part in list(thing.items()) if key != "/Parent" and _direct(part)))


def _direct(part) -> bool:
    return isinstance(part, Array | Dictionary) and not part.is_indirect


def _bare_picture(stream) -> set[str]:
    if stream.get("/Filter") != Name.DCTDecode:
        return set()
    raw = stream.read_raw_bytes()
    bare = jpeg.bare(raw)
    if len(bare) == len(raw):
        return set()
    stream.write(bare, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms"))
    return {"inside"}
