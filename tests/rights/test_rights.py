"""Asking what is held about oneself (S10): checked outside the team, answered by two, and nobody learns who spoke."""

import pytest

from portal import access, cases, letters, reports, rights
from portal.duty import notices
from portal.errors import Conflict, NotFound, Refused
from portal.letters.models import LetterSheet
from portal.rights import forgetting
from portal.rights.models import RightsAsking, RightsRequest
from tests.letters.conftest import PARTS, STORY

TOLD = "You were warned because of remarks about other people's bodies."


def test_the_answer_goes_through_a_check_and_two_readers(quest, decided):
    """Who asks is checked by the organiser, one answers, another agrees; then it lies in the box."""
    quest.ask()
    quest.sure()
    quest.answer(items={quest.matter.case_id: TOLD})
    asked, checked, told = quest.sheets()
    assert (asked.kind, checked.kind, told.kind) == ("asked", "checked", "told")
    assert told.parts["items"] == [TOLD]
    assert told.parts["letters"][0]["parts"] == PARTS


def test_the_team_sees_nothing_before_the_check_and_the_checker_no_case(quest, ground):
    """Each half opens for its own people: first the organiser alone, then the team without what showed it."""
    asking_id = quest.ask(proof="MARKERPROOF")
    ana, odo = ground.act("Ana"), ground.act("Odo")
    with ground.unit():
        assert rights.read_asking(odo, asking_id).said.proof == "MARKERPROOF"
        assert rights.requests(ana) == []
    for name in ("Ana", "Ben"):
        for verb in (rights.read_asking, rights.confirm):
            with ground.unit(), pytest.raises(NotFound):
                verb(ground.act(name), asking_id)
        with ground.unit(), pytest.raises(NotFound):
            rights.askings(ground.act(name))
    request_id = quest.sure()
    with ground.unit():
        view = rights.read_request(ana, request_id)
        assert view.name == "Rob Kesten"
        assert [one.view.id for one in view.held] == [quest.matter.case_id]
        assert "MARKERPROOF" not in str(view)
        assert rights.read_asking(odo, asking_id).said is None
    with ground.unit(), pytest.raises(NotFound):
        rights.read_request(odo, request_id)
    with ground.unit(), pytest.raises(NotFound):
        cases.read(odo, quest.matter.case_id)


def test_nobody_who_handles_cases_checks_and_nobody_alone_answers(quest, ground):
    """An organiser who also handles reports gets no key of an asking; the writer's own consent is none."""
    with ground.unit():
        access.join(ground.person("Ben"), ground.harbor, "organiser")
    asking_id = quest.ask()
    with ground.unit():
        rights.read_asking(ground.act("Odo"), asking_id)
    with ground.unit(), pytest.raises(NotFound):
        rights.read_asking(ground.act("Ben", "organiser"), asking_id)
    request_id, ana = quest.sure(), ground.act("Ana")
    with ground.unit():
        rights.save_answer(ana, request_id, rights.Answer(items={quest.matter.case_id: TOLD}))
        rights.ask_second(ana, request_id)
    with ground.unit(), pytest.raises(Conflict):
        rights.agree(ana, request_id)
    assert [one.kind for one in quest.sheets()] == ["asked", "checked"]


def test_whoever_stands_aside_sees_nothing_more(quest, ground):
    """A colleague of the checker and of the team each know the person: no row, no words from then on."""
    with ground.unit():
        access.join(ground.person("Pia"), ground.harbor, "registration")
        access.vouch(ground.act("Ana"), ground.person("Pia"))
    asking_id, pia = quest.ask(), ground.act("Pia", "registration", ground.harbor)
    with ground.unit():
        assert len(rights.askings(pia)) == 1
        rights.checking.stand_aside(pia, asking_id)
    with ground.unit():
        assert rights.askings(pia) == []
        with pytest.raises(NotFound):
            rights.read_asking(pia, asking_id)
    request_id, cleo = quest.sure(), ground.act("Cleo")
    with ground.unit():
        assert len(rights.requests(cleo)) == 1
        rights.answering.stand_aside(cleo, request_id)
    with ground.unit():
        assert rights.requests(cleo) == []
        with pytest.raises(NotFound):
            rights.read_request(cleo, request_id)
    again = quest.ask()
    with ground.unit():
        rights.checking.stand_aside(pia, again)
    with ground.unit(), pytest.raises(Refused):
        rights.checking.stand_aside(ground.act("Odo"), again)


@pytest.mark.parametrize(
    "words",
    [
        "You were seen at the coat rack at 20:40.",
        "You said: nice legs for a database person.",
        "Jo Öst was there.",
        "Nia Duarte told us.",
        "Two people complained about you.",
        "It was on 3 May.",
        "Whoever reported was afraid.",
    ],
)
def test_nothing_that_tells_who_spoke_can_leave(quest, ground, words):
    """Exact times, words of the report, names, the number of people: no second reader is even asked."""
    quest.ask()
    request_id, ana = quest.sure(), ground.act("Ana")
    with ground.unit():
        assert STORY in str(cases.read(ana, quest.matter.case_id).reports), "there is something to tell"
        rights.save_answer(ana, request_id, rights.Answer(items={quest.matter.case_id: words}))
        assert rights.read_request(ana, request_id).faults
        with pytest.raises(Refused) as refused:
            rights.ask_second(ana, request_id)
        assert refused.value.code == "tells_who"
    with ground.unit():
        rights.save_answer(ana, request_id, rights.Answer(items={}, reply=words))
        assert rights.read_request(ana, request_id).faults


def test_nothing_of_a_report_or_its_box_is_in_a_bundle(quest, ground, decided):
    """The case holds a story, a box, a witness and notes; the bundle holds what was found and Rob's own letters."""
    ana, case_id = ground.act("Ana"), quest.matter.case_id
    with ground.unit():
        cases.note(ana, case_id, "fact", "MARKERFACT Jo saw it")
        reports.write(reports.enter_box(quest.matter.receipt), "MARKERBOX it was me")
        assert "MARKERFACT" in str(cases.read(ana, case_id))
        assert "MARKERBOX" in str(cases.read(ana, case_id))
    quest.ask()
    quest.sure()
    quest.answer(items={case_id: TOLD})
    whole = str(quest.sheets()[-1].parts)
    for words in ("MARKERFACT", "MARKERBOX", "Jo Öst", "Nia", "coat rack", quest.matter.receipt):
        assert words not in whole
    assert f"{decided}" not in whole


def test_nothing_held_and_not_yet_told_are_the_same_to_the_byte(quest, ground):
    """One about whom a case is open, one about whom there is nothing: the same sheet, while the reason stays inside."""
    quest.ask()
    quest.sure()
    why = {"delay": "witness", "delay_why": "MARKERWHY she still works beside him", "until": "2027-01-20"}
    with ground.unit():
        held = rights.read_request(ground.act("Ana"), quest.request_id).held
        assert [one.view.id for one in held] == [quest.matter.case_id]
    quest.answer(outcome="nothing", **why)
    delayed = quest.sheets()
    with ground.unit():
        assert rights.read_request(ground.act("Cleo"), quest.request_id).answer.delay_why == why["delay_why"]
    quest.ask(name="Una Mbeki", others="")
    quest.sure()
    with ground.unit():
        assert rights.read_request(ground.act("Ana"), quest.request_id).held == ()
    quest.answer(outcome="nothing")
    assert quest.sheets() == delayed
    assert "MARKERWHY" not in str(delayed)


def test_a_delay_needs_reason_and_day_and_is_answered_later(quest, ground):
    """No reason, no delay; when its day has come the same request is answered once more."""
    quest.ask()
    request_id, ana = quest.sure(), ground.act("Ana")
    for wrong in ({"delay_why": ""}, {"until": ""}, {"until": "2020-01-01"}, {"until": "2099-01-01"}, {"delay": "x"}):
        facts = {"delay": "safety", "delay_why": "She would be in danger", "until": "2027-01-20"} | wrong
        with ground.unit(), pytest.raises(Refused):
            rights.save_answer(ana, request_id, rights.Answer(outcome="nothing", **facts))
    quest.answer(outcome="nothing", delay="safety", delay_why="She would be in danger", until="2027-01-20")
    with ground.unit():
        rights.again(ana, request_id)
    quest.answer(items={quest.matter.case_id: TOLD})
    assert [one.parts["outcome"] for one in quest.sheets()[2:]] == ["nothing", "told"]


def test_a_refusal_in_part_needs_a_reason_that_never_leaves(quest, ground):
    """The reason is kept for the team; they read one of a few sentences that say nothing of whether there is more."""
    quest.ask()
    request_id = quest.sure()
    with ground.unit(), pytest.raises(Refused):
        said = rights.Answer(items={quest.matter.case_id: TOLD}, refused=("others",))
        rights.save_answer(ground.act("Ana"), request_id, said)
    quest.answer(items={quest.matter.case_id: TOLD}, refused=("others",), why="MARKERWHY the witness asked for it")
    told = quest.sheets()[-1].parts
    assert told["refused"] == ["others"]
    assert "MARKERWHY" not in str(told)


def test_a_second_reader_agrees_to_no_case_they_cant_open(quest, ground):
    """Ben stepped back from the case: what the answer says of it waits for somebody who holds it."""
    quest.ask()
    request_id, ana = quest.sure(), ground.act("Ana")
    with ground.unit():
        cases.recuse(ground.act("Ben"), quest.matter.case_id)
    with ground.unit():
        rights.save_answer(ana, request_id, rights.Answer(items={quest.matter.case_id: TOLD}))
        rights.ask_second(ana, request_id)
    with ground.unit(), pytest.raises(Refused) as refused:
        rights.agree(ground.act("Ben"), request_id)
    assert refused.value.code == "case_closed_to_you"
    with ground.unit():
        rights.agree(ground.act("Cleo"), request_id)
    assert quest.sheets()[-1].parts["items"] == [TOLD]


def test_what_showed_who_it_is_is_gone_after_the_check(quest, ground):
    """The record is discarded with the words that went to and fro; the box keeps what whoever asks wrote."""
    asking_id, odo = quest.ask(), ground.act("Odo")
    with ground.unit():
        rights.question(odo, asking_id, "Which account is yours?")
        actor = letters.box.enter(quest.code)
        rights.asking.write(actor, letters.box.box_of(actor).id, "robk_dev", "once")
        assert [one.text for one in rights.read_asking(odo, asking_id).words] == ["Which account is yours?", "robk_dev"]
    quest.sure()
    with ground.unit():
        view = rights.read_asking(odo, asking_id)
        assert (view.said, view.words) == (None, ())
        assert odo.get(RightsAsking, asking_id).state == "sure"
    assert [one.kind for one in quest.sheets()] == ["asked", "question", "answer", "checked"]


def test_no_answer_without_a_check(quest, ground):
    """It stays unclear who asks: they are told so, nothing is looked for, and no request begins."""
    asking_id, odo = quest.ask(), ground.act("Odo")
    with ground.unit():
        rights.turn_down(odo, asking_id, "We could not reach you.")
    with ground.unit(), pytest.raises(Conflict):
        rights.confirm(odo, asking_id)
    assert [one.kind for one in quest.sheets()] == ["asked", "unsure"]
    with ground.unit():
        assert ground.act("Ana").all(ground.act("Ana").select(RightsRequest)) == []


def test_a_place_where_nobody_could_check_takes_nothing(ground, quest):
    """North has one lead and nobody else: nothing is taken, and nothing is left behind."""
    with ground.unit(), pytest.raises(Refused) as refused:
        rights.ask(access.reporter(ground.north), rights.Asked(("access",), "Rob", proof="x"), quest.code or "x", "x")
    assert refused.value.code == "nobody_to_check"
    with ground.unit():
        scope = access.letterbox(ground.north)
        assert scope.all(scope.select(LetterSheet)) == []


def test_it_is_forgotten_a_year_after_its_answer(quest, ground, clock):
    """Not before: then rows, keys and the box are gone, and the code opens nothing."""
    quest.ask()
    quest.sure()
    quest.answer(items={quest.matter.case_id: TOLD})
    for days, left in ((360, 1), (10, 0)):
        clock.advance(days=days)
        with ground.unit():
            forgetting.forget(clock.now())
            scope = access.letterbox(ground.harbor)
            assert len(scope.all(scope.select(RightsRequest))) == left
            assert len(scope.all(scope.select(RightsAsking))) == left
            assert (letters.box.enter(quest.code) is not None) == bool(left)


def test_reminders_go_to_those_who_hold_the_key_and_to_nobody_else(quest, ground, clock):
    """The clock of the check reminds the organiser, that of the answer the team; each within its month."""
    told = []
    for step, kind, days in ((quest.ask, "who_asks", 6), (quest.sure, "rights", 22)):
        step()
        clock.advance(days=days, hours=12)
        with ground.unit():
            steps = notices._steps_at(access.keeper(ground.harbor), clock.now())
            told.append(
                {ground_name(ground, one) for told_kind, people in steps for one in people if told_kind == kind}
            )
    assert told[0] == {"Odo"}
    assert told[1]
    assert told[1] <= {"Ana", "Ben", "Cleo"}


def ground_name(ground, person_id: str) -> str:
    """What somebody is called on this ground."""
    return next(name for name, known in ground.people.items() if known == person_id)
