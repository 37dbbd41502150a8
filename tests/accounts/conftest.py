"""A writing context in the test's own database, and somebody with an account."""

import pytest

from portal import access, accounts, db
from portal.accounts import brake, credentials

PASSWORD = "four calm otters swim by"


@pytest.fixture(autouse=True)
def unbraked():
    """Failures of one test slow no other down."""
    for each in (brake.passwords, brake.codes, credentials._asked):
        each.forget()
    yield
    for each in (brake.passwords, brake.codes, credentials._asked):
        each.forget()


@pytest.fixture
def context(app):
    """A context in which acts are kept: several short transactions, as requests would make them."""
    with app.app_context():
        yield
        db.begin_writing(False)


@pytest.fixture
def act(context):
    """Run one verb in a write transaction of its own, like a request does, and commit it."""

    def run(verb, *args, **kwargs):
        with db.writing():
            return verb(*args, **kwargs)

    return run


@pytest.fixture
def kim(act):
    """Somebody with an account: (invitation, opened)."""
    token = act(accounts.invite, access.keeper("site"), "kim@otters.example", name="Kim").rpartition("/")[2]
    return act(accounts.redeem, token, name="Kim", password=PASSWORD)[1]
