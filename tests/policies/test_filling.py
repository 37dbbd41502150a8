"""Contacts and names are data: no version, language, event page or export ever shows a dead address (policy P0 5)."""

from datetime import date

import pytest

from portal import communities, library, policies
from portal.errors import Refused
from portal.policies import filling, rendering
from tests.communities.people import acting, founded

pytestmark = pytest.mark.sqlite_only

TEXT = """## Talk to us

Welcome to {{community}}. Write to {{mail}}, call {{phone|nobody}}, or [write a letter](mailto:{{mail}}).

All of us: {{contacts}}. Also {{committee}} and {{report}}, in {{year}}, at {{event|our meetings}}.
"""


def public(lead, text=TEXT, title="House Rules"):
    policies.take(lead, text)
    policies.describe(lead, title=title, licence="CC0-1.0", original=True, made_from=[])
    return policies.publish(lead, "Because")


def test_old_versions_show_todays_contacts_and_keep_their_words(app, meadow, visitor):
    with acting(app):
        first = public(meadow)
        before = first.text, first.html, first.digest
        public(meadow, "## New\n\nWrite to {{contacts}}.")
        row = communities.contacts(meadow)[0]
        communities.keep_contact(meadow, row.id, name="Bo Lake", mail="bo@meadow.example", phone="+44 20 7946 0001")
    for path in ("/c/meadow/conduct", "/c/meadow/conduct/1", "/c/meadow/", "/c/meadow/CODE_OF_CONDUCT.md"):
        answer = visitor.client.get(path).get_data(as_text=True)
        assert "bo@meadow.example" in answer and "ada@meadow.example" not in answer and "{{" not in answer, path
    visitor.get("/c/meadow/conduct/1")
    links = {one["href"] for one in visitor.soup.select("article.code a")}
    assert {"mailto:bo@meadow.example", "tel:+442079460001", "/report", "/c/meadow/report"} <= links
    assert "Welcome to Meadow Python ." in visitor.text and "at our meetings." in visitor.text
    with acting(app):
        kept = policies.numbered(meadow, 1)
        assert (kept.text, kept.html, kept.digest) == before and "{{mail}}" in kept.text


def test_the_shelf_shows_a_change_of_contacts_at_once(app, meadow, ada):
    """Through the pages, as an organiser changes them: the finished page is not the old one."""
    with acting(app):
        public(meadow)
        contact = communities.contacts(meadow)[0].id
    reader = app.test_client()
    assert b"ada@meadow.example" in reader.get("/c/meadow/conduct/1").data
    ada.get(f"/desk/meadow/settings/contacts/{contact}").send("contact", mail="new@meadow.example")
    page = reader.get("/c/meadow/conduct/1").data
    assert b"new@meadow.example" in page and b"ada@meadow.example" not in page


def test_names_are_escaped_wherever_they_stand(app, meadow, visitor):
    with acting(app):
        public(meadow)
        communities.edit(meadow, name="<script>alert(1)</script> & co")
        words = rendering.written(meadow, policies.current(meadow))
        html = rendering.rendered(meadow, policies.current(meadow), home="https://conduct.example")
    assert "<script>alert" not in visitor.get("/c/meadow/conduct").answer.get_data(as_text=True)
    assert r"\<script\>" in words
    assert 'href="https://conduct.example/c/meadow/report"' in html and "&lt;script&gt;" in html


def test_addresses_of_contacts_become_data(app, meadow):
    with acting(app):
        communities.keep_contact(meadow, name="Bo", mail="bo@meadow.example")
        policies.take(meadow, "Write to <ADA@meadow.example> or [Bo](mailto:bo@meadow.example) or x@else.example.")
        draft = policies.draft(meadow)
        assert draft.text == "Write to {{mail}} or [Bo](mailto:{{mail2}}) or x@else.example.\n"
        assert filling.loose(meadow, draft.text) == ["x@else.example"]


def test_a_contact_added_later_is_found_when_it_is_published(app):
    with acting(app):
        lead = founded("Lake", "lake", "io", contact=False)
        policies.take(lead, "Write to io@lake.example.")
        policies.describe(lead, title="Rules", licence="CC0-1.0", original=True, made_from=[])
        communities.keep_contact(lead, name="Io", mail="io@lake.example")
        assert policies.publish(lead).text == "Write to {{mail}}.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write to {{ email }}.", "{{ email }}"),
        ("Welcome to {{conference}}.", "{{conference}}"),
        ("At {{event}} we listen.", "{{event}}"),
        ("Look [here](https://a.example/{{mail}}).", "{{"),
        ("Write to us at .", "at ."),
    ],
)
def test_nothing_open_is_published(app, meadow, text, words):
    with acting(app):
        policies.take(meadow, text)
        policies.describe(meadow, title="Rules", licence="CC0-1.0", original=True, made_from=[])
        with pytest.raises(Refused, match="not_ready") as refused:
            policies.publish(meadow)
        assert "blanks" in refused.value.facts["codes"]
        assert refused.value.facts["blanks"][0].words == words
        assert policies.current(meadow) is None


def test_a_title_keeps_no_names(app, meadow):
    with acting(app):
        policies.take(meadow, "Hello.")
        policies.describe(meadow, title="Rules of {{community}}", licence="CC0-1.0", original=True, made_from=[])
        assert policies.missing(meadow, policies.draft(meadow))[0] == ["blanks"]


def test_an_empty_contact_is_never_published(app):
    with acting(app):
        lead = founded("Lake", "lake", "io", contact=False)
        policies.take(lead, "Write to {{mail}} or {{contacts}}.")
        policies.describe(lead, title="Rules", licence="CC0-1.0", original=True, made_from=[])
        assert policies.missing(lead, policies.draft(lead))[0] == ["blanks", "contacts"]


def test_an_event_fills_in_its_own(app, meadow):
    with acting(app):
        version = public(meadow)
        event = communities.keep_event(
            meadow,
            name="Winter <3",
            slug="winter",
            first_day=date(2026, 12, 4),
            last_day=date(2026, 12, 6),
            zone="Europe/Berlin",
            place="Hall 3",
        )
        communities.keep_contact(meadow, name="Io", phone="+49 30 123456", event_id=event.id)
        html = rendering.rendered(meadow, version, event=event)
        known = filling.values(meadow, event=event)
        assert library.variables.in_words("{{event}}, {{dates}}, {{place}}, {{year}}", known) == (
            "Winter <3, 4 December 2026 – 6 December 2026, Hall 3, 2026"
        )
    assert "Winter &lt;3" in html and "tel:+4930123456" in html and "ada@meadow.example" in html


def test_the_desk_tells_of_names_and_of_addresses_that_can_go_stale(ada):
    ada.get("/desk/meadow/code/text")
    told = {one.get_text(strip=True) for one in ada.soup.select("dl code")}
    assert {"{{community}}", "{{contacts}}", "{{mail}}", "{{event|our meetings}}"} <= told
    ada.send("write", text="Write to x@else.example or to {{mail}}.")
    ada.get("/desk/meadow/code/preview")
    assert "These stand in the text itself: x@else.example ." in ada.text
    assert "or to ada@meadow.example" in ada.text
