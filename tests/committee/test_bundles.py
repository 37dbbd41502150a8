"""Everything of one event, in one go: together or not at all, only what was looked at, a receipt for each incident."""

from datetime import date

import pytest

from portal import cases, committee, communities, drills
from portal.committee import bundles
from portal.errors import NotFound, Refused
from tests.cases.walker import Walker

PARTS = ["facts", "people"]


@pytest.fixture
def event(ground):
    """An event of Harbor's with two settled incidents and a running one: (event id, settled ids, running id)."""
    with ground.unit():
        ana = ground.act("Ana")
        days = {"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 2)}
        held = communities.keep_event(ana, name="Spring days", slug="spring", zone="UTC", **days)
        event_id = held if isinstance(held, str) else held.id
        settled = [
            cases.open_filed(
                ana,
                {
                    "text": f"Incident {name}",
                    "outcome": "violation",
                    "event_id": event_id,
                    "people": [("reported", name)],
                },
            )
            for name in ("Wren", "Teal")
        ]
        other = cases.open_filed(ana, {"text": "Of no event", "outcome": "violation"})
        running = cases.open_filed(ana, {"text": "Still running", "outcome": "violation", "event_id": event_id})
        cases.reopen(ana, running, "Something new")
    return event_id, settled, running, other


def test_all_of_it_goes_in_one_go_with_a_receipt_each(ground, event):
    """Two ticked, looked at, sent; the committee confirms one, and the desk shows which."""
    event_id, settled, running, other = event
    with ground.unit():
        ana = ground.act("Ana")
        assert {case.id for case in bundles.ready(ana, event_id)} == {*settled, running}
        found = bundles.look(ana, event_id, settled, PARTS)
        assert len(found.packets) == 2
        bundles.send(ana, event_id, settled, PARTS, seen=found.seal)
    with ground.unit():
        ana, gil = ground.act("Ana"), ground.act("Gil")
        assert [case.id for case in bundles.ready(ana, event_id)] == [running]
        came = [row.id for row in cases.listing(gil)[0]]
        assert len(came) == 2
        committee.confirm_receipt(gil, came[0])
        assert [committee.origin(gil, one).reason for one in came] == ["after_event"] * 2
    with ground.unit():
        [sent] = bundles.sent(ground.act("Ben"), event_id)
        assert {receipt.case.id for receipt in sent.receipts} == set(settled)
        assert sorted(receipt.confirmed is not None for receipt in sent.receipts) == [False, True]


def test_nothing_goes_when_something_changed(ground, event):
    """One of them was written on after the look: none is sent."""
    event_id, settled, running, _other = event
    with ground.unit():
        found = bundles.look(ground.act("Ana"), event_id, [*settled, running], PARTS)
        cases.note(ground.act("Ben"), running, "fact", "Meanwhile")
    with ground.unit(), pytest.raises(Refused, match="changed"):
        bundles.send(ground.act("Ana"), event_id, [*settled, running], PARTS, seen=found.seal)
    with ground.unit():
        assert cases.listing(ground.act("Gil"))[0] == []
        assert bundles.sent(ground.act("Ana"), event_id) == []


def test_what_one_cannot_open_is_neither_offered_nor_sent_nor_shown(ground, event):
    """Somebody who stepped back sees one incident less, before and after; strangers nothing; practice never goes."""
    event_id, settled, running, _other = event
    with ground.unit():
        drills.start(ground.act("Ana"), "slide")
        cases.recuse(ground.act("Ben"), settled[0])
    with ground.unit():
        ben = ground.act("Ben")
        assert {case.id for case in bundles.ready(ben, event_id)} == {settled[1], running}
        with pytest.raises(Refused, match="nothing_chosen"):
            bundles.look(ben, event_id, [settled[0]], PARTS)
        ana = ground.act("Ana")
        found = bundles.look(ana, event_id, settled, PARTS)
        bundles.send(ana, event_id, settled, PARTS, seen=found.seal)
    with ground.unit():
        [sent] = bundles.sent(ground.act("Ben"), event_id)
        assert [receipt.case.id for receipt in sent.receipts] == [settled[1]]
        for name in ("Dov", "Gil", "Odo", "Noa"):
            with pytest.raises(NotFound):
                bundles.ready(ground.act(name), event_id)


def test_the_pages(ground, event):
    """From the desk to the receipts; nothing ticked is refused; what is not ticked is nowhere at the committee."""
    event_id, _settled, _running, _other = event
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    ana.follow('a[href$="/bundle"]')
    assert "3 incidents can be sent" in ana.text
    ana.follow(f'a[href$="/bundle/{event_id}"]')
    assert len(ana.soup.select("[name=chosen]")) == 3
    assert len(ana.soup.select("[name=chosen][checked]")) == 2
    ana.act("bundle", chosen=[])
    assert ana.page.status_code == 422
    assert "Tick at least one incident" in ana.text
    ana.get(f"/desk/harbor/bundle/{event_id}")
    ana.act("bundle", parts=PARTS)
    assert "Incident Wren" in ana.text
    ana.send(ana.soup.select_one("form:has([name=step][value=change])"))
    assert len(ana.soup.select("[name=chosen][checked]")) == 2
    ana.act("bundle")
    ana.act("bundle")
    assert "not confirmed yet" in ana.text
    gil = Walker(ground.app, "Gil")
    gil.get("/committee/")
    assert len(gil.soup.select("[data-case]")) == 2
    gil.follow("[data-case] a")
    assert "Incident" in gil.text
