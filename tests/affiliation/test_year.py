"""The yearly look: begun by the keeper, reminded by mail without contents, what is late in sight."""

from portal import affiliation, mail
from portal import clock as portal_clock
from portal.affiliation import duties

from .test_affiliation import asked, decided, state


def kept(ground, smtp) -> set[str]:
    """The keeper's round, and who got a letter; no letter says which community or how it stands."""
    with ground.unit():
        duties.remind(portal_clock.now())
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    for word in ("harbor", "Harbor", "conditions", "listed", "MARKER"):
        assert word not in smtp.mailbox.text()
    found = {address.split("@")[0] for message in smtp.mailbox.messages for address in message.envelope_to}
    smtp.mailbox.messages.clear()
    return found


def listed(ground):
    """Harbor stands on the list."""
    asked(ground)
    decided(ground, "approve")
    with ground.unit():
        affiliation.put_on_list(ground.act("Ana"))


def test_a_year_from_the_first_yes_to_the_next(ground, smtp, clock):
    """Reminded a month before, looked at on the day, reminded again, answered, confirmed by two; listed throughout."""
    listed(ground)
    kept(ground, smtp)
    clock.advance(days=334)
    assert kept(ground, smtp) == set()
    clock.advance(days=2)
    assert kept(ground, smtp) == {"ana"}
    assert kept(ground, smtp) == set(), "twice a day is once"
    assert state(ground) == "listed"
    clock.advance(days=29)
    assert kept(ground, smtp) == {"ana", "gil", "hana"}
    assert state(ground) == state(ground, "Gil") == "review"
    with ground.unit():
        assert len(affiliation.affiliated()) == 1
    clock.advance(days=15)
    assert kept(ground, smtp) == {"ana"}
    with ground.unit():
        assert affiliation.standing(ground.act("Gil"), ground.harbor).late
        affiliation.answer(ground.act("Ana"), "Nothing changed.")
    clock.advance(days=15)
    assert kept(ground, smtp) == {"gil", "hana"}
    assert decided(ground, "confirm") == "listed"
    with ground.unit():
        one = affiliation.standing(ground.act("Gil"), ground.harbor)
        assert (one.due - portal_clock.today()).days == 365
        assert not one.late
        assert affiliation.affiliated()[0].looked == portal_clock.today()
        assert affiliation.affiliated()[0].since < portal_clock.today()


def test_an_application_nobody_decides_is_not_forgotten(ground, smtp, clock):
    """After two weeks the chair and the vice hear of it, and again every two weeks; the community does not."""
    asked(ground)
    kept(ground, smtp)
    clock.advance(days=15)
    assert kept(ground, smtp) == {"gil", "hana"}
    clock.advance(days=5)
    assert kept(ground, smtp) == set()
    clock.advance(days=10)
    assert kept(ground, smtp) == {"gil", "hana"}
    with ground.unit():
        assert [one.late for one in affiliation.waiting(ground.act("Gil"))] == [True]


def test_what_has_ended_is_left_alone(ground, smtp, clock):
    """No reminder, for ever."""
    listed(ground)
    with ground.unit():
        affiliation.withdraw(ground.act("Ana"))
    clock.advance(days=800)
    assert kept(ground, smtp) == set()
    assert state(ground) == "ended"
