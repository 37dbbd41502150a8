"""Photographs of contacts: made small in a child process, kept beside the contact, taken away at once."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from .. import audit
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Busy, NotFound, Refused
from .models import ContactPhoto
from .service import contact, touch
from .shrinking import HUGE, LIMIT

WORDS_LIMIT = 200
_CHILD = Path(__file__).with_name("shrinking.py")
_AT_ONCE = BoundedSemaphore(2)
_PATIENCE = 8


def shrunk(raw: bytes) -> bytes:
    """A small JPEG of a picture. Raises Refused photo_needed, photo_too_large, photo_odd; Busy when many ask."""
    if not raw:
        raise Refused("photo_needed")
    if len(raw) > LIMIT:
        raise Refused("photo_too_large", 413)
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        return _ask(raw)
    finally:
        _AT_ONCE.release()


def _ask(raw: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=raw,
            capture_output=True,
            timeout=_PATIENCE,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("photo_too_many_pixels", 413) from error
    if done.returncode == HUGE or done.returncode < 0:
        raise Refused("photo_too_many_pixels", 413)
    if done.returncode != 0 or not done.stdout:
        raise Refused("photo_odd")
    return done.stdout


def faces(scope: Scope) -> dict[str, ContactPhoto]:
    """The photographs of this community's contacts, by the contact's id."""
    return {row.contact_id: row for row in scope.all(scope.select(ContactPhoto))}


def photo(scope: Scope, contact_id: str) -> ContactPhoto:
    """The photograph of one contact; NotFound when there is none."""
    found = scope.first(scope.select(ContactPhoto).where(ContactPhoto.contact_id == contact_id))
    if found is None:
        raise NotFound
    return found


def keep_photo(actor, contact_id: str, picture: bytes, words: str) -> ContactPhoto:
    """Put a shrunk picture beside a contact; `words` say what is on it to those who can't see it."""
    require(actor, "community.edit")
    row = contact(actor, contact_id)
    kept = faces(actor).get(contact_id) or actor.add(ContactPhoto(id=new_id(), contact_id=row.id))
    kept.words = " ".join(words.split())[:WORDS_LIMIT]
    kept.picture, kept.digest = picture, hashlib.sha256(picture).hexdigest()[:32]
    db.session.flush()
    touch(actor)
    audit.record(actor, "communities.photo_kept", row.id)
    return kept


def drop_photo(actor, contact_id: str) -> None:
    """Take a photograph away; the page shows it no more within two seconds."""
    require(actor, "community.edit")
    actor.remove(photo(actor, contact_id))
    db.session.flush()
    touch(actor)
    audit.record(actor, "communities.photo_dropped", contact_id)
