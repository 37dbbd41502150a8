"""The box as its reporter meets it."""

import pytest

from portal import accounts, reports, sealing
from portal.reports import box_routes

from .walker import Walker

STORY = "zebra-lantern stood in the door"


@pytest.fixture(autouse=True)
def calm():
    """No failures remembered from another test."""
    box_routes._tries.forget()
    yield
    box_routes._tries.forget()


def handled(place, text="Are you safe now?") -> str:
    """Ana opens the only report and answers."""
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        reports.mark_opened(ana, row.id)
        reports.answer(ana, row.id, text)
    return row.id


def test_the_way_back(place, app):
    """Steps, answers, one's own words; a message with a file goes back. No name of a handler, no receipt."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY, who="A speaker")
    report_id = handled(place)
    walk = Walker(app).open_box(receipt.lower().replace("-", " "))
    assert walk.title == "Your box"
    assert "Are you safe now?" in walk.text
    assert STORY in walk.text
    path = [step.get_text(" ", strip=True).split("  ")[0] for step in walk.soup.select(".path .step-name")]
    assert path == ["Received", "Opened by somebody who handles it", "Being looked at", "Decided"]
    walk.post("message", message="I am at home.", files=[("note.txt", b"hello")])
    assert "Your message has arrived." in walk.text
    for secret in (receipt, sealing.receipt.tidy(receipt), "Ana", "Cleo"):
        assert secret not in walk.text
    with place.unit():
        seen = reports.read(place.actor("Ana", "lead"), report_id)
        assert [(message.text, message.from_reporter) for message in seen.messages] == [
            ("Are you safe now?", False),
            ("I am at home.", True),
        ]
        assert [file.name for file in seen.messages[1].files] == ["note.txt"]


def test_a_page_loaded_again_sends_nothing_twice(place, app):
    """The browser posts the same message again: one message."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    walk = Walker(app).open_box(receipt)
    form = {**walk.values(walk.form("message")), "message": ["I am at home."]}
    assert [walk.client.post("/box", data=form).status_code for _ in range(2)] == [200, 200]
    walk.post("act")
    assert walk.text.count("I am at home.") == 1


def test_looking_for_news_keeps_the_box_open(place, app):
    """A refresh is a POST with the key, and shows what came since."""
    walk = Walker(app).open_box(Walker(app, "/c/harbor/report").report(story=STORY))
    assert "No answer yet" in walk.text
    handled(place)
    walk.post("act")
    assert "Are you safe now?" in walk.text


def test_closing_the_box(place, app):
    """After closing, its key opens nothing; the receipt does."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    walk = Walker(app).open_box(receipt)
    form = walk.values(walk.form("message"))
    left = walk.client.post("/box", data={**form, "act": ["leave"]})
    assert "Your box is closed" in left.get_data(as_text=True)
    assert walk.client.post("/box", data={**form, "message": ["Hello"]}).status_code == 422
    assert walk.open_box(receipt).title == "Your box"


def test_half_an_hour(place, app, clock):
    """The box closed while somebody wrote: the receipt is asked for again, and the message waits."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    walk = Walker(app).open_box(receipt)
    clock.advance(minutes=31)
    walk.post("message", message="I am at home.")
    assert walk.status == 422
    assert "closed after half an hour" in walk.text and "message you were writing is still here" in walk.text
    walk.post("receipt", receipt=receipt)
    assert walk.values(walk.form("message"))["message"] == ["I am at home."]
    walk.post("message")
    assert "Your message has arrived." in walk.text
    clock.advance(minutes=31)
    assert "message you were writing" not in walk.post("message").text


def test_a_message_that_does_not_do(place, app):
    """Nothing written, too much, a file that is not taken: said, and kept."""
    walk = Walker(app).open_box(Walker(app, "/c/harbor/report").report(story=STORY))
    walk.post("message", message=" ")
    assert (walk.status, "Write a message" in walk.faults) == (422, True)
    walk.post("message", message="x" * 50_001)
    assert (walk.status, "1 character too long" in walk.faults) == (422, True)
    walk.post("message", message="Here it is", files=[("all.zip", b"PK\x03\x04" + b"x" * 50), ("note.txt", b"hello")])
    assert (walk.status, "packed archive" in walk.faults) == (422, True)
    assert walk.values(walk.form("message"))["message"] == ["Here it is"]
    walk.post("message")
    assert "Your message has arrived." in walk.text
    assert "note.txt" in walk.text


def test_a_closed_case_still_answers(place, app):
    """Domain 4.2: a reporter may add to it at any time."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    report_id = handled(place)
    with place.unit():
        reports.step(place.actor("Ana", "lead"), report_id, "decided")
        reports.step(place.actor("Ana", "lead"), report_id, "closed")
    walk = Walker(app).open_box(receipt)
    assert "Closed" in walk.text
    walk.post("message", message="It happened again.")
    assert "Your message has arrived." in walk.text


def blank(walk: Walker, typed: str) -> str:
    """A page without what differs by nature: the token, and what was typed."""
    return walk.text.replace(walk.values(walk.form())["form_token"][0], "TOKEN").replace(typed, "TYPED")


def test_receipts_that_open_nothing_look_alike(place, app):
    """A7: never issued, one letter wrong, and gone: the same bytes, the field kept."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    wrong = receipt[:-1] + ("7" if receipt[-1] != "7" else "8")
    gone = Walker(app, "/c/harbor/report").report(story=STORY)
    with place.unit():
        ana = place.actor("Ana", "lead")
        report_id = reports.known(gone)
        for lock in reports.locks_of(ana, report_id):
            sealing.shred(ana, lock)
    pages = set()
    for typed in (sealing.receipt.new(), wrong, gone):
        walk = Walker(app).open_box(typed)
        assert walk.status == 422
        assert walk.values(walk.form())["receipt"] == [typed]
        pages.add(blank(walk, typed))
    assert len(pages) == 1
    assert "No box opens with this" in pages.pop()
    assert Walker(app).open_box(receipt).title == "Your box"


def test_half_a_receipt_says_so(place, app):
    """Too short or too long is a slip of the pen, and says nothing about any box."""
    walk = Walker(app).open_box("ABCD-EFGH")
    assert (walk.status, "24 letters and numbers" in walk.faults) == (422, True)
    assert walk.values(walk.form())["receipt"] == ["ABCD-EFGH"]
    assert Walker(app).open_box("").status == 422


def test_guessing_gets_slower(place, app, monkeypatch):
    """A8: after a few wrong ones attempts take turns; the right receipt still opens; no address is kept."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY)
    waits = []
    monkeypatch.setattr("portal.accounts.brake.time.sleep", waits.append)
    for _ in range(10):
        assert Walker(app).open_box(sealing.receipt.new()).status == 422
    assert waits[:7] == [0.0] * 7
    assert any(wait > 0 for wait in waits[7:])
    assert Walker(app).open_box(receipt).title == "Your box"
    assert "127.0.0.1" not in repr(box_routes._tries.__dict__)


def test_many_tries_at_once_are_asked_to_wait(place, app, monkeypatch):
    """When too many wait, the page says so and keeps what was typed."""

    class Full(accounts.Brake):
        def _turn(self, key):
            raise box_routes.Busy

    monkeypatch.setattr(box_routes, "_tries", Full(free=7))
    typed = sealing.receipt.new()
    walk = Walker(app).open_box(typed)
    assert (walk.status, "Wait a minute" in walk.faults) == (429, True)
    assert walk.values(walk.form())["receipt"] == [typed]


def test_a_persons_session_opens_no_box(place, app):
    """A token of another kind in the hidden field is no key."""
    with place.unit():
        token = sealing.start_session({"_user_id": place.people["Ana"]}, place.keys["Ana"])
    walk = Walker(app, "/box")
    form = walk.values(walk.form())
    assert walk.client.post("/box", data={**form, "box_key": [token], "act": ["look"]}).status_code == 422
