"""A report says that a measure was not kept to: which one, said by whoever works on the case."""

from .. import cases
from ..cases import options
from . import breaches, term_forms, term_labels
from .blueprint import both

NONE = "none"


@both("breach-of")
def breach_of(actor, place, case_id):
    """Choose the measure of another case that this one is about."""
    view = cases.read(actor, case_id)
    form, found, now = term_forms.BreachOfForm(), breaches.possible(actor, view), breaches.origin(actor, case_id)
    none = (NONE, term_labels.NONE_OF_THESE)
    form.term.choices = options([*((one.term_id, term_labels.origin_words(one)) for one in found), none])
    if not form.is_submitted():
        named = [one.term_id for one in found if one.named]
        form.term.data = now.term_id if now else named[0] if len(named) == 1 else None
        form.people.data = True

    def verb(sent):
        chosen = "" if sent.term.data == NONE else sent.term.data
        breaches.point_to(actor, case_id, chosen, people=bool(sent.people.data))

    return cases.act_page(actor, place, case_id, form, verb)


@cases.shows("standing", "letters/_breach_of.html")
def about_a_measure(actor, place, view) -> dict | None:
    """Which measure a case is about; the question, where its reporter says that one was not kept to."""
    found = breaches.origin(actor, view.id)
    ask = found is None and breaches.reported(view) and _askable(actor, view)
    if found is None and not ask:
        return None
    return {"origin": found, "ask": ask, "url": place.url("letters.breach_of", case_id=view.id), "words": term_labels}


@cases.shows("do", "letters/_breach_way.html")
def way_to_a_measure(actor, place, view) -> dict | None:
    """The way to that question for whoever finds out without being told."""
    return {"url": place.url("letters.breach_of", case_id=view.id)} if _askable(actor, view) else None


def _askable(actor, view) -> bool:
    """Whether a case can still be said to be about a measure, and there is one of another case at all."""
    return cases.may_follow(view.kind, view.state, "party") and breaches.any_but(actor, view.id)
