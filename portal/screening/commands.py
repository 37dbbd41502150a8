"""`portal screening match` and `portal screening tokens`: they read files and write what is asked, nothing else."""

import csv
import gc
import json
import os
import time
from pathlib import Path

from .. import matching, shell
from ..errors import Refused
from ..shell import Answer
from . import lists

_KEY_BYTES = 32
_WORDS = {
    "list_too_large": "it is larger than 100 MB",
    "list_not_utf8": "it is not written in UTF-8",
    "list_not_text": "it is no text",
    "list_too_wide": "it has too many columns",
    "list_broken": "it is broken near line {line}",
    "list_quote": "in line {line} a quotation mark stands where none belongs, or one is never closed",
    "list_columns": "it needs the columns {wanted} in its first line",
    "list_too_long": "it has more than {most:,} rows",
    "list_row_ids": "near line {line} an id is missing or stands there twice",
}


class _Unreadable(Exception):
    """A file can't be used; the sentence says why."""


def commands(subparsers) -> None:
    """Hang this room's verbs on the shell."""
    room = shell.group(subparsers, "screening", "lists beside a register")
    match = shell.verb(room, "match", run_match, "propose who of a list may be who of a register", alone=True)
    match.add_argument("--register", type=Path, required=True, metavar="R.csv", help=", ".join(lists.REGISTER))
    match.add_argument("--list", type=Path, required=True, metavar="L.csv", help=", ".join(lists.LIST))
    match.add_argument("--out", type=Path, required=True, metavar="C.csv", help="where the candidates go")
    match.add_argument("--json-report", type=Path, metavar="F", help="counts and times, no names")
    match.add_argument("--index", type=Path, metavar="FILE", help="a prepared register: read, or made, here")
    tokens = shell.verb(room, "tokens", run_tokens, "turn mails and handles of a list into keyed tokens", alone=True)
    tokens.add_argument("list", type=Path, metavar="LIST", help=", ".join(lists.LIST))
    tokens.add_argument("--key", type=Path, required=True, metavar="FILE", help="32 or more random bytes")
    tokens.add_argument("--out", type=Path, required=True, metavar="T.csv", help="where the tokens go")


def run_match(options) -> Answer:
    """Candidates of a list beside a register, best first."""
    began = time.perf_counter()
    gc.disable()  # what is made here stays until the end: looking through it for what can go would find nothing
    try:
        index, made = _index(options)
        ready = time.perf_counter()
        rows = _read(options.list, lists.attendees)
        found = matching.candidates(index, rows)
        _write(options.out, ("row_id", "person_id", "score", "band", "reason"), map(_line, found))
        bands = {band: sum(pair.band == band for pair in found) for band in ("strong", "possible", "weak")}
        report = {
            "rows": len(rows),
            "persons": len(index.persons),
            "candidates": len(found),
            "bands": bands,
            "rows_with_candidates": len({pair.row for pair in found}),
            "index": made,
            "seconds": {
                "register": round(ready - began, 3),
                "list": round(time.perf_counter() - ready, 3),
            },
        }
        if options.json_report:
            _keep(options.json_report, json.dumps(report, indent=1) + "\n")
    except _Unreadable as why:
        return Answer(str(why), {"problems": [str(why)]}, ok=False)
    finally:
        gc.enable()
    words = f"{bands['strong']} strong, {bands['possible']} possible, {bands['weak']} weak"
    return Answer(f"{len(found)} candidates for {len(rows)} rows: {words}. Somebody has to look at them.", report)


def _line(pair) -> tuple:
    why = lists.harmless("; ".join(map(str, pair.reasons)))
    return lists.harmless(pair.row), lists.harmless(pair.person), f"{pair.score:.4f}", pair.band, why


def _index(options) -> tuple[object, str]:
    """The register made ready, and how: read, made, or kept (made, and written to --index)."""
    raw = _bytes(options.register)
    stamp = matching.stamp(raw)
    if options.index and options.index.exists():
        try:
            return matching.load(options.index, stamp), "read"
        except matching.Other:
            pass  # of another register or version: made anew, in its place
    index = matching.prepare(_parsed(options.register, raw, lists.register))
    if not options.index:
        return index, "made"
    try:
        matching.save(index, options.index, stamp)
    except OSError as error:
        raise _Unreadable(f"{options.index} can't be written: {error.strerror}.") from error
    return index, "kept"


def run_tokens(options) -> Answer:
    """One token for each mail and handle: exact identifiers only, comparable under the same key alone."""
    try:
        key = _bytes(options.key).strip()
        if len(key) < _KEY_BYTES:
            raise _Unreadable(f"{options.key} is no key: it holds fewer than {_KEY_BYTES} bytes.")
        rows = _read(options.list, lists.attendees)
        made, desks = [], 0
        for row, _name, mail, handle in rows:
            address, named = matching.mail_key(mail), matching.handle_key(handle)
            desks += bool(address) and matching.shared(address)
            if address and not matching.shared(address):
                made.append((lists.harmless(row), "mail", lists.token(key, "mail", address)))
            if named:
                made.append((lists.harmless(row), "handle", lists.token(key, "handle", named)))
        _write(options.out, ("row_id", "kind", "token"), made)
    except _Unreadable as why:
        return Answer(str(why), {"problems": [str(why)]}, ok=False)
    without = len(rows) - len({row for row, _kind, _token in made})
    sentence = (
        f"{len(made)} tokens for {len(rows)} rows; {without} rows have none. "
        "Only equal mail addresses and handles can be found with them, no names. Destroy the key afterwards."
    )
    return Answer(sentence, {"rows": len(rows), "tokens": len(made), "without": without, "desks": desks})


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(lists.MOST_BYTES + 1)
    except OSError as error:
        raise _Unreadable(f"{path} can't be read: {error.strerror}.") from error


def _parsed(path: Path, raw: bytes, how):
    try:
        return how(raw)
    except Refused as refused:
        raise _Unreadable(f"{path} can't be used: {_WORDS[refused.code].format(**refused.facts)}.") from refused


def _read(path: Path, how):
    return _parsed(path, _bytes(path), how)


def _write(path: Path, head: tuple[str, ...], rows) -> None:
    try:
        with _private(path) as file:
            made = csv.writer(file)
            made.writerow(head)
            made.writerows(rows)
    except OSError as error:
        raise _Unreadable(f"{path} can't be written: {error.strerror}.") from error


def _keep(path: Path, text: str) -> None:
    try:
        with _private(path) as file:
            file.write(text)
    except OSError as error:
        raise _Unreadable(f"{path} can't be written: {error.strerror}.") from error


def _private(path: Path):
    """A file that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="")
