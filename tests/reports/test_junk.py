"""Junk delays, never closes: what looks like junk waits folded, one click away; nobody is refused."""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from portal import access, mail, reports, sealing
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.reports import junk, waiting
from portal.reports.models import Report

from .test_service import STORY, send
from .test_waiting import later
from .walker import Walker

NOW = datetime(2027, 3, 4, 12, tzinfo=UTC)


def sign(**more) -> junk.Signs:
    facts = {"place": "community:a", "bucket": "ab12", "story": secrets.token_hex(8), "seconds": 240.0}
    return junk.Signs(**facts | more)


def test_a_person_is_never_taken_for_junk():
    """200 reports at human speed, from one place in the net an hour: none is set aside (A3)."""
    scales, moment = junk.Scales(), NOW
    for number in range(200):
        moment += timedelta(minutes=2)
        assert scales.weigh(sign(seconds=20.0 + number), moment) == ""


def test_naive_machines_are_set_aside():
    """Of 200 that fill the hidden field, post at once or repeat themselves, 95 % and more are folded (A3)."""
    for more in ({"trap": True}, {"seconds": 0.4}, {"seconds": None}, {"story": "buy now"}):
        scales = junk.Scales()
        found = [scales.weigh(sign(**more), NOW) for _ in range(200)]
        assert sum(bool(reason) for reason in found) >= 190
        assert {reason for reason in found if reason} <= set(junk.REASONS)


def test_one_bucket_is_not_another():
    """A flood from one part of the net sets aside what comes from there, and nothing from elsewhere; an hour heals."""
    scales = junk.Scales(workers=2)
    found = [scales.weigh(sign(), NOW + timedelta(seconds=number)) for number in range(60)]
    assert found.count("") == junk.BUCKET_FREE // 2
    assert found[-1] == junk.MANY
    assert scales.weigh(sign(bucket="ffff"), NOW) == ""
    assert scales.weigh(sign(), NOW + timedelta(minutes=20)) == ""


def test_the_same_words_once_more_are_a_second_click():
    """Twice the same passes; the third waits folded, whatever the case or the commas; elsewhere it is new."""
    scales = junk.Scales()
    words = ["He shouted at her.", "he shouted, at her", "HE SHOUTED AT HER!"]
    assert [scales.weigh(sign(story=text), NOW) for text in words] == ["", "", junk.AGAIN]
    assert scales.weigh(sign(story=words[0], place="community:b"), NOW) == ""
    assert scales.weigh(sign(story=words[0]), NOW + timedelta(days=2)) == ""


def test_memory_holds_no_text_and_has_an_end():
    """Digests under a key of this process, and not more than so many of them."""
    scales = junk.Scales()
    story = "unmistakable lighthouse words"
    scales.weigh(sign(story=story), NOW)
    assert story not in repr(vars(scales)) + repr(vars(scales._same)["_seen"])
    assert junk.Scales()._digest(story) != scales._digest(story)
    counts = junk._Counts(timedelta(hours=1))
    for number in range(junk.REMEMBERED + 50):
        counts.again(number, NOW)
    assert len(counts._seen) == junk.REMEMBERED


def test_work_is_asked_under_load_alone():
    """In quiet times no work; in a flood some, more when it swells; done, it counts, and a wrong answer does not."""
    scales = junk.Scales()
    assert scales.bits(NOW) == 0
    asked = []
    for number in range(400):
        scales.weigh(sign(), NOW + timedelta(milliseconds=5 * number))
        asked.append(scales.bits(NOW + timedelta(milliseconds=5 * number)))
    assert asked[0] == 0
    assert asked == sorted(asked)
    assert junk.BITS < asked[-1] <= junk.BITS + 3
    assert scales.bits(NOW + timedelta(minutes=1)) == 0
    answer = next(n for n in range(10**6) if sha256(f"token:{n}".encode()).digest()[0:2] < b"\0\4")
    assert junk.did_work("token", str(answer))
    assert not junk.did_work("other", str(answer))
    for wrong in ("", "x", "-1", "9" * 13, "²"):
        assert not junk.did_work("token", wrong)
    assert not junk.did_work("", str(answer))
    assert scales.weigh(sign(), NOW) == junk.MANY
    assert scales.weigh(sign(worked=True), NOW) == ""


def aside(place) -> list[str]:
    with place.unit():
        return [row.aside for row in reports.listing(place.actor("Ana", "lead"), aside=True)]


def test_the_field_nobody_sees(place):
    """Filled in, the report waits folded; its sender gets the very same page and a box as everybody."""
    real = through(Walker(place.app, "/c/harbor/report"), story="I was pushed.")
    assert aside(place) == []
    walk = Walker(place.app, "/c/harbor/report")
    trapped = through(walk, story="Cheap pills.", homepage="https://pills.example")
    assert aside(place) == ["trap"]
    assert "I was pushed." in Walker(place.app).open_box(real).text
    assert "Cheap pills." in Walker(place.app).open_box(trapped).text


def through(walk, **answers) -> str:
    """To the end of the form, page by page, with these answers wherever a page asks for them."""
    receipt = ""
    for _page in range(10):
        if walk.soup.select_one("#reported"):
            return receipt
        form = walk.form("step")
        names = set(walk.values(form)) | {field.get("name") for field in form.find_all(["input", "textarea"])}
        given = {name: text for name, text in answers.items() if name in names}
        if walk.soup.select_one("#receipt"):
            receipt = given["receipt"] = walk.receipt
        walk.post("step", **given)
        assert walk.status == 200, walk.faults
    raise AssertionError("the form has no end")


def test_what_was_set_aside_is_told_later_and_comes_back_with_a_click(place, sign_in, smtp, clock):
    """One letter however much there is; the fold on the desk; back in the list with its clock and its letter."""
    with place.unit():
        for _ in range(3):
            one = reports.receive(
                access.reporter(place.partition), reports.Answers("Odd words."), reports_receipt(), aside=junk.MANY
            )
    smtp.mailbox.messages.clear()
    with place.app.app_context():
        mail.deliver(portal_clock.now())
    assert smtp.mailbox.messages == []
    with place.unit():
        assert waiting.tell_of_aside(portal_clock.now()) == 3
        assert waiting.tell_of_aside(portal_clock.now()) == 0
    ana = sign_in("Ana")
    page = ana.get("/desk/harbor/").text
    assert "3 reports were set aside" in page
    assert one in page
    token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    assert ana.post(f"/desk/harbor/reports/{one}/restore", data={"csrf_token": token}).status_code == 303
    with place.unit():
        rows = reports.listing(place.actor("Ben", "responder"), aside=False)
        assert [row.id for row in rows] == [one]
    assert len(aside(place)) == 2
    ana.post(f"/desk/harbor/reports/{one}/aside", data={"csrf_token": token})
    assert sorted(aside(place)) == ["by_hand", "many", "many"]


def reports_receipt() -> str:
    return sealing.receipt.new()


def test_what_was_set_aside_keeps_its_clock(place, clock, smtp):
    """Nobody is reminded of junk step by step, yet its reporter is offered the committee like everybody."""
    with place.unit():
        receipt = reports_receipt()
        reports.receive(access.reporter(place.partition), reports.Answers(STORY), receipt, aside=junk.FAST)
    later(place, clock, smtp, days=6)
    assert "Nobody has answered you" in Walker(place.app).open_box(receipt).text


def test_opening_takes_it_out_of_the_fold(place):
    """Whoever opens what was set aside has decided: it is a report like others."""
    with place.unit():
        one = reports.receive(
            access.reporter(place.partition), reports.Answers(STORY), reports_receipt(), aside=junk.FAST
        )
        reports.mark_opened(place.actor("Cleo", "responder"), one)
        assert access.letterbox(place.partition).get(Report, one).aside == ""


def test_a_box_can_be_closed_for_messages(place):
    """The reporter reads as before and is told that it is closed, not by whom; a new report is always taken."""
    report_id, receipt = send(place)
    with place.unit():
        reports.mark_opened(place.actor("Ana", "lead"), report_id)
        reports.hush(place.actor("Ana", "lead"), report_id, True)
    with place.unit(), pytest.raises(Refused, match="box_quiet"):
        reports.write(reports.enter_box(receipt), "Once more, you fools.")
    walk = Walker(place.app).open_box(receipt).post("message", message="Once more.")
    assert walk.status == 422
    assert "takes no more messages" in walk.text
    assert "Once more." in walk.text
    assert not any(name in walk.text for name in ("Ana", "Ben", "Cleo"))
    send(place)
    with place.unit():
        reports.hush(place.actor("Ben", "responder"), report_id, False)
        assert reports.write(reports.enter_box(receipt), "Thank you.")


def test_the_excluded_sort_nothing(place):
    """Whoever was left out can neither fold it away nor close its box, and learns nothing by trying."""
    report_id, _ = send(place, exclude=(place.people["Ben"],))
    with place.unit():
        reports.set_aside(place.actor("Cleo", "responder"), report_id)
        ben = place.actor("Ben", "responder")
        assert reports.listing(ben, aside=True) == []
        assert len(reports.listing(place.actor("Ana", "lead"), aside=True)) == 1
        for verb in (reports.set_aside, reports.bring_back):
            with pytest.raises(NotFound):
                verb(ben, report_id)
        with pytest.raises(NotFound):
            reports.hush(ben, report_id, True)


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.sqlite_only
def test_many_from_one_bucket_are_all_taken(place):
    """A1, small: each through the form gets its receipt; those past the limit of their bucket wait folded."""
    receipts = [through(Walker(place.app, "/c/harbor/report"), story=f"Number {number}") for number in range(35)]
    assert len(set(receipts)) == 35
    assert len(aside(place)) >= 5
    with place.unit():
        assert all(reports.enter_box(receipt) is not None for receipt in receipts)


def test_worn_words_take_turns_in_a_flood(place):
    """A1: while much arrives, what was set aside for its words is sealed one at a time; the form of the others comes
    back whole, with a way on, and goes in a moment later. Other words never wait, and nobody waits in quiet times.
    """
    worn, fresh = "Buy these pills now.", "He followed me home."
    for _time in range(junk.SAME_FREE + 1):
        through(Walker(place.app, "/c/harbor/report"), story=worn)
    assert aside(place) == ["again"]
    with place.app.app_context():
        scales = place.app.extensions["portal.reports.junk"]
    with scales.turn:
        through(Walker(place.app, "/c/harbor/report"), story=worn)
    scales._all.extend([portal_clock.now()] * (scales.load_free + 1))
    assert scales.bits(portal_clock.now())
    with scales.turn:
        through(Walker(place.app, "/c/harbor/report"), story=fresh)
        late = Walker(place.app, "/c/harbor/report")
        with pytest.raises(AssertionError):
            through(late, story=worn)
        assert (late.status, late.answer.headers["Retry-After"]) == (503, "10")
        assert worn in late.text
        assert late.receipt
        assert "press the button once more" in late.text
    scales._all.extend([portal_clock.now()] * (scales.load_free + 1))
    assert through(late, story=worn)
    assert aside(place) == ["again"] * 3
    assert scales.turn.acquire(blocking=False), "every turn was given back"
