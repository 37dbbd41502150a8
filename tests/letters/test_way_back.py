"""Whoever has to ask to come back asks in their own box; it tells of a measure only once a letter has."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal import cases, duty, letters
from portal.errors import Refused
from portal.letters import appeals

from .test_appeals import ARGUMENT, decided
from .test_letters import entered, sent
from .test_terms import TODAY, imposed, term

WISH = "I have spoken with somebody about it, and I would like to come again."


def box(ground, actor):
    with ground.unit():
        return letters.box.read(actor)


def test_the_box_tells_of_no_measure_that_no_letter_told(ground, matter, clock):
    """A measure that is written down after the letter is nothing the box knows of, until the next letter."""
    actor, _code = entered(ground, sent(ground, matter).token)
    clock.advance(days=1)
    imposed(ground, matter, starts=TODAY(), ends=TODAY() + timedelta(days=3))
    assert box(ground, actor).back == ""
    with ground.unit(), pytest.raises(Refused) as early:
        letters.box.ask_back(actor, WISH)
    assert early.value.code == "back_early"
    sent(ground, matter, "box")
    assert box(ground, actor).back == "may"


def test_asked_from_the_box_it_waits_for_the_team(ground, matter, clock):
    """Too early it says from when; then once, and the team decides; the words lie in the case alone."""
    imposed(ground, matter)
    actor, _code = entered(ground, sent(ground, matter).token)
    assert (box(ground, actor).back, box(ground, actor).back_from) == ("later", TODAY() + timedelta(days=23))
    clock.advance(days=40)
    with ground.unit():
        letters.remind(clock.now())
    for text, code in (("  ", "text_empty"), ("x" * 6000, "text_long")):
        with ground.unit(), pytest.raises(Refused) as refused:
            letters.box.ask_back(actor, text)
        assert refused.value.code == code
    with ground.unit():
        letters.box.ask_back(actor, WISH)
    with ground.unit(), pytest.raises(Refused) as twice:
        letters.box.ask_back(actor, WISH)
    assert twice.value.code == "back_asked"
    assert box(ground, actor).back == "asked"
    with ground.unit():
        ben = ground.act("Ben")
        view = cases.read(ben, matter.case_id)
        assert [note.text for note in view.notes_of("from_box")] == [WISH]
        assert "asked_back" in view.step_codes
        assert "back" in [one.kind for one in duty.at_place(ben).things]
        assert term(ground, matter).state == "asked"
        assert "back" not in [one.kind for one in duty.at_place(ground.act("Dov")).things]
    with ground.unit():
        letters.decide_back(ben, matter.case_id, term(ground, matter).id, "refused", "Not yet.")
    assert box(ground, actor).back == "may"


def test_whoever_need_not_ask_sees_nothing_of_it(ground, matter, clock):
    """A measure that ends by itself, and one of somebody else, offer nothing."""
    imposed(ground, matter, asks=False)
    imposed(ground, matter, parties=(matter.witness,))
    actor, _code = entered(ground, sent(ground, matter).token)
    clock.advance(days=28)
    assert box(ground, actor).back == ""


def test_a_new_code_is_no_new_appeal(ground, matter):
    """Whoever has asked for another look asks no second time through a fresh box; the answer reaches the fresh one."""
    actor = decided(ground, matter)
    with ground.unit():
        letters.box.appeal(actor, ARGUMENT)
    fresh, _code = entered(ground, sent(ground, matter, "print", fresh=True).token)
    assert box(ground, fresh).appeal == "asked"
    with ground.unit(), pytest.raises(Refused) as twice:
        letters.box.appeal(fresh, ARGUMENT)
    assert twice.value.code == "appeal_open"
    with ground.unit():
        cleo = ground.act("Cleo")
        [case] = [one for one in cases.listing(cleo)[0] if one.source == "appeal"]
        appeals.end(cleo, case.id, "ineligible", "It is no ground.")
    found = box(ground, fresh)
    assert [sheet.kind for sheet in found.sheets][-1] == "result"
    assert found.appeal == "again"


def test_asking_on_the_page(ground, matter, clock):
    """Without a script and an account: too empty is said beside the field, and what was asked stands there after."""
    imposed(ground, matter, ends=TODAY() + timedelta(days=3))
    token = sent(ground, matter).token
    client = ground.app.test_client()

    def soup(answer):
        return BeautifulSoup(answer.get_data(as_text=True), "html.parser")

    def send(page, form, **more):
        held = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
        return client.post("/letter", data=held | more)

    page = soup(client.get(f"/letter/{token}"))
    held = {one["name"]: one.get("value", "") for one in page.select("main form input[type=hidden]")}
    page = soup(client.post(f"/letter/{token}", data=held))
    form = page.select_one('form[data-act="back"]')
    answer = send(page, form, again=" ")
    assert answer.status_code == 422
    page = soup(answer)
    assert "Write something first." in page.get_text()
    answer = send(page, page.select_one('form[data-act="back"]'), again=WISH)
    assert answer.status_code == 200
    assert "Your request has arrived." in soup(answer).get_text()
    assert "You asked to come back" in soup(answer).get_text()
    assert soup(answer).select_one('form[data-act="back"]') is None
