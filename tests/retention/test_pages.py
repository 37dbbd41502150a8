"""The pages of those who keep time, and the one everybody reads."""

import re
from datetime import timedelta

import pytest

from portal import access, clock, reports, sealing
from portal.db import writing

DESK = "/desk/northconf/forgetting"
pytestmark = pytest.mark.sqlite_only


def token(page) -> str:
    """The hidden token of a page's first form."""
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[1]


@pytest.fixture
def waits(app, world):
    """A report of NorthConf's that was opened, became no case, and is almost a year old."""
    cleo = world.actor("cleo")
    with app.app_context(), clock.shifted(timedelta(days=-350)), writing():
        words = reports.Answers(story="Where is the quiet room?")
        found = reports.receive(access.reporter(cleo.partition), words, sealing.receipt.new())
        reports.mark_opened(cleo, found)
    return found


def test_a_lead_looks_holds_and_lets_go(world, app, waits):
    """On the list with its day; a hold needs a reason; held it stands still; let go it is on the list again."""
    client = app.test_client()
    world.sign_in(client, "cleo")
    page = client.get(DESK)
    assert "Within a month" in page.text and f"{DESK}/things/{waits}" in page.text
    thing = client.get(f"{DESK}/things/{waits}")
    assert "A report that never became a case" in thing.text and "Hold it back" in thing.text
    sent = {"csrf_token": token(thing)}
    refused = client.post(f"{DESK}/things/{waits}", data=sent | {"reason": "legal", "text": " "})
    assert refused.status_code == 422 and "Say why" in refused.text
    assert client.post(f"{DESK}/things/{waits}", data=sent | {"text": "x"}).status_code == 422
    held = client.post(f"{DESK}/things/{waits}", data=sent | {"reason": "legal", "text": "A claim of May."})
    assert held.status_code == 303
    assert "A claim of May." in client.get(held.location).text
    assert "It is held." in client.get(DESK).text
    assert client.post(f"{DESK}/things/{waits}/on", data=sent).status_code == 303
    assert client.post(f"{DESK}/things/{waits}/end", data=sent).status_code == 303
    assert client.post(f"{DESK}/things/{waits}/end", data=sent).status_code == 409
    assert "It is held." not in client.get(DESK).text
    assert client.get(f"{DESK}/certificates/2020-02-02").status_code == 404
    assert client.get(f"{DESK}/certificates/soon").status_code == 404


def test_times_are_changed_and_everybody_reads_them(world, app):
    """What makes no sense is said beside its field; what is kept stands on the public page, in three languages."""
    client = app.test_client()
    world.sign_in(client, "cleo")
    page = client.get(f"{DESK}/times")
    fields = dict(re.findall(r'name="((?:words|names|rest)_\w+)"[^>]*value="(\d+)"', page.text))
    assert len(fields) == 21 and fields["words_3"] == "14"
    sent = {"csrf_token": token(page), "seen": "0"} | fields
    for change, words in (
        ({"names_3": "2"}, "before what was written"),
        ({"rest_3": "3"}, "before the names do"),
        ({"words_3": "many"}, "whole months"),
    ):
        refused = client.post(f"{DESK}/times", data=sent | change)
        assert refused.status_code == 422 and words in refused.text
    assert client.post(f"{DESK}/times", data=sent | {"names_3": "20"}).status_code == 303
    stale = client.post(f"{DESK}/times", data=sent | {"names_3": "24"})
    assert stale.status_code == 409 and "Somebody else changed this" in stale.text
    assert "Other times begin soon" in client.get(DESK).text
    public = client.get("/c/northconf/privacy").text
    assert "20 months" in public and "14 months" in public and "NorthConf" in public
    assert "20 meses" in client.get("/c/northconf/privacy?lang=es").text
    assert 'dir="rtl"' in client.get("/c/northconf/privacy?lang=ar").text
    assert client.get("/c/nowhere/privacy").status_code == 404
    assert "20 months" not in client.get("/privacy/committee").text
    assert "/c/northconf/privacy" in client.get("/c/northconf/conduct").text
