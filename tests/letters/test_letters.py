"""A letter from its first word to its answer: who may, what keeps it back, what its reader sees, and nothing more."""

import re

import pytest

from portal import access, cases, clock, letters, mail, reports, sealing
from portal.db import db
from portal.errors import Conflict, NotFound, Refused
from portal.letters.models import Letter, LetterSheet
from portal.letters.redacting import BLACK

from .conftest import PARTS, STORY


def begun(ground, matter, name="Ana", **parts) -> str:
    with ground.unit():
        return letters.begin(ground.act(name), matter.case_id, matter.reported, PARTS | parts)


def signed(ground, matter) -> str:
    letter_id = begun(ground, matter)
    with ground.unit():
        letters.ask(ground.act("Ana"), matter.case_id, letter_id)
    with ground.unit():
        letters.sign(ground.act("Ben"), matter.case_id, letter_id)
    return letter_id


def sent(ground, matter, way="print", **more):
    letter_id = signed(ground, matter)
    with ground.unit():
        return letters.send(ground.act("Cleo"), matter.case_id, letter_id, way, **more)


def entered(ground, token):
    with ground.unit():
        code = letters.box.take(token)
        return letters.box.enter(code), code


def test_a_letter_leaves_only_when_a_second_member_signed_it(ground, matter):
    """Not unsigned, not signed by whoever wrote it, not changed after it was signed."""
    letter_id, ana, ben = begun(ground, matter), ground.act("Ana"), ground.act("Ben")
    for act in (letters.sign, lambda *ids: letters.send(*ids, "print")):
        with ground.unit(), pytest.raises(Conflict):
            act(ben, matter.case_id, letter_id)
    with ground.unit():
        letters.ask(ana, matter.case_id, letter_id)
    with ground.unit(), pytest.raises(Conflict) as own:
        letters.sign(ana, matter.case_id, letter_id)
    assert own.value.code == "own_letter"
    with ground.unit():
        letters.sign(ben, matter.case_id, letter_id)
    with ground.unit():
        letters.save(ben, matter.case_id, letter_id, PARTS | {"impact": "People were hurt."})
    with ground.unit(), pytest.raises(Conflict):
        letters.send(ana, matter.case_id, letter_id, "print")
    with ground.unit():
        letters.ask(ben, matter.case_id, letter_id)
    with ground.unit(), pytest.raises(Conflict):
        letters.sign(ben, matter.case_id, letter_id)


@pytest.mark.parametrize("name", list(PARTS))
def test_each_of_the_four_parts_is_needed(ground, matter, name):
    """A letter without one of them is asked for by nobody."""
    letter_id = begun(ground, matter, **{name: "  "})
    with ground.unit(), pytest.raises(Refused) as refused:
        letters.ask(ground.act("Ana"), matter.case_id, letter_id)
    assert refused.value.code == "part_empty"


def test_what_could_tell_who_reported_is_decided_one_by_one(ground, matter):
    """A phrase, a time, a witness's name are found; each may stay when somebody says so, the reporter's name never."""
    ana = ground.act("Ana")
    letter_id = begun(ground, matter, impact="You followed me to the coat rack at 20:40. Jo saw it.")
    with ground.unit():
        view = letters.read(ana, matter.case_id, letter_id)
        assert {one.kind for one in view.open} == {"phrase", "time", "name"}
    with ground.unit(), pytest.raises(Refused) as refused:
        letters.ask(ana, matter.case_id, letter_id)
    assert refused.value.code == "details_open"
    with ground.unit():
        keys = [one.key for one in view.open]
        view = letters.save(ana, matter.case_id, letter_id, view.parts, keys)
        assert not view.open
        assert len(view.stays) == 3
    with ground.unit():
        letters.ask(ana, matter.case_id, letter_id)
    for telling in ("Nia Duarte wrote to us.", "Write to nia.duarte@mail.example."):
        with ground.unit():
            view = letters.save(ana, matter.case_id, letter_id, PARTS | {"impact": telling})
            keys = [one.key for one in view.findings]
            view = letters.save(ana, matter.case_id, letter_id, view.parts, keys)
            assert "reporter" in {one.kind for one in view.open}


def test_what_the_case_learns_later_keeps_a_signed_letter_back(ground, matter):
    """Signed in good faith; then a witness is named, and the letter would name them."""
    letter_id = begun(ground, matter, impact="Somebody called Wren was hurt.")
    with ground.unit():
        letters.ask(ground.act("Ana"), matter.case_id, letter_id)
    with ground.unit():
        letters.sign(ground.act("Ben"), matter.case_id, letter_id)
    with ground.unit():
        cases.add_party(ground.act("Ana"), matter.case_id, "witness", "person", "Wren Tallis")
    with ground.unit(), pytest.raises(Refused) as refused:
        letters.send(ground.act("Ana"), matter.case_id, letter_id, "print")
    assert refused.value.code == "details_open"


def test_a_hidden_passage_stands_in_no_letter_and_no_packet(ground, matter):
    """What is marked in a fact is black in what leaves; a letter with it can't be asked for."""
    ana = ground.act("Ana")
    with ground.unit():
        fact = cases.note(ana, matter.case_id, "fact", "Seen from the balcony by two people. It was loud.")
    with ground.unit():
        before = cases.hand_over(ana, matter.case_id, ("facts", "report"))
        assert "balcony" in str(before.items)
        assert "coat rack" in str(before.items)
        letters.mark(ana, matter.case_id, fact, numbers=[0])
        letters.mark(ana, matter.case_id, matter.report_id, phrases=["coat rack"])
    with ground.unit():
        after = cases.hand_over(ana, matter.case_id, ("facts", "report"))
        assert "balcony" not in str(after.items)
        assert "coat rack" not in str(after.items)
        assert str(after.items).count(BLACK) == 2
        assert "It was loud." in str(after.items)
        assert "balcony" in cases.read(ana, matter.case_id).notes_of("fact")[0].text
    letter_id = begun(ground, matter, impact="You were seen from the balcony by two people.")
    with ground.unit():
        view = letters.read(ana, matter.case_id, letter_id)
        view = letters.save(ana, matter.case_id, letter_id, view.parts, [one.key for one in view.findings])
        assert {one.kind for one in view.open} == {"hidden"}
    with ground.unit():
        letters.mark(ana, matter.case_id, fact)
        assert not letters.read(ana, matter.case_id, letter_id).open


def test_a_mail_carries_a_link_and_no_word_of_the_letter(ground, matter, smtp):
    """Neither a part, nor a name, a case, a place; the link opens the box once."""
    gone = sent(ground, matter, "mail", address="rob@mail.example")
    with ground.unit():
        mail.deliver(clock.now())
    message = smtp.mailbox.to("rob@mail.example")
    body = message.get_payload(decode=True).decode()
    whole = message.as_string() + body
    with ground.unit():
        view = cases.read(ground.act("Ana"), matter.case_id)
        words = [*PARTS.values(), "Rob", "Kesten", "Harbor", "harbor", view.code_name, matter.case_id, gone.letter_id]
    assert not [word for word in words if word in whole]
    assert re.search(r"/letter/([\w-]{43})", body)[1] == gone.token
    actor, _code = entered(ground, gone.token)
    assert actor is not None
    with ground.unit(), pytest.raises(NotFound):
        letters.box.take(gone.token)


def test_whoever_got_a_letter_sees_it_and_nothing_else_of_the_case(ground, matter):
    """The four parts and a day; no lock but their own, no report, no case, no other letter."""
    other = begun(ground, matter, impact="Another draft that stays.")
    gone = sent(ground, matter)
    actor, code = entered(ground, gone.token)
    with ground.unit():
        seen = letters.box.read(actor)
        assert [sheet.parts for sheet in seen.sheets] == [PARTS]
        view = cases.read(ground.act("Ana"), matter.case_id)
        assert view.reports[0].answers["story"] == STORY
        told = repr(seen)
        secrets = (STORY, "coat rack", view.code_name, matter.case_id, matter.report_id, "Another draft", other)
        assert not [word for word in secrets if word in told]
        assert len(actor.all(sealing.held(actor))) == 1
        for verb in (cases.read, cases.see, letters.listing):
            with pytest.raises(NotFound):
                verb(actor, matter.case_id)
        with pytest.raises(NotFound):
            letters.read(actor, matter.case_id, gone.letter_id)
    with ground.unit():
        assert letters.box.enter(code) is not None
        assert letters.box.enter("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF") is None
        assert letters.box.enter(matter.receipt) is None
        assert letters.box.reopen(letters.box.keep_open(actor)) == actor


def test_an_answer_reaches_the_case_and_not_the_reporter(ground, matter):
    """Sealed for the team as it comes; the reporter's box shows nothing of it; the same answer twice is one."""
    gone = sent(ground, matter)
    actor, _code = entered(ground, gone.token)
    with ground.unit():
        assert letters.box.write(actor, "I did not know. I am sorry.", "once-1")
    with ground.unit():
        assert not letters.box.write(actor, "I did not know. I am sorry.", "once-1")
        letters.box.acknowledge(actor)
    with ground.unit():
        for name in ("Ana", "Ben", "Cleo"):
            view = cases.read(ground.act(name), matter.case_id)
            assert [note.text for note in view.notes_of("from_box")] == ["I did not know. I am sorry."]
        row = letters.listing(ground.act("Ana"), matter.case_id)[0]
        assert row.read_day and row.acknowledged_day
        box = reports.box(reports.enter_box(matter.receipt))
        assert "did not know" not in repr(box)
        assert "letter" not in repr(box)


def test_stepping_back_voids_a_signature_and_closes_the_letters(ground, matter):
    """Ben signed, then steps back: another has to read it, and he reads no letter any more."""
    letter_id = signed(ground, matter)
    with ground.unit():
        assert letters.read(ground.act("Ben"), matter.case_id, letter_id).row.signer == ground.people["Ben"]
    with ground.unit():
        cases.recuse(ground.act("Ben"), matter.case_id)
    with ground.unit():
        row = letters.listing(ground.act("Ana"), matter.case_id)[0]
        assert (row.state, row.signer) == ("asked", "")
        with pytest.raises(NotFound):
            letters.read(ground.act("Ben"), matter.case_id, letter_id)
        with pytest.raises(NotFound):
            letters.listing(ground.act("Dov"), matter.case_id)
    with ground.unit(), pytest.raises(Conflict):
        letters.send(ground.act("Ana"), matter.case_id, letter_id, "print")


def test_a_second_letter_goes_into_the_same_box(ground, matter):
    """No new link; with a new one, the old code opens nothing and the new box holds both."""
    first = sent(ground, matter)
    actor, code = entered(ground, first.token)
    second = sent(ground, matter, "box")
    assert second.token == ""
    with ground.unit():
        assert len(letters.box.read(actor).sheets) == 2
    third = sent(ground, matter, "print", fresh=True)
    with ground.unit():
        assert letters.box.enter(code) is None
    again, _code = entered(ground, third.token)
    with ground.unit():
        assert len(letters.box.read(again).sheets) == 3


def test_no_word_of_a_letter_lies_open_in_the_database(ground, matter):
    """Rows hold ids and days."""
    gone = sent(ground, matter)
    actor, code = entered(ground, gone.token)
    with ground.unit():
        letters.box.write(actor, "My own answer", "x")
        scope = ground.act("Ana")
        rows = [*scope.all(scope.select(Letter)), *scope.all(scope.select(LetterSheet))]
        assert len(rows) == 3
        told = str([[getattr(row, column.key) for column in row.__mapper__.columns] for row in rows])
        assert not [word for word in (*PARTS.values(), "My own answer", code, "Kesten") if word in told]
        assert db.session is not None


def test_one_of_the_two_must_be_able_to_see_the_reporters_name(ground):
    """A name that only Ana knows: Ben and Cleo alone can't let a letter go, because nothing would find it."""
    receipt = sealing.receipt.new()
    with ground.unit():
        told = reports.Answers(story=STORY, contact="Nia Duarte", mode="shielded", shield=ground.people["Ana"])
        report_id = reports.receive(access.reporter(ground.harbor), told, receipt)
    with ground.unit():
        case_id = cases.open_case(ground.act("Ana"), report_id)
        party = cases.add_party(ground.act("Ana"), case_id, "reported", "person", "Rob Kesten")
        [view] = cases.read(ground.act("Ben"), case_id).reports
        assert view.identity is None
        letter_id = letters.begin(ground.act("Ben"), case_id, party, PARTS | {"impact": "Nia Duarte was hurt."})
    with ground.unit():
        letters.ask(ground.act("Ben"), case_id, letter_id)
    with ground.unit(), pytest.raises(Refused) as unseen:
        letters.sign(ground.act("Cleo"), case_id, letter_id)
    assert unseen.value.code == "name_unseen"
    with ground.unit(), pytest.raises(Refused) as told:
        letters.sign(ground.act("Ana"), case_id, letter_id)
    assert told.value.code == "details_open"
