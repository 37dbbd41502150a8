"""The ground of the cases' tests, with a code of conduct at Harbor."""

import pytest

from portal import communities, policies

CODE = """# Code

Be kind to each other.

## When we are not enough

If a report concerns a member of our team, it goes to the central committee.
If you hear nothing from us within a week, the central committee answers instead.
If you disagree with a decision, the central committee takes another look within 30 days.

## Numbers

Once a year we publish how many reports there were.
"""


@pytest.fixture
def ground(ground):
    """Harbor has a code that says everything, and a person to turn to."""
    with ground.unit():
        ana = ground.act("Ana")
        communities.keep_contact(ana, name="Ana Reyes", mail="ana@people.example")
        policies.take(ana, CODE)
        policies.describe(ana, title="Code of Conduct", licence="CC-BY-4.0", original=True, made_from=[])
        policies.publish(ana, "First")
    return ground
