"""A case from its report to its end, for those who may, and nothing for the others."""

import io

import pytest

from portal import access, cases, evidence, reports
from portal.cases.models import Case, CaseMeasure, CaseNote
from portal.errors import Conflict, NotFound, Refused

STORY = "Somebody kept following me between the talks."
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(300)


def opened(ground, **more) -> tuple[str, str, str]:
    """A report opened as a case by Ana: (case id, report id, receipt)."""
    with ground.unit():
        report_id, receipt = ground.report(STORY, **more)
    with ground.unit():
        return cases.open_case(ground.act("Ana"), report_id), report_id, receipt


def test_opening_a_report_makes_a_case(ground):
    """It has a random name of two words, the report in it, and the reporter sees that somebody looks."""
    case_id, report_id, receipt = opened(ground)
    with ground.unit():
        view = cases.read(ground.act("Ben"), case_id)
        assert view.state == "open"
        assert len(view.code_name.split()) == 2
        assert [report.answers["story"] for report in view.reports] == [STORY]
        assert set(view.readers) == {ground.people[name] for name in ("Ana", "Ben", "Cleo")}
        box = reports.box(reports.enter_box(receipt))
        assert [code for code, _day in box.steps] == ["received", "opened", "being_looked_at"]
    with ground.unit(), pytest.raises(Conflict):
        cases.open_case(ground.act("Ben"), report_id)


def test_the_acts_of_a_case(ground):
    """Facts, people, measures, responses, files, a review, an answer, an end."""
    case_id, _report, receipt = opened(ground)
    ana = ground.act("Ana")
    with ground.unit():
        cases.note(ana, case_id, "fact", "Two people saw it.")
        cases.note(ana, case_id, "note", "Talk to the venue.")
        party = cases.add_party(ana, case_id, "reported", "person", "Rob K.", "GitHub: robk_dev")
        cases.measure(ana, case_id, "verbal_warning", "We spoke with him.", "hallway", parties=[party])
        cases.respond(ana, case_id, "He said he understood.")
        cases.attach(ana, case_id, "screenshot", evidence.take([("chat.txt", io.BytesIO(b"pixels"))])[0])
        cases.review(ana, case_id, "Against our code.", "violation")
        cases.answer(ana, case_id, "We spoke with the person.")
    with ground.unit():
        view = cases.read(ground.act("Cleo"), case_id)
        assert view.state == "assessed"
        assert [(note.kind, note.text) for note in view.notes] == [
            ("fact", "Two people saw it."),
            ("note", "Talk to the venue."),
            ("response", "He said he understood."),
            ("review", "Against our code."),
        ]
        assert [(party.role, party.name, party.handles) for party in view.parties] == [
            ("reported", "Rob K.", "GitHub: robk_dev")
        ]
        assert [(one.kind, one.space, one.text) for one in view.measures] == [
            ("verbal_warning", "hallway", "We spoke with him.")
        ]
        name, kind, size, parts = cases.read_file(ground.act("Ben"), case_id, view.files[0].id)
        assert (name, kind, size, b"".join(parts)) == ("chat.txt", "text/plain", 6, b"pixels")
        assert view.told
        cases.close(ana, case_id, "violation", "Said, understood, done.", version=view.version)
    with ground.unit():
        box = reports.box(reports.enter_box(receipt))
        assert [message.text for message in box.messages] == ["We spoke with the person."]
        assert box.steps[-1][0] == "closed"
        with pytest.raises(Conflict):
            cases.note(ana, case_id, "fact", "Too late.")


def test_two_people_do_not_close_over_each_other(ground):
    """A form opened before somebody else acted is a 409, and changes nothing."""
    case_id, *_ = opened(ground)
    with ground.unit():
        version = cases.see(ground.act("Ana"), case_id).version
        cases.note(ground.act("Ben"), case_id, "fact", "Meanwhile.")
    with ground.unit(), pytest.raises(Conflict) as refused:
        cases.close(ground.act("Ana"), case_id, "no_violation", "Nothing in it.", version=version)
    assert refused.value.code == "changed"
    with ground.unit():
        assert cases.see(ground.act("Ana"), case_id).state == "gathering"


def test_words_are_asked_for_and_bounded(ground):
    """Empty, endless and unknown things are refused before anything is written."""
    case_id, *_ = opened(ground)
    with ground.unit():
        for text in ("", "   ", "x" * 50_001):
            with pytest.raises(Refused):
                cases.note(ground.act("Ana"), case_id, "fact", text)
        with pytest.raises(Refused):
            cases.measure(ground.act("Ana"), case_id, "tar_and_feathers", "")
    with ground.unit():
        assert cases.read(ground.act("Ana"), case_id).notes == ()


def test_an_organiser_reads_nothing(ground):
    """The organiser of the same community, a stranger, another community's lead, a member not vouched for: 404."""
    case_id, *_ = opened(ground)
    with ground.unit():
        assert cases.read(ground.act("Cleo"), case_id).reports
        for nobody in ("Odo", "Noa"):
            with pytest.raises(NotFound):
                cases.see(ground.act(nobody), case_id)
        for name in ("Dov", "Gil"):
            with pytest.raises(NotFound):
                cases.see(ground.act(name), case_id)
            with pytest.raises(NotFound):
                cases.read(access.Actor(ground.harbor, ground.people[name], ground.keys[name], role="lead"), case_id)
        with pytest.raises(NotFound):
            cases.listing(ground.act("Odo"))
        assert cases.listing(ground.act("Noa")) == ([], False)
        assert cases.listing(ground.act("Dov")) == ([], False)
        assert len(cases.listing(ground.act("Cleo"))[0]) == 1


def test_whoever_the_reporter_left_out_sees_no_trace(ground):
    """No row, no name, no count: a case of a report that excludes Ben is not there for Ben."""
    case_id, report_id, _receipt = opened(ground, exclude=["Ben"])
    with ground.unit():
        ana, ben = ground.act("Ana"), ground.act("Ben")
        assert [row.id for row in cases.listing(ana)[0]] == [case_id]
        assert cases.read(ana, case_id).excludes
        assert cases.listing(ben) == ([], False)
        assert cases.waiting_reports(ben) == ([], [])
        for look in (cases.see, cases.read, cases.attest, cases.recuse):
            with pytest.raises(NotFound):
                look(ben, case_id)


def test_a_new_colleague_attests_and_gets_the_key_with_the_next_act(ground):
    """Before: name and state, no word. After the next act of a holder: everything but the reporter's name."""
    case_id, *_ = opened(ground, contact="nia@people.example")
    with ground.unit():
        ground.join(ground.act("Ana"), "Eli", "responder")
    with ground.unit():
        eli = ground.act("Eli")
        row = cases.listing(eli)[0][0]
        assert (row.id, row.held, row.state) == (case_id, False, "open")
        with pytest.raises(NotFound):
            cases.read(eli, case_id)
        cases.attest(eli, case_id)
        assert cases.waits(eli, case_id)
    with ground.unit():
        with pytest.raises(NotFound):
            cases.read(ground.act("Eli"), case_id)
        cases.note(ground.act("Ben"), case_id, "fact", "Seen.")
    with ground.unit():
        view = cases.read(ground.act("Eli"), case_id)
        assert [report.answers["story"] for report in view.reports] == [STORY]
        assert view.reports[0].identity is None
        assert cases.read(ground.act("Ana"), case_id).reports[0].identity == "nia@people.example"
        with pytest.raises(Conflict):
            cases.attest(ground.act("Eli"), case_id)


def test_two_reports_one_case_and_one_report_in_two(ground):
    """Reports and cases are many to many."""
    case_id, *_ = opened(ground)
    with ground.unit():
        second, _receipt = ground.report("I saw it too.")
    with ground.unit():
        cases.link(ground.act("Ben"), case_id, second)
    with ground.unit():
        view = cases.read(ground.act("Ana"), case_id)
        assert {report.answers["story"] for report in view.reports} == {STORY, "I saw it too."}
        assert [row.id for row in cases.cases_of(ground.act("Ana"), second)] == [case_id]
        with pytest.raises(Conflict):
            cases.link(ground.act("Ben"), case_id, second)


def test_a_report_with_fewer_readers_does_not_join_a_wider_case(ground):
    """Linking must not show a report to somebody its reporter left out."""
    case_id, *_ = opened(ground)
    with ground.unit():
        narrow, _receipt = ground.report("About Ben.", exclude=["Ben"])
    with ground.unit(), pytest.raises(Refused) as refused:
        cases.link(ground.act("Ana"), case_id, narrow)
    assert refused.value.code == "readers_differ"


def test_a_settled_incident_is_filed_in_parts(ground):
    """What a conference writes down afterwards: people, facts, review, actions, responses, files; closed at once."""
    facts = {
        "text": "A speaker's slides showed a nude drawing.",
        "review": "Against the code; meant as a joke.",
        "actions": "The slides were changed before publication.",
        "measure": "content_changed",
        "responses": "The speaker apologised.",
        "outcome": "violation",
        "people": [("reported", "A speaker"), ("witness", "Session host")],
    }
    uploads = [("recording", evidence.take([("talk.webm", io.BytesIO(WEBM))])[0][0])]
    with ground.unit():
        case_id = cases.open_filed(ground.act("Ben"), facts, uploads)
    with ground.unit():
        view = cases.read(ground.act("Ana"), case_id)
        assert (view.state, view.source, view.outcome) == ("closed", "filed", "violation")
        assert {note.kind for note in view.notes} == {"fact", "review", "response"}
        assert [party.role for party in view.parties] == ["reported", "witness"]
        assert [file.kind for file in view.files] == ["recording"]
        with pytest.raises(NotFound):
            cases.open_filed(ground.act("Odo"), facts)


def test_nothing_sealed_lies_in_clear(ground, settings):
    """Neither the words of a case nor names or measures stand in the database's tables."""
    case_id, *_ = opened(ground)
    with ground.unit():
        cases.note(ground.act("Ana"), case_id, "fact", "MARKERFACT")
        cases.add_party(ground.act("Ana"), case_id, "reported", "person", "MARKERNAME", "MARKERHANDLE")
        cases.measure(ground.act("Ana"), case_id, "final_warning", "MARKERMEASURE", "talk")
        stashed, _problems = evidence.take([("MARKERFILE", io.BytesIO(b"MARKERBYTES"))])
        cases.attach(ground.act("Ana"), case_id, "other", stashed)
    with ground.unit():
        actor = ground.act("Ana")
        for model in (Case, CaseNote, CaseMeasure):
            for row in actor.all(actor.select(model)):
                told = " ".join(str(value) for value in vars(row).values())
                assert "MARKER" not in told
                assert "final_warning" not in told
        assert "MARKERFACT" in str(cases.read(actor, case_id))
    held = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    assert held
    assert not any(b"MARKER" in content for content in held)
