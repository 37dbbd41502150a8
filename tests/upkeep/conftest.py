"""A living portal for the tests of this folder, and an empty place beside it."""

import pytest

from . import scene


@pytest.fixture
def living(ground, settings):
    """A ground with a case and a file."""
    return scene.living(ground, settings)


@pytest.fixture
def other(settings, templates, tmp_path):
    """An empty data folder and database with the same keys."""
    made = scene.beside(settings, templates, tmp_path)
    yield made
    templates.drop(made)
