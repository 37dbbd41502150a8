"""The cast of this folder's crawls: everybody signed in once a process, on one copy of the world."""

import pytest

from portal import clock, house

from .cast import assembled
from .targets import Targets


@pytest.fixture(scope="session")
def whole_cast(templates, tmp_path_factory, smtp_server):
    """Everybody, signed in, with `targets`."""
    with assembled(templates, tmp_path_factory.mktemp("cast"), smtp_server.url) as made:
        made.targets = Targets(made.app, made.planted, made.world)
        made.remember()
        made.began = clock.now()
        yield made


@pytest.fixture(scope="module")
def cast(whole_cast):
    """The cast as it was assembled, for one file of tests; its database is put back by `restore`."""
    house.configure(whole_cast.settings)  # other tests of this process had portals of their own meanwhile
    before = clock._shift
    clock._shift += whole_cast.began - clock.now()  # what was open for a while when they were assembled is open again
    vars(whole_cast).pop("after_restore", None)
    whole_cast.restore()
    whole_cast.cookies_back()
    yield whole_cast
    whole_cast.rest()
    clock._shift = before
