"""Asking who a case is about before saying whether one is free, and the answer of those on it."""

from .. import accounts
from . import asking
from .blueprint import both
from .parts import shows


@both("<string:case_id>/names")
def ask_names(actor, place, case_id):
    """Ask for the names."""
    asking.ask(actor, case_id)
    return place.show_case(case_id)


@both("<string:case_id>/names/<string:person_id>/show")
def show_names(actor, place, case_id, person_id):
    """Show them to whoever asked."""
    asking.answer(actor, case_id, person_id, shown=True)
    return place.show_case(case_id)


@both("<string:case_id>/names/<string:person_id>/keep-back")
def keep_names_back(actor, place, case_id, person_id):
    """Show them nothing."""
    asking.answer(actor, case_id, person_id, shown=False)
    return place.show_case(case_id)


@shows("standing", "cases/_naming.html")
def who_asks(actor, place, view) -> dict | None:
    """Whoever asks for the names waits for somebody on the case."""
    people = asking.waiting(actor, view.id)
    names = accounts.names(people)
    return {"people": [(one, names.get(one, "?")) for one in people]} if people else None
