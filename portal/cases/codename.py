"""Code names: two random words, one case each in its partition. They say nothing about what happened."""

import secrets

from ..errors import Busy
from .words import ADJECTIVES, NOUNS

TRIES = 40


def new(taken=()) -> str:
    """A code name that is not among those taken: "copper heron"."""
    for _try in range(TRIES):
        name = f"{secrets.choice(ADJECTIVES)} {secrets.choice(NOUNS)}"
        if name not in taken:
            return name
    raise Busy
