"""One case's page, at a desk and at the committee."""

from flask import request

from .. import access
from ..entry import DESK, audience
from ..errors import Refused
from ..web import go_to
from . import asking, assessment, conflicts, forms, labels, panel, parts, report_routes, rules, service, shells
from .blueprint import HANDLERS, Place, both, bp, names_in
from .ways import adds_up, knows_soft, wants_word


def page_number() -> int:
    """Which page of a list is asked for."""
    return min(max(request.args.get("page", 1, type=int), 1), 100_000)


@bp.get("/desk/<string:slug>/cases/<string:case_id>")
@audience(DESK, roles=HANDLERS)
def case(actor, slug, case_id):
    """One case; without its key only the name, the state and the way in."""
    return show_case(actor, Place(slug), case_id, "cases/case.html")


def show_case(actor, place, case_id, template, more=None, card=None):
    """A case's page at either place; `more(view)` gives what only one of them shows, `card` what it tells before."""
    row = service.see(actor, case_id)
    if (left := shells.shell(actor, row)) is not None and left.gone_on:
        return place.page(actor, "cases/shell.html", case=row, shell=left)
    if not access.can(actor, "case.read", row):
        known = {"waits": conflicts.waits(actor, case_id), "card": panel.card(actor, row) | (card or {})}
        known |= {"mild": knows_soft(actor), "word": wants_word(actor), "adding": adds_up(actor)}
        known["weighed"] = actor.person in panel.unsure(actor, case_id)
        known["naming"] = asking.mine(actor, case_id) if access.can(actor, "case.attest", row) else None
        return place.page(actor, "cases/case_closed.html", case=row, button=forms.ButtonForm(formdata=None), **known)
    view = service.read(actor, case_id)
    answerable, mild = any(view.reports), actor.person in view.soft
    facts = {"told": view.told, "waiting": view.waiting, "has_reporter": answerable, "passed_on": view.passed_on}
    step = rules.next_act(view.kind, view.state, finding=view.finding, **facts)
    context = {
        "view": view,
        "names": names_in(view),
        "next": "wrote" if step == "answer" else step,
        "code": None if place.central else assessment.version_for(actor),
        "walk": rules.walk(view.kind, view.before or view.state, view.finding, view.step_codes),
        "parts": parts.parts_of(actor, place, view),
        "other": [
            step for step in labels.OTHER_STEPS if step == "similar" or rules.may_follow(view.kind, view.state, step)
        ],
        "may": lambda act: rules.may_follow(view.kind, view.state, act) and not (mild and act in rules.VOTES),
        "button": forms.ButtonForm(formdata=None),
        "file_url": report_routes.file_url,
    }
    return place.page(actor, template, **context | (more(view) if more else {}))


@both("<string:case_id>/recuse", methods=("GET", "POST"))
def recuse(actor, place, case_id):
    """Say in one sentence what stepping back means; then step back, with no reason asked."""
    row = service.see(actor, case_id)
    access.require(actor, "case.recuse", row)
    form, status = forms.ButtonForm(), 200
    if form.is_submitted():
        try:
            conflicts.recuse(actor, case_id)
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go_to(place.home_url())
    return place.page(actor, "cases/recuse.html", form=form, case=row, status=status)
