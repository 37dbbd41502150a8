"""People, links and ways in, below any page."""

import pytest
from sqlalchemy import select

from portal import access, accounts, db, sealing
from portal.accounts import links, models
from portal.errors import NotFound, Refused

from .conftest import PASSWORD

KEEPER = access.keeper("site")


def token_of(path: str) -> str:
    return path.rpartition("/")[2]


def test_an_address_is_found_but_not_kept_in_clear(kim, app):
    """The database knows an address only as a keyed token and a closed box."""
    found = accounts.by_address(" Kim@OTTERS.example ")
    assert found.id == kim.person_id
    assert accounts.address(kim.person_id) == "kim@otters.example"
    row = db.db.session.execute(select(models.Person)).scalar_one()
    kept = repr(list(vars(row).values()))
    assert "Kim" in kept and "otters" not in kept


def test_an_invitation_works_once(act, kim):
    """Its second use is a missing page, and so is a link for another purpose."""
    path = act(accounts.invite, KEEPER, "sam@otters.example", partition="committee", role="member")
    token = token_of(path)
    offer, opened = act(accounts.redeem, token, name="Sam", password=PASSWORD)
    assert (offer.partition, offer.role, offer.address) == ("committee", "member", "sam@otters.example")
    assert opened.key and sealing.unlock_with_recovery(opened.person_id, opened.recovery) == opened.key
    for verb in (accounts.invitation, accounts.reset_person, accounts.move_offer):
        with pytest.raises(NotFound):
            verb(token)
    with pytest.raises(NotFound):
        act(accounts.redeem, token, name="Sam", password=PASSWORD)


def test_an_invitation_ends_after_a_week(act, clock):
    """Seven days, then it is a missing page."""
    token = token_of(act(accounts.invite, KEEPER, "sam@otters.example"))
    clock.advance(days=6, hours=23)
    assert accounts.invitation(token).address == "sam@otters.example"
    clock.advance(hours=2)
    with pytest.raises(NotFound):
        accounts.invitation(token)


def test_a_refused_password_leaves_the_invitation_open(act):
    """Nothing half-made stays: the same link works with a better password."""
    token = token_of(act(accounts.invite, KEEPER, "sam@otters.example"))
    with pytest.raises(Refused, match="password_short"):
        act(accounts.redeem, token, name="Sam", password="short")
    assert accounts.by_address("sam@otters.example") is None
    act(accounts.redeem, token, name="Sam", password=PASSWORD)
    assert accounts.by_address("sam@otters.example") is not None


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: token + "x", lambda token: "x" + token[1:]])
def test_a_changed_link_opens_nothing(act, change):
    """The signature is checked before the database is asked."""
    token = token_of(act(accounts.invite, KEEPER, "sam@otters.example"))
    assert accounts.invitation(token)
    with pytest.raises(NotFound):
        accounts.invitation(change(token))


def test_the_database_holds_no_link(act):
    """R20: only a hash of a link's secret is kept, of 32 random bytes."""
    token = token_of(act(accounts.invite, KEEPER, "sam@otters.example"))
    secret = links._signer("invitation").loads(token)
    assert len(secret) == 43
    row = db.db.session.execute(select(models.Link)).scalar_one()
    assert secret not in repr(vars(row)) and "sam" not in repr(vars(row))


def test_old_links_are_swept(act, clock):
    """Used and outdated links do not stay."""
    act(accounts.invite, KEEPER, "sam@otters.example")
    assert act(accounts.sweep, clock.now()) == 0
    clock.advance(days=8)
    assert act(accounts.sweep, clock.now()) == 1


def test_signing_in_gives_the_key(act, kim):
    """The right password opens the same key the account was made with; capitals in the address don't matter."""
    person, key = act(accounts.sign_in, "KIM@otters.example", PASSWORD)
    assert (person.id, key) == (kim.person_id, kim.key)
    assert act(accounts.sign_in, "kim@otters.example", PASSWORD + "!") is None
    assert act(accounts.sign_in, "nobody@otters.example", PASSWORD) is None


def test_exactly_one_argon2(act, kim, monkeypatch):
    """R17: one stretch for a right password, a wrong one, an unknown address and a disabled person alike."""
    counted = []
    real = sealing.people.stretch
    monkeypatch.setattr(sealing.people, "stretch", lambda *args: counted.append(args[2:]) or real(*args))
    tries = [("kim@otters.example", PASSWORD), ("kim@otters.example", "wrong"), ("no@otters.example", PASSWORD)]
    for email, password in tries:
        act(accounts.sign_in, email, password)
    act(accounts.disable, KEEPER, kim.person_id)
    assert act(accounts.sign_in, "kim@otters.example", PASSWORD) is None
    assert len(counted) == 4 and len(set(counted)) == 1


def test_a_disabled_person_is_nobody(act, kim):
    """A disabled account gets no mail, no session, and is not authenticated any more; it can be enabled again."""
    assert accounts.person(kim.person_id).is_authenticated
    act(accounts.disable, KEEPER, kim.person_id)
    assert not accounts.person(kim.person_id).is_authenticated
    assert accounts.address(kim.person_id) is None
    act(accounts.enable, KEEPER, kim.person_id)
    assert act(accounts.sign_in, "kim@otters.example", PASSWORD)


def test_a_new_password_keeps_the_key(act, kim):
    """Changing it asks for the old one and for a good new one."""
    new = "nine brown herons wade slowly"
    with pytest.raises(Refused, match="password_wrong"):
        act(accounts.change_password, kim.person_id, "wrong", new)
    with pytest.raises(Refused, match="password_tells"):
        act(accounts.change_password, kim.person_id, PASSWORD, new + " harbour", places=["Harbour"])
    act(accounts.change_password, kim.person_id, PASSWORD, new)
    assert act(accounts.sign_in, "kim@otters.example", PASSWORD) is None
    assert act(accounts.sign_in, "kim@otters.example", new)[1] == kim.key


def test_a_reset_gives_an_empty_key(act, kim):
    """Settled 1: after a reset by mail the key is new, old password and old code are dead, the link too."""
    address, path = act(accounts.ask_reset, "kim@otters.example")
    assert address == "kim@otters.example"
    new = "nine brown herons wade slowly"
    opened = act(accounts.reset_by_mail, token_of(path), new)
    assert opened.person_id == kim.person_id and opened.key != kim.key
    assert act(accounts.sign_in, "kim@otters.example", PASSWORD) is None
    assert sealing.unlock_with_recovery(kim.person_id, kim.recovery) is None
    with pytest.raises(NotFound):
        act(accounts.reset_by_mail, token_of(path), new)


def test_a_reset_ends_sessions_and_older_links(act, kim):
    """R20: all sessions end, and no second link of the same person stays good."""
    session = act(sealing.start_session, {}, kim.key, person_id=kim.person_id)
    first, second = (token_of(act(accounts.ask_reset, "kim@otters.example")[1]) for _ in range(2))
    assert sealing.load_session(session) and accounts.reset_person(first)
    act(accounts.reset_by_mail, second, "nine brown herons wade slowly")
    assert sealing.load_session(session) is None
    with pytest.raises(NotFound):
        accounts.reset_person(first)


def test_a_reset_link_lives_half_an_hour(act, kim, clock):
    """R20: after 30 minutes it is a missing page."""
    token = token_of(act(accounts.ask_reset, "kim@otters.example")[1])
    clock.advance(minutes=29)
    assert accounts.reset_person(token) == kim.person_id
    clock.advance(minutes=2)
    with pytest.raises(NotFound):
        accounts.reset_person(token)


def test_resets_for_strangers_do_as_much(act, kim):
    """An unknown address makes a row too, which opens nothing; three mails an hour and no more."""
    assert act(accounts.ask_reset, "nobody@otters.example") is None
    row = db.db.session.execute(select(models.Link).where(models.Link.purpose == "reset")).scalar_one()
    assert row.person_id is None
    answers = [act(accounts.ask_reset, "kim@otters.example") for _ in range(4)]
    assert [bool(answer) for answer in answers] == [True, True, True, False]


def test_the_recovery_code_keeps_everything(act, kim):
    """The key stays the same; the code is renewed; a wrong one and a wrong address get the same refusal."""
    new = "nine brown herons wade slowly"
    for email, code in [("kim@otters.example", "0" * 26), ("nobody@otters.example", kim.recovery)]:
        with pytest.raises(Refused, match="recovery_wrong"):
            act(accounts.recover_with_code, email, code, new)
    sloppy = kim.recovery.lower().replace("-", " ")
    opened = act(accounts.recover_with_code, "kim@otters.example", sloppy, new)
    assert opened.key == kim.key and opened.recovery != kim.recovery
    assert act(accounts.sign_in, "kim@otters.example", new)[1] == kim.key
    assert sealing.unlock_with_recovery(kim.person_id, kim.recovery) is None


def test_an_address_moves_only_by_its_own_link(act, kim):
    """Nothing changes before the link at the new address is used; a taken address is refused."""
    token = token_of(act(accounts.ask_move, kim.person_id, "kim@herons.example"))
    assert accounts.by_address("kim@herons.example") is None
    assert act(accounts.prove_move, token) == (kim.person_id, "kim@otters.example")
    assert accounts.by_address("kim@otters.example") is None
    assert accounts.address(kim.person_id) == "kim@herons.example"
    other = token_of(act(accounts.invite, KEEPER, "sam@otters.example"))
    act(accounts.redeem, other, name="Sam", password=PASSWORD)
    taken = token_of(act(accounts.ask_move, kim.person_id, "sam@otters.example"))
    with pytest.raises(Refused, match="address_taken"):
        act(accounts.prove_move, taken)


def test_nobody_can_set_another_persons_password():
    """R21: no verb of this room changes a password without the old one, the code, or the link from the mail."""
    asks = {"change_password": "old", "reset_by_mail": "token", "recover_with_code": "recovery", "redeem": "token"}
    setters = {name for name in accounts.__all__ if "password" in _parameters(getattr(accounts, name))}
    setters |= {"change_password"}
    setters -= {"check_password", "is_common", "sign_in", "confirm", "remove_totp", "enroll"}
    assert setters == set(asks) | {"lost_second_factor"}
    assert all(word in _parameters(getattr(accounts, name)) for name, word in asks.items())


def _parameters(verb) -> list[str]:
    code = getattr(verb, "__code__", None)
    return list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]) if code else []


def test_addresses_follow_a_new_server_key(act, kim):
    """R59: after a change of the server key every address and seed lies under the newest."""
    assert act(accounts.readdress) == 1
    assert accounts.address(kim.person_id) == "kim@otters.example"
