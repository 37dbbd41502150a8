"""A thief with the database, or with the database and the logs, reads no text, no name, no code, no password."""

import io
import logging
from pathlib import Path

from portal import sealing
from portal.db import INTERNAL, PERSONAL, PUBLIC, SEALED, Scope, db
from portal.sealing import models, receipt

from .conftest import PASSWORD, PLACE, holders, settle

SECRETS = {
    "story": "MARKER-STORY on the stairs",
    "row": "MARKER-ROW name of somebody",
    "file": "MARKER-FILE bytes " * 5000,
    "name": "MARKER-NAME.png",
    "body": "MARKER-BODY of a visit",
    "envelope": "MARKER-ENVELOPE@example.org",
    "draft": "MARKER-DRAFT value of a form",
}


def test_a_dump_has_no_plaintext_and_no_key(people, settings, thief, caplog):
    """After a full round of everything the room does, none of what was put in stands in any table, file or log."""
    ana, ben, cem = people
    code = receipt.new()
    with caplog.at_level(logging.DEBUG):
        lock = sealing.create_lock(Scope(PLACE), "dialogue", [*holders(ana, ben), receipt.holder(code)])
        record = sealing.seal(Scope(PLACE), SECRETS["story"], to=lock, about="a")
        stream = io.BytesIO(SECRETS["file"].encode())
        draft = sealing.put_draft(SECRETS["draft"], stream, SECRETS["name"])
        sealing.keep_draft(Scope(PLACE), draft, SECRETS["draft"], to=lock, about="f")
        left = sealing.put_draft(SECRETS["draft"], io.BytesIO(b"MARKER"), SECRETS["name"])
        sealing.take_rows(ana.at(), lock).close(SECRETS["row"], "r")
        token = sealing.start_session({"body": SECRETS["body"]}, ana.key, person_id=ana.id)
        sealing.ask(cem.at(), lock)
        sealing.complete_pending(ana.at(), lambda *_: True)
        sealing.revoke(ana.at(), lock, ben.id)
        sealing.replace_person(ben.id, "MARKER a new password")
        sealing.check_keys()
        settle()
        assert sealing.open_(ana.at(), record, about="a") == SECRETS["story"]
        assert left.id
    everything = thief.everything()
    for path in Path(settings.data).rglob("*"):
        if path.is_file():
            everything += path.read_bytes()
    assert len(everything) > 100_000
    assert lock.encode() in everything
    looked_for = [b"MARKER", PASSWORD.encode(), receipt.tidy(code).encode(), code.encode(), token.encode()]
    for someone in (ana, ben, cem):
        looked_for += [
            someone.key,
            someone.key.hex().encode(),
            someone.code.encode(),
            someone.code.replace("-", "").encode(),
        ]
    looked_for += [receipt.key(code), receipt.key(code).hex().encode()]
    for secret in looked_for:
        assert secret not in everything
        assert secret.decode("latin-1") not in caplog.text
    db.session.rollback()


def test_every_column_has_its_class():
    """R57: each column of the room says what it is; ciphertext columns say sealed."""
    mapped = [thing for thing in vars(models).values() if isinstance(thing, type) and hasattr(thing, "__tablename__")]
    assert len(mapped) >= 12
    classes = (PUBLIC, INTERNAL, PERSONAL, SEALED)
    for model in mapped:
        assert "partition" in model.__table__.c or model.__open__
        for column in model.__table__.c:
            assert column.info in classes, (model, column)
            if column.name in ("box", "wdek"):
                assert column.info == SEALED
