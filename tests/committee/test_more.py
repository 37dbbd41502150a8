"""After the least was filed: the committee asks for the names; the community sees what goes, sends it or does not."""

import pytest

from portal import cases, committee
from portal.committee import inbox, more
from portal.errors import Conflict, NotFound, Refused

from ..cases.walker import Walker


@pytest.fixture
def least(ground):
    """Ana filed kind and person only; Gil has confirmed it: (below, above)."""
    with ground.unit():
        ana = ground.act("Ana")
        below = cases.open_seen(ana)
        cases.add_party(ana, below, "reported", "person", "Rob Kesten", "GitHub: robk")
        cases.add_party(ana, below, "affected", "person", "Jo MARKERJO")
        cases.note(ana, below, "fact", "MARKERFACT He stood in the door.")
        cases.review(ana, below, "MARKERREVIEW", "violation")
        above = committee.escalate(ana, below, cases.LEAST, "after_event")
    with ground.unit():
        committee.confirm_receipt(ground.act("Gil"), above)
    return below, above


def ask(ground, above: str, parts=("people",), name="Gil") -> None:
    with ground.unit():
        more.ask(ground.act(name), above, parts, "MARKERWHY Another community asks about him.")


def test_what_is_asked_for_goes_and_nothing_else(ground, least):
    """The names, without the one that came first; the case below goes on; it can be asked for more again."""
    below, above = least
    ask(ground, above)
    with ground.unit(), pytest.raises(Conflict):
        more.ask(ground.act("Gil"), above, ("facts",), "And this.")
    ana = ground.act("Ana")
    with ground.unit():
        view = cases.read(ana, below)
        assert "MARKERWHY" in str(view.notes_of("advice")) and more.wanted(view) == ("people",)
        packet = more.packet(ana, below, ("people",))
        assert [item.facts["name"] for item in packet.items] == ["Jo MARKERJO"]
        with pytest.raises(Refused, match="changed"):
            more.send(ana, below, ("people",), "", seen="other")
        more.send(ana, below, ("people",), "MARKERHERE", seen=packet.seal)
    with ground.unit():
        gil = ground.act("Gil")
        view = cases.read(gil, above)
        assert sorted(one.name for one in view.parties) == ["Jo MARKERJO", "Rob Kesten"]
        assert "MARKERHERE" in str(view.notes_of("response")) and "MARKERFACT" not in str(view)
        assert more.missing(inbox.came_from(gil, above)) == ["facts", "actions", "review", "responses", "files"]
        assert cases.see(ana, below).state == "assessed"
        with pytest.raises(Conflict):
            more.packet(ana, below, ("facts",))
    ask(ground, above, ("facts",))


def test_a_community_may_send_nothing_more(ground, least):
    """It says why; without a word it is refused."""
    below, above = least
    ask(ground, above)
    with ground.unit(), pytest.raises(Refused, match="text_empty"):
        more.keep(ground.act("Ana"), below, " ")
    with ground.unit():
        more.keep(ground.act("Ana"), below, "MARKERNO She does not want it.")
    with ground.unit():
        view = cases.read(ground.act("Gil"), above)
        assert "MARKERNO" in str(view.notes_of("response")) and "MARKERJO" not in str(view)


def test_by_nobody_else(ground, least):
    """A member without the key asks nothing; another community, an organiser and the committee send nothing."""
    below, above = least
    with ground.unit(), pytest.raises(NotFound):
        more.ask(ground.act("Kim"), above, ("people",), "Me.")
    with ground.unit(), pytest.raises(Refused, match="nothing_ticked"):
        more.ask(ground.act("Gil"), above, ("nature",), "What there is already.")
    ask(ground, above)
    with ground.unit():
        assert more.packet(ground.act("Ana"), below, ("people",))
        for name in ("Dov", "Odo", "Gil"):
            with pytest.raises(NotFound):
                more.packet(ground.act(name), below, ("people",))


@pytest.mark.sqlite_only
def test_on_pages(ground, least):
    """From the light link on the central case to the names that stand there."""
    below, above = least
    gil, ana = Walker(ground.app, "Gil"), Walker(ground.app, "Ana")
    gil.get(f"/committee/cases/{above}")
    assert "filed the least" in gil.text
    gil.follow('a[href$="/more"]')
    assert "Internal: only the team" not in gil.text
    gil.act("more", text="MARKERWHY")
    assert "You asked the community for more of this case" in gil.text
    ana.get(f"/desk/harbor/cases/{below}")
    assert "The committee asks for more of this case" in ana.text
    ana.get(f"/desk/harbor/cases/{below}/more")
    ana.send(ana.form("send_more"), step="refuse", text="")
    assert ana.page.status_code == 422
    ana.get(f"/desk/harbor/cases/{below}/more")
    assert "Only the person it is about" not in ana.text
    ana.send(ana.form("send_more"), step="look")
    assert "MARKERJO" in ana.text and "Rob Kesten" not in ana.text
    ana.send(ana.form("send_more"))
    assert ana.path == f"/desk/harbor/cases/{below}"
    gil.get(f"/committee/cases/{above}")
    assert "MARKERJO" in gil.text and "sent more of this case when you asked" in gil.text
