"""The demo's list checks: one answered, one on its way."""

import pytest

from portal import screening

pytestmark = pytest.mark.sqlite_only


def test_one_list_is_answered_and_one_waits(world, app):
    """Omar finds one row flagged, of people who do not exist."""
    omar = world.actor("omar")
    with app.app_context():
        waits, done = screening.statuses(omar)
        assert (waits.state, done.state) == ("sent", "open")
        assert [hit[:3] for hit in screening.read_answer(omar, done.row.id).hits] == [(12, "Wren Tallis", "f")]
