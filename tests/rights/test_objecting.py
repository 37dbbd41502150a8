"""Not agreeing: a statement beside the cases and the entry it is about, a correction for everybody who was told."""

import pytest

from portal import cases, disclosure, letters, screening
from portal.errors import NotFound, Refused
from portal.rights import answering, asking, objecting
from portal.screening import disputes
from tests.disclosure.test_disclosure import drafted
from tests.register.scene import holder, opened

TOLD = "You were warned because of remarks about other people's bodies."


def test_a_statement_from_the_box_stands_beside_the_case(quest, ground):
    """They read the answer, do not agree, and whoever reads the case from then on reads that, once."""
    quest.ask()
    request_id, ana, case_id = quest.sure(), ground.act("Ana"), quest.matter.case_id
    with ground.unit(), pytest.raises(Refused):
        answering.attach(ana, request_id)
    quest.answer(items={case_id: TOLD})
    with ground.unit():
        rob = letters.box.enter(quest.code)
        asking.write(rob, letters.box.box_of(rob).id, "MARKERNO It was a joke.", "one", disagree=True)
    for expected in (1, 0):
        with ground.unit():
            assert answering.attach(ana, request_id) == expected
    with ground.unit():
        view = cases.read(ground.act("Ben"), case_id)
        assert [one.text for one in view.notes_of("disagrees")] == ["MARKERNO It was a joke."]
        assert view.step_codes[-1] == "disagrees"
    assert quest.sheets()[-1].kind == "disagree"


def test_a_statement_stands_beside_the_entry_for_key_holders_alone(ground):
    """Put there in the open vault; read by another key holder; by nobody else, nor with the vault shut."""
    person, _draft = drafted(ground)
    with ground.unit():
        objecting.attach(holder(ground), person, "MARKERNO I was not there.")
    with ground.unit():
        assert [one.text for one in objecting.statements(holder(ground, "Gil"), person)] == [
            "MARKERNO I was not there."
        ]
    for who in (ground.act("Ivo"), ground.act("Ana")):
        with ground.unit(), pytest.raises(NotFound):
            objecting.statements(who, person)
    with ground.unit(), pytest.raises(Refused):
        objecting.attach(holder(ground), person, "  ")


def test_a_correction_goes_to_everybody_who_was_told(ground):
    """Nothing goes before a second key holder signs; then each earlier receiver has it."""
    person, draft = drafted(ground)
    with ground.unit(), pytest.raises(Refused) as refused:
        objecting.correct_everywhere(holder(ground), person, "It was somebody else.", "Mixed up", "not_found")
    assert refused.value.code == "nothing_told"
    with ground.unit():
        disclosure.sign(holder(ground, "Gil"), draft)
    with ground.unit():
        copy = disclosure.again(holder(ground), draft, place=ground.north)
        disclosure.sign(holder(ground, "Gil"), copy)
    said = ("It was somebody else.", "They asked, and were right")
    with ground.unit():
        [waits] = objecting.correct_everywhere(holder(ground), person, *said, "not_found")
        assert len(disclosure.received(ground.act("Ana"))) == 1
    with ground.unit():
        disclosure.sign(holder(ground, "Gil"), waits)
    for name in ("Ana", "Dov"):
        with ground.unit():
            newest, first = disclosure.received(ground.act(name))
            assert newest.corrects == first.id or first.corrects == newest.id


def test_this_is_not_me_freezes_answers_about_the_entry(ground):
    """What a key holder stops on such a request is answered to no list until another decides."""
    person, _draft = drafted(ground)
    opened(ground, "Lea")
    with ground.unit():
        assert person not in disputes.open_for(holder(ground))
        screening.dispute(holder(ground), person, "They say that it is somebody else")
    with ground.unit():
        assert person in disputes.open_for(holder(ground))
        with pytest.raises(Refused):
            screening.settle(holder(ground), person, True)
