"""No request begins with the write lock in its hand because the one before it in the same thread wrote."""

import logging
import re
import sqlite3

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import event

from portal import db


def _token(client) -> str:
    return re.search(r'name="form_token"[^>]*value="([^"]+)"', client.get("/start").text)[1]


def test_a_thread_reads_first_after_it_wrote(client):
    """After a POST the thread's next transaction is deferred again; one that was refused included."""
    token, seen = _token(client), []
    with client.application.app_context():
        seen.append(db._writing.get())
    assert client.post("/start", data={"form_token": token, "email": "kit@meadow.example"}).status_code == 200
    seen.append(db._writing.get())
    assert client.post("/start", data={"form_token": token, "email": "nothing"}).status_code == 422
    seen.append(db._writing.get())
    assert seen == [False, False, False]


@pytest.mark.sqlite_only
def test_who_comes_while_others_write_is_asked_to_try_again(client, app, settings, caplog):
    """A database that stays locked is no fault of ours: 503, with when to come back, and nothing half done.

    Nor does a line of the log say which page somebody wanted at that moment.
    """
    form = {"form_token": _token(client), "email": "kit@meadow.example"}
    with app.app_context():
        event.listen(db.db.engine, "connect", lambda raw, _record: raw.execute("PRAGMA busy_timeout=100"))
        db.db.engine.dispose()
    other = sqlite3.connect(settings.data / "portal.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    caplog.clear()
    with caplog.at_level(logging.INFO):
        answer = client.post("/start", data=form)
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("portal")]
    assert [line.split(" ")[:3] for line in lines] == [["-", "open", "503"]]
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    other.execute("ROLLBACK")
    other.close()
    assert client.post("/start", data=form).status_code == 200


@pytest.mark.sqlite_only
def test_words_of_whoever_is_signed_in_stand_on_the_page_that_asks_to_wait(app, visitor, people, settings):
    """503 with every word, and one press sends them again; a password is no word."""
    lead = people("lena", role="lead")
    assert visitor.sign_in(lead).status == 200
    words = "We spoke with both of them on Thursday, and wrote down what each of them remembered."
    page = visitor.get("/account")
    token = page.soup.select_one("input[name=csrf_token]")["value"]
    with app.app_context():
        event.listen(db.db.engine, "connect", lambda raw, _record: raw.execute("PRAGMA busy_timeout=100"))
        db.db.engine.dispose()
    other = sqlite3.connect(settings.data / "portal.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sent = {"csrf_token": token, "text": words, "kind": "fact", "password": "a password of nobody, long enough"}
    answer = visitor.client.post("/desk/otters/cases/x/notes", data=sent)
    other.execute("ROLLBACK")
    other.close()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    form = BeautifulSoup(answer.text, "html.parser").select_one("form#typed")
    assert form["action"] == "/desk/otters/cases/x/notes"
    assert form.select_one("textarea[name=text]").get_text().strip() == words
    assert form.select_one("input[name=kind]")["value"] == "fact"
    assert form.select_one("input[name=csrf_token]")["value"]
    assert "a password of nobody" not in answer.text
