"""The pages of a meeting, without script."""

from datetime import timedelta

import pytest

from portal import cases
from portal import clock as portal_clock
from tests.cases.walker import Walker
from tests.committee.climb import let_in, reviewed

pytestmark = pytest.mark.sqlite_only


def press(walker, act, **values):
    """Send the form of an act by its button."""
    return walker.send(walker.form(act), act=act, **values)


def test_from_the_plan_to_the_paper(ground, app):
    """Planned, a topic, begun, minutes under both lines, over, on paper; whoever stepped back meets neither."""
    _case, central, _receipt = reviewed(ground)
    let_in(ground, central, "Jun")
    with ground.unit():
        code = cases.see(ground.act("Gil"), central).code_name
        cases.recuse(ground.act("Jun"), central)
    gil, jun = Walker(app, "Gil"), Walker(app, "Jun")
    gil.get("/committee/meetings")
    press(gil, "plan", day="2001-01-01")
    assert gil.page.status_code == 422
    assert "still to come" in gil.text
    press(gil, "plan", day=(portal_clock.today() + timedelta(days=3)).isoformat())
    meeting = gil.path
    assert code in gil.text
    press(gil, "topic", text="Next year's budget")
    press(gil, "begin", present=[ground.people["Gil"], ground.people["Hana"]])
    gil.follow(".agenda a")
    assert code in gil.text
    item = gil.path
    press(gil, "write", text="MARKERSAID")
    assert "MARKERSAID" in gil.text
    press(gil, "write", text=" ")
    assert gil.page.status_code == 422
    gil.get(meeting)
    press(gil, "close")
    gil.get(f"{meeting}/print")
    for words in (code, "MARKERSAID", "budget", "Gil"):
        assert words in gil.text
    for path in (meeting, f"{meeting}/print"):
        jun.get(path)
        assert "budget" in jun.text
        assert code not in jun.text
        assert "MARKERSAID" not in jun.text
    assert jun.get(item).status_code == 404
    assert jun.get(item.rpartition("/")[0] + "/" + "z" * 26).status_code == 404
