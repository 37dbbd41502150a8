"""Who takes part in a case, on its page; and borrowing somebody for it."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, EmailField
from wtforms.validators import InputRequired, Length

from .. import access, accounts, ties, web
from ..errors import NotFound, Refused
from ..web import go_to
from . import forms, lending, panel, returning, rules, service, soft
from .blueprint import both
from .parts import FREE, SOON, shows
from .ways import adds_up, knows_soft, wants_word


class BorrowForm(forms.ActForm):
    """Somebody of another team."""

    act = "borrow"
    title = lazy("Borrow somebody for this case")
    button = lazy("Let them into this case")
    email = EmailField(
        lazy("Their mail address"),
        [InputRequired(lazy("Write a mail address here.")), Length(max=254)],
        description=lazy("The one they sign in with. They handle reports at another community, or at the committee."),
    )
    free = BooleanField(
        lazy("I asked them: they know nobody in it and nothing stands in their way"),
        [InputRequired(lazy("Ask them first, without telling them names."))],
    )


def sentence(code: str) -> str:
    """What a refusal to borrow says."""
    return {
        "no_handler": _("Nobody who handles reports on this portal signs in with this address."),
        "on_team": _("They are on your team already. They can say for themself that nothing stands in their way."),
        "left_out": _("This person can't take part in this case."),
    }[code]


@both("<string:case_id>/borrow", methods=("GET", "POST"))
def borrow(actor, place, case_id):
    """Let somebody of another team into one case; at the committee, an alternate."""
    case = service.see(actor, case_id)
    access.require(actor, "case.borrow", case)
    form, status = BorrowForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                lending.borrow(actor, case_id, form.email.data)
            except Refused as refused:
                web.put_beside(form, "email", sentence(refused.code))
            else:
                return place.show_case(case_id)
    return place.page(actor, "cases/borrow.html", form=form, case=case, status=status)


@both("<string:case_id>/borrowed/<string:person_id>/end")
def end_borrowing(actor, place, case_id, person_id):
    """The help has ended."""
    lending.give_back(actor, case_id, person_id)
    return place.show_case(case_id)


@both("<string:case_id>/no-vote")
def no_vote(actor, place, case_id):
    """Know somebody in it a little: help without a vote."""
    soft.help_without_a_vote(actor, case_id)
    return place.show_case(case_id)


@both("<string:case_id>/no-vote/more")
def one_more(actor, place, case_id):
    """Know one more of them a little, where several are too many: step back."""
    soft.one_more(actor, case_id)
    return go_to(place.home_url())


@both("<string:case_id>/no-vote/<string:person_id>")
def weigh(actor, place, case_id, person_id):
    """Say whether a colleague's tie is small enough."""
    said = request.form.get("fits", "")
    if said not in ("yes", "no"):
        raise NotFound
    soft.weigh(actor, case_id, person_id, fits=said == "yes")
    return place.show_case(case_id)


@both("<string:case_id>/let-back/<string:person_id>")
def let_back(actor, place, case_id, person_id):
    """Say that somebody who stepped back may come back; it takes a second one to say so."""
    returning.readmit(actor, case_id, person_id)
    return place.show_case(case_id)


def _gauge(actor, view) -> panel.Gauge:
    return panel.gauge(actor, view.id, [step.person_id for step in view.steps if step.code in rules.OUT])


@shows("next", "cases/_asks.html", rank=FREE)
def asks_you(actor, place, view) -> dict | None:
    """Before anything else: is the reader free?"""
    if view.state in ("closed", "merged"):
        return None
    own = bool(ties.tied([actor.person], panel.forms_of(view.parties)))
    gauge = _gauge(actor, view)
    ask = actor.person not in (*gauge.free, *gauge.soft)
    return {"own": own, "ask": ask, **mild_ways(actor)} if own or ask else None


def mild_ways(actor) -> dict[str, bool]:
    """What a small tie leads to here: a way at all, the others asked, several added up."""
    return {"mild": knows_soft(actor), "word": wants_word(actor), "adding": adds_up(actor)}


@shows("next", "cases/_weigh.html", rank=SOON)
def weighs_a_tie(actor, place, view) -> dict | None:
    """A colleague knows somebody in it a little: does helping without a vote fit?"""
    waiting = soft.open_ties(actor, view.id)
    if not waiting or view.state in ("closed", "merged") or actor.person not in _gauge(actor, view).free:
        return None
    said = {one: {word.by_id: word.fits for word in soft.words(actor, view.id, one)} for one in waiting}
    open_ones = [one for one in waiting if actor.person not in said[one]]
    return {"people": open_ones, "names": accounts.names(open_ones)} if open_ones else None


@shows("standing", "cases/_panel.html")
def who_takes_part(actor, place, view) -> dict:
    """Who is free, one line once enough are; and the two ways on where enough can't be."""
    gauge, lent = _gauge(actor, view), panel.lent(actor, view.id)
    names = accounts.names({*gauge.free, *gauge.asked, *gauge.out, *gauge.soft, *lent})
    over = view.state in ("closed", "merged")
    row, wished = service.see(actor, view.id), returning.asked(actor, view.id)
    may = {name: access.can(actor, f"case.{name}", row) and not over for name in ("borrow", "readmit")}
    out = [one for one in (*returning.out(actor, view.id), *gauge.soft) if one != actor.person]
    back = [(one, wished.get(one, "")) for one in out] if may["readmit"] and actor.person not in gauge.soft else []
    short = not (gauge.possible or over)
    waits = panel.unsure(actor, view.id)
    more = actor.person in gauge.soft and adds_up(actor) and not over
    shown = {"gauge": gauge, "lent": lent, "names": names, "short": short, "may_borrow": may["borrow"], "back": back}
    put_out = [step.person_id for step in view.steps if step.code == "too_close" and step.person_id in gauge.out]
    return shown | {"unsure": waits, "one_more": more, "put_out": put_out}
