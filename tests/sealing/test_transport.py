"""What a browser seals for the way: opened by the server within three months, by nobody who finds the device."""

import pytest
from nacl.public import PublicKey, SealedBox
from sqlalchemy import select

from portal import clock as portal_clock
from portal import sealing
from portal.db import db, writing
from portal.sealing import keyring
from portal.sealing.models import TransportKey


@pytest.fixture
def keys(app):
    """An installation whose keeper has been round."""
    with app.app_context():
        with writing():
            sealing.keep_transport_keys(portal_clock.now())
        yield
        db.session.remove()


def sealed(words: bytes) -> tuple[str, bytes]:
    month, public = sealing.transport_key()
    return month, SealedBox(PublicKey(public)).encrypt(words)


def test_there_is_none_before_the_keeper_came(app):
    """Pages then do without."""
    with app.app_context():
        assert sealing.transport_key() is None


def test_what_was_sealed_opens(keys):
    """A sealed box of any libsodium, under the key of its month."""
    month, box = sealed(b"words of a card")
    assert sealing.open_transport(month, box) == b"words of a card"


def test_changed_or_foreign_boxes_do_not_open(keys):
    """Another month, another byte, too short: all the same answer."""
    month, box = sealed(b"words")
    for other, bytes_ in (("1999-01", box), (month, box[:-1] + bytes([box[-1] ^ 1])), (month, b""), ("", box)):
        with pytest.raises(sealing.Damaged):
            sealing.open_transport(other, bytes_)


def test_the_key_is_a_month_old_at_most_and_three_are_kept(keys, clock):
    """Each month has its own; what was sealed three months ago does not open any more."""
    month, box = sealed(b"words")
    seen = {month}
    for _ in range(3):
        clock.advance(days=31)
        with writing():
            assert sealing.keep_transport_keys(portal_clock.now()) <= 4
        seen.add(sealing.transport_key()[0])
    assert len(seen) == 4
    with pytest.raises(sealing.Damaged):
        sealing.open_transport(month, box)


def test_the_next_month_is_ready_before_it_begins(keys, clock):
    """Nobody is without a key at midnight, should the keeper be late."""
    before = sealing.transport_key()[0]
    clock.advance(days=32)
    assert sealing.transport_key()[0] > before


def test_the_private_half_stands_nowhere_in_clear(keys):
    """The row holds an envelope; whoever has the database alone opens nothing."""
    month, public = sealing.transport_key()
    row = db.session.scalars(select(TransportKey).where(TransportKey.month == month)).one()
    private = sealing.envelope_open(row.box, f"transport:{month}")
    assert private not in row.box
    assert public not in row.box
    assert len(private) == 32


def test_it_follows_to_a_new_server_key(keys, settings, monkeypatch):
    """After the keeper's round the older server key can go; without it and without that round, no page breaks."""
    month, box = sealed(b"words")
    ring = keyring.ring()
    newer = bytes(reversed(ring.servers[0]))

    def change(*servers):
        made = keyring.Keyring(ring.secrets, ring.peppers, servers, ring.cost, ring.floor)
        monkeypatch.setattr(keyring, "_current", [made])

    change(newer)
    assert sealing.transport_key() is None
    change(newer, *ring.servers)
    with writing():
        sealing.keep_transport_keys(portal_clock.now())
    change(newer)
    assert sealing.open_transport(month, box) == b"words"
