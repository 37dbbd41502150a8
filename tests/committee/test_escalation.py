"""What goes up is what was ticked, sealed for those who may; what comes down are steps and words meant for it."""

import io

import pytest
from nacl import bindings

from portal import access, cases, committee, evidence, reports
from portal.cases import service
from portal.errors import Conflict, NotFound, Refused
from portal.sealing.locks import take_up
from portal.sealing.models import Grant, Record
from portal.sealing.primitives import open_with
from portal.sealing.records import wdek_place
from tests.cases.walker import Walker
from tests.evidence.samples import SECRET, picture

from .climb import STORY, community_case, escalated

MARKERS = {
    "facts": ["MARKERFACT"],
    "actions": ["MARKERACTION"],
    "people": ["MARKERPERSON", "MARKERHANDLE"],
    "review": ["MARKERREVIEW"],
    "responses": ["MARKERRESPONSE"],
    "report": ["MARKERSTORY"],
    "dialogue": ["MARKERANSWER"],
    "notes": ["MARKERNOTE"],
    "identity": ["MARKERREPORTER", "MARKERCONTACT"],
}


def everything_at(ground, place: str) -> bytes:
    """All bytes any person of the cast can open there with all their keys, whatever they are about."""
    told = []
    for name in ground.people:
        actor = ground.act(name, place=place)
        rows = actor.all(actor.select(Record))
        keys = take_up(actor, {row.lock_id for row in rows})
        for row in rows:
            if row.lock_id in keys:
                key = keys[row.lock_id]
                told.append(bare(open_with(key.public, key.secret, row.wdek, *wdek_place(row)), row.box))
    return b"".join(told)


def bare(data_key: bytes, box: bytes) -> bytes:
    """A box's bytes without checking where it belongs: the stream cipher alone, as a thief with the key would.

    XChaCha20 with a counter: the keystream at the same nonce is what encrypting zeros gives.
    """
    nonce, body = box[1:25], box[25:-16]
    zeros = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(len(body)), b"", nonce, data_key)
    return bytes(one ^ other for one, other in zip(body, zeros, strict=False))


def test_the_usual_packet_holds_no_part_that_was_not_ticked(ground):
    """Facts and actions go; the words, the names, the notes and the reporter stay below."""
    _case, central, _receipt = escalated(ground)
    with ground.unit():
        view = cases.read(ground.act("Gil"), central)
        told = str(view)
        for part, markers in MARKERS.items():
            for marker in markers:
                assert (marker in told) == (part in ("facts", "actions")), marker
        assert "Please help" in told
        below = str(cases.read(ground.act("Ana"), _case))
        assert all(marker in below for markers in MARKERS.values() for marker in markers)


@pytest.mark.parametrize("part", list(MARKERS))
def test_each_part_goes_alone(ground, part):
    """With one part ticked nothing of any other part can be opened at the committee, with all keys there are."""
    case_id, _receipt = community_case(ground)
    with ground.unit():
        central = committee.escalate(ground.act("Ana"), case_id, (part,), "beyond_power")
    with ground.unit():
        told = str(cases.read(ground.act("Gil"), central))
        for other, markers in MARKERS.items():
            for marker in markers:
                assert (marker in told) == (other == part), marker
        opened = everything_at(ground, "committee")
        for other, markers in MARKERS.items():
            assert all((marker.encode() in opened) == (other == part) for marker in markers), other
        below = everything_at(ground, ground.harbor)
        assert all(marker.encode() in below for markers in MARKERS.values() for marker in markers)
        assert not held_at_committee_by_others(ground, central)


def held_at_committee_by_others(ground, central: str) -> list[str]:
    """Who but chair and vice holds a key of the central case."""
    gil = ground.act("Gil")
    lock = cases.see(gil, central).lock_id
    holders = set(gil.all(gil.select(Grant.holder_id).where(Grant.lock_id == lock)))
    return sorted(holders - {ground.people["Gil"], ground.people["Hana"]})


def test_the_preview_is_what_goes(ground):
    """The seal of the preview names the very words: whatever changed meanwhile is looked at again."""
    case_id, _receipt = community_case(ground)
    ana = ground.act("Ana")
    with ground.unit():
        packet = committee.preview(ana, case_id, ("facts",), "Please help")
        assert [item.facts["text"] for item in packet.items] == ["Please help", "MARKERFACT two saw it"]
        cases.note(ground.act("Ben"), case_id, "fact", "Something new")
    with ground.unit(), pytest.raises(Refused) as refused:
        committee.escalate(ana, case_id, ("facts",), "appeal", "Please help", seen=packet.seal)
    assert refused.value.code == "changed"
    with ground.unit():
        again = committee.preview(ana, case_id, ("facts",), "Please help")
        assert committee.escalate(ana, case_id, ("facts",), "appeal", "Please help", seen=again.seal)


def test_a_case_goes_up_once_and_never_empty(ground):
    """Sending twice is a 409; nothing ticked, or an unknown reason or part, is refused."""
    case_id, _receipt = community_case(ground)
    ana = ground.act("Ana")
    for parts, reason in (((), "appeal"), (("facts",), "because"), (("everything",), "appeal")):
        with ground.unit(), pytest.raises(Refused):
            committee.escalate(ana, case_id, parts, reason)
    with ground.unit():
        committee.escalate(ana, case_id, ("facts",), "appeal")
    with ground.unit(), pytest.raises(Conflict):
        committee.escalate(ana, case_id, ("facts",), "appeal")
    with ground.unit():
        assert len(cases.listing(ground.act("Gil"))[0]) == 1


def test_files_go_sealed_anew(ground):
    """A ticked file opens above with the same bytes; below it stays as it was."""
    case_id, _receipt = community_case(ground)
    content = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"film " * 40_000
    with ground.unit():
        stashed, _problems = evidence.take([("talk.webm", io.BytesIO(content))])
        cases.attach(ground.act("Ana"), case_id, "recording", stashed)
        central = committee.escalate(ground.act("Ana"), case_id, ("files",), "after_event")
    with ground.unit():
        gil = ground.act("Gil")
        file = cases.read(gil, central).files[0]
        name, kind, size, parts = cases.read_file(gil, central, file.id)
        assert (name, kind, size, b"".join(parts)) == ("talk.webm", "video/webm", len(content), content)
        with pytest.raises(NotFound):
            cases.read_file(ground.act("Ana"), central, file.id)


def test_the_copy_climbs_and_the_original_stays(ground):
    """What was taken out below is not in what the committee holds; it is told so, and has no original to open."""
    case_id, _receipt = community_case(ground)
    raw = picture("JPEG", told=True)
    with ground.unit():
        stashed, _problems = evidence.take([("shot.jpg", io.BytesIO(raw))])
        cases.attach(ground.act("Ana"), case_id, "screenshot", stashed)
        central = committee.escalate(ground.act("Ana"), case_id, ("files",), "after_event")
    with ground.unit():
        [below], [above] = cases.read(ground.act("Ana"), case_id).files, cases.read(ground.act("Gil"), central).files
        own = b"".join(service.open_original(ground.act("Ana"), case_id, below.id, "to compare")[3])
        assert own == raw
        assert SECRET.encode() in own
        assert (above.about.copied, above.about.has_original, above.about.told) == (True, False, below.about.told)
        assert SECRET.encode() not in b"".join(cases.read_file(ground.act("Gil"), central, above.id)[3])
        with pytest.raises(Refused):
            service.open_original(ground.act("Gil"), central, above.id, "to compare")


def test_neither_side_reads_the_other(ground):
    """The community can't read committee notes; the committee can't read the community's case."""
    case_id, central, _receipt = escalated(ground)
    with ground.unit():
        cases.note(ground.act("Gil"), central, "note", "MARKERABOVE between us")
    with ground.unit():
        assert "MARKERABOVE" in str(cases.read(ground.act("Hana"), central))
        assert "MARKERNOTE" in str(cases.read(ground.act("Ben"), case_id))
        for name in ("Ana", "Ben", "Odo", "Dov"):
            for role in ("lead", "responder", "chair", "member"):
                with pytest.raises(NotFound):
                    cases.read(ground.act(name, role, "committee"), central)
        for name in ("Gil", "Hana", "Ivo", "Lea"):
            with pytest.raises(NotFound):
                cases.read(ground.act(name, "lead", ground.harbor), case_id)
            with pytest.raises(NotFound):
                cases.see(ground.act(name), case_id)


def test_whoever_the_reporter_left_out_is_out_above_too(ground):
    """The reporter excluded the chair: the committee's case is not there for the chair."""
    case_id, receipt = community_case(ground, exclude=["Gil"])
    with ground.unit():
        central = committee.escalate(ground.act("Ana"), case_id, ("facts",), "concerns_team")
    with ground.unit():
        assert [row.id for row in cases.listing(ground.act("Hana"))[0]] == [central]
        assert cases.listing(ground.act("Gil")) == ([], False)
        for look in (cases.see, cases.attest, committee.confirm_receipt):
            with pytest.raises(NotFound):
                look(ground.act("Gil"), central)


def test_a_member_without_the_key_sees_name_and_state_only(ground):
    """Until attesting: the row, no word; nothing can be done."""
    _case, central, _receipt = escalated(ground)
    with ground.unit():
        ivo = ground.act("Ivo")
        row = cases.listing(ivo)[0][0]
        assert (row.id, row.held, row.state, row.source) == (central, False, "received", "escalation")
        for look in (cases.read, committee.proposals, committee.confirm_receipt):
            with pytest.raises(NotFound):
                look(ivo, central)
        assert "MARKERFACT" in str(cases.read(ground.act("Gil"), central))


def test_receipt_and_review_are_told_below(ground):
    """The community's case and the reporter's box show that it arrived and was reviewed; no word comes with it."""
    case_id, central, receipt = escalated(ground)
    with ground.unit():
        committee.confirm_receipt(ground.act("Gil"), central)
        cases.review(ground.act("Hana"), central, "MARKERABOVE")
        cases.review(ground.act("Hana"), central, "MARKERABOVE again")
    with ground.unit():
        view = cases.read(ground.act("Ana"), case_id)
        assert view.step_codes[-3:] == ("passed_to_committee", "committee_confirmed", "committee_reviewed")
        box = reports.box(reports.enter_box(receipt))
        assert tuple(code for code, _day in box.steps)[-3:] == view.step_codes[-3:]
        assert "MARKERABOVE" not in str(view) + str(box)
        with pytest.raises(Conflict):
            committee.confirm_receipt(ground.act("Gil"), central)


def test_a_report_at_the_committees_door_becomes_a_central_case(ground):
    """The same path: waiting, opened, confirmed; the box shows it."""
    with ground.unit():
        report_id, receipt = ground.report(STORY, door="committee", exclude=["Ana"])
    with ground.unit():
        hana = ground.act("Hana")
        assert [row.id for row in cases.waiting_reports(hana)[0]] == [report_id]
        assert cases.waiting_reports(ground.act("Ivo"))[0] == []
        central = committee.open_direct(hana, report_id)
        committee.confirm_receipt(hana, central)
    with ground.unit():
        assert committee.origin(ground.act("Gil"), central).kind == "direct"
        assert [code for code, _day in reports.box(reports.enter_box(receipt)).steps][-1] == "committee_confirmed"
        assert cases.listing(ground.act("Ana")) == ([], False)


def test_nobody_left_to_send_to_is_said(ground):
    """When the reporter left out chair and vice, nothing goes up unread for ever."""
    case_id, _receipt = community_case(ground, exclude=["Gil", "Hana"])
    with ground.unit(), pytest.raises(Refused) as refused:
        committee.escalate(ground.act("Ana"), case_id, ("facts",), "concerns_team")
    assert refused.value.code == "nobody_left"
    with ground.unit():
        assert not cases.read(ground.act("Ana"), case_id).passed_on


def test_only_handlers_send(ground):
    """Organisers, strangers and committee members send nothing."""
    case_id, _receipt = community_case(ground)
    with ground.unit():
        for actor in (ground.act("Odo"), ground.act("Dov"), ground.act("Gil"), access.keeper(ground.harbor)):
            with pytest.raises(NotFound):
                committee.escalate(actor, case_id, ("facts",), "appeal")


def test_a_teams_own_decision_is_none_of_the_committees(ground):
    """What was decided before it was sent does not show as a step the committee took."""
    ana = ground.act("Ana")
    with ground.unit():
        report_id, _receipt = ground.report("Somebody shouted.")
    with ground.unit():
        case_id = cases.open_case(ana, report_id)
        cases.note(ana, case_id, "fact", "Two saw it.")
        proposal = cases.propose(ana, case_id, "violation", "informal_word", "Because.")
    with ground.unit():
        cases.take_a_stand(ground.act("Ben"), proposal)
    with ground.unit():
        central = committee.escalate(ana, case_id, ["facts"], "help_wanted")
    with ground.unit():
        view = cases.read(ana, case_id)
        assert "decided" in view.step_codes
        assert view.sent_codes & set(committee.rules.SENT_STEPS) == set()
        assert "passed_to_committee" in view.sent_codes
    with ground.unit():
        committee.confirm_receipt(ground.act("Gil"), central)
    with ground.unit():
        assert cases.read(ana, case_id).sent_codes >= {"committee_confirmed"}
    walker = Walker(ground.app, "Ana")
    walker.get(f"/desk/harbor/cases/{case_id}")
    path = walker.soup.find(attrs={"aria-label": "What the committee does"})
    assert path.get_text(" ", strip=True).count("done") == 2
