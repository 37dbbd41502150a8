"""Reports from the inside: who can read what, and who sees nothing at all."""

from datetime import date

import pytest

from portal import access, audit, clock, mail, reports, sealing
from portal.errors import NotFound, Refused

STORY = "Somebody kept standing too close, after I had asked him twice to stop. zebra-lantern"


def send(place, receipt=None, *, partition=None, draft="", **answers) -> tuple[str, str]:
    receipt = receipt or sealing.receipt.new()
    answers.setdefault("story", STORY)
    with place.unit():
        actor = access.reporter(partition or place.partition)
        return reports.receive(actor, reports.Answers(**answers), receipt, draft), receipt


def sees_nothing(actor, report_id: str) -> None:
    """No row, no words, no step, no file, no line in the audit of what one may see."""
    assert reports.listing(actor, reports.STATES) == []
    for verb in (reports.read, reports.mark_opened, reports.get, reports.locks_of):
        with pytest.raises(NotFound):
            verb(actor, report_id)
    with pytest.raises(NotFound):
        reports.answer(actor, report_id, "Hello")
    with pytest.raises(NotFound):
        reports.read_file(actor, report_id, "a" * 26)


def test_a_handler_reads_what_was_sent(place):
    """Each vouched handler of the team reads every word."""
    report_id, _ = send(place, who="Ben", where="At the bar", when="Late", ongoing="pattern")
    with place.unit():
        for name, role in (("Ana", "lead"), ("Ben", "responder"), ("Cleo", "responder")):
            actor = place.actor(name, role)
            assert [row.id for row in reports.listing(actor)] == [report_id]
            seen = reports.read(actor, report_id)
            assert seen.answers == {
                "story": STORY,
                "who": "Ben",
                "where": "At the bar",
                "when": "Late",
                "ongoing": "pattern",
            }
            assert seen.reporter_mode == "anonymous"
            assert not seen.excludes
            assert [code for code, _ in seen.steps] == ["received"]


def test_the_excluded_see_nothing(place):
    """A handler left out sees nothing at all of what a colleague reads, and gets no key and no letter."""
    report_id, _ = send(place, exclude=(place.people["Ben"],))
    with place.unit():
        assert reports.read(place.actor("Ana", "lead"), report_id).answers["story"] == STORY
        ben = place.actor("Ben", "responder")
        sees_nothing(ben, report_id)
        assert reports.tally(ben, date(2000, 1, 1), date(2100, 1, 1))["reports"] == 0
        seen = reports.read(place.actor("Cleo", "responder"), report_id)
        assert seen.excludes
        assert place.people["Ben"] not in seen.readers
        scope = access.letterbox(place.partition)
        assert access.barred(scope, report_id, place.people["Ben"])
        assert not access.barred(scope, report_id, place.people["Ana"])
        for lock in reports.locks_of(place.actor("Ana", "lead"), report_id):
            assert place.people["Ben"] not in sealing.holders(scope, lock)


def test_letters_go_to_those_who_can_read(place, smtp, app):
    """One letter a reader, to their own address, without a word of what it is about; none to the excluded."""
    send(place, exclude=(place.people["Ben"],))
    with app.app_context():
        mail.deliver(clock.now())
    sent_to = sorted(address for message in smtp.mailbox.messages for address in message.envelope_to)
    assert sent_to == ["ana@people.example", "cleo@people.example"]
    words = smtp.mailbox.text()
    assert "http://localhost/" in words
    assert not any(secret in words for secret in ("Harbor", "harbor", "zebra", "Ben", "eport"))


def test_an_organiser_reads_nothing(place):
    """Settled 34: an organiser reads no report, nor does a member of the committee one of a community."""
    report_id, _ = send(place)
    with place.unit():
        assert reports.read(place.actor("Ana", "lead"), report_id)
        for actor in (place.actor("Odo", "organiser"), place.actor("Gil", "chair")):
            with pytest.raises(NotFound):
                reports.read(actor, report_id)
        assert reports.listing(place.actor("Gil", "chair", "committee")) == []


def test_the_committees_door(place):
    """Chosen: the committee's openers read it, the whole team sees nothing."""
    report_id, _ = send(place, door="committee")
    with place.unit():
        gil = place.actor("Gil", "chair", "committee")
        assert [row.about for row in reports.listing(gil)] == [place.partition]
        assert reports.read(gil, report_id).answers["story"] == STORY
        for name, role in (("Ana", "lead"), ("Ben", "responder")):
            sees_nothing(place.actor(name, role), report_id)


def test_all_left_out_falls_to_the_committee(place):
    """With every handler left out the committee gets it; with the committee left out too, nobody, and it is refused."""
    team = tuple(place.people[name] for name in ("Ana", "Ben", "Cleo"))
    report_id, _ = send(place, exclude=team)
    with place.unit():
        seen = reports.read(place.actor("Hana", "vice", "committee"), report_id)
        assert sorted(seen.readers) == sorted((place.people["Gil"], place.people["Hana"]))
    with pytest.raises(Refused, match="nobody_left"):
        send(place, exclude=(*team, place.people["Gil"], place.people["Hana"]))


def test_somebody_on_both_sides_is_left_out_on_both(place):
    """A person excluded at a community's form is excluded at the committee too."""
    report_id, _ = send(place, door="committee", exclude=(place.people["Gil"],))
    with place.unit():
        assert reports.read(place.actor("Hana", "vice", "committee"), report_id).answers["story"] == STORY
        sees_nothing(place.actor("Gil", "chair", "committee"), report_id)


def test_the_same_receipt_is_one_report(place):
    """Idempotent on the receipt, however it is typed."""
    report_id, receipt = send(place)
    again, _ = send(place, receipt.lower().replace("-", " "), story="Something else")
    assert again == report_id
    with place.unit():
        assert len(reports.listing(place.actor("Ana", "lead"))) == 1


def test_a_name_is_for_fewer_eyes(place):
    """The reporter's name is sealed for those who lead; other handlers learn only that there is one."""
    report_id, receipt = send(place, contact="Nia, nia@people.example")
    with place.unit():
        assert reports.read(place.actor("Ana", "lead"), report_id).identity == "Nia, nia@people.example"
        seen = reports.read(place.actor("Cleo", "responder"), report_id)
        assert (seen.identity, seen.reporter_mode) == (None, "named")


def test_talking_through_the_box(place):
    """Words go both ways; the reporter learns no name; closing shuts nothing; the same message twice is one."""
    report_id, receipt = send(place)
    with place.unit():
        ana = place.actor("Ana", "lead")
        reports.answer(ana, report_id, "Are you safe now?")
        assert reports.mark_opened(ana, report_id)
        assert not reports.mark_opened(ana, report_id)
        reports.step(access.letterbox(place.partition), report_id, "being_looked_at")
        reports.step(access.letterbox(place.partition), report_id, "closed")
    with place.unit():
        nia = reports.enter_box(receipt)
        seen = reports.box(nia)
        assert [message.text for message in seen.messages] == ["Are you safe now?"]
        assert [code for code, _ in seen.steps] == ["received", "opened", "being_looked_at", "closed"]
        assert seen.answers["story"] == STORY
        assert reports.write(nia, "I am at home.", once="x" * 22)
        assert reports.write(nia, "I am at home.", once="x" * 22) is None
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana, reports.STATES)
        assert row.unanswered
        assert row.state == "closed"
        assert [message.text for message in reports.read(ana, report_id).messages][1:] == ["I am at home."]


def test_a_box_opens_with_its_receipt_only(place):
    """Another report's receipt, an unknown one and a half one open nothing of this report."""
    report_id, receipt = send(place)
    other_id, other = send(place, story="Something else")
    with place.unit():
        assert reports.box(reports.enter_box(receipt)).report_id == report_id
        assert reports.box(reports.enter_box(other)).report_id == other_id
        assert reports.enter_box(sealing.receipt.new()) is None
        assert reports.enter_box(receipt[:10]) is None
        forged = access.reporter(place.partition, sealing.receipt.index(receipt), sealing.receipt.key(other))
        with pytest.raises((NotFound, sealing.Damaged)):
            reports.box(forged)


def test_a_box_key_lasts_half_an_hour(place, clock):
    """The hidden key opens the box without the receipt, and then no more; a person's session is no box key."""
    _, receipt = send(place)
    with place.unit():
        key = reports.keep_open(reports.enter_box(receipt))
        session = sealing.start_session({"_user_id": place.people["Ana"]}, place.keys["Ana"])
    with place.unit():
        assert reports.box(reports.reopen(key)).answers["story"] == STORY
        assert reports.reopen(session) is None
        assert reports.reopen("nonsense") is None
    clock.advance(minutes=31)
    with place.unit():
        assert reports.reopen(key) is None


def test_a_reporter_reads_no_internal_word(place):
    """The receipt holds the dialogue and nothing else."""
    report_id, receipt = send(place, contact="Nia")
    with place.unit():
        nia = reports.enter_box(receipt)
        ana = place.actor("Ana", "lead")
        internal, *others = reports.locks_of(ana, report_id)
        assert len(others) == 2
        note = sealing.seal(ana, "Only for us", to=internal, about="test:note")
        assert sealing.open_(ana, note, about="test:note") == "Only for us"
        with pytest.raises(NotFound):
            sealing.open_(nia, note, about="test:note")
        assert [sealing.holds(nia, lock) for lock in (internal, *others)] == [False, True, False]


def test_the_log_keeps_no_word(place):
    """The audit chain has the acts, without a word, and a reporter's act without a time of day."""
    report_id, _ = send(place)
    with place.unit():
        ana = place.actor("Ana", "lead")
        reports.read(ana, report_id)
    with place.unit():
        lines = audit.lines(ana, report_id)
        assert [(line.actor, line.action) for line in lines] == [
            ("reporter", "reports.received"),
            (ana.person, "reports.read"),
        ]
        assert (lines[0].at.hour, lines[0].at.minute, lines[0].at.second) == (0, 0, 0)


def test_counting_leaves_out_what_excludes(place):
    """Settled 4: a community's numbers hold only reports that exclude nobody."""
    send(place)
    send(place, exclude=(place.people["Ben"],))
    with place.unit():
        found = reports.tally(place.actor("Odo", "organiser"), date(2000, 1, 1), date(2100, 1, 1))
        assert found == {"reports": 1, "received": 1, "opened": 0, "closed": 0}
