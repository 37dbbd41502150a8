"""A process of its own in which one list of a stranger is read. Only name, mail and handle come out of it.

It is given the bytes over a pipe; it has five seconds and a third of a gigabyte and can't write a byte to any disk. It
answers with one line of facts (heads of columns, never their cells), then lines of rows, each row with the normal forms
of its cells: making them takes longer than reading, and here no page waits for it. Of the portal it knows only how.
"""

import ctypes
import json
import os
import resource
import sys

import columns
import tables

from portal.matching import handle_key, mail_key, name_key

SECONDS, MEMORY = 5, 400 * 1024 * 1024
LINE = 500  # rows of one line: reading them takes whoever asked about a millisecond at a time
_DIES_WITH_PARENT, _NOT_DUMPABLE, _NO_NEW_RIGHTS = (1, 9), (4, 0), (38, 1)


def limit() -> None:
    """Little time, bounded memory, no file written, no core left, nothing gained by starting another program."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform.startswith("linux"):
        for option, value in (_DIES_WITH_PARENT, _NOT_DUMPABLE, _NO_NEW_RIGHTS):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def read(raw: bytes, asked: dict) -> tuple[dict, list]:
    """Facts and rows of a list."""
    guessed = False
    if raw.startswith(b"PK"):
        rows = tables.workbook(raw)
    elif raw.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise tables.Fault("list_kind")
    else:
        text, guessed = tables.text_of(raw)
        rows = tables.separated(text)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise tables.Fault("list_empty")
    if max(map(len, rows)) == 1 and not columns.by_heads(rows[0]):
        rows = [columns.loose(row[0]) for row in rows]
    heads = rows[0] if columns.by_heads(rows[0]) or asked.get("heads") else []
    body = rows[1:] if heads else rows
    chosen = asked.get("chosen") or columns.by_heads(heads) or columns.by_content(body[:200])
    if not chosen or not body:
        raise tables.Fault("list_no_columns" if body else "list_empty")
    if len(body) > tables.MOST_ROWS:
        raise tables.Fault("list_too_long")
    width = max(map(len, rows[:200]))
    facts = {"heads": [head[:80] for head in heads], "width": width, "chosen": chosen, "guessed": guessed}
    facts |= {"source": columns.source(heads), "rows": len(body)}
    found = [picked(number, row, chosen) for number, row in enumerate(body, 1)]
    return facts, [row + keys(*row[1:]) for row in found if any(row[1:])]


def picked(number: int, row: list[str], chosen: dict) -> list:
    """What is kept of a row: its number, name (in one column, or else in parts), mail, handle. Nothing else leaves."""
    cells = []
    for kind in ("name", "parts", "mail", "handle"):
        parts = [row[at] for at in chosen.get(kind, ()) if 0 <= at < len(row)]
        cells.append(" ".join(" ".join(parts).split())[:300])
    name, parts, *rest = cells
    return [number, name or parts, *rest]


def keys(name: str, mail: str, handle: str) -> list[str]:
    """The normal forms by which rows are compared with each other."""
    return [name_key(name), mail_key(mail), handle_key(handle)]


def lines(rows: list) -> bytes:
    """Some hundred rows a line."""
    parts = (rows[at : at + LINE] for at in range(0, len(rows), LINE))
    return b"".join(json.dumps(part, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for part in parts)


def main() -> None:
    """One list in, its rows out, or the code of what is wrong with it."""
    limit()
    asked = json.loads(sys.stdin.buffer.readline(10_000))
    try:
        facts, rows = read(sys.stdin.buffer.read(), asked)
        made = lines(rows)
    except (MemoryError, RecursionError):
        facts, made = {"fault": "list_heavy"}, b""
    except Exception as error:  # whatever a hostile file makes a library say
        facts, made = {"fault": getattr(error, "code", "list_broken"), "line": getattr(error, "line", 0)}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + made)
    sys.stdout.buffer.flush()
