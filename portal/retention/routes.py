"""What falls due, what is held, what was forgotten, and the times: for those who keep time."""

from datetime import date

from .. import accounts, clock
from ..errors import NotFound, Refused
from ..typed import whole_number
from ..web import go_to, put_beside
from . import case_part, forms, holding, labels, public_routes, rules, schedule
from .blueprint import both, bp, shown
from .gathering import within

__all__ = ["bp", "case_part", "public_routes"]


@both("")
def due(actor, place):
    """What is forgotten within a month, what stands still, and what was forgotten."""
    found = holding.listed(actor)
    near = within(found, clock.today())
    now, coming = schedule.terms_of(actor.partition)
    told = {"near": near, "still": [one for one in found if one.why], "later": len(found) - len(near), "now": now}
    told["later"] -= len(told["still"])
    told |= {"coming": coming, "went": holding.certificates(actor), "today": clock.today()}
    return shown(actor, place, "retention/due.html", **told)


@both("/things/<string:kept_id>", methods=("GET", "POST"))
def thing(actor, place, kept_id):
    """One thing: when it goes and why not; hold it, or end the hold."""
    one = holding.one_of(actor, kept_id)
    form, status = forms.HoldForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                holding.hold(actor, kept_id, form.reason.data, form.text.data or "")
            except Refused as refused:
                put_beside(form, labels.BESIDE.get(refused.code), labels.sentence(refused))
                status = refused.status
            else:
                return go_to(place.url("retention.thing", kept_id=kept_id))
    said = holding.words_of(actor, one.hold) if one.hold else None
    who = accounts.names([one.hold.person_id]).get(one.hold.person_id, "") if one.hold else ""
    told = {"one": one, "form": form, "said": said, "who": who, "today": clock.today()}
    return shown(actor, place, "retention/thing.html", status=status, **told)


@both("/things/<string:kept_id>/on", methods=("POST",))
def keep_on(actor, place, kept_id):
    """The hold is still needed."""
    holding.go_on(actor, kept_id)
    return go_to(place.url("retention.due"))


@both("/things/<string:kept_id>/end", methods=("POST",))
def let_go(actor, place, kept_id):
    """The hold is not needed any more."""
    holding.end(actor, kept_id)
    return go_to(place.url("retention.due"))


@both("/things/<string:kept_id>/looked", methods=("POST",))
def looked(actor, place, kept_id):
    """Somebody looked at what has no end by itself."""
    holding.looked(actor, kept_id)
    return go_to(place.url("retention.due"))


@both("/times", methods=("GET", "POST"))
def times(actor, place):
    """How long what is kept here."""
    form, status = forms.TimesForm(), 200
    last = schedule.versions(actor)[-1]
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                seen = whole_number(form.seen.data)
                schedule.change(actor, form.terms(), seen=seen)
            except Refused as refused:
                put_beside(form, refused.facts.get("field"), labels.sentence(refused))
                status = refused.status
            else:
                return go_to(place.url("retention.due"))
    else:
        form.fill(last)
    told = {"form": form, "rules": rules, "since": clock.today() + rules.NOTICE}
    return shown(actor, place, "retention/times.html", status=status, **told)


@both("/certificates/<string:day>")
def certificate(actor, place, day):
    """How much was forgotten on one day, to print."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise NotFound from None
    return shown(actor, place, "retention/certificate.html", one=holding.certificate(actor, wanted))
