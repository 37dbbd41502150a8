"""What a file is, by its name and its bytes, before anything opens it. Plain text is read to its end, strictly."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

import filetype

from .kinds import ARCHIVES, KINDS, OFFICE_MARKS, OFFICE_ZIP, WORDS

HEAD = 8192
_NAME = 120
_PIECE = 64 * 1024
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
_NO_WORDS = (b"%PDF", b"PK\x03\x04", b"{\\rtf")


@dataclass(frozen=True)
class Problem:
    """Why a file was not taken: a code, the file's name, and a fact that helps: what it really is, the limit."""

    code: str
    name: str
    looks: str = ""


def tidy_name(given: str | None) -> str:
    """A file name as it is shown and offered: no folders, nothing unprintable, its ending kept."""
    plain = unicodedata.normalize("NFC", given or "").replace("\\", "/").rpartition("/")[2]
    plain = "".join(char for char in plain if unicodedata.category(char)[0] != "C").strip(" .")
    plain = re.sub(r"\s+", " ", plain)
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _NAME and dot and len(ending) <= 10:
        return stem[: _NAME - len(ending) - 1] + dot + ending
    return plain[:_NAME] or "file"


def ending_of(name: str) -> str:
    """The ending of a name, in small letters, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def looks_like(head: bytes) -> str | None:
    """What the first bytes are: an ending, "" for what may be text, None for something unknown."""
    if head.startswith(_OLE):
        return "doc"
    found = filetype.guess(head)
    if found is not None:
        return found.extension
    if head.startswith(_ZIP):
        return "zip"
    return "" if _may_be_text(head) else None


def _may_be_text(head: bytes) -> bool:
    for mark in _BOMS:
        if head.startswith(mark):
            return True
    try:
        words = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return not _BINARY.search(words) and not head.startswith(_NO_WORDS)


def encoding_of(head: bytes) -> str:
    """The encoding a text says it has, UTF-8 unless it says otherwise."""
    return next((name for mark, name in _BOMS.items() if head.startswith(mark)), "utf-8")


def is_text(stream) -> bool:
    """Whether a stream is text from its first byte to its last: UTF-8, or UTF-16 that says so. Back at its start."""
    head = stream.read(4)
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding_of(head))()
    try:
        while piece := stream.read(_PIECE):
            if _BINARY.search(decoder.decode(piece)):
                return False
        return not _BINARY.search(decoder.decode(b"", True))
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)


def is_mail(head: bytes) -> bool:
    """Whether the first line is a mail's: a header, or the line between the mails of a box."""
    return bool(_HEADER.match(head.lstrip(b"\r\n\xef\xbb\xbf")))


def judge(name: str, stream, size: int, largest: int) -> Problem | None:
    """Why a file can't be taken, or None; the stream is at its start afterwards."""
    head = stream.read(HEAD)
    stream.seek(0)
    ending = ending_of(name)
    if size == 0:
        return Problem("file_empty", name)
    if size > largest:
        return Problem("file_large", name, str(largest // (1024 * 1024)))
    looks = looks_like(head)
    if ending in ARCHIVES or (looks in ARCHIVES and not (looks == "zip" and ending in OFFICE_ZIP)):
        return Problem("file_archive", name)
    if looks == "zip" and not any(mark in head for mark in OFFICE_MARKS):
        return Problem("file_archive", name)
    if ending not in KINDS:
        return Problem("file_kind", name)
    if KINDS[ending][1] == WORDS:
        return _words_problem(name, ending, head, looks, stream)
    return None if looks in KINDS[ending][1] else _mistyped(name, looks)


def _mistyped(name: str, looks: str | None) -> Problem:
    return Problem("file_mistyped", name, looks if looks in KINDS else "")


def _words_problem(name: str, ending: str, head: bytes, looks: str | None, stream) -> Problem | None:
    if ending in ("eml", "mbox"):
        return None if is_mail(head) and not looks else _mistyped(name, looks)
    if head.startswith(_NO_WORDS) or (looks and not is_text(stream)):
        return _mistyped(name, looks)
    if not is_text(stream) or (not ending and head.startswith(b"#!")):
        return Problem("file_coding" if ending else "file_kind", name)
    return None
