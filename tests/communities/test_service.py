"""Founding a community, its contacts, its events, its people."""

from datetime import date

import pytest

from portal import access, communities, db
from portal.access import Actor
from portal.db import Scope
from portal.errors import NotFound, Refused

from .people import founded, somebody


@pytest.fixture
def context(app):
    with app.app_context():
        db.begin_writing()
        yield
        db.db.session.rollback()
        db.begin_writing(False)


def test_the_founder_leads_and_can_receive(context):
    """Settled 1 and 35: founding brings a partition, a door, both roles and the founder's own vouch."""
    lead = founded()
    assert access.door("meadow") == lead.partition
    assert {role for _place, role in access.roles_of(lead.person)} == {"lead", "organiser"}
    assert communities.can_receive(lead)
    assert [member.name for member in communities.team(lead)] == ["Ada"]
    assert lead.partition == f"community:{communities.community(lead).id}"


def test_a_taken_or_odd_address_founds_nothing(context):
    founded()
    stranger = somebody("bo")
    for name, slug, code in (
        ("X", "meadow", "slug_taken"),
        ("X", "Mea dow", "slug_odd"),
        ("  ", "lake", "name_needed"),
    ):
        with pytest.raises(Refused, match=code):
            communities.found(stranger, name, slug)
    assert access.roles_of(stranger.person) == []


def test_only_its_own_people_change_a_community(context):
    meadow, lake = founded(), founded("Lake", "lake", "bo")
    outsider = Actor(meadow.partition, lake.person, lake.key, role="responder")
    for act in (
        lambda: communities.edit(outsider, name="Mine"),
        lambda: communities.keep_contact(outsider, name="X", mail="x@x.example"),
        lambda: communities.invite(outsider, "x@x.example", "lead", home=""),
    ):
        with pytest.raises(NotFound):
            act()
    assert communities.community(meadow).name == "Meadow Python"
    assert communities.contacts(lake)[0].id not in [row.id for row in communities.contacts(meadow)]
    with pytest.raises(NotFound):
        communities.keep_contact(lake, communities.contacts(meadow)[0].id, name="X", mail="x@x.example")


def test_a_group_alone_is_nobody_to_turn_to(context):
    """Settled 38: at least one person."""
    lead = founded(contact=False)
    assert not communities.contacts_ready(lead)
    communities.keep_contact(lead, kind="group", name="Helpers", mail="help@meadow.example")
    assert not communities.contacts_ready(lead)
    communities.keep_contact(lead, name="Ada", phone="+44 20 7946 0000")
    assert communities.contacts_ready(lead)


def test_the_last_person_stays_while_a_code_is_public(context):
    lead = founded()
    communities.code_published(lead, 1)
    only = communities.contacts(lead)[0]
    with pytest.raises(Refused, match="last_contact"):
        communities.drop_contact(lead, only.id)
    communities.keep_contact(lead, name="Bo", mail="bo@meadow.example")
    communities.drop_contact(lead, only.id)
    assert [row.name for row in communities.contacts(lead)] == ["Bo"]
    with pytest.raises(Refused, match="last_contact"):
        communities.keep_contact(
            lead, communities.contacts(lead)[0].id, kind="group", name="Bo", mail="b@meadow.example"
        )


def test_every_change_changes_the_stamp(context):
    """Settled 27: contacts, promises, events, team and publication each make finished pages old."""
    lead = founded()
    stamps = [communities.read_stamp("meadow")]

    def changed():
        stamps.append(communities.read_stamp("meadow"))
        return len(set(stamps)) == len(stamps)

    communities.edit(lead, acknowledge_hours=24)
    assert changed()
    communities.keep_contact(lead, name="Bo", mail="bo@meadow.example")
    assert changed()
    communities.keep_event(
        lead, name="Camp", slug="camp", first_day=date(2027, 5, 1), last_day=date(2027, 5, 3), zone="UTC"
    )
    assert changed()
    communities.code_published(lead, 1)
    assert changed()
    assert communities.read_stamp("nowhere") is None


def test_only_published_communities_are_listed(context):
    lead = founded()
    assert communities.hosted() == []
    communities.code_published(lead, 1)
    communities.edit(lead, name="Meadow Circle")
    assert [row.name for row in communities.hosted()] == ["Meadow Circle"]


def test_events_have_days_and_addresses_of_their_own(context):
    lead = founded()
    facts = {"first_day": date(2027, 5, 1), "last_day": date(2027, 5, 3), "zone": "Europe/Lisbon"}
    camp = communities.keep_event(lead, name="Camp", slug="camp", place="Porto", **facts)
    assert communities.event(lead, "camp") is camp
    with pytest.raises(Refused, match="slug_taken"):
        communities.keep_event(lead, name="Other", slug="camp", **facts)
    with pytest.raises(Refused, match="days_odd"):
        communities.keep_event(lead, name="X", slug="x1", **facts | {"last_day": date(2027, 4, 30)})
    with pytest.raises(Refused, match="zone_odd"):
        communities.keep_event(lead, name="X", slug="x1", **facts | {"zone": "Mars/Base"})
    communities.keep_event(lead, camp.id, name="Big camp", slug="camp", **facts)
    assert [row.name for row in communities.events(lead)] == ["Big camp"]
    with pytest.raises(NotFound):
        communities.event(Scope("community:other"), "camp")


def test_inviting_asks_for_a_role_and_an_address(context):
    lead = founded()
    with pytest.raises(Refused, match="role_odd"):
        communities.invite(lead, "bo@meadow.example", "chair", home="https://p.example")
    with pytest.raises(Refused, match="mail_odd"):
        communities.invite(lead, "bo", "responder", home="https://p.example")
    with pytest.raises(Refused, match="has_role"):
        communities.invite(lead, "ada@meadow.example", "lead", home="https://p.example")
    assert communities.invite(lead, "bo@meadow.example", "responder", home="https://p.example").startswith(
        "/invitation/"
    )


def test_a_newcomer_receives_nothing_until_somebody_vouches(context):
    lead, bo = founded(), somebody("bo")
    access.join(bo.person, lead.partition, "responder")
    assert {member.name: member.vouched for member in communities.team(lead)} == {"Ada": True, "Bo": False}
    communities.vouch(lead, bo.person)
    assert {member.name: member.vouched for member in communities.team(lead)} == {"Ada": True, "Bo": True}
    communities.remove(lead, bo.person)
    assert [member.name for member in communities.team(lead)] == ["Ada"]
    with pytest.raises(NotFound):
        communities.remove(lead, bo.person)
    with pytest.raises(Refused, match="last_lead"):
        communities.remove(lead, lead.person)
