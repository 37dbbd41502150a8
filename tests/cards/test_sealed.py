"""Cards that were sealed on a device: opened on arrival, filed once, refused without a good shift."""

import base64
import json

import pytest
from bs4 import BeautifulSoup
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from portal import access, accounts, cards, reports, sealing
from portal import clock as portal_clock
from portal.cards import pace
from portal.db import db, writing
from portal.errors import NotFound

from .conftest import CARD, Device
from .test_card import read, waiting


def send(client, kept: dict):
    """What the device does when there is a network: no cookie, the form's open token, the sealed card."""
    return client.post("/cards", data=kept)


def test_a_sealed_card_is_filed_with_both_times(app, ready, device, client):
    """Signed in or not: it is a report like any other, with who took it and the device's own time."""
    before = waiting(app, ready)
    typed = int((portal_clock.now().timestamp() - 7200) * 1000)
    kept = device.seal(told="2026-01-05T09:41", typed=typed, who="Grey badge", safe="no", source="first_hand")
    answer = send(client, kept)
    assert (answer.status_code, answer.json) == (200, {"card": "filed"})
    assert "Set-Cookie" not in answer.headers
    [new] = set(waiting(app, ready)) - set(before)
    answers = read(app, ready, new).answers
    assert answers["story"] == "He followed me. ZQCARD"
    assert answers["taken:told"] == "2026-01-05T09:41+01:00"
    assert answers["taken:by"] == "Pia Winther"
    assert answers["taken:safe"] == "no"
    assert answers["taken:typed"] < portal_clock.now().isoformat()


def test_the_same_card_is_one_report(app, ready, device, client):
    """Sent again, in another shift, sealed anew, after the report was opened: nothing is added."""
    before = waiting(app, ready)
    receipt = sealing.receipt.new()
    kept = device.seal(id=receipt)
    for again in (kept, kept, device.seal(id=receipt), device.seal(id=receipt.lower().replace("-", " "))):
        assert send(client, again).json == {"card": "filed"}
    assert len(set(waiting(app, ready)) - set(before)) == 1


def test_two_cards_are_two_reports(app, ready, device, client):
    """What is alike in words is not the same card."""
    before = waiting(app, ready)
    for _ in range(2):
        assert send(client, device.seal()).status_code == 200
    assert len(set(waiting(app, ready)) - set(before)) == 2


def test_a_card_can_leave_out_its_own_taker_and_others(app, ready, signed, client):
    """Eli takes one about Dov and will not read it himself: neither of them gets a row."""
    device = Device(signed("eli").get(CARD).text)
    before = waiting(app, ready)
    out = [ready.actor(key).holder for key in ("eli", "dov")]
    assert send(client, device.seal(exclude=out)).status_code == 200
    [new] = set(waiting(app, ready)) - set(before)
    assert new not in waiting(app, ready, "eli")
    assert new not in waiting(app, ready, "dov")
    for key in ("eli", "dov"):
        assert signed(key).get(f"/desk/northconf/reports/{new}").status_code == 404


# ---- what is refused -------------------------------------------------------------------------------------------
def refused(app, world, client, kept, status=403) -> None:
    before = waiting(app, world)
    answer = send(client, kept)
    assert answer.status_code == status
    assert set(answer.json) == {"card"}
    assert waiting(app, world) == before


@pytest.fixture
def good(app, ready, device, client):
    """What is refused below would be taken as it stands."""
    assert send(client, device.seal()).status_code == 200


def test_no_shift_and_changed_shifts(app, ready, device, client, good):
    """Nothing, another letter, cut short, another installation's words: the same refusal."""
    shift = device.facts["shift"]
    for wrong in ("", shift[:-4], shift[:30] + ("A" if shift[30] != "A" else "B") + shift[31:], "x" * 300, "é"):
        refused(app, ready, client, device.seal() | {"shift": wrong})


def test_a_shift_is_over_after_three_days(app, ready, device, client, clock, good):
    """What waited longer goes out on the next one."""
    kept = device.seal()
    clock.advance(days=3, hours=1)
    refused(app, ready, client, kept)


def test_the_shift_of_somebody_who_left(app, ready, device, client, good, unit):
    """Removed from the team: their device hands nothing in any more."""
    kept = device.seal()
    with unit():
        access.remove(ready.actor("cleo"), ready.actor("pia").holder)
    refused(app, ready, client, kept)


def test_the_shift_of_another_role(app, ready, device, client, good, unit):
    """Who only organises takes no cards, also not with an older shift."""
    kept, pia = device.seal(), ready.actor("pia")
    with unit():
        access.remove(ready.actor("cleo"), pia.holder)
        access.join(pia.holder, pia.partition, "organiser")
    refused(app, ready, client, kept)


def test_a_new_key_ends_the_shift(app, ready, device, client, good, unit):
    """A reset password, after a phone was lost: the lost phone hands nothing in."""
    kept = device.seal()
    with unit():
        sealing.replace_person(ready.actor("pia").holder, "another long and quiet sentence")
    refused(app, ready, client, kept)


def test_a_closed_account_ends_the_shift(app, ready, device, client, good, unit):
    """Whoever may not sign in may not hand in."""
    kept = device.seal()
    with unit():
        accounts.person(ready.actor("pia").holder).state = accounts.DISABLED
    refused(app, ready, client, kept)


def test_all_shifts_end_at_once(app, ready, device, signed, client, good):
    """A phone was lost: one button, and no device there hands anything in before its owner opens the card anew."""
    kept, dov = device.seal(), signed("dov")
    page = BeautifulSoup(dov.get("/desk/northconf/settings/card").text, "html.parser")
    assert "Last ended" not in page.get_text()
    token = page.select_one("form[data-act=edit] [name=csrf_token]")["value"]
    assert dov.post("/desk/northconf/settings/card", data={"csrf_token": token}).status_code == 303
    assert "Last ended" in dov.get("/desk/northconf/settings/card").text
    refused(app, ready, client, kept)
    refused(app, ready, client, Device(dov.get(CARD).text).seal() | {"shift": device.facts["shift"]})
    renewed = Device(signed("pia").get(CARD).text).facts["shift"]
    assert send(client, kept | {"shift": renewed}).status_code == 200


def test_ending_shifts_twice_and_elsewhere(app, ready, device, client, good, unit):
    """Each press ends what began since; another place keeps its shifts; helpers can't press."""
    for _press in range(2):
        with unit():
            cards.end_all(ready.actor("ana"))
    assert send(client, device.seal()).status_code == 200, "Harbor ended its own"
    for _press in range(2):
        with unit():
            fresh = cards.shift(ready.actor("pia"))
            cards.end_all(ready.actor("cleo"))
        refused(app, ready, client, device.seal() | {"shift": fresh})
    with unit(), pytest.raises(NotFound):
        cards.end_all(ready.actor("pia"))


def test_a_card_of_another_place(app, ready, device, client, good):
    """A shift at one community files nothing at another."""
    refused(app, ready, client, device.seal(at=ready.partition("harbor-python")))
    refused(app, ready, client, device.seal(at="committee"))


def test_what_does_not_open(app, ready, device, client, good):
    """Damaged, of another month, no card at all: refused, and the device keeps it."""
    kept = device.seal()
    raw = base64.b64decode(kept["box"])
    changed = base64.b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode()
    for wrong in (
        {"box": changed},
        {"month": "2001-01"},
        {"box": "?"},
        {"box": "é"},
        {"box": ""},
        {"box": "A" * 400_004},
    ):
        refused(app, ready, client, kept | wrong, 422)
    public = PublicKey(base64.b64decode(device.facts["key"]))
    deep = "[" * 100_000
    for words in ("", "null", "[]", '{"at": 1}', "{}", deep, json.dumps({"at": device.facts["at"], "id": "no"})):
        box = base64.b64encode(SealedBox(public).encrypt(words.encode())).decode()
        answer = send(client, kept | {"box": box})
        assert answer.status_code in (403, 422), words[:20]
    refused(app, ready, client, device.seal(story="   "), 422)


def test_odd_facts_lose_no_words(app, ready, device, client):
    """Wrong codes, times and types are left aside; what was written arrives."""
    before = waiting(app, ready)
    odd = {"safe": ["x"], "ongoing": {}, "exclude": "everybody", "told": "soon", "typed": "never", "event": 3}
    odd |= {"language": None, "agrees": "yes", "confirmed": 7, "door": "window", "more": "things"}
    assert send(client, device.seal(**odd)).status_code == 200
    [new] = set(waiting(app, ready)) - set(before)
    answers = read(app, ready, new).answers
    assert answers["story"] == "He followed me. ZQCARD"
    assert answers["taken:told"] == answers["taken:typed"]


def test_a_form_token_is_asked_for(client, device):
    """Another site's page can't send one in somebody's name."""
    kept = device.seal()
    assert client.post("/cards", data=kept | {"form_token": "x"}).status_code == 400
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    assert client.post("/cards", data=kept, headers=foreign).status_code == 400


def test_too_many_wait_folded_and_are_not_lost(app, ready, device, client, monkeypatch):
    """A stolen device can send junk for three days; it buries nothing and loses nothing."""
    monkeypatch.setattr(pace, "MOST", 3)
    with app.app_context():
        was = len(reports.listing(ready.actor("cleo"), aside=True))
    for _ in range(5):
        assert send(client, device.seal()).status_code == 200
    with app.app_context():
        assert len(reports.listing(ready.actor("cleo"), aside=True)) - was == 2


# ---- what lies on a device ---------------------------------------------------------------------------------------
def test_a_stolen_device_opens_nothing(app, ready, device):
    """Everything it holds, tried as a key and as an answer: the sealed card stays shut, and names nobody."""
    kept = device.seal(story="ZQSECRET words", contact="ZQNAME")
    everything = "\n".join([*kept.values(), *device.facts.values()]) + base64.b64decode(kept["box"]).hex()
    assert "ZQSECRET" not in everything and "ZQNAME" not in everything
    for who in ("pia", "cleo"):
        assert ready.actor(who).holder not in base64.urlsafe_b64decode(kept["shift"]).decode("latin-1")
    box, public = base64.b64decode(kept["box"]), base64.b64decode(device.facts["key"])
    shift = base64.urlsafe_b64decode(kept["shift"])
    for raw in (public, box[:32], box[-32:], shift[:32], shift[-32:], b"\0" * 32):
        with pytest.raises(CryptoError):
            SealedBox(PrivateKey(raw)).decrypt(box)
    with app.app_context(), pytest.raises(sealing.Damaged):
        sealing.envelope_open(shift, "transport:" + kept["month"])
    with app.app_context():
        assert b"ZQSECRET" in sealing.open_transport(kept["month"], box), "the portal itself can"
        db.session.remove()


def test_the_database_with_the_device_opens_nothing(app, ready, device, settings):
    """The private half lies under the server's key, which stands in neither."""
    kept = device.seal()
    other = type(settings)(**{**settings.__dict__, "server_keys": ("quite another key, kept only for this test",)})
    with app.app_context():
        sealing.configure(other)
        try:
            with pytest.raises(sealing.Damaged):
                sealing.open_transport(kept["month"], base64.b64decode(kept["box"]))
        finally:
            sealing.configure(settings)
        assert sealing.open_transport(kept["month"], base64.b64decode(kept["box"]))
        db.session.remove()


def test_the_page_that_a_device_keeps_names_nobody_signed_in(signed):
    """No name, no session's token, no way out: nothing of whoever was signed in stays on a lost phone."""
    pia = signed("pia")
    full, away = pia.get(CARD), pia.get(CARD + "away")
    assert 'name="csrf_token"' in full.text and "Sign out" in full.text
    soup = BeautifulSoup(away.text, "html.parser")
    assert not soup.select("[name=csrf_token], [name=issued], [data-left], form[action='/sign-out']")
    assert "Pia Winther" not in soup.header.get_text()
    assert [label.get_text() for label in soup.select("label") if "Pia" in label.get_text()] == ["Pia Winther"]
    assert away.headers["Cache-Control"] == "no-store"


def test_the_worker_and_what_it_may(signed, client):
    """It stands under the card, is a script of ours under the strict policy, and is nobody else's."""
    answer = signed("pia").get(CARD + "worker.js")
    assert answer.mimetype == "text/javascript"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert client.get(CARD + "worker.js").status_code == 303


def test_without_a_key_of_the_month_the_form_is_a_form(app, world, client):
    """Before the keeper came nothing is promised to the device."""
    world.sign_in(client, "pia")
    with app.app_context(), writing():
        for row in db.session.scalars(db.select(sealing.models.TransportKey)):
            db.session.delete(row)
    page = client.get(CARD)
    assert page.status_code == 200
    assert 'data-key=""' in page.text and 'data-shift=""' in page.text


def test_a_shift_says_who_and_where(app, ready):
    """Round trip of the token, for its own person and place."""
    with app.app_context():
        actor = ready.actor("sam")
        assert cards.on_shift(cards.shift(actor)) == (actor.holder, actor.partition)


def test_signing_out_keeps_what_waits(signed):
    """With cards on the device only caches are cleared; else everything is (R33)."""
    for more, cleared in (({}, '"cache", "storage"'), ({"keep": "cards"}, '"cache"')):
        client = signed("pia")
        page = BeautifulSoup(client.get(CARD).text, "html.parser")
        token = page.select_one("form[action='/sign-out'] [name=csrf_token]")["value"]
        answer = client.post("/sign-out", data={"csrf_token": token} | more)
        assert answer.status_code == 303
        assert answer.headers["Clear-Site-Data"] == cleared
        assert client.get("/home").status_code == 303
