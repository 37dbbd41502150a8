"""The search at a desk and at the committee. A question is never part of an address, a log line or an audit line."""

from flask import Blueprint

from .. import cases, communities
from ..db import reading
from ..errors import Refused
from ..web import go_to
from . import forms, kept, labels, service

bp = Blueprint("search", __name__)


@cases.both("", thing="search", methods=("GET", "POST"), room=bp)
def ask(actor, place):
    """Ask for words; what is found stands below."""
    form, answer, status = forms.AskForm(), None, 200
    _offer_events(actor, place, form)
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                with reading():
                    answer = service.find(actor, _asked(form))
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                service.keep_pages(actor, answer)
                status = 200
    return _page(actor, place, form, answer, status=status)


@cases.both("views", thing="search", room=bp)
def keep(actor, place):
    """Keep a question under a name."""
    form = forms.KeepForm()
    try:
        kept.keep(actor, form.name.data or "", _asked(form))
    except Refused as refused:
        status = labels.put_beside(form, refused)
        ask_form = forms.AskForm()
        _offer_events(actor, place, ask_form)
        return _page(actor, place, ask_form, None, keep_form=form, status=status)
    return go_to(place.url("search.ask"))


@cases.both("views/<string:view_id>/forget", thing="search", room=bp)
def forget(actor, place, view_id):
    """Let a kept question go."""
    kept.forget(actor, view_id)
    return go_to(place.url("search.ask"))


def _asked(form) -> service.Question:
    running = {"yes": True, "no": False}.get(form.running.data or "")
    return service.Question(form.text.data or "", running, form.event.data or "", form.among.data or "")


def _offer_events(actor, place, form) -> None:
    held = [] if place.central else communities.events(actor)
    form.event.choices = [*form.event.choices, *cases.options((event.id, event.name) for event in held)]


def _page(actor, place, form, answer, *, keep_form=None, status=200):
    keep_form = keep_form or forms.KeepForm(formdata=None)
    for name in ("text", "running", "among", "event"):
        keep_form[name].data = form[name].data if answer or keep_form.errors else ""
    context = {"form": form, "answer": answer, "keep_form": keep_form, "texts": labels, "views": kept.views(actor)}
    context["button"] = cases.ActForm(formdata=None)
    return place.page(actor, "search/ask.html", status=status, here="search", **context)
