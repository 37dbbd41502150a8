"""From a closed case to words on a public page, as its writer, its second reader and everybody else use the pages."""

import json

import pytest

from portal import cases
from tests.cases.walker import Walker
from tests.transparency.counting import closed
from tests.transparency.test_narratives import WORDS, told_case

pytestmark = pytest.mark.sqlite_only


def test_written_read_by_two_published_and_read_by_everybody(ground, clock):
    """What could tell who it was is shown and kept from leaving; then it stands on the page and in the data."""
    case, _receipt = told_case(ground)
    closed(ground), closed(ground)
    with ground.unit():
        cases.attest(ground.act("Ben"), case)
        cases.hand_keys_on(ground.act("Ana"))
    ana, path = Walker(ground.app, "Ana"), f"/desk/harbor/cases/{case}/narrative"
    ana.get(f"/desk/harbor/cases/{case}")
    assert path in str(ana.soup)
    ana.get(path)
    words = {"space": WORDS.space, "outcome": WORDS.outcome, "language": "en"}
    ana.send(ana.form("narrative"), act="ask", what="Robin followed her on Friday.", **words)
    assert ana.page.status_code == 422
    for found in ("This must not leave", "Robin", "her", "friday", "Change these words first"):
        assert found in ana.text, ana.text
    ana.send(ana.form("narrative"), act="ask", what="", **words)
    assert ana.page.status_code == 422 and WORDS.outcome in str(ana.soup)
    ana.send(ana.form("narrative"), act="ask", what=WORDS.what, **words)
    assert "A colleague has to read it now" in ana.text, ana.text
    ben = Walker(ground.app, "Ben")
    ben.get(path)
    assert "You are the second reader" in ben.text
    ben.send(ben.form("narrative_back"), act="give_back", remark="")
    assert ben.page.status_code == 422
    ben.send(ben.form("agree"), act="agree")
    assert "It can be chosen when a statement is made" in ben.text, ben.text
    clock.advance(days=31)
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/numbers")
    days = {"first": "2020-01-01", "last": clock.now().date().isoformat()}
    ana.send(ana.form("statement"), act="look", **days)
    tick = ana.soup.select_one('[name="tell"]')
    assert WORDS.what in ana.text and tick is not None, ana.text
    ana.send(ana.form("statement"), act="publish", tell=tick["value"], **days)
    client = ground.app.test_client()
    page = client.get("/c/harbor/transparency/1").text
    assert WORDS.what in page and WORDS.outcome in page and "Told only where" in page
    told = json.loads(client.get("/c/harbor/transparency/1/numbers.json").text)
    assert [one["what"] for one in told["narratives"]] == [WORDS.what]
    assert case not in page + json.dumps(told)
    ana.get(path)
    ana.send(ana.form("take_out"), act="take_out")
    assert WORDS.what not in client.get("/c/harbor/transparency/1").text
    assert "Words about a case were taken out" in client.get("/c/harbor/transparency/1").text
    assert "was taken out again" in client.get("/c/harbor/transparency/1?version=1").text
