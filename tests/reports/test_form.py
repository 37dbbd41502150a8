"""The report form as an outside client meets it: no cookie, no script, each page's form filled and posted."""

import re

import pytest

from portal import access, communities, reports, sealing

from .walker import Walker

STORY = "He kept standing too close.\r\nI had asked him twice to stop. zebra-lantern"
LONG = "I was afraid. " * 4800


def read_by(place, name="Ana", role="lead", partition=None):
    with place.unit():
        actor = place.actor(name, role, partition)
        return [reports.read(actor, row.id) for row in reports.listing(actor)]


def test_the_whole_way(place, app):
    """Who reads it, what happened, the receipt back, done; a handler then reads every word."""
    walk = Walker(app, "/c/harbor/report")
    walk.report(story=STORY, who="A speaker", where="Hall", when="Friday", ongoing="no", contact="Nia")
    [seen] = read_by(place)
    told = {"story": STORY, "who": "A speaker", "where": "Hall", "when": "Friday", "ongoing": "no"}
    assert seen.answers == {**told, "kind": "incident"}
    assert seen.identity == "Nia"


def test_fear_and_a_translating_program_are_told(place, app):
    """Both may stay empty; said, they are looked through, kept, and stand where a handler reads."""
    walk = Walker(app, "/c/harbor/report")
    walk.report(story=STORY)
    walk = Walker(app, "/c/harbor/report")
    walk.report(story=STORY, fear="yes", translated="yes")
    first, second = sorted(read_by(place), key=lambda seen: len(seen.answers))
    assert {"fear", "translated"} & set(first.answers) == set()
    assert (second.answers["fear"], second.answers["translated"]) == ("yes", "yes")


def test_help_and_names_come_before_the_story(place, app):
    """The first page: danger first, then the team by name and role, and no field for the story."""
    walk = Walker(app, "/c/harbor/report")
    words = walk.soup.main.get_text(" ", strip=True)
    assert words.index("In danger now?") < words.index("Ben")
    team = {label.get_text(strip=True) for label in walk.soup.select("fieldset#exclude-0 label")}
    assert team == {"Ana", "Ben", "Cleo", "Odo"}
    assert not walk.soup.find("textarea")
    alone = [f"member:{place.people[name]}" for name in ("Ana", "Ben", "Cleo")]
    doors = [field["value"] for field in walk.soup.select("[name=door]")]
    assert doors[:2] == ["community", "committee"]
    assert doors[2:] == alone, "by name, like the people above them"


def test_the_pages_are_private(place, app):
    """No cookie, nothing stored, nothing from elsewhere, no htmx, a way out on each page (R29, R34, R66)."""
    walk = Walker(app, "/c/harbor/report")
    receipts = []

    def check():
        assert "Set-Cookie" not in walk.answer.headers
        assert walk.answer.headers["Cache-Control"] == "no-store"
        assert walk.soup.select_one("a[data-exit]")
        assert "htmx.min.js" not in walk.text
        assert not re.search(r"\bhx-", walk.text)
        own = ("/", "data:image/png")
        assert not [tag["src"] for tag in walk.soup.select("[src]") if not tag["src"].startswith(own)]
        assert walk.soup.title.get_text() == walk.title
        assert all(receipt not in (form.get("action") or "") for receipt in receipts for form in walk.soup("form"))

    check()
    walk.post("exclude", door="community")
    check()
    walk.write(story=STORY)
    check()
    receipts.append(walk.receipt)
    walk.post("receipt", receipt=walk.receipt)
    check()
    walk.open_box(receipts[0])
    assert walk.title == "Your box"
    check()


def test_the_page_says_who_will_read_it(place, app):
    """Before sending: readers by name, and who was left out."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude", exclude=[place.people["Ben"]])
    readers = walk.soup.select_one(".who-reads").get_text(" ", strip=True)
    assert "Ana and Cleo" in readers
    assert "Ben, whom you left out" in readers
    walk.write(story=STORY)
    assert walk.soup.select_one(".who-reads").get_text(" ", strip=True) == readers
    walk.post("receipt", receipt=walk.receipt)
    assert walk.soup.select_one("#reported")
    [seen] = read_by(place)
    assert seen.excludes
    assert read_by(place, "Ben", "responder") == []


def test_few_readers_are_offered_the_committee(place, app):
    """With one reader left the page says so and offers the other door; taking it needs no way back."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude", exclude=[place.people["Ben"], place.people["Cleo"]])
    assert "Only one person would read this: Ana" in walk.text
    walk.write(story=STORY, door="committee")
    assert "Gil and Hana" in walk.soup.select_one(".who-reads").get_text(" ", strip=True)
    walk.post("receipt", receipt=walk.receipt)
    assert walk.soup.select_one("#reported")
    assert read_by(place) == []
    assert len(read_by(place, "Gil", "chair", "committee")) == 1


def test_nobody_left_falls_to_the_committee(place, app):
    """All handlers left out: it goes to the committee, and the page says why."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude", exclude=[place.people[name] for name in ("Ana", "Ben", "Cleo")])
    assert "You left out everybody at Harbor Python who could read it" in walk.text
    walk.write(story=STORY)
    walk.post("receipt", receipt=walk.receipt)
    assert "of the committee" in walk.soup.select_one(".who-reads").get_text(" ", strip=True)
    [seen] = read_by(place, "Hana", "vice", "committee")
    assert seen.about == place.partition


def test_everybody_left_out_is_told(place, app):
    """Nobody at all could read it: a sentence beside the ticks, and every tick kept."""
    walk = Walker(app, "/c/harbor/report")
    every = [place.people[name] for name in ("Ana", "Ben", "Cleo", "Gil", "Hana")]
    walk.post("exclude", exclude=every)
    assert walk.status == 422
    assert "nobody could read your report" in walk.faults
    assert sorted(walk.values(walk.form())["exclude"]) == sorted(every)


def test_a_team_without_handlers(place, app):
    """Nobody at the community can receive: its form says so at once, and the committee gets it."""
    with place.unit():
        someone = access.Actor("site", place.person("Fay"), place.keys["Fay"], role="person")
        lead = communities.found(someone, "TinyJS", "tinyjs")
        sealing.replace_person(place.people["Fay"], "another long quiet password")
    walk = Walker(app, "/c/tinyjs/report")
    assert "TinyJS has nobody just now who can receive reports" in walk.text
    assert [field["value"] for field in walk.soup.select("[name=door]")] == ["committee"]
    walk.report(story=STORY)
    [seen] = read_by(place, "Gil", "chair", "committee")
    assert seen.about == lead.partition


def test_nobody_anywhere_refuses_before_a_word(app):
    """Settled 35: no vouched holder anywhere, no field to write in."""
    walk = Walker(app, "/report")
    assert walk.status == 200
    assert walk.title == "Nobody can receive a report here yet"
    assert not walk.soup.find("form")
    assert "emergency" in walk.text


def test_an_unknown_community(place, app):
    """404, with a way to the committee's form."""
    for answer in (app.test_client().get("/c/nowhere/report"), app.test_client().get("/c/nowhere%00/report")):
        assert answer.status_code == 404
        assert 'href="/report"' in answer.get_data(as_text=True)


def test_the_committees_own_form(place, app):
    """`/report` names the committee's members and goes to the committee."""
    walk = Walker(app, "/report")
    team = {label.get_text(strip=True) for label in walk.soup.select("fieldset#exclude-0 label")}
    assert team == {"Gil", "Hana", "Ivo"}
    walk.report(story=STORY, exclude=[place.people["Gil"]])
    assert len(read_by(place, "Hana", "vice", "committee")) == 1
    assert read_by(place, "Gil", "chair", "committee") == []


def test_going_back_loses_nothing(place, app):
    """Back to who reads it and forward again: words, ticks, files and the receipt are the same."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude", exclude=[place.people["Ben"]])
    walk.write(story=STORY, who="A speaker", ongoing="pattern", files=[("note.txt", b"hello")])
    receipt = walk.receipt
    walk.post("receipt", back="readers")
    assert walk.soup.select_one(f"#exclude-{place.people['Ben']}").has_attr("checked")
    walk.post("exclude", exclude=[place.people["Ben"], place.people["Odo"]])
    assert walk.values(walk.form("story"))["who"] == ["A speaker"]
    walk.post("story")
    assert "note.txt" in walk.text
    walk.onward()
    assert walk.receipt == receipt
    walk.post("receipt", receipt=receipt)
    [seen] = read_by(place)
    assert seen.answers["story"] == STORY
    assert seen.answers["ongoing"] == "pattern"
    assert [file.name for file in seen.files] == ["note.txt"]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"story": ""}, "Write what happened"),
        ({"story": "  \r\n "}, "Write what happened"),
        ({"story": LONG}, "too long"),
    ],
)
def test_a_story_that_does_not_do(place, app, answers, says):
    """Empty, or 65 KB: a sentence beside the field, all other words kept, nothing stored."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", **answers, where="Hall 2", whole="1")
    assert walk.status == 422
    assert says in walk.faults
    kept = walk.values(walk.form("story"))
    assert kept["where"] == ["Hall 2"]
    assert kept["story"][0].strip() == answers["story"].strip()
    walk.post("story", files=[("note.txt", b"hello")])
    assert walk.status == 422
    assert "note.txt" in walk.soup.select_one(".kept").get_text()
    walk.write(story=STORY)
    assert walk.status == 200
    walk.post("receipt", receipt=walk.receipt)
    [seen] = read_by(place)
    assert [file.name for file in seen.files] == ["note.txt"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (lambda receipt: "", "Type or paste"),
        (lambda receipt: receipt[:-1], "24 letters and numbers"),
        (lambda receipt: receipt[:-1] + ("7" if receipt[-1] != "7" else "8"), "Group 6 differs"),
        (lambda receipt: sealing.receipt.new(), "differs"),
    ],
)
def test_a_receipt_that_does_not_come_back(place, app, typed, says):
    """Said beside the field; the same receipt stays on the page, and nothing was sent."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    receipt = walk.receipt
    walk.post("receipt", receipt=typed(receipt))
    assert walk.status == 422
    assert says in walk.faults
    assert walk.receipt == receipt
    assert read_by(place) == []
    walk.post("receipt", receipt=receipt)
    assert walk.soup.select_one("#reported")


def test_a_receipt_may_be_typed_in_many_ways(place, app):
    """Lower case, spaces, no dashes, O for 0 and l for 1."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    receipt = walk.receipt
    walk.post("receipt", receipt=f"  {receipt.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} ")
    assert walk.soup.select_one("#reported")
    assert walk.open_box(receipt.replace("-", "").replace("1", "i")).title == "Your box"


def test_a_receipt_of_ones_own_is_not_taken(place, app):
    """Only receipts the portal issued: one that somebody made up is replaced, not accepted."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    own = sealing.receipt.new()
    walk.post("receipt", receipt=own, issued=own)
    assert walk.status == 422
    assert walk.receipt != own
    assert read_by(place) == []


def test_the_same_receipt_twice(place, app):
    """Sent again, also with other words: one report, the same last page."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    form, path = walk.values(walk.form()), walk.path
    form["receipt"] = [walk.receipt]
    first = walk.client.post(path, data=form).get_data(as_text=True)
    again = walk.client.post(path, data={**form, "story": ["Other words"]}).get_data(as_text=True)
    assert 'id="reported"' in first
    assert again == first
    [seen] = read_by(place)
    assert seen.answers["story"] == STORY


def test_readers_who_changed_are_shown_again(place, app):
    """Somebody joined the team while the page was open: it is not sent to more people than the page said."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    receipt = walk.receipt
    with place.unit():
        place.join(place.actor("Ana", "lead"), "Dov", "responder")
    walk.post("receipt", receipt=receipt)
    assert walk.status == 422
    assert "Who can read this has changed" in walk.text
    assert "Dov" in walk.soup.select_one(".who-reads").get_text()
    walk.post("receipt", receipt=receipt)
    assert walk.soup.select_one("#reported")


def test_a_page_open_for_more_than_a_day(place, app, clock):
    """The form has expired: a sentence, every word kept, and pressing again works."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY)
    receipt = walk.receipt
    clock.advance(hours=25)
    walk.post("receipt", receipt=receipt)
    assert walk.status == 422
    assert "open for more than a day" in walk.text
    assert walk.receipt == receipt
    walk.post("receipt", receipt=receipt)
    assert walk.soup.select_one("#reported")
    [seen] = read_by(place)
    assert seen.answers["story"] == STORY


def test_more_fields_than_asked_for_change_nothing(place, app):
    """R4: what the form does not know is not heard."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude", exclude=["a" * 26, "nobody"], partition="committee", state="closed", id="x")
    walk.write(story=STORY, ongoing="perhaps", door="elsewhere", drill="1")
    walk.post("receipt", receipt=walk.receipt)
    [seen] = read_by(place)
    assert (seen.state, seen.answers["ongoing"], seen.excludes, seen.drill) == ("received", "", False, False)


def test_numbers_to_call_stand_first(place, app):
    """A community's own, then its country's, as links a telephone takes, before any field."""
    with place.unit():
        communities.keep_help(place.actor("Ana", "lead"), "DE", "Security: +49 30 1234567")
    walk = Walker(app, "/c/harbor/report")
    assert [link["href"] for link in walk.soup.select(".help-numbers a")] == ["tel:+49301234567", "tel:112"]
    assert walk.text.index("tel:112") < walk.text.index('name="exclude"')


def test_short_steps_or_one_page(place, app):
    """Without a wish: six short pages. All on one page when asked for, and back; nothing typed is lost."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    titles = []
    walk.post("story", story=STORY)
    while not walk.soup.select_one("#receipt"):
        titles.append(walk.title)
        walk.post("step")
    assert titles == ["People, place and time", "What may be done with it", "Look through it"]
    walk.post("receipt", back="story")
    walk.post("story", back="together")
    shown = {field["name"] for field in walk.soup.select("main [name]:not([type=hidden])")}
    assert {"story", "kind", "who", "where", "when", "ongoing", "attachments", "wishes", "contact"} <= shown
    assert walk.values(walk.form("story"))["story"] == [STORY]
    assert "That is all: look through it" in walk.text
    walk.post("story", where="Hall 2")
    assert walk.title == "Look through it" and "Hall 2" in walk.text
    walk.post("step", back="story")
    walk.post("story", back="apart")
    assert not walk.soup.select_one("[name=where]:not([type=hidden])")
    assert walk.values(walk.form("story"))["where"] == ["Hall 2"]


def test_each_question_says_why_and_who_reads_it(place, app):
    """Every field that is kept has a reason and its readers beside it, and only the story is needed."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", back="together")
    needed = [field["name"] for field in walk.soup.select("[aria-required=true]")]
    assert needed == ["story"]
    for name in ("story", "kind", "before", "who", "where", "venue", "when", "standing", "category", "wishes"):
        field = walk.soup.select_one(f"main [name={name}]")
        told = " ".join(walk.soup.find(id=one).get_text() for one in field["aria-describedby"].split())
        assert "Ana, Ben, and Cleo." in told, name
        assert len(told) > len("Ana, Ben, and Cleo.") + 20, name
