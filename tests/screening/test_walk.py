"""Scenario S3, whole: 600 rows, then 41 late ones; two weak, one exact; one banned, 640 without a record."""

from .scene import agreed, answered, at_hour, banned, brought, compared, event, rows


def test_a_list_is_answered_at_its_hour(ground, clock):
    """The way of a list from the agreement to the receipt."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    listed = rows(60, (41, "Robert Kesten", "r.k+tickets@kesten.example", "https://github.com/robk_dev"))
    check = brought(ground, there, listed)
    two = compared(ground, check)
    assert len(two) == 2
    answered(ground, check, lambda pair: "same" if pair.row["number"] == 41 else "other")
    found = at_hour(ground, clock, check)
    assert found.counts["b"] == 1
    assert found.counts["n"] == 59
    assert [hit[:3] for hit in found.hits] == [(41, "Robert Kesten", "b")]
