"""The ground of tests/cases/ground.py in this test's database."""

import pytest

from tests.cases.ground import Ground


@pytest.fixture
def ground(app):
    """Everybody in place, nothing reported yet."""
    return Ground(app).build()
