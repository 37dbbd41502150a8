"""What a reporter can do in the box besides writing, and what handlers see of it."""

from dataclasses import replace

import pytest

from portal import access, mail, reports, sealing
from portal import clock as portal_clock
from portal.reports import addresses
from portal.reports.models import Message, NoticeAddress, Report

from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"
ADDRESS = "nia@elsewhere.example"


@pytest.fixture
def nia(place, app) -> Walker:
    """Nia in her box, some things agreed to."""
    walk = Walker(app, "/c/harbor/report")
    receipt = walk.report(story=STORY, consent_investigate="yes", consent_public="yes")
    made = Walker(app).open_box(receipt)
    made.kept_receipt = receipt
    return made


def press(walk: Walker, act: str, **more) -> Walker:
    """Press the button of one of the box's small forms."""
    form = next(form for form in walk.soup("form") if form.select_one(f'[name=act][value="{act}"]'))
    return walk._seen(walk.client.post("/box", data={**walk.values(form), **more}))


def handler(place):
    return place.actor("Ana", "lead")


def seen(place) -> reports.ReportView:
    """What Ana reads; her reading is noted."""
    with place.unit():
        [row] = reports.listing(handler(place), reports.STATES)
        return reports.read(handler(place), row.id)


def letters_to(place, smtp, address: str = ADDRESS) -> list:
    with place.unit():
        mail.deliver(portal_clock.now())
    return [letter for letter in smtp.mailbox.messages if address in letter.envelope_to]


def test_consent_given_and_changed(place, nia):
    """What was ticked at filing counts until the box says otherwise; the change is told to those who handle it."""
    assert seen(place).consent == ("investigate", "public")
    press(nia, "consent", consent_public=[], consent_witnesses="yes")
    assert "From now on this counts" in nia.text
    view = seen(place)
    assert view.consent == ("investigate", "witnesses")
    assert [message.kind for message in view.messages] == ["consent"]
    assert "This may be done now: Look into it" in nia.text
    press(nia, "consent")
    assert "Nothing has changed" in nia.text
    press(nia, "consent", consent_investigate=[], consent_witnesses=[])
    assert seen(place).consent == ()


def test_withdrawing_the_committee_forgets_its_sleeping_copy(place, app):
    """Agreed at filing: a copy sleeps there. Taken back in the box: it is gone (settled 8)."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY, consent_committee="yes")
    with place.unit():
        assert reports_copy(place) is not None
    press(Walker(app).open_box(receipt), "consent", consent_committee=[])
    with place.unit():
        assert reports_copy(place) is None


def reports_copy(place):
    above = access.letterbox("committee")
    return above.first(above.select(Report).where(Report.twin != ""))


def test_asking_what_came_of_it(place, nia):
    """Asked once, however often it is pressed; the desk sees that the reporter waits."""
    press(nia, "outcome")
    press(nia, "outcome")
    assert nia.text.count("Asks what came of it.") == 1
    with place.unit():
        [row] = reports.listing(handler(place))
        assert row.unanswered


def test_no_more_contact_and_again(place, nia, smtp):
    """Said to the handlers; the address is forgotten and no mail goes out; it can be taken back."""
    press(nia, "notify", notify=ADDRESS)
    press(nia, "stop")
    view = seen(place)
    assert view.contact_stopped
    with place.unit():
        reports.answer(handler(place), view.id, "One thing you must know.")
    assert letters_to(place, smtp) == []
    press(nia, "resume")
    assert not seen(place).contact_stopped


def test_one_mail_and_no_more(place, nia, smtp, app):
    """The address lies sealed apart; handlers never see it; one content-free mail, then it is gone."""
    press(nia, "notify", notify="  Nia@Elsewhere.example ")
    assert "You will get one mail" in nia.text
    view = seen(place)
    assert ADDRESS not in repr(view)
    with place.unit():
        scope = access.letterbox(place.partition)
        [row] = scope.all(scope.select(NoticeAddress))
        assert b"elsewhere" not in row.box.lower()
        with pytest.raises(sealing.Damaged):
            sealing.envelope_open(row.box, addresses._purpose(scope, "a" * 26))
    with place.unit():
        reports.answer(handler(place), view.id, "zebra-answer, we are with you.")
        reports.answer(handler(place), view.id, "And one more thing.")
    [letter] = letters_to(place, smtp, "Nia@elsewhere.example")
    words = letter.as_string()
    assert not any(told in words for told in ("zebra", "Harbor", "report", "Ana", nia.kept_receipt))
    with place.unit():
        scope = access.letterbox(place.partition)
        assert scope.all(scope.select(NoticeAddress)) == []


def test_an_address_can_be_taken_away_or_mended(place, nia, smtp):
    """An odd one is said beside the field and kept; a good one can be forgotten before anything is sent."""
    press(nia, "notify", notify="nobody")
    assert (nia.status, "Write a mail address" in nia.faults) == (422, True)
    assert nia.values(nia.form("notify"))["notify"] == ["nobody"]
    press(nia, "notify", notify=ADDRESS)
    assert ADDRESS in nia.text
    press(nia, "forget")
    assert "The address is forgotten" in nia.text
    view = seen(place)
    with place.unit():
        reports.answer(handler(place), view.id, "Hello")
    assert letters_to(place, smtp) == []


def test_an_address_given_at_filing(place, app, smtp):
    """The same in the form; a step that ends it sends the mail too."""
    Walker(app, "/c/harbor/report").report(story=STORY, notify=ADDRESS)
    view = seen(place)
    with place.unit():
        reports.step(handler(place), view.id, "opened")
    assert letters_to(place, smtp) == []
    with place.unit():
        reports.step(handler(place), view.id, "decided")
    assert len(letters_to(place, smtp)) == 1


def test_a_message_nobody_read_can_be_taken_back(place, nia):
    """Words and files go; what was read stays, and so does what others wrote."""
    nia.post("message", message="zebra-mistake", files=[("note.txt", b"hello")])
    assert "zebra-mistake" in nia.text
    mistake = nia.form("message_id")
    press(nia, "take_back")
    assert "The message is gone" in nia.text
    assert "zebra-mistake" not in nia.text
    with place.unit():
        scope = access.letterbox(place.partition)
        assert scope.all(scope.select(Message)) == []
    nia.post("message", message="zebra-second")
    stale = nia.values(nia.form("message_id"))
    view = seen(place)
    assert [message.text for message in view.messages] == ["zebra-second"]
    again = nia._seen(nia.client.post("/box", data=stale))
    assert "Somebody has read this message" in again.text
    assert "zebra-second" in again.text
    assert not again.soup.select_one("[name=message_id]")
    with place.unit():
        answer = reports.answer(handler(place), view.id, "Are you safe?")
    for message_id in (answer, nia.values(mistake)["message_id"][0], "z" * 26):
        again._seen(again.client.post("/box", data={**stale, "message_id": [message_id]}))
    assert len(seen(place).messages) == 2


def test_a_correction_is_marked(place, nia):
    """The reporter says that it corrects; the handler sees so."""
    nia.post("message", message="It was Hall 3.", kind="correction")
    [message] = seen(place).messages
    assert (message.kind, message.text) == ("correction", "It was Hall 3.")
    assert "You, a correction" in nia.text


def test_names_stand_there_only_when_signed(place, nia, sign_in):
    """An answer is the team's unless its writer signs; then the box shows that one name."""
    view = seen(place)
    with place.unit():
        reports.answer(handler(place), view.id, "Unsigned words.")
    press(nia, "look")
    assert "Unsigned words." in nia.text and "Ana" not in nia.text
    with place.unit():
        reports.answer(handler(place), view.id, "Signed words.", signed=True)
    press(nia, "look")
    assert [one.get_text() for one in nia.soup.select(".thread .sender")] == ["Ana"]
    assert "Cleo" not in nia.text


def test_the_proof_in_the_box(place, nia, app):
    """Pasted on the public page it is recognised; with key and words it says whose; it names no place."""
    proof, key = (part.get_text() for part in nia.soup.select("pre.proof"))
    assert "Harbor" not in proof
    body = Walker(app, "/proof")
    body.post("proof", proof=proof)
    assert body.soup.select_one("#proven")
    assert "the words are" not in body.text
    assert "Harbor" not in body.text
    body.post("proof", proof=proof, words=STORY, key=key)
    assert "the words are those that were filed" in body.text
    body.post("proof", proof=proof, words=STORY + "!", key=key)
    assert "the words are not those" in body.text
    body.post("proof", proof=proof.replace("day: 20", "day: 19"))
    assert (body.status, "did not sign this" in body.faults) == (422, True)


def test_a_lost_receipt_is_a_supplement(place, app):
    """S7: a second report says it belongs to a first; a handler sees so, and no page tells that there is a first."""
    Walker(app, "/c/harbor/report").report(story=STORY)
    pages = []
    for before in ("On Friday, about the door", "On Friday, about nothing at all"):
        walk = Walker(app, "/c/harbor/report")
        walk.post("exclude")
        walk.write(story="I lost my receipt.", before=before)
        pages.append(walk.post("receipt", receipt=walk.receipt).soup.select_one("#reported").get_text())
    assert len(set(pages)) == 1
    with place.unit():
        ana = handler(place)
        told = [reports.read(ana, row.id).answers.get("before") for row in reports.listing(ana)]
        assert sorted(filter(None, told)) == ["On Friday, about nothing at all", "On Friday, about the door"]


def test_keeping_the_receipt_without_script(place, app):
    """A file, a picture and spoken groups; the file is refused without a form of ours."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    form = next(form for form in walk.soup("form") if form.get("action", "").endswith("/receipt"))
    kept = walk.client.post("/receipt", data=walk.values(form))
    assert walk.receipt in kept.get_data(as_text=True)
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert "report" not in kept.headers["Content-Disposition"]
    assert walk.soup.select_one("img[src^='data:image/png']")
    groups = [item.strong.get_text() for item in walk.soup.select(".aloud li")]
    assert "-".join(groups) == walk.receipt
    forged = {**walk.values(form), "issued": [walk.receipt]}
    assert walk.client.post("/receipt", data=forged).status_code == 404


def test_addresses_move_to_a_new_server_key(place, app, settings):
    """Keys are renewed: what was closed under the old one is closed under the newest, and stays as it is under that."""
    Walker(app, "/c/harbor/report").report(story=STORY, notify=ADDRESS)
    with place.unit():
        scope = access.keeper(place.partition)
        [row] = scope.all(scope.select(NoticeAddress))
        before = row.box
        assert addresses.renew(scope) == 1
        assert row.box == before
        newer = replace(settings, server_keys=("a newer key of 0123456789 letters and digits", *settings.server_keys))
        sealing.configure(newer)
        try:
            assert addresses.renew(scope) == 1
            assert row.box != before
            sealing.configure(replace(newer, server_keys=newer.server_keys[:1]))
            assert addresses.kept(scope, row.report_id) == ADDRESS
        finally:
            sealing.configure(settings)


def test_the_keeper_renews_addresses(place, app):
    """Every day, at every place; nothing is lost by it."""
    Walker(app, "/c/harbor/report").report(story=STORY, notify=ADDRESS)
    Walker(app, "/report").report(story=STORY, notify=ADDRESS)
    with place.unit():
        assert addresses.renew_everywhere(portal_clock.now()) == 2
