"""What this room shows on a case's page: what is due, who looks after it, and the way to change that."""

from flask import Blueprint

from .. import accounts, cases
from ..access import require
from ..errors import Refused
from ..web import put_beside
from . import clocks, forms, labels, rules, work

bp = Blueprint("duty", __name__)


def _form(view, who, tags, names, data=True):
    form = forms.WhoForm(
        data={"lead": who.get("lead", ""), "second": who.get("second", ""), "tags": list(tags)},
        **({} if data else {"formdata": None}),
    )
    people = [(one, names.get(one, "?")) for one in view.readers]
    for field in (form.lead, form.second):
        field.choices = cases.options([("", labels.lazy("Nobody yet")), *people])
    return form


@cases.both("<string:case_id>/work", methods=("GET", "POST"), room=bp)
def who(actor, place, case_id):
    """Say who looks after a case, who is the second, and how it is found again."""
    view = cases.read(actor, case_id)
    require(actor, "duty.assign", cases.see(actor, case_id))
    who_now, tags = work.assigned(actor, [case_id]).get(case_id, {}), work.tags(actor, [case_id]).get(case_id, ())
    form, status = _form(view, who_now, tags, accounts.names(set(view.readers))), 200
    if form.is_submitted():
        status = 422
        try:
            for part in rules.PARTS:
                work.assign(actor, case_id, form[part].data or "", part)
            work.set_tags(actor, case_id, form.tags.data or ())
        except Refused as refused:
            put_beside(form, "tags" if refused.code == "tag_odd" else "lead", labels.sentence(refused.code))
        else:
            return place.show_case(case_id)
    return place.page(actor, "duty/who.html", form=form, case=view, status=status)


@cases.both("<string:case_id>/take", room=bp)
def take(actor, place, case_id):
    """Look after it oneself."""
    work.assign(actor, case_id, actor.person)
    return place.show_case(case_id)


def _undecided(actor, view) -> dict | None:
    """The time to decide is over, and a proposal still waits; `spoke`: whether this reader said where they stand."""
    if not cases.may_follow(view.kind, view.state, "agree"):
        return None
    late = [one for one in clocks.running(actor, [view.id]) if one.kind == rules.DECIDE and one.days < 0]
    waits = [one for one in cases.proposals(actor, view.id) if one.state == "open" and not one.holds] if late else []
    return {"due": late[0], "spoke": bool(waits[0].stand_of(actor.person))} if waits else None


@cases.shows("next", "duty/_deadlock.html", rank=cases.LATE)
def goes_up(actor, place, view) -> dict | None:
    """Whoever has said where they stand can only carry it up now."""
    found = None if view.passed_on else _undecided(actor, view)
    return found | {"act": True} if found and found["spoke"] and not place.central else None


@cases.shows("standing", "duty/_deadlock.html")
def waits_too_long(actor, place, view) -> dict | None:
    """The others read that it is late, and that two ways are left."""
    found = _undecided(actor, view)
    return found | {"act": False} if found and (place.central or not found["spoke"]) else None


@cases.shows("standing", "duty/_due.html")
def what_is_due(actor, place, view) -> dict | None:
    """What is due by when, and who looks after it."""
    if view.state in ("closed", "merged"):
        return None
    who_now = work.assigned(actor, [view.id]).get(view.id, {})
    return {
        "due": clocks.running(actor, [view.id]),
        "who": who_now,
        "names": accounts.names(set(who_now.values())),
        "tags": work.tags(actor, [view.id]).get(view.id, ()),
        "texts": labels,
    }
