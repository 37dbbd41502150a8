"""Incidents of earlier years, from a sheet: refused by line, brought in once, and adding up to what was published."""

import json
from datetime import date
from types import SimpleNamespace

import pytest

from portal import access, cases
from portal.cases import commands, past_labels
from portal.cases.counted_models import Statistic
from tests.transparency.counting import numbers

HEAD = "received,event,venue,category,finding,subject_kind,people_named,handled_by,measures,standing,closed,community\n"
DECADE = HEAD + (
    "2016-03-01,conf-2016,talk,insult,violation,person,1,central,written_warning,flagged,2016-03-20,\n"
    "2016-05-02,,chat,stalking,violation,person,2,central|local,ban_permanent|removal,banned,2016-08-02,\n"
    "2016-05-02,,chat,stalking,violation,person,2,central|local,ban_permanent|removal,banned,2016-08-02,\n"
    "2017-01-09,,forum,,no_violation,,0,none,nothing,none,2017-01-19,\n"
    "2017-02-10,,,other,pending,unknown,,,,,,\n"
    '2018-07-07,"The ""old"" meetup",hallway,content,violation,group,1,team,removal,,2018-07-08,harbor\n'
)


def brought(ground, text, tmp_path, preview=False):
    """What the command answers."""
    path = tmp_path / "past.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with ground.unit():
        return commands.run_import(SimpleNamespace(file=str(path), preview=preview))


def test_a_decade_gives_the_published_totals_once(ground, tmp_path):
    """Every year adds up; a second time the same file changes nothing; a preview keeps nothing."""
    before = numbers(ground)
    looked = brought(ground, DECADE, tmp_path, preview=True)
    assert looked.ok and looked.data["rows"] == 6 and numbers(ground) == before
    done = brought(ground, DECADE, tmp_path)
    assert (done.data["written"], done.data["there_already"]) == (6, 0)
    whole = numbers(ground)
    assert (whole["reports"], whole["incidents"], whole["people_named"], whole["measures"]) == (6, 6, 6, 6)
    assert (whole["acted_central"], whole["acted_local"], whole["acted_both"]) == (3, 3, 2)
    assert (whole["banned"], whole["flagged"], whole["no_action"], whole["open"]) == (2, 1, 1, 1)
    assert whole["by_outcome"] == {"violation": 4, "no_violation": 1, "open": 1}
    assert whole["by_measure"]["removal"] == 3
    year = numbers(ground, "", *(day_of(2017, month, day) for month, day in ((1, 1), (12, 31))))
    assert (year["incidents"], year["open"], year["median_days_to_close"], year["carried_over"]) == (2, 1, 10, 0)
    assert numbers(ground, "harbor")["incidents"] == 1
    again = brought(ground, DECADE, tmp_path)
    assert (again.data["written"], again.data["there_already"]) == (0, 6)
    assert numbers(ground) == whole


def day_of(*parts):
    """A day."""
    return date(*parts)


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("01/02/2016,,,,,,,,,,,", "received", "day_odd"),
        (",,,,,,,,,,,", None, None),
        (",,chat,,,,,,,,,", "received", "day_missing"),
        ("2999-01-01,,,,,,,,,,,", "received", "day_ahead"),
        ("2016-01-01,,,insults,,,,,,,,", "category", "unknown_code"),
        ("2016-01-01,,chat|talk,,,,,,,,,", "venue", "only_one"),
        ("2016-01-01,,,,,,many,,,,,", "people_named", "number_odd"),
        ("2016-01-01,,,,violation,,,,,,2015-01-01,", "closed", "closed_first"),
        ("2016-01-01,,,,violation,,,,,,,", "closed", "not_closed"),
        ("2016-01-01,,,,,,,,,,2016-02-01,", "finding", "no_finding"),
        ("2016-01-01,,,,,,,none|central,,,,", "handled_by", "not_both"),
        ("2016-01-01,,,,,,,,,,,nowhere", "community", "unknown_community"),
        ("2016-01-01,,,,,,,,,,,,Rob Tarn", "", "cells"),
    ],
)
def test_a_line_that_is_wrong_is_refused_by_its_number(ground, tmp_path, line, column, code):
    """One wrong line keeps the whole file out; the sentence names line and column."""
    found = brought(ground, HEAD + "2016-02-02,,,,,,,,,,,\n" + line + "\n", tmp_path)
    if code is None:  # an empty line is nobody's fault
        assert found.ok and found.data["written"] == 1
        return
    assert not found.ok
    (problem,) = found.data["problems"]
    assert (problem["line"], problem["column"], problem["code"]) == (3, column, code)
    assert "Line 3" in found.sentence and numbers(ground)["incidents"] == 0
    assert json.dumps(found.data)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"received\n\xff\xfe", "not_utf8"),
        (HEAD.replace("venue", "name"), "unknown_column"),
        ("event\nx", "column_missing"),
        ("received,received\n2016-01-01,2016-01-01", "column_twice"),
        (HEAD + '2016-01-01,"x', "not_csv"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused(ground, tmp_path, text, code):
    """Other columns (names, above all), other encodings, broken quotes."""
    found = brought(ground, text, tmp_path)
    assert not found.ok and found.data["problems"][0]["code"] == code


def test_the_nearest_code_is_named(ground):
    """Whoever writes “insults” is asked whether they mean “insult”."""
    with ground.unit():
        sheet = cases.read_past((HEAD + "2016-01-01,,,insults,,,,,,,,").encode())
        assert "insult" in past_labels.fault(sheet.faults[0]).partition("Did you mean")[2]


def test_past_incidents_are_numbers_only(ground, tmp_path):
    """They make no case, no party, no report."""
    brought(ground, DECADE, tmp_path)
    with ground.unit():
        scope = access.keeper("committee")
        assert len(scope.all(scope.select(Statistic))) == 5
        assert cases.counts_by_state(scope) == {}
