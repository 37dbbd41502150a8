"""The time of held reports: the last question, the end, taking back for good, people and keys that change meanwhile."""

from dataclasses import replace

import pytest
from nacl.exceptions import CryptoError
from sqlalchemy import String, or_, select

from portal import access, escrow, mail, reports, sealing
from portal import clock as portal_clock
from portal import db as house_db
from portal.errors import NotFound, Refused
from portal.reports import held, held_views
from portal.reports.models import HELD, OPENED, ReceiptIndex, Report
from portal.sealing.models import WithheldGrant
from portal.sealing.primitives import Damaged, open_with, public_of

from .holding import do, hold, keep, state, switch_on, tokens
from .test_held import WEEKS, both_asked, readers

NEW = "another-key-kept-only-for-tests-98765"


@pytest.fixture
def holding(place):
    """The place, with holding switched on."""
    switch_on(place)
    return place


def letters(place, smtp) -> list[str]:
    """Whom the keeper's round writes to."""
    smtp.mailbox.messages.clear()
    keep(place)
    with place.app.app_context():
        mail.deliver(portal_clock.now())
    assert not any(word in smtp.mailbox.text() for word in ("Harbor", "harbor", "zebra", "eport", "held"))
    return sorted(to for message in smtp.mailbox.messages for to in message.envelope_to)


def test_the_last_question_and_silence(holding, clock, smtp):
    """A month before the end one mail and the question; nobody answers; on the day after the last nothing is left."""
    report_id, receipt = hold(holding, notify="nia@people.example")
    clock.advance(days=escrow.TERM - escrow.LAST_QUESTION - 1)
    assert letters(holding, smtp) == []
    assert not do(holding, receipt, held_views.box).last
    clock.advance(days=1)
    assert letters(holding, smtp) == ["nia@people.example"]
    assert letters(holding, smtp) == []
    assert do(holding, receipt, held_views.box).last
    clock.advance(days=escrow.LAST_QUESTION)
    keep(holding)
    assert state(holding, report_id)[0].state == HELD
    assert tokens(holding)
    clock.advance(days=1)
    keep(holding)
    assert state(holding, report_id) == (None, None)
    assert tokens(holding) == 0
    with holding.unit():
        assert reports.enter_box(receipt) is None


def test_silence_opens_where_that_was_chosen(holding, clock, smtp):
    """Nobody of the team holds anything for a year; then whoever may read it reads it, without its reporter."""
    report_id, _receipt = hold(holding, opens=True, exclude=(holding.people["Ben"],), contact="Nia")
    clock.advance(days=escrow.TERM)
    keep(holding)
    assert state(holding, report_id)[0].state == HELD
    assert readers(holding, report_id) == []
    clock.advance(days=1)
    assert set(letters(holding, smtp)) == {"ana@people.example", "cleo@people.example"}
    assert readers(holding, report_id) == ["Ana", "Cleo"]
    with holding.unit():
        assert reports.read(holding.actor("Ana", "lead"), report_id).identity == "Nia"
        assert access.keeper(holding.partition).all(access.keeper(holding.partition).select(WithheldGrant)) == []


def test_it_can_be_held_once_more(holding, clock):
    """Only in the last month; then it is a year again."""
    report_id, receipt = hold(holding)
    with pytest.raises(Refused, match="not_asked"):
        do(holding, receipt, held.renew)
    clock.advance(days=escrow.TERM - 1)
    do(holding, receipt, held.renew)
    clock.advance(days=escrow.TERM - 1)
    keep(holding)
    assert state(holding, report_id)[0].state == HELD
    clock.advance(days=2)
    keep(holding)
    assert state(holding, report_id)[0] is None


def test_a_question_stands_its_full_time(holding, clock):
    """Another one comes on the last day: the first box shows nothing of it, and is not deleted before it was asked."""
    one, first = hold(holding)
    clock.advance(days=escrow.TERM)
    before = do(holding, first, held_views.box)
    hold(holding)
    assert do(holding, first, held_views.box) == before
    clock.advance(days=WEEKS)
    keep(holding)
    assert do(holding, first, held_views.box).asked
    clock.advance(days=escrow.LAST_QUESTION + 1)
    keep(holding)
    assert state(holding, one)[0] is None


def test_a_question_sends_the_mail_that_was_asked_for(holding, clock, smtp):
    """Not on the day of the match; once; and the address is forgotten."""
    hold(holding, notify="nia@people.example")
    hold(holding)
    assert letters(holding, smtp) == []
    clock.advance(days=WEEKS)
    assert letters(holding, smtp) == ["nia@people.example"]
    assert letters(holding, smtp) == []


def test_tokens_of_an_open_one_go_with_its_term(holding, clock):
    """The report stays; what it was compared by does not."""
    report_id, receipt = hold(holding)
    do(holding, receipt, held.release)
    assert tokens(holding)
    clock.advance(days=escrow.TERM + 1)
    keep(holding)
    assert tokens(holding) == 0
    assert readers(holding, report_id) == ["Ana", "Ben", "Cleo"]


def everything_about(place, report_id: str) -> int:
    """How many rows of any table name this report."""
    found = 0
    with place.app.app_context():
        scope = _at(place)
        for mapper in house_db.Base.registry.mappers:
            names = [one.key for one in mapper.column_attrs if isinstance(one.columns[0].type, String)]
            here = or_(*(getattr(mapper.class_, name) == report_id for name in names))
            if names:
                found += scope.count(scope.select(mapper.class_).where(here))
    return found


def test_taken_back_is_gone(holding, clock):
    """No row names it, its receipt opens nothing, and the other one's yes opens nothing."""
    (one, first), (two, second) = hold(holding, opens=True, notify="nia@people.example"), hold(holding)
    with holding.unit():
        access.bar(access.letterbox(holding.partition), one, holding.people["Ben"])
    assert everything_about(holding, one) > 3
    both_asked(holding, clock)
    do(holding, first, held.agree)
    do(holding, first, held.withdraw)
    assert everything_about(holding, one) == 0
    with holding.unit():
        assert reports.enter_box(first) is None
    assert do(holding, second, held.agree) is False
    assert state(holding, two)[0].state == HELD


def test_a_restored_backup_brings_nothing_back(holding, clock):
    """The database of before has it still, with its withheld grants; the list beside the database knows better."""
    one, first = hold(holding, opens=True)
    two, second = hold(holding)
    both_asked(holding, clock)
    do(holding, first, held.agree)
    with holding.app.app_context():
        sealing.note_gone(one)  # taken back; then yesterday's database is put in place
    assert state(holding, one)[0].state == HELD
    assert do(holding, second, held.agree) is True  # before the keeper came
    assert readers(holding, one) == []
    assert readers(holding, two) == ["Ana", "Ben", "Cleo"]
    keep(holding)
    assert state(holding, one) == (None, None)
    clock.advance(days=escrow.TERM)
    keep(holding)
    assert readers(holding, one) == []


def test_withheld_is_not_given(holding):
    """With the database and her own key a handler opens nothing: the grant lies under the server's key as well."""
    one, _receipt = hold(holding, opens=True)
    with holding.unit():
        ana = holding.actor("Ana", "lead")
        report = access.letterbox(holding.partition).get(Report, one)
        about = f"reports.answers:{one}"
        with pytest.raises(NotFound):
            sealing.open_(ana, report.answers_record, about=about)
        rows = ana.all(ana.select(WithheldGrant).where(WithheldGrant.holder_id == ana.holder))
        assert len(rows) == 1
        place = ("grant", holding.partition, report.dialogue_lock, 1, "person", ana.holder)
        for box in (rows[0].box, rows[0].box[32:], rows[0].box[64:]):
            with pytest.raises((Damaged, CryptoError)):
                open_with(public_of(ana.key), ana.key, box, *place)


def test_who_left_gets_nothing_that_was_withheld(holding, clock):
    """Ben leaves and Cleo's key is a new one between the yes and the opening: only Ana's grant unfolds."""
    one, _first = hold(holding, opens=True)
    with holding.unit():
        access.remove(holding.actor("Ana", "lead"), holding.people["Ben"])
        sealing.replace_person(holding.people["Cleo"], "a new and long password")
    clock.advance(days=escrow.TERM + 1)
    keep(holding)
    with holding.unit():
        report = access.letterbox(holding.partition).get(Report, one)
        for lock in (report.dialogue_lock, report.internal_lock):
            people = [one for one in sealing.holders(_at(holding), lock) if len(one) == 26]
            assert people == [holding.people["Ana"]]


def _at(place):
    return access.letterbox(place.partition)


def test_nobody_left_to_open_it_for(holding, clock):
    """All it was prepared for are gone: it waits one more term for its reporter, then it is deleted."""
    one, receipt = hold(holding, opens=True, exclude=(holding.people["Ben"], holding.people["Cleo"]))
    with holding.unit():
        sealing.replace_person(holding.people["Ana"], "a new and long password")
    clock.advance(days=escrow.TERM + 1)
    keep(holding)
    report, row = state(holding, one)
    assert (report.state, row.opens) == (HELD, False)
    assert not do(holding, receipt, held_views.box).opens
    clock.advance(days=escrow.TERM + 1)
    keep(holding)
    assert state(holding, one)[0] is None


def test_keys_of_the_server_may_change(holding, settings):
    """A new pepper beside the old one: old and new still compare. A new server key: what is withheld is renewed."""
    one, _first = hold(holding, opens=True)
    changed = replace(settings, peppers=(NEW, *settings.peppers), server_keys=(NEW, *settings.server_keys))
    sealing.configure(changed)
    two, _second = hold(holding)
    assert state(holding, one)[1].asked_on is not None
    with holding.unit():
        assert sealing.renew_withheld(_at(holding)) == 3
        sealing.vouch_again(_at(holding))
        sealing.vouch_for_people_again()
    sealing.configure(replace(changed, server_keys=(NEW,)))
    with holding.unit():
        report = _at(holding).get(Report, one)
        ana = holding.people["Ana"]
        assert sealing.unfold(_at(holding), report.dialogue_lock, [ana]) == [ana]


def test_an_open_one_is_a_report_like_others(holding):
    """Once open: it can be opened, answered, written to; and no act of holding reaches it."""
    one, receipt = hold(holding)
    do(holding, receipt, held.release)
    with holding.unit():
        reports.mark_opened(holding.actor("Ana", "lead"), one)
        reports.write(reports.enter_box(receipt), "Thank you")
    assert state(holding, one)[0].state == OPENED
    for verb in (held.agree, held.wait, held.renew, held.withdraw, held.release):
        with pytest.raises(Refused, match="not_held"):
            do(holding, receipt, verb)
    with holding.app.app_context():
        assert house_db.db.session.scalars(select(ReceiptIndex)).all()
