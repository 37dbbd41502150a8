"""Reads a list of strangers row by row: CSV, TSV, pasted lines, XLSX. Bounded everywhere, nothing is evaluated."""

import csv
import io
import zipfile
from itertools import islice
from xml.parsers import expat

MOST_ROWS, MOST_COLUMNS, CELL = 50_000, 300, 300
UNPACKED = 120 * 1024 * 1024
LINE = 100_000
MOST_ODD = 500
"""Lines with stray quotation marks that are put up with."""


class Fault(Exception):
    """Why a list can't be read."""

    def __init__(self, code: str, line: int = 0):
        super().__init__(code)
        self.code, self.line = code, line


def text_of(raw: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its coding was guessed."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        coding, guessed = "utf-16", False
    else:
        coding, guessed = "utf-8-sig", False
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError:
        if coding == "utf-16" or b"\0" in raw:
            raise Fault("list_not_text") from None
        text, guessed = raw.decode("cp1252", "replace"), True
    if "\0" in text:
        raise Fault("list_not_text")
    return text, guessed


def separated(text: str):
    """The rows of a text with separators; a text without any gives one cell a line."""
    head = text[:LINE].partition("\n")[0]
    counts = {sign: head.count(sign) for sign in "\t;,|"}
    if max(counts.values()) > 2_000:
        raise Fault("list_too_wide")
    sign = max(counts, key=counts.get)
    if not counts[sign]:
        for number, line in enumerate(text.splitlines()):
            if number > MOST_ROWS:
                raise Fault("list_too_long")
            yield [line[:LINE].strip()]
        return
    csv.field_size_limit(LINE)
    for number, row in enumerate(_kindly(io.StringIO(text, newline="").readlines(), sign)):
        if number > MOST_ROWS:
            raise Fault("list_too_long")
        yield [cell[:CELL] for cell in row[:MOST_COLUMNS]]


def _kindly(lines: list[str], sign: str):
    """The rows of lines, as strictly as can be. A line with a stray quotation mark is read without any, where it then
    has as many cells as the first one; else it is refused with its number."""
    at, width = 0, 0
    for odd in range(MOST_ODD + 1):
        reader, done = csv.reader(islice(lines, at, None), delimiter=sign, strict=True), 0
        try:
            for row in reader:
                if len(row) < width and "\n" in "".join(row) and len(_bare(lines[at + done], sign)) == width:
                    raise csv.Error  # a mark that was never closed has swallowed the end of this row, and the next
                width, done = width or len(row), reader.line_num
                yield row
            return
        except csv.Error:
            at += done
        if '"' not in lines[at]:
            raise Fault("list_broken", at + 1)
        row = _bare(lines[at], sign)
        if odd == MOST_ODD or len(row) != (width or len(row)):
            raise Fault("list_quote", at + 1)
        width, at = len(row), at + 1
        yield row


def _bare(line: str, sign: str) -> list[str]:
    """The cells of one line in which quotation marks hold nothing together."""
    try:
        cells = next(csv.reader([line], delimiter=sign, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        return []
    return [_unquoted(cell.strip()) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1]
    return cell.strip('"') if cell.count('"') == 1 else cell


def workbook(raw: bytes):
    """The rows of the first sheet of an XLSX file."""
    try:
        book = zipfile.ZipFile(io.BytesIO(raw))
        parts = {part.filename: part for part in book.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Fault("list_broken") from None
    if sum(part.file_size for part in parts.values()) > UNPACKED or len(parts) > 2_000:
        raise Fault("list_heavy")
    sheets = sorted(
        (name for name in parts if name.startswith("xl/worksheets/sheet")), key=lambda name: (len(name), name)
    )
    if not sheets:
        raise Fault("list_broken")
    words = _strings(_part(book, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in parts else []
    return _Sheet(words).rows(_part(book, sheets[0]))


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    try:
        with book.open(name) as file:
            raw = file.read(UNPACKED + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise Fault("list_broken") from None
    if len(raw) > UNPACKED:
        raise Fault("list_heavy")
    return raw


def _parser() -> expat.XMLParserType:
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True

    def refuse(*_what):
        raise Fault("list_broken")

    made.StartDoctypeDeclHandler = made.EntityDeclHandler = made.ExternalEntityRefHandler = refuse
    return made


def _parse(parser, raw: bytes) -> None:
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        raise Fault("list_broken") from None


def _strings(raw: bytes) -> list[str]:
    """The texts that cells point to."""
    found, now, parser = [], None, _parser()
    inside = [False]

    def start(tag, _given):
        nonlocal now
        name = tag.rpartition(" ")[2]
        if name == "si":
            now = []
        inside[0] = name == "t"

    def end(tag):
        nonlocal now
        if tag.rpartition(" ")[2] == "si" and now is not None:
            found.append("".join(now)[:CELL])
            now = None
        inside[0] = False

    def data(text):
        if inside[0] and now is not None and len(now) < 50:
            now.append(text[:CELL])

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    _parse(parser, raw)
    return found


class _Sheet:
    """One sheet, read event by event."""

    def __init__(self, words: list[str]):
        self.words, self.found, self.row, self.at = words, [], None, 0
        self.kind, self.text, self.inside = "", [], False

    def rows(self, raw: bytes) -> list[list[str]]:
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.data
        _parse(parser, raw)
        return self.found

    def start(self, tag, given) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self.row, self.at = [], 0
        elif name == "c":
            self.kind, self.text = given.get("t", ""), []
            self.at = _column(given.get("r", "")) if given.get("r") else self.at
        self.inside = name in ("v", "t")

    def data(self, text) -> None:
        if self.inside and len(self.text) < 50:
            self.text.append(text[:CELL])

    def end(self, tag) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c" and self.row is not None:
            self.put("".join(self.text)[:CELL])
        elif name == "row" and self.row is not None:
            if len(self.found) > MOST_ROWS:
                raise Fault("list_too_long")
            self.found.append(self.row)
            self.row = None
        self.inside = False

    def put(self, told: str) -> None:
        if self.kind == "s":
            number = int(told) if told.isascii() and told.isdigit() else -1
            told = self.words[number] if 0 <= number < len(self.words) else ""
        if self.at < MOST_COLUMNS:
            self.row.extend([""] * (self.at - len(self.row) + 1))
            self.row[self.at] = told
        self.at += 1


def _column(place: str) -> int:
    """The number of a column by its letters: "AB12" is 27."""
    number = 0
    for char in place[:4]:
        if not ("A" <= char <= "Z"):
            break
        number = number * 26 + ord(char) - 64
    return max(number - 1, 0)
