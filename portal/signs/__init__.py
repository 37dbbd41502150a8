"""What leads to the report form from outside: posters, cards, door signs, buttons for other sites, the form on paper.

Each names an event and a place and nobody. `short(slug, event, place)` is the address that a sign carries.
"""

from .rules import short

__all__ = ["short"]
