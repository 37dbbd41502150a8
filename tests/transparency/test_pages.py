"""The public pages of the demo's statements, in three languages and as data; and the desk that makes them."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

NORTH = "/c/northconf/transparency"


@pytest.mark.sqlite_only
def test_a_statement_is_read_by_everybody(world, app):
    """The list, the page in three languages, JSON with its dictionary, CSV, the feed; elsewhere a 404."""
    client = app.test_client()
    assert f"{NORTH}/1" in client.get(f"{NORTH}/").text
    english = client.get(f"{NORTH}/1").text
    for words in ("You can still report", "Reports received", "What the incidents were about", "Who the team was"):
        assert words in english
    assert "Todavía puedes reportar" in client.get(f"{NORTH}/1?lang=es").text
    assert 'dir="rtl"' in client.get(f"{NORTH}/1?lang=ar").text
    told = json.loads(client.get(f"{NORTH}/1/numbers.json").text)
    assert told["totals"]["incidents"] == 12 and set(told["totals"]) <= set(told["dictionary"])
    assert all(number >= 3 for table in told["tables"].values() for number in table.values())
    rows = list(csv.reader(io.StringIO(client.get(f"{NORTH}/1/numbers.csv").text)))
    assert ["total", "reports", "12"] in rows
    feed = ElementTree.fromstring(client.get(f"{NORTH}/feed.xml").data)
    assert feed.find("{http://www.w3.org/2005/Atom}entry") is not None
    assert client.get("/transparency/1").status_code == 200
    assert [client.get(f"{NORTH}/{end}").status_code for end in ("2", "1?version=9")] == [404, 404]
    assert client.get("/c/nowhere/transparency/1").status_code == 404
    assert NORTH in client.get("/c/northconf/").text


@pytest.mark.sqlite_only
def test_looking_publishes_nothing_and_publishing_does(world, app):
    """A lead looks at this year, then publishes it; the same days again ask for a reason."""
    client = app.test_client()
    world.sign_in(client, "cleo")
    page = client.get("/desk/northconf/numbers")
    token = page.text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    sent = {"csrf_token": token, "first": "2026-01-01", "last": "2026-12-31", "act": "look"}
    looked = client.post("/desk/northconf/numbers", data=sent)
    assert looked.status_code == 200 and "Publish for everybody" in looked.text
    assert client.get(f"{NORTH}/2").status_code == 404
    done = client.post("/desk/northconf/numbers", data=sent | {"act": "publish"})
    assert done.status_code == 303 and client.get(done.location).status_code == 200
    again = client.post("/desk/northconf/numbers", data=sent | {"act": "publish"})
    assert again.status_code == 422 and "published already" in again.text
    turned = client.post("/desk/northconf/numbers", data=sent | {"last": "2025-01-01"})
    assert turned.status_code == 422 and "before the first" in turned.text


@pytest.mark.sqlite_only
def test_a_statement_on_paper_and_in_a_frame(world, app):
    """Tagged PDF in three languages; a frame without cookie, form or script that other sites may show."""
    client = app.test_client()
    for language in ("en", "es", "ar"):
        paper = client.get(f"{NORTH}/1/numbers.pdf?lang={language}")
        assert paper.mimetype == "application/pdf", language
        assert b"/StructTreeRoot" in paper.data and b"/MarkInfo" in paper.data
    frame = client.get(f"{NORTH}/1/embed")
    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in frame.headers
    assert "<script" not in frame.text and "<form" not in frame.text and "Reports received" in frame.text
    assert client.get("/transparency/1/embed").status_code == 200
    assert "/embed&#34;" in client.get(f"{NORTH}/1").text
    assert client.get(f"{NORTH}/1/numbers.pdf?version=9").status_code == 404
    assert "Something else" in frame.text or "What was done" in frame.text
