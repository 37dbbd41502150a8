"""A visit opens only with the cookie's token, while it lasts, and half a visit opens nothing."""

import pytest

from portal import sealing
from portal.errors import NotFound

from .conftest import settle


def start(ana, **more):
    token = sealing.start_session({"page": "desk"}, ana.key, person_id=ana.id, **more)
    settle()
    return token


def test_the_token_opens_the_visit(people):
    """Row, body and key come back for the token, and for nothing else."""
    ana = people[0]
    token = start(ana)
    row, body, key = sealing.load_session(token)
    assert (row.person_id, body, key) == (ana.id, {"page": "desk"}, ana.key)
    turned = token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1]
    for wrong in (None, "", "x", turned, token + "=", token[:-1], "é" * 43, row.index, "\0" * 43):
        assert sealing.load_session(wrong) is None


def test_row_alone_and_cookie_alone_are_useless(people, thief):
    """The database does not hold the token, the key or the body; the token without its row is nothing."""
    ana = people[0]
    token = start(ana)
    everything = thief.everything()
    assert sealing.load_session(token)[0].index.encode() in everything
    for secret in (token.encode(), ana.key, ana.key.hex().encode(), b"desk"):
        assert secret not in everything
    thief.run("DELETE FROM visits")
    settle()
    assert sealing.load_session(token) is None


def test_a_half_visit_gives_no_key(people, thief):
    """Between password and second factor there is no key; whole, under a new token, there is; the half one is dead."""
    ana = people[0]
    half = start(ana, state=sealing.HALF)
    assert sealing.load_session(half)[2] is None
    sealing.save_session(half, {"tries": 1}, None)
    whole = sealing.renew_session(half, {"page": "desk"})
    settle()
    assert sealing.load_session(half) is None
    assert sealing.load_session(whole)[1:] == ({"page": "desk"}, ana.key)
    with pytest.raises(NotFound):
        sealing.renew_session(half, {})


@pytest.mark.parametrize(
    ("column", "value"), [("state", "full"), ("state", "box"), ("person_id", "b" * 26), ("box", b""), ("made", None)]
)
def test_a_row_cannot_be_promoted_or_moved(people, thief, column, value):
    """A thief who turns half into full, moves the start or the person, gets nothing."""
    ana = people[0]
    token = start(ana, state=sealing.HALF)
    assert sealing.load_session(token) is not None
    value = value if value is not None else sealing.load_session(start(ana))[0].made.replace(tzinfo=None, year=2027)
    thief.run(f"UPDATE visits SET {column} = :it", it=value)
    settle()
    assert sealing.load_session(token) is None


def test_two_rows_do_not_change_places(people, thief):
    """One visit's ciphertext under another's index opens with neither token."""
    ana, ben, _ = people
    mine, yours = start(ana), start(ben)
    rows = thief.run('SELECT "index", box FROM visits')
    assert len(rows) == 2
    for one, other in (rows, reversed(rows)):
        thief.run('UPDATE visits SET box = :box WHERE "index" = :at', box=one["box"], at=other["index"])
    settle()
    assert sealing.load_session(mine) is sealing.load_session(yours) is None


@pytest.mark.parametrize(("state", "idle", "life"), [("half", 5, 5), ("full", 30, 480), ("box", 30, 30)])
def test_visits_end(people, clock, state, idle, life):
    """R27: idle 30 minutes and 8 hours in all; half a visit 5 minutes; a box visit 30."""
    token = start(people[0], state=state)
    clock.advance(minutes=idle - 1)
    assert sealing.load_session(token) is not None
    clock.advance(minutes=1, seconds=1)
    assert sealing.load_session(token) is None
    token, passed = start(people[0], state=state), 0
    while found := sealing.load_session(token):
        sealing.touch_session(found[0])
        settle()
        clock.advance(minutes=4)
        passed += 4
    assert life <= passed <= life + 4


def test_last_seen_is_written_once_a_minute(people, clock):
    """Settled 12: the only write of a page view is last-seen, at most once a minute."""
    token = start(people[0])
    assert sealing.touch_session(sealing.load_session(token)[0]) is False
    clock.advance(seconds=59)
    assert sealing.touch_session(sealing.load_session(token)[0]) is False
    clock.advance(seconds=2)
    assert sealing.touch_session(sealing.load_session(token)[0]) is True
    settle()
    assert sealing.touch_session(sealing.load_session(token)[0]) is False
    assert sealing.ends_at(sealing.load_session(token)[0]) > clock.now()


def test_stepping_up_keeps_the_eight_hours(people, clock):
    """A new token on step-up does not make the visit longer."""
    token = start(people[0])
    clock.advance(minutes=20)
    fresh = sealing.renew_session(token, {"step": "up"})
    settle()
    made = sealing.load_session(fresh)[0].made
    assert (clock.now() - made).total_seconds() >= 20 * 60
    assert sealing.load_session(token) is None


def test_ending_visits(people):
    """A copied cookie dies with its visit; a person ends one, all, or all but this one; others' stay."""
    ana, ben, _ = people
    here, there, third, bens = start(ana), start(ana), start(ana), start(ben)
    assert len(sealing.sessions_of(ana.id)) == 3
    sealing.end_session(third)
    settle()
    assert sealing.load_session(third) is None
    assert sealing.end_session_row(ben.id, sealing.session_index(there)) is False
    assert sealing.end_session_row(ana.id, sealing.session_index(there)) is True
    settle()
    assert sealing.load_session(there) is None
    there = start(ana)
    assert sealing.end_sessions(ana.id, but=here) == 1
    settle()
    assert sealing.load_session(here) is not None
    assert sealing.load_session(there) is None
    assert sealing.end_sessions(ana.id) == 1
    settle()
    assert sealing.load_session(here) is None
    assert sealing.load_session(bens) is not None
    with pytest.raises(NotFound):
        sealing.save_session(here, {}, ana.key)


def test_the_sweep_takes_what_is_over(people, clock, thief):
    """Box and half visits leave the database as soon as they are over, so that no hour of a reporter's stays;
    whole ones stay a day longer, shut, to say whose unfinished words came back too late."""
    ana, ben, _ = people
    shut = start(ana)
    for state in (sealing.BOX, sealing.HALF):
        start(ana, state=state)
    clock.advance(minutes=31)
    living = start(ben)
    assert sealing.sweep_sessions() == 2
    settle()
    assert len(thief.run("SELECT * FROM visits")) == 2
    assert sealing.load_session(shut) is None
    assert sealing.session_owner(shut) == ana.id
    assert sealing.session_owner("x") is None
    assert sealing.load_session(living)
    clock.advance(days=1)
    assert sealing.sweep_sessions() == 1
    settle()
    assert sealing.session_owner(shut) is None
    assert [row["person_id"] for row in thief.run("SELECT person_id FROM visits")] == [ben.id]
