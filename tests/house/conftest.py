"""The cast of this folder's crawls: everybody signed in once a file, on one copy of the world."""

import pytest

from .cast import assembled
from .targets import Targets


@pytest.fixture(scope="module")
def cast(templates, tmp_path_factory, smtp_server):
    """Everybody, signed in, with `targets` and a database that `restore` puts back."""
    with assembled(templates, tmp_path_factory.mktemp("cast"), smtp_server.url) as made:
        made.targets = Targets(made.app, made.planted, made.world)
        made.remember()
        yield made
