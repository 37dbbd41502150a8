"""A visitor's browser, and one lead signed in at a community of their own."""

import pytest

from .people import Visitor


@pytest.fixture
def visitor(app):
    return Visitor(app)


@pytest.fixture
def ada(app, meadow, visitor):
    """The lead of Meadow Python at their browser."""
    return visitor.sign_in("ada")
