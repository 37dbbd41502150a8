"""A measure is an obligation: somebody looks after it, each place is ticked, its end noticed, the way back asked."""

from datetime import timedelta

import pytest

from portal import cases, letters
from portal import clock as portal_clock
from portal.errors import Conflict, NotFound, Refused
from tests.cases.walker import Walker

TODAY = portal_clock.today


def imposed(ground, matter, **more) -> str:
    facts = {
        "kind": "suspension_short",
        "level": 2,
        "text": "Stay away from the evenings.",
        "places": ("Ticket list", "Chat"),
        "starts": TODAY(),
        "ends": TODAY() + timedelta(days=30),
        "parties": (matter.reported,),
        "asks": True,
    } | more
    with ground.unit():
        return letters.impose(ground.act("Ana"), matter.case_id, letters.Wanted(**facts))


def term(ground, matter, name="Ana"):
    [found] = letters.terms_of(ground.act(name), cases.read(ground.act(name), matter.case_id))
    return found


def test_each_place_is_ticked_with_what_shows_it(ground, matter):
    """By anybody on the case, once; nobody elsewhere can."""
    term_id = imposed(ground, matter)
    with ground.unit():
        first, second = term(ground, matter).places
        assert (first.words, second.words, term(ground, matter).open_places) == ("Ticket list", "Chat", 2)
        letters.carry_out(ground.act("Ben"), matter.case_id, term_id, first.id, "Ticket 17 was cancelled.")
    with ground.unit():
        found = term(ground, matter)
        assert found.open_places == 1
        assert found.places[0].proof == "Ticket 17 was cancelled."
        assert found.places[0].done_by == ground.people["Ben"]
        with pytest.raises(Conflict):
            letters.carry_out(ground.act("Ana"), matter.case_id, term_id, first.id)
        for name in ("Dov", "Noa", "Gil"):
            with pytest.raises(NotFound):
                letters.carry_out(ground.act(name), matter.case_id, term_id, second.id)


def test_its_owner_is_told_that_it_ends_soon_and_once(ground, matter, clock, smtp):
    """A week before, without a word of it; on its day it is over, and waits to be asked back from."""
    imposed(ground, matter, owner=ground.people["Ben"])
    with ground.unit():
        assert letters.remind(clock.now()) == 0
    clock.advance(days=24)
    with ground.unit():
        assert letters.remind(clock.now()) == 1
    with ground.unit():
        assert letters.remind(clock.now()) == 0
        assert term(ground, matter).state == "running"
    clock.advance(days=7)
    with ground.unit():
        assert letters.remind(clock.now()) == 1
        assert term(ground, matter).state == "waiting"


def test_one_that_nobody_has_to_ask_about_is_over(ground, matter, clock):
    """On its day, by itself."""
    imposed(ground, matter, asks=False)
    clock.advance(days=32)
    with ground.unit():
        letters.remind(clock.now())
        assert term(ground, matter).state == "ended"


def test_the_way_back_is_asked_for_and_decided(ground, matter, clock):
    """Refused, asked again, extended, asked again, back; each with its words in the case."""
    term_id, ana = imposed(ground, matter), ground.act("Ana")
    with ground.unit(), pytest.raises(Conflict):
        letters.decide_back(ana, matter.case_id, term_id, "back", "Too early")
    clock.advance(days=40)
    with ground.unit():
        letters.remind(clock.now())
        letters.ask_back(ana, matter.case_id, term_id, "I would like to come again.")
    with ground.unit():
        assert term(ground, matter).asked == "I would like to come again."
        letters.decide_back(ana, matter.case_id, term_id, "refused", "Not yet.")
        letters.ask_back(ana, matter.case_id, term_id, "Now?")
    with ground.unit(), pytest.raises(Refused):
        letters.decide_back(
            ana, matter.case_id, term_id, "extended", "Longer", portal_clock.today() - timedelta(days=1)
        )
    with ground.unit():
        letters.decide_back(
            ana, matter.case_id, term_id, "extended", "Longer", portal_clock.today() + timedelta(days=9)
        )
        assert term(ground, matter).state == "running"
        letters.ask_back(ana, matter.case_id, term_id, "And now?")
        letters.decide_back(ana, matter.case_id, term_id, "back", "Welcome, without alcohol.")
    with ground.unit():
        assert term(ground, matter).state == "back"
        texts = [note.text for note in cases.read(ana, matter.case_id).notes_of("response")]
        assert texts == ["Not yet.", "Longer", "Welcome, without alcohol."]


def test_whoever_steps_back_looks_after_nothing(ground, matter, clock, smtp):
    """Ben owned it; after stepping back the others are told instead, and he is not."""
    imposed(ground, matter, owner=ground.people["Ben"])
    with ground.unit():
        cases.recuse(ground.act("Ben"), matter.case_id)
    with ground.unit():
        assert term(ground, matter).owner == ""
    clock.advance(days=25)
    with ground.unit():
        letters.remind(clock.now())
        with pytest.raises(Refused):
            letters.hand(ground.act("Ana"), matter.case_id, term(ground, matter).id, ground.people["Ben"])


def test_the_ladder_has_four_usual_steps_and_ones_own(ground):
    """A warning, a short and a long suspension, a ban; a lead changes days and words, a responder does not."""
    ana = ground.act("Ana")
    with ground.unit():
        assert [(step.level, step.days, step.asks) for step in letters.ladder_of(ana)] == [
            (1, 0, False),
            (2, 90, True),
            (3, 180, True),
            (4, 0, False),
        ]
        letters.keep_step(ana, 2, words="A pause", days=30, asks=False)
        assert letters.ladder_of(ana)[1].ends(portal_clock.today()) == portal_clock.today() + timedelta(days=30)
        assert letters.ladder_of(ground.act("Dov"))[1].days == 90
        with pytest.raises(NotFound):
            letters.keep_step(ground.act("Ben"), 2, words="x", days=1)


def test_what_was_decided_does_not_stand_twice(ground, matter):
    """The action written down as carried out becomes the obligation, with its days and people; nobody else's can."""
    ana = ground.act("Ana")
    with ground.unit():
        plain = cases.measure(ana, matter.case_id, "suspension_short", "Two months.")
        other = cases.open_seen(ana)
        foreign = cases.measure(ana, other, "verbal_warning")
        assert [one.id for one in letters.bare(ana, cases.read(ana, matter.case_id))] == [plain]
    with ground.unit(), pytest.raises(NotFound):
        letters.impose(ana, matter.case_id, letters.Wanted(kind="suspension_short", again=foreign))
    imposed(ground, matter, again=plain, text="")
    with ground.unit():
        view = cases.read(ana, matter.case_id)
        [one] = view.measures
        assert (one.id, one.text, one.ends) == (plain, "Two months.", TODAY() + timedelta(days=30))
        assert cases.concerned(ana, plain) == [matter.reported]
        assert letters.bare(ana, view) == []
    with ground.unit(), pytest.raises(NotFound):
        letters.impose(ana, matter.case_id, letters.Wanted(kind="suspension_short", again=plain))


def test_a_measure_on_pages(ground, matter):
    """Begun from a step of the ladder; ticked; handed on; asked back from and decided."""
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{matter.case_id}/terms?level=2")
    ana.act("impose", places="Ticket list\nChat", parties=matter.reported)
    assert ana.page.status_code == 200, ana.text
    assert "90 days left" in ana.text
    path = ana.path
    ana.act("measure_done", proof="Cancelled")
    assert "Done by Ana" in ana.text
    ana.send(ana.form("measure_asked"), act="asked", text=" ")
    assert ana.page.status_code == 422
    ana.send(ana.form("measure_asked"), act="asked", text="May I come again?")
    assert "May I come again?" in ana.text
    ana.send(ana.form("measure_back"), act="back", result="extended", text="Longer", ends="2001-01-01")
    assert ana.page.status_code == 422
    ana.send(ana.form("measure_back"), act="back", result="back", text="Welcome.")
    assert "They are back" in ana.text
    ana.get(f"/desk/harbor/cases/{matter.case_id}")
    assert "1 place is still to do" not in ana.text
    dov = Walker(ground.app, "Dov")
    assert dov.get(path).status_code == 404
    ana.get("/desk/harbor/settings/ladder")
    ana.act("ladder", words="A talk", days="0")
    assert "1: A talk" in ana.text
