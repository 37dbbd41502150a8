"""Stepping back from a case: at once, without a reason, and nothing of it is left to see or to open."""

import pytest
from sqlalchemy import inspect, select

from portal import access, cases, reports, sealing
from portal.db import db
from portal.errors import NotFound, Refused
from portal.mail.models import Outgoing
from portal.sealing.models import Grant, Lock, Record
from portal.sealing.primitives import open_with, public_of
from portal.sealing.records import wdek_place

from .test_cases import STORY, opened


def test_recusal_in_mid_case(ground, smtp):
    """Ben reads and writes; after stepping back he sees nothing, his words stay, colleagues see that he is out."""
    case_id, report_id, _receipt = opened(ground)
    ben = ground.act("Ben")
    with ground.unit():
        cases.note(ben, case_id, "fact", "I was there.")
        assert cases.read(ben, case_id).reports[0].answers["story"] == STORY
    with ground.unit():
        cases.recuse(ben, case_id)
    with ground.unit():
        assert cases.listing(ben) == ([], False)
        assert cases.waiting_reports(ben) == ([], [])
        assert reports.listing(ben, reports.STATES) == []
        for look in (cases.see, cases.read, cases.attest, cases.recuse):
            with pytest.raises(NotFound):
                look(ben, case_id)
        with pytest.raises(NotFound):
            reports.read(ben, report_id)
        view = cases.read(ground.act("Ana"), case_id)
        assert [note.text for note in view.notes] == ["I was there."]
        assert ("recused", ground.people["Ben"]) in {(step.code, step.person_id) for step in view.steps}
        assert ground.people["Ben"] not in view.readers


def test_an_old_key_and_an_old_backup_open_nothing_new(ground):
    """With every grant Ben ever had and his own key, what is written after he left stays closed."""
    case_id, report_id, _receipt = opened(ground)
    ben, ana = ground.act("Ben"), ground.act("Ana")
    with ground.unit():
        cases.note(ana, case_id, "fact", "Before.")
        lock = cases.see(ben, case_id).lock_id
        backup = {model: [_facts(row) for row in ben.all(ben.select(model))] for model in (Lock, Grant)}
        assert any(row["holder_id"] == ben.holder and row["lock_id"] == lock for row in backup[Grant])
    with ground.unit():
        cases.recuse(ben, case_id)
        cases.note(ana, case_id, "fact", "After.")
        reports.answer(ana, report_id, "Also after.")
    with ground.unit():
        new = {row.id: (row.wdek, row.lock_version) for row in ana.all(ana.select(Record))}
        assert sealing.holds(ana, lock)
    with ground.unit():
        old = [row for row in backup[Grant] if row["holder_id"] == ben.holder]
        keys = {row["lock_id"]: _old_secret(ben, row, _version(backup, row["lock_id"])) for row in old}
        for record_id, (wdek, version) in new.items():
            record = ben.get(Record, record_id)
            if record.lock_id not in keys:
                continue
            public, secret, was = keys[record.lock_id]
            assert version > was
            with pytest.raises(sealing.Damaged):
                open_with(public, secret, wdek, *wdek_place(record))
    with ground.unit():
        assert [note.text for note in cases.read(ana, case_id).notes] == ["Before.", "After."]


def _facts(row) -> dict:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).columns}


def _version(backup, lock_id: str) -> dict:
    return next(row for row in backup[Lock] if row["id"] == lock_id)


def _old_secret(actor, grant: dict, lock: dict) -> tuple[bytes, bytes, int]:
    """What a thief with Ben's key takes out of the backup: the lock's private key as it was."""
    place = ("grant", grant["partition"], grant["lock_id"], grant["lock_version"], grant["holder_kind"])
    secret = open_with(public_of(actor.key), actor.key, grant["box"], *place, grant["holder_id"])
    return lock["public"], secret, lock["version"]


def test_whoever_waits_for_a_key_and_steps_back_gets_none(ground):
    """A wish is forgotten with the recusal."""
    case_id, *_ = opened(ground)
    with ground.unit():
        ground.join(ground.act("Ana"), "Eli", "responder")
        cases.attest(ground.act("Eli"), case_id)
    with ground.unit():
        cases.recuse(ground.act("Eli"), case_id)
        cases.note(ground.act("Ana"), case_id, "fact", "Any act.")
    with ground.unit():
        lock = cases.see(ground.act("Ana"), case_id).lock_id
        assert not sealing.holds(ground.act("Ana"), lock, ground.people["Eli"])
        with pytest.raises(NotFound):
            cases.see(ground.act("Eli"), case_id)


def test_the_last_holder_hands_the_key_to_those_who_may(ground):
    """When nobody else could open the case, stepping back first gives the key to the free colleagues."""
    case_id, *_ = opened(ground, exclude=["Ben"])
    with ground.unit():
        cases.recuse(ground.act("Cleo"), case_id)
        ground.join(ground.act("Ana"), "Eli", "responder")
    with ground.unit():
        cases.recuse(ground.act("Ana"), case_id)
    with ground.unit():
        assert cases.read(ground.act("Eli"), case_id).reports[0].answers["story"] == STORY
        for name in ("Ana", "Ben", "Cleo"):
            assert cases.listing(ground.act(name)) == ([], False)


def test_nobody_can_lock_a_case_for_ever(ground):
    """The last one of all is told to hand it over first, and keeps access until then."""
    case_id, *_ = opened(ground, exclude=["Ben", "Cleo"])
    with ground.unit(), pytest.raises(Refused) as refused:
        cases.recuse(ground.act("Ana"), case_id)
    assert refused.value.code == "last_holder"
    with ground.unit():
        assert cases.read(ground.act("Ana"), case_id).reports


def test_notices_go_to_those_who_remain(ground):
    """Mail goes to the colleagues' own addresses, never to somebody barred, and says nothing."""
    case_id, *_ = opened(ground, exclude=["Ben"])
    with ground.unit():
        sent = _addresses(ground)
        assert sent == {"ana@people.example", "cleo@people.example"}
        cases.recuse(ground.act("Cleo"), case_id)
    with ground.unit():
        assert "ben@people.example" not in _addresses(ground)
        letters = _letters()
        assert letters
        name = cases.see(ground.act("Ana"), case_id).code_name
        assert not any(name in text or STORY in text for text in letters)


def _addresses(ground) -> set[str]:
    return {address for address, _text in _outbox()}


def _letters() -> list[str]:
    return [text for _address, text in _outbox()]


def _outbox() -> list[tuple[str, str]]:
    found = []
    for row in db.session.scalars(select(Outgoing)):
        text = sealing.envelope_open(row.box, f"mail.outbox:{row.id}").decode()
        found.append((text.split('"')[1], text))
    return found


def test_an_unknown_person_is_nobody(ground):
    """A person without a role meets a 404, whatever they claim to be."""
    case_id, *_ = opened(ground)
    with ground.unit():
        stranger = access.Actor(ground.harbor, ground.person("Xen"), ground.keys["Xen"], role="responder")
        for look in (cases.see, cases.read, cases.recuse):
            with pytest.raises(NotFound):
                look(stranger, case_id)


def test_a_wish_that_should_not_have_been_made_gives_no_key(ground):
    """Were a check before `attest` ever missing: organisers and people left out still get no key; colleagues do."""
    case_id, *_ = opened(ground)
    with ground.unit():
        ground.join(ground.act("Ana"), "Eli", "responder")
        ground.join(ground.act("Ana"), "Zoe", "organiser")
        lock = cases.see(ground.act("Ana"), case_id).lock_id
        access.bar(ground.act("Ana"), case_id, ground.people["Ben"])
        sealing.revoke(ground.act("Ana"), lock, ground.people["Ben"])
        for name in ("Eli", "Zoe", "Ben"):
            sealing.ask(ground.act(name), lock)
    with ground.unit():
        cases.note(ground.act("Ana"), case_id, "fact", "Any act.")
        ana = ground.act("Ana")
        got = [name for name in ("Eli", "Zoe", "Ben") if sealing.holds(ana, lock, ground.people[name])]
        assert got == ["Eli"]
        assert sealing.pending(ana, lock) == []
