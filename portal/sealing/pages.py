"""Pages: the words of a lock's records once more, together, so that many of them are read at once (the search).

Opening a record takes a private-key operation; a page takes none beyond its lock's. It is closed under a key that only
the lock's present secret gives: it turns with its lock, and goes when that is shredded. Records never change, so a
page is never wrong: it may lack some, which are then opened one by one.
"""

import json
import os
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from ..db import Scope, db, new_id
from . import lately
from .locks import LockKey, load_lock, portions, take_up
from .models import Page, Record
from .primitives import Damaged, close, kdf, open_box, pad, unpad
from .records import read_record

_SHAPE = 1
FEW, HANDS = 250, min(4, os.cpu_count() or 1)
_FACTS = (
    Record.id,
    Record.partition,
    Record.lock_id,
    Record.lock_version,
    Record.wdek,
    Record.box,
    Record.mac,
)  # what `read_record` asks of a record: plain rows, for thousands of objects cost more than their opening


@dataclass(frozen=True)
class FreshPage:
    """A page that was made while reading and is still to be kept."""

    lock_id: str
    version: int
    box: bytes = field(repr=False)


def read_pages(scope: Scope, wanted, words) -> tuple[dict[str, str], list[FreshPage]]:
    """{record id: its words} for those of the (lock id, record id, about) triples the scope can open.

    `words(about, text)` says what of an opened record is worth finding. What was tampered with is left out. The second
    answer are the pages that were missing something, for `keep_pages`.
    """
    by_lock: dict[str, dict[str, str]] = defaultdict(dict)
    for lock_id, record_id, about in wanted:
        by_lock[lock_id][record_id] = about
    keys = take_up(scope, by_lock, tolerant=True)
    pages = _opened(scope, keys)
    missing = [one for lock in keys for one in by_lock[lock] if one not in pages.get(lock, {})]
    added = _one_by_one(scope, missing, keys, by_lock, words)
    found, fresh = {}, []
    for lock_id, key in keys.items():
        old = pages.get(lock_id, {})
        known = {one: text for one in by_lock[lock_id] if (text := old.get(one, added.get(one))) is not None}
        found |= known
        if known.keys() - old.keys():
            fresh.append(_closed(key, known))
    return found, fresh


def _place(key: LockKey) -> tuple:
    return "sealed_pages", key.partition, key.lock_id, key.version, _SHAPE


def _closed(key: LockKey, known: dict[str, str]) -> FreshPage:
    plain = json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return FreshPage(key.lock_id, key.version, close(kdf(key.secret, "page"), pad(plain), *_place(key)))


def _opened(scope: Scope, keys: dict[str, LockKey]) -> dict[str, dict[str, str]]:
    found = {}
    for part in portions(keys):
        rows = db.session.execute(scope.select(Page.lock_id, Page.box).where(Page.lock_id.in_(part)))
        for lock_id, box in rows:
            key = keys[lock_id]
            try:
                raw = unpad(open_box(kdf(key.secret, "page"), box, *_place(key)))
            except Damaged:
                continue
            found[lock_id] = json.loads(raw.decode("utf-8", "surrogatepass"))
    return found


def _one_by_one(scope: Scope, missing, keys, by_lock, words) -> dict[str, str]:
    """Many are opened in a few threads: the library lets go of the interpreter while it computes."""
    rows = []
    for part in portions(missing):
        rows += db.session.execute(scope.select(*_FACTS).where(Record.id.in_(part))).all()

    def read(some) -> dict[str, str]:
        return _read(some, keys, by_lock, words)

    if len(rows) <= FEW:
        return read(rows)
    found = {}
    with ThreadPoolExecutor(HANDS) as pool:
        for some in pool.map(read, portions(rows, FEW)):
            found |= some
    return found


def _read(rows, keys, by_lock, words) -> dict[str, str]:
    found = {}
    for record in rows:
        about = by_lock.get(record.lock_id, {}).get(record.id)
        if about is None or record.lock_id not in keys or not record.wdek:
            continue
        try:
            raw = read_record(record, keys[record.lock_id], about)
        except Damaged:
            continue
        text = words(about, raw.decode("utf-8", "surrogatepass"))
        if text is not None:
            found[record.id] = text
    return found


def add_to_pages(scope: Scope, words) -> set[str]:
    """Put what this transaction sealed onto the pages that stand there already, without opening anything.

    Answers the locks it sealed to that have no page yet. What `words` makes None of is left out.
    """
    sealed = lately.take()
    keys = take_up(scope, sealed, tolerant=True)
    pages = _opened(scope, keys)
    fresh = []
    for lock_id, known in pages.items():
        for record_id, (about, raw) in sealed[lock_id].items():
            text = words(about, raw.decode("utf-8", "surrogatepass"))
            if text is not None:
                known[record_id] = text
        fresh.append(_closed(keys[lock_id], known))
    keep_pages(scope, fresh)
    return sealed.keys() - pages.keys()


def keep_pages(scope: Scope, fresh) -> int:
    """Keep pages for the next reading; says how many. One whose lock has turned since is let go."""
    done = 0
    for page in fresh:
        lock = load_lock(scope, page.lock_id)
        if lock.version == page.version:
            drop_page(scope, page.lock_id)
            scope.add(Page(id=new_id(), lock_id=page.lock_id, lock_version=page.version, box=page.box))
            done += 1
    db.session.flush()
    return done


def turn_page(scope: Scope, turned: dict) -> None:
    """Locks turn: their pages are closed anew for those who hold the new keys, and open for nobody else.

    `turned`: {lock id: (old key, new key)}.
    """
    known = _opened(scope, {lock_id: old for lock_id, (old, _new) in turned.items()})
    drop_page(scope, *turned)
    for lock_id, words in known.items():
        if words:
            page = _closed(turned[lock_id][1], words)
            scope.add(Page(id=new_id(), lock_id=page.lock_id, lock_version=page.version, box=page.box))


def drop_page(scope: Scope, *lock_ids: str) -> None:
    """Forget the pages of locks."""
    db.session.execute(scope.delete(Page).where(Page.lock_id.in_(lock_ids)))
