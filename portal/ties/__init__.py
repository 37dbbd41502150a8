"""Whom somebody is too close to: a private list a person, matched blind (settled 7).

The list itself is sealed to its owner; beside it stand keyed tokens, compared inside a request that has the other side
in clear. `tied(people, forms)` says who of these people is too close; nobody is told why.
"""

from .rules import forms_in, forms_of
from .service import forget, keep, read, tied

__all__ = ["forget", "forms_in", "forms_of", "keep", "read", "tied"]
