"""A test report goes through the real form, arrives sealed, can be opened, and leaves nothing behind."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine

from portal import access, cli, communities, config, mail, reports, sealing
from portal import clock as portal_clock
from portal.db import db, writing
from portal.keeper import Keeper, troubles
from portal.reports import canary_commands, drill, intake, service, walk_commands
from portal.reports.duties import DUTIES
from portal.reports.models import IntakeTest, ReceiptIndex, Report, Step
from portal.sealing.models import Grant, Lock, Record

from .test_service import send
from .walker import Walker


def rows(place) -> dict[str, int]:
    """How much stands in the tables a report touches."""
    with place.unit():
        counts = {}
        for partition in (place.partition, "committee"):
            scope = access.letterbox(partition)
            for model in (Report, Step, Lock, Grant, Record):
                counts[f"{partition} {model.__name__}"] = len(scope.all(scope.select(model.id)))
        counts["receipts"] = db.session.query(ReceiptIndex).count()
        return counts


def test_a_test_report_arrives_and_leaves_nothing(place, smtp):
    """Through the forms of a community and the committee; then every table is as it was, and nobody got mail."""
    send(place)
    before = rows(place)
    with place.app.app_context():
        mail.deliver(portal_clock.now())
        smtp.mailbox.messages.clear()
        assert canary_commands.test("harbor", place.partition) == ""
        assert canary_commands.test(None, "committee") == ""
        mail.deliver(portal_clock.now())
    assert rows(place) == before
    assert smtp.mailbox.messages == []
    with place.unit():
        ana = place.actor("Ana", "lead")
        assert reports.tally(ana, date(2000, 1, 1), date(2100, 1, 1))["reports"] == 1
        assert intake.last(access.letterbox("committee")) == portal_clock.today()


def test_the_pages_say_when(place, client):
    """The form and the public page name the day; before the first test they say nothing."""
    assert "Last tested" not in client.get("/c/harbor/report").text
    with place.app.app_context():
        canary_commands.test("harbor", place.partition)
    assert "Last tested" in client.get("/c/harbor/report").text
    with place.unit():
        assert communities.community(access.letterbox(place.partition)).tested_on == portal_clock.today()


def test_no_handler_holds_a_key_while_it_is_there(place):
    """A ticket's report is sealed to the ticket alone: on no desk, in no count, with no clock and no letter."""
    with place.app.app_context():
        ticket, code = drill.ticket(place.partition)
    walked = walk_commands.report(place.app, "/c/harbor/report", {"story": "a test", "drill": ticket})
    assert walked.sent
    with place.unit():
        ana = place.actor("Ana", "lead")
        assert reports.listing(ana, reports.STATES) == []
        scope = access.letterbox(place.partition)
        (row,) = scope.all(scope.select(Report))
        assert row.drill
        assert row.waits_from is None
        assert sealing.holders(scope, row.internal_lock) == [sealing.receipt.index(code)]
        assert drill.opened(walked.receipt, code) == "a test"
        assert drill.opened(walked.receipt, sealing.receipt.new()) is None


def test_only_the_portal_makes_a_ticket(place, clock):
    """A ticket of another place, an old one or an invented one is no ticket: such a report is a report."""
    with place.app.app_context():
        ticket, _code = drill.ticket(place.partition)
        assert drill.bearer(ticket, place.partition) is not None
        assert drill.bearer(ticket, "committee") is None
        assert drill.bearer("x" + ticket[1:], place.partition) is None
        clock.advance(minutes=11)
        assert drill.bearer(ticket, place.partition) is None
    walked = walk_commands.report(place.app, "/c/harbor/report", {"story": "no test", "drill": ticket})
    assert walked.sent
    with place.unit():
        assert len(reports.listing(place.actor("Ana", "lead"))) == 1


def renamed(place, old: str, new: str) -> None:
    owner = create_engine(place.app.config["SETTINGS"].owner_database)
    with owner.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")
    owner.dispose()


def broken(place) -> None:
    """A real fault: the table that makes receipts good is not there."""
    renamed(place, "receipts", "receipts_gone")


def mended(place) -> None:
    renamed(place, "receipts_gone", "receipts")


def letters(place, smtp) -> list[str]:
    smtp.mailbox.messages.clear()
    with place.app.app_context():
        mail.deliver(portal_clock.now())
    return sorted(address for message in smtp.mailbox.messages for address in message.envelope_to)


def test_a_dead_intake_alarms(place, smtp, clock):
    """When the form takes nothing, leads and operators get one letter a day, and the operator's list says so."""
    with place.unit():
        access.join(place.person("Sam"), "site", "operator")
    keeper = Keeper(place.app, [duty for duty in DUTIES if duty.name == "reports.canary"])
    keeper.round()
    assert letters(place, smtp) == []
    clock.advance(days=1, minutes=1)
    broken(place)
    keeper.round()
    got = letters(place, smtp)
    assert {"ana@people.example", "gil@people.example", "sam@people.example"} <= set(got)
    assert "ben@people.example" not in got
    assert "Harbor" not in smtp.mailbox.text()
    with place.app.app_context():
        assert "reports.canary" in troubles()
    clock.advance(minutes=30)
    keeper.round()
    assert letters(place, smtp) == []
    mended(place)
    clock.advance(minutes=30)
    keeper.round()
    with place.app.app_context():
        assert "reports.canary" not in troubles()
    with place.unit():
        row = access.letterbox(place.partition).first(access.letterbox(place.partition).select(IntakeTest))
        assert (row.problem, row.alarmed_at) == ("", None)


def test_what_a_broken_test_left_is_swept(place, clock):
    """A test that was cut off half-way is gone a day later; real reports stay."""
    with place.app.app_context():
        ticket, _code = drill.ticket(place.partition)
    walk_commands.report(place.app, "/c/harbor/report", {"story": "cut off", "drill": ticket})
    send(place)
    clock.advance(days=1)
    with place.app.app_context():
        assert canary_commands.test("harbor", place.partition) == ""
    with place.unit():
        scope = access.letterbox(place.partition)
        assert [row.drill for row in scope.all(scope.select(Report))] == [False]


def shell(settings, monkeypatch, *words) -> int:
    for name, variable in config.VARIABLES.items():
        value = getattr(settings, name)
        if value not in ("", False, None):
            monkeypatch.setenv(variable, ",".join(value) if isinstance(value, tuple) else str(value))
    return cli.main(["reports", *words])


def test_the_shell_verb(place, settings, monkeypatch, capsys):
    """`portal reports canary`: 0 when it arrived and could be opened, 1 when it did not or nobody is there."""
    assert shell(settings, monkeypatch, "canary", "--community", "harbor", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"arrived": True, "opened": True}
    assert shell(settings, monkeypatch, "canary", "--community", "nowhere") == 1
    broken(place)
    assert shell(settings, monkeypatch, "canary", "--community", "harbor", "--json") == 1
    assert json.loads(capsys.readouterr().out.strip().splitlines()[-1])["problems"]


def test_nobody_there_is_no_arrival(app, settings, monkeypatch):
    """A form that has nobody to receive anything fails the test."""
    with app.app_context(), writing():
        access.open_door("empty", "community:empty")
    assert shell(settings, monkeypatch, "canary", "--community", "empty") == 1


@pytest.mark.parametrize("more", [{}, {"who": "Ben", "where": "At the bar", "ongoing": "yes", "exclude": ["Ben"]}])
def test_a_report_from_a_file(place, settings, monkeypatch, capsys, tmp_path, more):
    """`portal reports file --json FILE` prints a receipt that opens the box; what it says is what was sent."""
    (tmp_path / "report.json").write_text(json.dumps({"story": "He would not let me pass."} | more))
    assert shell(settings, monkeypatch, "file", "--community", "harbor", "--json", str(tmp_path / "report.json")) == 0
    receipt = capsys.readouterr().out.strip()
    assert "He would not let me pass." in Walker(place.app).open_box(receipt).text
    with place.unit():
        (row,) = reports.listing(place.actor("Ana", "lead"))
        assert reports.read(place.actor("Ana", "lead"), row.id).excludes == bool(more)
        assert len(reports.listing(place.actor("Ben", "responder"))) == (0 if more else 1)


def test_the_rules_of_the_form_hold_for_a_file(place, settings, monkeypatch, capsys, tmp_path):
    """No story, an unknown field, a missing file, everybody left out: refused with words, and nothing is sent."""
    path = tmp_path / "report.json"
    wrong = [{"story": ""}, {"story": "x", "colour": "red"}, {"story": "x", "files": ["gone.png"]}, {"step": "send"}]
    wrong.append({"story": "x", "exclude": ["Ana", "Ben", "Cleo", "Gil", "Hana"]})
    wrong += [{"story": "x", "exclude": ["Ban"]}, {"story": "x", "ongoing": "maybe"}, {"story": "x", "door": "back"}]
    for given in wrong:
        path.write_text(json.dumps(given))
        assert shell(settings, monkeypatch, "file", "--community", "harbor", "--json", str(path)) == 1
        assert capsys.readouterr().err.strip()
    nested, halved = '{"story": {"x": 1}}', r'{"story": "half a letter: \ud800"}'
    for words in ("no json", "[" * 100_000, "[1]", nested, halved):
        told = "holds no report"
        path.write_text(words)
        assert shell(settings, monkeypatch, "file", "--community", "harbor", "--json", str(path)) == 1
        assert told in capsys.readouterr().err
    for given, told in (({"files": "a.png"}, "a list of paths"), ({"files": ["gone.png"]}, "no file gone.png")):
        path.write_text(json.dumps({"story": "x"} | given))
        assert shell(settings, monkeypatch, "file", "--community", "harbor", "--json", str(path)) == 1
        assert told in capsys.readouterr().err
    assert shell(settings, monkeypatch, "file", "--community", "harbor", "--json", str(tmp_path / "none.json")) == 1
    assert "can't be read" in capsys.readouterr().err
    with place.unit():
        assert reports.listing(place.actor("Ana", "lead")) == []
        assert service.known(sealing.receipt.new()) is None


def test_a_test_does_not_wait_for_itself(place, clock):
    """The keeper's round, with all duties of this room, comes to an end and notes the day."""
    keeper = Keeper(place.app, DUTIES)
    assert keeper.round() == len(DUTIES)
    clock.advance(**{"days": 1, "minutes": 1})
    assert keeper.round() == len(DUTIES)
    assert timedelta(days=1) == DUTIES[-1].every
