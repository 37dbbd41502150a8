"""A case taken out: exactly what was looked at, redacted or whole, sealed, logged; by nobody who can't read it."""

import io
import json
import zipfile

import pytest

from portal import archive, cases, cli, clock, gathering, letters, reports, sealing
from portal.archive.papers import codes
from portal.errors import NotFound
from tests.cases.test_cases import STORY, opened
from tests.cases.walker import Walker
from tests.committee.climb import escalated

NAMES = ("Ragnar Oest", "ragnar_o", "Wilma")


def take(walker, **values):
    """Send the last form; what comes is a file."""
    fields = walker.form("export").select("input[name]")
    data = {field["name"]: field.get("value", "") for field in fields} | values
    return walker.client.post(walker.path, data=data)


@pytest.fixture
def at_case(ground):
    """A case with names in several places, a file, a message: (case id, receipt)."""
    case_id, _report, receipt = opened(ground)
    with ground.unit():
        ana = ground.act("Ana")
        ragnar = cases.add_party(ana, case_id, "reported", "person", "Ragnar Oest", "Forge: ragnar_o")
        cases.add_party(ana, case_id, "affected", "person", "Wilma Tern")
        cases.note(ana, case_id, "fact", "Ragnar Oest (RAGNAR_O) waited for wilma at the Wilmatorium. 🦦 日本")
        cases.measure(ana, case_id, "no_contact", "Ragnar keeps away from Wilma Tern")
        gathering.add_talk(ana, case_id, "Spoke with Wilma Tern", day=clock.today(), whom="Wilma Tern")
        letters.begin(ana, case_id, ragnar, {"behaviour": "You waited for somebody at a door."})
        cases.propose(ana, case_id, "violation", "informal_word", "A word with him is enough")
        gathering.add_lesson(ana, case_id, "Seat Wilma Tern elsewhere")
        reports.write(reports.enter_box(receipt), "Reporter's own words")
    return case_id, receipt


def test_the_redacted_copy_holds_no_name_and_no_word_of_a_report(ground, at_case):
    """Names and handles are codes, whole words only; the whole copy holds them all."""
    case_id, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        whole, redacted = (archive.papers(ana, case_id, whole=each) for each in (True, False))
        assert codes(whole.view)["ragnar_o"] == "[reported 1]"
        told, all_of_it = archive.making.as_json(redacted), archive.making.as_json(whole)
    for name in (*NAMES, STORY, "own words", "Ana", "You waited for somebody", "A word with him"):
        assert name in all_of_it, name
        assert name not in told.replace("Wilmatorium", ""), name
    assert "Seat [affected 1] elsewhere" in told
    assert "Spoke with" not in told
    assert "[reported 1] ([reported 1]) waited for [affected 1] at the Wilmatorium" in told
    assert json.loads(told)["redacted"] is True


def test_what_was_marked_stays_out_of_the_redacted_copy(ground, at_case):
    """A passage a colleague marked is in the whole copy and not in the redacted one."""
    case_id, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        note = cases.note(ana, case_id, "fact", "It was by the fountain. The heron watched.")
        letters.mark(ana, case_id, note, phrases=["by the fountain"])
    with ground.unit():
        whole, redacted = (archive.papers(ground.act("Ana"), case_id, whole=each) for each in (True, False))
    assert "by the fountain" in archive.making.as_json(whole)
    told = archive.making.as_json(redacted)
    assert "The heron watched" in told
    assert "by the fountain" not in told


def test_whoever_cannot_read_a_case_cannot_take_it_out(ground, at_case):
    """Another community, the committee, an organiser, somebody not vouched for, somebody who stepped back."""
    case_id, _receipt = at_case
    path = f"/desk/harbor/cases/{case_id}/export"
    assert Walker(ground.app, "Ben").get(path).status_code == 200
    with ground.unit():
        cases.recuse(ground.act("Ben"), case_id)
    for name in ("Ben", "Dov", "Gil", "Odo", "Noa"):
        assert Walker(ground.app, name).get(path).status_code == 404, name
        with ground.unit(), pytest.raises(NotFound):
            archive.papers(ground.act(name), case_id, whole=False)
        with ground.unit(), pytest.raises(NotFound):
            archive.note(ground.act(name), case_id, "pdf", whole=False, reason="Curious")


def test_a_pdf_is_taken_after_a_look_and_everybody_sees_it(ground, at_case):
    """No reason: refused. Looked at, changed, taken; tagged; the case says who and why. No sign or script stops it."""
    case_id, _receipt = at_case
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}")
    ana.follow('a[href$="/export"]')
    ana.act("export", text=" ")
    assert ana.page.status_code == 422
    ana.act("export", text="The venue asks for it", whole="whole", shape="pdf")
    assert "How much" in ana.text
    ana.send(ana.soup.select_one("form:has([name=step][value=change])"))
    assert "The venue asks for it" in ana.soup.select_one("textarea").get_text()
    ana.act("export", whole="redacted")
    assert "can't be called back" in ana.text
    assert Walker(ground.app, "Ben").get(f"/desk/harbor/cases/{case_id}").text.count("The venue asks for it") == 0
    taken = take(ana)
    assert taken.mimetype == "application/pdf"
    assert b"/StructTreeRoot" in taken.data
    assert "attachment" in taken.headers["Content-Disposition"]
    ben = Walker(ground.app, "Ben")
    ben.get(f"/desk/harbor/cases/{case_id}")
    assert "Taken out of the portal" in ben.text
    assert "The venue asks for it" in ben.text


def test_an_archive_opens_with_its_code_alone(ground, at_case, tmp_path, monkeypatch, capsys):
    """The code is shown before; the parcel holds no word in clear; the command opens it, and not with another code."""
    case_id, _receipt = at_case
    with ground.unit():
        stashed = sealing.stash(iter([b"bytes of a picture"]), "../seen.txt", "text/plain")
        cases.attach(ground.act("Ana"), case_id, "other", [stashed])
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}/export")
    ana.act("export", text="Hand-over", whole="whole", shape="archive")
    code = ana.soup.select_one("form[data-act=export] [name=code]")["value"]
    assert code in ana.text
    weak = "0000-0000-0000-0000-0000-0000"
    again = take(ana, code=weak)
    assert again.mimetype == "text/html"
    assert weak not in again.text
    taken = take(ana)
    raw = taken.data
    assert taken.mimetype == "application/octet-stream"
    assert len(raw) == int(taken.headers["Content-Length"])
    assert not any(name.encode() in raw for name in NAMES)
    file = tmp_path / "case.parcel"
    file.write_bytes(raw)
    for given, good in ((weak, False), (code.lower(), True)):
        monkeypatch.setattr("sys.stdin", io.StringIO(given + "\n"))
        left = cli.main(["archive", "open", str(file), "--out", str(tmp_path / "out")])
        assert (left == 0) is good, capsys.readouterr()
    told = (tmp_path / "out" / "case.json").read_text()
    assert "Reporter's own words" in told
    assert (tmp_path / "out" / "case.pdf").read_bytes().startswith(b"%PDF")
    [kept] = (tmp_path / "out" / "files").iterdir()
    assert kept.read_bytes() == b"bytes of a picture"


def test_the_committee_takes_a_central_case_out(ground):
    """The same at the committee, with what came up and nothing of the community's own case."""
    case_id, central, _receipt = escalated(ground)
    with ground.unit():
        cases.note(ground.act("Ana"), case_id, "note", "Stays at the desk")
    gil = Walker(ground.app, "Gil")
    gil.get(f"/committee/cases/{central}/export")
    gil.act("export", text="For the board", whole="whole")
    assert take(gil).mimetype == "application/pdf"
    gil.get(f"/committee/cases/{central}")
    assert "For the board" in gil.text
    with ground.unit():
        told = archive.making.as_json(archive.papers(ground.act("Gil"), central, whole=True))
    assert "Stays at the desk" not in told


def test_a_parcel_that_was_changed_does_not_open():
    """Another code, a flipped bit, a missing end, something added, pieces swapped."""
    code, plain = sealing.new_parcel_code(), bytes(range(256)) * 700
    raw = b"".join(sealing.closed_parcel(code, io.BytesIO(plain)))
    assert len(raw) == sealing.parcel_size(len(plain))
    assert b"".join(sealing.opened_parcel(code, io.BytesIO(raw))) == plain
    assert b"".join(sealing.opened_parcel(code, io.BytesIO(b"".join(sealing.closed_parcel(code, io.BytesIO()))))) == b""
    flipped = raw[:1000] + bytes([raw[1000] ^ 1]) + raw[1001:]
    for wrong in (flipped, raw[:-1], raw[:70_000], raw + b"x", b"", raw[5:]):
        with pytest.raises(sealing.Damaged):
            list(sealing.opened_parcel(code, io.BytesIO(wrong)))
    with pytest.raises(sealing.Damaged):
        list(sealing.opened_parcel(sealing.new_parcel_code(), io.BytesIO(raw)))


def test_an_archive_is_a_plain_zip_inside(ground, at_case):
    """Names in it lead nowhere else."""
    case_id, _receipt = at_case
    with ground.unit():
        ana = ground.act("Ana")
        stashed = sealing.stash(iter([b"x"]), "../../etc/passwd", "text/plain")
        cases.attach(ana, case_id, "other", [stashed])
        found = archive.papers(ana, case_id, whole=True)
        code = sealing.new_parcel_code()
        made = archive.parcel(ana, found, code, paper=None)
        inner = b"".join(sealing.opened_parcel(code, io.BytesIO(b"".join(made.parts))))
    names = zipfile.ZipFile(io.BytesIO(inner)).namelist()
    assert all(".." not in name.split("/") and not name.startswith("/") for name in names), names
    assert len(names) == 3
