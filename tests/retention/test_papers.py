"""`portal retention` and `portal privacy`: what they print, what they refuse; and papers that name every column."""

import csv
import io
import json

import pytest

from portal import access, cases, cli, retention
from portal import clock as portal_clock
from portal.db import db
from portal.house import load_models
from portal.retention import privacy
from portal.retention.invented import configure
from portal.retention.purposes import PURPOSES

from .full import full


def test_every_column_stands_in_the_papers(app):
    """Each with one of the four classes; each room that keeps anything says what for."""
    load_models()
    with app.app_context():
        told = privacy.papers()
    rows = list(csv.reader(io.StringIO(told["columns.csv"])))[1:]
    there = {(table.name, column.name) for table in db.metadata.tables.values() for column in table.columns}
    assert {(row[1], row[2]) for row in rows} >= there and len(there) > 400
    assert {row[3] for row in rows} == set(privacy.CLASSES)
    assert {row[0] for row in rows} == set(PURPOSES)
    for table, _column in there:
        assert f"| {table} |" in told["processing-record.md"], table
    for name in ("processing-record.md", "impact-assessment.md", "retention.md"):
        assert told[name].startswith("# ") and len(told[name]) > 800


@pytest.mark.sqlite_only
def test_the_commands(ground, settings, monkeypatch, capsys, tmp_path):
    """Preview, run on another day, the papers; another day is refused where people are real."""
    made = full(ground)
    for name, values in (("SECRET_KEY", "secret_keys"), ("PEPPER", "peppers"), ("SERVER_KEY", "server_keys")):
        monkeypatch.setenv(f"PORTAL_{name}", ",".join(getattr(settings, values)))
    monkeypatch.setenv("PORTAL_DATA", str(settings.data))
    day = (portal_clock.today().replace(day=1)).replace(year=portal_clock.today().year + 2).isoformat()
    assert cli.main(["retention", "preview", "--today", day, "--json"]) == 1
    assert "demo" in capsys.readouterr().out
    assert cli.main(["retention", "run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"forgotten": {}}
    monkeypatch.setenv("PORTAL_DEMO", "1")
    assert cli.main(["retention", "preview", "--today", day, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["place"], one["what"], one["record"]) for one in told["due"]] == [("harbor", "case", "3")]
    assert cli.main(["retention", "run", "--today", day, "--json"]) == 0
    gone = json.loads(capsys.readouterr().out)["forgotten"]["harbor"]
    assert gone["cases"] == gone["reports"] == 1
    assert cli.main(["retention", "run", "--today", day]) == 0
    assert capsys.readouterr().out == "Nothing was due.\n"
    assert cli.main(["privacy", "export", "--out", str(tmp_path / "papers")]) == 0
    written = {path.name for path in (tmp_path / "papers").iterdir()}
    assert written == {"processing-record.md", "impact-assessment.md", "retention.md", "columns.csv"}
    assert "Harbor Python" in (tmp_path / "papers" / "retention.md").read_text()
    with ground.unit():
        assert cases.is_gone(access.keeper(ground.harbor), made.case_id)


def test_whose_data_it_is(settings):
    """A test's data is invented; a portal's is not."""
    configure(settings)
    assert retention.is_invented()
