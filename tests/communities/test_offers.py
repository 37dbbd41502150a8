"""The page that sends a link to found a community can't be turned against a stranger's mailbox."""

from portal import access, communities
from portal.db import writing


def test_an_address_gets_a_few_links_and_no_more(app, settings, clock):
    """Three links in a quarter of an hour; the fourth request looks the same and sends nothing."""
    guest = access.Actor("site")
    with app.app_context(), writing():
        paths = [communities.people.offer_founding(guest, "Newcomer@meadow.example", home="") for _ in range(5)]
        assert [path is not None for path in paths] == [True, True, True, False, False]
        assert communities.people.offer_founding(guest, "else@meadow.example", home="")
        clock.advance(minutes=16)
        assert communities.people.offer_founding(guest, "newcomer@meadow.example", home="")
