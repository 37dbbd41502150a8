"""Reads a register and a list from CSV: only the columns asked for, within bounds, or a refusal in a sentence."""

import csv
import hmac
import io
from collections.abc import Iterator

from ..errors import Refused

MOST_ROWS = 50_000
MOST_PERSONS = 200_000
MOST_BYTES = 100_000_000
_FIELD = 20_000  # letters of one field
_COLUMNS = 2_000
LIST = ("row_id", "name", "email", "handle")
REGISTER = ("person_id", "names", "emails", "handles")
_OPENERS = "=+-@\t\r"


def attendees(raw: bytes) -> list[tuple[str, str, str, str]]:
    """The rows of a list: row, name, mail, handle."""
    return [tuple(row) for row in _rows(raw, LIST, MOST_ROWS)]


def register(raw: bytes) -> list[tuple[str, list[str], list[str], list[str]]]:
    """The persons of a register: person, names, mails, handles."""
    return [(row[0], *(_several(field) for field in row[1:])) for row in _rows(raw, REGISTER, MOST_PERSONS)]


def _several(field: str) -> list[str]:
    return [part.strip() for part in field.split("|") if part.strip()][:200]


def _rows(raw: bytes, wanted: tuple[str, ...], most: int) -> Iterator[list[str]]:
    """The rows of a file, each with an id of its own."""
    seen: set[str] = set()
    for number, row in enumerate(_lines(raw, wanted, most), 2):
        if not row[0].strip() or row[0] in seen:
            raise Refused("list_row_ids", line=number)
        seen.add(row[0])
        yield row


def _lines(raw: bytes, wanted: tuple[str, ...], most: int) -> Iterator[list[str]]:
    if len(raw) > MOST_BYTES:
        raise Refused("list_too_large", most=MOST_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("list_not_utf8") from error
    if "\0" in text:
        raise Refused("list_not_text")
    head, _, _ = text.partition("\n")
    if head.count(",") > _COLUMNS:
        raise Refused("list_too_wide", most=_COLUMNS)
    csv.field_size_limit(_FIELD)
    lines, began = csv.reader(io.StringIO(text, newline=""), strict=True), [1]
    try:
        yield from _picked(_marked(lines, began), wanted, most)
    except csv.Error as error:
        code = "list_broken" if "limit" in str(error) else "list_quote"
        raise Refused(code, line=began[0]) from error


def _marked(lines, began: list[int]) -> Iterator[list[str]]:
    """The rows of a reader, and on which line the next one begins."""
    for row in lines:
        yield row
        began[0] = lines.line_num + 1


def _picked(lines, wanted: tuple[str, ...], most: int) -> Iterator[list[str]]:
    head = [name.strip().casefold() for name in next(lines, [])]
    if wanted[0] not in head or wanted[1] not in head:
        raise Refused("list_columns", wanted=", ".join(wanted))
    places = [head.index(name) if name in head else -1 for name in wanted]
    for number, line in enumerate((line for line in lines if line), 1):
        if number > most:
            raise Refused("list_too_long", most=most)
        yield [line[at] if 0 <= at < len(line) else "" for at in places]


def harmless(text: str) -> str:
    """A field that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in _OPENERS and text else text


def token(key: bytes, kind: str, text: str) -> str:
    """The token of a normal form: without the key nobody can make it, or guess what it stands for.

    HMAC with SHA-256, because every browser has it: static/js/tokens.js makes the same.
    """
    return hmac.digest(key, f"{kind}:{text}".encode("utf-8", "replace"), "sha256").hex()


def tokens_of(raw: bytes) -> list[tuple[str, str, str]]:
    """The rows of a file of tokens, one a row of the list: its id, the token of its mail, of its handle."""
    found: dict[str, dict[str, str]] = {}
    for row, kind, made in _lines(raw, ("row_id", "kind", "token"), MOST_ROWS * 2):
        if kind not in ("mail", "handle") or len(made) != 64 or not made.isalnum():
            raise Refused("list_broken", line=len(found))
        found.setdefault(row[:100], {})[kind] = made
    if not found:
        raise Refused("list_empty")
    return [(row, one.get("mail", ""), one.get("handle", "")) for row, one in found.items()]
